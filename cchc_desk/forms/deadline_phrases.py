"""Phrases of a deadline: tokens joined to stretches of time, step by step, with what leads them."""

import re
from dataclasses import dataclass
from enum import IntEnum

from cchc_desk.forms.deadline_joins import codes_of, join_tokens
from cchc_desk.forms.deadline_words import Stretch, Token, Word, read_tokens


class Lead(IntEnum):
    """Name the word before a stretch; of several the greatest decides."""

    NONE = 0
    DONE = 1
    IN = 2
    FROM = 3
    BY = 4
    BEFORE = 5
    AFTER = 6


_LEADS = {
    Word.DONE: Lead.DONE,
    Word.IN: Lead.IN,
    Word.FROM: Lead.FROM,
    Word.BY: Lead.BY,
    Word.TO: Lead.BY,
    Word.BEFORE: Lead.BEFORE,
    Word.AFTER: Lead.AFTER,
}
_LASTING_LEADS = (Lead.BY, Lead.BEFORE, Lead.DONE)
_TERMS = (Lead.BY, Lead.BEFORE, Lead.FROM, Lead.AFTER)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one stretch with its lead.

    ``link`` is the code of what joins it to the item right before it: "" when they are apart,
    a comma when nothing stands between. ``is_named``: it belongs to the words before it ("báo
    cáo năm 2025"). ``is_aside``: so it does, in brackets. ``is_cited``: it belongs to an open
    phrase ("theo Kế hoạch năm 2026").
    """

    stretch: Stretch
    lead: Lead
    link: str
    is_named: bool
    is_aside: bool
    is_cited: bool

    @property
    def is_year(self) -> bool:
        """Tell whether the stretch is a whole year."""
        return self.stretch.word is Word.YEAR

    @property
    def is_term(self) -> bool:
        """Tell whether the lead makes the stretch a beginning or an end."""
        return self.lead in _TERMS

    @property
    def months(self) -> int:
        """Return how long the stretch is, 0 for less than a month."""
        stretch = self.stretch
        return 0 if stretch.word is Word.DAY else stretch.last_month - stretch.first_month + 1


def read_steps(words: str, year: int) -> list[list[Token]]:
    """Read the steps of a deadline, each as tokens in which numbers belong to their stretch."""
    return split_steps(join_tokens(read_tokens(words, year)), Word.BREAK)


def split_steps(tokens: list[Token], pattern: str) -> list[list[Token]]:
    """Return the tokens between the places where the pattern matches their codes."""
    cuts = [match.span() for match in re.finditer(pattern, codes_of(tokens))]
    begins = [0, *(end for _, end in cuts)]
    ends = [*(begin for begin, _ in cuts), len(tokens)]
    parts = (tokens[begin:end] for begin, end in zip(begins, ends, strict=True))
    return [part for part in parts if part]


_ITEM = re.compile("(?P<link>[rca/]?)(?P<lead>[BEFGAIHt]*)(?P<core>[dmqspyw])(?P<onwards>W?)")
_IN_CITED_PLAN = re.compile(r"(?:O[^/;c]*K|T)[^/;c]*$")
_IN_ASIDE = re.compile(r"/[^/]*K$")
_IN_OPEN_PHRASE = re.compile(r"[OT][^/;c]*$")


def read_items(step: list[Token]) -> list[Item]:
    """Read the stretches of a step in their order."""
    found = _ITEM.finditer(codes_of(step))
    places = [(match, s) for match in found if (s := step[match.start("core")].stretch)]
    items: list[Item] = []
    end = -1
    for match, stretch in places:
        previous = items[-1] if match.start() == end else None
        items.append(_item(match, stretch, previous))
        end = match.end()
    return items


def _item(match: re.Match[str], stretch: Stretch, previous: Item | None) -> Item:
    lead = _lead_of(match)
    link = _link_of(match) if previous else ""
    if previous and lead is Lead.NONE and link != Word.BRACKET and previous.lead in _LASTING_LEADS:
        lead = previous.lead
    before = match.string[: match.start("lead")] if lead is Lead.NONE else ""
    return Item(
        stretch, lead, link,
        is_named=before.endswith(("~", "K") if stretch.word is Word.YEAR else "K"),
        is_aside=_IN_ASIDE.search(before) is not None,
        is_cited=_is_cited(stretch, before),
    )  # fmt: skip


def _link_of(match: re.Match[str]) -> str:
    if Word.TO in match["lead"]:
        return Word.DASH
    return match["link"] or Word.COMMA


def _lead_of(match: re.Match[str]) -> Lead:
    """Return the strongest lead; before an hour of a day still allows that day."""
    if match["onwards"]:
        return Lead.FROM
    lead = max((_LEADS.get(Word(code), Lead.NONE) for code in match["lead"]), default=Lead.NONE)
    return Lead.BY if lead is Lead.BEFORE and Word.HOUR in match["lead"] else lead


def _is_cited(stretch: Stretch, before: str) -> bool:
    if stretch.word is Word.YEAR:
        return _IN_CITED_PLAN.search(before) is not None
    return stretch.word is Word.DAY and _IN_OPEN_PHRASE.search(before) is not None
