"""How usual a syllable is in Vietnamese texts, and which usual one was meant by a rare one."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cchc_desk import paths

# The two tones that the South speaks alike and that are mixed up most.
_MIXED = {"\u0309": "\u0303", "\u0303": "\u0309"}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True, slots=True)
class _Counted:
    """Hold the syllables with a mark: ``known`` - in two texts or more; ``usual`` - in very many.

    Shape: ``by_letters`` - usual syllables by their letters without any mark.
    """

    usual: frozenset[str]
    common: frozenset[str]
    known: frozenset[str]
    by_letters: Mapping[str, tuple[str, ...]]


@cache
def _counted() -> _Counted:
    path = paths.resources() / "rules" / "syllables.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    usual = frozenset(raw["frequent"].split())
    common = usual | frozenset(raw["common"].split())
    known = common | frozenset(raw["rare"].split())
    by_letters: dict[str, tuple[str, ...]] = {}
    for each in sorted(usual):
        letters = _letters(each)
        by_letters[letters] = (*by_letters.get(letters, ()), each)
    return _Counted(usual, common, known, by_letters)


@lru_cache(maxsize=16384)
def is_unusual(low: str) -> bool:
    """Tell whether no text holds a syllable, or only a few that may have meant a usual one."""
    counted = _counted()
    if low in counted.common:
        return False
    return low not in counted.known or meant(low) is not None or _lost_its_tone(low)


@lru_cache(maxsize=4096)
def meant(low: str) -> str | None:
    """Return the usual syllable that one tone makes of a rare one. None: there is none, or many.

    "vẩn" is "vẫn", though "vấn" and "vận" are usual too: hỏi and ngã are mixed up most.
    """
    counted = _counted()
    tones = [each for each in unicodedata.normalize("NFD", low) if each in _TONES]
    others = [each for each in counted.by_letters.get(_letters(low), ()) if _hats(each, low)]
    if tones and tones[0] in _MIXED:
        swapped = unicodedata.normalize("NFC", _swapped(low, tones[0]))
        if swapped in counted.usual:
            return swapped
    return others[0] if len(others) == 1 else None


def _lost_its_tone(low: str) -> bool:
    """Tell a syllable without a tone that is usual with one: "nhiêm"."""
    has_tone = any(each in _TONES for each in unicodedata.normalize("NFD", low))
    others = _counted().by_letters.get(_letters(low), ())
    return not has_tone and any(_hats(each, low) for each in others)


def may_be_marked(letters: str) -> bool:
    """Tell whether some marks make a usual syllable of letters without any: "viec" is "việc"."""
    return letters in _counted().by_letters


def _swapped(low: str, tone: str) -> str:
    return unicodedata.normalize("NFD", low).replace(tone, _MIXED[tone])


def _letters(low: str) -> str:
    parts = unicodedata.normalize("NFD", low)
    return "".join(each for each in parts if not unicodedata.combining(each)).replace("đ", "d")


def _hats(one: str, other: str) -> bool:
    """Tell whether two syllables have the same letters but for their tones."""
    return _toneless(one) == _toneless(other)


def _toneless(low: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", low) if each not in _TONES)
