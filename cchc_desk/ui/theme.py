"""How the window looks: two palettes, one stylesheet, the fonts and the zoom of the interface.

A widget says what it is by a property - card, chip, primary, muted, heading, title (true), status
(ok, warning, error) - and the stylesheet says how that looks; no widget names a colour.
"""

from enum import StrEnum
from functools import partial
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from shiboken6 import isValid

from cchc_desk.ui import icons
from cchc_desk.ui.icon_gap import GAP, with_gap

INTERFACE_FONTS = ("Segoe UI", "DejaVu Sans")
INTERFACE_PT = 10
DOCUMENT_FONTS = ("Times New Roman", "Liberation Serif")
DOCUMENT_PT = 13  # Source: decree 30/2020/ND-CP, annex I: body 13 to 14 pt

ZOOM_PERCENT = range(80, 201)
"""The permitted zoom of the interface."""

Ink = Literal["text", "muted", "disabled", "accent", "on_accent", "ok", "warning", "error"]
"""A colour of the palette that icons are drawn in."""

Dressed = QAction | QAbstractButton

_Icons = TypeVar("_Icons", bound=icons.Icons)

PUSH_BUTTON_ICON = 16
"""The side of the icon beside the words of a button, before zoom."""

MARKS: dict[str, Ink] = {
    "chevron-down": "muted",
    "chevron-right": "muted",
    "chevron-up": "muted",
    "check": "on_accent",
    "external-link": "muted",
    "minus": "on_accent",
    "x": "muted",
}
"""The icons inside controls, each with its colour; ``icons.tinted`` made their files."""


class Scheme(StrEnum):
    """Which palette the user wants; SYSTEM follows the system, also while the window is open."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Palette(NamedTuple):
    """The colours of one scheme, as "#RRGGBB".

    Texts hold 4.5:1 and ``control`` and ``focus`` 3:1 on everything they lie on. Source: WCAG 2.2,
    1.4.3 and 1.4.11.
    """

    is_dark: bool
    window: str
    page: str
    text: str
    muted: str
    disabled: str
    border: str
    control: str
    hover: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    focus: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str


LIGHT = Palette(
    is_dark=False,
    window="#F4F3EF",
    page="#FFFFFF",
    text="#1D1F22",
    muted="#5A5E65",
    disabled="#8B8E93",
    border="#DAD8D1",
    control="#85888D",
    hover="#EAE8E2",
    accent="#1F4E8C",
    on_accent="#FFFFFF",
    accent_hover="#183E70",
    accent_soft="#DFE8F4",
    focus="#1F4E8C",
    ok="#1B6633",
    ok_soft="#E3F1E6",
    warning="#7F5200",
    warning_soft="#FAEFD4",
    error="#B3261E",
    error_soft="#FBE8E6",
)

DARK = Palette(
    is_dark=True,
    window="#1D1F22",
    page="#26292D",
    text="#E7E6E2",
    muted="#A9AEB6",
    disabled="#777C84",
    border="#3B3F45",
    control="#7D838C",
    hover="#31353A",
    accent="#8AB4F0",
    on_accent="#10213A",
    accent_hover="#A6C7F5",
    accent_soft="#2C3D56",
    focus="#8AB4F0",
    ok="#7FCC92",
    ok_soft="#22382A",
    warning="#E6B866",
    warning_soft="#3E331D",
    error="#F4978F",
    error_soft="#472826",
)

_STYLESHEET = Template("""
QToolTip {
    background: $page; color: $text; border: ${px1}px solid $control; padding: ${px4}px;
}
QLabel[title="true"], QLabel[heading="true"] { font-weight: 600; qproperty-indent: 0; }
QLabel[title="true"] { font-size: ${pt15}pt; padding-top: ${px4}px; }
QLabel[heading="true"] { font-size: ${pt11}pt; padding-top: ${px2}px; }
QLabel[muted="true"] { color: $muted; }
QLabel[status="ok"] { color: $ok; }
QLabel[status="warning"] { color: $warning; }
QLabel[status="error"] { color: $error; font-weight: 600; }

