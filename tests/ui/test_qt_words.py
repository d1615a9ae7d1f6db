import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
    QWizard,
    QWizardPage,
)

from cchc_desk import paths
from cchc_desk.ui import qt_words

SOURCE = paths.resources() / "locale" / "vi" / "qt.ts"
QT = Path(PySide6.__file__).parent
TEXTS = ("text", "windowTitle", "placeholderText", "toolTip", "title", "accessibleName")
BUTTONS = set(QDialogButtonBox.StandardButton) - {QDialogButtonBox.StandardButton.NoButton}
HORIZONTAL = Qt.Orientation.Horizontal

# Of these only what a Vietnamese office meets is translated: keys of foreign keyboards and
# players, and kinds of files.
PARTLY_TRANSLATED = {"QShortcut", "QMimeType"}


@pytest.fixture
def app(qapp):
    before = QLocale()
    qt_words.install(qapp)
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


def entries():
    for context in ElementTree.parse(SOURCE).iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name")
        for message in context.iter("message"):
            yield name, message.findtext("source"), message.findtext("translation")


def plain(text):
    return text.partition("\t")[0].replace("&", "").strip()


def english_words():
    """Return what the translator replaces, unless it is Vietnamese elsewhere ("Form", "in")."""
    words = {plain(translation) for _, _, translation in entries()}
    return {plain(source) for _, source, _ in entries()} - words


def texts_of(item):
    yield from (getattr(item, name)() for name in TEXTS if hasattr(item, name))
    if isinstance(item, QComboBox):
        yield from (item.itemText(row) for row in range(item.count()))
    if isinstance(item, QAbstractItemView) and item.model() is not None:
        columns = range(item.model().columnCount(item.rootIndex()))
        yield from (str(item.model().headerData(at, HORIZONTAL)) for at in columns)


def shown_texts(widget):
    items = [widget, *widget.findChildren(QWidget), *widget.findChildren(QAction)]
    return {plain(text) for item in items for text in texts_of(item)} - {""}


def message_box():
    box = QMessageBox(detailedText="…")
    for button in BUTTONS:
        box.addButton(QMessageBox.StandardButton(button.value))
    return box


def button_box():
    box = QDialogButtonBox()
    for button in BUTTONS:
        box.addButton(button)
    return box


def line_edit_menu():
    edit = QLineEdit("a")
    menu = edit.createStandardContextMenu()
    menu.edit = edit
    return menu


def text_edit_menu():
    edit = QTextEdit("a")
    menu = edit.createStandardContextMenu()
    menu.edit = edit
    return menu


def link_menu():
    browser = QTextBrowser()
    browser.setHtml("<a href='a'>a</a>")
    menu = browser.createStandardContextMenu()
    menu.edit = browser
    return menu


def file_dialog():
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    return dialog


def save_dialog():
    dialog = file_dialog()
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def folder_dialog():
    dialog = file_dialog()
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return dialog


def input_dialog():
    dialog = QInputDialog()
    dialog.show()  # makes the buttons
    return dialog


def wizard():
    made = QWizard()
    made.addPage(QWizardPage())
    return made


def calendar():
    return QCalendarWidget()


def print_dialog():
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    dialog.kept_printer = printer
    return dialog


def print_preview():
    printer = QPrinter()
    dialog = QPrintPreviewDialog(printer)
    dialog.kept_printer = printer
    return dialog


MENUS = [line_edit_menu, text_edit_menu, link_menu]
DIALOGS = [
    message_box,
    button_box,
    file_dialog,
    save_dialog,
    folder_dialog,
    input_dialog,
    wizard,
    calendar,
    print_dialog,
    print_preview,
]


@pytest.mark.parametrize("make", [*MENUS, *DIALOGS])
def test_qt_shows_no_english(app, make):
    texts = shown_texts(make())
    assert texts
    assert texts & english_words() == set()


@pytest.mark.parametrize("make", DIALOGS)
def test_the_walk_would_find_english(qapp, make):
    assert shown_texts(make()) & english_words() or make is calendar


def test_the_buttons_say_what_the_clerk_expects(app):
    texts = shown_texts(message_box())
    assert {"Đồng ý", "Huỷ bỏ", "Lưu", "Không lưu", "Đóng", "Có", "Không", "Trợ giúp"} <= texts


@pytest.mark.parametrize("make", MENUS)
def test_letters_of_a_context_menu_are_ascii_and_unique(app, make):
    labels = [action.text() for action in make().actions() if not action.isSeparator()]
    letters = Counter(label.partition("&")[2][:1].lower() for label in labels)
    assert all(letter.isascii() and letter.isalpha() for letter in letters)
    assert set(letters.values()) == {1}


def test_letters_are_ascii_in_every_text():
    marked = [words for _, source, words in entries() if "&" in source.replace("&nbsp;", "")]
    letters = {words.partition("&")[2][:1] for words in marked}
    assert all(letter.isascii() and letter.isalpha() for letter in letters)


def test_placeholders_are_kept():
    for _, source, words in entries():
        assert [source.count(f"%{n}") for n in range(10)] == [
            words.count(f"%{n}") for n in range(10)
        ]


def sources_in(compiled):
    """Yield (context, source) of a .qm file. Source: readMessage in qtbase qtranslator.cpp."""
    data, at, sections = compiled.read_bytes(), 16, {}
    while at < len(data):
        size = int.from_bytes(data[at + 1 : at + 5])
        sections[data[at]] = data[at + 5 : at + 5 + size]
        at += 5 + size
    fields, at, messages = {}, 0, sections[0x69]
    while at < len(messages):
        tag, at = messages[at], at + 1
        if tag == 1:
            yield fields.get(7, ""), fields.get(6, "")
            fields = {}
            continue
        size = int.from_bytes(messages[at : at + 4], signed=True)
        fields[tag] = messages[at + 4 : at + 4 + max(size, 0)].decode(errors="ignore")
        at += 4 + max(size, 0)


def test_no_text_that_qt_has_translated_to_german_is_missing():
    german = set(sources_in(QT / "Qt" / "translations" / "qtbase_de.qm"))
    ours = {(context, source) for context, source, _ in entries()}
    contexts = {context for context, _ in ours} - PARTLY_TRANSLATED
    assert {text for text in german if text[0] in contexts} - ours == set()


def test_the_compiled_file_is_up_to_date(tmp_path):
    made = tmp_path / "qt.qm"
    lrelease = shutil.which("lrelease", path=QT)
    subprocess.run([lrelease, SOURCE, "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == SOURCE.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+S", "Ctrl+S"),
        ("Alt+Up", "Alt+↑"),
        ("Ctrl+PgDown", "Ctrl+PgDn"),
        ("Ctrl+Delete", "Ctrl+Delete"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Ctrl+Space", "Ctrl+Phím cách"),
    ],
)
def test_keys_are_named_as_on_the_keyboard(app, keys, words):
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == words


def test_days_and_numbers_are_vietnamese(app):
    assert QLocale().dayName(1) == "Thứ Hai"
    assert QLocale().toString(1234.5) == "1.234,5"


def test_in_english_qt_keeps_its_own_words(qapp, monkeypatch):
    monkeypatch.setenv("CCHC_DESK_LANGUAGE", "en")
    qt_words.install(qapp)
    assert not qapp.findChildren(QTranslator)


def test_a_missing_file_is_our_bug(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr("cchc_desk.paths.resources", lambda: tmp_path)
    with pytest.raises(FileNotFoundError):
        qt_words.install(qapp)
