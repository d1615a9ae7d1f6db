"""Where the lines of a file go: into a shipped outline, and item by item."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.desk.shipped import shipped_template
from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.richtext import Level, Paragraph, Span, Table, plain, plain_text
from cchc_desk.intake.match.place import place
from cchc_desk.intake.match.placed import OtherNumber, OtherWords
from cchc_desk.intake.recognise.learned import Replacement, Unplaced
from tests.corpus import fill_from_corpus, read_corpus, shared_folder
from tests.factories import answered
from tests.intake.match.learning import make_learned, make_template
from tests.intake.match.test_best import OWN
from tests.intake.recognise.round_trip import export, learned_from, report_of, seen

needs_corpus = pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")

HEADING = Item("tren", 1, "THỂ CHẾ NỘI BỘ", AnswerKind.NONE)
MONEY = Item("tien", 1, "Tài chính công")
STAFF = Item("bo-may", 1, "Tổ chức bộ máy")


def said(placed):
    return {id_: plain_text(answer.blocks) for id_, answer in placed.answers.items()}


def left(placed):
    return [(each.line, plain_text((each.block,))) for each in placed.unplaced]


# --- real papers ----------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=OWN)
def real(request):
    name = request.param
    learned = learned_from((shared_folder() / "corpus" / f"{name}.docx").read_bytes())
    template = shipped_template(OWN[name])
    return name, learned, template, place(learned, template)


@needs_corpus
def test_a_real_paper_comes_out_of_its_shipped_outline_as_it_went_in(real, tmp_path):
    name, learned, template, placed = real
    report = replace(report_of(learned), template=template, answers=placed.answers)
    assert seen(export(report, tmp_path)) == seen(shared_folder() / "corpus" / f"{name}.docx")


@needs_corpus
def test_every_answer_of_a_real_paper_is_where_its_words_say(real):
    name, _, template, placed = real
    answers = fill_from_corpus(template, read_corpus(name).lines).answers
    assert said(placed) == {id_: plain_text(answer.blocks) for id_, answer in answers.items()}
    assert {id_: a.state for id_, a in placed.answers.items()} == {
        id_: answer.state for id_, answer in answers.items()
    }


@needs_corpus
def test_nothing_of_a_real_paper_is_without_a_place_or_worded_otherwise(real):
    placed = real[-1]
    assert (placed.unplaced, placed.homeless, placed.words, placed.numbers) == ((), (), (), ())
    assert placed.loses_nothing


# --- items of both --------------------------------------------------------------------------------


def test_an_answer_goes_to_the_item_of_the_template():
    learned = make_learned(replace(MONEY, id="hoc"), said={"hoc": "Không."})
    (answer,) = place(learned, make_template(MONEY)).answers.values()
    assert answer == Answer(AnswerState.NOTHING_AROSE, plain("Không."))


def test_an_item_that_the_file_lacks_stays_unanswered():
    placed = place(make_learned(MONEY, said={"tien": "Đủ."}), make_template(MONEY, STAFF))
    assert said(placed) == {"tien": "Đủ."}
    assert placed.match.only_new == ("bo-may",)
    assert placed.loses_nothing


def test_items_in_another_order_keep_their_answers():
    texts = {"tien": "Đủ.", "bo-may": "Gọn."}
    placed = place(make_learned(MONEY, STAFF, said=texts), make_template(STAFF, MONEY))
    assert said(placed) == texts


def test_a_number_that_prints_as_it_stood_becomes_a_value():
    count = Item("so", 1, "Số cuộc họp", AnswerKind.NUMBER, measure="cuộc")
    learned = make_learned(replace(count, answer=AnswerKind.TEXT), said={"so": "05 cuộc."})
    placed = place(learned, make_template(count))
    assert placed.answers == {"so": Answer(AnswerState.ANSWERED, (), Decimal(5))}


def test_words_of_the_period_in_a_label_are_no_other_wording():
    item = Item("pp", 1, "NHIỆM VỤ TRỌNG TÂM {PERIOD.NEXT_TITLE} NĂM {period.year}")
    made = (Replacement("label", "pp", "QUÝ II", "PERIOD.NEXT_TITLE"),
            Replacement("label", "pp", "2026", "period.year"))  # fmt: skip
    placed = place(make_learned(item, replacements=made), make_template(item))
    assert placed.words == ()


def test_a_label_that_is_worded_otherwise_is_told_in_the_words_of_the_file():
    old = Item(
        "a", 1, "Tài chính công của {office.name} và tài sản", guidance="số vốn {office.name}"
    )
    made = (Replacement("label", "a", "Sở Du lịch", "office.name"),
            Replacement("guidance", "a", "Sở Du lịch", "office.name"),
            Replacement("subject", None, "2026", "period.year"))  # fmt: skip
    new = Item("b", 1, "Tài chính công của Sở", guidance="số vốn")
    assert place(make_learned(old, replacements=made), make_template(new)).words == (
        OtherWords(
            "b",
            "Tài chính công của Sở Du lịch và tài sản (số vốn Sở Du lịch)",
            "Tài chính công của Sở (số vốn)",
            is_lost=False,
        ),
    )


def test_guidance_that_the_file_does_not_print_is_no_other_wording():
    asked = replace(MONEY, guidance="nêu rõ số vốn đã giải ngân")
    assert place(make_learned(MONEY), make_template(asked)).words == ()


def test_a_number_typed_otherwise_is_told():
    learned = make_learned(MONEY, replace(STAFF, source_number="3."))
    placed = place(learned, make_template(MONEY, STAFF))
    assert placed.numbers == (OtherNumber("bo-may", "3.", "II."),)


# --- items of the file alone ----------------------------------------------------------------------


def test_a_label_with_a_sign_below_an_answer_is_text_of_it():
    sign = Item("a", 2, "Đào tạo", guidance="số người", bullet="+", run_in=True, italic=True)
    learned = make_learned(MONEY, sign, said={"tien": "Đủ.", "a": "Một người.\nHai lớp."})
    placed = place(learned, make_template(MONEY))
    assert placed.answers["tien"].blocks == (
        *plain("Đủ."),
        Paragraph(
            (Span("Đào tạo (số người):", italic=True), Span(" Một người.")), Level.PLUS
        ),
        *plain("Hai lớp."),
    )  # fmt: skip
    assert placed.as_text == ("a",)


def test_a_heading_below_an_answer_is_text_of_it_with_its_number():
    own = Item("a", 2, "Đào tạo")
    learned = make_learned(MONEY, own, said={"a": "Một người."})
    (lead, text) = place(learned, make_template(MONEY)).answers["tien"].blocks
    assert lead == Paragraph((Span("1. Đào tạo", bold=True),))
    assert text == Paragraph((Span("Một người."),))


def test_a_point_is_not_bold_and_what_is_said_of_its_look_holds():
    points = (Item("a", 3, "Đào tạo"), Item("b", 3, "Bồi dưỡng", bold=True))
    placed = place(make_learned(MONEY, *points), make_template(MONEY))
    assert placed.answers["tien"].blocks == (
        Paragraph((Span("a) Đào tạo"),)),
        Paragraph((Span("b) Bồi dưỡng", bold=True),)),
    )


def test_an_item_where_the_template_has_others_below_has_no_place():
    below = Item("giai-ngan", 2, "Giải ngân vốn")
    own = Item("a", 2, "Thu phí", run_in=True)
    learned = make_learned(MONEY, own, below, said={"a": "Đủ.", "giai-ngan": "Hết."})
    placed = place(learned, make_template(MONEY, below))
    assert left(placed) == [(10, "1. Thu phí:"), (10, "Đủ.")]
    assert placed.unplaced[0].block.spans == (Span("1. Thu phí:", bold=True),)
    assert (said(placed), placed.homeless) == ({"giai-ngan": "Hết."}, ("a",))
    assert not placed.loses_nothing


def test_an_item_after_the_one_that_it_does_not_stand_below_has_no_place():
    learned = make_learned(MONEY, Item("a", 1, "Hợp tác"), said={"tien": "Đủ.", "a": "Có."})
    placed = place(learned, make_template(MONEY))
    assert said(placed) == {"tien": "Đủ."}
    assert left(placed) == [(10, "II. Hợp tác"), (10, "Có.")]


def test_what_stands_below_an_item_without_a_place_has_none_either():
    own = (Item("a", 1, "Hợp tác"), Item("b", 2, "Trong nước"))
    learned = make_learned(MONEY, *own, said={"b": "Có."})
    assert left(place(learned, make_template(MONEY))) == [
        (10, "II. Hợp tác"), (20, "1. Trong nước"), (20, "Có."),
    ]  # fmt: skip


def test_text_under_a_heading_that_takes_none_is_kept_with_its_heading():
    table = Table(((),))
    learned = make_learned(HEADING, MONEY, said={"tren": (*plain("Đã sửa."), table)})
    placed = place(learned, make_template(HEADING, MONEY))
    assert left(placed)[:2] == [(0, "I. THỂ CHẾ NỘI BỘ"), (0, "Đã sửa.")]
    assert placed.unplaced[2] == Unplaced(0, table)


def test_what_recognition_left_over_stays_in_the_order_of_the_file():
    over = (Unplaced(5, plain("Thừa.")[0]), Unplaced(95, plain("Cuối.")[0]))
    learned = make_learned(MONEY, Item("a", 1, "Hợp tác"), unplaced=over)
    placed = place(learned, make_template(MONEY))
    assert left(placed) == [(5, "Thừa."), (10, "II. Hợp tác"), (95, "Cuối.")]


def test_what_recognition_left_over_does_not_speak_against_a_template():
    over = (Unplaced(5, plain("Thừa.")[0]),)
    assert place(make_learned(MONEY, unplaced=over), make_template(MONEY)).loses_nothing


# --- items of the template alone ------------------------------------------------------------------

RULES = (
    Item("quy-che", 2, "Quy chế", untitled=True),
    Item("noi-quy", 2, "Nội quy", untitled=True),
)


def test_numbered_paragraphs_are_the_untitled_items_of_the_template():
    text = replace(HEADING, answer=AnswerKind.TEXT)
    learned = make_learned(text, said={"tren": "1. Đã sửa.\nThêm.\n2) Đã bỏ."})
    placed = place(learned, make_template(HEADING, *RULES))
    assert said(placed) == {"quy-che": "Đã sửa.\nThêm.", "noi-quy": "Đã bỏ."}
    assert placed.loses_nothing


def test_a_numbered_paragraph_more_than_the_template_has_stays_text():
    text = replace(HEADING, answer=AnswerKind.TEXT)
    learned = make_learned(text, said={"tren": "1. Một.\n2. Hai.\n3. Ba."})
    placed = place(learned, make_template(HEADING, *RULES))
    assert said(placed)["noi-quy"] == "Hai.\n3. Ba."


def test_a_numbered_paragraph_elsewhere_opens_no_untitled_item():
    learned = make_learned(MONEY, said={"tien": "1. Đủ."})
    placed = place(learned, make_template(MONEY, HEADING, *RULES))
    assert said(placed) == {"tien": "1. Đủ."}


def test_a_numbered_paragraph_opens_no_untitled_item_of_another_branch():
    inner, outer = Item("vay", 2, "Vay vốn"), Item("chung", 1, "Chung", untitled=True)
    learned = make_learned(MONEY, inner, said={"vay": "II. Đủ."})
    assert said(place(learned, make_template(MONEY, inner, outer))) == {"vay": "II. Đủ."}
    learned = make_learned(MONEY, said={"tien": "II. Đủ."})
    assert said(place(learned, make_template(MONEY, outer))) == {"chung": "Đủ."}


def test_sentences_with_a_sign_are_the_untitled_items_of_the_template():
    signed = tuple(replace(each, bullet="-") for each in RULES)
    text = replace(HEADING, answer=AnswerKind.TEXT)
    learned = make_learned(text, said={"tren": tuple(
        Paragraph((Span(words),), Level.DASH) for words in ("Một.", "Hai.", "Ba."))})  # fmt: skip
    placed = place(learned, make_template(HEADING, *signed))
    assert said(placed) == {"quy-che": "Một.", "noi-quy": "Hai.\n- Ba."}


def test_an_item_of_the_file_may_be_an_untitled_one_of_the_template():
    own = Item("a", 2, "Sửa quy chế", run_in=True)
    placed = place(make_learned(HEADING, own, said={"a": "Xong.\nHết."}),
                   make_template(HEADING, *RULES))  # fmt: skip
    assert said(placed) == {"quy-che": "Sửa quy chế: Xong.\nHết."}


def test_a_paired_item_that_prints_no_label_keeps_the_label_of_the_file():
    titled = replace(RULES[0], untitled=False, run_in=True)
    learned = make_learned(HEADING, titled, said={"quy-che": "Đã sửa."})
    placed = place(learned, make_template(HEADING, RULES[0]))
    assert said(placed) == {"quy-che": "Quy chế: Đã sửa."}


def test_untitled_items_of_both_are_paired_by_their_names():
    learned = make_learned(HEADING, *RULES, said={"noi-quy": "Đã bỏ."})
    assert said(place(learned, make_template(HEADING, *RULES))) == {"noi-quy": "Đã bỏ."}


def test_a_sentence_that_is_a_label_with_its_answer_loses_the_label():
    whole = Item("a", 2, "Việc sửa quy chế nội bộ", untitled=True)
    titled = Item("b", 2, "Việc sửa quy chế nội bộ", run_in=True)
    learned = make_learned(HEADING, whole, said={"a": "Việc sửa quy chế nội bộ: Xong.\nHết."})
    assert said(place(learned, make_template(HEADING, titled))) == {"b": "Xong.\nHết."}


def test_a_sentence_that_is_only_a_label_opens_its_item():
    whole = Item("a", 2, "Việc sửa quy chế nội bộ", untitled=True)
    titled = Item("b", 2, "Việc sửa quy chế nội bộ")
    learned = make_learned(HEADING, whole, said={"a": "Việc sửa quy chế nội bộ\nHết."})
    assert said(place(learned, make_template(HEADING, titled))) == {"b": "Hết."}


@pytest.mark.parametrize("words", ["Đã sửa quy chế.", ""])
def test_a_sentence_that_only_begins_like_a_label_is_not_its_answer(words):
    whole = Item("a", 2, "Việc sửa quy chế nội bộ", untitled=True)
    titled = Item("b", 2, "Việc sửa quy chế nội bộ", run_in=True)
    learned = make_learned(HEADING, whole, said={"a": words} if words else {})
    placed = place(learned, make_template(HEADING, titled))
    assert said(placed) == {}
    assert left(placed) == ([(10, f"1. {words}")] if words else [(10, "1. ")])


def test_a_paragraph_that_is_the_label_of_an_item_opens_it():
    remark = Item("a", 2, "(Chi tiết tại phụ lục kèm theo)", AnswerKind.NONE, bullet="")
    later = Item("b", 2, "Giải ngân vốn", run_in=True)
    said_ = {"tien": "Đủ.\n(Chi tiết tại phụ lục kèm theo)\n1. Giải ngân vốn: Hết."}
    placed = place(make_learned(MONEY, said=said_), make_template(MONEY, remark, later))
    assert said(placed) == {"tien": "Đủ.", "b": "Hết."}
    assert placed.loses_nothing


def test_a_heading_that_takes_no_text_is_not_opened_by_its_label_with_text():
    heading = Item("a", 2, "Giải ngân vốn", AnswerKind.NONE, run_in=True)
    placed = place(make_learned(MONEY, said={"tien": "Giải ngân vốn: Hết."}),
                   make_template(MONEY, heading))  # fmt: skip
    assert said(placed) == {"tien": "Giải ngân vốn: Hết."}


# --- text under no heading ------------------------------------------------------------------------

BEFORE_CLOSING = Item("ket-thuc", 1, "Kết thúc", bullet="", untitled=True)


def test_text_before_the_closing_goes_on_in_the_last_item():
    learned = make_learned(MONEY, BEFORE_CLOSING, said={"tien": "Đủ.", "ket-thuc": "Trân trọng."})
    placed = place(learned, make_template(MONEY))
    assert said(placed) == {"tien": "Đủ.\nTrân trọng."}
    assert placed.loses_nothing


def test_text_before_the_closing_has_no_place_where_other_items_would_follow():
    learned = make_learned(MONEY, BEFORE_CLOSING, said={"ket-thuc": "Trân trọng."})
    assert left(place(learned, make_template(MONEY, STAFF))) == [(10, "Trân trọng.")]


def test_text_before_the_first_heading_has_no_place():
    opening = replace(BEFORE_CLOSING, id="mo-dau", label="Mở đầu")
    learned = make_learned(opening, MONEY, said={"mo-dau": "Kính gửi.", "tien": "Đủ."})
    placed = place(learned, make_template(MONEY))
    assert left(placed) == [(0, "Kính gửi.")]
    assert said(placed) == {"tien": "Đủ."}


def test_a_place_for_text_with_no_text_is_no_loss():
    placed = place(make_learned(MONEY, BEFORE_CLOSING), make_template(MONEY, STAFF))
    assert placed.loses_nothing


def test_answers_are_told_from_phrases_that_nothing_arose():
    learned = make_learned(MONEY, said={"tien": "Đủ."})
    assert place(learned, make_template(MONEY)).answers == {"tien": answered("Đủ.")}
