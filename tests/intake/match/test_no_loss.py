"""Whatever a file teaches and whatever the template asks for, no word of the file is dropped."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desk.forms.answer import printed_blocks
from cchc_desk.forms.outline import AnswerKind, Item, number_items
from cchc_desk.forms.richtext import footnotes, inline_text, normalise, paragraph, plain_text
from cchc_desk.intake.match.place import place
from cchc_desk.intake.recognise.learned import Unplaced
from tests.intake.match.learning import make_learned, make_template
from tests.strategies import paragraphs, tables

LABELS = ["Thể chế nội bộ", "Tài chính công", "Thi đua, khen thưởng", "Hợp tác", "Bộ máy {x}", ""]

items = st.builds(
    Item,
    st.just(""),
    st.integers(1, 4),
    st.sampled_from(LABELS),
    st.sampled_from([AnswerKind.NONE, AnswerKind.TEXT, AnswerKind.NUMBER]),
    guidance=st.sampled_from(["", "nêu rõ số lượng"]),
    bullet=st.sampled_from([None, "", "-", "+"]),
    run_in=st.booleans(),
    untitled=st.booleans(),
)
typed = st.sampled_from(
    ["1. Một", "2) Hai", "Hợp tác: Ba", "Tài chính công", "I. Thể chế nội bộ:", "05."]
).map(paragraph)
blocks = st.lists(typed | paragraphs | tables, max_size=3).map(normalise)
outlines = st.lists(items, max_size=6).map(
    lambda found: [replace(item, id=f"i{n}") for n, item in enumerate(found)]
)


def words(blocks):
    blocks = tuple(blocks)
    notes = " ".join(inline_text(note.spans) for note in footnotes(blocks))
    return Counter(f"{plain_text(blocks)} {notes}".split())


def printed_words(template):
    """Return the words that the template prints itself, its numbers among them."""
    numbered = number_items(template.items, template.numbering)
    texts = (f"{n.number} {n.item.label} {n.item.guidance} {n.item.measure}" for n in numbered)
    return {word.strip(".:();") for text in texts for word in text.split()}


@settings(deadline=None)
@given(outlines, outlines, st.data())
def test_every_word_is_in_an_answer_or_without_a_place_or_printed_as_a_label(old, new, data):
    said = {item.id: data.draw(blocks) for item in old}
    over = tuple(Unplaced(n, block) for n, block in enumerate(data.draw(blocks)))
    template = make_template(*new)
    placed = place(make_learned(*old, said=said, unplaced=over), template)
    kept = words(each.block for each in placed.unplaced)
    for id_, answer in placed.answers.items():
        kept += words(printed_blocks(answer, template.item(id_), "Không.") or answer.blocks)
    lost = words(block for part in said.values() for block in part) - kept
    lost += words(each.block for each in over) - words(each.block for each in placed.unplaced)
    assert {word.strip(".:();") for word in lost} <= printed_words(template)
