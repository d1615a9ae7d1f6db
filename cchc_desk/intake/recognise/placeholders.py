"""Words of one period and one office in the texts of a template, made open for the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desk.forms.office import Office
from cchc_desk.forms.period import Period

_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold a text with placeholders; ``made`` - (words, placeholder) in the order of the text.

    ``stale`` - words of a period that had to stay.
    """

    text: str
    made: tuple[tuple[str, str], ...] = ()
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    placeholder: str


class Opener:
    """Put placeholders into texts of one report; filled again they give the same words."""

    def __init__(self, office: Office, period: Period | None) -> None:
        """Take what the report calls its office and its period; None: it names none."""
        self._patterns = tuple(_patterns(office, period))
        self._year = None if period is None else period.year

    def opened(self, text: str) -> Opened:
        """Return a text with placeholders where they give back the very words."""
        if _PLACEHOLDER.search(text):
            return Opened(text.translate(_WITHOUT_BRACES))
        found = list(self._found(text))
        made = tuple((text[each.start : each.end], each.placeholder) for each in found)
        return Opened(_replaced(text, found), made, tuple(self._stale_words(text, found)))

    def _found(self, text: str) -> Iterator[_Found]:
        """Yield what can be replaced from left to right; the longest where several begin."""
        every = [
            _Found(match.start(), match.end(), placeholder)
            for pattern, placeholder in self._patterns
            for match in pattern.finditer(text)
            if not (placeholder in _YEARS and _names_law(text[: match.start()]))
        ]
        end = 0
        for each in sorted(every, key=lambda one: (one.start, -one.end)):
            if each.start >= end:
                yield each
                end = each.end

    def _stale_words(self, text: str, found: list[_Found]) -> Iterator[str]:
        """Yield words of this or a neighbouring period that are still there."""
        for words in _PERIOD_WORDS.finditer(text) if self._year else ():
            year = re.search(r"20\d\d", words[0])
            is_near = year is None or abs(int(year[0]) - (self._year or 0)) <= 1
            if is_near and not any(_covers(each, words) for each in found):
                yield words[0]


_YEARS = frozenset({"period.year", "period.previous_year", "period.next_year"})

# "Luật Đầu tư công năm 2024": of these the year is part of the name.
_LAW = re.compile(r"\b(?:luật|hiến pháp|pháp lệnh)\b[^,;:.]*$", re.IGNORECASE)


def _names_law(before: str) -> bool:
    return _LAW.search(before) is not None


def _covers(found: _Found, words: re.Match[str]) -> bool:
    return found.start < words.end() and words.start() < found.end


def _replaced(text: str, found: list[_Found]) -> str:
    written, at = [], 0
    for each in found:
        written += [text[at : each.start], f"{{{each.placeholder}}}"]
        at = each.end
    return "".join([*written, text[at:]])


# No placeholder may be read where the author wrote braces.
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WITHOUT_BRACES = str.maketrans("{}", "()")

# "năm 2026", but no year of a date: "ngày 05 tháng 01 năm 2026".
_NOT_A_DATE = r"(?<!tháng \d )(?<!tháng \d\d )(?<!tháng  )"
_NOT_IN_DATE = r"(?<!tháng \d năm )(?<!tháng \d\d năm )(?<!tháng   năm )(?<!  năm )"
_PERIOD_WORDS = re.compile(
    rf"\bquý\s+(?:iv|i{{1,3}}|[1-4])\b(?:/20\d\d)?|\b[369]\s+tháng(?:\s+(?:đầu|cuối))?\b"
    rf"|{_NOT_A_DATE}\bnăm\s+20\d\d\b",
    re.IGNORECASE,
)


def _patterns(office: Office, period: Period | None) -> Iterator[tuple[re.Pattern[str], str]]:
    names = ((office.name, "office.name"), (office.parent, "office.parent"))
    for words, placeholder in names:
        if len(words) >= _SHORTEST_NAME:
            yield from ((_exactly(each), name) for each, name in _also_capitals(words, placeholder))
    if period is None:
        return
    year = str(period.year)
    titles = ((period.kind.title, "period.title"), (period.kind.next_title, "period.next_title"))
    for title, placeholder in titles:
        for words, name in _also_within(title, placeholder):
            yield re.compile(rf"{_exactly(words).pattern}(?!/(?!{year}))"), name
            yield re.compile(rf"(?<={re.escape(words)}/){year}(?!\w)"), "period.year"
    for number, placeholder in _years(period.year):
        yield re.compile(rf"(?i:{_NOT_IN_DATE}(?<=\bnăm\s)){number}(?!\w)"), placeholder


def _years(year: int) -> Iterator[tuple[int, str]]:
    yield year, "period.year"
    yield year - 1, "period.previous_year"
    yield year + 1, "period.next_year"


def _also_within(title: str, placeholder: str) -> Iterator[tuple[str, str]]:
    """Yield the title of a period as ``_also_capitals`` does, and as within a sentence."""
    yield from _also_capitals(title, placeholder)
    within = title[:1].lower() + title[1:]
    if within != title:
        yield within, f"{placeholder}_lower"


def _also_capitals(words: str, placeholder: str) -> Iterator[tuple[str, str]]:
    """Yield words and their placeholder, and both in capitals; nothing for no words."""
    if words:
        yield words, placeholder
    if words.upper() != words:
        yield words.upper(), placeholder.upper()


def _exactly(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
