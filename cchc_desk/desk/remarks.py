"""Remarks that readers attached to a document: kept beside its items, never printed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.report import Report
from cchc_desk.i18n import N_
from cchc_desk.storage import marks
from cchc_desk.storage.changes import Change, joined
from cchc_desk.storage.marks import MarkKind
from cchc_desk.storage.workspace import Workspace

WHOLE = ""
"""Stands for an item id: a remark on what belongs to no item, such as the head or an appendix."""

_NUMBER_SIGN = "#"  # no id of an item has one


def read_remarks(desk: Desk, report: Report) -> Mapping[str, tuple[str, ...]]:
    """Return the remarks on a document by the item that they stand beside, as they came.

    Those on a heading stand beside the next item that is answered; those on the whole, and on
    items that are gone, beside the first.
    """
    shown = defaultdict[str, list[str]](list)
    for key, remark in _kept(desk.workspace, report.id or "").items():
        shown[_place(report, key)].append(remark)
    return {item: tuple(remarks) for item, remarks in shown.items()}


def take_away(desk: Desk, document: str, item: str) -> None:
    """Take the remarks beside an item away, as one change that can be undone.

    Raises: UserError when the disk or the file fails; then nothing has changed.
    """
    workspace, report = desk.workspace, desk.report(document)
    desk.do(
        joined(
            N_("Take remarks away"),
            *(
                marks.mark_change(workspace, document, MarkKind.REMARK, key, None)
                for key in _kept(workspace, document)
                if _place(report, key) == item
            ),
        )
    )


def remark_changes(
    workspace: Workspace, document: str, found: Mapping[str, Sequence[str]]
) -> Iterator[Change]:
    """Yield what keeps remarks, by item id; one that an item has already is not kept again."""
    kept = _kept(workspace, document)
    known = {(_item(key), remark) for key, remark in kept.items()}
    number = max((int(key.partition(_NUMBER_SIGN)[2]) for key in kept), default=0)
    for item, remarks in found.items():
        for remark in dict.fromkeys(remarks):
            if (item, remark) not in known:
                number += 1
                key = f"{item}{_NUMBER_SIGN}{number:04}"
                yield marks.mark_change(workspace, document, MarkKind.REMARK, key, remark)


def _kept(workspace: Workspace, document: str) -> Mapping[str, str]:
    """Return the remarks by their keys, in the order in which they came."""
    found = marks.read_marks(workspace, document, MarkKind.REMARK)
    return dict(sorted(found.items(), key=lambda each: each[0].partition(_NUMBER_SIGN)[2]))


def _item(key: str) -> str:
    return key.partition(_NUMBER_SIGN)[0]


def _place(report: Report, key: str) -> str:
    items = report.template.items
    at = next((place for place, item in enumerate(items) if item.id == _item(key)), 0)
    answered = (item.id for item in (*items[at:], *items) if item.answer is not AnswerKind.NONE)
    return next(answered, WHOLE)
