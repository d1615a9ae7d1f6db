"""The report inside its file, and what tells that the text was edited."""

import json
import zlib
from base64 import b64encode
from hashlib import sha256

import docx
import pytest
from lxml import etree

from cchc_desk.export.bookmarks import item_by_bookmark
from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.embed import NAMESPACE, Embedded
from cchc_desk.forms.document import Document
from cchc_desk.forms.fingerprint import (
    Envelope,
    EnvelopeError,
    Fingerprint,
    digest,
    fingerprint,
    pack,
    unpack,
)
from tests.export import documents
from tests.export.documents import figure_grid, heading, line, page_of
from tests.export.reading import Read, W

REPORT = '{"title": "Báo cáo <&>"}'.encode()


def opened(document: Document) -> Read:
    return Read(docx_bytes(document, embedded=Embedded("r-1", REPORT)))


@pytest.fixture(scope="module")
def file():
    return opened(documents.whole())


def test_the_embedded_report_comes_out_as_it_went_in(file):
    root = etree.fromstring(file.archive.read("customXml/item1.xml"))
    assert root.tag == f"{{{NAMESPACE}}}report"
    assert unpack(root.text).report == REPORT


def test_a_property_names_the_report_and_its_digest(file):
    text = file.archive.read("docProps/custom.xml").decode()
    assert f">r-1 {sha256(REPORT).hexdigest()}<" in text


def test_a_file_without_a_report_has_none_of_these_parts():
    names = Read(docx_bytes(documents.whole())).archive.namelist()
    assert not [name for name in names if name.startswith("customXml") or "custom" in name]


def bookmarked(file: Read) -> dict[str, list[str]]:
    """Return the words of the paragraphs between each bookmark's ends."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for element in file.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if element.tag == f"{W}bookmarkStart":
            names[element.get(f"{W}id")] = element.get(f"{W}name")
        elif element.tag == f"{W}bookmarkEnd":
            del names[element.get(f"{W}id")]
        else:
            for name in names.values():
                found.setdefault(name, []).append(element.text)
    return found


def test_a_bookmark_stands_around_the_paragraphs_of_each_item(file):
    items = item_by_bookmark(documents.whole())
    words = {items[name]: "".join(texts) for name, texts in bookmarked(file).items()}
    assert words["i.ke-hoach"].startswith("1. Về kế hoạch")
    assert words["i.ke-hoach"].endswith("không để trễ hẹn.")
    assert "Sở hữu trí tuệ" in words["ii.ho-so"]


def test_bookmarks_are_hidden_short_and_in_order_of_appearance(file):
    starts = list(file.body.iter(f"{W}bookmarkStart"))
    names = [start.get(f"{W}name") for start in starts]
    assert names == [f"_cchc_{n}" for n in range(1, len(names) + 1)]
    assert len({start.get(f"{W}id") for start in starts}) == len(starts)


def test_an_item_that_comes_again_has_a_second_bookmark():
    nodes = [line("a", item="x"), line("b", item="y"), line("c", item="x")]
    assert item_by_bookmark(page_of(*nodes)) == {"_cchc_1": "x", "_cchc_2": "y", "_cchc_3": "x"}


def test_a_table_alone_is_bookmarked_whole():
    assert "87" in bookmarked(opened(page_of(figure_grid())))["_cchc_1"]


def read_back(file: Read) -> Fingerprint:
    root = etree.fromstring(file.archive.read("customXml/item1.xml"))
    return unpack(root.text).fingerprint


def test_the_words_of_the_file_give_the_digest_that_is_embedded():
    document = page_of(documents.LETTERHEAD, heading("I. A", 1, "i"), line("b", item="i"))
    file = opened(document)
    assert read_back(file).whole == digest(each.text for each in file.paragraphs)
    assert read_back(file).items == {"i": digest(["I. A", "b"])}


def test_white_space_composition_and_empty_paragraphs_do_not_change_a_digest():
    assert digest(["Cộng  hòa\u00a0", ""]) == digest(["Co\u0323\u0302ng ho\u0300a"])


def test_another_word_in_one_item_changes_only_that_item():
    before = fingerprint(page_of(line("a", item="x"), line("b", item="y")))
    after = fingerprint(page_of(line("a!", item="x"), line("b", item="y")))
    assert before.whole != after.whole
    assert before.items["x"] != after.items["x"]
    assert before.items["y"] == after.items["y"]


def test_a_changed_footnote_changes_its_item():
    document = documents.whole(pages=0, tasks=1)
    data = fingerprint(document).items["i.ke-hoach"]
    assert data != digest(["1. Về kế hoạch cải cách hành chính"])


ENVELOPE = Envelope("r", b"{}", Fingerprint("w", {"i": "d"}), {"_cchc_1": "i"})


def test_an_envelope_comes_back_as_it_was_packed():
    assert unpack(pack(ENVELOPE)) == ENVELOPE


def packed(plain: object) -> str:
    return b64encode(zlib.compress(json.dumps(plain).encode())).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "???",
        "AAAA",
        pack(ENVELOPE)[:40],
        packed([]),
        packed({"format": 2}),
        packed({"format": 1, "id": "r"}),
        packed({"format": 1, "id": "r", "report": "", "whole": "", "items": 5, "bookmarks": {}}),
        b64encode(zlib.compress(b" " * 60_000_000)).decode(),
    ],
)
def test_damaged_data_is_refused(text):
    with pytest.raises(EnvelopeError):
        unpack(text)


def test_word_libraries_open_a_file_with_embedded_data(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(opened(documents.whole(pages=0)).data)
    assert docx.Document(str(path)).paragraphs
