"""Text of the fonts that were used before Unicode: what it says, and how it is known.

A font name says surely in which letters a text is written; without one, ``guess`` weighs its words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from cchc_desk.forms.syllable import is_syllable
from cchc_desk.intake.legacy_capitals import with_capitals
from cchc_desk.intake.legacy_tables import (
    TCVN3_LETTERS,
    TCVN3_MARKS,
    VIETNAMESE,
    VNI_LETTERS,
    VNI_READ,
)


class Encoding(StrEnum):
    """In which letters a text is written."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


# --- fonts ----------------------------------------------------------------------------------------

_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni", re.IGNORECASE)
_STYLE_WORDS = re.compile(r"(?:[ -](?:bold|italic|oblique|regular))+$", re.IGNORECASE)


@lru_cache(maxsize=256)
def encoding_of_font(font_name: str) -> Encoding | None:
    """Return the letters of a font: ".VnTime" has those of TCVN3, "VNI-Times" those of VNI.

    None: an ordinary font.
    """
    name = _bare(font_name)
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(name) else None


@lru_cache(maxsize=256)
def is_capital_font(font_name: str) -> bool:
    """Tell whether a font shows all its letters as capitals: ".VnTimeH", ".VnArialH"."""
    name = _bare(font_name)
    return _TCVN3_FONT.match(name) is not None and name.lower().endswith("h")


def _bare(font_name: str) -> str:
    return _STYLE_WORDS.sub("", font_name.strip("\"' \t@"))


# --- letters --------------------------------------------------------------------------------------

