"""A report inside its own Word file: a part that Word keeps and nobody sees.

Of four carriers only a customXml part and a custom property came through LibreOffice intact.
Source: measured, TECH.md §2 (c).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from cchc_desk.export.bookmarks import item_by_bookmark
from cchc_desk.export.package import Part, Relationships, relationships_part
from cchc_desk.export.wordml import DECLARATION, attribute
from cchc_desk.forms.document import Document
from cchc_desk.forms.fingerprint import Envelope, fingerprint, pack

NAMESPACE = "urn:cchc-desk:report:1"
ITEM_PART = "customXml/item1.xml"
CUSTOM_PART = "docProps/custom.xml"
PROPERTY = "cchc-desk"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

# The set of properties that users define. Source: ECMA-376-1, 22.3; [MS-OSHARED] 2.3.3.2.3.
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Hold what goes into the file beside its text: the report's id and its ``forms.wire`` JSON."""

    id: str
    report: bytes


def embedded_parts(
    embedded: Embedded, document: Document, main: Relationships, package: Relationships
) -> Iterable[Part]:
    """Yield the parts that carry a report; the main part and the package come to point to them."""
    main.add("customXml", f"../{ITEM_PART}")
    package.add("custom-properties", CUSTOM_PART)
    yield Part(ITEM_PART, _item(embedded, document))
    properties = Relationships()
    properties.add("customXmlProps", "itemProps1.xml")
    yield relationships_part(ITEM_PART, properties)
    yield Part("customXml/itemProps1.xml", _store(embedded), _STORE_TYPE)
    yield Part(CUSTOM_PART, _custom(embedded), _CUSTOM_TYPE)


def _item(embedded: Embedded, document: Document) -> bytes:
    envelope = Envelope(
        embedded.id, embedded.report, fingerprint(document), item_by_bookmark(document)
    )
    return (
        f'{DECLARATION}<report xmlns="{NAMESPACE}" encoding="json+zlib+base64">'
        f"{pack(envelope)}</report>"
    ).encode()


def _store(embedded: Embedded) -> bytes:
    guid = str(uuid5(NAMESPACE_URL, f"{NAMESPACE}:{embedded.id}")).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{guid}}}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _custom(embedded: Embedded) -> bytes:
    value = attribute(f"{embedded.id} {sha256(embedded.report).hexdigest()}")
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes"><property fmtid="{_USER_PROPERTIES}" pid="2"'
        f' name="{PROPERTY}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
    ).encode()
