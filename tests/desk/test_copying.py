from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desk.desk.copying import figure_text, part_text, table_rows
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.document import Origin
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.richtext import (
    Footnote,
    Image,
    Level,
    Paragraph,
    Span,
    Table,
    TableCell,
    paragraph,
    plain,
    plain_text,
)
from cchc_desk.forms.task import Task, TaskResult
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from cchc_desk.intake.paste.rows import rows_of_html
from tests.factories import TASK_TABLE, answered, make_report, make_template, nothing_arose

NOTED = Paragraph((Span("Kế hoạch"), Footnote((Span("Số 64/KH-SKHCN."),)), Span(" năm 2026;")),
                  Level.DASH)  # fmt: skip
TABLE = Table(
    (
        (TableCell((paragraph("Lĩnh vực"),), rows=2), TableCell((paragraph("Hồ sơ"),), columns=2)),
        (TableCell((paragraph("Nhận"),)), TableCell((paragraph("Trả"),))),
        (
            TableCell((paragraph("Đất đai"), paragraph("và nhà ở"))),
            TableCell((paragraph("1.088"),)),
            TableCell((paragraph("=1+1"),)),
        ),
    ),
    header_rows=2,
)


def a_report(**answers):
    return make_report(answers={f"i.{name.replace('_', '-')}": answered(text)
                                for name, text in answers.items()})  # fmt: skip


def test_a_part_is_its_text_without_its_heading():
    report = a_report(ke_hoach="Đã ban hành.", hop="Hai cuộc.\nĐã có kết luận.")
    assert part_text(report, "i.hop") == "Hai cuộc.\nĐã có kết luận."


def test_a_part_with_parts_inside_gives_them_under_their_headings():
    report = a_report(ke_hoach="Đã ban hành.", hop="Hai cuộc.")
    assert (
        part_text(report, "i")
        == "1. Kế hoạch\nĐã ban hành.\n- Họp giao ban: Hai cuộc.\n- Số cuộc họp:"
    )


def test_what_nobody_answered_is_empty_and_nothing_arose_is_said():
    assert part_text(make_report(answers={}), "i.hop") == ""
    report = make_report(answers={"i.hop": nothing_arose()})
    assert part_text(report, "i.hop") == "Không phát sinh."


def test_footnotes_stand_at_the_end_behind_their_marks():
    text = part_text(a_report(hop=(NOTED, NOTED)), "i.hop")
    assert text == (
        "- Kế hoạch(1) năm 2026;\n- Kế hoạch(2) năm 2026;\n(1) Số 64/KH-SKHCN.\n(2) Số 64/KH-SKHCN."
    )


def test_figures_are_as_they_are_now():
    linked = (Paragraph((Span("đã nhận "), Span("9", figure="ho-so"), Span(" hồ sơ"))),)
    report = replace(a_report(hop=linked), figures={"ho-so": Decimal(5)})
    assert part_text(report, "i.hop") == "đã nhận 05 hồ sơ"


def test_a_table_in_a_part_is_lines_of_cells_and_a_picture_nothing():
    report = a_report(hop=(*plain("Xem bảng:"), TABLE, Image("a")))
    text = part_text(replace(report, images={"a": b"png"}), "i.hop")
    assert text == "Xem bảng:\nLĩnh vực\tHồ sơ\nNhận\tTrả\nĐất đai và nhà ở\t1.088\t=1+1"


def test_text_without_a_place_can_be_copied_too():
    report = make_report(answers={"chua-xep": answered("Chưa có chỗ")})
    assert part_text(report, "chua-xep") == "Chưa có chỗ"


@pytest.mark.parametrize("item", [each.id for each in sample_report().template.items])
def test_every_part_of_the_sample_is_text_without_markup(item):
    text = part_text(sample_report(), item)
    assert text == text.strip("\n")
    assert "\r" not in text


# --- tables ---------------------------------------------------------------------------------------


