"""Drafting a document with another template: every answer goes along, or waits for a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import check_period
from cchc_desk.errors import UserError
from cchc_desk.forms.answer import KINDS, Answer, AnswerState
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.outline_match import OutlineMatch, match_outlines
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Block, RichText, is_empty, plain
from cchc_desk.forms.template import Template
from cchc_desk.forms.unplaced import UNPLACED, headed, item_of, with_unplaced
from cchc_desk.i18n import tr
from cchc_desk.intake.match.likeness import likeness
from cchc_desk.storage import report_rows, reports
from cchc_desk.storage.changes import Change, RowChange, joined, row_changes


class OtherKindError(UserError):
    """Say that a template is for plans and the document a report, or the other way round."""


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """Hold what a change of template does to the answers of a document.

    Shape: ``pairs`` - the new item by the old one, as proposed by ``match`` or as given;
    ``answers`` - all that the document then says, by item id of the new template, what has no
    place under ``UNPLACED``; ``moved`` - those of ``pairs`` whose answers go along;
    ``without_place`` - the old items whose answers do not, in the order of the old outline.
    """

    template: Template
    match: OutlineMatch
    pairs: Mapping[str, str]
    answers: Mapping[str, Answer]
    moved: Mapping[str, str]
    without_place: tuple[str, ...]


def preview(
    report: Report, template: Template, pairs: Mapping[str, str] | None = None
) -> TemplateChange:
    """Return what a change of template would do; nothing is changed.

    ``pairs`` - the new item by the old one; several old ones may go into one. None: those that the
    outlines tell. KeyError: the template has no such item.
    """
    match = match_outlines(report.template.items, template.items, likeness)
    chosen = match.partners if pairs is None else pairs
    targets = {old: template.item(new) for old, new in chosen.items()}
    takers = {old: item for old, item in targets.items() if item.answer is not AnswerKind.NONE}
    by_taker: dict[str, list[_Said]] = {}
    homeless = []
    for said in _said(report):
        if said.item.id in takers:
            by_taker.setdefault(takers[said.item.id].id, []).append(said)
        elif said.words:
            homeless.append(said)
    answers = {id_: _answer(group, template.item(id_)) for id_, group in by_taker.items()}
    return TemplateChange(
        template,
        match,
        chosen,
        with_unplaced(_with_kept(report, answers), _blocks_of(homeless, report)),
        {said.item.id: id_ for id_, group in by_taker.items() for said in group},
        tuple(said.item.id for said in homeless),
    )


def change_template(
    desk: Desk, document: str, template: Template, pairs: Mapping[str, str] | None = None
) -> TemplateChange:
    """Draft a document with another template from now on, as one step that can be undone.

    Every answer is kept; figures, tasks, head and foot stay as they are. ``pairs`` as of
    ``preview``.
    Raises: NoReportError, OtherKindError, WrongPeriodError, TemplateConflictError.
    """
    report = desk.report(document)
    _check(report, template)
    change = preview(report, template, pairs)
    named = reports.template_change(desk.workspace, document, template)
    rows = tuple(_answer_rows(desk, document, report.answers, change))
    desk.do(joined(named.label, named, Change(rows, named.label)))
    return change


def _check(report: Report, template: Template) -> None:
    if template.kind is not report.kind:
        raise OtherKindError(
            tr(
                "The template “{template}” is not made for a document of this kind; choose one "
                "for: {kind}.",
                template=template.id,
                kind=report.kind.type_name,
            )
        )
    if not template.learned_from:  # which knows the period of one file only
        check_period(template, report.period)


def _answer_rows(
    desk: Desk, document: str, old: Iterable[str], change: TemplateChange
) -> Iterator[RowChange]:
    new = {
        id_: report_rows.answer_row(document, item_of(change.template, id_), answer)
        for id_, answer in change.answers.items()
    }
    for id_ in {**dict.fromkeys(old), **new}:
        before = desk.workspace.row("answer", document, id_)
        yield from row_changes("answer", before, new.get(id_))


# --- answers on their way -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    """Hold the answer to an old item; ``words`` - all that it says, as text."""

    item: Item
    answer: Answer
    words: RichText


def _said(report: Report) -> Iterator[_Said]:
    """Yield the answers in the order of the outline, then those that have no item there."""
    items = {item.id: item for item in report.template.items}
    ids = [*items, *(id_ for id_ in report.answers if id_ not in items)]
    for id_ in ids:
        if id_ in report.answers and id_ != UNPLACED:
            item = items.get(id_, Item(id_, 1, id_))
            answer = report.answers[id_]
            yield _Said(item, answer, _words(answer, item, report.office.nothing_phrase))


def _words(answer: Answer, item: Item, nothing_phrase: str) -> RichText:
    """Return all that an answer says as text, whatever its state."""
    is_phrase = answer.state is AnswerState.NOTHING_AROSE and is_empty(answer.blocks)
    phrase = plain(nothing_phrase) if is_phrase else ()
    if answer.value is None:
        return (*phrase, *answer.blocks)
    printed = KINDS[item.answer].printed(answer.value, item)
    return (*phrase, *plain(f"{printed}."), *answer.blocks)


def _answer(group: Sequence[_Said], item: Item) -> Answer:
    """Return what several old answers say together under one new item."""
    first = group[0]
    if len(group) == 1:
        return first.answer if _keeps_value(first, item) else _in_words(first)
    states = {each.answer.state for each in group}
    state = AnswerState.ANSWERED if len(states) > 1 else first.answer.state
    if AnswerState.IN_PROGRESS in states:
        state = AnswerState.IN_PROGRESS
    return Answer(state, tuple(block for each in group for block in each.words))


def _keeps_value(said: _Said, item: Item) -> bool:
    """Tell whether the value means the same under another item."""
    value = said.answer.value
    if value is None:
        return True
    kind = KINDS[item.answer]
    is_alike = (said.item.answer, said.item.measure) == (item.answer, item.measure)
    return is_alike and kind.read(kind.written(value), item) == value


def _in_words(said: _Said) -> Answer:
    return replace(said.answer, blocks=said.words, value=None)


# --- what has no place ----------------------------------------------------------------------------


def _with_kept(report: Report, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers with what had no place before."""
    kept = report.answers.get(UNPLACED)
    return answers if kept is None else {**answers, UNPLACED: kept}


def _blocks_of(homeless: Sequence[_Said], report: Report) -> Iterator[Block]:
    for each in homeless:
        yield from headed(fill(each.item.label, report), each.words)
