from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QWidget

from cchc_desk.forms.office import Office, OfficeMail, Signer
from cchc_desk.ui.office_page import OfficePage
from cchc_desk.ui.office_profiles import ProfileDayDialog, profile_title, read_day
from cchc_desk.ui.theme import Scheme, Theme, apply_theme
from tests.factories import OFFICE
from tests.ui.editors.typist import CONTROL, Key, press
from tests.ui.pages import click, field, inputs, names_by_tab, retype, shown

OLD = replace(OFFICE, name="Sở Thông tin và Truyền thông", symbol="STTTT")
NEW = replace(OFFICE, valid_from=date(2025, 7, 1), departments=("Văn phòng Sở",))


@pytest.fixture
def page(qtbot):
    made = shown(qtbot, OfficePage())
    made.show_offices((OLD, NEW))
    return made


def told(signal):
    """Collect what a signal carries from now on."""
    found = []
    signal.connect(lambda *values: found.append(values[0] if len(values) == 1 else values))
    return found


def preview(page, name):
    return field(page, f"{name}-preview").accessibleDescription().split("\n")


def titles(page):
    box = page.findChild(QComboBox)
    return [box.itemText(at) for at in range(box.count())]


def choose(page, day):
    box = page.findChild(QComboBox)
    box.setCurrentIndex(box.findData(day))
    box.activated.emit(box.currentIndex())


def choose_day(page, button, text):
    """Ask for a day with a button, type it and accept; return the dialog."""
    click(page, button)
    dialog = page.findChild(ProfileDayDialog)
    retype(dialog, "profile-day", text)
    press(field(dialog, "profile-day"), Key.Key_Return)
    return dialog


# --- one profile


def test_the_newest_profile_is_on_show_at_first(page):
    assert page.office() == NEW
    assert field(page, "name").text() == "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize(
    ("name", "part"),
    [("parent", "parent"), ("name", "name"), ("symbol", "symbol"), ("place", "place"),
     ("nothing-phrase", "nothing_phrase")],
)  # fmt: skip
def test_a_line_that_is_typed_is_in_the_profile(page, name, part):
    typed = told(page.edited)
    retype(page, name, " Lam Giang ")
    assert page.office() == replace(NEW, **{part: "Lam Giang"})
    assert typed


