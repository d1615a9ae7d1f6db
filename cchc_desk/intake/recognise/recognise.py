"""What a source document says: every line gets the part that it plays."""

from collections.abc import Sequence

from cchc_desk.forms.period import STANDARD_KINDS, PeriodKind
from cchc_desk.intake.recognise.appendix_parts import appendix_parts
from cchc_desk.intake.recognise.assemble import assemble
from cchc_desk.intake.recognise.foot_parts import foot_parts
from cchc_desk.intake.recognise.formulas import begins_closing, ends_document, opens_closing
from cchc_desk.intake.recognise.head_parts import front_parts, head_parts, subject_length
from cchc_desk.intake.recognise.outline_parts import Part, outline_parts
from cchc_desk.intake.recognise.recognised import Doubt, Line, LineRole, Recognised
from cchc_desk.intake.recognise.regions import Draft, Region, drafts
from cchc_desk.intake.source import SourceDocument, SourcePicture


def recognise(source: SourceDocument, kinds: Sequence[PeriodKind] = STANDARD_KINDS) -> Recognised:
    """Return what a file says; ``kinds`` - the periods that the office knows."""
    every = drafts(source)
    by_region = {region: [each for each in every if each.region is region] for region in Region}
    parts = [
        *head_parts(by_region[Region.HEAD]),
        *_text_parts(by_region[Region.TEXT], has_head=bool(by_region[Region.HEAD])),
        *foot_parts(by_region[Region.FOOT]),
        *appendix_parts(by_region[Region.APPENDIX]),
    ]
    lines = tuple(
        _line(index, draft, part)
        for index, (draft, part) in enumerate(zip(every, parts, strict=True))
    )
    orientations = tuple(section.page.orientation for section in source.sections)
    return assemble(lines, orientations, kinds)


def _line(index: int, draft: Draft, part: Part) -> Line:
    doubts = part.doubts
    if draft.in_box and part.role is not LineRole.LEFT_OUT:
        doubts = (*doubts, Doubt.TEXT_BOX)
    return Line(index, draft.block, draft.place, part.role, part.level, doubts)


# --- the text between head and foot ---------------------------------------------------------------


def _text_parts(text: Sequence[Draft], *, has_head: bool) -> list[Part]:
    subject = subject_length(text) if has_head else 0
    closing = _closing_place(text)
    body = [None if i < subject else draft.facts for i, draft in enumerate(text[:closing])]
    parts = outline_parts(body)
    first = _first_item(parts)
    if first is None:
        first = _end_of_opening(text[:closing], has_head=has_head)
    parts[:first] = front_parts(text[:first]) if has_head else _without_title(text[:first])
    parts = [_unless_lost(draft, part) for draft, part in zip(text, parts, strict=False)]
    return [*parts, *(_closing_part(draft) for draft in text[closing:])]


def _first_item(parts: Sequence[Part]) -> int | None:
    roles = {LineRole.HEADING, LineRole.LABEL}
    return next((i for i, part in enumerate(parts) if part.role in roles), None)


_LONGEST_FRONT = 30
_LONGEST_OPENING = 6
_BEFORE_OPENING = frozenset({LineRole.SUBJECT, LineRole.ADDRESSEE, LineRole.GROUND})


def _end_of_opening(text: Sequence[Draft], *, has_head: bool) -> int:
    """Return where the text of a document without any heading begins: after "như sau:"."""
    parts = front_parts(text[:_LONGEST_FRONT]) if has_head else []
    before = [place for place, part in enumerate(parts) if part.role in _BEFORE_OPENING]
    start = before[-1] + 1 if before else 0
    for place, draft in enumerate(text[start : start + _LONGEST_OPENING], start):
        if draft.facts is not None and draft.facts.text.rstrip().endswith(":"):
            return place + 1
    return start


def _without_title(text: Sequence[Draft]) -> list[Part]:
    """Return the parts of what stands before the first heading where no head was found."""
    blank = Part(LineRole.LEFT_OUT)
    opening = Part(LineRole.OPENING)
    return [blank if draft.facts and draft.facts.is_blank else opening for draft in text]


def _unless_lost(draft: Draft, part: Part) -> Part:
    """Leave out a picture that could not be read: its place says nothing."""
    if isinstance(draft.block, SourcePicture) and draft.block.data is None:
        return Part(LineRole.LEFT_OUT)
    return part


# --- the closing ----------------------------------------------------------------------------------

_LONGEST_CLOSING = 6


def _closing_place(text: Sequence[Draft]) -> int:
    """Return where the closing begins; the end when there is none."""
    end = len(text)
    found = end
    for place in range(end - 1, max(end - 1 - 2 * _LONGEST_CLOSING, -1), -1):
        facts = text[place].facts
        if facts is None or facts.sign or (facts.numbers and not facts.is_blank):
            break
        if facts.is_blank:
            continue
        if facts.paragraph.heading_level is not None:
            break
        if opens_closing(facts.text):
            return place
        if begins_closing(facts.text) or ends_document(facts.text):
            found = place
    return found


def _closing_part(draft: Draft) -> Part:
    if draft.facts is not None and draft.facts.is_blank:
        return Part(LineRole.LEFT_OUT)
    if draft.facts is not None and opens_closing(draft.facts.text):
        return Part(LineRole.CLOSING)
    return Part(LineRole.CLOSING, doubts=(Doubt.CLOSING,))
