"""What a report knows of its figures, and what its annex prints of them."""

from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.appendix import compose_appendix
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Grid, line_text
from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.figure_time import Past
from cchc_desk.forms.richtext import Paragraph, Span
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from cchc_desk.forms.wire import read_report, visible, write_report
from tests.factories import answered, make_report, make_template

FIGURES = (
    Figure("tong", "Tiếp nhận", "hồ sơ"),
    Figure("ky-truoc", "Kỳ trước", "hồ sơ", Nature.STOCK),
    Figure("xong", "Đã giải quyết", "hồ sơ"),
    Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "xong", "tong"),
)
ANNEX = Appendix(
    "so-lieu",
    Layout.FIGURES,
    ("stt", "label", "measure", "value", "cumulative", "note"),
    (12, 75, 20, 20, 20, 23),
    rows=(FigureRow(group="HỒ SƠ"), *(FigureRow(figure=f.id) for f in FIGURES)),
)
TEMPLATE = make_template(
    figures=FIGURES,
    identities=(read_identity("tong = ky-truoc + 60"), read_identity("ky-truoc = previous(x)")),
    appendices=(ANNEX,),
)
EARLIER = {"tong": Decimal(88), "ky-truoc": Decimal(1), "xong": Decimal(83)}
OWN = {"tong": Decimal(65), "ky-truoc": Decimal(5), "xong": Decimal(55)}


def report(**changes):
    usual = {"template": TEMPLATE, "figures": OWN, "past": Past(year=EARLIER)}
    return make_report(**{**usual, **changes})


def columns(made):
    grid = next(n for n in compose_appendix(made, ANNEX, None).nodes if isinstance(n, Grid))
    rows = [row for row in grid.rows if len(row.cells) == len(ANNEX.columns)][1:]
    return [[line_text(cell.lines[0]) for cell in row.cells[3:5]] for row in rows]


def test_the_annex_prints_values_and_sums_since_the_beginning_of_the_year():
    assert columns(report()) == [
        ["65", "148"],
        ["5", "1"],
        ["55", "138"],
        ["84,62", "93,24"],
    ]


def test_sums_are_numbers_of_their_cells():
    section = compose_appendix(report(), ANNEX, None)
    grid = next(node for node in section.nodes if isinstance(node, Grid))
    assert grid.rows[2].cells[4].value == 148


def test_what_earlier_periods_do_not_tell_is_blank():
    assert columns(report(past=Past())) == [["65", ""], ["5", ""], ["55", ""], ["84,62", ""]]


def test_the_first_period_of_the_year_is_its_own_sum():
    made = report(past=Past(opens_year=True))
    assert made.cumulated == made.figure_values


def test_a_new_value_moves_the_sum_at_once():
    made = report()
    more = replace(made, figures={**OWN, "xong": Decimal(56)})
    assert (made.cumulated["xong"], more.cumulated["xong"]) == (138, 139)


def test_the_catalogue_of_the_workspace_goes_before_the_template():
    shared = {"tong": Figure("tong", "Hồ sơ đã nhận"), "rieng": Figure("rieng", "Riêng")}
    made = report(shared=shared)
    assert made.catalogue["tong"].label == "Hồ sơ đã nhận"
    assert list(made.catalogue) == ["tong", "ky-truoc", "xong", "ty-le", "rieng"]


def test_a_share_of_the_catalogue_is_computed_and_not_padded():
    shared = {"chia": Figure("chia", "Chia", "%", Nature.RATIO, "ky-truoc", "xong")}
    made = report(shared=shared)
    assert made.figure_text("chia") == "9,09"
    assert made.figure_text("ky-truoc") == "05"
    assert made.figure_text("gi") is None
    assert not made.is_share("gi")


def test_what_others_tell_makes_no_other_report():
    assert report(past=Past()) == report(shared={"a": Figure("a", "A")})


def handed_over(made):
    return read_report(write_report(visible(made, guidance=True, appendix=True)))


def test_a_report_that_is_handed_over_prints_the_same_sums():
    made = report()
    assert compose(handed_over(made)) == compose(made)


def test_a_report_without_sums_hands_none_over():
    plain = replace(ANNEX, columns=("stt", "label", "value"), widths_mm=(12, 75, 20))
    made = report(template=replace(TEMPLATE, appendices=(plain,)))
    assert handed_over(made).past == Past()


def test_a_figure_of_the_catalogue_in_a_text_is_handed_over_with_its_name():
    linked = answered((Paragraph((Span("83,33", figure="chia"),)),))
    shared = {"chia": Figure("chia", "Chia", "%", Nature.RATIO, "xong", "rieng")}
    shared["rieng"] = Figure("rieng", "Riêng", "hồ sơ")
    made = report(answers={"i.hop": linked}, shared=shared, figures={**OWN, "rieng": Decimal(66)})
    again = handed_over(made)
    assert again.catalogue["chia"] == shared["chia"]
    assert again.figure_text("chia") == made.figure_text("chia") == "83,33"
