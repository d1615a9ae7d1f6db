"""Names of offices as in running text, from the capitals of a letterhead."""

import re
from collections import Counter
from collections.abc import Sequence

from cchc_desk.forms.text import fold_spaces

# What stays in capitals, and what is written small unless it begins the name.
# Source: NĐ 30/2020/NĐ-CP, Phụ lục II, II and IV.
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "UBMTTQ", "BQL", "VNPT", "KH&CN", "TT&TT"})
_UNITS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
_SMALL = frozenset({"và", "của", "về", "tại", "cho", "các"})


def running_name(capitals: str, texts: Sequence[str], place: str = "") -> str:
    """Return a name as the document itself writes it most often; else in the usual way.

    ``place`` - the name of the place in the date line, for the province within the name.
    """
    name = fold_spaces(capitals)
    if not name or name != name.upper():
        return name
    found = Counter(_written(name, texts))
    if found:
        return found.most_common(1)[0][0]
    return _usual(name, place)


def _written(name: str, texts: Sequence[str]) -> list[str]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    every = (match[0] for text in texts for match in pattern.finditer(text))
    return [each for each in every if each != name and each.upper() == name and each[0].isupper()]


def _usual(name: str, place: str) -> str:
    if place and name.endswith(place.upper()) and name != place.upper():
        return f"{_usual(name[: -len(place)].rstrip(), '')} {place}"
    words = name.lower()
    for unit in _UNITS:
        before, found, proper = words.partition(f" {unit} ")
        if found:
            capitalised = " ".join(_capitalised(word) for word in proper.split())
            return f"{_body(before)} {unit} {capitalised}"
    return _body(words)


def _body(words: str) -> str:
    """Write the name of a body: its kind and the first word of its field begin with capitals."""
    if words.startswith("ủy ban nhân dân") or words.startswith("uỷ ban nhân dân"):
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
