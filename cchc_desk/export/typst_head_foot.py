"""The head and the foot of a document as Typst code: who issues it, signs it and receives it."""

from collections.abc import Iterator

from cchc_desk.export.house import House, Page, face
from cchc_desk.export.letterhead import Arrangement, arrange, rule_length_mm
from cchc_desk.export.metrics import MM_PER_POINT, Face, balanced, wrap
from cchc_desk.export.signature import left_column_mm, recipients_before_pt, titles
from cchc_desk.export.typst_text import Room, block, looking, millimetres, points
from cchc_desk.forms.document import Letterhead, Signature


def letterhead_code(
    letterhead: Letterhead, house: House, text_width: float, above_pt: float
) -> str:
    """Return the two columns, as wide as ``text_width``, in millimetres, and a little over it."""
    measured = arrange(letterhead, house.rules, text_width)
    overhang = measured.margin_mm + measured.overhang_mm
    columns = (measured.left_mm, measured.right_mm)
    cells = (
        block(_office_names(letterhead, house, measured)),
        block(_national_names(house, measured)),
        *_number_row(letterhead, house, measured),
    )
    said = (*map(millimetres, (overhang, *columns, measured.margin_mm)), *cells)
    return f"letterhead({points(above_pt)},{','.join(said)})"


def _office_names(letterhead: Letterhead, house: House, measured: Arrangement) -> Iterator[str]:
    room = measured.left_mm - 2 * measured.margin_mm
    if letterhead.parent:
        yield _name("Parent", letterhead.parent, Face(measured.office_pt), house, room)
    if letterhead.office:
        office_face = Face(measured.office_pt, bold=True)
        yield _name("Office", letterhead.office, office_face, house, room)
        share = house.rules.number("office", "line-share")
        lines = balanced(letterhead.office, office_face, room)
        yield _rule(rule_length_mm(lines, office_face, share))
    if not letterhead.parent and not letterhead.office:
        yield blank("Office")


def _name(style: str, text: str, name_face: Face, house: House, room: float) -> str:
    """Return a name, broken evenly when it is too long for one line."""
    lines = balanced(text, name_face, room)
    return paragraph(style, "\n".join(lines), name_face, house, room)


def _national_names(house: House, measured: Arrangement) -> Iterator[str]:
    rules = house.rules
    room = measured.right_mm - 2 * measured.margin_mm
    motto = rules.words("motto", "text")
    yield in_style("NationalName", rules.words("national-name", "text"), house, room)
    yield in_style("Motto", motto, house, room)
    share = rules.number("motto", "line-share")
    yield _rule(rule_length_mm((motto,), face(rules, "motto"), share))


def _rule(length_mm: float) -> str:
    return f"rule({millimetres(length_mm)})"


def _number_row(letterhead: Letterhead, house: House, measured: Arrangement) -> tuple[str, ...]:
    """Return the cells of number and date, on one base line; none when both are empty."""
    if not letterhead.number_line and not letterhead.place_and_date:
        return ()
    before = f"v({points(house.rules.number('letterhead', 'number-before'))})"
    rooms = (width - 2 * measured.margin_mm for width in (measured.left_mm, measured.right_mm))
    left, right = rooms
    date_face = Face(measured.date_pt, italic=house.looks["PlaceAndDate"].face.italic)
    number = in_style("Number", letterhead.number_line, house, left)
    date = paragraph("PlaceAndDate", letterhead.place_and_date, date_face, house, right)
    return block((before, number)), block((before, date))


# --- the foot -------------------------------------------------------------------------------------


def signature_code(signature: Signature, house: House, paper: Page, above_pt: float) -> str:
    """Return the block, whole on one page unless it is higher than that."""
    left = left_column_mm(house, paper.text_width_mm)
    right = paper.text_width_mm - left
    said = (
        points(above_pt),
        "false" if _is_low(signature, house, left, paper.text_height_mm) else "true",
        *map(millimetres, (left, right)),
        block(_recipients(signature, house, left)),
        block(_signer(signature, house, right)),
    )
    return f"signature({','.join(said)})"


def _recipients(signature: Signature, house: House, width: float) -> Iterator[str]:
    if not signature.recipients:
        return
    yield f"v({recipients_before_pt(house):.3f}pt)"
    yield in_style("RecipientsTitle", house.rules.words("recipients-title", "text"), house, width)
    for each in signature.recipients:
        yield in_style("Recipients", f"- {each}", house, width)


def _is_low(signature: Signature, house: House, width: float, room: float) -> bool:
    """Tell whether the list fits into a height. Units: millimetres."""
    list_face = house.looks["Recipients"].face
    lines = sum(len(wrap(f"- {each}", list_face, width)) for each in signature.recipients)
    return (lines + _LINES_AROUND) * list_face.size_pt * _LINE_HEIGHT * MM_PER_POINT < room


# "Nơi nhận", the space above it, and one for what is measured by guess.
_LINES_AROUND = 4

# Source: Times New Roman, tables hhea and head: (1825 + 443 + 87) of 2048 units.
_LINE_HEIGHT = 1.15


def _signer(signature: Signature, house: House, width: float) -> Iterator[str]:
    yield f"v({points(house.rules.number('signature', 'space-before'))})"
    for words in titles(signature):
        yield in_style("SignerTitle", words, house, width)
    yield from [blank("SignerName")] * round(house.rules.number("signature", "blank-lines"))
    yield in_style("SignerName", signature.name, house, width)


# --- paragraphs of plain words --------------------------------------------------------------------


def in_style(style: str, text: str, house: House, room_mm: float) -> str:
    """Return a paragraph in the size and look of its style."""
    return paragraph(style, text, house.looks[style].face, house, room_mm)


def paragraph(style: str, text: str, own: Face, house: House, room_mm: float) -> str:
    """Return a paragraph whose type may differ from that of its style."""
    if not text.strip():
        return blank(style)
    words = looking(text, Room(room_mm, own.size_pt), own)
    is_usual = own.size_pt == house.looks[style].face.size_pt
    size = "" if is_usual else f",size:{points(own.size_pt)}"
    return f'styled("{style}",0pt,false,{words}{size})'


def blank(style: str) -> str:
    """Return an empty paragraph."""
    return f'blank("{style}")'
