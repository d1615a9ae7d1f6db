"""The head of page 1: who issues the document, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.export.house import House, face, sizes
from cchc_desk.export.metrics import (
    Face,
    balanced,
    text_width_mm,
    widest_mm,
    wrap,
)
from cchc_desk.export.tables import WHOLE_ROW, Frame, cell, row, table
from cchc_desk.export.units import half_points, twips
from cchc_desk.export.wordml import characters, indents, paragraph, spacing_points
from cchc_desk.forms.document import Letterhead
from cchc_desk.forms.format_rules import FormatRules


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Hold what was measured: columns and sizes at which the words fit.

    Units: millimetres; ``overhang_mm`` is how far the words may stand out on either side.
    """

    left_mm: float
    right_mm: float
    margin_mm: float
    overhang_mm: float
    office_pt: float
    date_pt: float


def arrange(letterhead: Letterhead, rules: FormatRules, text_width: float) -> Arrangement:
    """Find columns in which the national name and the date stay on one line.

    The office's names are tried in their usual size, then smaller, then a little over the edges of
    the text as in the decree's own sample; only then do they take more lines.
    """
    margin = rules.number("letterhead", "cell-margin")
    date_pt = _date_size(letterhead, rules)
    right = min(_right_column(letterhead, rules, date_pt), text_width - _LEAST_LEFT_MM)
    room = text_width - right
    office_pt, overhang = _office_size(letterhead, rules, room)
    return Arrangement(
        left_mm=room + 2 * margin + 2 * overhang,
        right_mm=right,
        margin_mm=margin,
        overhang_mm=overhang,
        office_pt=office_pt,
        date_pt=date_pt,
    )


# A column for names must hold a long word, "TRƯỜNG" in bold 13 pt being 22 mm.
_LEAST_LEFT_MM = 40.0


def _date_size(letterhead: Letterhead, rules: FormatRules) -> float:
    """Return the size at which the date fits into the usual column, else the smallest one."""
    usual = rules.number("letterhead", "column-right")
    tried = sizes(rules, "place-and-date")
    fitting = (size for size in tried if _right_column(letterhead, rules, size) <= usual)
    return next(fitting, tried[-1])


