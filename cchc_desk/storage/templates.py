"""The template versions that documents of this workspace follow, and drafts of new ones."""

from collections.abc import Mapping
from functools import lru_cache

from cchc_desk.errors import UserError
from cchc_desk.forms.template import Template
from cchc_desk.i18n import N_, tr
from cchc_desk.storage import facts
from cchc_desk.storage.changes import Change, RowChange, removed
from cchc_desk.storage.faults import damaged
from cchc_desk.storage.stored import read_json, write_json
from cchc_desk.storage.workspace import Found, Workspace


class TemplateConflictError(UserError):
    """Say that another template has the same id and version."""


def read_template(workspace: Workspace, template_id: str, version: int) -> Template:
    """Return the version that a document refers to.

    Raises: DamagedWorkspaceError when it is damaged or gone.
    """
    row = workspace.row("template", template_id, version)
    if row is None:
        raise damaged(workspace.path)
    return template_of(row)


def read_templates(workspace: Workspace) -> tuple[Template, ...]:
    """Return all versions of all templates, by id and then by version."""
    rows = workspace.rows("template", "ORDER BY id, version")
    return tuple(template_of(row) for row in rows)


def template_of(row: Found) -> Template:
    """Read a row.

    Raises: DamagedTextError.
    """
    return _read(row["definition"])


def put_change(workspace: Workspace, template: Template) -> Change:
    """Keep a version of a template, once.

    Raises: TemplateError for what no template may say; TemplateConflictError when that version
    says something else here.
    """
    label = N_("Add a template")
    kept = workspace.row("template", template.id, template.version)
    if kept is None:
        return Change((RowChange("template", None, _row(template)),), label)
    if template_of(kept) != template:
        raise TemplateConflictError(
            tr(
                "The workspace has another version {version} of the template “{id}”; give the new "
                "one a higher version number.",
                id=template.id,
                version=template.version,
            )
        )
    return Change((), label)


def remove_change(workspace: Workspace, template_id: str) -> Change:
    """Remove all versions of a template, which no document may follow any more."""
    rows = workspace.rows("template", "WHERE id = ? ORDER BY version", template_id)
    return Change(removed("template", rows), N_("Delete a template"))


# --- drafts of new versions -----------------------------------------------------------------------

_DRAFT = "template_draft:"


def read_drafts(workspace: Workspace) -> Mapping[str, Template]:
    """Return the versions that are being edited and are none yet, by template id.

    ``version`` is the one that the draft began with, 0 for a template that has none yet.
    Raises: DamagedTextError.
    """
    found = workspace.query(
        "SELECT key, value FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key", len(_DRAFT), _DRAFT
    )
    return {row["key"].removeprefix(_DRAFT): _read(row["value"]) for row in found}


def keep_draft(workspace: Workspace, template: Template) -> None:
    """Keep a draft, whatever it says, in place of an earlier one of the template.

    Raises: WorkspaceError.
    """
    workspace.state_fact(f"{_DRAFT}{template.id}", write_json(template))


def drop_draft(workspace: Workspace, template_id: str) -> None:
    """Keep a draft no longer; where there is none, nothing happens.

    Raises: WorkspaceError.
    """
    key = f"{_DRAFT}{template_id}"
    if workspace.fact(key) is not None:
        workspace.write(lambda connection: facts.retract(connection, key))


def _row(template: Template) -> Found:
    # Showing a document does without the check of template files, which takes 15 ms to import.
    from cchc_desk.forms.template_file import dump_template, load_template  # noqa: PLC0415

    load_template(dump_template(template), template.id)
    definition = write_json(template)
    if _read(definition) != template:
        raise ValueError(template.id)  # it would be read back as something else
    return {"id": template.id, "version": template.version, "definition": definition}


# Measured: a template of 300 items takes 3 ms to read, at every edit; a version never changes.
@lru_cache(maxsize=64)
def _read(definition: str) -> Template:
    return read_json(Template, definition)
