"""The tables of the register and of what the clerk has marked; it knows no other module."""

from collections.abc import Mapping

STATEMENTS = (
    # entry is JSON.
    """CREATE TABLE citation (
    id TEXT NOT NULL PRIMARY KEY,
    entry TEXT NOT NULL
) STRICT""",
    # key is what kind asks for; note is plain text. The document may be gone.
    """CREATE TABLE mark (
    report TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (report, kind, key)
) STRICT""",
)

CITATION: Mapping[str, type] = {"id": str, "entry": str}
"""The columns of the register, keyed by the first."""

MARK: Mapping[str, type] = {"report": str, "kind": str, "key": str, "note": str}
"""The columns of marks, keyed by the first three."""
