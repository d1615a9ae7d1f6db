import ast
import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

import cchc_desk.ui
from cchc_desk.ui import icons, theme
from cchc_desk.ui.theme import DARK, LIGHT, MARKS, Scheme, apply_theme, stylesheet

UI = Path(cchc_desk.ui.__file__).parent
NAMES = sorted(file.stem for file in icons.FOLDER.glob("*.svg"))
PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
INKS = ("text", "muted", "accent", "ok", "warning", "error")
GROUNDS = ("window", "page", "hover", "accent_soft", "ok_soft", "warning_soft", "error_soft")


def lightness(colour):
    """Return the relative luminance. Source: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


def pixel(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name()


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


# --- colours


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_texts_can_be_read(palette, ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_the_words_of_the_primary_button_can_be_read(palette, ground):
    assert contrast(palette.on_accent, getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("line", ["control", "focus"])
def test_edges_of_controls_and_the_focus_ring_can_be_seen(palette, line):
    assert min(contrast(getattr(palette, line), g) for g in (palette.window, palette.page)) >= 3


def test_the_accents_are_those_of_the_design():
    assert (LIGHT.accent, DARK.accent) == ("#1F4E8C", "#8AB4F0")


# --- the stylesheet


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("zoom", [80, 100, 125, 200])
def test_the_stylesheet_is_whole(palette, zoom):
    text = stylesheet(palette, zoom)
    assert "$" not in text
    assert text.count("{") == text.count("}")
    assert all(Path(file).is_file() for file in re.findall(r'url\("(.+?)"\)', text))


def test_the_stylesheet_has_neither_shadows_nor_gradients():
    assert not re.search("gradient|shadow", stylesheet(LIGHT, 100))


@pytest.mark.parametrize("palette", PALETTES)
def test_no_colour_is_named_beside_the_palette(palette):
    named = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(palette, 100)))
    assert named <= set(map(str, palette._asdict().values()))


def test_sizes_grow_with_the_zoom():
    assert [theme.scaled(8, zoom) for zoom in (80, 100, 200)] == [6, 8, 16]
    assert theme.scaled(1, 80) == 1


@pytest.mark.parametrize("palette", PALETTES)
def test_a_card_is_a_page_in_a_thin_frame(qapp, qtbot, palette):
    apply_theme(qapp, Scheme.DARK if palette.is_dark else Scheme.LIGHT, 100)
    card = QFrame()
    card.setProperty("card", True)  # noqa: FBT003 - Qt's own signature
    card.resize(60, 40)
    shown(qtbot, card)
    colours = [pixel(card, x, 20) for x in (0, 1, 30)]
    assert colours == [name.lower() for name in (palette.border, palette.page, palette.page)]


def test_the_primary_button_is_filled_with_the_accent(qapp, qtbot):
    apply_theme(qapp, Scheme.LIGHT, 100)
    button = QPushButton()
    button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
    assert pixel(shown(qtbot, button), 10, 10) == LIGHT.accent.lower()


@pytest.mark.parametrize("kind", [QLineEdit, QPushButton])
def test_the_focus_ring_is_two_pixels_and_moves_nothing(qapp, qtbot, kind):
    apply_theme(qapp, Scheme.LIGHT, 100)
    row = QWidget()
    layout = QHBoxLayout(row)
    for _ in range(2):
        layout.addWidget(kind())
    shown(qtbot, row)
    first = layout.itemAt(0).widget()
    before = first.sizeHint()
    qtbot.waitUntil(row.isActiveWindow)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert [pixel(first, x, 12) for x in (0, 1)] == [LIGHT.focus.lower()] * 2
    assert first.sizeHint() == before


def test_a_status_is_told_by_its_colour_and_keeps_the_words(qapp, qtbot):
    apply_theme(qapp, Scheme.LIGHT, 100)
    label = QLabel("Quá hạn")
    label.setProperty("status", "error")
    shown(qtbot, label)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.error)


# --- the scheme and the zoom


def test_dark_is_dark(qapp):
    assert apply_theme(qapp, Scheme.DARK, 100).palette is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)


def test_margins_are_asked_of_the_theme(qapp):
    assert apply_theme(qapp, Scheme.LIGHT, 150).px(16) == 24


def test_the_theme_is_made_once(qapp):
    assert apply_theme(qapp, Scheme.DARK, 100) is apply_theme(qapp, Scheme.LIGHT, 120)


def test_the_system_is_followed_live(qapp):
    made = apply_theme(qapp, Scheme.SYSTEM, 100)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert made.palette is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert made.palette is LIGHT


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_chosen_scheme_does_not_follow_the_system(qapp, scheme):
    made = apply_theme(qapp, scheme, 100)
    chosen = made.palette
    for system in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        qapp.styleHints().colorSchemeChanged.emit(system)
    assert made.palette is chosen


def test_a_new_look_is_told(qapp, qtbot):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    with qtbot.waitSignal(made.changed, check_params_cb=lambda palette: palette is DARK):
        apply_theme(qapp, Scheme.DARK, 100)


@pytest.mark.parametrize("zoom", [80, 100, 150, 200])
def test_words_grow_with_the_zoom(qapp, qtbot, zoom):
    label, title = QLabel("a"), QLabel("a")
    title.setProperty("title", True)  # noqa: FBT003 - Qt's own signature
    for shown_label in (label, title):
        shown(qtbot, shown_label)
    apply_theme(qapp, Scheme.LIGHT, zoom)
    qtbot.waitUntil(lambda: label.font().pointSizeF() == zoom / 10)
    assert title.font().pointSizeF() == zoom * 0.15


def test_the_fonts_exist_on_every_system():
    named = [
        QFontInfo(font).family() for font in (theme.interface_font(100), theme.document_font(100))
    ]
    assert named[0] in theme.INTERFACE_FONTS
    assert named[1] in theme.DOCUMENT_FONTS


# --- icons


def inked(icon, side):
    image = icon.pixmap(side, side).toImage()
    points = itertools.product(range(image.width()), range(image.height()))
    colours = [image.pixelColor(*point) for point in points]
    return [colour.name() for colour in colours if colour.alpha() == 255]


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_its_colour(qapp, name):
    drawn = inked(icons.icon(name, "#1F4E8C", 2.0), 40)
    assert drawn
    assert set(drawn) == {"#1f4e8c"}


def test_an_icon_fades_where_nothing_can_be_done(qapp):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    action = QAction(enabled=False)
    made.dress(action, "save", "muted")
    faded = action.icon().pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    points = itertools.product(range(faded.width()), range(faded.height()))
    solid = {faded.pixelColor(*p).name() for p in points if faded.pixelColor(*p).alpha() == 255}
    assert solid == {LIGHT.disabled.lower()}


def test_an_icon_is_sharp_on_a_sharp_screen(qapp):
    assert icons.icon("save", "#000000", 2.0).pixmap(QSize(20, 20), 2.0).width() == 40


def test_the_licence_of_the_icons_is_shipped():
    licence = icons.FOLDER.parent / "licences" / "lucide.txt"
    assert licence.read_text(encoding="utf-8").startswith("ISC License")


def test_an_unknown_icon_is_our_bug(qapp):
    with pytest.raises(KeyError, match="no-such"):
        icons.icon("no-such", "#000000")


def names_in(file):
    """Yield the names of icons that a source file calls for."""
    places = {"icon": 0, "tinted": 0, "dress": 1}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            place = places.get(getattr(node.func, "attr", getattr(node.func, "id", "")), 9)
            yield from (arg.value for arg in node.args[place : place + 1] if hasattr(arg, "value"))


def test_every_icon_in_the_code_exists():
    named = {name for file in UI.rglob("*.py") for name in names_in(file) if isinstance(name, str)}
    assert named <= set(NAMES)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("name", MARKS)
def test_the_marks_in_controls_are_the_icons_in_the_colours_of_the_palette(palette, name):
    drawing = theme.mark_file(name, palette).read_text(encoding="utf-8")
    assert drawing == icons.tinted(name, getattr(palette, MARKS[name]))


def test_an_icon_is_drawn_once(qapp):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    assert made.icon("save").cacheKey() == made.icon("save").cacheKey()


def test_icons_follow_the_theme(qapp):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    action = QAction()
    made.dress(action, "save")
    apply_theme(qapp, Scheme.DARK, 100)
    assert set(inked(action.icon(), 24)) == {DARK.text.lower()}


def test_an_action_that_is_gone_is_no_trouble(qapp):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    action = QAction()
    made.dress(action, "save")
    delete(action)
    assert apply_theme(qapp, Scheme.DARK, 100) is made


# --- icons that are put off


@pytest.fixture
def put_off(qapp):
    made = apply_theme(qapp, Scheme.LIGHT, 100)
    made.put_off_icons()
    yield made
    apply_theme(qapp, Scheme.LIGHT, 100)


def test_icons_that_are_put_off_leave_their_room_and_are_drawn_later(qtbot, put_off):
    button, action = QPushButton("Lưu"), QAction()
    qtbot.addWidget(button)
    put_off.dress(button, "save")
    put_off.dress(action, "save")
    size, picture = button.sizeHint(), put_off.picture("save", "text", 24)
    assert not inked(action.icon(), 24)
    assert not inked(QIcon(picture), 24)
    with qtbot.waitSignal(put_off.changed):
        put_off.draw_icons()
    assert set(inked(action.icon(), 24)) == {LIGHT.text.lower()}
    drawn = put_off.picture("save", "text", 24)
    assert inked(QIcon(drawn), 24)
    assert (button.sizeHint(), drawn.size()) == (size, picture.size())


def test_a_look_that_is_chosen_meanwhile_is_drawn_at_once(qtbot, qapp, put_off):
    action = QAction()
    put_off.dress(action, "save")
    put_off.draw_icons()
    apply_theme(qapp, Scheme.DARK, 100)
    assert set(inked(action.icon(), 24)) == {DARK.text.lower()}
    with qtbot.assertNotEmitted(put_off.changed, wait=100):
        put_off.draw_icons()
    assert set(inked(action.icon(), 24)) == {DARK.text.lower()}
