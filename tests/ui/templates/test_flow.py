"""Templates in the window: the list, editing to a new version, drafts, files, moving documents."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.template_library import keep_version, library, write_template_file
from cchc_desk.ui.help_topics import topic_for
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.template_dialog import TemplateDialog
from tests.factories import make_template
from tests.ui.pages import click, retype
from tests.ui.windows import DOCUMENT, make_workspace, open_window, saved

OWN = make_template()


@pytest.fixture
def path(tmp_path):
    return make_workspace(tmp_path / "so.cchc")


@pytest.fixture
def window(qtbot, path, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    made = open_window(qtbot, path, settings)
    yield made
    made.session.close()


@pytest.fixture
def pages(qtbot, window):
    """Return the pages of the templates, with the own one chosen."""
    window.menus.actions["templates"].trigger()
    made = window.templates.library.pages
    qtbot.waitUntil(lambda: made.library.list.topLevelItemCount() > 0)
    choose(made, "mau")
    return made


def choose(pages, template_id):
    """Choose a template in the list."""
    tree = pages.library.list
    rows = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    wanted = (row for row in rows if row.data(0, Qt.ItemDataRole.UserRole) == template_id)
    tree.setCurrentItem(next(wanted))


def edit(pages, label="Ke hoach moi"):
    """Open the editor and give the first item another label."""
    click(pages.library, "template-edit")
    retype(pages.editor.pane("outline"), "item-label", label)
    return pages.editor


def kept(qtbot, window):
    """Return the templates as the file has them."""
    found = []
    window.session.bridge.run(library, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def back_in_list(qtbot, window, pages):
    qtbot.waitUntil(lambda: pages.editor is None)
    saved(qtbot, window)


def test_the_menu_leads_to_the_templates_and_esc_back(window, pages):
    assert window.places.currentWidget() is pages
    assert topic_for(pages.library.list) == "mau"
    QTest.keyClick(pages.library.list, Qt.Key.Key_Escape)
    assert window.places.is_on_show("form")


def test_the_list_tells_which_documents_follow(pages):
    assert pages.library.list.currentItem().text(2) == "1"
    assert not pages.library.remove.isEnabled()


def test_a_new_version_is_saved_and_documents_stay(qtbot, window, pages):
    editor = edit(pages)
    click(editor, "template-save")
    back_in_list(qtbot, window, pages)
    entry = kept(qtbot, window).entry("mau")
    assert entry.versions == (1, 2)
    assert entry.template.items[0].label == "Ke hoach moi"
    assert entry.draft is None
    assert window.session.report.template == OWN


def test_a_document_is_moved_to_the_new_version(qtbot, window, pages):
    click(edit(pages), "template-save")
    back_in_list(qtbot, window, pages)
    qtbot.waitUntil(
        lambda: pages.library.findChild(object, f"template-move-{DOCUMENT}") is not None
    )
    click(pages.library, f"template-move-{DOCUMENT}")
    qtbot.waitUntil(lambda: window.findChild(TemplateDialog) is not None)
    dialog = window.findChild(TemplateDialog)
    assert (dialog.chosen().template.id, dialog.chosen().template.version) == ("mau", 2)
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.report.template.version == 2)


def test_what_is_typed_is_kept_as_a_draft(qtbot, window, pages):
    editor = edit(pages)
    QTest.keyClick(editor.pane("outline").form.label, Qt.Key.Key_Escape)
    back_in_list(qtbot, window, pages)
    assert kept(qtbot, window).entry("mau").draft.items[0].label == "Ke hoach moi"
    click(pages.library, "template-edit")
    assert pages.editor.template.items[0].label == "Ke hoach moi"


def test_a_draft_is_on_the_disk_when_the_window_is_closed(window, pages, path):
    edit(pages)
    assert window.session.close()
    with Desk.open(path) as desk:
        assert library(desk).entry("mau").draft.items[0].label == "Ke hoach moi"


def test_dropped_changes_can_be_brought_back(qtbot, window, pages):
    click(edit(pages), "template-drop")
    saved(qtbot, window)
    assert kept(qtbot, window).entry("mau").draft is None
    click(window.notice, "notice-offer")
    saved(qtbot, window)
    assert kept(qtbot, window).entry("mau").draft is not None


def test_undo_belongs_to_the_template_while_it_is_edited(qtbot, window, pages):
    editor = edit(pages)
    pane = editor.pane("outline")
    pane.tree.setFocus()
    window.menus.actions["undo"].trigger()
    assert editor.template == OWN
    window.menus.actions["redo"].trigger()
    assert editor.template != OWN
    assert window.session.report.template == OWN


def test_a_shipped_template_is_copied_before_it_is_edited(qtbot, window, pages):
    choose(pages, "bao-cao-dinh-ky")
    click(edit(pages), "template-save")
    back_in_list(qtbot, window, pages)
    found = kept(qtbot, window)
    assert found.entry("bao-cao-dinh-ky").versions == (2,)
    assert found.entry("bao-cao-dinh-ky-2").versions == (1,)


def test_a_new_template_begins_with_its_name(qtbot, window, pages):
    click(pages.library, "template-new")
    editor = pages.editor
    assert QApplication.focusWidget() is editor.pane("general").name
    retype(editor.current, "template-name", "Mau rieng")
    click(editor, "template-save")
    back_in_list(qtbot, window, pages)
    assert "Mau rieng" in [each.template.name for each in kept(qtbot, window).entries]


def test_a_template_that_nobody_follows_is_deleted_and_comes_back(qtbot, window, pages):
    click(pages.library, "template-copy")
    click(pages.editor, "template-save")
    back_in_list(qtbot, window, pages)
    choose(pages, "mau-2")
    click(pages.library, "template-remove")
    qtbot.waitUntil(lambda: kept(qtbot, window).entry("mau-2") is None)
    saved(qtbot, window)
    click(window.notice, "notice-offer")
    saved(qtbot, window)
    assert kept(qtbot, window).entry("mau-2") is not None


def test_a_copy_that_has_no_version_is_deleted_and_comes_back(qtbot, window, pages):
    click(pages.library, "template-copy")
    pages.editor.left.emit()
    back_in_list(qtbot, window, pages)
    choose(pages, "mau-2")
    click(pages.library, "template-remove")
    saved(qtbot, window)
    assert kept(qtbot, window).entry("mau-2") is None
    click(window.notice, "notice-offer")
    saved(qtbot, window)
    assert kept(qtbot, window).entry("mau-2").draft is not None


def test_a_template_is_saved_to_a_file(qtbot, window, pages, tmp_path, monkeypatch):
    file = tmp_path / "mau.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    click(pages.library, "template-save-file")
    qtbot.waitUntil(file.exists)
    saved(qtbot, window)


def test_a_template_is_taken_in_from_a_file(qtbot, window, pages, tmp_path, monkeypatch):
    file = tmp_path / "mau.toml"
    write_template_file(replace(OWN, title="BÁO CÁO KHÁC"), file)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    click(pages.library, "template-take-in")
    qtbot.waitUntil(lambda: kept(qtbot, window).entry("mau").versions == (1, 2))
    saved(qtbot, window)


def test_a_wrong_file_is_told_line_by_line(qtbot, window, pages, tmp_path):
    file = tmp_path / "sai.toml"
    file.write_text('id = "mau"\nversion = "một"\n', encoding="utf-8")
    window.templates.library.take_file(file)
    qtbot.waitUntil(window.notice.isVisible)
    assert "sai.toml:2: " in window.notice.words.text()
    assert kept(qtbot, window).entry("mau").versions == (1,)


def test_versions_made_elsewhere_are_seen_when_the_page_is_opened_again(qtbot, window, pages):
    window.session.do(lambda desk: keep_version(desk, replace(OWN, title="KHÁC")))
    window.menus.actions["templates"].trigger()
    saved(qtbot, window)
    click(pages.library, "template-edit")
    assert pages.editor.template.title == "KHÁC"
    assert "3" in pages.editor.save.text()
