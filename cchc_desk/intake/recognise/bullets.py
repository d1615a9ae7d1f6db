"""Which lines with a sign are items with a label, and which are sentences of an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc_desk.forms.richtext import Level
from cchc_desk.intake.recognise.facts import Facts
from cchc_desk.intake.recognise.headings import Body
from cchc_desk.intake.recognise.labels import Split, introduces, label_score, split_at_colon

DEPTHS = (Level.NONE, Level.DASH, Level.PLUS, Level.STAR)
"""The signs from the outermost to the innermost; the first is no sign at all."""


@dataclass(slots=True)
class Bullet:
    """Hold a line with a sign and how much speaks for a label; above 0 it is one.

    None: ``split`` - it has no colon.
    """

    index: int
    facts: Facts
    split: Split | None
    score: float


# The usual share of labels among lines with a sign, half way between plans and reports.
_EVEN_SHARE = 0.35
_SHARE_WEIGHT = 3.0
_THRESHOLD = 0.5
_MOST_WORDS_ALONE = 30
_ORDINARY = -4.0
_MARKED = 3.0

_AFTER_ANNOUNCED_LIST = -1.5
_BELOW_SENTENCE = -1.0
_AFTER_LABEL = 0.75
_ASKS_ALONE = 1.0
_HAS_BELOW = 0.5


def label_bullets(body: Body, headings: frozenset[int]) -> list[Bullet]:
    """Return every line with a sign, each with its score; ``headings`` begin new parts."""
    found = [_bullet(index, facts) for index, facts in enumerate(body) if facts and facts.sign]
    share = sum(each.score > 0 for each in found) / max(len(found), 1)
    weight = _SHARE_WEIGHT * (share - _EVEN_SHARE) - _THRESHOLD
    for each in found:
        if each.split is not None:
            each.score += weight
    _judge_places(found, body, headings)
    return found


def _bullet(index: int, facts: Facts) -> Bullet:
    split = split_at_colon(facts)
    if split is None:
        return Bullet(index, facts, None, _score_alone(facts))
    return Bullet(index, facts, split, label_score(facts, split))


def _score_alone(facts: Facts) -> float:
    """Return what speaks for a label without a colon: it is short and set off."""
    words = facts.words
    is_short = 0 < len(words.split()) <= _MOST_WORDS_ALONE and words[-1] not in ".;,"
    return _MARKED if is_short and not facts.look.is_plain else _ORDINARY


# --- neighbours -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Above:
    """Remember what stands above while lines are walked.

    ``labels`` - by the depth of their sign, whether the last line of it was a label.
    None: ``list_depth`` - no line announced a list; else the depth of its sign.
    """

    labels: dict[int, bool] = field(default_factory=dict)
    list_depth: int | None = None


def _judge_places(found: Sequence[Bullet], body: Body, headings: frozenset[int]) -> None:
    by_index = {each.index: each for each in found}
    above = _Above()
    for index, facts in enumerate(body):
        if index in headings:
            above = _Above()
        elif facts is not None and not facts.is_blank:
            bullet = by_index.get(index)
            if bullet is not None:
                _judge(bullet, above, body)
            _remember(facts, bullet, above)


def _judge(bullet: Bullet, above: _Above, body: Body) -> None:
    if bullet.split is None:
        return
    depth = DEPTHS.index(bullet.facts.sign)
    if above.list_depth is not None and depth > above.list_depth:
        bullet.score += _AFTER_ANNOUNCED_LIST
    if any(not is_label for other, is_label in above.labels.items() if 0 < other < depth):
        bullet.score += _BELOW_SENTENCE
    if above.labels.get(depth):
        bullet.score += _AFTER_LABEL
    if not bullet.facts.text[bullet.split.answer :].strip():
        bullet.score += _empty_answer(bullet, body)


def _empty_answer(bullet: Bullet, body: Body) -> float:
    """Judge a label with nothing after its colon by what stands below."""
    below = next((each for each in _after(body, bullet.index) if not each.is_blank), None)
    deeper = below is not None and DEPTHS.index(below.sign) > DEPTHS.index(bullet.facts.sign)
    text = below is not None and not below.sign
    return _HAS_BELOW if deeper or text else _ASKS_ALONE


def _after(body: Body, index: int) -> Iterator[Facts]:
    yield from (each for each in body[index + 1 : index + 6] if each is not None)


def _remember(facts: Facts, bullet: Bullet | None, above: _Above) -> None:
    depth = DEPTHS.index(facts.sign)
    above.labels = {other: is_ for other, is_ in above.labels.items() if other < depth}
    above.labels[depth] = bullet is not None and bullet.score > 0
    if above.list_depth is not None and depth <= above.list_depth:
        above.list_depth = None
    if above.list_depth is None and _announces_list(facts):
        above.list_depth = depth


def _announces_list(facts: Facts) -> bool:
    text = facts.text.rstrip()
    return text.endswith(":") and introduces(text[:-1][-60:])
