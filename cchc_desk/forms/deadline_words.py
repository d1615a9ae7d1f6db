"""Words that name time in a Vietnamese plan: loose text in, coded tokens out."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc_desk.forms.deadline_spelling import plain_words


class Word(StrEnum):
    """Name a kind of token by one character, so that a rule can be a regular expression."""

    DAY = "d"
    MONTH = "m"
    MONTH_OR_QUARTER = "x"  # 2/2026: of which kind, the word before it says
    QUARTER = "q"
    SPAN = "s"  # 6 tháng đầu năm
    PART = "p"  # a part of a month or a year
    YEAR = "y"
    THIS_YEAR = "w"
    DAY_NUMBER = "D"
    NUMBER = "N"
    ROMAN = "R"
    CUT = "P"  # đầu, giữa, cuối …
    UNIT = "U"  # tháng, quý, tuần without a number
    DASH = "r"
    COMMA = "c"
    AND = "a"
    TO = "t"
    BEFORE = "B"
    BY = "E"
    DONE = "F"
    FROM = "G"
    AFTER = "A"
    IN = "I"
    HOUR = "H"
    ONWARDS = "W"
    CADENCE = "C"
    STANDING = "S"
    DEPENDS = "O"
    CITATION = "T"
    LENGTH = "L"
    PAPER = "K"
    BREAK = ";"
    BRACKET = "/"
    COLON = ":"
    WRONG = "!"
    OTHER = "~"
    FILLER = " "


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a stretch of one year that words name.

    Units: a day of 0 is the last of its month, -6 the sixth before that.
    None: the words give no year.
    """

    word: Word
    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = 0
    year: int | None = None

    def dates(self, year: int) -> tuple[date, date] | None:
        """Return the first and last day, in ``year`` unless it has its own; None: no such day."""
        own = self.year or year
        try:
            first = _day_of(own, self.first_month, self.first_day)
            return first, _day_of(own, self.last_month, self.last_day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word or phrase; None: it names no stretch by itself."""

    word: Word
    text: str
    stretch: Stretch | None = None


def _day_of(year: int, month: int, day: int) -> date:
    return date(year, month, day if day > 0 else monthrange(year, month)[1] + day)


def day_stretch(day: int, month: int, year: int | None = None) -> Stretch | None:
    """Make one day; None: no year, or not the given one, has it."""
    stretch = Stretch(Word.DAY, month, month, day, day, year)
    leap_year = 2024
    return stretch if day and stretch.dates(leap_year) else None


def month_stretch(month: int, year: int | None = None) -> Stretch | None:
    """Make one month; None: there is no such month."""
    return Stretch(Word.MONTH, month, month, year=year) if 1 <= month <= _MONTHS else None


def quarter_stretch(quarter: int, year: int | None = None) -> Stretch | None:
    """Make one quarter; None: there is no such quarter."""
    if not 1 <= quarter <= _MONTHS // 3:
        return None
    return Stretch(Word.QUARTER, quarter * 3 - 2, quarter * 3, year=year)


def year_stretch(year: int | None = None) -> Stretch:
    """Make one whole year; None: the plan's year."""
    return Stretch(Word.YEAR, 1, _MONTHS, year=year)


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a token in their order; Roman ones, up to IV, as well."""
    return [int(n) if n.isdigit() else _ROMANS[n] for n in _NUMBER_OR_ROMAN.findall(text)]


def read_tokens(words: str, year: int) -> list[Token]:
    """Read the tokens of a text without its fillers; "năm sau" is the year after ``year``."""
    plain = plain_words(words)
    matches = ((_word_of(match), match[0]) for match in _MASTER.finditer(plain))
    return [_token(word, text, year) for word, text in matches if word is not Word.FILLER]


def _word_of(match: re.Match[str]) -> Word:
    return _WORDS[match.lastindex - 1] if match.lastindex else Word.OTHER


def _token(word: Word, text: str, year: int) -> Token:
    if word is Word.YEAR:
        return Token(word, text, year_stretch(_year_named(text, year)))
    if word not in _BUILDERS:
        return Token(word, text)
    stretch = _BUILDERS[word](text)
    if stretch is None:
        return Token(Word.LENGTH if word is Word.SPAN else Word.WRONG, text)
    return Token(word, text, stretch)


_MONTHS = 12
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER_OR_ROMAN = re.compile(r"\d+|(?<![a-z])(?:iv|i{1,3})(?![a-z])")

_YEAR = r"(?:19|20)\d\d"
_ROMAN = r"(?:[il]v|[il]{1,3})"
_QUARTER = r"qu[yi]"
_UNITS = rf"(?:ngay|tuan|thang|{_QUARTER}|nam|ky)"
_OTHER_YEAR = r"(?:sau|toi|ke tiep|tiep theo|lien ke|truoc|nay)"
_PAPERS = (
    r"(?:ke hoach|kh|cong van|cv|quyet dinh|qd|nghi quyet|nq|nghi dinh|nd|thong tu|chi thi|van ban"
    r"|vb|thong bao|tb|chuong trinh|ctr|de an|to trinh|luat|huong dan|cong dien|ket luan|bao cao"
    r"|bc|du toan|danh muc|ho so|de cuong|bo chi so|chi so|thong khac)"
)
_SYMBOL = (
    rf"(?:so ?:? ?\d*|\d+)[a-z]?(?: ?/ ?\d{{4}})? ?/ ?(?!{_UNITS}\b|lan\b|hang\b|moi\b|ii)"
    r"[a-z]{2,}[a-z0-9&]*(?:[-.][a-z0-9&]+)*|\d+-[a-z]{2,}/[a-z]{2,}"
)
_PAPER_NUMBER = (
    rf"{_PAPERS} so ?:? ?\d+|so ?:? ?\d+|{_PAPERS} (?!{_YEAR}\b)\d{{1,5}}\b"
    rf"(?! ?[/.,-]| ?(?:thang|nam|{_QUARTER}|lan|tuan|ky|hang|moi|t)\b| ngay(?! ?\d)|[a-z\d])"
)
_SIGNED = (
    rf"(?:,? ?ngay ?\d{{1,2}} ?(?:[/.-] ?\d{{1,2}} ?(?:[/.-] ?\d{{2,4}})?"
    rf"|thang ?\d{{1,2}}(?:,? ?nam {_YEAR})?)|,? ?ngay[ ./]+(?:{_YEAR})?| nam {_YEAR})?"
)
_EVENTS = r"(?:\d{1,3}|nhieu) (?:lan|dot|ky|cuoc|buoi|phien|bao cao|hoi nghi|lop|so|tin|bai)"
_OF_QUARTER = rf"(?:dau|giua|cuoi) (?:cua )?(?:(?:moi|hang|tung|cac) )?{_QUARTER}"
_WEEK = rf"(?:\d|{_ROMAN}|nhat|dau(?: tien)?|cuoi(?: cung)?)"

_LEXICON: tuple[tuple[Word, str], ...] = (
    (Word.BREAK, r"sau do"),
    (Word.WRONG, rf"ngay[ ./_]*thang[ ./_]*nam(?:[ ./_]*{_YEAR})?"),
    (Word.WRONG, rf"(?:thang|{_QUARTER})[ ._]*/ ?{_YEAR}|thang[ ._]*nam {_YEAR}"),
    (Word.CITATION, rf"(?:{_PAPERS} )?(?:{_SYMBOL}){_SIGNED}|(?:{_PAPER_NUMBER}){_SIGNED}"),
    (Word.WRONG, rf"(?:ngay[ ._]*)?/[ ._]*/ ?{_YEAR}"),
    (Word.PAPER, _PAPERS),
    (Word.HOUR, r"\d{1,2} ?(?:h|g|gio) ?(?:\d{2})?(?: ?phut)?|\d{1,2}:\d{2}"),
    (Word.OTHER, rf"theo doi|{_QUARTER} (?:dinh|che|trinh|hoach|chuan|mo|uoc|tac|pham|co quan)"),
    (Word.OTHER, rf"truoc (?:mat|het(?! (?:ngay|thang|{_QUARTER}|nam|\d)))|tro (?:thanh|len)"),
    (Word.OTHER, r"24 ?/ ?24 ?h?|(?:dot|lan|ky|buoc|phan|nhom|khoa) (?:thu )?\d{1,2}"),
    (Word.OTHER, r"(?:cac|nhung) nam (?:sau|toi|ke tiep|tiep theo)"),
    (Word.FILLER, r"nam hoc|thu (?:[2-7]|nam|bay)|chu nhat|dau viec"),
    (Word.CADENCE, rf"{_EVENTS} ?(?:/|moi|trong|tren|1) ?(?:\d{{1,2}} )?{_UNITS}"),
    (Word.CADENCE, rf"(?:\d{{1,2}} ?)?{_UNITS} ?/ ?(?:\d{{1,2}} )?lan"),
    (Word.CADENCE, rf"(?:\d{{1,2}} ?)?{_UNITS} (?:it nhat |toi thieu )?\d{{1,2}} lan"),
    (Word.CADENCE, rf"(?:theo )?(?:hang|moi|tung|cu) (?:\d{{1,2}} ?)?{_UNITS}"),
    (Word.CADENCE, rf"theo (?:tuan|thang|{_QUARTER}|nam)(?! ?[\divl])"),
    (Word.CADENCE, r"(?:theo )?dinh k[yi](?: theo)?|thuong (?:ky|nien)|theo (?:chu )?ky(?! hop)"),
    (Word.LENGTH, r"trong vong \d+ ?(?:ngay|tuan|thang|nam|gio)(?: lam viec)?(?! (?:dau|cuoi))"),
    (Word.LENGTH, rf"\d+ ?(?:ngay|tuan)(?: lam viec)?|\d{{1,2}} ?nam(?! ?(?:\d|{_OTHER_YEAR}))"),
    (Word.LENGTH, r"\d+ ?thang(?= (?:ke tu|sau khi|tu khi|tu ngay (?!\d)))"),
    (
        Word.SPAN,
        rf"\d{{1,2}} ?(?:thang|t|{_QUARTER})(?! ?(?:\d{{1,2}}|{_ROMAN})\b)(?! {_OF_QUARTER})"
        r"(?: (?:dau|cuoi|con lai)(?: tien| cung)?)?"
        rf"(?:(?: cua| trong)? nam(?! ?(?:\d|{_OTHER_YEAR})))?",
    ),
    (Word.DAY, rf"{_YEAR}-\d{{1,2}}-\d{{1,2}}"),
    (Word.DAY, r"(?:ngay ?)?\d{1,2} ?/ ?\d{1,2}(?: ?/ ?(?:(?:19|20)\d\d|\d{2}))?(?! ?/ ?\d)"),
    (Word.DAY, rf"(?:ngay ?)?\d{{1,2}} ?(?:- ?\d{{1,2}} ?-|\. ?\d{{1,2}} ?\.) ?{_YEAR}"),
    (Word.DAY, r"ngay ?\d{1,2}\.\d{1,2}"),
    (Word.MONTH_OR_QUARTER, rf"\d{{1,2}} ?[/.-] ?{_YEAR}"),
    (Word.DAY_NUMBER, r"(?:ngay|mung|mong) ?(?:mung )?\d{1,2}"),
    (Word.MONTH, r"(?:thang|thg|th|t) ?\d{1,2}"),
    (Word.QUARTER, rf"(?:{_QUARTER}|q) ?(?:thu |so )?(?:{_ROMAN}|0?[1-4])"),
    (Word.WRONG, rf"{_QUARTER} ?(?:\d{{1,2}}(?! ?(?:thang|t)\b)|v|vi)"),
    (Word.YEAR, rf"(?:nam ?)?{_YEAR}"),
    (Word.YEAR, rf"nam {_OTHER_YEAR}(?! ?(?:khi|ngay|thang|{_QUARTER}|\d))"),
    (Word.ROMAN, r"iv|i{1,3}"),
    (Word.NUMBER, r"\d{1,2}"),
    (Word.CUT, r"nua (?:dau|cuoi|sau)|(?:thuong|trung|ha) tuan|ngay (?:dau tien|cuoi cung)"),
    (Word.CUT, rf"tuan (?:thu )?{_WEEK}(?: ?(?:-|va|,|den) ?(?:tuan )?(?:thu )?\d(?=.? ?thang))?"),
    (Word.FROM, r"(?:ke |bat dau )?tu|bat dau"),
    (Word.CUT, r"(?:dau|giua|cuoi)(?: tien| cung)?"),
    (Word.UNIT, rf"thang|tuan|{_QUARTER}"),
    (Word.THIS_YEAR, r"nam"),
    (Word.BY, r"truoc(?= cuoi)|(?:truoc |khi )?het"),
    (Word.BY, r"truoc (?:hoac|va) trong|trong (?:hoac|va) truoc"),
    (Word.BY, r"(?:cham|muon|tre|lau) nhat|khong (?:qua|vuot qua|sau|(?:muon|cham|tre) hon)"),
    (Word.BY, r"(?:thoi )?han(?: cuoi| chot)?(?: cung)?|toi da"),
    (Word.TO, r"(?:cho )?(?:den|toi)(?: het)?"),
    (Word.DONE, r"xong|hoan thanh|hoan tat|ket thuc"),
    (Word.ONWARDS, r"tro di|ve sau"),
    (Word.STANDING, r"thuong xuyen|tx|lien tuc|dot xuat|(?:khi )?(?:co )?phat sinh"),
    (Word.DEPENDS, r"(?:ngay |lap tuc )?(?:sau|truoc|tu) khi|khi|theo|tuy|can cu|lap tuc|kip thoi"),
    (Word.DEPENDS, r"lo trinh|tien do|yeu cau|chi dao|(?:khong|chua) (?:xac dinh|co thoi han)"),
    (Word.BEFORE, r"truoc"),
    (Word.AFTER, r"sau"),
    (Word.IN, r"trong|vao|tai|thuc hien"),
    (Word.AND, r"va|hoac"),
    (Word.FILLER, r"ngay|mung|cua|la|cac|nhung|ca|toan|suot|khoang|du kien|thoi (?:diem|gian)"),
    (Word.FILLER, r"giai doan|nhat"),
    (Word.OTHER, r"[a-z0-9]+(?:-[a-z]+)*"),
)
_SIGNS: tuple[tuple[Word, str], ...] = (
    (Word.YEAR, r"/ ?[23]\d(?![\d/a-z])"),
    (Word.BREAK, r"[\n;]"),
    (Word.DASH, r"-"),
    (Word.COMMA, r"[,/]"),
    (Word.AND, r"[&+]"),
    (Word.BRACKET, r"[()\[\]]"),
    (Word.COLON, r":"),
    (Word.FILLER, r"[\s.\"'“”‘’*_!?]"),
    (Word.OTHER, r"."),
)
_WORDS = tuple(word for word, _ in (*_LEXICON, *_SIGNS))
_MASTER = re.compile(
    "|".join(
        (
            *(rf"((?<![a-z0-9])(?:{pattern})(?![a-z0-9]))" for _, pattern in _LEXICON),
            *(f"({pattern})" for _, pattern in _SIGNS),
        )
    ),
    re.ASCII,
)


def _year_named(text: str, plan_year: int) -> int:
    digits = re.findall(r"\d+", text)
    if digits:
        return _full_year(int(digits[0]))
    return plan_year + {"truoc": -1, "nay": 0}.get(text.rsplit(maxsplit=1)[-1], 1)


def _full_year(number: int) -> int:
    return number + 2000 if number < 100 else number  # noqa: PLR2004 - two digits of this century


def _read_day(text: str) -> Stretch | None:
    numbers = numbers_in(text)
    if numbers[0] > 99:  # noqa: PLR2004 - no day, so the year of 2026-06-30
        numbers.reverse()
    year = _full_year(numbers[2]) if numbers[2:] else None
    stretch = day_stretch(numbers[0], numbers[1], year)
    return stretch if stretch and _is_possible(stretch) else None


def _is_possible(stretch: Stretch) -> bool:
    return stretch.year is None or stretch.dates(stretch.year) is not None


def _read_month(text: str) -> Stretch | None:
    numbers = numbers_in(text)
    return month_stretch(numbers[0], numbers[1] if numbers[1:] else None)


def _read_quarter(text: str) -> Stretch | None:
    numeral = re.sub(rf"^(?:{_QUARTER}|q) ?(?:thu |so )?", "", text)
    return quarter_stretch(numbers_in(numeral.replace("l", "i"))[0])


def _read_span(text: str) -> Stretch | None:
    months = numbers_in(text)[0] * (3 if re.search(_QUARTER, text) else 1)
    if not 1 <= months <= _MONTHS:
        return None
    if "cuoi" in text or "con lai" in text:
        return Stretch(Word.SPAN, _MONTHS + 1 - months, _MONTHS)
    if "dau" in text or months % 3 == 0:
        return Stretch(Word.SPAN, 1, months)
    return None


_BUILDERS: dict[Word, Callable[[str], Stretch | None]] = {
    Word.DAY: _read_day,
    Word.MONTH: _read_month,
    Word.MONTH_OR_QUARTER: _read_month,
    Word.QUARTER: _read_quarter,
    Word.SPAN: _read_span,
    Word.THIS_YEAR: lambda _: year_stretch(),
}
