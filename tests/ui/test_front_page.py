from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel

from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Signature, line_text, lines
from cchc_desk.forms.office import Signer
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.ui.front_page import FrontPage
from cchc_desk.ui.front_words import PARTS, own_texts, with_texts
from tests.factories import OFFICE, make_report, make_template
from tests.strategies import texts
from tests.ui.editors.typist import CONTROL, Key, commit, press, type_unikey
from tests.ui.editors.typist import compose as composing
from tests.ui.pages import click, field, inputs, names_by_tab, retype, shown

FIRST_INPUTS = {
    "symbol": "front-symbol", "subject": "front-subject", "addressees": "front-addressees",
    "grounds": "front-grounds", "opening": "front-opening", "closing": "front-closing",
    "recipients": "front-recipients", "signer": "front-authority",
}  # fmt: skip
FULL = FrontMatter(
    number="12", symbol="BC-SX", issued=IssueDate(5, 3, 2027), subject="Việc riêng",
    addressees=("Sở Nội vụ",), grounds=("Căn cứ A;", "Căn cứ B."), opening=("Một.", "Hai."),
    closing="Hết./.", recipients=("Như trên;", "Lưu: VT."), signer=Signer("An", "GIÁM ĐỐC", ""),
)  # fmt: skip
REPORT = make_report(
    id="a",
    template=make_template(grounds=("Căn cứ {period.year};",), addressees=("Sở của mẫu",)),
)


@pytest.fixture
def page(qtbot):
    made = shown(qtbot, FrontPage())
    made.show_report(REPORT)
    return made


def with_front(**changes):
    return replace(REPORT, front=FrontMatter(**changes))


def text(page, name):
    found = field(page, name)
    return found.text() if hasattr(found, "text") else found.toPlainText()


def state(page, part):
    return field(page, f"part-{part}-state").text()


def is_own(page, part):
    return field(page, f"part-{part}-follow").isVisible()


def hint(page, part):
    return field(page, f"part-{part}-hint")


# --- what is printed when nobody says otherwise


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("front-symbol", "BC-SKHCN"),
        (
            "front-subject",
            "Công tác cải cách hành chính Quý I năm 2026 của Sở Khoa học và Công nghệ",
        ),
        ("front-addressees", "Sở của mẫu"),
        ("front-grounds", "Căn cứ 2026;"),
        ("front-opening", "Sở Khoa học và Công nghệ báo cáo như sau:"),
        ("front-closing", "Trên đây là báo cáo của Sở Khoa học và Công nghệ./."),
        ("front-recipients", "Như trên;\nSở Nội vụ;\nLưu: VT, VP."),
        ("front-authority", "KT. GIÁM ĐỐC"),
        ("front-title", "PHÓ GIÁM ĐỐC"),
        ("front-signer", "Lê Thị Mẫu"),
    ],
)
def test_a_field_shows_what_is_printed_when_it_is_left_as_it_is(page, name, words):
    assert text(page, name) == words


def test_a_page_that_nobody_typed_into_has_nothing_of_the_documents_own(page):
    assert page.front() == FrontMatter()
    assert not any(is_own(page, part) for part in PARTS)


def test_a_page_without_a_document_says_nothing(qtbot):
    page = shown(qtbot, FrontPage())
    retype(page, "front-number", "5")
    assert page.front() == FrontMatter(number="5")


def test_the_office_is_named_where_its_words_are_followed(page):
    assert state(page, "signer") == state(page, "recipients")
    assert state(page, "signer") != state(page, "subject")


def test_addressees_follow_the_office_before_the_template(page):
    assert state(page, "addressees") == state(page, "subject")
    office = replace(OFFICE, addressees=("UBND tỉnh",))
    page.show_report(replace(REPORT, office=office))
    assert text(page, "front-addressees") == "UBND tỉnh"
    assert state(page, "addressees") == state(page, "signer")


def test_it_is_told_that_the_template_says_nothing(page):
    before = state(page, "grounds")
    page.show_report(replace(REPORT, template=make_template()))
    assert text(page, "front-grounds") == ""
    assert state(page, "grounds").startswith(before)
    assert state(page, "grounds") != before


# --- the document's own words