@pytest.mark.parametrize(
    ("name", "signer"),
    [("authority", Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "x")),
     ("title", Signer("Lê Thị Mẫu", "x", "KT. GIÁM ĐỐC")),
     ("signer", Signer("x", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC"))],
)  # fmt: skip
def test_the_signer_is_typed_in_three_fields(page, name, signer):
    retype(page, name, "x")
    assert page.office().signer == signer


@pytest.mark.parametrize("name", ["addressees", "recipients", "departments"])
def test_a_list_is_typed_one_entry_a_line(page, name):
    retype(page, name, "a;\n\n b ")
    assert getattr(page.office(), name) == ("a;", "b")


def test_what_nobody_typed_into_stays_exactly_as_it_was(page):
    strange = replace(NEW, parent=" UBND  tỉnh ", recipients=("a\nb", "", " c "))
    page.show_offices((strange,))
    retype(page, "symbol", "SNV")
    assert page.office() == replace(strange, symbol="SNV")


def test_an_office_without_profiles_can_be_described(qtbot):
    page = shown(qtbot, OfficePage())
    page.show_offices(())
    assert page.office() == Office()
    retype(page, "name", "So Mau")
    assert page.office() == Office(name="So Mau")


@pytest.mark.parametrize(
    ("name", "part"), [("report-series", "report_series"), ("plan-series", "plan_series")]
)
def test_a_series_of_numbers_is_typed(page, name, part):
    retype(page, name, "BC-VP")
    assert page.office() == replace(NEW, **{part: "BC-VP"})


def test_the_head_shows_the_series_of_numbers(page):
    retype(page, "report-series", "BC-VP")
    assert any(line.endswith("/BC-VP") for line in preview(page, "letterhead"))


@pytest.mark.parametrize(
    ("name", "typed", "mail"),
    [("mail-to", "a@b.vn\nVăn thư <c@d.vn>", OfficeMail(to=("a@b.vn", "Văn thư <c@d.vn>"))),
     ("mail-cc", "a@b.vn", OfficeMail(cc=("a@b.vn",))),
     ("mail-subject", "Gui {report.title}", OfficeMail(subject="Gui {report.title}")),
     ("mail-body", "Kinh gui\n\nSo", OfficeMail(body="Kinh gui\n\nSo"))],
)  # fmt: skip
def test_the_usual_letter_is_typed(page, name, typed, mail):
    retype(page, name, typed)
    assert page.office() == replace(NEW, mail=mail)
    assert field(page, "mail-fault").isHidden()


@pytest.mark.parametrize(("name", "typed"), [("mail-to", "van thu"), ("mail-subject", "Gui {ten}")])
def test_what_is_wrong_with_the_letter_is_told_and_stays(page, name, typed):
    retype(page, name, typed)
    assert not field(page, "mail-fault").isHidden()
    assert typed.split("{")[-1].strip("}") in field(page, "mail-fault").text()


@pytest.mark.parametrize(("name", "part"), [("days-off", "days_off"), ("days-on", "days_on")])
def test_working_days_are_typed_one_a_line(page, name, part):
    retype(page, name, "2/1/2026\n10/01/2026")
    assert page.office() == replace(NEW, **{part: (date(2026, 1, 2), date(2026, 1, 10))})


def test_what_is_no_day_is_told_and_stays_as_it_is_typed(page):
    retype(page, "days-off", "2/1/2026\nTet")
    assert "Tet" in field(page, "days-fault").text()
    page.show_offices((OLD, page.office()))
    assert field(page, "days-off").toPlainText() == "2/1/2026\nTet"
    assert page.office().days_off == (date(2026, 1, 2),)


# --- what is printed of it


def test_the_head_is_shown_as_it_is_printed(page):
    retype(page, "place", "Lam Giang")
    lines = preview(page, "letterhead")
    assert lines[:2] == ["UBND TỈNH ĐÔNG SƠN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert any(line.endswith("/BC-SKHCN") for line in lines)
    assert lines[-1].startswith("Lam Giang, ngày")


def test_a_long_name_takes_several_lines_of_the_head(page):
    retype(page, "name", "Sở Giáo dục, Khoa học, Công nghệ, Văn hoá, Thể thao và Du lịch")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in preview(page, "letterhead")[3:]


def test_a_head_of_the_office_signs_alone(page):
    assert preview(page, "signer") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu"]
    retype(page, "authority", "")
    retype(page, "title", "GIAM DOC")
    assert preview(page, "signer") == ["GIAM DOC", "Lê Thị Mẫu"]


def test_an_addressee_puts_as_above_into_the_recipients(page):
    assert preview(page, "recipients") == ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT, VP."]
    retype(page, "addressees", "x")
    assert preview(page, "recipients")[1] == "- Như trên;"


def test_no_recipients_print_no_heading(page):
    retype(page, "recipients", "")
    assert preview(page, "recipients") == [""]


def test_the_previews_are_drawn(page):
    for name in ("letterhead", "signer", "recipients"):
        widget = field(page, f"{name}-preview")
        image = widget.grab().toImage()
        row = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        assert min(colour.lightness() for colour in row) < 100
        assert widget.height() == widget.sizeHint().height()


def test_the_previews_grow_with_the_letters(page, qapp, qtbot):
    widget = field(page, "letterhead-preview")
    apply_theme(qapp, Scheme.LIGHT, 100)
    before = widget.height()
    apply_theme(qapp, Scheme.LIGHT, 150)
    qtbot.waitUntil(lambda: widget.height() > 1.3 * before)


# --- shown again


def test_showing_the_same_profiles_again_moves_nothing(page, qtbot):
    retype(page, "place", "Lam ")
    line = field(page, "place")
    page.show_offices((OLD, page.office()))
    qtbot.keyClicks(line, "Giang")
    assert page.office().place == "Lam Giang"


def test_typing_that_was_not_asked_for_yet_is_not_lost(page):
    retype(page, "place", "Lam Giang")
    page.show_offices((OLD, NEW))
    assert page.office().place == "Lam Giang"


def test_typing_that_was_asked_for_gives_way_to_what_is_kept(page):
    retype(page, "place", "Lam Giang")
    page.office()
    page.show_offices((OLD, NEW))
    assert page.office() == NEW


def test_the_profile_on_show_stays_on_show(page):
    choose(page, OLD.valid_from)
    page.show_offices((replace(OLD, symbol="X"), NEW))
    assert page.office() == replace(OLD, symbol="X")


def test_a_profile_that_is_gone_gives_way_to_the_newest(page):
    choose(page, OLD.valid_from)
    page.show_offices((NEW,))
    assert page.office() == NEW


def test_another_profile_is_in_its_final_places_at_once(page):
    longer = replace(OLD, recipients=("a;",) * 12)
    page.show_offices((longer, NEW))
    choose(page, OLD.valid_from)
    at_once = [each.geometry() for each in page.findChildren(QWidget)]
    for _ in range(5):
        QApplication.processEvents()
    assert [each.geometry() for each in page.findChildren(QWidget)] == at_once


# --- several profiles


def test_the_profiles_are_offered_the_newest_first(page):
    assert titles(page) == [profile_title(NEW), profile_title(OLD)]
    assert "01/07/2025" in titles(page)[0]
    assert "1900" not in titles(page)[1]


def test_a_profile_without_a_name_says_so():
    assert "()" not in profile_title(Office())
    assert profile_title(Office()) != profile_title(Office(name="x"))


def test_the_name_in_the_list_follows_the_typing(page):
    retype(page, "name", "So Mau")
    assert titles(page)[0].endswith("So Mau")


def test_another_profile_is_shown_when_it_is_chosen(page):
    choose(page, OLD.valid_from)
    assert field(page, "symbol").text() == "STTTT"
    assert preview(page, "letterhead")[1].startswith("SỞ THÔNG TIN")


def test_what_was_typed_is_kept_before_another_profile_is_shown(page):
    added = told(page.profile_added)
    retype(page, "place", "Lam Giang")
    choose(page, OLD.valid_from)
    assert added == [replace(NEW, place="Lam Giang")]
    choose(page, NEW.valid_from)
    assert page.office() == added[0]
    assert len(added) == 1


def test_undo_does_not_bring_another_profiles_text(page):
    retype(page, "place", "Lam Giang")
    choose(page, OLD.valid_from)
    field(page, "place").setFocus()
    press(field(page, "place"), Key.Key_Z, CONTROL)
    assert page.office() == OLD


def test_choosing_the_profile_on_show_changes_nothing(page):
    retype(page, "place", "Lam ")
    added = told(page.profile_added)
    choose(page, NEW.valid_from)
    assert added == []
    assert field(page, "place").text() == "Lam "


# --- new, moved, removed


def test_a_new_profile_copies_the_newest(page):
    choose(page, OLD.valid_from)
    added = told(page.profile_added)
    choose_day(page, "profile-add", "1/9/2026")
    made = replace(NEW, valid_from=date(2026, 9, 1))
    assert added == [made]
    assert page.office() == made
    assert field(page, "name").hasFocus()


def test_a_new_profile_begins_today_unless_told_otherwise(page):
    click(page, "profile-add")
    typed = field(page.findChild(ProfileDayDialog), "profile-day").text()
    assert typed == QDate.currentDate().toString("dd/MM/yyyy")


@pytest.mark.parametrize("text", ["01/07/2025", "31/02/2026", "hôm nay", ""])
def test_a_day_that_is_none_or_taken_is_told_and_asked_again(page, text):
    added = told(page.profile_added)
    dialog = choose_day(page, "profile-add", text)
    assert dialog.isVisible()
    fault = field(dialog, "profile-day-fault")
    assert fault.isVisible()
    assert text in fault.text()
    assert added == []


def test_a_day_is_asked_again_until_it_is_one(page):
    added = told(page.profile_added)
    dialog = choose_day(page, "profile-add", "x")
    retype(dialog, "profile-day", "1-9-2026")
    press(field(dialog, "profile-day"), Key.Key_Return)
    assert [office.valid_from for office in added] == [date(2026, 9, 1)]


@pytest.mark.parametrize("text", ["1/7/2025", "01/07/2025", "01.7.2025", "1-07-2025"])
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text) == date(2025, 7, 1)


def test_the_day_of_a_profile_is_changed(page):
    moved = told(page.profile_moved)
    retype(page, "place", "Lam Giang")
    choose_day(page, "profile-move", "1/3/2025")
    after = replace(NEW, valid_from=date(2025, 3, 1), place="Lam Giang")
    assert moved == [(NEW.valid_from, after)]
    assert page.office() == after
    assert "01/03/2025" in titles(page)[0]


def test_the_same_day_again_is_no_change(page):
    moved = told(page.profile_moved)
    dialog = choose_day(page, "profile-move", "1/7/2025")
    assert not dialog.isVisible()
    assert moved == []


def test_a_profile_from_the_beginning_is_offered_today(page):
    choose(page, OLD.valid_from)
    click(page, "profile-move")
    typed = field(page.findChild(ProfileDayDialog), "profile-day").text()
    assert typed == QDate.currentDate().toString("dd/MM/yyyy")


def test_a_profile_that_is_not_kept_yet_has_no_day_to_change(qtbot):
    page = shown(qtbot, OfficePage())
    page.show_offices(())
    assert not field(page, "profile-move").isEnabled()
    retype(page, "name", "x")
    assert field(page, "profile-move").isEnabled()


def test_a_profile_is_removed_after_a_question(page):
    removed = told(page.profile_removed)
    click(page, "profile-remove")
    box = page.findChild(QMessageBox)
    assert profile_title(NEW) in box.text()
    assert profile_title(OLD) in box.informativeText()
    click(box, "profile-remove-yes")
    assert removed == [NEW]
    assert page.office() == OLD


def test_the_first_profile_gives_way_to_the_second(page):
    choose(page, OLD.valid_from)
    click(page, "profile-remove")
    click(page.findChild(QMessageBox), "profile-remove-yes")
    assert page.office() == NEW


def test_a_profile_stays_when_the_question_is_answered_no(page):
    removed = told(page.profile_removed)
    click(page, "profile-remove")
    page.findChild(QMessageBox).reject()
    assert removed == []
    assert page.office() == NEW


def test_the_only_profile_cannot_be_removed(page):
    page.show_offices((NEW,))
    assert not field(page, "profile-remove").isEnabled()
    assert field(page, "profile-remove").toolTip()


# --- for everybody


def test_every_input_has_a_name_for_tests_and_one_for_readers(page):
    unnamed = [each for each in inputs(page) if not (each.objectName() and each.accessibleName())]
    assert unnamed == []
    assert page.findChild(QComboBox).accessibleName()


def test_the_cursor_comes_into_the_first_field(page):
    page.setFocus()
    assert field(page, "parent").hasFocus()


def test_tab_visits_the_fields_in_the_order_of_the_page(page):
    order = [
        "office-profiles", "profile-add", "profile-move", "profile-remove", "parent", "name",
        "symbol", "place", "authority", "title", "signer",
        "addressees", "recipients", "mail-to", "mail-cc", "mail-subject", "mail-body",
        "departments", "nothing-phrase", "report-series", "plan-series", "days-off", "days-on",
    ]  # fmt: skip
    assert names_by_tab(page, order[0], len(order)) == order


def test_nothing_is_cut_off_at_780_pixels(page):
    page.show_offices((replace(NEW, name="Sở Giáo dục, Khoa học và Công nghệ " * 4),))
    assert page.horizontalScrollBar().maximum() == 0
    sheet = page.widget()
    for each in sheet.findChildren(QWidget):
        right = each.mapTo(sheet, each.rect().topRight()).x()
        assert not isinstance(each, QLabel) or right <= sheet.width()


def test_the_buttons_wear_the_icons_of_the_theme(page, qapp):
    theme = apply_theme(qapp, Scheme.LIGHT, 100)
    page.dress(theme)
    assert isinstance(theme, Theme)
    names = ("profile-add", "profile-move", "profile-remove")
    assert not any(QIcon(field(page, name).icon()).isNull() for name in names)