QFrame[card="true"] {
    background: $page; border: ${px1}px solid $border; border-radius: ${px6}px;
}
QFrame[status] { border-radius: ${px6}px; }
QFrame[status="ok"] { background: $ok_soft; border: ${px1}px solid $ok; }
QFrame[status="warning"] { background: $warning_soft; border: ${px1}px solid $warning; }
QFrame[status="error"] { background: $error_soft; border: ${px1}px solid $error; }
QLabel[status] { background: transparent; border: none; }

QPushButton {
    background: $page; color: $text; border: ${px1}px solid $control; border-radius: ${px4}px;
    padding: ${px5}px ${px15}px; min-height: ${px20}px; icon-size: ${px16}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $window; }
QPushButton:focus {
    border: ${px2}px solid $focus; padding: ${in5}px ${in15}px;
}
QPushButton[chip="true"] { padding: ${px5}px ${px8}px; }
QPushButton[chip="true"]:focus { padding: ${in5}px ${in8}px; }
QPushButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[primary="true"]:disabled {
    background: $border; color: $disabled; border-color: $border;
}
QPushButton[primary="true"]:focus { border: ${px2}px solid $text; }

QMainWindow, QToolBar, QToolButton { icon-size: ${px20}px; }
QPushButton::menu-indicator {
    image: url("$chevron_down"); width: ${px12}px; height: ${px12}px;
    subcontrol-position: right center; right: ${px8}px;
}
QToolButton {
    background: transparent; color: $text; border: ${px2}px solid transparent;
    border-radius: ${px4}px; padding: ${px3}px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; border-bottom-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border-color: $focus; }
QToolButton[popupMode="1"] { padding-right: ${px20}px; }
QToolButton[popupMode="2"] { padding-right: ${px16}px; }
QToolButton::menu-button { border: none; width: ${px20}px; }
QToolButton::menu-arrow, QToolButton::menu-indicator {
    image: url("$chevron_down"); width: ${px12}px; height: ${px12}px;
}
QToolButton::menu-indicator { subcontrol-position: right center; right: ${px2}px; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    background: $page; color: $text; border: ${px1}px solid $control; border-radius: ${px4}px;
    padding: ${px3}px ${px5}px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: ${px20}px; }
QAbstractSpinBox { min-height: ${px17}px; }
QComboBox { padding-left: ${px7}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: ${px2}px solid $focus; padding: ${in3}px ${in5}px;
}
QComboBox:focus { padding-left: ${in7}px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled, QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only {
    background: $window; border-color: $border;
}
QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox { placeholder-text-color: $muted; }
QComboBox::drop-down, QDateEdit::drop-down, QTimeEdit::drop-down, QDateTimeEdit::drop-down {
    border: none; width: ${px24}px;
}
QComboBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$chevron_down"); width: ${px16}px; height: ${px16}px;
}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
    border: none; background: transparent; width: ${px20}px;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {
    image: url("$chevron_up"); width: ${px12}px; height: ${px12}px;
}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url("$chevron_down"); width: ${px12}px; height: ${px12}px;
}

QCheckBox, QRadioButton {
    border: ${px2}px solid transparent; border-radius: ${px4}px; padding: ${px2}px;
    spacing: ${px8}px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: ${px14}px; height: ${px14}px; background: $page; border: ${px1}px solid $control;
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: ${px3}px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$minus");
}
QRadioButton::indicator:checked {
    width: ${dot}px; height: ${dot}px; border: ${rim}px solid $accent;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $window; border-color: $disabled;
}

