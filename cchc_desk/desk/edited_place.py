"""Where a document was edited: the field that two readings of it differ in."""

from collections.abc import Sequence

from cchc_desk.export.places import LETTERHEAD, SIGNATURE
from cchc_desk.forms.document import Origin
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import PLAN_COLUMNS, Column, Task, TaskGroup, TaskResult, TaskRow

# What is printed in one block with other fields has the name of the block.
_PART_OF_FIELD = {
    "number": LETTERHEAD.part,
    "symbol": LETTERHEAD.part,
    "issued": LETTERHEAD.part,
    "subject": "subject",
    "addressees": "addressees",
    "grounds": "grounds",
    "opening": "opening",
    "closing": "closing",
    "recipients": SIGNATURE.part,
    "signer": SIGNATURE.part,
}


def edited_place(before: Report, after: Report) -> Origin | None:
    """Return the first field in which a document differs from what it was, by its order on paper.

    None: in nothing that stands at one place, or they are two documents.
    """
    if before is after or before.id != after.id or before.template != after.template:
        return None
    part = _edited_part(before, after)
    if part is not None:
        return Origin(part=part)
    for item in after.template.items:
        was, is_ = before.answer(item.id), after.answer(item.id)
        if was is not is_ and was != is_:
            return Origin(item=item.id, block=first_difference(was.blocks, is_.blocks))
    return _edited_task(before, after)


def first_difference(before: Sequence[object], after: Sequence[object]) -> int | None:
    """Return which block of ``after`` is the first to differ; where some are gone, the last left.

    None: none differs, or nothing is left.
    """
    if before == after or not after:
        return None
    pairs = zip(before, after, strict=False)
    same = next((index for index, (a, b) in enumerate(pairs) if a != b), len(before))
    return min(same, len(after) - 1)


def _edited_part(before: Report, after: Report) -> str | None:
    if before.office != after.office:
        return LETTERHEAD.part
    if before.front is after.front:
        return None
    return next(
        (part for field, part in _PART_OF_FIELD.items() if _differ(before, after, field)), None
    )


def _differ(before: Report, after: Report, field: str) -> bool:
    return bool(getattr(before.front, field) != getattr(after.front, field))


def _edited_task(before: Report, after: Report) -> Origin | None:
    if before.tasks is not after.tasks:
        known = {row.id: row for row in before.tasks}
        for row in after.tasks:
            if known.get(row.id) != row:
                return _place_of_row(known.get(row.id), row)
    for id_, result in after.results.items():
        was = before.result(id_)
        if was is not result and was != result:
            return Origin(task=id_, column=_result_column(was, result))
    return None


def _place_of_row(before: TaskRow | None, after: TaskRow) -> Origin:
    if isinstance(after, TaskGroup) or not isinstance(before, Task):
        return Origin(task=after.id, column=Column.CONTENT)
    edited = (name for name in PLAN_COLUMNS if getattr(before, name) != getattr(after, name))
    return Origin(task=after.id, column=next(edited, Column.CONTENT))


def _result_column(before: TaskResult, after: TaskResult) -> Column:
    if before.result != after.result:
        return Column.RESULT
    return Column.PROGRESS if before.progress != after.progress else Column.NOTE
