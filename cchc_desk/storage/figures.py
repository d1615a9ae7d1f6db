"""The catalogue of figures that all documents of the workspace share."""

from collections.abc import Iterable, Mapping

from cchc_desk.forms.figure import Figure, Nature
from cchc_desk.i18n import N_
from cchc_desk.storage.changes import Change, inserted, row_changes
from cchc_desk.storage.stored import read_word
from cchc_desk.storage.workspace import Found, Workspace


def read_figures(workspace: Workspace) -> Mapping[str, Figure]:
    """Return the catalogue by figure id."""
    rows = workspace.rows("figure", "ORDER BY id")
    return {row["id"]: figure_of(row) for row in rows}


def offer_change(workspace: Workspace, figures: Iterable[Figure]) -> Change:
    """Add the figures whose ids the catalogue does not have; the others are shared as they are."""
    known = {row["id"] for row in workspace.query("SELECT id FROM figure")}
    new = {figure.id: _row(figure) for figure in figures if figure.id not in known}
    return Change(inserted("figure", new.values()), N_("Add figures"))


def put_change(workspace: Workspace, figure: Figure) -> Change:
    """Describe a figure of the catalogue anew, or add it."""
    before = workspace.row("figure", figure.id)
    return Change(row_changes("figure", before, _row(figure)), N_("Edit a figure"))


def figure_of(row: Found) -> Figure:
    """Read a row.

    Raises: DamagedTextError.
    """
    return Figure(**{**row, "nature": read_word(Nature, row["nature"])})


def _row(figure: Figure) -> Found:
    return {
        "id": figure.id,
        "label": figure.label,
        "measure": figure.measure,
        "nature": figure.nature.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }
