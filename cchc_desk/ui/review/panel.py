"""The panel of the review: counts that filter, the list, the finding that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.titles import FAMILIES
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.review.checker import Reviewed
from cchc_desk.ui.review.detail import Detail
from cchc_desk.ui.review.entries import GROUPINGS, Entry, Grouping, counts, groups
from cchc_desk.ui.review.findings_list import FindingsList
from cchc_desk.ui.review.looks import PLURALS, SEVERITIES
from cchc_desk.ui.theme import Ink, Theme

_OPEN, _DISMISSED = 0, 1
_SIGN = 32
_LEAST_DETAIL = 120
_LEAST_GROUPING = 126  # "Theo mức độ" with its arrow
_SHARES = (320, 200)  # of the height, between the list and the finding that is chosen


class ReviewPanel(QWidget):
    """Show what the review found; ``sheet_wanted`` asks for the check sheet on paper."""

    sheet_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing reviewed."""
        super().__init__()
        named(self, "review")
        self._theme = theme
        self._reviewed: Reviewed | None = None
        self.tabs = named(QTabBar(), "review-tabs", tr("Open or dismissed"))
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.chips = {each: self._chip(each) for each in Severity}
        self.grouping = named(CalmComboBox(), "review-grouping", tr("Order of the findings"))
        self.grouping.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToContents)
        self.grouping.setMinimumWidth(theme.px(_LEAST_GROUPING))
        for value, words in GROUPINGS.items():
            self.grouping.addItem(tr(words), value)
        self.list = FindingsList(theme)
        self.detail = Detail(theme)
        self.blank = _Blank(theme)
        self.note = named(hint(""), "review-note")
        self.sheet = named(QPushButton(tr("C&heck sheet…")), "review-sheet")
        self.setFocusProxy(self.list)
        self._lay_out()
        self._connect()
        self.show_waiting()

    def _chip(self, severity: Severity) -> QPushButton:
        look = SEVERITIES[severity]
        chip = named(QPushButton(), f"review-{severity}")
        chip.setCheckable(True)
        chip.setChecked(True)
        styled(chip, "chip")
        self._theme.dress(chip, look.icon, look.ink)
        return chip

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.tabs, 1)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(8, 0, 8, 0)
        bar.setSpacing(4)
        for chip in self.chips.values():
            bar.addWidget(chip)
        bar.addStretch(1)
        bar.addWidget(self.grouping)
        self._split = named(QSplitter(Qt.Orientation.Vertical), "review-splitter")
        self._split.addWidget(self.list)
        self._split.addWidget(self._below())
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes(list(_SHARES))
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._split, 1)
        column.addWidget(self.blank, 1)
        column.addLayout(foot)

    def _below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.detail)
        column.addStretch(1)
        area = named(QScrollArea(), "finding-area")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(below)
        area.setMinimumHeight(self._theme.px(_LEAST_DETAIL))
        return area

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_lines)
        self.grouping.currentIndexChanged.connect(self._show_lines)
        for chip in self.chips.values():
            chip.toggled.connect(self._show_lines)
        self.list.chosen.connect(self.detail.show_entry)
        self.sheet.clicked.connect(self.sheet_wanted)

    # --- what is on show --------------------------------------------------------------------------

    def show_reviewed(self, reviewed: Reviewed) -> None:
        """Show what was found; what is chosen stays chosen."""
        self._reviewed = reviewed
        self.note.setText(tr("Reviewed while you type"))
        self.sheet.setEnabled(True)
        self._show_lines()

    def show_running(self) -> None:
        """Say that the document is being reviewed; what was found before stays."""
        self.note.setText(tr("Reviewing…"))
        if self._reviewed is None:
            self._show_blank("search", "muted", tr("The document is being reviewed…"), "")

    def show_waiting(self) -> None:
        """Say that there is no document, or none reviewed yet."""
        self._reviewed = None
        self.note.setText("")
        self.sheet.setEnabled(False)
        self._count((), ())
        words = tr("The document is reviewed here as soon as one is on show.")
        self._show_blank("file-text", "muted", tr("Nothing is reviewed yet"), words)

    def show_trouble(self, error: object) -> None:
        """Say why the document could not be reviewed."""
        words = str(error) if isinstance(error, UserError) else tr(
            "The review stopped because of an error in the program. Your text is safe."
        )  # fmt: skip
        self.note.setText(words)
        if self._reviewed is None:
            self._show_blank("triangle-alert", "warning", tr("Not reviewed"), words)

    def open_entries(self) -> tuple[Entry, ...]:
        """Return what is open, as the last review has it."""
        return () if self._reviewed is None else self._reviewed.open

    def step(self, by: int) -> Entry | None:
        """Choose the next open finding or the one before. None: there is none."""
        if self.tabs.currentIndex() != _OPEN:
            self.tabs.setCurrentIndex(_OPEN)
        return self.list.step(by)

    def show_severity(self, severity: Severity) -> None:
        """Turn to the open findings, those of a severity not left out."""
        self.tabs.setCurrentIndex(_OPEN)
        self.chips[severity].setChecked(True)

    def _show_lines(self) -> None:
        reviewed = self._reviewed
        if reviewed is None:
            return
        self._count(reviewed.open, reviewed.dismissed)
        is_open = self.tabs.currentIndex() == _OPEN
        every = reviewed.open if is_open else reviewed.dismissed
        wanted = [each for each in every if self.chips[each.finding.severity].isChecked()]
        self.list.show_groups(groups(wanted, Grouping(self.grouping.currentData())))
        if wanted:
            self._show_list()
        else:
            self._show_nothing(is_open=is_open, is_filtered=bool(every))

    def _count(self, still_open: Sequence[Entry], dismissed: Sequence[Entry]) -> None:
        self.tabs.setTabText(_OPEN, tr("Open {count}", count=len(still_open)))
        self.tabs.setTabText(_DISMISSED, tr("Dismissed {count}", count=len(dismissed)))
        is_open = self.tabs.currentIndex() == _OPEN
        for severity, count in counts(still_open if is_open else dismissed).items():
            chip = self.chips[severity]
            chip.setText(str(count))
            words = f"{tr(PLURALS[severity])}: {count}"
            chip.setAccessibleName(words)
            chip.setToolTip(words)

    def _show_nothing(self, *, is_open: bool, is_filtered: bool) -> None:
        if is_filtered:
            words = tr("Press the buttons above to show the other findings.")
            self._show_blank("funnel", "muted", tr("Nothing of what is chosen above"), words)
        elif is_open:
            self._show_blank("circle-check", "ok", tr("Nothing was found"), checked_words())
        else:
            words = tr("What you dismiss is listed here and can be taken back.")
            self._show_blank("archive", "muted", tr("Nothing is dismissed"), words)

    def _show_list(self) -> None:
        self.blank.hide()
        self._bar.show()
        self._split.show()

    def _show_blank(self, icon: str, ink: Ink, title: str, words: str) -> None:
        self.blank.tell(icon, ink, title, words)
        self.blank.show()
        self._split.hide()
        self._bar.setVisible(self._reviewed is not None)


def checked_words() -> str:
    """Return a sentence that says what the review looked at."""
    families = ", ".join(tr(FAMILIES[each]).lower() for each in Family)
    return tr("Checked: {families}.", families=families)


class _Blank(QWidget):
    """Say in the middle of the panel why there is no list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "review-blank")
        self._theme = theme
        self._look: tuple[str, Ink] = ("search", "muted")
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title = styled(named(plain_label(""), "review-blank-title"), "heading")
        self.words = named(hint(""), "review-blank-words")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self._sign, self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(2)
        theme.changed.connect(self._draw)

    def tell(self, icon: str, ink: Ink, title: str, words: str) -> None:
        """Show an icon over a title over a sentence."""
        self._look = icon, ink
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self._draw()

    def _draw(self) -> None:
        icon, ink = self._look
        self._sign.setPixmap(self._theme.picture(icon, ink, _SIGN))
