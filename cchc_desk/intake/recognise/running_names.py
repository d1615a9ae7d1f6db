"""Names of offices as in running text, from the capitals of a letterhead."""

import re
from collections import Counter
from collections.abc import Sequence

from cchc_desk.forms.text import fold_spaces

# What stays in capitals, and what is written small unless it begins the name.
# Source: NĐ 30/2020/NĐ-CP, Phụ lục II, II and IV.
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "UBMTTQ", "BQL", "VNPT", "KH&CN", "TT&TT"})
_UNITS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
_COMMITTEES = ("ủy", "uỷ")
_ONE_CAPITAL = (
    "ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân", "tỉnh ủy", "tỉnh uỷ", "thành ủy",
    "thành uỷ", "huyện ủy", "huyện uỷ", "đảng ủy", "đảng uỷ", "đảng bộ", "thanh tra", "văn phòng",
)  # fmt: skip
_SMALL = frozenset({"và", "của", "về", "tại", "cho", "các"})


def running_name(capitals: str, texts: Sequence[str], place: str = "") -> str:
    """Return a name as the document itself writes it most often; else in the usual way.

    ``place`` - the name of the place in the date line, for the province within the name.
    """
    name = fold_spaces(capitals)
    if not name or name != name.upper():
        return name
    text = "\n".join((*texts, place))
    return _written(name, text) or _in_pieces(name, text) or _usual(name, place)


def _written(name: str, text: str) -> str:
    """Return how running text writes a name; "" when it does not."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    every = (match[0] for match in pattern.finditer(text))
    good = (each for each in every if each != name and each.upper() == name and each[0].isupper())
    found = Counter(good).most_common(1)
    return found[0][0] if found else ""


_LEAST_WORDS = 2


def _in_pieces(name: str, text: str) -> str:
    """Return a name put together of what running text writes; "" when a piece is nowhere.

    "SỞ Y TẾ LAM GIANG" is "Sở Y tế" and "Lam Giang".
    """
    words = name.split()
    pieces: list[str] = []
    start = 0
    while start < len(words):
        ends = range(len(words), start + _LEAST_WORDS - 1, -1)
        found = ((end, _written(" ".join(words[start:end]), text)) for end in ends)
        start, piece = next(((end, piece) for end, piece in found if piece), (len(words), ""))
        if not piece:
            return ""
        pieces.append(piece)
    return " ".join(pieces)


def _usual(name: str, place: str) -> str:
    words = name.lower()
    for unit in _UNITS:
        before, found, proper = words.partition(f" {unit} ")
        if found and not proper.startswith(_COMMITTEES):
            is_place = proper == place.lower()
            capitalised = " ".join(_capitalised(word) for word in proper.split())
            return f"{_body(before)} {unit} {place if is_place else capitalised}"
    if place and words.endswith(f" {place.lower()}"):
        return f"{_body(words[: -len(place)].rstrip())} {place}"
    return _body(words)


def _body(words: str) -> str:
    """Write the name of a body: its kind and the first word of its field begin with capitals."""
    if words.startswith(_ONE_CAPITAL):
        return f"{words[:1].upper()}{words[1:]}"
    kept = [word.upper() if word.upper() in _ABBREVIATIONS else word for word in words.split()]
    for index in range(min(2, len(kept))):
        kept[index] = _capitalised(kept[index])
    after_and = [i + 1 for i, word in enumerate(kept[:-1]) if word in _SMALL and i > 1]
    for index in after_and:
        kept[index] = _capitalised(kept[index])
    return " ".join(kept)


def _capitalised(word: str) -> str:
    return word if word in _SMALL else f"{word[:1].upper()}{word[1:]}"
