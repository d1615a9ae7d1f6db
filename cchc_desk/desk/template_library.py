"""The templates of a workspace: which there are, who follows them, and new versions of them."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.shipped import shipped_templates
from cchc_desk.errors import UserError
from cchc_desk.files.replace import write_file
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.period import PeriodKind
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.template_check import TemplateError
from cchc_desk.forms.template_file import dump_template, find_faults, load_template
from cchc_desk.forms.text import base_letters, clean
from cchc_desk.i18n import ntr, tr
from cchc_desk.storage import figures, offices, periods, templates
from cchc_desk.storage.reports import ReportEntry

NOT_YET = 0
"""The version of a template that has none yet."""

_NOT_FOR_IDS = re.compile(r"[^a-z0-9]+")


class TemplateInUseError(UserError):
    """Say that a template cannot be deleted, for documents follow it."""


class TemplateFileError(UserError):
    """Say that a file cannot be read as a template."""


class Origin(StrEnum):
    """Where a template comes from."""

    SHIPPED = "shipped"
    LEARNED = "learned"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """Hold what is known of one template.

    ``template`` is its newest version; ``draft`` what is being made of it, None: nothing; they are
    the same where there is no version yet. Shape: ``versions`` - the numbers, ascending;
    ``documents`` - those that follow any version, the one made last first; ``item_ids`` - of all
    versions, for ids are never used again.
    """

    template: Template
    origin: Origin
    versions: tuple[int, ...] = ()
    documents: tuple[ReportEntry, ...] = ()
    draft: Template | None = None
    item_ids: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Return the id of the template."""
        return self.template.id


