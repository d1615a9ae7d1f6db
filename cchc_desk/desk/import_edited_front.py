"""What somebody edited at the head and foot of a Word file of ours."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from cchc_desk.desk.import_front import bare, without_usual_year
from cchc_desk.desk.import_own import Carried, Difference, printed_words
from cchc_desk.forms.compose import compose
from cchc_desk.forms.fingerprint import digest, printed_paragraphs
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.richtext import RichText, plain
from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.recognised import Line, Recognised


def edited_front(
    carried: Carried, recognised: Recognised, lines: Sequence[Line]
) -> tuple[FrontMatter, tuple[Difference, ...]]:
    """Return head and foot as the file has them, and where they print something else.

    ``lines`` - those of the file that belong to no item.
    """
    report = carried.report
    if _are_as_written(carried, lines):
        return report.front, ()
    said = learn(recognised, "front").report_parts.front
    front = without_usual_year(said, report.year)
    plain_report = bare(report)
    before = _texts(plain_report)
    found: list[Difference] = []
    for each in fields(FrontMatter):
        changed = _with_part(plain_report, each.name, getattr(front, each.name))
        after = _texts(changed)
        if after != before:
            data = tuple(text for text in before if text not in after)
            file = tuple(text for text in after if text not in before)
            found.append(Difference(_blocks(data), _blocks(file), part=each.name))
        else:
            front = replace(front, **_part(each.name, getattr(report.front, each.name)))
    return front, tuple(found)


def _are_as_written(carried: Carried, lines: Sequence[Line]) -> bool:
    body = replace(carried.document, sections=carried.document.sections[:1])
    written = (text for item, text in printed_paragraphs(body) if item is None)
    return digest(printed_words([line.block for line in lines])) == digest(written)


def _with_part(report: Report, name: str, value: object) -> Report:
    """Return the report with one part of its head or foot; what a file does not say is left."""
    if value is None and name != "number":
        return report
    return replace(report, front=replace(report.front, **_part(name, value)))


def _part(name: str, value: object) -> dict[str, Any]:  # Any: a field by its name
    return {name: value}


def _texts(report: Report) -> tuple[str, ...]:
    """Return the printed paragraphs, white space folded."""
    return tuple(" ".join(text.split()) for _, text in printed_paragraphs(compose(report)))


def _blocks(texts: Sequence[str]) -> RichText:
    return tuple(block for text in texts for block in plain(text))
