"""Which runs of letters can be a Vietnamese syllable: an onset, a rhyme, at most one tone mark.

Both places of the tone mark are right, "hòa" as "hoà". Source: the letters and rhymes of Quyết định
số 240/QĐ of the Ministry of Education, 5 March 1984, and rare rhymes of names ("uêch", "oong").
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
