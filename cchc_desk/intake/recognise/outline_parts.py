"""The parts that the lines of a body play: headings, labels, prompts, answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.forms.richtext import Level
from cchc_desk.intake.recognise.bullets import DEPTHS, Bullet, label_bullets
from cchc_desk.intake.recognise.facts import Facts
from cchc_desk.intake.recognise.headings import Body, heading_candidates
from cchc_desk.intake.recognise.labels import is_prompt, split_at_colon
from cchc_desk.intake.recognise.levels import Node, place_headings
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.intake.source import SourceNote, SourceSpan

_SURE = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """Say what a line of the body is for; ``level`` and ``doubts`` as of ``Line``."""

    role: LineRole
    level: int = 0
    doubts: tuple[Doubt, ...] = ()


def outline_parts(body: Body) -> list[Part]:
    """Return the part of every line of a body, in order."""
    candidates = heading_candidates(body)
    nodes = place_headings([each for each in candidates if each.is_heading])
    parts = [_plain_part(facts) for facts in body]
    for each in candidates:
        if -_SURE < each.score <= 0 and each.number is not None:
            parts[each.index] = Part(LineRole.ANSWER, doubts=(Doubt.LIST_OR_HEADING,))
    for node in nodes:
        parts[node.heading.index] = _heading_part(node)
    deepest = max((node.level for node in nodes), default=0)
    bullets = label_bullets(body, frozenset(node.heading.index for node in nodes))
    signs = [sign for sign in DEPTHS if any(b.facts.sign is sign and b.score > 0 for b in bullets)]
    for bullet in bullets:
        parts[bullet.index] = _bullet_part(bullet, deepest, signs)
    for index in _after_empty_labels(body, parts):
        parts[index] = replace(parts[index], doubts=(*parts[index].doubts, Doubt.LEVEL))
    for index in _prompts(body, parts):
        parts[index] = Part(LineRole.GUIDANCE, doubts=(Doubt.PROMPT_OR_REMARK,))
    return parts


def _plain_part(facts: Facts | None) -> Part:
    is_blank = facts is not None and facts.is_blank
    return Part(LineRole.LEFT_OUT if is_blank else LineRole.ANSWER)


def _heading_part(node: Node) -> Part:
    heading = node.heading
    doubts = []
    if heading.is_untitled or heading.score < _SURE:
        doubts.append(Doubt.LIST_OR_HEADING)
    if node.breaks_sequence:
        doubts.append(Doubt.OUT_OF_SEQUENCE)
    if has_note_before(heading.facts, heading.end):
        doubts.append(Doubt.NOTE_IN_LABEL)
    is_own_line = heading.split is None and not heading.words.endswith(":")
    is_own_line = is_own_line and not heading.is_untitled
    role = LineRole.HEADING if is_own_line else LineRole.LABEL
    return Part(role, node.level, tuple(doubts))


def _bullet_part(bullet: Bullet, deepest: int, signs: Sequence[Level]) -> Part:
    """Return the part of a line with a sign; ``signs`` - those of labels, outermost first."""
    doubts = (Doubt.LABEL_OR_SENTENCE,) if abs(bullet.score) < _SURE else ()
    if bullet.score <= 0:
        return Part(LineRole.ANSWER, doubts=doubts)
    end = len(bullet.facts.text) if bullet.split is None else bullet.split.colon
    if has_note_before(bullet.facts, end):
        doubts = (*doubts, Doubt.NOTE_IN_LABEL)
    level = min(deepest + 1 + signs.index(bullet.facts.sign), MAX_LEVEL)
    return Part(LineRole.LABEL, level, doubts)


def has_note_before(facts: Facts, end: int) -> bool:
    """Tell whether a note hangs on the characters before a place."""
    at = 0
    for span in facts.spans:
        if isinstance(span, SourceSpan):
            at += len(span.text)
        elif isinstance(span, SourceNote) and at <= end:
            return True
    return False


def _after_empty_labels(body: Body, parts: Sequence[Part]) -> Iterator[int]:
    """Yield lines with a sign further out than that of the empty label above: below it, or not."""
    above: Facts | None = None
    for index, (facts, part) in enumerate(zip(body, parts, strict=True)):
        if facts is None or facts.is_blank:
            continue
        if above is not None and 0 < DEPTHS.index(facts.sign) < DEPTHS.index(above.sign):
            yield index
        above = facts if facts.sign and _has_no_answer(facts, part) else None


# --- prompts --------------------------------------------------------------------------------------


def _prompts(body: Body, parts: Sequence[Part]) -> Iterator[int]:
    """Yield the lines that do nothing but ask, right below a heading or an empty label."""
    asks = False
    for index, (facts, part) in enumerate(zip(body, parts, strict=True)):
        if facts is None:
            asks = False
        elif not facts.is_blank:
            if asks and part.role is LineRole.ANSWER and _only_asks(facts):
                yield index
            asks = _has_no_answer(facts, part)


def _has_no_answer(facts: Facts, part: Part) -> bool:
    if part.role is LineRole.HEADING:
        return True
    if part.role is not LineRole.LABEL:
        return False
    split = split_at_colon(facts)
    return split is None or not facts.text[split.answer :].strip()


def _only_asks(facts: Facts) -> bool:
    words = facts.words
    if facts.sign or facts.numbers or facts.has_notes:
        return False
    return words[:1] == "(" and words[-1] == ")" and is_prompt(words[1:])
