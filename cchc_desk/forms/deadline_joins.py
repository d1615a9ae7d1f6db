"""Joins between the tokens of a deadline: "tháng", "3, 6", "/2026" become stretches of time."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from cchc_desk.forms.deadline_words import (
    Stretch,
    Token,
    Word,
    day_stretch,
    month_stretch,
    numbers_in,
    quarter_stretch,
)


def codes_of(tokens: Iterable[Token]) -> str:
    """Return the codes of tokens as one text, a character for each."""
    return "".join(token.word for token in tokens)


def join_tokens(tokens: list[Token]) -> list[Token]:
    """Return the tokens in which numbers, years and parts belong to their stretch."""
    for join in _PASSES:
        tokens = join(tokens)
    return tokens


def _rewrite(
    tokens: list[Token], pattern: re.Pattern[str], merge: Callable[[list[Token]], list[Token]]
) -> list[Token]:
    joined: list[Token] = []
    position = 0
    for match in pattern.finditer(codes_of(tokens)):
        joined += tokens[position : match.start()]
        joined += merge(tokens[match.start() : match.end()])
        position = match.end()
    return joined + tokens[position:]


def _as(token: Token, stretch: Stretch | None) -> Token:
    """Return the token as that stretch; None: its number names none, so it says nothing."""
    return Token(stretch.word if stretch else Word.OTHER, token.text, stretch)


def _number(token: Token) -> int:
    return (numbers_in(token.text) or [0])[0]


def _join_headed_numbers(tokens: list[Token]) -> list[Token]:
    """Read "Quý: I, II" and "Tháng (3)" as if the number stood beside its unit."""
    return _rewrite(tokens, re.compile("U[:/][RN]"), _headed)


def _headed(tokens: list[Token]) -> list[Token]:
    unit, _, number = tokens
    model = {"quy": Word.QUARTER, "qui": Word.QUARTER, "thang": Word.MONTH}.get(unit.text)
    return [_alike(number, replace(unit, word=model))] if model else tokens


def _join_day_numbers(tokens: list[Token]) -> list[Token]:
    """Read "20" of "20 tháng 3" and of "15 hằng tháng" as the number of a day."""
    return _rewrite(tokens, re.compile("N(?=m|UP|UU)|NC"), _day_number)


def _day_number(tokens: list[Token]) -> list[Token]:
    number, *cadence = tokens
    if cadence and not re.search("thang|quy", cadence[0].text):
        return tokens
    return [replace(number, word=Word.DAY_NUMBER), *cadence]


def _join_years(tokens: list[Token]) -> list[Token]:
    """Give "Quý I, năm 2026" and "II/2026" their year; that of a wrong date goes with it."""
    return _rewrite(tokens, re.compile("[dmqsp](?:c?y|[r/]y(?!r?y)|I?w)|[R!][cr]?y"), _with_year)


def _with_year(tokens: list[Token]) -> list[Token]:
    first, *_, last = tokens
    if first.word is Word.WRONG:
        return [first]
    if first.word is Word.ROMAN:
        first = _as(first, quarter_stretch(_number(first)))
    if not (first.stretch and last.stretch) or first.stretch.year:
        return tokens
    return [replace(first, stretch=replace(first.stretch, year=last.stretch.year))]


_LINKS = (Word.DASH, Word.COMMA, Word.AND, Word.TO)
_NUMBERS = (Word.NUMBER, Word.ROMAN)
_SPEECH = (Word.OTHER, Word.PAPER, Word.LENGTH, Word.UNIT)


def _join_lists(tokens: list[Token]) -> list[Token]:
    """Read the numbers after "tháng 3" in "tháng 3, 6, 9", from left to right."""
    joined: list[Token] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        is_linked = len(joined) > 1 and joined[-1].word in _LINKS
        is_listed = is_linked and _stands_alone(token, following)
        joined.append(_continued(token, joined[-2]) if is_listed else token)
    return joined


def _stands_alone(token: Token, following: Token | None) -> bool:
    """Tell a number of a list from one that counts things: "tháng 5, 5 lớp tập huấn"."""
    return token.word is Word.ROMAN or following is None or following.word not in _SPEECH


def _continued(token: Token, model: Token) -> Token:
    if token.word is Word.MONTH_OR_QUARTER and token.stretch:
        is_quarter = model.word is Word.QUARTER and model.text[-1].isdigit()
        quarter = quarter_stretch(_number(token), token.stretch.year) if is_quarter else None
        return _as(token, quarter) if quarter else token
    if token.word not in _NUMBERS:
        return token
    return _alike(token, model)


def _alike(token: Token, model: Token) -> Token:
    """Return a bare number as what its neighbour is; the token itself beside anything else."""
    number = _number(token)
    match model.word:
        case Word.MONTH | Word.MONTH_OR_QUARTER:
            return _as(token, month_stretch(number))
        case Word.QUARTER:
            return _as(token, quarter_stretch(number))
        case Word.DAY_NUMBER:
            return replace(token, word=Word.DAY_NUMBER)
    return token


def _join_lists_backwards(tokens: list[Token]) -> list[Token]:
    """Read the numbers before "20/3" in "10, 15 và 20/3", from right to left."""
    joined = list(tokens)
    for place in range(len(tokens) - 3, -1, -1):
        number, link, model = joined[place : place + 3]
        is_counted = place == 0 or joined[place - 1].word not in (Word.OTHER, Word.PAPER)
        if link.word in _LINKS and is_counted:
            joined[place] = _prepared(number, model)
    return joined


def _prepared(token: Token, model: Token) -> Token:
    is_day_number = token.word is Word.DAY_NUMBER
    if model.word is Word.DAY and model.stretch and (is_day_number or token.word is Word.NUMBER):
        return _as(token, _earlier_day(_number(token), model.stretch))
    return _alike(token, model) if token.word in _NUMBERS else token


def _earlier_day(day: int, later: Stretch) -> Stretch | None:
    """Return the day in the month of the later one, or in the month before: "25 đến 05/3"."""
    month = later.first_month if day <= later.first_day else (later.first_month - 2) % 12 + 1
    return day_stretch(day, month)


def _drop_colons(tokens: list[Token]) -> list[Token]:
    """Leave out the colons, which kept the number of "đợt 2: tháng 9" apart from its month."""
    return [token for token in tokens if token.word is not Word.COLON]


def _settle_months(tokens: list[Token]) -> list[Token]:
    """Take "3/2026" as a month where no quarter came before it."""
    months = Word.MONTH_OR_QUARTER
    return [replace(t, word=Word.MONTH) if t.word is months else t for t in tokens]


# Months after the first, day, months after the first, day; of a stretch so many months long.
# "Đầu" and "cuối" of a year are its first and last quarter, of a month its first and last third.
_CUTS: dict[tuple[str, int], tuple[int, int, int, int]] = {
    ("dau", 12): (0, 1, 2, 0),
    ("giua", 12): (3, 1, 8, 0),
    ("cuoi", 12): (9, 1, 11, 0),
    ("nua dau", 12): (0, 1, 5, 0),
    ("nua cuoi", 12): (6, 1, 11, 0),
    ("dau", 3): (0, 1, 0, 0),
    ("giua", 3): (1, 1, 1, 0),
    ("cuoi", 3): (2, 1, 2, 0),
    ("nua dau", 3): (0, 1, 1, 15),
    ("nua cuoi", 3): (1, 16, 2, 0),
    ("dau", 1): (0, 1, 0, 10),
    ("giua", 1): (0, 11, 0, 20),
    ("cuoi", 1): (0, 21, 0, 0),
    ("nua dau", 1): (0, 1, 0, 15),
    ("nua cuoi", 1): (0, 16, 0, 0),
    ("tuan cuoi", 1): (0, -6, 0, 0),
    ("ngay dau", 1): (0, 1, 0, 1),
    ("ngay dau", 3): (0, 1, 0, 1),
    ("ngay dau", 12): (0, 1, 0, 1),
    ("ngay cuoi", 1): (0, 0, 0, 0),
    ("ngay cuoi", 3): (2, 0, 2, 0),
    ("ngay cuoi", 12): (11, 0, 11, 0),
}
_CUT_NAMES = {"thuong tuan": "dau", "trung tuan": "giua", "ha tuan": "cuoi", "nua sau": "nua cuoi"}
_DAYS_OF_FOUR_WEEKS = 28


def _join_cuts(tokens: list[Token]) -> list[Token]:
    """Read "cuối quý II", "tháng đầu quý I, III", "tuần 2 tháng 3"."""
    return _rewrite(tokens, re.compile("U?P(?:m(?:[ca]m)*|q(?:[ca]q)*|[yw])"), _cut_all)


def _cut_all(tokens: list[Token]) -> list[Token]:
    place = 1 if tokens[0].word is Word.CUT else 2
    return [_cut(token, tokens[place - 1].text) for token in tokens[place:]]


def _cut(token: Token, name: str) -> Token:
    """Return the part of a stretch; anything else, and a part that it has not, as it is."""
    whole = token.stretch
    cut = _cut_of(name, whole) if whole else None
    if whole is None or cut is None:
        return token
    first, first_day, last, last_day = cut
    is_month = (first_day, last_day) == (1, 0) and first == last
    part = Stretch(
        Word.MONTH if is_month else Word.PART,
        whole.first_month + first, whole.first_month + last, first_day, last_day, whole.year,
    )  # fmt: skip
    return Token(part.word, token.text, part)


def _cut_of(text: str, whole: Stretch) -> tuple[int, int, int, int] | None:
    name = re.sub(r" (?:tien|cung)$", "", text)
    months = whole.last_month - whole.first_month + 1
    weeks = numbers_in(name.replace("nhat", "1").replace("tuan dau", "1"))
    if weeks and months == 1:
        last_day = weeks[-1] * 7
        return 0, weeks[0] * 7 - 6, 0, last_day if last_day <= _DAYS_OF_FOUR_WEEKS else 0
    return _CUTS.get((_CUT_NAMES.get(name, name), months))


def _join_days(tokens: list[Token]) -> list[Token]:
    """Read "ngày 15 tháng 3" and "ngày 15 tháng 3, 6, 9"."""
    return _rewrite(tokens, re.compile("Dc?m(?:[ca]m)*"), _days)


def _days(tokens: list[Token]) -> list[Token]:
    day, *months = tokens
    first = 1 if months[0].word is Word.COMMA else 0
    return [_day_in(day, token) for token in months[first:]]


def _day_in(day: Token, month: Token) -> Token:
    if month.stretch is None:
        return month
    stretch = day_stretch(_number(day), month.stretch.first_month, month.stretch.year)
    return Token(Word.DAY if stretch else Word.WRONG, day.text, stretch)


def _break_dashes(tokens: list[Token]) -> list[Token]:
    """Begin a new step where a dash stands before speech: "tháng 1 - Báo cáo định kỳ"."""
    return _rewrite(tokens, re.compile("r(?=[~KOSCL])"), lambda _: [Token(Word.BREAK, "-")])


_PASSES: tuple[Callable[[list[Token]], list[Token]], ...] = (
    _join_headed_numbers,
    _join_day_numbers,
    _join_years,
    _join_lists,
    _drop_colons,
    _settle_months,
    _join_years,
    _join_cuts,
    _join_days,
    _join_lists_backwards,
    _join_years,
    _break_dashes,
)
