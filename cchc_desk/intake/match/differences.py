"""Where a file and a known template number or word the same item otherwise."""

from collections.abc import Iterable, Iterator

from cchc_desk.forms.outline import NumberedItem
from cchc_desk.forms.outline_match import OPEN, folded, is_filled
from cchc_desk.intake.match.lines import FileItem
from cchc_desk.intake.match.placed import OtherNumber, OtherWords

Paired = Iterable[tuple[FileItem, NumberedItem]]
"""Items of the file, each with the one of the template that it is."""

# A label that shares fewer of its words with that of the template says something else.
_LEAST_SHARED = 0.6


def other_numbers(paired: Paired) -> Iterator[OtherNumber]:
    """Yield the items that the file numbers otherwise; spaces aside."""
    for item, numbered in paired:
        in_file, in_template = item.numbered.number, numbered.number
        if in_file.replace(" ", "") != in_template.replace(" ", ""):
            yield OtherNumber(numbered.item.id, in_file, in_template)


def other_words(paired: Paired) -> Iterator[OtherWords]:
    """Yield the items that the file words otherwise; letters, marks and numbers aside.

    Guidance that the file does not print is no other wording.
    """
    for item, numbered in paired:
        if item.numbered.item.untitled or numbered.item.untitled:
            continue
        in_file = _whole(item.label, item.guidance)
        in_template = _whole(numbered.item.label, numbered.item.guidance)
        words = folded(in_file)
        labels = (folded(in_template), folded(numbered.item.label))
        if not any(is_filled(label, words) for label in labels):
            is_lost = _shared(words, labels[0]) < _LEAST_SHARED
            yield OtherWords(numbered.item.id, in_file, in_template, is_lost)


def _whole(label: str, guidance: str) -> str:
    return f"{label} ({guidance})" if guidance else label


def _shared(words: str, label: str) -> float:
    """Return which share of the fixed words of a file the template has as well."""
    own = {word for word in words.split() if word != OPEN}
    return len(own & set(label.split())) / len(own) if own else 1.0
