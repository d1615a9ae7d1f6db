from hypothesis import given

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import Footnote, Paragraph, Span, Table, TableCell, footnotes, plain
from cchc_desk.forms.task import Column, Task, TaskGroup, TaskResult
from cchc_desk.forms.text_places import Field, TextPlace, fields, front_lines, texts, texts_of
from cchc_desk.forms.unplaced import UNPLACED
from tests.factories import answered, make_report
from tests.strategies import rich_texts

NOTE = Footnote((Span("Kế hoạch số 05"),))
BLOCKS = (
    Paragraph((Span("Một"), NOTE, Span(" hai"), NOTE)),
    Paragraph(),
    Table(((TableCell((Paragraph((Span("ô"),)),)),),)),
)
ITEM = Field(item="i.hop")


def test_paragraphs_footnotes_and_cells_have_their_places():
    found = [(each.place.paragraph, each.place.note, each.text) for each in texts_of(ITEM, BLOCKS)]
    assert found == [
        (0, None, "Một hai"),
        (0, 0, "Kế hoạch số 05"),
        (0, 1, "Kế hoạch số 05"),
        (2, None, "ô"),
    ]


def test_fields_come_in_the_order_of_the_document():
    report = make_report(
        front=FrontMatter(subject="Công tác", grounds=("Căn cứ một", "Căn cứ hai")),
        answers={
            UNPLACED: Answer(AnswerState.IN_PROGRESS, plain("chờ")),
            "i.hop": answered("Hai cuộc."),
            "i.ke-hoach": answered("Đã ban hành."),
        },
        tasks=(TaskGroup("g", "Nhóm"), Task("t", content=plain("Rà soát"))),
        results={"t": TaskResult(plain("Xong"), "Hoàn thành", plain("muộn"))},
    )
    assert [field for field, _ in fields(report)] == [
        Field(part="subject"),
        Field(part="grounds"),
        Field(item="i.ke-hoach"),
        Field(item="i.hop"),
        Field(item=UNPLACED),
        Field(task="t", column=Column.CONTENT),
        Field(task="t", column=Column.RESULT),
        Field(task="t", column=Column.NOTE),
    ]


def test_each_line_of_the_head_is_a_paragraph():
    report = make_report(
        front=FrontMatter(grounds=("Căn cứ một", "Căn cứ hai")), answers={}, tasks=()
    )
    places = [(each.place, each.text) for each in texts(report)]
    grounds = Field(part="grounds")
    assert places == [
        (TextPlace(grounds, 0), "Căn cứ một"),
        (TextPlace(grounds, 1), "Căn cứ hai"),
    ]


def test_a_part_that_is_as_usual_has_no_lines():
    assert front_lines(FrontMatter(), "closing") == ()
    assert front_lines(FrontMatter(closing="Trên đây./."), "closing") == ("Trên đây./.",)


@given(rich_texts)
def test_every_footnote_with_characters_is_found(blocks):
    found = [each for each in texts_of(ITEM, blocks) if each.place.note is not None]
    assert len(found) == sum(any(s.text for s in note.spans) for note in footnotes(blocks))
