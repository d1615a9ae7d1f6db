"""The report that this program put into a Word file, as it left it there."""

from lxml import etree

from cchc_desk.intake.refusals import DamagedFileError
from cchc_desk.intake.word.parts import Parts

# Source: export.embed, which intake may not import.
NAMESPACE = "urn:cchc-desk:report:1"
_REPORT = f"{{{NAMESPACE}}}report"


def embedded(parts: Parts) -> bytes | None:
    """Return the packed report; None: the file carries none."""
    for name in parts.data_parts():
        root = _root(parts, name)
        if root is not None and root.tag == _REPORT and root.text:
            return root.text.strip().encode()
    return None


def _root(parts: Parts, name: str) -> etree._Element | None:
    """Return the data of some program; None: it is damaged, and the words are elsewhere."""
    try:
        return parts.xml(name)
    except DamagedFileError:
        return None
