"""Files that are strict, broken in part, or very large."""

import random
import time
from hashlib import sha256

import pytest
from lxml import etree

from cchc_desk.intake.refusals import DamagedFileError, OverLimitError, RefusedFileError
from cchc_desk.intake.source import SourceDocument, own_text, paragraphs
from cchc_desk.intake.transfer import pack, unpack
from cchc_desk.intake.word.reading import read_source
from tests.export.documents import png
from tests.intake.word_builder.file import NAMESPACES, OFFICE, File, Target, relations, root
from tests.intake.word_builder.markup import (
    CENTRED,
    abstract,
    footnote,
    footnote_mark,
    footnote_text,
    level,
    line,
    num,
    numbered,
    p,
    picture,
    r,
    section,
    style,
    tbl,
    tc,
    text_box,
    tr,
)
from tests.intake.word_builder.reading import notes, read, read_bytes, texts

# --- strict files ---------------------------------------------------------------------------------

STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    NAMESPACES["wp"]: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    NAMESPACES["a"]: "http://purl.oclc.org/ooxml/drawingml/main",
}


class StrictFile(File):
    """Write the same file with the names of the strict standard."""

    def _contents(self):
        for name, content in super()._contents():
            text = content
            if isinstance(content, str) and name.endswith((".xml", ".rels")):
                for usual, strict in STRICT.items():
                    text = text.replace(usual, strict)
            yield name, text


def test_a_strict_file_reads_as_any_other():
    body = (
        p(r("Kế hoạch"), footnote_mark(1), props=numbered(1) + '<w:ind w:start="1cm"/>', style="A"),
        tbl(tr("a", "b")),
        p(picture("rImage")),
        section(),
    )
    said = {
        "styles": style("A", "heading 1", props=CENTRED),
        "numbering": abstract(1, level(0, "decimal", "%1.")) + num(1, 1),
        "footnotes": footnote(1, footnote_text(r("x"))),
        "targets": {"rImage": Target("image", "media/image1.png")},
        "parts": {"word/media/image1.png": png()},
    }
    usual = read("".join(body), **said)
    strict = read_bytes(StrictFile("".join(body), **said).data())
    assert strict == usual
    assert texts(strict) == ["1. Kế hoạch", "[a | b]", "", "(picture)"]
    assert notes(strict) == ["x"]


# --- files that are wrong in part -----------------------------------------------------------------


def test_a_relation_of_the_wrong_kind_leaves_the_usual_name():
    data = File(
        line("a", style="A"),
        targets={"rId9": Target("styles", "nowhere.xml")},
        parts={"word/styles.xml": root("styles", style("A", "heading 2"))},
    ).data()
    assert next(iter(read_bytes(data).blocks)).heading_level == 2


def test_a_main_part_may_stand_in_another_folder():
    class Elsewhere(File):
        def _contents(self):
            for name, content in super()._contents():
                moved = name.replace("word/", "x/y/")
                if moved == "_rels/.rels":
                    yield moved, relations(("rId1", "officeDocument", "/x/y/document.xml", False))
                elif isinstance(content, str):
                    yield moved, content.replace("/word/", "/x/y/")

    data = Elsewhere(line("a", style="A"), styles=style("A", "heading 2")).data()
    assert next(iter(read_bytes(data).blocks)).heading_level == 2


def test_a_document_without_a_body_is_refused():
    with pytest.raises(DamagedFileError):
        read_bytes(_with_main("<w:document {}/>"))


def _with_main(xml: str) -> bytes:
    class Other(File):
        def _contents(self):
            declared = " ".join(f'xmlns:{key}="{uri}"' for key, uri in NAMESPACES.items())
            for name, content in super()._contents():
                yield name, xml.format(declared) if name == "word/document.xml" else content

    return Other("").data()


def test_a_document_with_nothing_has_one_empty_section():
    document = read()
    assert [section.blocks for section in document.sections] == [()]


def test_comments_in_the_xml_are_nothing():
    assert texts(read(p("<!-- x -->", r("a"), "<?x y?>"), "<!-- y -->")) == ["a"]


SEEDS = (
    p(r("Kế hoạch"), footnote_mark(1), text_box(line("b")), props=numbered(1)),
    tbl(tr("a", "b"), tr("c", "d")),
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:ins><w:r><w:t>x</w:t></w:r></w:ins>'),
    section(),
)


def shuffled(xml: str, seed: int) -> str:
    """Give some elements the names of others."""
    chance = random.Random(seed)  # noqa: S311 - the same files every time
    tree = etree.fromstring(root("body", xml).encode())
    names = sorted({str(each.tag) for each in tree.iter()})
    for each in tree.iterdescendants():
        if chance.random() < 0.2:
            each.tag = chance.choice(names)
    return "".join(etree.tostring(each, encoding="unicode") for each in tree)


