"""How a paragraph stands among its neighbours: what every writer of pages agrees on.

None, wherever a neighbour is asked for: the paragraph is the first or the last of its section.
"""

from dataclasses import dataclass

from cchc_desk.export.house import HEADING_LEVELS, House
from cchc_desk.export.letterhead import rule_length_mm
from cchc_desk.export.metrics import text_width_mm, wrap
from cchc_desk.forms.document import Line, Node, Role, Signature, line_text

STYLES = {
    Role.BODY: "BodyText",
    Role.DOCUMENT_TYPE: "DocumentType",
    Role.SUBJECT: "Subject",
    Role.ADDRESSEE: "Addressee",
    Role.GROUND: "Ground",
    Role.APPENDIX_LABEL: "AppendixLabel",
    Role.APPENDIX_TITLE: "AppendixTitle",
    Role.APPENDIX_ATTACHED: "AppendixAttached",
    Role.CELL: "TableText",
}

_APPENDIX_HEAD = frozenset({Role.APPENDIX_LABEL, Role.APPENDIX_TITLE, Role.APPENDIX_ATTACHED})
_TITLE = frozenset({Role.DOCUMENT_TYPE, Role.SUBJECT})


def style_of(line: Line) -> str:
    """Return the id of the style that a paragraph has."""
    if line.role is Role.HEADING:
        return f"Heading{min(max(line.level, 1), HEADING_LEVELS)}"
    return STYLES[line.role]


def role_of(node: Node | None) -> Role | None:
    """Return the role of a paragraph; None: it is no paragraph."""
    return node.role if isinstance(node, Line) else None


def keeps_next(line: Line, after: Node | None) -> bool | None:
    """Tell whether the paragraph stays on the page of the next one; None: as its style says.

    A heading's style does so; but a heading with nothing below it has nothing to be held to, and a
    row of such headings would move to the next page as one block.
    """
    stands_alone = (
        line.role is Role.HEADING
        and isinstance(after, Line)
        and after.role is Role.HEADING
        and after.level <= line.level
    )
    if stands_alone:
        return False
    return True if line.keep_with_next or isinstance(after, Signature) else None


def space_after_pt(line: Line, after: Node | None, house: House) -> float | None:
    """Return the space below a paragraph that ends a group; None: as its style says."""
    if line.role is Role.ADDRESSEE and role_of(after) is not Role.ADDRESSEE:
        return house.rules.number("addressee", "space-after")
    if line.role in _APPENDIX_HEAD and role_of(after) not in _APPENDIX_HEAD:
        return house.rules.number("appendix-attached", "space-after")
    if line.role is Role.DOCUMENT_TYPE and role_of(after) not in _TITLE:
        return house.rules.number("subject", "space-after")
    return None


@dataclass(frozen=True, slots=True)
class Hanging:
    """Say where the lines of a paragraph begin: the first one ``hanging_mm`` before the rest."""

    left_mm: float
    hanging_mm: float


def addressee_place(
    line: Line, before: Node | None, after: Node | None, house: House, text_width: float
) -> Hanging | None:
    """Return where an addressee stands: several hang under the colon; None: one is centred."""
    face = house.looks["Addressee"].face
    is_first = role_of(before) is not Role.ADDRESSEE
    is_last = role_of(after) is not Role.ADDRESSEE
    words = text_width_mm(line_text(line), face)
    if is_first and is_last and words <= text_width:
        return None
    start = house.rules.number("addressee", "indent")
    hanging = text_width_mm("Kính gửi: " if is_first else "- ", face)
    left = start if is_first else start + text_width_mm("Kính gửi", face)
    return Hanging(left + hanging, hanging)


def subject_line_mm(
    line: Line, after: Node | None, house: House, text_width: float
) -> float | None:
    """Return the length of the drawn line below the subject; None: none is drawn here."""
    text = line_text(line)
    ends = line.role is Role.SUBJECT and role_of(after) is not Role.SUBJECT
    if not ends or not text.strip():
        return None
    face = house.looks["Subject"].face
    share = house.rules.number("subject", "line-share")
    return rule_length_mm(wrap(text, face, text_width), face, share)
