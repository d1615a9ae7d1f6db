"""A label before its answer: where it ends, which part of it is a prompt, how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.facts import Facts, is_capitals, look_between
from cchc_desk.intake.recognise.formulas import letters_of

_LONGEST_LABEL = 400

_OPENING = "([{“«‘"
_CLOSING = ")]}”»’"


@dataclass(frozen=True, slots=True)
class Split:
    """Say where a line parts into label, prompt and answer.

    ``colon`` - the place of the colon in the text; ``answer`` - where the answer begins.
    None: ``bracket`` - the label has no prompt at its end; else where its bracket opens.
    """

    colon: int
    answer: int
    bracket: int | None


def split_at_colon(facts: Facts) -> Split | None:
    """Return where a label may end: at the first colon outside brackets; None: nowhere."""
    text = facts.text
    colon = _colon(text, facts.start)
    if colon is None or not text[facts.start : colon].strip():
        return None
    rest = text[colon + 1 :]
    answer = colon + 1 + len(rest) - len(rest.lstrip())
    return Split(colon, answer, prompt_bracket(facts, colon))


def _colon(text: str, start: int) -> int | None:
    depth = 0
    for place in range(start, min(len(text), start + _LONGEST_LABEL)):
        letter = text[place]
        if letter in _OPENING:
            depth += 1
        elif letter in _CLOSING:
            depth = max(depth - 1, 0)
        elif letter == ":" and not depth and _parts_words(text, place):
            return place
    return None


def _parts_words(text: str, place: int) -> bool:
    """Tell whether a colon stands between words, not in "http://", "9001:2015" or "8:30"."""
    after = text[place + 1 : place + 2]
    return not after or after.isspace() or after.isalpha() or after in _OPENING + "-+"


# --- prompts --------------------------------------------------------------------------------------

_PROMPT_WORDS = 3

_PROMPTS = (
    "neu", "ghi ro", "bao cao", "tong hop", "danh gia", "liet ke", "thong ke", "trinh bay",
    "cung cap", "mo ta", "so sanh", "phan tich", "so luong", "tong so", "ty le", "ke ten", "ke ro",
    "neu co", "can neu", "lam ro", "noi dung", "trong do neu",
)  # fmt: skip
_REMARKS = ("kem theo", "phu luc", "chi tiet", "xem ", "mau so", "bieu so")


def is_prompt(text: str) -> bool:
    """Tell whether words ask for something: "nêu rõ số lượng …"."""
    words = letters_of(text)
    return words.startswith(_PROMPTS) and not any(each in words for each in _REMARKS)


def prompt_bracket(facts: Facts, end: int) -> int | None:
    """Return where the bracket opens that ends a label at ``end`` and holds a prompt; or None.

    An abbreviation in brackets belongs to the label.
    """
    text = facts.text[:end].rstrip()
    if not text.endswith(")"):
        return None
    opens = _opening_bracket(text)
    if opens is None or opens <= facts.start:
        return None
    inside = text[opens + 1 : -1]
    if not inside.strip() or not text[facts.start : opens].strip():
        return None
    return opens if _is_bracketed_prompt(facts, opens, inside) else None


def _is_bracketed_prompt(facts: Facts, opens: int, inside: str) -> bool:
    if is_prompt(inside):
        return True
    differs = look_between(facts.spans, opens + 1, opens + 1 + len(inside)) != look_between(
        facts.spans, facts.start, opens
    )
    return (differs or len(inside.split()) >= _PROMPT_WORDS) and not is_capitals(inside)


def _opening_bracket(text: str) -> int | None:
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        if text[place] == ")":
            depth += 1
        elif text[place] == "(":
            depth -= 1
            if not depth:
                return place
    return None


# --- how sure a label is --------------------------------------------------------------------------

# Words that announce a list or a clause: what stands before the colon is then a sentence.
_INTRODUCING = re.compile(
    r"(?:như sau|sau đây|sau|gồm|gồm có|bao gồm|cụ thể|cụ thể là|như|là|về|tại|theo|để|trong đó|"
    r"địa chỉ|với|rằng|của|các|những|đó là|trên|cho|đã|ví dụ|ghi chú|lưu ý|từ|đạt|nói rằng|"
    r"(?:như|quy định|theo) (?:trên|dưới đây))",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(r"(\S+)\s+(\S+)\s*$|(\S+)\s*$")

# How the lines of outlines begin: a thing that is asked for.
_NOMINAL = (
    "viec", "cong tac", "ket qua", "tinh hinh", "tong hop", "danh gia", "tien do", "ve", "so",
    "ty le", "tong so", "muc do", "noi dung", "nguyen nhan", "uu diem", "han che", "ton tai",
    "kien nghi", "de xuat", "nhiem vu", "giai phap", "phuong huong", "bien che", "thoi gian",
    "dia diem", "kinh phi", "doi voi", "linh vuc", "che do", "hoat dong", "mo hinh", "thuan loi",
    "kho khan", "muc tieu", "chi tieu", "yeu cau", "thanh phan", "hinh thuc", "chat luong",
    "so luong", "co so", "ha tang", "nhan luc", "du lieu", "nguon", "don vi", "bo phan",
)  # fmt: skip
# How sentences about work begin: something that is done.
_ACTING = (
    "tiep tuc", "thuc hien", "trien khai", "tang cuong", "day manh", "phoi hop", "chu tri",
    "chi dao", "to chuc", "xay dung", "ban hanh", "nang cao", "phan dau", "ra soat", "hoan thanh",
    "tham muu", "dam bao", "bao dam", "da ", "se ", "trong ", "ngay ", "theo ", "tu ngay",
    "tich cuc", "chu dong", "kip thoi", "thuong xuyen", "100", "cu ", "lap ", "trinh ", "gui ",
    "quan triet", "duy tri", "tap trung", "hoan thien", "khac phuc", "giao ", "de nghi ",
    "so da ", "giam doc", "lanh dao", "tap huan", "kiem tra ", "dang tai", "cap nhat",
)  # fmt: skip

_SURE_SHORT = 15
_LONG = 30
_VERY_LONG = 45


def label_score(facts: Facts, split: Split) -> float:
    """Return how much speaks for a label before the colon; above 0 more than against it."""
    end = split.colon if split.bracket is None else split.bracket
    label = facts.text[facts.start : end].strip()
    return sum(_evidence(facts, split, label))


def _evidence(facts: Facts, split: Split, label: str) -> Iterator[float]:
    if split.bracket is not None:
        yield 3.0
    elif introduces(label):
        yield -4.0
    if _breaks_off(label):
        yield -4.0
    if has_own_look(facts, split):
        yield 4.0
    opening = f"{letters_of(label)} "
    if opening.startswith(tuple(f"{each} " for each in _NOMINAL)):
        yield 1.5
    elif opening.startswith(_ACTING):
        yield -1.5
    yield _length_evidence(len(label.split()))
    if _is_address(facts.text[split.answer :]):
        yield -3.0


def _length_evidence(count: int) -> float:
    if count <= _SURE_SHORT:
        return 0.5
    if count <= _LONG:
        return 0.0
    return -0.5 if count <= _VERY_LONG else -2.0


def introduces(label: str) -> bool:
    """Tell whether words before a colon announce what follows: "cụ thể như sau:"."""
    match = _LAST_WORDS.search(label)
    if match is None:
        return False
    last = match[2] or match[3]
    pair = f"{match[1] or ''} {last}".strip()
    return any(_INTRODUCING.fullmatch(words) for words in (last, pair))


def _breaks_off(label: str) -> bool:
    """Tell whether a sentence ends within the words, brackets aside."""
    outside = re.sub(r"\([^()]*\)", "", label)
    return re.search(r";\s|[^\s.]{2,}[.!?]\s+[^\W\d_a-zà-ỹ]", outside) is not None


def has_own_look(facts: Facts, split: Split) -> bool:
    """Tell whether the label is bold or italic and its answer is not, or there is no answer."""
    label = look_between(facts.spans, facts.start, split.colon)
    if label.is_plain:
        return False
    answer = facts.text[split.answer :].strip()
    return not answer or look_between(facts.spans, split.answer, len(facts.text)) != label


def _is_address(answer: str) -> bool:
    """Tell whether an answer is a web address, which a colon often stands before."""
    first = fold_spaces(answer[:80]).partition(" ")[0]
    return re.match(r"(?:https?:|www\.|[a-z0-9-]+\.[a-z]{2,})", first) is not None
