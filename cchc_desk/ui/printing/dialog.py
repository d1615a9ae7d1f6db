"""The dialog before the printer's own: what is printed, and the pages as they will come."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.preview import Extent, Wish, has_appendices
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.preview.newest import Make, Newest, Outcome
from cchc_desk.ui.preview.pages import Pages, page_maker
from cchc_desk.ui.preview.panel import PreviewPanel
from cchc_desk.ui.theme import Theme

_USUAL_SIZE = QSize(1000, 720)
_SHARE_OF_SCREEN = 0.9
_CHOICES_WIDTH = 300


class PrintDialog(QDialog):
    """Ask what to print, and show it.

    None: ``pages`` - what was chosen last is not made yet; then nothing can be printed.
    """

    def __init__(
        self, report: Report, theme: Theme, parent: QWidget | None = None, make: Make | None = None
    ) -> None:
        """Begin with the whole document on paper. None: ``make`` - with a maker of its own."""
        super().__init__(parent)
        named(self, "print-dialog").setWindowTitle(tr("Print"))
        self.pages: Pages | None = None
        self._report = report
        self._theme = theme
        self.extent = _Choice(_extent_words(report))
        self.medium = _Choice(_medium_words())
        self.draft = named(QCheckBox(tr("&Draft for the director")), "print-draft")
        self.panel = PreviewPanel(theme, prints=False)
        self.go_on = styled(named(QPushButton(tr("C&hoose the printer…")), "accept"), "primary")
        self._newest = Newest(make or page_maker(), self)
        self._lay_out()
        self._connect()
        self._ask()

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._choices())
        row.addWidget(self.panel, 1)
        edge = styled(QFrame(), "card")  # of which one pixel shows only the edge
        edge.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(edge)
        column.addWidget(self._buttons())
        self.go_on.setDefault(True)  # only once it is in the dialog
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.resize(_USUAL_SIZE.boundedTo(room))

    def _choices(self) -> QWidget:
        choices = QWidget()
        choices.setFixedWidth(self._theme.px(_CHOICES_WIDTH))
        column = QVBoxLayout(choices)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(tr("What is printed")), "heading"))
        for button in self.extent.buttons.values():
            column.addWidget(button)
        column.addSpacing(16)
        column.addWidget(styled(plain_label(tr("How it looks")), "heading"))
        for button in self.medium.buttons.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(self.draft)
        column.addWidget(self._draft_hint())
        column.addStretch(1)
        return choices

    def _draft_hint(self) -> QWidget:
        words = tr("With “DỰ THẢO” across the pages, numbered lines and a margin to write in.")
        self.draft.setAccessibleDescription(words)
        return hint(words)

    def _buttons(self) -> QWidget:
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(24, 16, 24, 16)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    # --- the pages --------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.extent.group.buttonToggled.connect(self._ask)
        self.medium.group.buttonToggled.connect(self._ask)
        self.draft.toggled.connect(self._ask)
        self._newest.told.connect(self._take)
        self.panel.retry_wanted.connect(self._ask)
        self.panel.view.left.connect(self.reject)
        self.finished.connect(lambda _result: self._newest.close())

    def wish(self) -> Wish:
        """Return what is chosen."""
        extent, medium = Extent(self.extent.chosen), Medium(self.medium.chosen)
        return Wish(self._report, extent, medium, self.draft.isChecked())

    def _ask(self) -> None:
        """Have the pages made as they are chosen now."""
        self.pages = None
        self.go_on.setEnabled(False)
        self._newest.ask(self.wish())

    def _take(self, outcome: object) -> None:
        assert isinstance(outcome, Outcome)  # noqa: S101 - the thread's own signal
        if outcome.error is not None:
            self.panel.show_trouble(outcome.error)
            return
        assert isinstance(outcome.made, Pages)  # noqa: S101 - what was asked for
        self.panel.show_pages(outcome.made, None, shows=False)
        if outcome.made.wish == self.wish():
            self.pages = outcome.made
            self.go_on.setEnabled(True)


class _Choice:
    """One of several, each with a round button."""

    def __init__(self, words: Mapping[StrEnum, str]) -> None:
        self.group = QButtonGroup()
        self.buttons: dict[str, QRadioButton] = {}
        for value, label in words.items():
            button = named(QRadioButton(label), f"print-{value}")
            self.group.addButton(button)
            self.buttons[value] = button
        next(iter(self.buttons.values())).setChecked(True)

    @property
    def chosen(self) -> str:
        return next(value for value, button in self.buttons.items() if button.isChecked())


def _extent_words(report: Report) -> dict[StrEnum, str]:
    """Return what may be chosen; of a document without appendices there is only the whole."""
    words: dict[StrEnum, str] = {Extent.WHOLE: tr("The &whole document")}
    if has_appendices(report):
        words[Extent.BODY] = tr("The &body only")
        words[Extent.APPENDICES] = tr("The &appendices only")
    return words


def _medium_words() -> dict[StrEnum, str]:
    return {
        Medium.PAPER: tr("The copy on pa&per"),
        Medium.ELECTRONIC: tr("The &file that is sent by mail"),
    }
