"""How much speaks for a line being a heading: number, look, length, end, neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc_desk.intake.recognise.facts import Facts, Look, is_capitals, look_between
from cchc_desk.intake.recognise.formulas import begins_addressees, begins_ground, letters_of
from cchc_desk.intake.recognise.labels import Split, has_own_look, label_score, split_at_colon
from cchc_desk.intake.recognise.nothing import says_nothing
from cchc_desk.intake.recognise.numbers import Number


@dataclass(slots=True)
class Candidate:
    """Hold a line that may be a heading.

    ``index`` - of the line; ``end`` - where its heading ends in the text. ``is_untitled`` - it
    is one of a row of headings by its number alone. None: ``number`` - it has none; ``split`` -
    it has no answer in the same paragraph.
    """

    index: int
    facts: Facts
    number: Number | None
    split: Split | None
    end: int
    score: float = 0.0
    look: Look = field(default_factory=Look)
    has_capitals: bool = False
    is_untitled: bool = False

    @property
    def is_heading(self) -> bool:
        """Tell whether the line stands in the outline."""
        return self.score > 0 or self.is_untitled

    @property
    def words(self) -> str:
        """Return the heading without its number."""
        return self.facts.text[self.facts.start : self.end].strip()

    @property
    def is_marked(self) -> bool:
        """Tell whether style or look set the heading off from ordinary text."""
        return self.has_style or self.has_capitals or not self.look.is_plain

    @property
    def has_style(self) -> bool:
        """Tell whether the file itself calls the line a heading."""
        return self.facts.paragraph.heading_level is not None


def candidate(index: int, facts: Facts, number: Number | None) -> Candidate:
    """Return a line as what its heading would be; an answer in the same paragraph is cut off."""
    split = split_at_colon(facts)
    if split is not None and not _is_label(facts, split, number):
        split = None
    end = len(facts.text) if split is None else split.colon
    made = Candidate(index, facts, number, split, end)
    start = facts.start if made.words else 0  # "PHẦN I" may stand alone, its title below
    made.look = look_between(facts.spans, start, end)
    made.has_capitals = is_capitals(facts.text[start:end].strip())
    made.score = sum(_evidence(made))
    return made


def _is_label(facts: Facts, split: Split, number: Number | None) -> bool:
    """Tell whether an answer runs in after the colon."""
    if not facts.text[split.answer :].strip():
        return False
    if has_own_look(facts, split):
        return label_score(facts, split) > 0
    return number is not None and label_score(facts, split) > _LEAST_OF_NUMBERED


# A number speaks for a label by itself.
_LEAST_OF_NUMBERED = -2.0


# --- evidence of one line -------------------------------------------------------------------------

# What stands for its own; the weights were found on plans and reports of many makes.
_STYLE = 8.0
_BOLD = 3.0
_CAPITALS = 2.5
_ITALIC = 2.0
_UNNUMBERED = -4.0
_BY_SCHEME = {
    "phan": 4.0, "chuong": 4.0, "muc": 3.0, "tieu muc": 3.0, "dieu": 0.5,
    "I": 2.0, "A": 1.5, "1)": -0.5, "(": -1.0, "i": -1.0,
}  # fmt: skip
_DOTTED = 1.0


def _evidence(of: Candidate) -> Iterator[float]:
    yield _scheme_evidence(of.number)
    if of.has_style:
        yield _STYLE
    yield _BOLD * of.look.bold + _ITALIC * (of.look.italic and not of.look.bold)
    yield _CAPITALS * of.has_capitals
    if of.facts.is_centred and of.is_marked:
        yield 1.0
    yield _length_evidence(len(of.words.split()))
    yield _end_evidence(of)
    yield from _wording_evidence(of)


def _scheme_evidence(number: Number | None) -> float:
    if number is None:
        return _UNNUMBERED
    if number.depth > 1:
        return _DOTTED
    scheme = number.scheme
    return _BY_SCHEME.get(scheme, _BY_SCHEME.get(scheme[0], 0.0))


_LENGTHS = ((12, 1.5), (25, 0.5), (40, -0.5), (70, -2.5))
_ENDLESS = -6.0


def _length_evidence(count: int) -> float:
    if not count:
        return 0.0
    return next((weight for most, weight in _LENGTHS if count <= most), _ENDLESS)


_ENDS = {".": -1.5, ";": -2.5, ",": -2.5, "!": -1.5, "?": -1.5}


def _end_evidence(of: Candidate) -> float:
    if of.split is not None:
        return 1.0
    weight = _ENDS.get(of.words[-1:], 1.0)
    return weight / 2 if weight < 0 and (of.look.bold or of.has_capitals) else weight


_SENTENCES = re.compile(r"[^\s.]{3,}[.!?]\s+[^\W\d_]")
_CAPTION = (
    "bang ",
    "bieu ",
    "hinh ",
    "nguon ",
    "ghi chu",
    "don vi tinh",
    "dvt",
    "so do",
    "bieu do",
)


def _wording_evidence(of: Candidate) -> Iterator[float]:
    words = of.words
    if len(_SENTENCES.findall(words)) > 0:
        yield -2.0
    if begins_addressees(words) or begins_ground(words):
        yield _ENDLESS
    if words[:1].islower():
        yield -2.0
    if of.number is None and (words[:1] in '(“"' or says_nothing(words)):
        yield -4.0
    if of.number is None and f"{letters_of(words)} ".startswith(_CAPTION):
        yield -5.0
