"""The check sheet before it is printed or written to a file: its pages, as they will come."""

from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.exporting import default_name
from cchc_desk.desk.preview import Wish
from cchc_desk.errors import UserError
from cchc_desk.export.typesetter import Typesetter
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.preview.newest import Newest, Outcome
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.preview.panel import PreviewPanel
from cchc_desk.ui.preview.spots import Spots
from cchc_desk.ui.review.checker import Reviewed
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.forms.document import Document

_USUAL_SIZE = QSize(820, 720)
_SHARE_OF_SCREEN = 0.9


class SheetDialog(QDialog):
    """Show the check sheet; ``print_wanted`` carries its Pages.

    None: ``pages``, ``sheet`` - not made yet.
    """

    print_wanted = Signal(object)

    def __init__(
        self, reviewed: Reviewed, theme: Theme, notice: NoticeBar, window: QWidget
    ) -> None:
        """Have the pages made; the notice tells of a file that was written."""
        super().__init__(window)
        named(self, "sheet-dialog").setWindowTitle(tr("Check sheet"))
        self.pages: Pages | None = None
        self.sheet: Document | None = None
        self._reviewed = reviewed
        self._notice = notice
        self.panel = PreviewPanel(theme, prints=False)
        self.print = styled(named(QPushButton(tr("&Print…")), "sheet-print"), "primary")
        self.write = named(QPushButton(tr("Save as &Word or PDF…")), "sheet-write")
        self._lay_out()
        self._newest = Newest(_made, self)
        self._newest.told.connect(self._take)
        self.finished.connect(lambda _result: self._newest.close())
        self._newest.ask(reviewed)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(24, 16, 24, 16)
        close = named(QPushButton(tr("Close")), "cancel")
        for button, role in (
            (self.print, QDialogButtonBox.ButtonRole.AcceptRole),
            (self.write, QDialogButtonBox.ButtonRole.ActionRole),
            (close, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            button.setAutoDefault(button is self.print)
            buttons.addButton(button, role)
        self.print.clicked.connect(self._print)
        self.write.clicked.connect(self._ask_name)
        buttons.rejected.connect(self.reject)
        for button in (self.print, self.write):
            button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(buttons)
        self.resize(_USUAL_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))

    def _take(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)  # noqa: S101 - the thread's own signal
        if not isinstance(outcome.made, tuple):
            self.panel.show_trouble(outcome.error)
            return
        self.sheet, self.pages = outcome.made
        assert isinstance(self.pages, Pages)  # noqa: S101 - what was asked for
        self.panel.show_pages(self.pages, None, shows=False)
        for button in (self.print, self.write):
            button.setEnabled(True)

    def _print(self) -> None:
        self.accept()
        self.print_wanted.emit(self.pages)

    def _ask_name(self) -> None:
        proposed = Path.home() / f"{tr('Check sheet')} - {default_name(self._reviewed.report, '')}"
        kinds = tr("Word document (*.docx)"), tr("PDF document (*.pdf)")
        name, kind = QFileDialog.getSaveFileName(
            self, tr("Check sheet"), f"{proposed}.docx", ";;".join(kinds)
        )
        if name:
            self.write_to(Path(name), ".pdf" if kind == kinds[1] else ".docx")

    def write_to(self, target: Path, usual: str) -> None:
        """Write the sheet to a file and say so; ``usual`` ends a name that has no ending."""
        # With the first file: it takes 20 ms.
        from cchc_desk.desk.review_sheet import write_sheet  # noqa: PLC0415

        if self.sheet is None:
            return
        file = target if target.suffix else target.with_suffix(usual)
        try:
            write_sheet(self.sheet, file)
        except UserError as error:
            self._notice.say("error", str(error))
        else:
            words = tr("The check sheet was written to “{file}”.", file=file.name)
            self._notice.say("ok", words)
        self.accept()


@cache
def _typesetter() -> Typesetter:
    return Typesetter()


def _made(reviewed: object) -> "tuple[Document, Pages]":
    """Make the sheet and its pages, on a thread of their own."""
    from cchc_desk.desk.review_sheet import check_sheet_of  # noqa: PLC0415 - on that thread

    assert isinstance(reviewed, Reviewed)  # noqa: S101 - what was asked for
    begun_s = perf_counter()
    today = date.today()  # noqa: DTZ011 - the clerk's own calendar
    sheet = check_sheet_of(reviewed.report, reviewed.beside, today)
    typeset = _typesetter().typeset(sheet)
    took_ms = (perf_counter() - begun_s) * 1000
    wish = Wish(reviewed.report)
    return sheet, Pages(wish, typeset.pdf, typeset.pages, Spots(()), typeset.font, took_ms)
