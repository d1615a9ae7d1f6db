"""Pieces of the printed page, laid out in millimetres as our Word files have them, to be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_desk.export.house import face, house, page
from cchc_desk.export.letterhead import Arrangement, arrange
from cchc_desk.export.metrics import MM_PER_POINT, Face, balanced, widest_mm, wrap
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Letterhead, Signature
from cchc_desk.forms.office import Office
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import DocumentKind, Template

# Source: Times New Roman, tables hhea and head: (1825 + 443 + 87) of 2048 units.
_LINE_HEIGHT = 1.15


@dataclass(frozen=True, slots=True)
class Words:
    """Hold one printed line. Units: millimetres from the left and the top of the strip."""

    text: str
    face: Face
    left_mm: float
    top_mm: float
    width_mm: float
    is_centred: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold a drawn line. Units: as for words."""

    left_mm: float
    top_mm: float
    width_mm: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Hold a piece of the page."""

    width_mm: float
    height_mm: float
    words: tuple[Words, ...]
    strokes: tuple[Stroke, ...] = ()

    @property
    def text(self) -> str:
        """Return what is printed, a line a line: for those who cannot see it."""
        return "\n".join(each.text for each in self.words if each.text.strip())


def head_and_foot(report: Report) -> tuple[Letterhead, Signature]:
    """Return what a document prints at its head and foot."""
    empty = replace(report.template, items=(), appendices=())
    nodes = compose(replace(report, template=empty)).sections[0].nodes
    letterhead = next(each for each in nodes if isinstance(each, Letterhead))
    signature = next(each for each in nodes if isinstance(each, Signature))
    return letterhead, signature


def head_and_foot_of(office: Office, year: int) -> tuple[Letterhead, Signature]:
    """Return the same of a report of that year that follows the office in all of it."""
    template = Template("", 1, DocumentKind.REPORT, title="", subject="")
    return head_and_foot(Report(template, read_period(f"{year}-nam"), office))


class _Stack:
    """Put lines one under another between two edges."""

    def __init__(self, left_mm: float, width_mm: float) -> None:
        self.left_mm, self.width_mm, self.height_mm = left_mm, width_mm, 0.0
        self.words: list[Words] = []
        self.strokes: list[Stroke] = []

    def add(self, lines: Iterable[str], line_face: Face, *, is_centred: bool = True) -> None:
        for line in lines:
            self.words.append(
                Words(line, line_face, self.left_mm, self.height_mm, self.width_mm, is_centred)
            )
            self.height_mm += _height_mm(line_face)

    def underline(self, lines: Sequence[str], line_face: Face, share: float) -> None:
        length = widest_mm(lines, line_face) * share
        left = self.left_mm + (self.width_mm - length) / 2
        below = house().rules.number("line", "gap") * MM_PER_POINT
        self.strokes.append(Stroke(left, self.height_mm + below, length))
        self.height_mm += house().rules.number("line", "height") * MM_PER_POINT

    def strip(self) -> Strip:
        words, strokes = tuple(self.words), tuple(self.strokes)
        return Strip(self.left_mm + self.width_mm, self.height_mm, words, strokes)


def _height_mm(line_face: Face) -> float:
    return line_face.size_pt * _LINE_HEIGHT * MM_PER_POINT


def letterhead_strip(letterhead: Letterhead) -> Strip:
    """Lay the head of page 1 out in its two columns."""
    rules = house().rules
    measured = arrange(letterhead, rules, _text_width_mm())
    margin = measured.margin_mm
    left = _Stack(margin, measured.left_mm - 2 * margin)
    right = _Stack(measured.left_mm + margin, measured.right_mm - 2 * margin)
    _add_office(left, letterhead, measured)
    motto, motto_face = rules.words("motto", "text"), face(rules, "motto")
    right.add((rules.words("national-name", "text"),), face(rules, "national-name"))
    right.add((motto,), motto_face)
    right.underline((motto,), motto_face, rules.number("motto", "line-share"))
    before = rules.number("letterhead", "number-before") * MM_PER_POINT
    left.height_mm = right.height_mm = max(left.height_mm, right.height_mm) + before
    left.add((letterhead.number_line,), face(rules, "number"))
    date_face = Face(measured.date_pt, italic=rules.flag("place-and-date", "italic"))
    right.add((letterhead.place_and_date,), date_face)
    both = left.strip(), right.strip()
    return Strip(
        measured.left_mm + measured.right_mm,
        max(strip.height_mm for strip in both),
        (*both[0].words, *both[1].words),
        (*both[0].strokes, *both[1].strokes),
    )


def _add_office(column: _Stack, letterhead: Letterhead, measured: Arrangement) -> None:
    parent_face, office_face = Face(measured.office_pt), Face(measured.office_pt, bold=True)
    if letterhead.parent:
        column.add(balanced(letterhead.parent, parent_face, column.width_mm), parent_face)
    names = balanced(letterhead.office, office_face, column.width_mm)
    column.add(names, office_face)
    column.underline(names, office_face, house().rules.number("office", "line-share"))


def signer_strip(signature: Signature) -> Strip:
    """Lay out who signs, with the room for the signature."""
    rules = house().rules
    column = _Stack(0.0, _text_width_mm() - rules.number("signature", "column-left"))
    title_face, name_face = face(rules, "signer-title"), face(rules, "signer-name")
    for title in (signature.authority, signature.title):
        if title:
            column.add(wrap(title, title_face, column.width_mm), title_face)
    column.add([""] * round(rules.number("signature", "blank-lines")), name_face)
    column.add((signature.name,), name_face)
    return column.strip()


def recipients_strip(signature: Signature) -> Strip:
    """Lay out Nơi nhận; nothing when nobody receives the document."""
    rules = house().rules
    column = _Stack(0.0, rules.number("signature", "column-left"))
    if signature.recipients:
        title = rules.words("recipients-title", "text")
        column.add((title,), face(rules, "recipients-title"), is_centred=False)
    list_face = face(rules, "recipients")
    for each in signature.recipients:
        lines = wrap(f"- {each}", list_face, column.width_mm)
        column.add(lines, list_face, is_centred=False)
    return column.strip()


def _text_width_mm() -> float:
    return page(house().rules, Orientation.PORTRAIT).text_width_mm
