"""The words that the review knows: read from data files that an office may add to."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property

from cchc_desk import paths
from cchc_desk.errors import UserError
from cchc_desk.forms.plain_data import PlainDataError, from_plain
from cchc_desk.i18n import tr

FILES = ("words.toml", "names.toml", "documents.toml")


class WordListError(UserError):
    """Say that an office's own word list cannot be read."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Hold wrong words with the right ones; ``source`` says who calls them wrong."""

    source: str
    checked: date
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Hold words of one sort."""

    source: str
    checked: date
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    r"""Describe a wording that should be another.

    ``pattern`` - a regular expression over small letters; ``right`` - what to write, with the
    groups of the pattern as \1; "" when only the author can tell. ``why`` - a sentence. ``needs`` -
    characters without which a text need not be looked at.
    """

    rule: str
    pattern: str
    why: str
    source: str
    checked: date
    right: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Describe a document that is no longer in force from a day on."""

    document: str
    ended: date
    by: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Renamed:
    """Describe a body that has another name, or is gone, from a day on; ``now`` - what is there."""

    name: str
    ended: date
    now: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Quantity:
    """Describe a number that a document may tell in several places.

    ``patterns`` - regular expressions over small letters whose only group is the number;
    ``context`` - one that the paragraph, its label included, must hold besides.
    """

    id: str
    label: str
    source: str
    checked: date
    patterns: tuple[str, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Say which types of documents an office numbers in one series."""

    source: str
    checked: date
    types: tuple[str, ...]


@dataclass(frozen=True)  # no slots: what is asked for is kept
class WordLists:
    """Hold all lists; the names of the fields are those of the tables in the files."""

    slang: tuple[Pairs, ...] = ()
    misspelt: tuple[Pairs, ...] = ()
    reduplications: tuple[Words, ...] = ()
    compounds: tuple[Words, ...] = ()
    foreign: tuple[Words, ...] = ()
    phrase: tuple[Phrase, ...] = ()
    abbreviations: tuple[Words, ...] = ()
    lower_after_sign: tuple[Words, ...] = ()
    agencies: tuple[Words, ...] = ()
    software: tuple[Words, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    quantity: tuple[Quantity, ...] = ()
    series: tuple[Series, ...] = ()
    partition: tuple[Words, ...] = ()

    @cached_property
    def slang_words(self) -> Mapping[str, str]:
        """Return words of informal speech with those to write instead."""
        return _pairs(self.slang)

    @cached_property
    def misspelt_words(self) -> Mapping[str, str]:
        """Return words that are spelt wrong though each syllable is one."""
        return _pairs(self.misspelt)

    @cached_property
    def reduplicated(self) -> frozenset[str]:
        """Return the syllables that may stand twice in a row."""
        return _all(self.reduplications)

    @cached_property
    def compound_words(self) -> frozenset[str]:
        """Return words of two syllables, whose edges may by chance repeat a syllable."""
        return _all(self.compounds)

    @cached_property
    def foreign_words(self) -> frozenset[str]:
        """Return words of other languages, in small letters."""
        return _all(self.foreign)

    @cached_property
    def known_abbreviations(self) -> frozenset[str]:
        """Return the abbreviations that need no explanation."""
        return frozenset(word for each in self.abbreviations for word in each.words)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Return words that have no capital inside a sentence."""
        return _all(self.lower_after_sign)

    @cached_property
    def agency_names(self) -> tuple[str, ...]:
        """Return names of agencies as they are to be written."""
        return tuple(word for each in self.agencies for word in each.words)

    @cached_property
    def software_names(self) -> tuple[str, ...]:
        """Return names of programs and systems as they are to be written."""
        return tuple(word for each in self.software for word in each.words)

    @cached_property
    def compiled_phrases(self) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
        """Return the wordings with their compiled patterns."""
        return tuple((re.compile(each.pattern), each) for each in self.phrase)


def _pairs(lists: tuple[Pairs, ...]) -> Mapping[str, str]:
    return {wrong: right for each in lists for wrong, right in each.words.items()}


def _all(lists: tuple[Words, ...]) -> frozenset[str]:
    return frozenset(word.lower() for each in lists for word in each.words)


@cache
def word_lists(extension: str = "") -> WordLists:
    """Return the shipped lists with an office's own added; read once in a process.

    ``extension`` is TOML in the form of the shipped files. Raises: WordListError.
    """
    folder = paths.resources() / "rules"
    shipped = [_read((folder / name).read_text(encoding="utf-8")) for name in FILES]
    if not extension.strip():
        return _joined(shipped)
    try:
        own = _read(extension)
        _check(own)
    except (tomllib.TOMLDecodeError, PlainDataError, re.error, IndexError) as error:
        raise WordListError(
            tr(
                "The office's own word list cannot be read ({reason}); correct it or leave it out.",
                reason=error,
            )
        ) from error
    return _joined([*shipped, own])


def extended(own: WordLists) -> WordLists:
    """Return the shipped lists with others added."""
    return _joined([word_lists(), own])


def _read(text: str) -> WordLists:
    return from_plain(WordLists, _plain(tomllib.loads(text)))


def _plain(raw: object) -> object:
    """Turn TOML's own dates into the ISO form that plain data has."""
    if isinstance(raw, dict):
        return {key: _plain(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_plain(value) for value in raw]
    return raw.isoformat() if isinstance(raw, date) else raw


def _check(lists: WordLists) -> None:
    """Compile every pattern; re.error or IndexError names the first that is none."""
    for pattern in _patterns(lists):
        re.compile(pattern)
    for quantity in lists.quantity:
        if any(re.compile(each).groups != 1 for each in quantity.patterns):
            raise IndexError(quantity.id)


def _patterns(lists: WordLists) -> Iterator[str]:
    yield from (phrase.pattern for phrase in lists.phrase)


def _joined(lists: list[WordLists]) -> WordLists:
    values = {
        each.name: tuple(entry for one in lists for entry in getattr(one, each.name))
        for each in fields(WordLists)
    }
    return WordLists(**values)