def rows(tsv):
    return [line.split("\t") for line in tsv.removesuffix("\r\n").split("\r\n")]


def test_the_rows_of_an_appendix_are_copied_as_printed():
    copied = table_rows(make_report(), Origin(appendix="ket-qua"))
    assert rows(copied.tsv) == [
        ["STT", "Nội dung/Nhiệm vụ", "Thời gian hoàn thành", "Kết quả", "Tiến độ"],
        ["I", "Thể chế", "", "", ""],
        ["1", "Rà soát văn bản", "Quý I", "Kế hoạch số 05", "Hoàn thành"],
        ["2", "Báo cáo", "Hằng quý", "", ""],
    ]  # fmt: skip
    assert '<td colspan="4"' in copied.html


def test_a_cell_of_several_lines_stays_one_cell():
    tasks = (Task("t1", content=plain('Rà soát\n"văn bản"')),)
    report = make_report(tasks=tasks, results={"t1": TaskResult(plain("a\tb"))})
    copied = table_rows(report, Origin(appendix="ket-qua"))
    assert '1\t"Rà soát\n""văn bản"""\t\t"a\tb"\t' in copied.tsv
    pasted = rows_of_html(copied.html)
    assert plain_text(pasted.rows[1][1].text) == 'Rà soát\n"văn bản"'


def test_a_table_in_an_answer_is_found_by_its_block():
    report = a_report(hop=(*plain("Xem bảng:"), TABLE))
    copied = table_rows(report, Origin(item="i.hop", block=1))
    assert copied.tsv == ('Lĩnh vực\tHồ sơ\t\r\n\tNhận\tTrả\r\n"Đất đai\nvà nhà ở"\t1088\t=1+1\r\n')
    assert 'rowspan="2"' in copied.html
    assert 'x:num="1088">1.088</td>' in copied.html
    assert "mso-number-format:'\\@'\">=1+1</td>" in copied.html


def test_a_short_row_is_filled_up():
    table = Table(((TableCell(), TableCell()), (TableCell((paragraph("a"),)),)), header_rows=0)
    copied = table_rows(a_report(hop=(table,)), Origin(item="i.hop", block=0))
    assert copied.tsv == "\t\r\na\t\r\n"
    assert copied.html.endswith("</td><td></td></tr></table></body></html>")


def test_words_that_look_like_markup_stay_words():
    report = make_report(tasks=(Task("t", content=plain("<b>&amp;</b>")),))
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in table_rows(report, Origin(appendix="ket-qua")).html


@pytest.mark.parametrize("origin", [Origin(appendix="la"), Origin(item="i.hop", block=0)])
def test_where_no_table_stands_there_is_a_bug(origin):
    with pytest.raises(LookupError):
        table_rows(a_report(hop="Không có bảng"), origin)


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [(5, "5"), (1176355, "1176355"), ("13.6", "13,6"), ("-1250.50", "-1250,50"), (0, "0")],
)
def test_a_figure_is_digits_that_every_system_reads(value, text):
    assert figure_text(make_report(figures={"ho-so": Decimal(value)}), "ho-so") == text


def test_an_unknown_figure_is_empty():
    assert figure_text(make_report(figures={}), "ho-so") == ""


def test_the_table_of_figures_gives_numbers():
    annex = Appendix(
        "s", Layout.FIGURES, ("stt", "label", "measure", "value"), (10, 60, 20, 20),
        rows=(FigureRow(figure="ho-so"),),
    )  # fmt: skip
    template = make_template(
        appendices=(TASK_TABLE, annex), figures=(Figure("ho-so", "Tiếp nhận", "hồ sơ"),)
    )
    report = make_report(template=template, figures={"ho-so": Decimal(12345)})
    copied = table_rows(report, Origin(appendix="s"))
    assert rows(copied.tsv)[1] == ["1", "Tiếp nhận", "hồ sơ", "12345"]
    assert 'x:num="12345">12.345</td>' in copied.html
