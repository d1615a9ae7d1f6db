"""What is proposed to make of a file, after all that the clerk wished; worked out off the window.

Plain data in, plain data out: the same wishes always give the same proposal.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cchc_desk.desk.import_choices import Choices, profile_of, propose
from cchc_desk.desk.import_draft import Draft, foreign_draft, office_for, tables_draft
from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_office import OfficeDifference, office_differences
from cchc_desk.desk.import_own_draft import own_draft
from cchc_desk.desk.import_told import of_furniture, of_source
from cchc_desk.desk.import_understand import Understood, with_lines
from cchc_desk.errors import UserError
from cchc_desk.forms.period import Period
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import footnotes
from cchc_desk.forms.task import Task
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.intake.recognise.assemble import assemble
from cchc_desk.intake.recognise.learned import Learned
from cchc_desk.intake.recognise.recognised import Line, Recognised
from cchc_desk.ui.importing.lines import Chosen

LEARNED = ""
"""Stands for the template that the file teaches, where a template is named by its id."""

NEW = ""
"""Stands for a document that is made, where one is named by its id."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hold what the clerk wished; None: as it is proposed.

    ``template`` - an id, or LEARNED; ``into`` - the id of a document, or NEW. ``kept_words`` -
    placeholders in whose stead the words stay. ``from_data`` and ``prefers_file`` as in Choices.
    """

    parts: Chosen = field(default_factory=dict)
    period: Period | None = None
    template: str | None = None
    name: str | None = None
    into: str | None = None
    kept_words: frozenset[str] = frozenset()
    from_data: frozenset[str] = frozenset()
    prefers_file: bool = False


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Say which words of a learned template become a placeholder, at how many places."""

    words: str
    placeholder: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Say how much a file holds; ``unplaced`` - paragraphs without a place."""

    items: int = 0
    tasks: int = 0
    footnotes: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold a file as it is understood now, and what would be made of it.

    ``notes`` - sentences for the clerk. ``trouble`` - why it cannot be brought in yet, or "".
    None: ``kind`` - tables alone; ``report`` - there is trouble.
    """

    understood: Understood
    choices: Choices
    kind: DocumentKind | None
    counts: Counts = Counts()
    open_words: tuple[OpenWords, ...] = ()
    office: tuple[OfficeDifference, ...] = ()
    notes: tuple[str, ...] = ()
    trouble: str = ""
    report: Report | None = None


def proposal(base: Understood, known: Known, wishes: Wishes) -> Proposal:
    """Return what would be made of a file; ``base`` - as it was understood at first."""
    understood = _as_wished(base, known, wishes)
    choices = _chosen(understood, known, wishes)
    kind = _kind(understood)
    open_words = tuple(_open_words(understood))
    understood = _with_kept_words(understood, wishes.kept_words)
    try:
        draft = _draft(understood, choices, known)
    except UserError as error:
        said = (*of_source(understood), *of_furniture(understood))
        return Proposal(understood, choices, kind, notes=said, trouble=str(error))
    return Proposal(
        understood,
        choices,
        kind,
        _counts(draft, kind),
        open_words if choices.template is None else (),
        _office(understood, choices, known),
        (*draft.warnings, *of_source(understood), *of_furniture(understood)),
        report=draft.report,
    )


# --- lines and period -----------------------------------------------------------------------------


def _as_wished(base: Understood, known: Known, wishes: Wishes) -> Understood:
    if base.recognised is None or base.carried is not None:
        return replace(base, period=wishes.period or base.period)
    if not wishes.parts and wishes.period is None:
        return base
    recognised = with_parts(base.recognised, wishes.parts, known)
    if wishes.period is not None:
        recognised = replace(recognised, period=wishes.period)
    return with_lines(base, recognised, known)


def with_parts(recognised: Recognised, parts: Chosen, known: Known) -> Recognised:
    """Return what a file says when its lines play the parts that the clerk chose, all at once."""
    if not parts:
        return recognised
    lines = tuple(
        _with_part(line, parts) if line.index in parts else line for line in recognised.lines
    )
    return assemble(lines, recognised.orientations, known.periods)


