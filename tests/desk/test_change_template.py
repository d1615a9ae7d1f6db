"""A document goes over to another outline, and not one word of its answers is lost."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desk.desk.change_template import OtherKindError, change_template, preview
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import WrongPeriodError
from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.answer import Answer, AnswerState, printed_blocks
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.period import read_period
from cchc_desk.forms.richtext import (
    Image,
    Paragraph,
    Span,
    footnotes,
    inline_text,
    plain,
    plain_text,
)
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.unplaced import UNPLACED, UNPLACED_ITEM, unplaced_answer
from cchc_desk.storage import check
from cchc_desk.storage.templates import TemplateConflictError
from tests.factories import OFFICE, answered, make_report, make_template, nothing_arose
from tests.strategies import numbers, rich_texts

DOCUMENT = "bc-2026-quy-1"
PNG = b"\x89PNG\r\n\x1a\n one"

HEADING = Item("i", 1, "CHỈ ĐẠO, ĐIỀU HÀNH", AnswerKind.NONE)
PLAN = Item("i.ke-hoach", 2, "Kế hoạch cải cách hành chính")
MEETING = Item("i.hop", 2, "Hội nghị, họp giao ban", run_in=True)
COUNT = Item("i.so", 2, "Số cuộc họp giao ban", AnswerKind.NUMBER, measure="cuộc")
PRAISE = Item("i.thi-dua", 2, "Thi đua, khen thưởng")
OLD = make_template(id="cu", items=(HEADING, PLAN, MEETING, COUNT, PRAISE))
RENAMED = {"i": "a", "i.ke-hoach": "a.kh", "i.hop": "a.hop", "i.so": "a.so", "i.thi-dua": "a.td"}
NEW = make_template(id="moi", items=tuple(replace(i, id=RENAMED[i.id]) for i in OLD.items))


def without(template, *ids):
    return replace(template, items=tuple(i for i in template.items if i.id not in ids))


def with_item(template, item):
    items = tuple(item if each.id == item.id else each for each in template.items)
    return replace(template, items=items)


def report(**answers):
    """Return a report of the old outline; names have "_" for "." and "-"."""
    ids = {item.id.replace(".", "_").replace("-", "_"): item.id for item in OLD.items}
    return make_report(template=OLD, answers={ids[name]: a for name, a in answers.items()})


@pytest.fixture
def desk(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as made:
        made.set_office(OFFICE)
        yield made


# --- preview --------------------------------------------------------------------------------------


def test_answers_go_to_the_items_with_their_labels():
    said = {"i_ke_hoach": answered("Đã ban hành."), "i_thi_dua": nothing_arose()}
    change = preview(report(**said), NEW)
    assert change.answers == {"a.kh": answered("Đã ban hành."), "a.td": nothing_arose()}
    assert change.moved == {"i.ke-hoach": "a.kh", "i.thi-dua": "a.td"}
    assert change.pairs == RENAMED


def test_an_answer_without_a_place_waits_below_its_old_label():
    change = preview(report(i_thi_dua=answered("Ba giấy khen.")), without(NEW, "a.td"))
    label = Paragraph((Span("Thi đua, khen thưởng", bold=True),))
    assert change.answers == {UNPLACED: unplaced_answer((label, *plain("Ba giấy khen.")))}
    assert (change.without_place, change.moved) == (("i.thi-dua",), {})


def test_a_label_that_waits_has_the_words_of_its_document():
    old = make_template(items=(replace(PRAISE, label="Thi đua {period.title}"),))
    said = make_report(template=old, answers={"i.thi-dua": answered("Có.")})
    waiting = preview(said, make_template(items=(HEADING,))).answers[UNPLACED]
    assert plain_text(waiting.blocks) == "Thi đua Quý I\nCó."


def test_what_waits_stands_below_what_waited_before():
    said = replace(report(), answers={UNPLACED: answered("Cũ."), "i.hop": answered("Hai.")})
    waiting = preview(said, without(NEW, "a.hop", "a.so")).answers[UNPLACED]
    assert plain_text(waiting.blocks) == "Cũ.\nHội nghị, họp giao ban\nHai."


def test_what_waited_before_stays_when_all_else_has_a_place():
    said = replace(report(), answers={UNPLACED: answered("Cũ.")})
    assert preview(said, NEW).answers == {UNPLACED: answered("Cũ.")}


def test_an_answer_under_an_id_that_no_item_has_waits_under_that_id():
    said = replace(report(), answers={"la": answered("Lạ.")})
    change = preview(said, NEW)
    assert plain_text(change.answers[UNPLACED].blocks) == "la\nLạ."


def test_an_item_that_takes_no_answer_is_no_place():
    heading = replace(NEW.item("a.td"), answer=AnswerKind.NONE)
    change = preview(report(i_thi_dua=answered("Có.")), with_item(NEW, heading))
    assert change.without_place == ("i.thi-dua",)


def test_that_nothing_arose_waits_in_the_words_of_the_house():
    change = preview(report(i_thi_dua=nothing_arose()), without(NEW, "a.td"))
    waiting = plain_text(change.answers[UNPLACED].blocks)
    assert waiting == f"Thi đua, khen thưởng\n{OFFICE.nothing_phrase}"


def test_a_state_without_words_goes_along_but_does_not_wait():
    said = report(i_thi_dua=Answer(AnswerState.IN_PROGRESS))
    assert preview(said, NEW).answers == {"a.td": Answer(AnswerState.IN_PROGRESS)}
    assert preview(said, without(NEW, "a.td")).answers == {}


# --- values ---------------------------------------------------------------------------------------

FIVE = Answer(AnswerState.ANSWERED, plain("Tăng 1."), Decimal(5))


def test_a_value_goes_along_where_it_means_the_same():
    assert preview(report(i_so=FIVE), NEW).answers == {"a.so": FIVE}


@pytest.mark.parametrize(
    "asked",
    [
        {"measure": "hội nghị"},
        {"answer": AnswerKind.TEXT},
        {"answer": AnswerKind.RATIO},
    ],
)
def test_a_value_that_would_mean_something_else_goes_along_in_words(asked):
    item = replace(NEW.item("a.so"), **asked)
    (answer,) = preview(report(i_so=FIVE), with_item(NEW, item)).answers.values()
    assert answer == Answer(AnswerState.ANSWERED, plain("05 cuộc.\nTăng 1."))


def test_a_choice_that_is_no_more_offered_goes_along_in_words():
    old = Item("a", 1, "Xếp loại chung", AnswerKind.CHOICE, choices=("Tốt", "Khá"))
    said = make_report(template=make_template(items=(old,)),
                       answers={"a": Answer(AnswerState.ANSWERED, (), "Khá")})  # fmt: skip
    kept = preview(said, make_template(items=(replace(old, choices=("Khá", "Yếu")),)))
    lost = preview(said, make_template(items=(replace(old, choices=("A", "B")),)))
    assert kept.answers["a"].value == "Khá"
    assert lost.answers["a"] == answered("Khá.")


def test_a_value_that_waits_is_written_out():
    change = preview(report(i_so=FIVE), without(NEW, "a.so", "a.hop"))
    assert plain_text(change.answers[UNPLACED].blocks).endswith("05 cuộc.\nTăng 1.")


# --- pairs of the clerk's own ---------------------------------------------------------------------


def test_the_clerks_own_pairs_take_the_place_of_those_proposed():
    said = report(i_thi_dua=answered("Có."), i_hop=answered("Hai."))
    change = preview(said, NEW, {"i.thi-dua": "a.hop"})
    assert change.answers["a.hop"] == answered("Có.")
    assert change.without_place == ("i.hop",)
    assert change.match.partners == RENAMED


def test_several_answers_may_go_into_one_item_in_the_order_of_the_outline():
    said = report(i_so=FIVE, i_hop=answered("Hai."), i_thi_dua=nothing_arose())
    change = preview(said, NEW, dict.fromkeys(["i.thi-dua", "i.so", "i.hop"], "a.so"))
    assert change.answers == {
        "a.so": Answer(
            AnswerState.ANSWERED, plain(f"Hai.\n05 cuộc.\nTăng 1.\n{OFFICE.nothing_phrase}")
        )
    }


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (AnswerState.ANSWERED, AnswerState.IN_PROGRESS, AnswerState.IN_PROGRESS),
        (AnswerState.NOTHING_AROSE, AnswerState.NOTHING_AROSE, AnswerState.NOTHING_AROSE),
        (AnswerState.UNANSWERED, AnswerState.ANSWERED, AnswerState.ANSWERED),
    ],
)
def test_several_answers_together_are_as_far_as_the_least_of_them(one, other, together):
    said = report(i_hop=Answer(one, plain("A")), i_so=Answer(other, plain("B")))
    change = preview(said, NEW, {"i.hop": "a.hop", "i.so": "a.hop"})
    assert change.answers == {"a.hop": Answer(together, plain("A\nB"))}


def test_a_pair_with_an_item_that_there_is_not_is_a_bug_of_the_caller():
    with pytest.raises(KeyError):
        preview(report(), NEW, {"i.hop": "khong-co"})


# --- on the desk ----------------------------------------------------------------------------------


def test_the_document_is_drafted_with_the_other_template_from_now_on(desk):
    document = desk.create(report(i_hop=answered("Hai.")))
    before = desk.report(document)
    change = change_template(desk, document, NEW)
    after = desk.report(document)
    assert (after.template, after.answers) == (NEW, change.answers)
    assert replace(after, template=OLD, answers={}) == replace(before, answers={})


def test_figures_and_tasks_stay(desk):
    document = desk.create(report())
    change_template(desk, document, NEW)
    after = desk.report(document)
    assert (after.figures, after.results) == (make_report().figures, make_report().results)
    assert after.tasks == make_report().tasks


def test_the_figures_of_the_template_are_offered(desk):
    document = desk.create(make_report())
    change_template(desk, document, shipped_template("bao-cao-quy-brvt-2023"))
    desk.set_figure(document, "nhiem-vu-giao.tong", Decimal(3))
    assert desk.report(document).figures["nhiem-vu-giao.tong"] == 3


def test_one_undo_brings_everything_back(desk):
    document = desk.create(report(i_hop=answered("Hai."), i_so=FIVE))
    before = desk.report(document)
    change_template(desk, document, without(NEW, "a.hop"))
    desk.undo()
    assert desk.report(document) == before


def test_what_was_undone_can_be_done_again(desk):
    document = desk.create(report(i_hop=answered("Hai.")))
    change_template(desk, document, NEW)
    after = desk.report(document)
    desk.undo()
    desk.redo()
    assert desk.report(document) == after


def test_there_and_back_again_is_where_it_was(desk):
    document = desk.create(report(i_hop=answered("Hai."), i_so=FIVE))
    before = desk.report(document)
    change_template(desk, document, NEW)
    change_template(desk, document, OLD)
    assert desk.report(document) == before


def test_an_item_of_the_same_id_that_is_another_gets_nothing_of_the_old_answer(desk):
    crossed = make_template(
        id="moi",
        items=(HEADING, replace(PRAISE, id="i.hop"), replace(MEETING, id="i.thi-dua")),
    )
    document = desk.create(report(i_hop=answered("Hai."), i_thi_dua=answered("Có.")))
    change_template(desk, document, crossed)
    assert desk.report(document).answers == {
        "i.hop": answered("Có."),
        "i.thi-dua": answered("Hai."),
    }


def test_images_of_answers_that_wait_are_kept(desk):
    said = replace(report(i_thi_dua=answered((Image("anh"),))), images={"anh": PNG})
    document = desk.create(said)
    change_template(desk, document, without(NEW, "a.td"))
    assert list(desk.report(document).images.values()) == [PNG]


def test_the_same_template_again_is_no_step(desk):
    document = desk.create(report(i_hop=answered("Hai.")))
    change_template(desk, document, OLD)
    assert desk.undo_label == "Make a document"


def test_within_one_template_answers_can_change_places(desk):
    document = desk.create(report(i_hop=answered("Hai.")))
    change_template(desk, document, OLD, {"i.hop": "i.thi-dua"})
    assert desk.report(document).answers == {"i.thi-dua": answered("Hai.")}


def test_a_plan_does_not_become_a_report(desk):
    document = desk.create(report())
    with pytest.raises(OtherKindError, match="Báo cáo"):
        change_template(desk, document, replace(NEW, kind=DocumentKind.PLAN))


def test_a_template_that_is_not_made_for_the_period_is_refused(desk):
    document = desk.create(report())
    with pytest.raises(WrongPeriodError):
        change_template(desk, document, replace(NEW, periods=("6-thang",)))


def test_a_learned_template_is_not_bound_to_the_period_of_its_one_file(desk):
    document = desk.create(report())
    learned = replace(NEW, periods=("6-thang",), learned_from="bao-cao.docx")
    change_template(desk, document, learned)
    assert desk.report(document).template == learned


def test_another_template_under_the_same_name_is_refused(desk):
    desk.create(make_report(template=NEW, period=read_period("2026-quy-2"), answers={}))
    document = desk.create(report())
    with pytest.raises(TemplateConflictError):
        change_template(desk, document, replace(NEW, title="KHÁC"))
    assert desk.report(document).template == OLD


# --- any answers, any outlines --------------------------------------------------------------------

LABELS = ["Kế hoạch cải cách", "Họp giao ban", "Thi đua, khen thưởng", "Tài chính công", "Khác"]
VALUES = {
    AnswerKind.TEXT: st.none(),
    AnswerKind.TABLE: st.none(),
    AnswerKind.NUMBER: st.none() | numbers,
    AnswerKind.RATIO: st.none() | st.builds(Ratio, numbers, numbers),
    AnswerKind.CHOICE: st.sampled_from([None, "Tốt", "Khá"]),
}


@st.composite
def outlines(draw, prefix):
    rows = draw(st.lists(st.tuples(
        st.integers(1, 3), st.sampled_from(LABELS), st.sampled_from(AnswerKind),
        st.sampled_from(["", "cuộc"])), min_size=1, max_size=6))  # fmt: skip
    return tuple(
        Item(f"{prefix}{n}", level, label, kind, measure=measure, choices=("Tốt", "Khá"),
             columns=("A", "B"), widths_mm=(50, 50))
        for n, (level, label, kind, measure) in enumerate(rows)
    )  # fmt: skip


@st.composite
def documents(draw):
    items = draw(outlines("i"))
    asked = [item for item in items if item.answer is not AnswerKind.NONE]
    answers = {item.id: Answer(draw(st.sampled_from(AnswerState)), draw(rich_texts),
                               draw(VALUES[item.answer])) for item in asked}  # fmt: skip
    if draw(st.booleans()):
        answers[UNPLACED] = unplaced_answer(draw(rich_texts))
    template = make_template(id="cu", items=items)
    return make_report(template=template, answers=answers)


def words_of(template, answers):
    """Count what a reader may see of the answers: values, texts, notes, images."""
    items = {**{item.id: item for item in template.items}, UNPLACED: UNPLACED_ITEM}
    seen = Counter()
    for id_, answer in answers.items():
        shown = replace(answer, state=AnswerState.ANSWERED)
        if answer.state is AnswerState.NOTHING_AROSE and answer.value is None:
            shown = answer
        blocks = printed_blocks(shown, items[id_], OFFICE.nothing_phrase) or answer.blocks
        notes = " ".join(inline_text(note.spans) for note in footnotes(blocks))
        seen.update(f"{plain_text(blocks)} {notes}".split())
        seen.update(block.image_id for block in blocks if isinstance(block, Image))
    return seen


@settings(max_examples=50, deadline=None)
@given(documents(), outlines("n"))
def test_no_word_is_ever_lost(said, items):
    template = make_template(id="moi", items=items)
    change = preview(said, template)
    assert words_of(said.template, said.answers) <= words_of(template, change.answers)


@settings(max_examples=50, deadline=None)
@given(documents(), outlines("n"), st.data())
def test_no_word_is_lost_whatever_pairs_the_clerk_gives(said, items, data):
    template = make_template(id="moi", items=items)
    olds = st.sampled_from([item.id for item in said.template.items])
    pairs = data.draw(st.dictionaries(olds, st.sampled_from([item.id for item in items])))
    change = preview(said, template, pairs)
    assert words_of(said.template, said.answers) <= words_of(template, change.answers)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents(), outlines("n"))
def test_a_change_of_template_is_kept_and_undone_exactly(desk, said, items):
    number = len(desk.documents())
    old = replace(said.template, id=f"cu-{number}")
    document = desk.create(replace(said, template=old, tasks=(), results={}))
    before = desk.report(document)
    template = make_template(id=f"moi-{number}", items=items)
    change = change_template(desk, document, template)
    assert desk.report(document).answers == dict(change.answers)
    desk.undo()
    assert desk.report(document) == before


def test_a_workspace_with_waiting_text_is_no_damaged_one(tmp_path):
    path = tmp_path / "so.cchc"
    with Desk.open_or_create(path) as desk:
        document = desk.create(report(i_thi_dua=answered("Có.")))
        change_template(desk, document, without(NEW, "a.td"))
    assert check.verify(path) == ()
