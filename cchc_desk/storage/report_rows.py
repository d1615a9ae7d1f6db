"""The parts of a document as rows, and rows as parts of a document."""

from cchc_desk.forms.answer import KINDS, Answer, AnswerState, Value
from cchc_desk.forms.markup import to_markup
from cchc_desk.forms.outline import Item
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import TaskResult
from cchc_desk.storage.stored import damaged_text, read_rich, read_word, write_json
from cchc_desk.storage.workspace import Found


def report_row(report: Report, report_id: str, task_list: str, position: int) -> Found:
    """Return the row of the document itself."""
    return {
        "id": report_id,
        "kind": report.kind.value,
        "template_id": report.template.id,
        "template_version": report.template.version,
        "period": report.period.id,
        "task_list": task_list,
        "state": report.state.value,
        "front": write_json(report.front),
        "position": position,
    }


def answer_row(report_id: str, item: Item, answer: Answer) -> Found | None:
    """Return the row of an answer; None when nothing is to be kept."""
    if answer == Answer():
        return None
    value = None if answer.value is None else KINDS[item.answer].written(answer.value)
    return {
        "report": report_id,
        "item": item.id,
        "state": answer.state.value,
        "text": to_markup(answer.blocks),
        "value": value,
    }


def answer_of(row: Found, item: Item | None) -> Answer:
    """Read an answer. None: ``item`` - the template has none of that id.

    Raises: DamagedTextError.
    """
    state = read_word(AnswerState, row["state"])
    return Answer(state, read_rich(row["text"]), _value(row["value"], item))


def _value(text: str | None, item: Item | None) -> Value | None:
    if text is None:
        return None
    value = None if item is None else KINDS[item.answer].read(text, item)
    if value is None:
        raise damaged_text(text)
    return value


def result_row(report_id: str, task_id: str, result: TaskResult) -> Found | None:
    """Return the row of what a report says of a task; None when nothing is to be kept."""
    if result == TaskResult():
        return None
    return {
        "report": report_id,
        "task": task_id,
        "result": to_markup(result.result),
        "progress": result.progress,
        "note": to_markup(result.note),
    }


def result_of(row: Found) -> TaskResult:
    """Read what a report says of a task.

    Raises: DamagedTextError.
    """
    return TaskResult(read_rich(row["result"]), row["progress"], read_rich(row["note"]))
