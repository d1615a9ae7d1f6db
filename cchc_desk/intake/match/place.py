"""Where each line of a recognised file goes in a known template."""

from collections.abc import Sequence
from itertools import takewhile

from cchc_desk.forms.outline import AnswerKind, NumberedItem, number_items
from cchc_desk.forms.outline_match import OutlineMatch, match_outlines
from cchc_desk.forms.richtext import Block, RichText
from cchc_desk.forms.template import Template
from cchc_desk.forms.unplaced import headed
from cchc_desk.intake.match.differences import other_numbers, other_words
from cchc_desk.intake.match.likeness import likeness
from cchc_desk.intake.match.lines import FileItem, as_lines, file_items, lead_text, opened_by
from cchc_desk.intake.match.placed import Placed
from cchc_desk.intake.match.values import with_value
from cchc_desk.intake.recognise.learn import answer_of
from cchc_desk.intake.recognise.learned import Learned, Unplaced


def place(learned: Learned, template: Template) -> Placed:
    """Put what a file says into a known template; what finds no place is told, nothing dropped.

    An item that only the template has is unanswered, unless a paragraph of the file opens with its
    number and label. An item that only the file has is text of the answer above it, where it stands
    below that and the template has nothing there.
    """
    match = match_outlines(learned.template.items, template.items, likeness)
    items = tuple(file_items(learned))
    walk = _Walk(number_items(template.items, template.numbering), match)
    for item in items:
        walk.take(item)
    left = (*learned.report_parts.unplaced, *walk.unplaced)
    answers = {id_: answer_of(tuple(blocks)) for id_, blocks in walk.said.items()}
    return Placed(
        match,
        {id_: with_value(answer, template.item(id_)) for id_, answer in answers.items()},
        tuple(sorted(left, key=lambda each: each.line)),
        tuple(walk.as_text),
        tuple(walk.homeless),
        tuple(other_numbers(walk.pairs)),
        tuple(other_words(walk.pairs)),
    )


class _Walk:
    """Walk through the items of a file, while their text goes into those of a template.

    Shape: ``said`` by item id of the template. ``pairs`` - an item of the file and the one of the
    template that it opened, in the order of the file.
    """

    def __init__(self, numbered: Sequence[NumberedItem], match: OutlineMatch) -> None:
        """Begin before the first item."""
        self.said: dict[str, list[Block]] = {}
        self.pairs: list[tuple[FileItem, NumberedItem]] = []
        self.unplaced: list[Unplaced] = []
        self.as_text: list[str] = []
        self.homeless: list[str] = []
        self._numbered = numbered
        self._places = {each.item.id: place for place, each in enumerate(numbered)}
        self._partners = match.partners
        self._paired = frozenset(match.partners.values())
        self._with_titles_below = {n.parent for n in numbered if not n.item.untitled}
        self._current: NumberedItem | None = None
        self._opener = ""
        self._waiting: list[NumberedItem] = []

    def take(self, item: FileItem) -> None:
        """Put one item of the file where it belongs."""
        partner = self._partner(item)
        blocks = None if partner is None else _blocks_under(item, partner)
        if partner is None or blocks is None:
            self._take_alone(item)
            return
        self.pairs.append((item, partner))
        self._open(partner, item)
        self._say(item, blocks)

    def _partner(self, item: FileItem) -> NumberedItem | None:
        partner = self._partners.get(item.id)
        return None if partner is None else self._numbered[self._places[partner]]

    def _open(self, numbered: NumberedItem, item: FileItem) -> None:
        """Go on in an item of the template; those after it that nothing is paired with wait."""
        self._current, self._opener = numbered, item.id
        after = self._numbered[self._places[numbered.item.id] + 1 :]
        self._waiting = list(takewhile(lambda each: each.item.id not in self._paired, after))

    def _take_alone(self, item: FileItem) -> None:
        """Put an item that the template does not have where its words can stand."""
        lines = as_lines(item)
        if not lines:
            return
        if self._turn(lines[0]):
            self._opener = item.id
            self._say(item, lines[1:])
        elif self._can_be_text(item):
            self.as_text.append(item.id)
            self._say(item, lines)
        else:
            self._leave(item, lines if item.numbered.item.untitled else item.blocks)

    def _can_be_text(self, item: FileItem) -> bool:
        """Tell whether an item can stand in the answer above it, and be printed where it was."""
        current = self._current
        if current is None or not _takes_text(current):
            return False
        if item.is_label_less:  # what stands before the closing
            return current is self._numbered[-1]
        return self._opener in item.above and current.item.id not in self._with_titles_below

    def _say(self, item: FileItem, blocks: Sequence[Block]) -> None:
        """Put text where the walk is, or where it turns."""
        left = [block for block in blocks if not (self._turn(block) or self._add(block))]
        if left:
            self._leave(item, left)

    def _turn(self, block: Block) -> bool:
        """Go on in a waiting item of the template, if a paragraph opens it."""
        for index, numbered in enumerate(self._waiting):
            if numbered.item.untitled and (index or not self._is_beside(numbered)):
                continue  # any numbered sentence looks like an untitled item
            rest = opened_by(block, numbered)
            if rest is None or (rest.spans and not _takes_text(numbered)):
                continue
            self._current, self._waiting = numbered, self._waiting[index + 1 :]
            if rest.spans:
                self._add(rest)
            return True
        return False

    def _is_beside(self, numbered: NumberedItem) -> bool:
        """Tell whether an item stands below the one where the walk is, or next to it."""
        current = self._current
        return current is not None and numbered.parent in {current.item.id, current.parent}

    def _add(self, block: Block) -> bool:
        if self._current is None or not _takes_text(self._current):
            return False
        self.said.setdefault(self._current.item.id, []).append(block)
        return True

    def _leave(self, item: FileItem, blocks: Sequence[Block]) -> None:
        """Keep what has no place, below the words of its heading."""
        heading = "" if item.numbered.item.untitled else lead_text(item)
        self.homeless.append(item.id)
        self.unplaced += [Unplaced(item.line, block) for block in headed(heading, blocks)]


def _takes_text(numbered: NumberedItem) -> bool:
    return numbered.item.answer is not AnswerKind.NONE


def _blocks_under(item: FileItem, partner: NumberedItem) -> RichText | None:
    """Return what is said under an item once the template has printed its lead.

    None: the lead that the template prints is not what stands there.
    """
    own, other = item.numbered.item, partner.item
    if other.untitled and not own.untitled:
        return as_lines(item, has_number=False)
    if other.untitled or not own.untitled:
        return item.blocks
    lines = as_lines(item)
    rest = opened_by(lines[0], partner) if lines else None
    if rest is None:
        return None
    return (rest, *lines[1:]) if rest.spans else lines[1:]
