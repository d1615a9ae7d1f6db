"""The parts of a workbook against the schemas of the standard."""

import io
from functools import cache
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from cchc_desk.desk.sample import sample_report
from cchc_desk.export.xlsx import xlsx_bytes
from cchc_desk.forms.compose import compose
from cchc_desk.forms.document import Grid
from tests.corpus import shared_folder
from tests.export import documents
from tests.factories import answered, make_report
from tests.strategies import rich_texts

# Excel writes it itself; the schema of the standard leaves it out.
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SCHEMAS = shared_folder() / "ooxml-xsd"
pytestmark = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="../shared is absent")


@cache
def schema(name):
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


def faults(data):
    """Return what the schemas find wrong in the parts of a workbook."""
    found = []
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet")):
                found += errors(schema("sml"), archive.read(name), name)
            elif name.endswith(".rels"):
                found += errors(schema("opc-relationships"), archive.read(name), name)
            elif name == "[Content_Types].xml":
                found += errors(schema("opc-contentTypes"), archive.read(name), name)
        found += [name for name in set(archive.namelist()) if archive.namelist().count(name) > 1]
    return found


def errors(wanted, xml, name):
    root = etree.fromstring(xml)
    for each in root.iter("{*}t"):
        each.attrib.pop(SPACE, None)
    return [] if wanted.validate(root) else [f"{name}: {error}" for error in wanted.error_log]


@pytest.mark.parametrize(
    "document",
    [compose(sample_report()), documents.whole(), documents.page_of(documents.figure_grid())],
    ids=["the sample", "43 tasks", "merged cells"],
)
def test_a_workbook_is_valid(document):
    assert faults(xlsx_bytes(document)) == []


@settings(max_examples=60, deadline=None)
@given(rich_texts)
def test_whatever_is_typed_gives_a_valid_workbook(blocks):
    document = compose(make_report(answers={"i.hop": answered(blocks)}))
    tables = [node for section in document.sections for node in section.nodes
              if isinstance(node, Grid)]  # fmt: skip
    assert tables
    assert faults(xlsx_bytes(document)) == []
