"""What a Word file or a workbook says of itself: title, author, language, date."""

from datetime import UTC, datetime

from cchc_desk import paths
from cchc_desk.export.house import house
from cchc_desk.export.package import PACKAGE
from cchc_desk.export.wordml import DECLARATION, escape
from cchc_desk.forms.document import Document

CORE_PART = "docProps/core.xml"
APP_PART = "docProps/app.xml"


def app_properties() -> bytes:
    """Return the part that names this program as the one that made the file."""
    return (paths.resources() / "docx" / "app.xml").read_bytes()


def core_properties(document: Document, created: datetime | None) -> bytes:
    """Return the part with title, office, language and date. None: it does not say when."""
    language = house().rules.words("character", "language")
    moment = "" if created is None else created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:creator>{escape(document.office)}</dc:creator>"
        f"<dc:language>{language}</dc:language>{dates}</cp:coreProperties>"
    ).encode()
