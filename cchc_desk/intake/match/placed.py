"""What became of a recognised file under a known template."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.outline_match import OutlineMatch
from cchc_desk.intake.recognise.learned import Unplaced


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """Say that the file numbers an item of the template otherwise; "" - not at all."""

    item: str
    in_file: str
    in_template: str


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Say that the file words an item of the template otherwise, its guidance included.

    ``is_lost`` - so much otherwise that the template does not say the same.
    """

    item: str
    in_file: str
    in_template: str
    is_lost: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold what one file says under a known template.

    Shape: ``answers`` by item id of the template, answered ones only; ``unplaced`` in the order of
    the file, a heading as a bold paragraph before its text, what recognition left over included.
    ``match`` pairs items that the file teaches with those of the template. ``as_text`` - items of
    the file that became text of the answer above them; ``homeless`` - those whose words have no
    place.
    """

    match: OutlineMatch
    answers: Mapping[str, Answer]
    unplaced: tuple[Unplaced, ...] = ()
    as_text: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()
    numbers: tuple[OtherNumber, ...] = ()
    words: tuple[OtherWords, ...] = ()

    @property
    def loses_nothing(self) -> bool:
        """Tell whether the document, printed with its guidance, has every line of the file."""
        return not self.homeless and not any(each.is_lost for each in self.words)
