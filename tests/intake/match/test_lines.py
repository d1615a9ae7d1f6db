import pytest

from cchc_desk.forms.outline import Item, NumberedItem
from cchc_desk.forms.richtext import Footnote, Image, Level, Paragraph, Span, Vertical
from cchc_desk.intake.match.lines import as_lines, file_items, lead_text, opened_by
from tests.intake.match.learning import make_learned

NOTE = Footnote((Span("Số liệu đến ngày 14/3."),))


def numbered(number="", **fields):
    return NumberedItem(Item("a", 2, **{"label": "Họp giao ban", **fields}), number, None)


def rest(text, number="", sign=Level.NONE, **fields):
    found = opened_by(Paragraph((Span(text),), sign), numbered(number, **fields))
    return None if found is None else "".join(span.text for span in found.spans)


# --- from an item to its line ---------------------------------------------------------------------


def test_items_of_a_file_know_what_they_stand_below_and_where_they_were():
    items = [Item("a", 1, "A"), Item("b", 2, "B"), Item("c", 4, "C"), Item("d", 1, "D")]
    found = list(file_items(make_learned(*items)))
    assert [each.above for each in found] == [set(), {"a"}, {"a", "b"}, set()]
    assert [each.line for each in found] == [0, 10, 20, 30]


def test_the_lead_of_an_item_is_what_the_file_prints_before_its_text():
    items = (
        Item("a", 1, "Họp", guidance="số cuộc", run_in=True),
        Item("b", 2, "Đầy đủ:", run_in=True, source_number="3."),
        Item("c", 2, "Chỉ có tên", untitled=True),
    )
    leads = [lead_text(each) for each in file_items(make_learned(*items))]
    assert leads == ["I. Họp (số cuộc):", "3.Đầy đủ:", "2."]


def test_an_answer_that_begins_with_a_list_stands_below_its_lead():
    item = Item("a", 3, "Họp", run_in=True)
    first = Paragraph((Span("Một."),), Level.DASH)
    (of,) = file_items(make_learned(item, said={"a": (first,)}))
    assert as_lines(of) == (Paragraph((Span("a) Họp:"),)), first)


def test_notes_and_looks_of_the_answer_go_along():
    said = (Paragraph((Span("Ba", vertical=Vertical.SUPER), NOTE)), Image("img-1"))
    (of,) = file_items(make_learned(Item("a", 3, "Họp", run_in=True), said={"a": said}))
    assert as_lines(of, has_number=False) == (
        Paragraph((Span("Họp: "), Span("Ba", vertical=Vertical.SUPER), NOTE)),
        Image("img-1"),
    )


# --- from a line to the item that it opens --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. HỌP GIAO BAN: Hai cuộc.", "Hai cuộc."),
        ("1) Họp giao ban:", ""),
        ("2. Họp giao ban: Hai cuộc.", "Hai cuộc."),
        ("Họp giao ban", ""),
        ("Họp giao ban (nêu rõ: số cuộc): Hai.", "Hai."),
        ("1. Họp giao ban hai cuộc.", None),
        ("1. Họp cơ quan: Hai cuộc.", None),
        ("1.", None),
    ],
)
def test_a_line_opens_an_item_by_its_label(text, said):
    assert rest(text, "1.", run_in=True, guidance="nêu rõ: số cuộc") == said


def test_a_label_on_a_line_of_its_own_is_the_whole_line():
    assert rest("1. Họp giao ban", "1.") == ""
    assert rest("1. Họp giao ban: Hai cuộc.", "1.") is None


@pytest.mark.parametrize(
    ("number", "text", "said"),
    [
        ("1.", "1. Các phòng.", "Các phòng."),
        ("1.", " 1/ Các phòng.", "Các phòng."),
        ("1.", "1.Các phòng.", "Các phòng."),
        ("1.", "12. Các phòng.", None),
        ("1.", "Các phòng.", None),
        ("a)", "a. Các phòng.", "Các phòng."),
        ("a)", "an toàn", None),
        ("", "Các phòng.", None),
    ],
)
def test_a_line_opens_an_untitled_item_by_its_number(number, text, said):
    assert rest(text, number, untitled=True) == said


@pytest.mark.parametrize(("sign", "said"), [(Level.PLUS, "Các phòng."), (Level.DASH, None)])
def test_a_line_opens_an_untitled_item_by_its_sign(sign, said):
    assert rest("Các phòng.", "+", sign, untitled=True) == said


def test_notes_stay_when_a_label_is_cut_off():
    line = Paragraph((Span("Họp ", bold=True), NOTE, Span("giao ban: Hai."), Span("x", link="u")))
    found = opened_by(line, numbered(run_in=True))
    assert found == Paragraph((NOTE, Span("Hai."), Span("x", link="u")))


def test_a_picture_opens_nothing():
    assert opened_by(Image("img-1"), numbered()) is None