QAbstractItemView {
    background: $page; border: ${px1}px solid $border; border-radius: ${px4}px; outline: none;
    padding: ${ring}px; gridline-color: $border; alternate-background-color: $window;
}
QAbstractItemView:focus { border: ${px2}px solid $focus; padding: 0; }
QListView, QTreeView {
    icon-size: ${px16}px; selection-background-color: $accent_soft; selection-color: $text;
}
QListView::item, QTreeView::item { padding: ${px4}px; color: $text; min-height: ${px16}px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QTreeView::branch:has-children:closed {
    image: url("$chevron_right"); padding: ${px2}px;
}
QTreeView::branch:has-children:open { image: url("$chevron_down"); padding: ${px2}px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    border: ${px1}px solid $control; border-radius: 0; padding: 0;
}
QHeaderView { border: none; background: $window; }
QHeaderView::section {
    background: $window; color: $text; border: none; border-right: ${px1}px solid $border;
    border-bottom: ${px1}px solid $control; padding: ${px4}px ${px8}px; font-weight: 600;
}
QHeaderView::section:vertical { border-bottom-color: $border; font-weight: 400; }
QHeaderView::up-arrow, QHeaderView::down-arrow {
    width: ${px16}px; height: ${px16}px; subcontrol-position: top center; top: -${px5}px;
}
QHeaderView::up-arrow { image: url("$chevron_up"); }
QHeaderView::down-arrow { image: url("$chevron_down"); }
QTableCornerButton::section { background: $window; border: none; }

QMenuBar { background: $window; border-bottom: ${px1}px solid $border; padding: ${px2}px; }
QMenuBar::item { background: transparent; padding: ${px4}px ${px8}px; border-radius: ${px4}px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu {
    background: $page; border: ${px1}px solid $control; padding: ${px4}px; menu-scrollable: 1;
}
QMenu::item { padding: ${px6}px ${px24}px; border-radius: ${px4}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: ${px8}px; width: ${px16}px; height: ${px16}px; }
QMenu::indicator {
    width: ${px16}px; height: ${px16}px; margin-left: ${px8}px; border-radius: ${px3}px;
}
QMenu::indicator:exclusive { border-radius: ${px8}px; }
QMenu::indicator:checked { background: $accent; image: url("$check"); }
QMenu::separator { height: ${px1}px; background: $border; margin: ${px4}px ${px8}px; }
QToolBar {
    background: $window; border: none; border-bottom: ${px1}px solid $border;
    spacing: ${px4}px; padding: ${px4}px;
}
QToolBar::separator { width: ${px1}px; background: $border; margin: ${px4}px; }
QStatusBar { background: $window; border-top: ${px1}px solid $border; }
QStatusBar::item { border: none; }
QStatusBar > QLabel, QStatusBar > QLabel[status], QStatusBar > QToolButton {
    border: none; border-left: ${px1}px solid $border; border-radius: 0; padding: 0 ${px12}px;
}
QStatusBar > QToolButton { icon-size: ${px16}px; }
QStatusBar > QToolButton:focus { border: ${px2}px solid $focus; padding: 0 ${px10}px 0 ${px11}px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QTabWidget::pane { border: none; border-top: ${px1}px solid $border; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
    background: transparent; color: $muted; border: ${px2}px solid transparent;
    padding: ${px5}px ${px12}px;
}
QTabBar::tab:hover { background: $hover; color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border-color: $focus; }
QDockWidget { titlebar-close-icon: url("$x"); titlebar-normal-icon: url("$external_link"); }
QDockWidget::title { background: $window; padding: ${px4}px ${px8}px; }
QGroupBox {
    border: ${px1}px solid $border; border-radius: ${px6}px; margin-top: ${px20}px;
    padding: ${px8}px;
}
QGroupBox::title { subcontrol-origin: margin; left: 0; font-weight: 600; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { width: ${px8}px; }
QSplitter::handle:vertical { height: ${px8}px; }
QSplitter::handle:hover { background: $accent_soft; }
QProgressBar {
    background: $hover; border: none; border-radius: ${px4}px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: ${px4}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${px12}px; }
QScrollBar:horizontal { height: ${px12}px; }
QScrollBar::handle {
    background: $control; border-radius: ${px3}px; margin: ${px3}px;
}
QScrollBar::handle:vertical { min-height: ${px32}px; }
QScrollBar::handle:horizontal { min-width: ${px32}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(palette: Palette, zoom_percent: int) -> str:
    """Fill the stylesheet: ``px4`` is four pixels at 100 %, ``in4`` less the wider focus ring."""
    sizes = {f"px{size}": scaled(size, zoom_percent) for size in range(1, 33)}
    ring = sizes["px2"] - sizes["px1"]
    inner = {f"in{size}": sizes[f"px{size}"] - ring for size in (3, 5, 7, 8, 15)} | {"ring": ring}
    points = {f"pt{size}": size * zoom_percent / 100 for size in (11, 15)}
    marks = {name.replace("-", "_"): mark_file(name, palette).as_posix() for name in MARKS}
    return _STYLESHEET.substitute(
        palette._asdict(), **sizes, **inner, **points, **marks, **_radio_button(zoom_percent)
    )


def _radio_button(zoom_percent: int) -> dict[str, int]:
    """Return the measures of a ring as wide as a tick box, whose rim grows when it is chosen."""
    line, side = scaled(1, zoom_percent), scaled(14, zoom_percent)
    dot = scaled(6, zoom_percent)
    dot += (side - dot) % 2
    return {"round": (side + 2 * line) // 2, "dot": dot, "rim": (side - dot) // 2 + line}


def mark_file(name: str, palette: Palette) -> Path:
    """Return the file of a mark inside a control; stylesheets draw files, in their own colour."""
    return icons.FOLDER / ("dark" if palette.is_dark else "light") / f"{name}.svg"


def scaled(size_px: int, zoom_percent: int) -> int:
    """Return a size of the 8-pixel grid at a zoom of the interface, at least one pixel."""
    return max(1, round(size_px * zoom_percent / 100))


def qt_palette(palette: Palette) -> QPalette:
    """Return the colours as Qt's roles, for what the stylesheet does not reach."""
    role = QPalette.ColorRole
    made = QPalette(QColor(palette.page), QColor(palette.window))
    colours = {
        role.WindowText: palette.text,
        role.Base: palette.page,
        role.AlternateBase: palette.window,
        role.Text: palette.text,
        role.ButtonText: palette.text,
        role.BrightText: palette.error,
        role.PlaceholderText: palette.muted,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.page,
        role.ToolTipText: palette.text,
        role.Mid: palette.control,
    }
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.disabled))
    return made


def interface_font(zoom_percent: int) -> QFont:
    """Return the font of labels, buttons and lists."""
    return _font(INTERFACE_FONTS, INTERFACE_PT * zoom_percent / 100)


def document_font(zoom_percent: int) -> QFont:
    """Return the font of the clerk's own text, as it will look on paper."""
    return _font(DOCUMENT_FONTS, DOCUMENT_PT * zoom_percent / 100)


def _font(families: tuple[str, ...], size_pt: float) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(size_pt)
    return font


STYLE = ("-style", "Fusion")
"""Arguments of the application: the style that looks alike everywhere.

To set it later makes Qt's class of styles in Python, 10 ms of every start.
"""


class Theme(QObject):
    """Hold the look of the application; ``changed`` carries the new Palette."""

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        """Begin light; what is on show waits for ``use``."""
        super().__init__(app)
        self.palette = LIGHT
        self.zoom_percent = 100
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._icons = icons.Icons(1.0, LIGHT.disabled)
        self._dressed: list[tuple[Dressed, str, Ink]] = []
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def use(self, scheme: Scheme, zoom_percent: int) -> None:
        """Show the application in a scheme at a zoom, now and when the system changes."""
        self._scheme = scheme
        self._tell_system(scheme)
        self._show(self._wanted(self._app.styleHints().colorScheme()), zoom_percent)

    def px(self, size: int) -> int:
        """Return a size of the grid in pixels, for the margins and spacings of layouts."""
        return scaled(size, self.zoom_percent)

    def icon(self, name: str, ink: Ink = "text") -> QIcon:
        """Return an icon in a colour of the palette."""
        return self._icons.icon(name, getattr(self.palette, ink))

    def picture(self, name: str, ink: Ink, side: int) -> QPixmap:
        """Return an icon to stand alone in a label; ``side`` is a size of the grid."""
        ratio = self._app.devicePixelRatio()
        pixels = round(self.px(side) * ratio)
        drawn = QPixmap(self._icons.picture(name, getattr(self.palette, ink), pixels))
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def dress(self, target: Dressed, name: str, ink: Ink = "text") -> None:
        """Give an action or button an icon that follows the theme."""
        self._dressed.append((target, name, ink))
        self._put_icon(target, name, ink)

    def _put_icon(self, target: Dressed, name: str, ink: Ink) -> None:
        icon = self.icon(name, ink)
        if isinstance(target, QPushButton):
            side, gap = self.px(PUSH_BUTTON_ICON), self.px(GAP)
            icon = with_gap(icon, side, gap, self._app.devicePixelRatio())
            target.setIconSize(QSize(side + gap, side))
        target.setIcon(icon)

    def _tell_system(self, scheme: Scheme) -> None:
        """Let the system draw its frames and dialogs in the same scheme."""
        asked = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(asked.get(scheme, Qt.ColorScheme.Unknown))

    def _wanted(self, system: Qt.ColorScheme) -> Palette:
        asked = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}
        followed = DARK if system is Qt.ColorScheme.Dark else LIGHT
        return asked.get(self._scheme, followed)

    def _follow_system(self, system: Qt.ColorScheme) -> None:
        if self._wanted(system) is not self.palette:
            self._show(self._wanted(system), self.zoom_percent)

    def _show(self, palette: Palette, zoom_percent: int) -> None:
        self.palette, self.zoom_percent = palette, zoom_percent
        self._app.setPalette(qt_palette(palette))
        self._app.setFont(interface_font(zoom_percent))
        self._app.setStyleSheet(stylesheet(palette, zoom_percent))
        self._put_icons(self._new_icons(icons.Icons))

    def put_off_icons(self) -> None:
        """Leave the room of icons empty until ``draw_icons``.

        A window is shown 10 ms sooner without them, and 50 ms sooner from a cold disk.
        """
        self._icons = self._new_icons(icons.Blanks)

    def draw_icons(self) -> None:
        """Draw the icons that were put off, one a turn: keys pass between."""
        if isinstance(self._icons, icons.Blanks):
            self._draw_next(self._icons, self._new_icons(icons.Icons), list(self._icons.asked))

    def _draw_next(
        self, blanks: icons.Blanks, drawn: icons.Icons, wanted: list[tuple[str, str]]
    ) -> None:
        if self._icons is not blanks:
            return  # another look was chosen meanwhile, and all drawn in it
        if wanted:
            drawn.icon(*wanted.pop())
            QTimer.singleShot(0, self, partial(self._draw_next, blanks, drawn, wanted))
        else:
            self._put_icons(drawn)

    def _new_icons(self, kind: type[_Icons]) -> _Icons:
        scale = self._app.devicePixelRatio() * self.zoom_percent / 100
        return kind(scale, self.palette.disabled)

    def _put_icons(self, made: icons.Icons) -> None:
        self._icons = made
        self._dressed = [dressed for dressed in self._dressed if isValid(dressed[0])]
        for target, name, ink in self._dressed:
            self._put_icon(target, name, ink)
        self.changed.emit(self.palette)


def apply_theme(app: QApplication, scheme: Scheme, zoom_percent: int) -> Theme:
    """Show the application in a scheme at a zoom; return its theme, the same at every call."""
    found = app.findChild(Theme)
    theme = found if isinstance(found, Theme) else Theme(app)
    theme.use(scheme, zoom_percent)
    return theme
