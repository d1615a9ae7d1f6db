"""Text of a report that no item of its outline takes: kept, until the clerk finds it a place."""

from collections.abc import Iterable, Mapping

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import Item
from cchc_desk.forms.richtext import Block, Paragraph, RichText, Span
from cchc_desk.forms.template import Template

UNPLACED = "chua-xep"
"""The id under which a report keeps such text; no item of a template may have it."""

UNPLACED_ITEM = Item(UNPLACED, 1, "")
"""Stands for the item that no template has; nothing of it is printed."""


def item_of(template: Template, item_id: str) -> Item:
    """Return the item that an answer belongs to; KeyError: the template has no such item."""
    return UNPLACED_ITEM if item_id == UNPLACED else template.item(item_id)


def unplaced_answer(blocks: Iterable[Block]) -> Answer:
    """Make an answer of text that waits for a place; no text at all is unanswered."""
    kept = tuple(blocks)
    return Answer(AnswerState.IN_PROGRESS, kept) if kept else Answer()


def with_unplaced(answers: Mapping[str, Answer], blocks: Iterable[Block]) -> Mapping[str, Answer]:
    """Return the answers with more text that has no place, below what has none already.

    Shape: ``answers`` by item id.
    """
    added = tuple(blocks)
    if not added:
        return answers
    before = answers.get(UNPLACED, Answer()).blocks
    return {**answers, UNPLACED: unplaced_answer((*before, *added))}


def headed(heading: str, blocks: Iterable[Block]) -> RichText:
    """Return text with the words of its old heading as a bold paragraph above."""
    return (Paragraph((Span(heading, bold=True),)), *blocks) if heading else tuple(blocks)
