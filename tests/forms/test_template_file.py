from dataclasses import replace
from datetime import date

import pytest

from cchc_desk.forms.figure import Figure, Nature, read_identity
from cchc_desk.forms.outline import AnswerKind, CarryPolicy, Item
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from cchc_desk.forms.template_check import TemplateError
from cchc_desk.forms.template_file import dump_template, load_template
from tests.factories import make_template

HEAD = 'id = "a"\nversion = 1\nkind = "bao-cao"\ntitle = "B"\nsubject = "S"\n'
ITEM = '[[item]]\nid = "i"\nlevel = 1\nlabel = "L"\n'
FIGURE = '[[figure]]\nid = "f.a"\nlabel = "F"\n'
TASKS = '[[appendix]]\nid = "p"\nlayout = "tasks"\ncolumns = ["stt"]\nwidths_mm = [10]\n'


def faults_of(text):
    with pytest.raises(TemplateError) as caught:
        load_template(text, "mau.toml")
    return [(fault.line, fault.message) for fault in caught.value.faults]


def test_a_template_that_is_dumped_loads_the_same():
    full = make_template(
        valid_from=date(2025, 7, 1),
        periods=("quy-1",),
        numbering=("I.", "1.", "1.1."),
        items=(
            Item(
                "a", 1, 'Nhãn "có" \\ dấu', AnswerKind.CHOICE, choices=("Có", "Không"), bold=False
            ),
            Item("b", 2, "Dòng\nhai", bullet="", source_number="1.", carry=CarryPolicy.EMPTY),
            Item("c", 2, "Khoản", untitled=True),
        ),
        figures=(Figure("f", "F", nature=Nature.STOCK), Figure("g", "G")),
        identities=(read_identity("f = g + previous(f) - 2"),),
    )
    assert load_template(dump_template(full), "x") == full


def test_a_statistics_appendix_survives_dump_and_load():
    rows = (FigureRow(group="Nhóm", number=""), FigureRow(figure="ho-so", number="1.1"))
    annex = Appendix("s", Layout.FIGURES, ("stt", "value"), (10, 20.5), label="BIỂU", rows=rows)
    template = make_template(appendices=(annex,))
    assert load_template(dump_template(template), "x") == template


def test_every_fault_is_reported_with_its_line():
    text = HEAD + "colour = 3\n" + ITEM.replace("level = 1", "level = 12") + "lable = 1\n"
    assert [line for line, _ in faults_of(text)] == [6, 9, 11]


def test_an_unknown_key_is_refused_and_the_known_ones_are_named():
    ((line, message),) = faults_of(HEAD + ITEM + 'colour = "red"\n')
    assert line == 10
    assert "colour" in message
    assert "run_in" in message


def test_faults_show_file_and_line():
    with pytest.raises(TemplateError, match=r"mau\.toml:2: "):
        load_template(HEAD.replace("version = 1", "version = 0"), "mau.toml")


def test_a_missing_key_is_reported_at_its_table():
    assert [line for line, _ in faults_of(HEAD + '[[item]]\nid = "i"\nlevel = 1\n')] == [6]


def test_text_that_is_not_toml_is_reported_with_its_line():
    assert faults_of(HEAD + "x = [\n")[0][0] >= 6


def test_lines_are_right_after_a_text_of_several_lines():
    text = HEAD + 'opening = ["""\n[[item]]\nid = 3\n"""]\n' + ITEM.replace('"L"', "7")
    assert [line for line, _ in faults_of(text)] == [13]


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        (ITEM + 'answer = "essay"\n', "ratio"),
        (ITEM + 'carry = "never"\n', "copy-and-remind"),
        (ITEM + 'bullet = "~"\n', '"+"'),
        (ITEM + 'answer = "choice"\n', "choices"),
        (ITEM + 'answer = "table"\n', "columns"),
        (ITEM + 'columns = ["a"]\nwidths_mm = [1, 2]\n', "1"),
        (ITEM + "widths_mm = [0]\n", "0"),
        (ITEM + 'figures = ["f.b"]\n' + FIGURE, "f.a"),
        (ITEM + ITEM, "i"),
        (ITEM + 'run_in = "yes"\n', "run_in"),
        (ITEM + "untitled = 1\n", "untitled"),
        (TASKS + "label = 1\n", "label"),
        ('closing = "{Office.Name}"\n', "office.name"),
        (FIGURE + 'nature = "sum"\n', "stock"),
        (FIGURE + 'numerator = "f.z"\n', "f.a"),
        (FIGURE + '[[identity]]\nequation = "f.a = f.b"\n', "f.b"),
        (FIGURE + '[[identity]]\nequation = "f.a + = 3"\n', "previous"),
        (TASKS.replace('["stt"]', '["value"]'), "deadline"),
        (TASKS.replace("[10]", "[10, 20]"), "1"),
        (TASKS + 'column_titles = ["a", "b"]\n', "1"),
        (TASKS + 'rows = [{ figure = "f.a", group = "g" }]\n', "group"),
        (TASKS + 'rows = [{ figure = "f.a" }]\n', "f.a"),
        (TASKS + "rows = [{ group = 3 }]\n", "group"),
        ('valid_from = "today"\n', "2025-07-01"),
        ('numbering = ["A)"]\n', "1.1."),
        ("opening = [1]\n", "opening"),
        ('closing = "{office.nam}"\n', "office.name"),
        (ITEM.replace('"L"', '"{period.tile}"'), "period.title"),
        ("item = 3\n", "item"),
    ],
)
def test_a_wrong_value_is_answered_by_what_is_allowed(extra, named):
    ((_, message),) = faults_of(HEAD + extra)
    assert named in message


def test_braces_that_are_placeholders_are_allowed():
    loaded = load_template(HEAD + 'closing = "{office.name} {PERIOD.PHRASE}"\n', "x")
    assert loaded == replace(loaded, closing="{office.name} {PERIOD.PHRASE}")
