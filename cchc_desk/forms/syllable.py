"""Which runs of letters can be a Vietnamese syllable: an onset, a rhyme, at most one tone mark.

Both places of the tone mark are right, "hòa" as "hoà"; "hòan" is in neither. Source: the letters
and rhymes of Quyết định số 240/QĐ of the Ministry of Education, 5 March 1984, and rare rhymes of
names ("uêch", "oong").
"""

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyp uyt
    uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
"""
_ALL_ONSETS = ("", *_ONSETS.split())
_ALL_RHYMES = frozenset(_RHYMES.split())
_STOP = re.compile(r"(?:ch|[cpt])$")
_FRONT = frozenset("eêiy")

# Onsets that only stand before the front vowels, and their partners that never do.
_BEFORE_FRONT = frozenset({"gh", "k", "ngh"})
_NOT_BEFORE_FRONT = frozenset({"c", "ng"})


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable, in capitals or not."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [each for each in decomposed if each in _TONES]
    bare = unicodedata.normalize("NFC", "".join(e for e in decomposed if e not in _TONES))
    if len(tones) > 1 or not any(_is_spelt(bare, onset) for onset in _ALL_ONSETS):
        return False
    return _STOP.search(bare) is None or (bool(tones) and tones[0] in _STOP_TONES)


def _is_spelt(bare: str, onset: str) -> bool:
    if not bare.startswith(onset):
        return False
    rhyme = bare[len(onset) :]
    if onset == "qu" and rhyme and rhyme not in _ALL_RHYMES:
        return "u" + rhyme in _ALL_RHYMES  # "quýt": the u is written once
    return rhyme in _ALL_RHYMES and _agree(onset, rhyme)


def _agree(onset: str, rhyme: str) -> bool:
    if rhyme[0] in _FRONT:
        return onset not in _NOT_BEFORE_FRONT
    return onset not in _BEFORE_FRONT


# --- where the tone mark stands -------------------------------------------------------------------

_HATS = frozenset("ăâêôơư")
_VOWELS = frozenset("aeiouy") | _HATS
_FREE = frozenset({"oa", "oe", "uy"})
_MARKED_LATE = frozenset({"oai", "oay", "oao", "oeo", "uya", "uyu", "uêu"})


@lru_cache(maxsize=4096)
def is_marked_right(word: str) -> bool:
    """Tell whether the tone mark of a syllable stands where one of the two customs puts it."""
    letters, at = _tone_place(word)
    if at is None:
        return True
    start = _rhyme_start(letters)
    vowels = 0
    while start + vowels < len(letters) and letters[start + vowels] in _VOWELS:
        vowels += 1
    cluster = letters[start : start + vowels]
    return at - start in _right_places(cluster, is_open=start + vowels == len(letters))


def _tone_place(word: str) -> tuple[str, int | None]:
    """Return the letters without their tone, and which of them has it. None: none has."""
    letters: list[str] = []
    at = None
    for char in unicodedata.normalize("NFC", word.lower()):
        parts = unicodedata.normalize("NFD", char)
        bare = "".join(part for part in parts if part not in _TONES)
        if bare != parts:
            at = len(letters)
        letters.append(unicodedata.normalize("NFC", bare))
    return "".join(letters), at


def _rhyme_start(letters: str) -> int:
    start = next((index for index, each in enumerate(letters) if each in _VOWELS), 0)
    is_glide = letters[:2] in {"qu", "gi"} and letters[2:3] in _VOWELS
    return 2 if is_glide and letters[2:3] else start


def _right_places(cluster: str, *, is_open: bool) -> frozenset[int]:
    hats = [index for index, each in enumerate(cluster) if each in _HATS]
    if hats:
        return frozenset({hats[-1]})
    if len(cluster) < _PAIR:
        return frozenset({0})
    if not is_open or cluster in _MARKED_LATE:
        return frozenset({1})
    return frozenset({0, 1}) if cluster in _FREE else frozenset({0})


_PAIR = 2


# --- slips that have one mending ------------------------------------------------------------------

_MENDINGS = (
    ("uơ", "ươ"), ("ưo", "ươ"), ("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"), ("k", "c"),
    ("c", "k"), ("iê", "yê"), ("yê", "iê"), ("ie", "iê"), ("uo", "uô"), ("ưa", "ươ"),
)  # fmt: skip


def mended(word: str) -> str | None:
    """Return the syllable that was meant, where one small change alone makes one. None: unclear."""
    low = unicodedata.normalize("NFC", word.lower())
    bare, _ = _tone_place(low)
    tones = [each for each in unicodedata.normalize("NFD", low) if each in _TONES]
    if len(tones) > 1:
        return None
    if is_syllable(low):
        return _with_tone(bare, tones)
    meant = {bare.replace(wrong, right, 1) for wrong, right in _MENDINGS if wrong in bare}
    good = {each for each in (_with_tone(one, tones) for one in meant) if is_syllable(each)}
    return good.pop() if len(good) == 1 else None


def _with_tone(letters: str, tones: list[str]) -> str:
    if not tones:
        return letters
    start = _rhyme_start(letters)
    vowels = 0
    while start + vowels < len(letters) and letters[start + vowels] in _VOWELS:
        vowels += 1
    is_open = start + vowels == len(letters)
    places = _right_places(letters[start : start + vowels], is_open=is_open)
    at = start + min(places)
    return unicodedata.normalize("NFC", letters[: at + 1] + tones[0] + letters[at + 1 :])