@dataclass(frozen=True, slots=True)
class Library:
    """Hold all templates and what helps to edit them.

    Shape: ``entries`` - reports before plans, of each kind by name; ``figures`` - the catalogue;
    ``departments`` - of the newest profile of the office.
    """

    entries: tuple[TemplateEntry, ...]
    figures: tuple[Figure, ...] = ()
    departments: tuple[str, ...] = ()
    periods: tuple[PeriodKind, ...] = ()

    def entry(self, template_id: str) -> TemplateEntry | None:
        """Return a template by its id. None: there is no such one."""
        return next((each for each in self.entries if each.id == template_id), None)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids that are taken."""
        return frozenset(each.id for each in self.entries)


def library(desk: Desk) -> Library:
    """Return the templates of a workspace: shipped, learned and its own."""
    workspace = desk.workspace
    shipped = shipped_templates()
    shipped_ids = frozenset(each.id for each in shipped)
    drafts = templates.read_drafts(workspace)
    by_id: dict[str, list[Template]] = {}
    for template in (*shipped, *templates.read_templates(workspace), *drafts.values()):
        by_id.setdefault(template.id, []).append(template)
    documents = tuple(reversed(desk.documents()))
    entries = (
        _entry(found, drafts.get(id_), documents, is_shipped=id_ in shipped_ids)
        for id_, found in by_id.items()
    )
    profiles = offices.read_offices(workspace)
    return Library(
        tuple(sorted(entries, key=_place)),
        tuple(figures.read_figures(workspace).values()),
        profiles[-1].departments if profiles else (),
        periods.read_kinds(workspace),
    )


def _entry(
    found: Iterable[Template],
    draft: Template | None,
    documents: Iterable[ReportEntry],
    *,
    is_shipped: bool,
) -> TemplateEntry:
    every = list(found)
    versions = {each.version: each for each in every if each is not draft}
    newest = versions[max(versions)] if versions else every[-1]
    return TemplateEntry(
        newest,
        _origin(newest, is_shipped=is_shipped),
        tuple(sorted(versions)),
        tuple(each for each in documents if each.template_id == newest.id),
        draft,
        frozenset(item.id for each in every for item in each.items),
    )


def _origin(template: Template, *, is_shipped: bool) -> Origin:
    if is_shipped:
        return Origin.SHIPPED
    return Origin.LEARNED if template.learned_from else Origin.OWN


def _place(entry: TemplateEntry) -> tuple[int, int, str]:
    kinds, origins = tuple(DocumentKind), (Origin.OWN, Origin.LEARNED, Origin.SHIPPED)
    name = entry.template.name or entry.id
    return kinds.index(entry.template.kind), origins.index(entry.origin), name.casefold()


# --- new templates --------------------------------------------------------------------------------


def blank_template(kind: DocumentKind, name: str, taken: Collection[str]) -> Template:
    """Return a template of no items under an id that none has; it has no version yet."""
    return Template(
        free_id(name or kind.value, taken),
        NOT_YET,
        kind,
        title=kind.type_name.upper(),
        subject="Công tác cải cách hành chính {period.phrase} của {office.name}",
        name=name,
    )


def copied(template: Template, name: str, taken: Collection[str]) -> Template:
    """Return a template as the office's own under another id; it has no version yet."""
    return replace(
        template,
        id=free_id(template.id, taken),
        version=NOT_YET,
        name=name,
        learned_from="",
    )


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id made of words that none has: "bao-cao-quy", then "bao-cao-quy-2"."""
    stem = _NOT_FOR_IDS.sub("-", base_letters(wanted).lower()).strip("-") or "mau"
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


# --- versions -------------------------------------------------------------------------------------


def keep_draft(desk: Desk, draft: Template) -> None:
    """Keep what is being edited, also where it could not be used yet; it is no step to undo."""
    templates.keep_draft(desk.workspace, draft)


def drop_draft(desk: Desk, template_id: str) -> None:
    """Let go of what is being edited."""
    templates.drop_draft(desk.workspace, template_id)


def keep_version(desk: Desk, draft: Template) -> Template:
    """Keep a draft as the next version of its template, as one step, and return that.

    Documents go on following the version that they were made with. A draft that says what the
    newest version says makes none.
    Raises: TemplateError for what no template may say.
    """
    faults = find_faults(replace(draft, version=1))
    if faults:
        raise TemplateError(faults)
    versions = _versions(desk, draft.id)
    newest = versions[max(versions)] if versions else None
    if newest is not None and replace(draft, version=newest.version) == newest:
        templates.drop_draft(desk.workspace, draft.id)
        return newest
    kept = replace(draft, version=max(versions, default=NOT_YET) + 1)
    desk.do(templates.put_change(desk.workspace, kept))
    templates.drop_draft(desk.workspace, draft.id)
    return kept


def _versions(desk: Desk, template_id: str) -> Mapping[int, Template]:
    every = (*shipped_templates(), *templates.read_templates(desk.workspace))
    return {each.version: each for each in every if each.id == template_id}


def remove_template(desk: Desk, template_id: str) -> None:
    """Delete a template of the workspace with all versions and the draft; undo brings them back.

    Raises: TemplateInUseError.
    """
    followers = [each for each in desk.documents() if each.template_id == template_id]
    if followers:
        raise TemplateInUseError(
            ntr(
                "{count} document follows this template; move it to another template, or delete "
                "it, first.",
                "{count} documents follow this template; move them to another template, or delete "
                "them, first.",
                len(followers),
            )
        )
    templates.drop_draft(desk.workspace, template_id)
    desk.do(templates.remove_change(desk.workspace, template_id))


# --- files ----------------------------------------------------------------------------------------

LARGEST_FILE_BYTES = 4 * 2**20
"""A template of 300 items takes 0.1 MiB; what is larger is none."""


def read_template_file(file: Path) -> Template:
    """Read a template from a file.

    Raises: TemplateFileError; TemplateError with all faults, each with its line.
    """
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            raise _no_template(file)
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_template(file) from error
    except OSError as error:
        raise TemplateFileError(
            tr("“{file}” cannot be read; look whether it is still there.", file=file.name)
        ) from error
    return load_template(clean(text), file.name)


def _no_template(file: Path) -> TemplateFileError:
    return TemplateFileError(
        tr("“{file}” is no template; choose a TOML file that was saved here.", file=file.name)
    )


def write_template_file(template: Template, file: Path) -> None:
    """Write a template to a file.

    Raises: WriteError; then an old file is as it was.
    """
    write_file(file, dump_template(template).encode())


def take_in(desk: Desk, template: Template) -> Template:
    """Keep a template that came in a file, as one step, and return it as it is kept.

    One with the id of a shipped template is kept under another id; one with the id of another
    template of the workspace becomes its next version, unless it says the same.
    """
    shipped = {each.id: each for each in shipped_templates()}
    if template.id in shipped and template != shipped[template.id]:
        template = replace(template, id=free_id(template.id, library(desk).ids))
    elif template.id in shipped:
        return template
    draft = templates.read_drafts(desk.workspace).get(template.id)
    kept = keep_version(desk, template)
    if draft is not None:
        templates.keep_draft(desk.workspace, draft)
    return kept
