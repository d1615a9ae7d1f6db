"""What the window shows when there is no document: what to do first."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.naming import named, restyle, styled
from cchc_desk.ui.theme import INTERFACE_PT, Ink, Theme, scaled

_WIDEST_PX = 680  # of the column, at a zoom of 100 %
_NARROW_PX = 560  # from here down a button stands under its words
_STEP_ICON_PX: Final = 24
_PROMISE_ICON_PX: Final = 16


class Sign(QLabel):
    """Show an icon beside words that say the same."""

    def __init__(self, name: str, side_px: int, ink: Ink) -> None:
        """Show nothing until there is a theme."""
        super().__init__()
        self._name, self._side_px, self._ink = name, side_px, ink
        self._theme: Theme | None = None

    def show_icon(self, name: str, ink: Ink) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self._draw()

    def dress(self, theme: Theme) -> None:
        """Draw the icon in a theme, now and when it changes."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        if self._theme is not None:
            self.setPixmap(self._theme.picture(self._name, self._ink, self._side_px))


class FirstStep(QFrame):
    """Offer one thing to do: an icon, what it is, and its button."""

    def __init__(self, icon: str, title: str, words: str, button: QPushButton) -> None:
        """Make the card of a step."""
        super().__init__()
        styled(self, "card")
        self.sign = Sign(icon, _STEP_ICON_PX, "accent")
        self.title = styled(plain_label(title), "heading")
        self.button = button
        button.setAccessibleDescription(words)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(hint(words))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addLayout(texts, 1)
        self._line.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._line, 1)

    def lay_out(self, *, is_narrow: bool) -> None:
        """Put the button beside the words, or under them where there is no room."""
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(under if is_narrow else beside)
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self.button, left if is_narrow else middle)


class Welcome(QScrollArea):
    """Offer the first steps."""

    office_wanted = Signal()
    document_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the page."""
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.office = FirstStep(
            "building-2",
            tr("Your office"),
            tr("Name, symbol and signer stand on every document: they are asked for once."),
            _button("welcome-office", tr("Describe the office"), self.office_wanted),
        )
        self.document = FirstStep(
            "file-plus",
            tr("Your first document"),
            tr("A report or plan by the outline in force. The one that is due next is proposed."),
            _button("welcome-document", tr("Make the first document"), self.document_wanted),
        )
        self.file = FirstStep(
            "file-input",
            tr("A report that you have in Word"),
            tr("Its outline, text and tasks are taken over; you look at all of it first."),
            _button("welcome-file", tr("Open a Word report"), self.file_wanted),
        )
        self.sample = FirstStep(
            "flask-conical",
            tr("Look around first"),
            tr(
                "An invented office with a filled report, kept apart from your own. You can "
                "delete it whenever you like."
            ),
            _button("welcome-sample", tr("Try the sample"), self.sample_wanted),
        )
        self._promises = [
            (Sign("save", _PROMISE_ICON_PX, "muted"), tr("All that you type is saved by itself.")),
            (
                Sign("wifi-off", _PROMISE_ICON_PX, "muted"),
                tr("No network is used: everything stays on this computer."),
            ),
        ]
        self._column = QWidget()
        self.show_office_known(known=False)
        self._lay_out()
        self._take_width()

    @property
    def _steps(self) -> tuple[FirstStep, ...]:
        return self.office, self.document, self.file, self.sample

    def _lay_out(self) -> None:
        parts = QVBoxLayout(self._column)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(12)
        parts.addWidget(styled(plain_label(tr("Welcome")), "title"))
        parts.addWidget(plain_label(tr("Begin with one of these steps:")))
        for step in self._steps:
            parts.addWidget(step)
        parts.addSpacing(8)
        for sign, words in self._promises:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(sign)
            line.addWidget(hint(words), 1)
            parts.addLayout(line)
        sheet = QWidget()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 100)
        middle.addStretch(1)
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.addStretch(1)
        rows.addLayout(middle)
        rows.addStretch(2)
        self.setWidget(sheet)

    def dress(self, theme: Theme) -> None:
        """Show the icons, which follow the theme from then on."""
        for step in self._steps:
            step.sign.dress(theme)
        for sign, _ in self._promises:
            sign.dress(theme)

    def show_office_known(self, *, known: bool) -> None:
        """Say whether the office is described; the first document is the next step then."""
        self.office.title.setText(tr("Your office is described") if known else tr("Your office"))
        self.office.button.setText(tr("Look at it again") if known else tr("Describe the office"))
        self.office.sign.show_icon(
            "circle-check" if known else "building-2", "ok" if known else "accent"
        )
        for step, is_primary in ((self.office, not known), (self.document, known)):
            if step.button.property("primary") is not is_primary:
                step.button.setProperty("primary", is_primary)
                restyle(step.button)
        self.setFocusProxy(self.document.button if known else self.office.button)

    # --- width ------------------------------------------------------------------------------------

    def _take_width(self) -> None:
        zoom_percent = round(100 * self.font().pointSizeF() / INTERFACE_PT)
        self._column.setMaximumWidth(scaled(_WIDEST_PX, zoom_percent))
        for step in self._steps:
            step.lay_out(is_narrow=self.width() < scaled(_NARROW_PX, zoom_percent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._take_width()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_width()


def _button(name: str, label: str, wanted: SignalInstance) -> QPushButton:
    button = named(QPushButton(label), name)
    button.clicked.connect(wanted)
    return button