def test_all_that_is_the_documents_own_is_shown_and_returned(page):
    page.show_report(replace(REPORT, front=FULL))
    assert text(page, "front-grounds") == "Căn cứ A;\nCăn cứ B."
    assert page.front() == FULL
    assert all(is_own(page, part) for part in PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_typing_makes_a_part_the_documents_own(page, part):
    retype(page, FIRST_INPUTS[part], "x")
    own = page.front()
    assert getattr(own, part) is not None
    assert is_own(page, part)
    assert replace(own, **{part: None}) == FrontMatter()


@pytest.mark.parametrize("part", PARTS)
def test_an_emptied_part_is_the_documents_own_and_empty(page, part):
    empty = {"signer": Signer("Lê Thị Mẫu", "PHÓ GIÁM ĐỐC", "")}
    lists = {"addressees", "grounds", "opening", "recipients"}
    retype(page, FIRST_INPUTS[part], "")
    assert getattr(page.front(), part) == empty.get(part, () if part in lists else "")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_follows_again_when_that_is_asked(page, part):
    page.show_report(replace(REPORT, front=FULL))
    changes = []
    page.edited.connect(lambda: changes.append(page.front()))
    click(page, f"part-{part}-follow")
    assert changes == [replace(FULL, **{part: None})]
    assert not is_own(page, part)
    assert field(page, FIRST_INPUTS[part]).hasFocus()


@pytest.mark.parametrize("part", ["symbol", "subject", "signer"])
def test_undo_brings_the_documents_own_words_back(page, part):
    retype(page, FIRST_INPUTS[part], "x")
    before = page.front()
    click(page, f"part-{part}-follow")
    press(field(page, FIRST_INPUTS[part]), Key.Key_Z, CONTROL)
    assert page.front() == before


def test_one_field_of_the_signer_keeps_the_others_words(page):
    retype(page, "front-signer", "Trần Thị Hai")
    assert page.front().signer == Signer("Trần Thị Hai", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")


def test_an_emptied_part_says_that_nothing_is_printed(page):
    usual = hint(page, "opening").text()
    retype(page, "front-opening", "")
    assert hint(page, "opening").property("status") == "warning"
    assert hint(page, "opening").text() != usual
    retype(page, "front-opening", "a")
    assert hint(page, "opening").property("status") is None
    assert hint(page, "opening").text() == usual


def test_an_empty_part_is_no_warning_where_the_template_says_nothing(page):
    page.show_report(replace(with_front(grounds=()), template=make_template()))
    assert hint(page, "grounds").property("status") is None
    assert page.front().grounds == ()


def test_the_button_tells_what_comes_back(page):
    page.show_report(with_front(opening=("a",)))
    tip = field(page, "part-opening-follow").toolTip()
    assert tip == "Sở Khoa học và Công nghệ báo cáo như sau:"


def test_letters_being_composed_do_not_make_a_part_own(page):
    composing(field(page, "front-subject"), "v", "vi", "việ")
    assert page.front() == FrontMatter()
    commit(field(page, "front-subject"), "việc")
    assert page.front().subject.startswith("việc")


def test_unikey_types_into_a_part(page):
    retype(page, "front-opening", "")
    type_unikey(field(page, "front-opening"))
    assert page.front().opening == ("Tiếng Việt đổi mới",)


def test_what_follows_looks_quieter_than_what_is_own(page):
    def ink(name):
        return field(page, name).palette().text().color()

    before = ink("front-opening")
    retype(page, "front-opening", "a")
    assert ink("front-opening") != before
    assert ink("front-subject") == before


# --- number and date


@pytest.mark.parametrize(
    ("typed", "number"), [("5", "5"), (" 05 ", "05"), ("12a", "12a"), ("", None)]
)
def test_the_number_is_as_typed_or_not_yet_given(page, typed, number):
    retype(page, "front-number", typed)
    assert page.front() == FrontMatter(number=number)


@pytest.mark.parametrize(
    ("name", "typed", "issued"),
    [
        ("front-day", "05", IssueDate(day=5)),
        ("front-month", "3", IssueDate(month=3)),
        ("front-year", "2027", IssueDate(year=2027)),
        ("front-day", "32", IssueDate()),
        ("front-month", "ba", IssueDate()),
        ("front-year", "27", IssueDate()),
    ],
)
def test_every_part_of_the_date_may_be_blank(page, name, typed, issued):
    retype(page, name, typed)
    assert page.front().issued == issued


def test_a_date_that_was_kept_and_cannot_be_typed_stays(page):
    page.show_report(with_front(issued=IssueDate(40, 13, 20)))
    assert page.front().issued == IssueDate(40, 13, 20)


@pytest.mark.parametrize(
    ("name", "typed"), [("front-day", "32"), ("front-month", "ba"), ("front-year", "27")]
)
def test_what_is_no_date_is_told_when_the_field_is_left(page, name, typed):
    fault = field(page, "front-date-fault")
    retype(page, name, typed)
    assert not fault.isVisible()
    press(field(page, name), Key.Key_Tab)
    assert typed in fault.text()
    assert text(page, name) == typed


def test_a_day_that_no_year_has_is_told(page):
    page.show_report(with_front(issued=IssueDate(31, 2)))
    assert "31/2/2026" in field(page, "front-date-fault").text()
    assert page.front().issued == IssueDate(31, 2)


def test_a_fault_goes_with_the_first_key_that_mends_it(page):
    page.show_report(with_front(issued=IssueDate(31, 2)))
    retype(page, "front-month", "3")
    assert not field(page, "front-date-fault").isVisible()


def test_the_year_of_the_period_is_printed_when_there_is_no_other(page):
    assert field(page, "front-year").placeholderText() == "2026"


def test_number_and_date_are_shown_as_they_are_printed(page):
    retype(page, "front-number", "5")
    retype(page, "front-day", "5")
    retype(page, "front-month", "3")
    printed = field(page, "front-letterhead").accessibleDescription().split("\n")
    assert "Số: 05/BC-SKHCN" in printed
    assert printed[-1] == "Đông Sơn, ngày 05 tháng 3 năm 2026"


# --- the parts depend on each other


def test_as_above_goes_when_there_is_nobody_above(page):
    retype(page, "front-addressees", "")
    assert text(page, "front-recipients") == "Sở Nội vụ;\nLưu: VT, VP."
    assert page.front() == FrontMatter(addressees=())


def test_words_of_the_template_follow_the_number(page):
    page.show_report(replace(REPORT, template=make_template(closing="Số {report.number}.")))
    retype(page, "front-number", "7")
    assert text(page, "front-closing") == "Số 07."
    assert page.front() == FrontMatter(number="7")


# --- shown again


def test_showing_the_same_document_again_moves_nothing(page, qtbot):
    retype(page, "front-opening", "Mot")
    page.show_report(replace(REPORT, front=page.front()))
    qtbot.keyClicks(field(page, "front-opening"), "\rHai")
    page.show_report(replace(REPORT, front=page.front()))
    qtbot.keyClicks(field(page, "front-opening"), "x")
    assert page.front().opening == ("Mot", "Haix")


def test_a_date_being_typed_stays_when_the_document_is_shown_again(page):
    retype(page, "front-year", "202")
    page.show_report(replace(REPORT, front=page.front()))
    assert text(page, "front-year") == "202"


def test_typing_that_was_not_asked_for_yet_is_not_lost(page):
    retype(page, "front-opening", "Mot")
    page.show_report(REPORT)
    assert page.front().opening == ("Mot",)


def test_typing_that_was_asked_for_gives_way_to_what_is_kept(page):
    retype(page, "front-opening", "Mot")
    page.front()
    page.show_report(REPORT)
    assert page.front() == FrontMatter()
    assert text(page, "front-opening") == "Sở Khoa học và Công nghệ báo cáo như sau:"


def test_another_document_is_shown_whatever_was_typed(page):
    retype(page, "front-year", "202")
    retype(page, "front-opening", "Mot")
    page.show_report(replace(REPORT, id="b", front=FULL))
    assert page.front() == FULL
    assert text(page, "front-year") == "2027"


def test_undo_does_not_bring_another_documents_text(page):
    retype(page, "front-opening", "Mot")
    page.show_report(replace(REPORT, id="b", front=FULL))
    field(page, "front-opening").setFocus()
    press(field(page, "front-opening"), Key.Key_Z, CONTROL)
    assert page.front() == FULL


def test_another_document_is_shown_from_its_beginning(page):
    page.verticalScrollBar().setValue(50)
    assert page.verticalScrollBar().value() == 50
    page.show_report(REPORT)
    assert page.verticalScrollBar().value() == 50
    page.show_report(replace(REPORT, id="b"))
    assert page.verticalScrollBar().value() == 0


# --- words and fields


maybe_text = st.none() | texts
maybe_list = st.none() | st.lists(texts, max_size=3).map(tuple)


@given(
    st.builds(
        FrontMatter,
        symbol=maybe_text,
        subject=maybe_text,
        addressees=maybe_list,
        grounds=maybe_list,
        opening=maybe_list,
        closing=maybe_text,
        recipients=maybe_list,
        signer=st.none() | st.builds(Signer, texts, texts, texts),
    )
)
def test_any_words_come_back_as_they_were(front):
    assert with_texts(front, own_texts(front)) == front


def test_what_the_page_shows_is_what_is_printed(page):
    retype(page, "front-addressees", "So A\nSo B")
    retype(page, "front-subject", "Viec")
    document = compose(replace(REPORT, front=page.front()))
    printed = [line_text(line) for line in lines(document)]
    foot = next(node for node in document.sections[0].nodes if isinstance(node, Signature))
    assert {"Viec", "- So A;", "- So B.", text(page, "front-closing")} <= set(printed)
    assert "\n".join(foot.recipients) == text(page, "front-recipients")


# --- for everybody


def test_the_first_field_is_the_number(page):
    page.verticalScrollBar().setValue(200)
    page.focus_first()
    assert field(page, "front-number").hasFocus()
    assert page.verticalScrollBar().value() < 200


def test_the_clerks_text_has_its_own_font_and_zoom(page):
    font = QFont("Liberation Serif")
    font.setPointSizeF(14)
    page.set_text_font(font)
    page.set_text_zoom(150)
    assert {each.font().pointSizeF() for each in inputs(page)} == {21}
    assert field(page, "front-opening").font().family() == "Liberation Serif"


def test_every_input_has_a_name_for_tests_and_one_for_readers(page):
    unnamed = [each for each in inputs(page) if not (each.objectName() and each.accessibleName())]
    assert unnamed == []
    assert all(field(page, f"part-{part}-follow").accessibleDescription() for part in PARTS)


def test_readers_are_told_whose_words_a_field_shows(page):
    found = field(page, "front-subject")
    assert state(page, "subject") in found.accessibleDescription()
    retype(page, "front-subject", "x")
    assert state(page, "subject") in found.accessibleDescription()


def test_tab_visits_the_fields_in_the_order_of_the_page(page):
    order = [
        "front-number", "front-day", "front-month", "front-year", "front-symbol",
        "front-subject", "front-addressees", "front-grounds", "front-opening", "front-closing",
        "front-recipients", "front-authority", "front-title", "front-signer",
    ]  # fmt: skip
    assert names_by_tab(page, order[0], len(order)) == order


def test_tab_visits_the_button_after_its_field(page):
    page.show_report(replace(REPORT, front=FULL))
    wanted = ["front-subject", "part-subject-follow", "front-addressees"]
    assert names_by_tab(page, "front-subject", 3) == wanted
    wanted = ["front-signer", "part-signer-follow"]
    assert names_by_tab(page, "front-signer", 2) == wanted


def test_nothing_is_cut_off_at_780_pixels(page):
    office = replace(OFFICE, name="Sở Giáo dục, Khoa học và Công nghệ " * 4)
    page.show_report(replace(REPORT, office=office, front=FULL))
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    sheet = page.widget()
    for each in sheet.findChildren(QLabel):
        assert each.mapTo(sheet, each.rect().topRight()).x() <= sheet.width()


def places(page):
    sheet = page.widget()
    return [each.mapTo(sheet, each.rect().bottomRight()).toTuple() for each in inputs(page)]


def test_nothing_moves_when_a_part_becomes_own(page):
    before = places(page)
    field(page, "front-subject").setFocus()
    press(field(page, "front-subject"), Key.Key_X)
    QApplication.processEvents()
    assert places(page) == before


@pytest.mark.parametrize("report", [replace(REPORT, id="b", front=FULL), make_report()])
def test_another_document_is_in_its_final_places_at_once(page, report):
    page.show_report(report)
    at_once = places(page)
    for _ in range(5):
        QApplication.processEvents()
    assert places(page) == at_once


def test_a_new_line_moves_what_is_below_at_once(page):
    before = places(page)
    field(page, "front-grounds").setFocus()
    for _ in range(3):
        press(field(page, "front-grounds"), Key.Key_Return)
    at_once = places(page)
    for _ in range(5):
        QApplication.processEvents()
    assert places(page) == at_once != before
