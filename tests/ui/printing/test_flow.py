"""From the window to the printer: asked, sent, told."""

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog

from cchc_desk.desk.preview import Wish
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.preview.spots import Spots
from cchc_desk.ui.printing import flow
from cchc_desk.ui.printing.dialog import PrintDialog
from cchc_desk.ui.settings import Settings
from tests.ui.preview.papers import FONT, Maker, three_pages
from tests.ui.windows import make_workspace, open_window


@pytest.fixture
def window(qtbot, tmp_path):
    made = open_window(
        qtbot, make_workspace(tmp_path / "sổ.cchc"), Settings(tmp_path / "settings.ini")
    )
    yield made
    made.close()


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """Print into a file instead of asking which printer; return the file."""
    file = tmp_path / "đã in.pdf"
    usual = flow.usual_printer

    def into_file(report):
        printer = usual(report)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    monkeypatch.setattr(flow, "usual_printer", into_file)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Accepted)
    return file


def pages_of(report):
    return Pages(Wish(report), three_pages(), 3, Spots(()), FONT, 1.0)


def test_ctrl_p_asks_what_to_print_and_prints_it(qtbot, window, paper, monkeypatch):
    maker = Maker()
    monkeypatch.setattr("cchc_desk.ui.printing.dialog.page_maker", lambda: maker)
    window.menus.actions["print"].trigger()
    qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(dialog.go_on.isEnabled)
    dialog.go_on.click()
    qtbot.waitUntil(window.notice.isVisible, timeout=10000)
    assert window.notice.words.text().startswith("Đã gửi 3 trang")
    made = QPdfDocument()
    made.load(str(paper))
    assert made.pageCount() == 3


def test_no_printer_chosen_means_nothing_is_printed(qtbot, window, paper, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Rejected)
    window.outputs.printing.print_pages(pages_of(window.session.report))
    assert window.findChild(QProgressDialog) is None
    assert not paper.exists()


def test_cancelling_while_pages_are_sent_is_told(qtbot, window, paper):
    window.outputs.printing.print_pages(pages_of(window.session.report))
    progress = window.findChild(QProgressDialog)
    progress.canceled.emit()
    assert window.notice.isVisible()
    assert window.notice.words.text() == "Đã dừng in."


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_takes_nothing_is_told(qtbot, window, paper, tmp_path):
    report = window.session.report
    printer = flow.usual_printer(report)
    printer.setOutputFileName(str(tmp_path / "không có" / "a.pdf"))
    window.outputs.printing.send(pages_of(report), printer)
    qtbot.waitUntil(window.notice.isVisible)
    assert "Không ghi được tệp" in window.notice.words.text()


def test_the_printer_dialog_offers_pages_and_copies(window):
    report = window.session.report
    dialog = flow.printer_dialog(flow.usual_printer(report), pages_of(report), window)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    options = QPrintDialog.PrintDialogOption
    assert dialog.testOption(options.PrintPageRange)
    assert dialog.testOption(options.PrintCollateCopies)
    dialog.deleteLater()
