"""The way of a document to a printer: what is chosen, the printer, how far it is, the notice."""

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from cchc_desk.desk.exporting import default_name
from cchc_desk.forms.report import Report
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.printing.dialog import PrintDialog
from cchc_desk.ui.printing.sender import PageSender
from cchc_desk.ui.session import message_of
from cchc_desk.ui.theme import Theme

_PATIENCE_MS = 500
"""After which time it is told how far printing is."""


class Printing(QObject):
    """Print documents and tell of it in a notice."""

    def __init__(self, theme: Theme, notice: NoticeBar, window: QWidget) -> None:
        """Ask over a window."""
        super().__init__(window)
        self._theme = theme
        self._notice = notice
        self._window = window

    def ask(self, report: Report) -> None:
        """Ask what to print, then for the printer; without one nothing is printed."""
        dialog = PrintDialog(report, self._theme, self._window)
        dialog.accepted.connect(lambda: self._ask_printer(report, dialog.pages))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_pages(self, pages: object) -> None:
        """Ask for the printer of pages that are made already."""
        if isinstance(pages, Pages):
            self._ask_printer(pages.wish.report, pages)

    def _ask_printer(self, report: Report, pages: Pages | None) -> None:
        if pages is None:
            return
        printer = usual_printer(report)
        dialog = printer_dialog(printer, pages, self._window)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.send(pages, printer)
        dialog.deleteLater()

    def send(self, pages: Pages, printer: QPrinter) -> None:
        """Print pages, as the printer is set; the notice says how it went."""
        sender = PageSender(pages.pdf, printer, self)
        progress = self._progress(sender)
        sender.finished.connect(lambda: self._tell_sent(sender, printer))
        sender.failed.connect(lambda error: self._notice.say("error", message_of(error)))
        for end in (sender.finished, sender.failed, progress.canceled):
            end.connect(progress.deleteLater)
            end.connect(sender.deleteLater)
        sender.start()

    def _progress(self, sender: PageSender) -> QProgressDialog:
        count = sender.page_count
        progress = QProgressDialog("", tr("Cancel"), 0, count, self._window)
        named(progress, "print-progress", tr("Printing")).setWindowTitle(tr("Print"))
        progress.setMinimumDuration(_PATIENCE_MS)
        progress.setLabelText(tr("Page {page} of {count}", page=1, count=count))
        progress.canceled.connect(sender.cancel)
        progress.canceled.connect(
            lambda: self._notice.say("warning", tr("Printing was cancelled."))
        )

        def tell(done: object) -> None:
            assert isinstance(done, int)  # noqa: S101 - the sender's own signal
            page = min(done + 1, count)
            progress.setLabelText(tr("Page {page} of {count}", page=page, count=count))
            progress.setValue(done)

        sender.sent.connect(tell)
        return progress

    def _tell_sent(self, sender: PageSender, printer: QPrinter) -> None:
        name = printer.printerName() or printer.outputFileName()
        count = sender.page_count
        self._notice.say(
            "ok",
            ntr(
                "{count} page was sent to “{printer}”.",
                "{count} pages were sent to “{printer}”.",
                count,
                printer=name,
            ),
        )


def usual_printer(report: Report) -> QPrinter:
    """Return the computer's own printer, set to A4; ``report`` names what waits for it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(default_name(report, ""))
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer


def printer_dialog(printer: QPrinter, pages: Pages, window: QWidget) -> QPrintDialog:
    """Return the system's dialog for the printer, the pages, the copies, one side or two."""
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(tr("Print"))
    dialog.setMinMax(1, pages.count)
    dialog.setFromTo(1, pages.count)
    options = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(
        options.PrintPageRange | options.PrintToFile | options.PrintCollateCopies
        | options.PrintShowPageSize
    )  # fmt: skip
    return dialog
