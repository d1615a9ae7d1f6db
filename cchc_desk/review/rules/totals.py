"""Totals of tables and identities of figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.figure import Identity, Term, evaluate
from cchc_desk.forms.numeral import read_number, write_number
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Table, plain_text
from cchc_desk.forms.text import fold_spaces, without_marks
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Proof, Rule, Slip
from cchc_desk.review.view import View

# --- tables ---------------------------------------------------------------------------------------

_TOTAL = re.compile(r"(?:tong(?: so| cong)?|cong)(?:\s*\(.*\))?[:.]?")

_Rows = Sequence[Sequence[str]]


def _table_totals(view: View) -> Iterator[Slip]:
    for item, answer in view.report.answers.items():
        for index, block in enumerate(answer.blocks):
            if isinstance(block, Table):
                rows = [[plain_text(cell.paragraphs) for cell in row] for row in block.rows]
                is_plain = all(
                    cell.columns == 1 and cell.rows == 1
                    for row in block.rows[block.header_rows :]
                    for cell in row
                )
                if is_plain:
                    place = Place(item=item, block=index)
                    yield from _wrong_totals(view, place, rows, block.header_rows)


def _wrong_totals(view: View, place: Place, rows: _Rows, first: int) -> Iterator[Slip]:
    begin = first
    for index in range(first, len(rows)):
        if not _is_total(rows[index]):
            continue
        above = [row for row in rows[begin:index] if not _is_total(row)]
        below = [row for row in rows[index + 1 :] if not _is_total(row)]
        for column, cell in enumerate(rows[index]):
            said = None if _is_ratio(column, rows) else read_number(cell)
            if said is not None and not _fits(said, column, above, below):
                at = replace(place, row=index, cell=column, paragraph=0)
                yield _wrong_total(view, at, said, _sum(column, above or below))
        begin = index + 1


def _is_total(row: Sequence[str]) -> bool:
    words = [fold_spaces(without_marks(cell)) for cell in row]
    return any(_TOTAL.fullmatch(word) for word in words[:3])


_RATIO = re.compile(r"%|\bty le\b|\bti le\b|binh quan|trung binh|don gia|xep (?:hang|thu|loai)")


def _is_ratio(column: int, rows: _Rows) -> bool:
    """Tell a column that does not add up: percentages, averages, prices, ranks."""
    cells = (row[column] for row in rows if column < len(row))
    return any(_RATIO.search(without_marks(cell).lower()) for cell in cells)


def _sum(column: int, rows: _Rows) -> Decimal | None:
    values = [read_number(row[column]) for row in rows if column < len(row)]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) >= _FEWEST_ROWS else None


_FEWEST_ROWS = 2


def _fits(said: Decimal, column: int, above: _Rows, below: _Rows) -> bool:
    sums = {_sum(column, above), _sum(column, below)}
    return said in sums or sums == {None}


def _wrong_total(view: View, place: Place, said: Decimal, made: Decimal | None) -> Slip:
    text = next((each for each in view.texts if each.place == place), None) or view.blank(place)
    message = tr(
        "The rows make {made}, the total says {said}.",
        made=write_number(made) if made is not None else "",
        said=write_number(said),
    )
    return Slip(text, 0, len(text.text), message)


# --- identities of figures ------------------------------------------------------------------------


def _evaluated(view: View) -> Iterator[tuple[Identity, Decimal, Decimal]]:
    """Yield the identities of which all values are known, with both sides."""
    report = view.report
    previous = view.report_before
    before: Mapping[str, Decimal] = {} if previous is None else previous.figure_values

    def value_of(term: Term) -> Decimal | None:
        values = before if term.is_previous else report.figure_values
        return values.get(term.figure or "")

    for identity in report.template.identities:
        left, right = evaluate(identity.left, value_of), evaluate(identity.right, value_of)
        if left is not None and right is not None:
            yield identity, left, right


def proved(view: View) -> Iterator[Proof]:
    """Yield the identities of figures that hold."""
    for identity, left, right in _evaluated(view):
        if left == right:
            figure = next((t.figure for t in identity.left if t.figure), "")
            words = f"{write_number(left)} = {write_number(right)}"
            named = _named(view.report, identity.equation)
            yield Proof(Place(part=f"figure:{figure}"), words, named)


def _identities(view: View) -> Iterator[Slip]:
    report = view.report
    for identity, left, right in _evaluated(view):
        if left == right:
            continue
        figure = next((t.figure for t in identity.left if t.figure), "")
        message = tr(
            "{left} must equal {right}: {equation}.",
            left=write_number(left),
            right=write_number(right),
            equation=_named(report, identity.equation),
        )
        place = Place(part=f"figure:{figure}")
        yield Slip(view.blank(place), 0, 0, message, quote=_label(report, figure))


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+")


def _named(report: Report, equation: str) -> str:
    return _NAME.sub(lambda match: _label(report, match[0]), equation)


def _label(report: Report, figure: str) -> str:
    return next((each.label for each in report.template.figures if each.id == figure), figure)


RULES = (
    Rule(
        "TABLE-TOTAL",
        Family.FIGURES,
        Severity.ERROR,
        N_("The total of a column is the sum of its rows."),
        _table_totals,
    ),
    Rule(
        "IDENTITY",
        Family.FIGURES,
        Severity.ERROR,
        N_("The equation stands in the template of the document."),
        _identities,
    ),
)
