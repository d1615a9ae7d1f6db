import pytest
from PySide6.QtWidgets import QMessageBox

from cchc_desk.desk import backups, opening
from cchc_desk.desk.backup_file import BackupReason
from cchc_desk.desk.desk import Desk
from cchc_desk.storage.place import PlaceKind
from cchc_desk.ui.keeping.flow import RestoreEverything
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Scheme, apply_theme
from cchc_desk.ui.window import Window
from tests.factories import answered
from tests.ui.windows import DOCUMENT, make_workspace

ROLE = QMessageBox.ButtonRole


@pytest.fixture
def origin(tmp_path, monkeypatch):
    folder = tmp_path / "USB"
    folder.mkdir()
    path = make_workspace(folder / "sổ.cchc")
    kinds = {True: PlaceKind.REMOVABLE, False: PlaceKind.FIXED}
    monkeypatch.setattr(opening, "place_kind", lambda each: kinds[each.is_relative_to(folder)])
    return path


@pytest.fixture
def away(qtbot, qapp, origin, settings, tmp_path):
    """Return a window on a workspace of a stick."""
    settings.was_asked_for_place = True
    session = Session(origin, opening.open_anywhere)
    made = Window(session, settings, apply_theme(qapp, Scheme.LIGHT, 100), tmp_path / "logs")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(session.opened, timeout=10000):
        session.start(None)
    made.keep_safe()
    qtbot.waitUntil(made.notice.isVisible, timeout=10000)
    yield made
    made.safe.close()
    session.abandon()


def type_and_save(window, text):
    window.session.set_answer("i.hop", answered(text))
    assert window.session.save_and_wait(5000)


def text_on(path):
    with Desk.open(path) as desk:
        return desk.report(DOCUMENT).answer("i.hop")


def answer_boxes(monkeypatch, *roles):
    left, asked = list(roles), []

    def answer(box):
        asked.append(box.text())
        role = left.pop(0)
        next(each for each in box.buttons() if box.buttonRole(each) == role).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def test_the_clerk_is_told_where_the_workspace_lies(away, origin):
    assert str(origin.parent) in away.notice.words.text()


def test_it_is_written_back_when_it_is_asked_for(qtbot, away, origin):
    type_and_save(away, "Ghi lại ngay.")
    (now,) = away.notice.offers()
    now.click()
    qtbot.waitUntil(lambda: str(origin.parent) in away.status.passing.text(), timeout=10000)
    assert text_on(origin) == answered("Ghi lại ngay.")


def test_closing_writes_it_back(away, origin):
    type_and_save(away, "Ghi khi đóng.")
    assert away.close()
    assert text_on(origin) == answered("Ghi khi đóng.")


def test_a_stick_that_is_gone_is_asked_about_and_costs_nothing(away, origin, monkeypatch):
    type_and_save(away, "USB đã rút.")
    origin.parent.rename(origin.parent.with_name("rút ra"))
    asked = answer_boxes(monkeypatch, ROLE.AcceptRole, ROLE.RejectRole, ROLE.DestructiveRole)
    assert not away.close()
    assert len(asked) == 2
    assert away.close()
    origin.parent.with_name("rút ra").rename(origin.parent)
    with opening.open_anywhere(origin) as desk:
        assert desk.report(DOCUMENT).answer("i.hop") == answered("USB đã rút.")


def test_what_keeps_it_from_being_written_back_is_told(qtbot, away, origin):
    type_and_save(away, "Hỏng.")
    origin.write_bytes(b"exchanged")
    away.safe.writing_back.write_now()
    qtbot.waitUntil(lambda: "“" in away.notice.words.text() and len(away.notice.offers()) == 1)
    qtbot.waitUntil(lambda: away.notice.accessibleDescription().count(str(origin)) > 0)
    assert origin.read_bytes() == b"exchanged"


def test_everything_is_restored_into_the_copy(away, origin):
    type_and_save(away, "Trước.")
    made = []
    place = backups.usual_place()
    away.session.bridge.run(
        lambda desk: backups.backup(desk.workspace, place, BackupReason.ASKED), made.append
    )
    type_and_save(away, "Sau.")
    assert away.close()
    with RestoreEverything(made[0].path, place)(origin) as desk:
        assert desk.away is not None
        assert desk.report(DOCUMENT).answer("i.hop") == answered("Trước.")
