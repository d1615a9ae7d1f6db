"""Editing the figures of a template wherever it names them."""

from dataclasses import replace

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.forms.figure_edit import (
    with_figure_renamed,
    with_figures,
    without_figure,
    written_identity,
)
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from tests.factories import ITEMS, make_template

SHARE = Figure("ty-le", "Tỷ lệ", "%", Nature.RATIO, "dung-han", "tong")
CATALOGUE = (Figure("dung-han", "Đúng hạn"), Figure("tong", "Tổng số"), SHARE)
TABLE = Appendix(
    "so-lieu", Layout.FIGURES, ("label", "value"), (80, 20), orientation=Orientation.PORTRAIT,
    rows=(FigureRow(group="Nhóm"), FigureRow(figure="tong")),
)  # fmt: skip
TEMPLATE = make_template(
    items=(replace(ITEMS[0], figures=("tong", "ty-le")), *ITEMS[1:]),
    figures=CATALOGUE,
    identities=(written_identity("tong = dung-han + previous(tong) - tong-khac"),),
    appendices=(TABLE,),
)


def test_a_share_brings_its_parts_along():
    template = with_figures(make_template(figures=()), ["ty-le"], CATALOGUE)
    assert [figure.id for figure in template.figures] == ["ty-le", "dung-han", "tong"]


def test_what_is_there_or_unknown_is_not_added():
    template = make_template(figures=(SHARE,))
    assert with_figures(template, ["ty-le", "la"], CATALOGUE) == template


def test_a_figure_goes_from_items_tables_and_shares():
    left = without_figure(TEMPLATE, "tong")
    assert left.items[0].figures == ("ty-le",)
    assert left.appendices[0].rows == (FigureRow(group="Nhóm"),)
    share = left.figures[-1]
    assert (share.id, share.numerator, share.denominator) == ("ty-le", None, None)


def test_a_figure_is_renamed_wherever_it_is_named():
    named = with_figure_renamed(TEMPLATE, "tong", "ho-so.tong")
    assert named.items[0].figures == ("ho-so.tong", "ty-le")
    assert named.appendices[0].rows[1].figure == "ho-so.tong"
    assert named.figures[-1].denominator == "ho-so.tong"
    assert named.identities[0].equation == (
        "ho-so.tong = dung-han + previous(ho-so.tong) - tong-khac"
    )
    assert "ho-so.tong" in named.identities[0].figures


def test_an_equation_that_cannot_be_read_is_kept_as_it_is_written():
    identity = written_identity("a = ")
    assert (identity.equation, identity.left, identity.right) == ("a = ", (), ())
