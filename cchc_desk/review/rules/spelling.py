"""Syllables that Vietnamese does not have, old encodings, letters that only look right."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cchc_desk.forms.syllable import is_marked_right, is_syllable, mended
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip, in_every_text, in_written
from cchc_desk.review.syllables import is_unusual, may_be_marked, meant
from cchc_desk.review.texts import SMALL, Text, Token
from cchc_desk.review.view import View

_ADDRESS = re.compile(r"[@/\\]|\w\.\w|\d|://|&|_")
_FOREIGN_LETTERS = frozenset("fjwz")


def _misspelt(view: View) -> Iterator[Slip]:
    for text in view.written:
        for token in view.tokens(text):
            if (
                _is_right(token.low)
                or token.low in view.words.foreign_words
                or not token.low.isalpha()
            ):
                continue
            word = text.text[token.start : token.end]
            if not _looks_foreign(text, token.start, word) and not _in_address(text, token):
                yield _misspelling(text, token, word)


@lru_cache(maxsize=16384)
def _is_right(low: str) -> bool:
    """Tell a syllable, a lone letter, and a word without Vietnamese letters, looked at apart."""
    if len(low) == 1 or low.isascii():
        return True
    return is_syllable(low) and is_marked_right(low)


def _rare(view: View) -> Iterator[Slip]:
    """Yield syllables that are spelt as one and that hardly any text holds: "nhiêm", "vẩn"."""
    for text in view.written:
        for token in view.tokens(text):
            if token.low.isascii() or not _is_right(token.low) or not is_unusual(token.low):
                continue
            word = text.text[token.start : token.end]
            is_name = word[0].isupper() and not _opens_sentence(text.text, token.start)
            is_known = token.low in view.words.foreign_words
            if len(word) > 1 and not (is_name or is_known or _in_address(text, token)):
                yield _rarity(text, token, word)


def _rarity(text: Text, token: Token, word: str) -> Slip:
    usual = meant(token.low)
    if usual is None:
        message = tr("“{word}” is a syllable of hardly any text; is it meant?", word=word)
        return Slip(text, token.start, token.end, message, quote=word)
    right = _cased(usual, word)
    message = tr("“{word}” is a syllable of hardly any text; “{right}”?", word=word, right=right)
    return Slip(text, token.start, token.end, message, right, quote=word)


def _misspelling(text: Text, token: Token, word: str) -> Slip:
    mended_ = mended(token.low)
    if mended_ is None:
        message = tr("“{word}” is no Vietnamese syllable.", word=word)
        return Slip(text, token.start, token.end, message, quote=word)
    right = _cased(mended_, word)
    message = tr("“{word}” is no Vietnamese syllable; “{right}”?", word=word, right=right)
    return Slip(text, token.start, token.end, message, right, quote=word)


def _in_address(text: Text, token: Token) -> bool:
    around = text.words_around(token.start, token.end).strip(".,;:()")
    is_spelt_out = "-" in around and around[0].isupper()  # "Ô-xtrây-li-a"
    return is_spelt_out or _ADDRESS.search(around) is not None


def _looks_foreign(text: Text, start: int, word: str) -> bool:
    """Tell names of places and people, and words that are none of plain Vietnamese letters."""
    if _is_highland_name(word) or not set(word.lower()).isdisjoint(_FOREIGN_LETTERS):
        return True
    if word.isupper():
        return not any(unicodedata.combining(each) for each in unicodedata.normalize("NFD", word))
    if not word[1:].islower():
        return True
    is_name = word[0].isupper() and not _opens_sentence(text.text, start)
    may_be = mended(word) is None or word[0] == "K"  # "Bắc Kạn", "Krông", "Kơ"
    return is_name and not is_syllable(word.lower()) and may_be


def _is_highland_name(word: str) -> bool:
    """Tell a name of the Central Highlands: no Vietnamese syllable ends with k."""
    return word[0].isupper() and word[-1] in "kK"


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(' “"(-+*')
    return not before or before[-1] in ".;:!?)"


def _cased(right: str, typed: str) -> str:
    if typed.isupper():
        return right.upper()
    return right.capitalize() if typed[0].isupper() else right


_PLAIN_WORD = re.compile(r"(?<![\w&.@/:-])[a-z]{4,}(?![\w&@/:-]|\.\w)")


def _unmarked(view: View) -> Iterator[Slip]:
    """Yield words without any mark that are neither Vietnamese nor known words of others."""
    for text in view.written:
        for match in _PLAIN_WORD.finditer(text.text):
            word = match[0]
            is_known = word in view.words.foreign_words or is_syllable(word)
            if not is_known and (may_be_marked(word) or mended(word) is not None):
                message = tr("“{word}” has no marks and is no known word.", word=word)
                yield Slip(text, match.start(), match.end(), message, quote=word)


# --- characters -----------------------------------------------------------------------------------

_COMBINING = re.compile(r"\w[\u0300-\u036f]+")
_LEGACY = re.compile(
    r"(?<!\w)[^\W\d_]*(?:[\u00a1-\u00a9\u00ab-\u00af\u00b1\u00b4-\u00b9\u00bb-\u00bf]|[ïøûñäöëåæçßþÿ])"
    r"[^\s(),;.]*"
)
_CLEARLY_LEGACY = re.compile(
    r"[^\W\d_][¡-©«-¯´-¹»-¿][^\W\d_]|[aeiouyAEIOUY][ùøïûõ](?=\w|\b)|[ïøûñäöëåæ]"
)
_STRANGERS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u00d0\u00f0]")
_MIXED = re.compile(r"(?<!\w)(?=\w*[A-Za-zÀ-ỹ])\w*[\u0370-\u03ff\u0400-\u04ff\u00d0\u00f0]\w*")
_FEWEST = 2


def _decomposed(text: Text) -> Iterator[Slip]:
    match = _COMBINING.search(text.text)
    if match is not None:
        message = tr("These letters are put together of parts, as some old programs write them.")
        yield Slip(text, match.start(), match.end(), message)


def _legacy(text: Text) -> Iterator[Slip]:
    found = [m for m in _LEGACY.finditer(text.text) if _CLEARLY_LEGACY.search(m[0])]
    if len(found) >= _FEWEST:
        message = tr("These words are written in an old encoding (TCVN3 or VNI), not in Unicode.")
        yield Slip(text, found[0].start(), found[-1].end(), message)


def _strangers(text: Text) -> Iterator[Slip]:
    if _STRANGERS.search(text.text) is None:
        return
    for match in _MIXED.finditer(text.text):
        message = tr("“{word}” holds a letter of another alphabet that looks alike.", word=match[0])
        yield Slip(text, match.start(), match.end(), message, quote=match[0])


_TAG = re.compile(
    r"</?(?:p|ul|ol|li|br|div|span|strong|em|b|i|u|table|tr|td|th|font|a|h\d)(?:\s[^<>]*)?/?>|"
    r"&(?:nbsp|amp|lt|gt|quot|#\d{2,5});",
    re.IGNORECASE,
)


def _tags(text: Text) -> Iterator[Slip]:
    if "<" not in text.text and "&" not in text.text:
        return
    for match in _TAG.finditer(text.text):
        message = tr("“{tag}” belongs to a web page, not to a document.", tag=match[0])
        yield Slip(text, match.start(), match.end(), message, "", quote=match[0])


_SCANNED = re.compile(
    r"(?<![\w./-])(?!O[23]\b)(?:\d[\d.]*[OoIl]\d*|[Ool]\d+[\dOol]*)(?![\w-])"
    rf"|(?<!\w)[{SMALL}]+[01][{SMALL}]+(?!\w)"
)


def _scanned(text: Text) -> Iterator[Slip]:
    for match in _SCANNED.finditer(text.text):
        message = tr(
            "“{word}” mixes letters and digits that look alike, as scanning does.",
            word=match[0],
        )
        yield Slip(text, match.start(), match.end(), message, quote=match[0])


_SPELLING = N_("A syllable is an onset, a rhyme and a tone mark, as the dictionary spells it.")
_UNICODE = N_("NĐ 30/2020/NĐ-CP, Phụ lục I, I.4: Unicode characters of TCVN 6909:2001.")

RULES = (
    Rule("SPELL", Family.WORDING, Severity.ERROR, _SPELLING, _misspelt),
    Rule("SPELL-UNMARKED", Family.WORDING, Severity.HINT, _SPELLING, _unmarked),
    Rule(
        "SPELL-RARE",
        Family.WORDING,
        Severity.HINT,
        N_("Our own count of syllables in 13 500 public Vietnamese texts."),
        _rare,
    ),
    Rule(
        "ENCODING",
        Family.WORDING,
        Severity.WARNING,
        _UNICODE,
        in_every_text(_decomposed),
    ),
    Rule("ENCODING", Family.WORDING, Severity.ERROR, _UNICODE, in_every_text(_legacy)),
    Rule("ENCODING", Family.WORDING, Severity.ERROR, _UNICODE, in_every_text(_strangers)),
    Rule(
        "HTML",
        Family.WORDING,
        Severity.ERROR,
        N_("What a web page needs to be shown is not printed in a document."),
        in_every_text(_tags),
    ),
    Rule(
        "SCAN",
        Family.WORDING,
        Severity.HINT,
        N_("Scanning takes 0 for O and 1 for l; only a reader can tell."),
        in_written(_scanned),
    ),
)