@pytest.mark.parametrize("seed", range(80))
def test_elements_in_wrong_places_break_nothing(seed):
    lists = abstract(1, level(0, "decimal", "%1.")) + num(1, 1)
    xml = shuffled("".join(SEEDS) * 3, seed)
    document = read(xml, numbering=lists, footnotes=footnote(1, xml), comments=xml)
    assert isinstance(document, SourceDocument)


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 50_001,
        "<w:tbl/>" * 2_001,
        "<w:tbl><w:tr><w:tc>" * 11 + "</w:tc></w:tr></w:tbl>" * 11,
    ],
)
def test_more_than_any_report_holds_is_refused(body):
    with pytest.raises(OverLimitError):
        read(body)


def test_ten_tables_in_each_other_are_read():
    inner = line("a")
    for _ in range(10):
        inner = tbl(tr(tc(inner, "<w:p/>")))
    assert texts(read(inner))[0].startswith("[a")


DEEP = {
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", line("a"), 100),
    "tags": ("<w:smartTag>", "</w:smartTag>", r("a"), 200),
    "boxes": (
        "<w:p><w:r><w:pict><w:txbxContent>",
        "</w:txbxContent></w:pict></w:r></w:p>",
        line("a"),
        50,
    ),
    "groups": ("<v:group>", "</v:group>", "<v:textpath string='a'/>", 200),
    "formulas": ("<m:f><m:num>", "</m:num></m:f>", "<m:r><m:t>a</m:t></m:r>", 100),
}


@pytest.mark.parametrize("kind", DEEP)
def test_what_is_nested_very_deep_is_read(kind):
    begin, end, inner, depth = DEEP[kind]
    nested = begin * depth + inner + end * depth
    around = {"tags": p(nested), "groups": p(r(inside=f"<w:pict>{nested}</w:pict>")),
              "formulas": p(f"<m:oMath>{nested}</m:oMath>")}  # fmt: skip
    found = read(around.get(kind, nested))
    assert [own_text(each) for each in paragraphs(found.blocks)][-1].strip("(/)") == "a"


# --- on the way out of the child ------------------------------------------------------------------


def everything() -> SourceDocument:
    return read(
        p(r("Kế hoạch"), footnote_mark(1), text_box(line("b")), props=numbered(1)),
        tbl(tr("a", "b")),
        p(picture("rImage")),
        section('<w:headerReference w:type="default" r:id="rH"/>'),
        numbering=abstract(1, level(0, "decimal", "%1.")) + num(1, 1),
        footnotes=footnote(1, footnote_text(r("x"))),
        targets={"rImage": Target("image", "i.png"), "rH": Target("header", "h.xml")},
        parts={"word/i.png": png(), "word/h.xml": root("hdr", line("a"))},
    )


def test_a_source_document_goes_through_the_pipe_whole():
    document = everything()
    assert unpack(SourceDocument, *pack(SourceDocument, document)) == document


def test_a_child_reads_a_file_and_tells_how_far_it_is(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(File("".join(line(str(n)) for n in range(1000))).data())
    shares: list[float] = []
    document = read_source(shares.append, str(file))
    assert len(document.sections[0].blocks) == 1000
    assert shares == [0.2, 0.4, 0.6, 0.8, 1.0, 1.0]


def test_a_file_that_is_no_word_file_is_refused(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"words")
    with pytest.raises(RefusedFileError):
        read_source(lambda _share: None, str(file))


class StoppedError(Exception):
    """Say that the reader was told to stop."""


def test_reading_can_be_stopped():
    def stop(done: int, total: int) -> None:
        raise StoppedError(done, total)

    data = File("".join(line(str(n)) for n in range(300))).data()
    with pytest.raises(StoppedError, match="200, 300"):
        read_bytes(data, stop)


# --- large ones -----------------------------------------------------------------------------------

LONG = (
    "Sở Khoa học và Công nghệ luôn quan tâm chỉ đạo công tác CCHC tại các cuộc họp giao ban. " * 4
)


def report(pages: int) -> bytes:
    """Write a report of some pages, each with twelve paragraphs of three runs and a table row."""
    bold = "<w:b/>"
    block = p(r("- Kết quả: ", bold), r(LONG), r("8/43.", bold), props='<w:jc w:val="both"/>') * 12
    rows = "".join(tr(str(n), "Họp giao ban", "Quý I") for n in range(pages))
    return File(block * pages + tbl(rows, widths=(1, 2, 3)) + section()).data()


def seconds(pages: int) -> float:
    data = report(pages)
    begun = time.process_time()
    read_bytes(data)
    return time.process_time() - begun


def test_time_grows_with_the_pages_and_no_faster():
    seconds(5)
    short, long = (min(seconds(pages) for _ in range(3)) for pages in (20, 200))
    assert long < short * 10 * 2


def test_a_paragraph_of_very_many_runs_is_read_in_linear_time():
    runs = "".join(r(sha256(str(n).encode()).hexdigest(), "<w:b/>") + r("b") for n in range(10_000))
    begun = time.process_time()
    (paragraph,) = read(p(runs)).blocks
    assert len(paragraph.spans) == 20_000
    assert time.process_time() - begun < 10
