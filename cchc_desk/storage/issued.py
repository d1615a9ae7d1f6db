"""The numbers of documents that have been issued."""

from collections.abc import Mapping

from cchc_desk.forms.report import FrontMatter
from cchc_desk.storage.stored import read_json
from cchc_desk.storage.workspace import Workspace


def numbers(workspace: Workspace) -> Mapping[str, str]:
    """Return the numbers of the documents that have one, by document id.

    Raises: DamagedTextError.
    """
    rows = workspace.rows("report", "ORDER BY position, id")
    fronts = ((row["id"], read_json(FrontMatter, row["front"])) for row in rows)
    return {id_: front.number for id_, front in fronts if front.number}
