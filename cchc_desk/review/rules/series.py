"""The numbers that an agency gives within a year: later numbers have later dates."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desk.forms.citation import Part, number_key, symbol_key
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Member:
    """Hold one document of a series where the text cites it first."""

    text: Text
    start: int
    end: int
    number: int
    day: date


# The type, the issuer, the year, and whether the number holds the year: legal documents have
# numbers of their own.
_Key = tuple[str, str, int, bool]


def _series(view: View) -> dict[_Key, list[_Member]]:
    found: dict[_Key, dict[tuple[int, date], _Member]] = {}
    groups = {type_: index for index, s in enumerate(view.words.series) for type_ in s.types}
    for text in view.written:
        for each in view.citations(text):
            citation = each.citation
            number = number_key(citation.number)
            if citation.date is None or not number.isdigit() or "-" not in citation.bare_symbol:
                continue
            short, _, issuer = citation.bare_symbol.partition("-")
            type_ = str(groups.get(short, short))
            is_legal = citation.numbered_year is not None
            key = (type_, symbol_key(issuer), citation.date.year, is_legal)
            _, end = each.place(Part.DATE) or (0, each.end)
            member = _Member(text, each.start, end, int(number), citation.date)
            found.setdefault(key, {}).setdefault((member.number, member.day), member)
    return {key: list(members.values()) for key, members in found.items()}


_FEWEST = 3


def _out_of_order(view: View) -> Iterator[Slip]:
    for members in _series(view).values():
        ordered = sorted(members, key=lambda each: each.number)
        if len({each.number for each in ordered}) < max(len(ordered), _FEWEST):
            continue
        kept = _longest_in_order(ordered)
        if len(ordered) - len(kept) > max(1, len(ordered) // 4):
            continue
        for member in ordered:
            if member not in kept:
                yield _slip(member, kept)


def _longest_in_order(ordered: Sequence[_Member]) -> list[_Member]:
    """Return the most members whose dates never go back; all others are out of order."""
    tails: list[date] = []
    chains: list[list[_Member]] = []
    for member in ordered:
        at = bisect_right(tails, member.day)
        chain = [*(chains[at - 1] if at else []), member]
        if at == len(tails):
            tails.append(member.day)
            chains.append(chain)
        else:
            tails[at], chains[at] = member.day, chain
    return chains[-1] if chains else []


def _slip(member: _Member, kept: Sequence[_Member]) -> Slip:
    before = [each for each in kept if each.number < member.number]
    after = [each for each in kept if each.number > member.number]
    neighbours = [*before[-1:], *after[:1]]
    message = tr(
        "Number {number} is of {day}, out of order beside {others}.",
        number=member.number,
        day=_shown(member.day),
        others=", ".join(f"{each.number} ({_shown(each.day)})" for each in neighbours),
    )
    return Slip(member.text, member.start, member.end, message)


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


RULES = (
    Rule(
        "NUM-DATE-ORDER",
        Family.CITATIONS,
        Severity.WARNING,
        N_(
            "NĐ 30/2020/NĐ-CP, Điều 15: numbers of an agency run through the year in the order of "
            "issue."
        ),
        _out_of_order,
    ),
)
