"""What our pages look like: the values that the format rules tell us to print, as typed looks."""

from dataclasses import dataclass, replace
from functools import cache

from cchc_desk.export.metrics import Face
from cchc_desk.forms.format_rules import FormatRules, format_rules
from cchc_desk.forms.paper import Orientation


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how paragraphs of one style look.

    Units: millimetres, points, and ``spacing`` in lines.
    """

    face: Face
    alignment: str = "left"
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the measures of a page as it lies."""

    width_mm: float
    height_mm: float
    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    header_distance_mm: float
    footer_distance_mm: float

    @property
    def text_width_mm(self) -> float:
        """Return how wide a line of text may be."""
        return self.width_mm - self.margin_left_mm - self.margin_right_mm

    @property
    def text_height_mm(self) -> float:
        """Return how much of the page's height is for text."""
        return self.height_mm - self.margin_top_mm - self.margin_bottom_mm


def page(rules: FormatRules, orientation: Orientation) -> Page:
    """Return the page; a landscape page keeps the same margins as it lies."""

    def measure(name: str) -> float:
        return rules.number("page", name)

    upright = Page(
        width_mm=measure("width"),
        height_mm=measure("height"),
        margin_top_mm=measure("margin-top"),
        margin_bottom_mm=measure("margin-bottom"),
        margin_left_mm=measure("margin-left"),
        margin_right_mm=measure("margin-right"),
        header_distance_mm=measure("header-distance"),
        footer_distance_mm=measure("footer-distance"),
    )
    if orientation is Orientation.PORTRAIT:
        return upright
    return replace(upright, width_mm=upright.height_mm, height_mm=upright.width_mm)


def look(rules: FormatRules, component: str) -> Look:
    """Return the look of a component; what it has no rule for is upright, left, single."""
    return Look(
        face(rules, component),
        alignment=rules.words(component, "alignment", "left"),
        first_line_mm=rules.number(component, "first-line"),
        before_pt=rules.number(component, "space-before"),
        after_pt=rules.number(component, "space-between"),
        spacing=rules.number(component, "spacing", 1.0),
    )


def face(rules: FormatRules, component: str) -> Face:
    """Return the size and style of a component's type."""
    return Face(
        rules.number(component, "size"),
        bold=rules.flag(component, "bold"),
        italic=rules.flag(component, "italic"),
    )


def sizes(rules: FormatRules, component: str) -> tuple[float, ...]:
    """Return the sizes to try when words are too long: ours, then smaller whole points."""
    rule = rules.rule(component, "size")
    use = rules.number(component, "size")
    least = use if rule.minimum is None else rule.minimum
    return (use, *(float(size) for size in range(int(use) - 1, int(least) - 1, -1)))


@dataclass(frozen=True, slots=True)
class Style:
    """Hold a paragraph style: its id in the file, its name in Word's list, and its look.

    None: ``outline_level`` - the style is no heading; else 1 to 9. ``following`` - a new paragraph
    after one of this style has the same style.
    """

    id: str
    name: str
    look: Look
    keeps_next: bool = False
    outline_level: int | None = None
    following: str | None = None
    in_gallery: bool = False


HEADING_LEVELS = 9

# Style id and name in Word (the English names are Word's own; a comma would part two names of one
# style), component, keeps with the next.
_COMPONENT_STYLES = (
    ("NationalName", "Quốc hiệu", "national-name", True),
    ("Motto", "Tiêu ngữ", "motto", True),
    ("Parent", "Cơ quan chủ quản", "parent", True),
    ("Office", "Cơ quan ban hành", "office", True),
    ("Number", "Số và ký hiệu", "number", False),
    ("PlaceAndDate", "Địa danh và thời gian", "place-and-date", False),
    ("DocumentType", "Tên loại", "document-type", True),
    ("Subject", "Trích yếu", "subject", True),
    ("Addressee", "Kính gửi", "addressee", False),
    ("Ground", "Căn cứ", "ground", False),
    ("RecipientsTitle", "Nơi nhận", "recipients-title", True),
    ("Recipients", "Danh sách nơi nhận", "recipients", True),
    ("SignerTitle", "Chức vụ người ký", "signer-title", True),
    ("SignerName", "Họ tên người ký", "signer-name", True),
    ("AppendixLabel", "Phụ lục", "appendix-label", True),
    ("AppendixTitle", "Tên phụ lục", "appendix-title", True),
    ("AppendixAttached", "Kèm theo", "appendix-attached", True),
    ("Header", "header", "page-number", False),
    ("FootnoteText", "footnote text", "footnote", False),
)

_HEADING_COMPONENTS = ("section-heading", "clause-heading", "point")


def styles(rules: FormatRules) -> tuple[Style, ...]:
    """Return every paragraph style of our files except Normal."""
    body = Style("BodyText", "Body Text", look(rules, "body"), in_gallery=True)
    components = (
        Style(id_, name, look(rules, component), keeps_next=keeps_next)
        for id_, name, component, keeps_next in _COMPONENT_STYLES
    )
    return (body, *_headings(rules), *components, *_table_styles(rules))


def _headings(rules: FormatRules) -> tuple[Style, ...]:
    """Return the heading styles: mục, khoản, and điểm for every level below."""
    return tuple(
        Style(
            f"Heading{level}",
            f"heading {level}",
            look(rules, _HEADING_COMPONENTS[min(level, len(_HEADING_COMPONENTS)) - 1]),
            keeps_next=True,
            outline_level=level,
            following="BodyText",
            in_gallery=level <= _GALLERY_LEVELS,
        )
        for level in range(1, HEADING_LEVELS + 1)
    )


_GALLERY_LEVELS = 4


def _table_styles(rules: FormatRules) -> tuple[Style, ...]:
    around = rules.number("table", "space-around")
    text = Look(face(rules, "table"), before_pt=around, after_pt=around)
    header_face = replace(text.face, bold=rules.flag("table", "header-bold"))
    group_face = replace(text.face, bold=rules.flag("table", "group-bold"))
    header_alignment = rules.words("table", "header-alignment")
    return (
        Style("TableText", "Chữ trong bảng", text),
        Style(
            "TableHeader",
            "Đầu bảng",
            replace(text, face=header_face, alignment=header_alignment),
            keeps_next=True,
        ),
        Style("TableGroup", "Nhóm trong bảng", replace(text, face=group_face), keeps_next=True),
    )


@dataclass(frozen=True, slots=True)
class House:
    """Hold the rules and the looks by style id, worked out once."""

    rules: FormatRules
    styles: tuple[Style, ...]
    looks: dict[str, Look]


@cache
def house() -> House:
    """Return the looks of the rules that the program ships."""
    rules = format_rules()
    every = styles(rules)
    return House(rules, every, {style.id: style.look for style in every})