_VNI_LETTER = re.compile("|".join(sorted(VNI_READ, key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(TCVN3_LETTERS)
_TCVN3_MARKED = re.compile("(?<=[aeiouyăâêôơư])[°±²³´]", re.IGNORECASE)

# No font of those encodings has such a letter; those of Windows-1252 above Latin-1 are left out.
_UNICODE_ONLY = re.compile(r"(?![ŒœŠšŽžŸƒˆ])[^\W\d_\x00-\xff]|[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters of one font; ``capitals`` - it shows all its letters as capitals."""

    text: str
    encoding: Encoding = Encoding.UNICODE
    capitals: bool = False


def run_of(text: str, font_name: str) -> Run:
    """Make a run of characters and the font that the file names for them."""
    encoding = encoding_of_font(font_name) or Encoding.UNICODE
    return Run(text, encoding, is_capital_font(font_name))


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return the text in Unicode, composed; ``capitals`` - its font shows nothing but capitals.

    Characters that the encoding does not have stay as they are.
    """
    return _decoded([Run(text, encoding, capitals)])[0]


def decode_runs(runs: Sequence[Run]) -> tuple[str, ...]:
    """Return the texts of the runs of one paragraph in Unicode, one for each.

    A letter of VNI whose sign stands in the next run goes to the run of its base. Where runs of a
    paragraph hold letters that no such font has, their font is wrong and they are Unicode already.
    """
    return _decoded([_settled(run, runs) for run in runs])


def _settled(run: Run, runs: Iterable[Run]) -> Run:
    if run.encoding is Encoding.UNICODE:
        return run
    alike = (other.text for other in runs if other.encoding is run.encoding)
    is_unicode = any(_UNICODE_ONLY.search(text) for text in alike)
    return Run(run.text) if is_unicode else run


def _decoded(runs: Iterable[Run]) -> tuple[str, ...]:
    whole = list(_with_whole_letters(runs))
    texts = [_in_unicode(run) for run in whole]
    is_open = [run.encoding is Encoding.TCVN3 and not run.capitals for run in whole]
    return with_capitals(texts, is_open)


def _with_whole_letters(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs of a paragraph, with no letter of VNI parted by their bounds."""
    waiting: Run | None = None
    for run in runs:
        if waiting is not None:
            sign = run.text[:1] if _goes_on(waiting, run) else ""
            yield replace(waiting, text=waiting.text + sign)
            run = replace(run, text=run.text[len(sign) :])  # noqa: PLW2901 - its sign is taken
        waiting = run
    if waiting is not None:
        yield waiting


def _goes_on(run: Run, following: Run) -> bool:
    both_vni = run.encoding is following.encoding is Encoding.VNI
    return both_vni and len(pair := run.text[-1:] + following.text[:1]) > 1 and pair in VNI_READ


def _in_unicode(run: Run) -> str:
    text = run.text
    if run.encoding is Encoding.VNI:
        text = _VNI_LETTER.sub(lambda found: VNI_READ[found[0]], text)
    elif run.encoding is Encoding.TCVN3:
        plain = text.translate(_TCVN3_TABLE)
        text = _TCVN3_MARKED.sub(lambda found: TCVN3_MARKS[found[0]], plain)
    composed = unicodedata.normalize("NFC", text)
    return composed.upper() if run.capitals else composed


def encode(text: str, encoding: Encoding) -> str:
    """Return Unicode text as the characters that stand for it; TCVN3 has no toned capitals."""
    codes = _codes(encoding)
    composed = unicodedata.normalize("NFC", text)
    return "".join(codes.get(letter, letter) for letter in composed)


@cache
def _codes(encoding: Encoding) -> dict[str, str]:
    """Return the characters of an encoding by letter."""
    if encoding is Encoding.VNI:
        return {letter: code for code, letter in VNI_LETTERS.items()}
    if encoding is Encoding.TCVN3:
        codes = {letter: code for code, letter in TCVN3_LETTERS.items()}
        return {letter: codes.get(letter) or codes[letter.lower()] for letter in VIETNAMESE}
    return {}


# --- telling without a font -----------------------------------------------------------------------

# Words as they stand in the text: their letters may look like signs, so only spaces, digits and
# the punctuation that all encodings share part them.
_TOKEN = re.compile(r"[^\s\d!-/:-@\[-`{-~\u2000-\u206f]+")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")

# A text is short of proof below so many different words that only this encoding explains; and of
# the words that it changes, and of all words, at least these shares must be syllables. Measured: 99
# of 100 long lines of reports pass in their encoding, none of 1.2 million messages of programs in
# 150 languages does.
_FEWEST_WORDS = 3
_SHARE_OF_CHANGED = 0.85
_SHARE_OF_ALL = 0.7


def guess(text: str) -> Encoding:
    """Guess the letters of a text whose font is not known; UNICODE when in any doubt."""
    if text.isascii() or _UNICODE_ONLY.search(text):
        return Encoding.UNICODE
    words = set(_TOKEN.findall(text))
    found = {each: _explained(words, each) for each in (Encoding.TCVN3, Encoding.VNI)}
    best = max(found, key=lambda each: found[each])
    is_tie = len(set(found.values())) == 1
    return best if found[best] and not is_tie else Encoding.UNICODE


def guess_lines(lines: Sequence[str]) -> tuple[Encoding, ...]:
    """Guess the letters of each line of one text: of all together if they agree."""
    together = guess("\n".join(lines))
    if together is not Encoding.UNICODE:
        return (together,) * len(lines)
    return tuple(guess(line) for line in lines)


def _explained(words: Iterable[str], encoding: Encoding) -> int:
    """Return how many words only this encoding explains; 0 when it does not explain the text."""
    marked = {word: decode(word, encoding) for word in words if _is_marked(word)}
    changed = [word for word, decoded in marked.items() if decoded != word]
    after = sum(_is_word(marked[word]) for word in changed)
    before = sum(map(_is_word, marked))
    plain = [word for word in words if word.isascii() and not word.isupper() and len(word) > 1]
    explained = after + sum(map(is_syllable, plain))
    is_proof = (
        after >= max(_FEWEST_WORDS, _SHARE_OF_CHANGED * len(changed), 2 * before)
        and explained >= _SHARE_OF_ALL * (len(changed) + len(plain))
    )  # fmt: skip
    return after if is_proof else 0


def _is_marked(word: str) -> bool:
    return not word.isascii() and any(letter.isascii() for letter in word)


def _is_word(text: str) -> bool:
    return is_syllable(_EDGES.sub("", text))


# --- what was converted ---------------------------------------------------------------------------

_SAMPLES = 5
_SAMPLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold the beginning of a run before and after."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """Say how many runs were converted from one encoding; ``preview`` shows the first few."""

    encoding: Encoding
    runs: int
    preview: tuple[Sample, ...]


Change = tuple[Encoding, str, str]
"""An encoding, and a run before and after."""


def changes(runs: Sequence[Run], decoded: Sequence[str]) -> Iterator[Change]:
    """Yield what ``decode_runs`` changed."""
    for run, after in zip(runs, decoded, strict=True):
        if run.encoding is not Encoding.UNICODE and run.text != after:
            yield run.encoding, run.text, after


def conversions(changed: Iterable[Change]) -> tuple[Conversion, ...]:
    """Sum up what was changed, one entry for each encoding."""
    by_encoding: dict[Encoding, list[Sample]] = {}
    for encoding, before, after in changed:
        sample = Sample(before[:_SAMPLE_LENGTH], after[:_SAMPLE_LENGTH])
        by_encoding.setdefault(encoding, []).append(sample)
    return tuple(
        Conversion(encoding, len(samples), tuple(samples[:_SAMPLES]))
        for encoding, samples in by_encoding.items()
    )
