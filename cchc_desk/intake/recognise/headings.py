"""Which lines of a body are headings, judged with their neighbours of the same scheme."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_desk.intake.recognise.facts import Facts
from cchc_desk.intake.recognise.heading_signs import Candidate, candidate
from cchc_desk.intake.recognise.numbers import Number, follows

Body = Sequence[Facts | None]
"""The lines of a body in order; None: a table, a picture, or nothing to read."""

_LONGEST_UNNUMBERED = 40


def heading_candidates(body: Body) -> list[Candidate]:
    """Return the lines that may be headings, each with its score; above 0 it is one."""
    found = list(_candidates(body))
    _judge_sequences(found)
    _judge_contents(found, body)
    _judge_looks(found)
    _judge_together(found)
    for row in list(_rows(found)):
        if any(each.score > 0 and each.is_marked for each in row):
            for each in row:
                each.is_untitled = each.score <= 0
    return found


def _candidates(body: Body) -> Iterator[Candidate]:
    last: dict[str, Number] = {}
    for index, facts in enumerate(body):
        if facts is None or facts.sign or facts.is_blank:
            continue
        number = _counted(facts.numbers, last)
        made = candidate(index, facts, number)
        if number is not None:
            last[number.scheme] = number
            yield made
        elif made.is_marked and len(made.words.split()) <= _LONGEST_UNNUMBERED:
            yield made


def _counted(numbers: tuple[Number, ...], last: dict[str, Number]) -> Number | None:
    """Return what a number counts as: what goes on with its neighbours, or begins anew."""
    if len(numbers) > 1:
        for number in numbers:
            before = last.get(number.scheme)
            if before is not None and follows(before, number):
                return number
        return next((number for number in numbers if number.value == 1), numbers[0])
    return numbers[0] if numbers else None


# --- neighbours -----------------------------------------------------------------------------------

_IN_SEQUENCE = 0.5
_OUT_OF_SEQUENCE = -1.5
_NEXT_AT_ONCE = -1.0
_HAS_CONTENT = 0.5
_PLAIN_AMONG_MARKED = -2.0
_PLAIN_AMONG_STYLES = -1.0
_FEW_STYLES = 2


def _judge_sequences(found: Sequence[Candidate]) -> None:
    last: dict[str, Number] = {}
    for each in found:
        if each.number is None:
            continue
        before = last.get(each.number.scheme)
        if before is not None and follows(before, each.number):
            each.score += _IN_SEQUENCE
        elif each.number.value != 1:
            each.score += _OUT_OF_SEQUENCE
        last[each.number.scheme] = each.number


def _judge_contents(found: Sequence[Candidate], body: Body) -> None:
    """Judge what stands right below: the next of a list, or something of its own."""
    following = _next_lines(body)
    by_index = {each.index: each for each in found}
    for each in found:
        below = by_index.get(following[each.index])
        if below is None or each.number is None or below.number is None:
            each.score += _HAS_CONTENT
        elif follows(each.number, below.number) and each.split is None:
            each.score += 0.0 if each.is_marked else _NEXT_AT_ONCE
        else:
            each.score += _HAS_CONTENT


def _next_lines(body: Body) -> list[int]:
    """Return for every line the next one that is not blank, its own index at the end."""
    following = [0] * len(body)
    below = len(body)
    for index in range(len(body) - 1, -1, -1):
        following[index] = below
        facts = body[index]
        if facts is None or not facts.is_blank:
            below = index
    return following


def _judge_looks(found: Sequence[Candidate]) -> None:
    """Judge ordinary text among headings of its scheme that are set off."""
    schemes = {each.number.scheme for each in found if each.number and each.is_marked}
    has_styles = sum(each.has_style for each in found) >= _FEW_STYLES
    for each in found:
        if each.number is None or each.is_marked:
            continue
        if each.number.scheme in schemes:
            each.score += _PLAIN_AMONG_MARKED
        if has_styles:
            each.score += _PLAIN_AMONG_STYLES


def _judge_together(found: Sequence[Candidate]) -> None:
    """Give ordinary-looking numbers that count on from each other one common score."""
    for group in _plain_runs(found):
        common = sum(each.score for each in group) / len(group)
        for each in group:
            each.score = common


def _rows(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the numbers that count on from each other below one heading, marked or not."""
    open_rows: dict[str, list[Candidate]] = {}
    for each in found:
        if each.number is None:
            continue
        row = open_rows.get(each.number.scheme, [])
        if row and row[-1].number and follows(row[-1].number, each.number):
            row.append(each)
        else:
            open_rows[each.number.scheme] = row = [each]
            yield row
        if each.score > 0:
            closed = [s for s, r in open_rows.items() if _rank(r[0]) > each.number.rank]
            for scheme in closed:
                del open_rows[scheme]


def _rank(of: Candidate) -> int:
    return of.number.rank if of.number else 0


def _plain_runs(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    by_scheme: dict[str, list[Candidate]] = defaultdict(list)
    for each in found:
        if each.number is not None and not each.is_marked:
            by_scheme[each.number.scheme].append(each)
    for members in by_scheme.values():
        run = members[:1]
        for before, after in pairwise(members):
            if before.number and after.number and follows(before.number, after.number):
                run.append(after)
            else:
                yield run
                run = [after]
        yield run