def _with_part(line: Line, parts: Chosen) -> Line:
    part = parts[line.index]
    return replace(line, role=part.role, level=part.level, doubts=(), is_chosen=True)


# --- choices --------------------------------------------------------------------------------------


def _chosen(understood: Understood, known: Known, wishes: Wishes) -> Choices:
    choices = propose(understood, known)
    choices = replace(
        choices,
        period=choices.period or understood.period,
        template=_template(choices, known, wishes),
        template_name=choices.template_name if wishes.name is None else wishes.name,
        into=_into(understood, choices, known, wishes),
        from_data=wishes.from_data,
        prefers_file=wishes.prefers_file,
    )
    if understood.learned is None:
        return choices
    return replace(choices, profile=profile_of(understood, known, choices.period))


def _template(choices: Choices, known: Known, wishes: Wishes) -> Template | None:
    if wishes.template is None:
        return choices.template
    return None if wishes.template == LEARNED else known.newest(wishes.template)


def _into(understood: Understood, choices: Choices, known: Known, wishes: Wishes) -> str | None:
    if wishes.into is not None:
        return wishes.into or None
    if understood.carried is None:
        return choices.into
    report = understood.carried.report
    same = (each.id for each in known.documents if each.id == report.id)
    return choices.into or next(same, None)


def _kind(understood: Understood) -> DocumentKind | None:
    if understood.carried is not None:
        return understood.carried.report.kind
    return None if understood.learned is None else understood.learned.template.kind


# --- what comes of it -----------------------------------------------------------------------------


def _draft(understood: Understood, choices: Choices, known: Known) -> Draft:
    if understood.carried is not None:
        return own_draft(understood.carried, understood.edits, choices, known)
    if understood.learned is not None:
        return foreign_draft(understood, understood.learned, choices, known)
    template = choices.template or next(iter(known.templates))
    return tables_draft(understood, template, choices, known)


def _counts(draft: Draft, kind: DocumentKind | None) -> Counts:
    report = draft.report
    notes = sum(1 for answer in report.answers.values() for _ in footnotes(answer.blocks))
    return Counts(
        0 if kind is None else len(report.template.items),
        sum(isinstance(row, Task) for row in report.tasks),
        notes,
        len(draft.unplaced) + len(draft.left) + len(draft.statistics),
    )


def _office(understood: Understood, choices: Choices, known: Known) -> tuple[OfficeDifference, ...]:
    if understood.learned is None or choices.period is None:
        return ()
    profile = office_for(choices.period, choices, known)
    return office_differences(profile, understood.learned.report_parts.office)


# --- words that become placeholders ---------------------------------------------------------------


def _open_words(understood: Understood) -> Iterator[OpenWords]:
    """Yield each placeholder once: of one report it always stands for the same words."""
    if understood.learned is None:
        return
    made = understood.learned.replacements
    counts = Counter(each.placeholder for each in made)
    words = {each.placeholder: each.words for each in reversed(made)}
    for placeholder, count in counts.items():
        yield OpenWords(words[placeholder], placeholder, count)


def _with_kept_words(understood: Understood, kept: frozenset[str]) -> Understood:
    """Return the file with a learned template in which some words are no placeholders."""
    learned = understood.learned
    if learned is None or not kept:
        return understood
    words = {
        f"{{{each.placeholder}}}": each.words
        for each in learned.replacements
        if each.placeholder in kept
    }
    return replace(understood, learned=_with_words(learned, words))


def _with_words(learned: Learned, words: Mapping[str, str]) -> Learned:
    def closed(text: str) -> str:
        for placeholder, said in words.items():
            text = text.replace(placeholder, said)
        return text

    template = learned.template
    items = tuple(
        replace(item, label=closed(item.label), guidance=closed(item.guidance))
        for item in template.items
    )
    kept = replace(
        template,
        title=closed(template.title),
        subject=closed(template.subject),
        addressees=tuple(map(closed, template.addressees)),
        grounds=tuple(map(closed, template.grounds)),
        opening=tuple(map(closed, template.opening)),
        closing=closed(template.closing),
        items=items,
    )
    return replace(learned, template=kept)
