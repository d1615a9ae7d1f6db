"""Numbers that an item and the catalogue of figures share: entered in one, they stand in both.

An item shares its number when it has exactly one figure, a share its two parts when it has exactly
two, the part first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from cchc_desk.forms.answer import Answer, AnswerState, Value
from cchc_desk.forms.numeral import Ratio
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.report import Report

_PARTS = {AnswerKind.NUMBER: 1, AnswerKind.RATIO: 2}


def figures_of_answer(report: Report, item_id: str, answer: Answer) -> Mapping[str, Decimal | None]:
    """Return the figures that another answer to an item changes. None: the value is taken away."""
    item = next((each for each in report.template.items if each.id == item_id), None)
    if item is None or answer.value == report.answer(item_id).value:
        return {}
    return dict(zip(_shared(item, report), _numbers(answer.value, item.answer), strict=False))


def answers_of_figures(
    report: Report, values: Mapping[str, Decimal | None]
) -> Mapping[str, Answer]:
    """Return the answers, by item id, that other values of figures change."""
    known = {**report.figure_values, **values}
    return dict(_answers(report, values, known))


def _answers(
    report: Report,
    values: Mapping[str, Decimal | None],
    known: Mapping[str, Decimal | None],
) -> Iterator[tuple[str, Answer]]:
    for item in report.template.items:
        shared = _shared(item, report)
        if values.keys().isdisjoint(shared):
            continue
        before, value = report.answer(item.id), _value([known.get(each) for each in shared])
        if value != before.value:
            is_first = before.state is AnswerState.UNANSWERED and value is not None
            state = AnswerState.IN_PROGRESS if is_first else before.state
            yield item.id, replace(before, state=state, value=value)


def _shared(item: Item, report: Report) -> tuple[str, ...]:
    """Return the figures whose values are the number of an item; () for none."""
    entered = (report.shared.get(each) for each in item.figures)
    is_whole = len(item.figures) == _PARTS.get(item.answer) and all(
        figure is not None and figure.numerator is None for figure in entered
    )
    return item.figures if is_whole else ()


def _numbers(value: Value | None, kind: AnswerKind) -> tuple[Decimal | None, ...]:
    if isinstance(value, Ratio):
        return value.part, value.whole
    number = value if isinstance(value, Decimal) else None
    return (number,) * _PARTS.get(kind, 0)


def _value(numbers: list[Decimal | None]) -> Value | None:
    """Return one number, or two as a share. None: one is not known."""
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    return known[0] if len(known) == 1 else Ratio(*known)
