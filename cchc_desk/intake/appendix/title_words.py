"""The words by which offices head the columns of their tables, and how like them a title is.

Source: plans and appendices of four provinces, 2023 to 2025; the statistics annex of Công văn
581/BNV-CCHC. All words are folded: lower case, no tone marks, no punctuation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from cchc_desk.forms.task import Column
from cchc_desk.forms.template import FigureColumn
from cchc_desk.forms.text import fold_spaces, without_marks

Meaning = TypeVar("Meaning", Column, FigureColumn)

# By title: how surely it means a column, 0 to 1. Some titles mean one column in a plan and another
# in a report; the contents of the column decide then.
_C = Column
TASK_TITLES: Mapping[str, Mapping[Column, float]] = {
    "stt": {_C.STT: 1},
    "tt": {_C.STT: 1},
    "so tt": {_C.STT: 1},
    "so thu tu": {_C.STT: 1},
    "muc tieu": {_C.OBJECTIVE: 1},
    "muc dich": {_C.OBJECTIVE: 0.8},
    "muc tieu nhiem vu": {_C.OBJECTIVE: 0.8, _C.CONTENT: 0.7},
    "chi tieu": {_C.OBJECTIVE: 0.7},
    "yeu cau": {_C.OBJECTIVE: 0.6, _C.PRODUCT: 0.5},
    "noi dung": {_C.CONTENT: 0.9, _C.ACTIVITY: 0.5},
    "nhiem vu": {_C.CONTENT: 1},
    "noi dung nhiem vu": {_C.CONTENT: 1},
    "nhiem vu cu the": {_C.CONTENT: 0.9, _C.ACTIVITY: 0.7},
    "ten nhiem vu": {_C.CONTENT: 1},
    "danh muc nhiem vu": {_C.CONTENT: 1},
    "cong viec": {_C.CONTENT: 0.9, _C.ACTIVITY: 0.6},
    "noi dung cong viec": {_C.CONTENT: 0.9, _C.ACTIVITY: 0.7},
    "noi dung thuc hien": {_C.CONTENT: 0.8, _C.ACTIVITY: 0.7},
    "nhiem vu giai phap": {_C.CONTENT: 1},
    "hoat dong": {_C.ACTIVITY: 1},
    "hoat dong cu the": {_C.ACTIVITY: 1},
    "giai phap": {_C.ACTIVITY: 0.8},
    "giai phap thuc hien": {_C.ACTIVITY: 0.8},
    "cach thuc thuc hien": {_C.ACTIVITY: 0.8},
    "san pham": {_C.PRODUCT: 1},
    "ket qua san pham": {_C.PRODUCT: 1},
    "san pham ket qua": {_C.PRODUCT: 1},
    "dau ra": {_C.PRODUCT: 0.9},
    "san pham dau ra": {_C.PRODUCT: 1},
    "ket qua dau ra": {_C.PRODUCT: 1},
    "ket qua du kien": {_C.PRODUCT: 0.9},
    "du kien ket qua": {_C.PRODUCT: 0.9},
    "ket qua can dat": {_C.PRODUCT: 0.9},
    "chu tri": {_C.LEAD: 1},
    "don vi chu tri": {_C.LEAD: 1},
    "co quan chu tri": {_C.LEAD: 1},
    "phong chu tri": {_C.LEAD: 1},
    "don vi thuc hien": {_C.LEAD: 0.9},
    "co quan thuc hien": {_C.LEAD: 0.9},
    "bo phan thuc hien": {_C.LEAD: 0.9},
    "nguoi thuc hien": {_C.LEAD: 0.9},
    "phan cong": {_C.LEAD: 0.8},
    "phan cong thuc hien": {_C.LEAD: 0.9},
    "trach nhiem thuc hien": {_C.LEAD: 0.9},
    "phu trach": {_C.LEAD: 0.9},
    "don vi phu trach": {_C.LEAD: 0.9},
    "don vi tham muu": {_C.LEAD: 0.9},
    "dau moi": {_C.LEAD: 0.8},
    "phoi hop": {_C.SUPPORT: 1},
    "don vi phoi hop": {_C.SUPPORT: 1},
    "co quan phoi hop": {_C.SUPPORT: 1},
    "thoi gian": {_C.DEADLINE: 1},
    "thoi gian hoan thanh": {_C.DEADLINE: 1},
    "thoi gian thuc hien": {_C.DEADLINE: 1},
    "thoi han": {_C.DEADLINE: 1},
    "thoi han hoan thanh": {_C.DEADLINE: 1},
    "thoi diem": {_C.DEADLINE: 0.9},
    "han hoan thanh": {_C.DEADLINE: 1},
    "ngay hoan thanh": {_C.DEADLINE: 0.9},
    "lo trinh": {_C.DEADLINE: 0.8},
    "bat dau": {_C.DEADLINE: 0.8},
    "ket thuc": {_C.DEADLINE: 0.8},
    "tu ngay": {_C.DEADLINE: 0.8},
    "den ngay": {_C.DEADLINE: 0.8},
    "kinh phi": {_C.BUDGET: 1},
    "kinh phi thuc hien": {_C.BUDGET: 1},
    "nguon kinh phi": {_C.BUDGET: 0.9},
    "du toan": {_C.BUDGET: 0.9},
    "ket qua": {_C.RESULT: 0.8, _C.PRODUCT: 0.6},
    "ket qua thuc hien": {_C.RESULT: 1, _C.PRODUCT: 0.5},
    "ket qua dat duoc": {_C.RESULT: 1},
    "tinh hinh thuc hien": {_C.RESULT: 0.9},
    "tinh hinh ket qua thuc hien": {_C.RESULT: 1},
    "tien do": {_C.PROGRESS: 0.8, _C.DEADLINE: 0.65},
    "tien do thuc hien": {_C.PROGRESS: 0.8, _C.DEADLINE: 0.65, _C.RESULT: 0.4},
    "tien do hoan thanh": {_C.PROGRESS: 0.8, _C.DEADLINE: 0.65},
    "tinh trang": {_C.PROGRESS: 0.9},
    "tinh trang thuc hien": {_C.PROGRESS: 0.9},
    "trang thai": {_C.PROGRESS: 0.9},
    "muc do hoan thanh": {_C.PROGRESS: 0.9},
    "danh gia": {_C.PROGRESS: 0.6},
    "ghi chu": {_C.NOTE: 1},
    "luu y": {_C.NOTE: 0.7},
}

_F = FigureColumn
FIGURE_TITLES: Mapping[str, Mapping[FigureColumn, float]] = {
    "stt": {_F.STT: 1},
    "tt": {_F.STT: 1},
    "so tt": {_F.STT: 1},
    "so thu tu": {_F.STT: 1},
    "chi tieu": {_F.LABEL: 1},
    "ten chi tieu": {_F.LABEL: 1},
    "chi tieu thong ke": {_F.LABEL: 1},
    "tieu chi": {_F.LABEL: 1},
    "noi dung": {_F.LABEL: 0.8},
    "noi dung chi tieu": {_F.LABEL: 0.9},
    "danh muc": {_F.LABEL: 0.7},
    "don vi tinh": {_F.MEASURE: 1},
    "dvt": {_F.MEASURE: 1},
    "so lieu": {_F.VALUE: 1},
    "so luong": {_F.VALUE: 1},
    "gia tri": {_F.VALUE: 0.9},
    "thong ke": {_F.VALUE: 0.7},
    "ket qua": {_F.VALUE: 0.8},
    "ket qua thuc hien": {_F.VALUE: 0.8},
    "thuc hien": {_F.VALUE: 0.7},
    "thuc hien trong ky": {_F.VALUE: 0.9},
    "trong ky": {_F.VALUE: 0.9},
    "so lieu trong ky": {_F.VALUE: 1},
    "ky bao cao": {_F.VALUE: 0.9},
    "so lieu ky bao cao": {_F.VALUE: 1},
    "ky nay": {_F.VALUE: 0.9},
    "thang": {_F.VALUE: 0.7},
    "quy i": {_F.VALUE: 0.8},
    "quy ii": {_F.VALUE: 0.8},
    "quy iii": {_F.VALUE: 0.8},
    "quy iv": {_F.VALUE: 0.8},
    "luy ke": {_F.CUMULATIVE: 1},
    "luy ke tu dau nam": {_F.CUMULATIVE: 1},
    "cong don": {_F.CUMULATIVE: 0.9},
    "tu dau nam": {_F.CUMULATIVE: 0.9},
    "ghi chu": {_F.NOTE: 1},
}

STT_TITLES = frozenset(title for title, said in TASK_TITLES.items() if _C.STT in said)

# A column that says the group of each task, where others write a row above them.
GROUP_TITLES = frozenset(
    {"linh vuc", "linh vuc cai cach", "nhom", "nhom nhiem vu", "noi dung cai cach", "nhom linh vuc"}
)

# What is beside the figures of a period, and none of them.
EARLIER = re.compile(r"\b(?:truoc|cung ky)\b")

# A title of the real documents has up to 60 characters; a sentence is none.
LONGEST_TITLE = 100

# Misspelt titles of six letters or more; below that, other words are as near.
_LEAST_RATIO = 0.86
_FEWEST_LETTERS = 6

# A title that holds the words among others: surer, the more of it they are.
_WITHIN, _WITHIN_SHARE = 0.55, 0.4

# A title that holds no more than a few further words.
_LIKE_A_TITLE = 0.7

_BRACKETS = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")

_ALL_TITLES = frozenset(TASK_TITLES) | frozenset(FIGURE_TITLES) | GROUP_TITLES


def fold_title(title: str) -> str:
    """Return a title for comparing: "noi dung nhiem vu" of "Nội dung/Nhiệm vụ"."""
    return fold_spaces(_NO_WORD.sub(" ", without_marks(title)))


def title_scores(title: str, titles: Mapping[str, Mapping[Meaning, float]]) -> dict[Meaning, float]:
    """Return how surely a title means each column, 0 to 1; columns that it cannot mean are out."""
    scores: dict[Meaning, float] = {}
    for words, likeness in _alike(title, titles):
        for meaning, sureness in titles[words].items():
            scores[meaning] = max(scores.get(meaning, 0), likeness * sureness)
    return scores


def is_title(text: str) -> bool:
    """Tell whether a text may head a column of tasks or figures."""
    return any(likeness >= _LIKE_A_TITLE for _, likeness in _alike(text, _ALL_TITLES))


def _alike(title: str, known: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the known titles that a title is like, and how much; words in brackets may be left."""
    if len(title) > LONGEST_TITLE:
        return
    folded, bare = fold_title(title), fold_title(_BRACKETS.sub(" ", title))
    matcher = SequenceMatcher(None, "", bare)
    for words in known:
        likeness = max(_within(folded, words), _within(bare, words)) or _spelt(matcher, bare, words)
        if likeness:
            yield words, likeness


def _within(folded: str, words: str) -> float:
    if folded == words:
        return 1.0
    if f" {words} " not in f" {folded} ":
        return 0.0
    return _WITHIN + _WITHIN_SHARE * len(words) / len(folded)


def _spelt(matcher: "SequenceMatcher[str]", bare: str, words: str) -> float:
    """Return how like a title is to words that may be spelt wrong in it; it is the matcher's."""
    length, other = len(words), len(bare)
    most = 2 * min(length, other) / (length + other)
    if length < _FEWEST_LETTERS or most < _LEAST_RATIO:
        return 0.0
    matcher.set_seq1(words)
    if matcher.quick_ratio() < _LEAST_RATIO:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _LEAST_RATIO else 0.0