def _right_column(letterhead: Letterhead, rules: FormatRules, date_pt: float) -> float:
    date_face = Face(date_pt, italic=rules.flag("place-and-date", "italic"))
    longest = max(
        text_width_mm(rules.words("national-name", "text"), face(rules, "national-name")),
        text_width_mm(rules.words("motto", "text"), face(rules, "motto")),
        text_width_mm(letterhead.place_and_date, date_face),
    )
    needed = longest + rules.number("letterhead", "slack-right")
    margins = 2 * rules.number("letterhead", "cell-margin")
    return max(rules.number("letterhead", "column-right"), needed + margins)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Hold how the names would be printed; the least of several is the best."""

    lines: int
    overhang_mm: float
    size_pt: float
    longest_mm: float

    @property
    def cost(self) -> tuple[int, float, float]:
        """Return what to keep small: lines, then overhang, then how small the type is."""
        return self.lines, self.overhang_mm, -self.size_pt


def _office_size(letterhead: Letterhead, rules: FormatRules, room: float) -> tuple[float, float]:
    """Return the size and the overhang at which the names take the fewest lines."""
    most = rules.number("letterhead", "overhang")
    usable = room - rules.number("letterhead", "slack-left")
    best = min(
        (
            _fit(letterhead, size, usable, allowed)
            for size in sizes(rules, "office")
            for allowed in (0.0, most)
        ),
        key=lambda fit: fit.cost,
    )
    wide = best.longest_mm + rules.number("letterhead", "slack-left-wide")
    return best.size_pt, min(max((wide - room) / 2, 0.0), most)


def _fit(letterhead: Letterhead, size: float, room: float, allowed: float) -> _Fit:
    """Measure the names in one size; ``allowed`` is the overhang that they may use."""
    names = ((letterhead.parent, Face(size)), (letterhead.office, Face(size, bold=True)))
    wrapped = [(wrap(text, name_face, room + 2 * allowed), name_face) for text, name_face in names]
    longest = max(widest_mm(lines, name_face) for lines, name_face in wrapped)
    overhang = max((longest - room) / 2, 0.0)
    return _Fit(sum(len(lines) for lines, _ in wrapped), overhang, size, longest)


def letterhead_xml(letterhead: Letterhead, house: House, text_width: float) -> str:
    """Return the head as a borderless table of two columns."""
    measured = arrange(letterhead, house.rules, text_width)
    columns = (twips(measured.left_mm), twips(measured.right_mm))
    frame = Frame(
        columns,
        margin=twips(measured.margin_mm),
        indent=-twips(measured.margin_mm + measured.overhang_mm),
    )
    names = row(
        (
            cell(columns[0], _office_names(letterhead, house, measured)),
            cell(columns[1], _national_names(house, measured)),
        ),
        WHOLE_ROW,
    )
    return table(frame, (names, *_number_row(letterhead, house, measured, columns)))


def _office_names(letterhead: Letterhead, house: House, measured: Arrangement) -> str:
    room = measured.left_mm - 2 * measured.margin_mm
    written = ""
    if letterhead.parent:
        written += _name("Parent", letterhead.parent, Face(measured.office_pt), house, room)
    if letterhead.office:
        office_face = Face(measured.office_pt, bold=True)
        written += _name("Office", letterhead.office, office_face, house, room)
        share = house.rules.number("office", "line-share")
        lines = balanced(letterhead.office, office_face, room)
        written += line_below(rule_length_mm(lines, office_face, share), room)
    return written or paragraph("Office")


def _name(style: str, text: str, name_face: Face, house: House, room: float) -> str:
    """Return a name, broken evenly when it is too long for one line."""
    lines = balanced(text, name_face, room)
    free = (room - widest_mm(lines, name_face) - _BREAK_SLACK_MM) / 2
    indented = indents(free, free) if len(lines) > 1 and free > 0 else ""
    usual = house.looks[style].face.size_pt
    return paragraph(style, _sized(text, name_face.size_pt, usual), indented)


# Room for another font's rounding, so that an evenly broken name does not break once more.
_BREAK_SLACK_MM = 3.0


def _sized(text: str, size: float, usual: float) -> str:
    half = half_points(size)
    own = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>' if size != usual else ""
    return f"<w:r>{own}{characters(text)}</w:r>"


def rule_length_mm(lines: Sequence[str], line_face: Face, share: float) -> float:
    """Return the length of a drawn line, a share of the length of the words above it.

    Of several lines the longest is measured; but the drawn one is at most half as long as the
    last, which it stands under, unless that would be less than a third of the longest.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.2.b, II.5.b.
    """
    longest = widest_mm(lines, line_face)
    last = text_width_mm(lines[-1], line_face) if lines else 0.0
    length = longest * share
    return length if share >= 1 else max(min(length, last / 2), longest / 3)


def line_below(length_mm: float, room: float, spacing: str = "") -> str:
    """Return a drawn line of that length, centred."""
    free = max((room - length_mm) / 2, 0.0)
    return paragraph("Line", "", f"{spacing}{indents(free, free)}")


def _national_names(house: House, measured: Arrangement) -> str:
    rules = house.rules
    national, motto = (rules.words(name, "text") for name in ("national-name", "motto"))
    room = measured.right_mm - 2 * measured.margin_mm
    share = rules.number("motto", "line-share")
    return (
        paragraph("NationalName", f"<w:r>{characters(national)}</w:r>")
        + paragraph("Motto", f"<w:r>{characters(motto)}</w:r>")
        + line_below(rule_length_mm((motto,), face(rules, "motto"), share), room)
    )


def _number_row(
    letterhead: Letterhead, house: House, measured: Arrangement, columns: Sequence[int]
) -> tuple[str, ...]:
    """Return the row of number and date, on one base line; none when both are empty."""
    if not letterhead.number_line and not letterhead.place_and_date:
        return ()
    rules = house.rules
    before = spacing_points(before=rules.number("letterhead", "number-before"))
    number = _sized(letterhead.number_line, 0, 0) if letterhead.number_line else ""
    usual = house.looks["PlaceAndDate"].face.size_pt
    date = letterhead.place_and_date and _sized(letterhead.place_and_date, measured.date_pt, usual)
    bottom = '<w:vAlign w:val="bottom"/>'
    return (
        row(
            (
                cell(columns[0], paragraph("Number", number, before), bottom),
                cell(columns[1], paragraph("PlaceAndDate", date, before), bottom),
            ),
            WHOLE_ROW,
        ),
    )
