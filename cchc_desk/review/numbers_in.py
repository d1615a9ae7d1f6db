"""Numbers that running text counts with: not those of dates, documents, clauses or years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cchc_desk.forms.numeral import read_number

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"

_TOKEN = re.compile(rf"(?<![\w/.,:–-])(?:{NUMBER})(?![\w/:]|[.,]\d|\s?%|-\d)")
_ALL_OF = re.compile(r"(?<![\w/.,:–-])(\d+)/(?P<n>\1)(?![\w/:]|[.,]\d|\s?%)")
_NO_COUNT = re.compile(
    r"\b(?:số|ngày|tháng|năm|quý|điều|khoản|mục|phụ lục|điểm|lần thứ|thứ|khóa|khoá|hạng|mức độ|"
    r"tcvn|iso|giai đoạn|(?<!trong )(?<!cùng )(?<!đầu )(?<!trước )kỳ|(?<!một )(?<!toàn )phần|"
    r"bước|loại|nhóm|đề án|cấp độ)\s*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s*((?:[^\W\d_][\w&]*[ ]?){1,4})")


@dataclass(frozen=True, slots=True)
class Count:
    """Hold a number that counts something; ``noun`` - up to four words after it."""

    start: int
    end: int
    value: Decimal
    noun: str


@lru_cache(maxsize=4096)
def find_counts(text: str) -> tuple[Count, ...]:
    """Return the numbers of a text that count, in order; kept, for most texts stay."""
    found = [*_alone(text), *_all_of(text)]
    return tuple(sorted(found, key=lambda each: each.start))


def counts_outside_names(text: str, names: Sequence[tuple[int, int]]) -> tuple[Count, ...]:
    """Return the numbers that count, without those inside some stretches of the text."""
    return tuple(
        each
        for each in find_counts(text)
        if not any(start <= each.start < end for start, end in names)
    )


def _alone(text: str) -> Iterator[Count]:
    for match in _TOKEN.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        value = read_number(match[0])
        if value is None or _NO_COUNT.search(before) or _is_list_number(text, match):
            continue
        noun = _NOUN.match(text, match.end())
        yield Count(match.start(), match.end(), value, noun[1].strip().lower() if noun else "")


def _all_of(text: str) -> Iterator[Count]:
    """Yield the whole of "48/48 thủ tục", which counts as much as "48 thủ tục"."""
    for match in _ALL_OF.finditer(text):
        noun = _NOUN.match(text, match.end())
        value = read_number(match["n"])
        if value is not None and noun is not None:
            yield Count(match.start("n"), match.end(), value, noun[1].strip().lower())


def _is_list_number(text: str, match: re.Match[str]) -> bool:
    """Tell the number of a paragraph ("1. Tiếp tục") and of a member ("2) …") from a count."""
    after = text[match.end() : match.end() + 1]
    opens = not text[: match.start()].strip() and after in {".", ")"}
    return (opens and bool(text[match.end() + 1 :].strip())) or (
        after == ")" and text[: match.start()].rstrip()[-1:] in {";", ",", ":"}
    )
