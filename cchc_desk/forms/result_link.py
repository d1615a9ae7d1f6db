"""The result of a task inside a text: characters that follow what the table of tasks says.

They are linked as those of a figure are, under an id that no figure can have.
"""

from cchc_desk.forms.richtext import RichText, inline_text, paragraphs

_PREFIX = "task:"

_ENDS = " .;,"


def result_link(task_id: str) -> str:
    """Return the id by which a text shows the result of a task."""
    return f"{_PREFIX}{task_id}"


def linked_task(link: str) -> str | None:
    """Return the task that a link shows. None: it shows a figure."""
    return link.removeprefix(_PREFIX) if link.startswith(_PREFIX) else None


def result_line(result: RichText) -> str:
    """Write a result as part of a sentence: its paragraphs in one line, without the last stop."""
    lines = (inline_text(paragraph.spans).strip(_ENDS) for paragraph in paragraphs(result))
    return "; ".join(filter(None, lines))
