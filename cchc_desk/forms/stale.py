"""Text that came from an earlier period and was neither touched nor confirmed since."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.linked_text import filled_paragraph
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Paragraph, inline_text, paragraphs
from cchc_desk.forms.text import fold_spaces
from cchc_desk.forms.text_places import Field, TextPlace
from cchc_desk.forms.time_words import TimeWords, past_words


@dataclass(frozen=True, slots=True)
class StaleText:
    """Hold a paragraph that says what an earlier report said.

    ``past`` are its words that name an earlier time; ``key`` tells it again after other edits.
    """

    place: TextPlace
    text: str
    key: str
    past: tuple[TimeWords, ...] = ()


def stale_texts(
    report: Report, earlier: Iterable[Report], confirmed: frozenset[str] = frozenset()
) -> tuple[StaleText, ...]:
    """Return the paragraphs of answers in progress that an earlier report has word for word.

    An answer that the clerk has marked as entered is confirmed as a whole, a paragraph by its
    key. A figure whose value is new makes its sentence new.
    """
    others = tuple(earlier)
    return tuple(
        stale
        for item in report.template.items
        for stale in stale_in_item(report, others, item.id)
        if stale.key not in confirmed
    )


def stale_in_item(report: Report, earlier: Sequence[Report], item_id: str) -> tuple[StaleText, ...]:
    """Return the stale paragraphs of one answer, those that are confirmed included."""
    if report.answer(item_id).state is not AnswerState.IN_PROGRESS:
        return ()
    return tuple(_stale(report, item_id, _said(earlier, item_id)))


def _said(reports: Iterable[Report], item_id: str) -> frozenset[str]:
    """Return what earlier reports say under an item, paragraph by paragraph."""
    texts = (
        text for report in reports for _, text in _texts(report, report.answer(item_id)) if text
    )
    return frozenset(texts)


def _stale(report: Report, item_id: str, said: frozenset[str]) -> Iterator[StaleText]:
    for number, text in _texts(report, report.answer(item_id)):
        if text in said:
            place = TextPlace(Field(item=item_id), number)
            past = tuple(past_words(text, report.period))
            yield StaleText(place, text, text_key(item_id, text), past)


def _texts(report: Report, answer: Answer) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of an answer, numbered, with their figures as they are now."""
    for number, paragraph in enumerate(paragraphs(answer.blocks)):
        yield number, _shown(paragraph, report)


def _shown(paragraph: Paragraph, report: Report) -> str:
    return fold_spaces(inline_text(filled_paragraph(paragraph, report.figure_text).spans))


def text_key(owner: str, text: str) -> str:
    """Return what a text under an item or of a document is known by, whatever is around it."""
    return sha256(f"{owner}\n{fold_spaces(text)}".encode()).hexdigest()[:32]


def count_by_item(stale: Iterable[StaleText]) -> Mapping[str, int]:
    """Return how many paragraphs of each item are stale, by item id."""
    return Counter(each.place.field.item or "" for each in stale)
