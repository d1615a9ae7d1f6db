"""What the cells of a column look like: numbers, deadlines, units, progress, long texts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from cchc_desk.forms.deadline import DeadlineKind, read_deadline
from cchc_desk.forms.task import PROGRESS_CHOICES, Column
from cchc_desk.forms.template import FigureColumn
from cchc_desk.forms.text import without_marks
from cchc_desk.intake.appendix.figure_value import read_value

# Reading a deadline takes 0.2 ms; so many cells of a column tell enough.
_MOST_CELLS = 40

# Longer texts are no deadline, unit or progress. Source: the appendices of four provinces, whose
# longest deadline has 64 characters, and the longest name of a unit 101.
_LONGEST_DEADLINE, _LONGEST_UNIT, _LONGEST_PROGRESS = 100, 130, 60
_LONG = 25

# The kind of a deadline does not depend on the year that its words leave out.
_ANY_YEAR = 2024

_NUMBER = re.compile(r"(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-HĐ]|[a-zđ])[.)]?|[-+*•]")
_UNIT = re.compile(
    r"(?:cac |mot so )?(?:phong|van phong|so |chi cuc|trung tam|thanh tra|ban |ubnd|uy ban|hdnd|"
    r"don vi|co quan|bo phan|cong chuc|vien chuc|to |bo |truong |vp |tt |hoi |quy |cong an|"
    r"lanh dao|ca nhan|p\. ?[a-z])"
)
_SYMBOL = re.compile(r"\d{0,5}/[A-ZĐ]{2,}|\b(?:số|Số)\s+\d")
_PAPER = re.compile(
    r"(?:- )?(?:ke hoach|bao cao|quyet dinh|cong van|to trinh|van ban|danh muc|nghi quyet|"
    r"thong bao|huong dan|de an|phuong an|quy che|quy trinh|ket qua|tin|bai|hoi nghi|chuong trinh|"
    r"lop)\b"
)
_DONE = re.compile(r"(?:- )?(?:da |dang |chua |khong |ko |hoan thanh)")
_MONEY = re.compile(r"ngan sach|kinh phi|nsnn|trieu|dong\b|tu chu|khong")


def content_scores(texts: Iterable[str]) -> dict[Column, float]:
    """Return how much the cells of a column look like those of each column of tasks, 0 to 1.

    ``texts`` are the cells that hold something, each on one line.
    """
    sample = list(islice(texts, _MOST_CELLS))
    if not sample:
        return {}
    folded = [without_marks(text) for text in sample]
    shares = {column: _share(tells, sample) for column, tells in _TELLS.items()}
    shares.update({column: _share(tells, folded) for column, tells in _FOLDED_TELLS.items()})
    shares[Column.CONTENT] = _distinct(sample) * _share(_is_long, sample) * _MOST_OF_TEXT
    return {column: share for column, share in shares.items() if share}


# Any long text may be a task; what it has of a result, it has more of.
_MOST_OF_TEXT = 0.6


def _share(tells: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(tells, texts)) / len(texts)


def _distinct(texts: Sequence[str]) -> float:
    return len(set(texts)) / len(texts)


def _is_long(text: str) -> bool:
    return len(text) > _LONG


def is_number(text: str) -> bool:
    """Tell whether a text is the number of a row: "1", "1.1", "II", "a)"."""
    return _NUMBER.fullmatch(text) is not None


def is_deadline(text: str) -> bool:
    """Tell whether a text reads as a deadline."""
    if len(text) > _LONGEST_DEADLINE or text.isdigit():
        return False
    return read_deadline(text, _ANY_YEAR).kind is not DeadlineKind.UNKNOWN


_PROGRESS_WORDS = tuple(without_marks(each) for each in PROGRESS_CHOICES)
_PERCENTAGE = re.compile(r"\d{1,3}(?:,\d+)? ?%")


def _is_progress(folded: str) -> bool:
    if len(folded) > _LONGEST_PROGRESS:
        return False
    words = folded.removeprefix("da ")
    return words.startswith(_PROGRESS_WORDS) or _PERCENTAGE.fullmatch(folded) is not None


def _is_unit(folded: str) -> bool:
    return len(folded) <= _LONGEST_UNIT and _UNIT.match(folded) is not None


def _is_paper(folded: str) -> bool:
    return len(folded) <= _LONGEST_UNIT and _PAPER.match(folded) is not None


def _is_money(folded: str) -> bool:
    if len(folded) > _LONGEST_UNIT or _PERCENTAGE.fullmatch(folded):
        return False
    return read_value(folded) is not None or _MONEY.search(folded) is not None


def _is_result(text: str) -> bool:
    if len(text) <= _LONGEST_PROGRESS and _is_progress(without_marks(text)):
        return False
    return _SYMBOL.search(text) is not None or _DONE.match(without_marks(text)) is not None


_TELLS: Mapping[Column, Callable[[str], bool]] = {
    Column.STT: is_number,
    Column.DEADLINE: is_deadline,
    Column.RESULT: _is_result,
}
_FOLDED_TELLS: Mapping[Column, Callable[[str], bool]] = {
    Column.PROGRESS: _is_progress,
    Column.LEAD: _is_unit,
    Column.SUPPORT: _is_unit,
    Column.PRODUCT: _is_paper,
    Column.BUDGET: _is_money,
}


# --- statistics -----------------------------------------------------------------------------------

_LONGEST_MEASURE = 25
_MEASURE = re.compile(
    r"%|(?:trieu |ty |nghin )?dong|ho so|thu tuc|tthc|van ban|nguoi|don vi|phong|nhiem vu|bien che|"
    r"cuoc|lan|phieu|bai|tin|lop|luot|cai|chiec|bao cao|ke hoach|cong chuc|vien chuc|ty le|so luong"
)


def figure_content_scores(texts: Iterable[str]) -> dict[FigureColumn, float]:
    """Return how much the cells of a column look like those of a statistics table, 0 to 1."""
    sample = list(islice(texts, _MOST_CELLS))
    if not sample:
        return {}
    numbers = _share(lambda text: read_value(text) is not None, sample)
    shares = {
        FigureColumn.STT: _share(is_number, sample),
        FigureColumn.MEASURE: _share(_is_measure, sample),
        FigureColumn.VALUE: numbers,
        FigureColumn.CUMULATIVE: numbers,
        FigureColumn.LABEL: _distinct(sample) * (1 - numbers) * _MOST_OF_TEXT,
    }
    return {column: share for column, share in shares.items() if share}


def _is_measure(text: str) -> bool:
    folded = without_marks(text)
    return len(folded) <= _LONGEST_MEASURE and _MEASURE.match(folded) is not None
