"""The parts of the head of page 1, and of what stands between the title and the outline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.intake.recognise.facts import Facts, is_capitals
from cchc_desk.intake.recognise.formulas import (
    begins_addressees,
    begins_ground,
    document_kind,
    is_number_line,
    is_printed_by_us,
    is_rule,
    letters_of,
    named_kind,
    place_and_date,
)
from cchc_desk.intake.recognise.outline_parts import Part
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.intake.recognise.regions import Draft
from cchc_desk.intake.source import SourceTable

_LEFT_OUT = Part(LineRole.LEFT_OUT)
_UNKNOWN = Part(LineRole.UNPLACED, doubts=(Doubt.UNKNOWN_WORDS,))


def head_parts(head: Sequence[Draft]) -> list[Part]:
    """Return the part of every line of the head."""
    title = _title_place(head)
    parts = [_head_part(draft) for draft in head[:title]]
    _share_names(parts, head)
    below = enumerate(head[title:])
    return [*parts, *(_title_part(draft, is_first=not place) for place, draft in below)]


def _title_place(head: Sequence[Draft]) -> int:
    """Return the place of the line that names the type; past the end when none does."""
    texts = [draft.facts.text if draft.facts else "" for draft in head]
    for names in (document_kind, named_kind):
        for place, text in enumerate(texts):
            if names(text) is not None:
                return place
    return len(head)


def _title_part(draft: Draft, *, is_first: bool) -> Part:
    if is_first:
        return Part(LineRole.DOCUMENT_TYPE)
    if draft.facts is None:
        return Part(LineRole.UNPLACED)
    return _LEFT_OUT if is_rule(draft.facts.text) else Part(LineRole.SUBJECT)


def _head_part(draft: Draft) -> Part:
    if draft.facts is None:
        return Part(LineRole.UNPLACED)
    text = draft.facts.text
    if is_rule(text) or is_printed_by_us(text):
        return _LEFT_OUT
    if is_number_line(text):
        return Part(LineRole.NUMBER)
    if place_and_date(text) is not None:
        return Part(LineRole.PLACE_AND_DATE)
    return Part(LineRole.OFFICE) if _may_be_name(draft) else _UNKNOWN


# Marks that stand near the head and name nobody. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.10.
_MARKS = frozenset(
    {"du thao", "mat", "toi mat", "tuyet mat", "hoa toc", "thuong khan", "khan", "sao y"}
)


def _may_be_name(draft: Draft) -> bool:
    facts = draft.facts
    if facts is None or letters_of(facts.text) in _MARKS:
        return False
    return is_capitals(facts.text) or (facts.look.bold and not draft.in_box)


# --- whose paper it is ----------------------------------------------------------------------------

# With one of these a name begins; other lines go on with the one above.
_BODIES = re.compile(
    r"(?:UBND|HĐND|[UỦ][YỶ] BAN|HỘI ĐỒNG|BỘ|SỞ|BAN|VĂN PHÒNG|PHÒNG|CHI CỤC|CỤC|TỔNG CỤC|"
    r"TRUNG TÂM|THANH TRA|HỘI|ĐẢNG|TỈNH [UỦ]Y|THÀNH [UỦ]Y|HUYỆN [UỦ]Y|CHI BỘ|TRƯỜNG|BỆNH VIỆN|"
    r"VIỆN|CÔNG TY|KHO BẠC|CÔNG AN|TÒA ÁN|TOÀ ÁN|ĐOÀN|LIÊN ĐOÀN|BẢO HIỂM|NGÂN HÀNG|THUẾ)\b",
    re.IGNORECASE,
)


def _share_names(parts: list[Part], head: Sequence[Draft]) -> None:
    """Tell the body above from the office: by its lighter type, else by its place."""
    names = [
        (index, facts)
        for index, part in enumerate(parts)
        if part.role is LineRole.OFFICE and (facts := head[index].facts) is not None
    ]
    is_bold = [facts.look.bold for _, facts in names]
    if any(is_bold) and not all(is_bold):
        above = {index for (index, _), bold in zip(names, is_bold, strict=True) if not bold}
    else:
        starts = [index for index, facts in names if _BODIES.match(facts.text.strip())]
        above = {index for index, _ in names if len(starts) > 1 and index < starts[-1]}
    for index in above:
        parts[index] = Part(LineRole.PARENT)


# --- below the title ------------------------------------------------------------------------------

_LONGEST_SUBJECT = 6
_MANY_WORDS = 60


@dataclass(slots=True)
class _Progress:
    """Remember how far the front has been read; ``is_centred`` - the title is."""

    subject_lines: int = 0
    is_centred: bool = False
    is_past_subject: bool = False
    in_addressees: bool = False
    is_past_grounds: bool = False


def front_parts(front: Sequence[Draft]) -> list[Part]:
    """Return the part of every line between the title and the first heading."""
    progress = _Progress()
    return [_front_part(draft, progress) for draft in front]


def subject_length(lines: Sequence[Draft]) -> int:
    """Return how many lines after the title belong to it, so that none is taken for a heading."""
    progress = _Progress()
    count = 0
    for place, draft in enumerate(lines[: 2 * _LONGEST_SUBJECT], start=1):
        part = _front_part(draft, progress)
        if part.role is LineRole.SUBJECT:
            count = place
        elif part.role is not LineRole.LEFT_OUT:
            break
    return count


def _front_part(draft: Draft, progress: _Progress) -> Part:
    facts = draft.facts
    if facts is None:
        return Part(LineRole.OPENING if isinstance(draft.block, SourceTable) else LineRole.ANSWER)
    if is_rule(facts.text) and not facts.has_notes:
        progress.in_addressees = False
        return _LEFT_OUT
    if not progress.is_past_subject and _goes_on_with_title(facts, progress):
        progress.subject_lines += 1
        progress.is_centred = facts.is_centred
        return Part(LineRole.SUBJECT)
    progress.is_past_subject = True
    if _is_addressee(facts, progress):
        return Part(LineRole.ADDRESSEE)
    if not progress.is_past_grounds and _is_ground(facts):
        return Part(LineRole.GROUND)
    progress.is_past_grounds = True
    return Part(LineRole.OPENING)


def _goes_on_with_title(facts: Facts, progress: _Progress) -> bool:
    if progress.subject_lines >= _LONGEST_SUBJECT or facts.numbers or facts.sign:
        return False
    if begins_addressees(facts.text) or begins_ground(facts.text):
        return False
    if progress.subject_lines and progress.is_centred:
        return facts.is_centred
    if facts.is_centred:
        return True
    is_short = len(facts.words.split()) <= _MANY_WORDS and facts.words[-1] not in ".:;,"
    is_first = not progress.subject_lines and is_short
    return (facts.look.bold or is_first) and facts.paragraph.heading_level is None


def _is_addressee(facts: Facts, progress: _Progress) -> bool:
    if begins_addressees(facts.text):
        progress.in_addressees = True
        return True
    if not progress.in_addressees:
        return False
    is_short = len(facts.words.split()) <= _MANY_WORDS // 2
    progress.in_addressees = is_short and not facts.text.rstrip().endswith(".")
    return is_short and (bool(facts.sign) or facts.is_centred or _is_indented(facts))


# A name on a line of its own stands further in than a first line does, 10 or 12.7 mm.
_INDENT_MM = 25.0


def _is_indented(facts: Facts) -> bool:
    return facts.paragraph.format.left_mm >= _INDENT_MM


def _is_ground(facts: Facts) -> bool:
    end = facts.text.rstrip()[-1:]
    if facts.look.italic:
        return end in {";", ",", "."}
    return end == ";" and (begins_ground(facts.text) or letters_of(facts.text).startswith(_ACTING))


_ACTING = ("thuc hien", "theo", "xet", "nham", "tren co so")


def addressee_lines(texts: Sequence[str]) -> Iterator[str]:
    """Yield those to whom a document is sent, without signs and punctuation."""
    for text in texts:
        name = re.sub(r"^\s*Kính\s+gửi\s*:?", "", text, flags=re.IGNORECASE)
        if name := name.strip().lstrip("-–+* ").rstrip(" ;,."):
            yield name
