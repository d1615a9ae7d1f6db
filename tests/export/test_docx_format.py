"""Every printed number of the format rules, against a produced file read from outside."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_desk.export.docx import docx_bytes
from cchc_desk.export.metrics import Face, text_width_mm
from cchc_desk.forms.document import Section
from cchc_desk.forms.format_rules import Rule, format_rules
from tests.export import documents
from tests.export.reading import TWIPS_A_MM, Read, Shown, value
from tests.export.reading import W as W_

OFFICE, PARENT = "SỞ NỘI VỤ", "UBND TỈNH X"
SUBJECT = "Công tác cải cách hành chính Quý I năm 2026"
SAMPLES = {
    "national-name": "CỘNG HÒA",
    "motto": "Độc lập",
    "parent": PARENT,
    "office": OFFICE,
    "number": "Số:",
    "place-and-date": "Huế, ngày",
    "document-type": "BÁO CÁO",
    "subject": "Công tác",
    "addressee": "- Sở Nội vụ",
    "ground": "Căn cứ",
    "body": "Sở Khoa học và Công nghệ báo cáo",
    "section-heading": "I. CÔNG TÁC",
    "clause-heading": "1. Về kế hoạch",
    "point": "a) Kết quả",
    "table": "Quý I/2026",
    "recipients-title": "Nơi nhận",
    "recipients": "- Như trên",
    "signer-title": "KT. GIÁM ĐỐC",
    "signer-name": "Trần Duy",
    "appendix-label": "Phụ lục I",
    "appendix-title": "KẾT QUẢ THỰC HIỆN",
    "appendix-attached": "(Kèm theo",
}


@pytest.fixture(scope="module")
def file() -> Read:
    addressees = ("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.")
    head, *rest = documents.front(addressees, subject=SUBJECT)
    date = "Huế, ngày 05 tháng 01 năm 2026"
    letterhead = replace(head, office=OFFICE, parent=PARENT, place_and_date=date)
    body = (letterhead, *rest, *documents.answers(), documents.SIGNATURE)
    second = documents.appendix("Phụ lục II", 3)
    return Read(docx_bytes(documents.document(Section(body), documents.appendix(), second)))


def case(shown: Shown) -> str:
    return "capitals" if shown.text.upper() == shown.text else "ordinary"


def numerals(shown: Shown) -> str:
    first = shown.text.removeprefix("Phụ lục ")[0]
    kinds = {"I": "roman", "1": "arabic", "a": "vietnamese-letter"}
    return kinds[first]


Fact = float | str | bool
PARAGRAPH_FACTS: dict[str, Callable[[Shown], Fact]] = {
    "text": lambda shown: shown.text,
    "size": lambda shown: shown.size_pt,
    "bold": lambda shown: shown.toggle("b"),
    "italic": lambda shown: shown.toggle("i"),
    "case": case,
    "numerals": numerals,
    "alignment": lambda shown: shown.alignment,
    "first-line": lambda shown: shown.indent_mm("firstLine"),
    "indent": lambda shown: shown.indent_mm("left"),
    "space-before": lambda shown: shown.spacing("before"),
    "space-between": lambda shown: shown.spacing("after"),
    "space-around": lambda shown: shown.spacing("before"),
    "space-after": lambda shown: shown.spacing("after"),
    "spacing": lambda shown: shown.spacing("line"),
}


def share_of_line(file: Read, sample: str) -> float:
    """Return the length of the drawn line as a share of the words above it, the longest line."""
    above = file.paragraph(sample)
    below = above.after()
    room = 165.0
    cell = above.element.getparent()
    if cell.tag == f"{W_}tc":
        room = int(value(cell.find(f"{W_}tcPr/{W_}tcW"), "w")) / TWIPS_A_MM - 2
    drawn = room - below.indent_mm("left") - below.indent_mm("right")
    face = Face(above.size_pt, bold=True)
    return drawn / max(text_width_mm(line, face) for line in printed_lines(above))


def printed_lines(shown: Shown) -> list[str]:
    """Return the words of a paragraph, parted where the author broke the line."""
    parts = (each for each in shown.element.iter(f"{W_}t", f"{W_}br"))
    return "".join("\n" if each.tag == f"{W_}br" else each.text or "" for each in parts).split("\n")


def page(file: Read, name: str, section: int = 0) -> float:
    size, margins = (file.sections()[section].find(f"{W_}{tag}") for tag in ("pgSz", "pgMar"))
    sizes = {"width": "w", "height": "h"}
    distances = {"header-distance": "header", "footer-distance": "footer"}
    if name in sizes:
        return int(value(size, sizes[name])) / TWIPS_A_MM
    return int(value(margins, distances.get(name, name.removeprefix("margin-")))) / TWIPS_A_MM


def header(file: Read, number: int) -> Shown:
    return Shown(file, file.part(f"word/header{number}.xml")[0])


def restarts(file: Read, *sections: int) -> set[str | None]:
    return {value(file.sections()[n].find(f"{W_}pgNumType"), "start") for n in sections}


def shows_first(file: Read, section: int) -> bool:
    return file.sections()[section].find(f"{W_}titlePg") is None or bool(header(file, 2).text)


def column(file: Read, table: int, number: int) -> float:
    grid = file.tables()[table].find(f"{W_}tblGrid")
    return int(value(grid[number], "w")) / TWIPS_A_MM


def table_margin(file: Read, table: int) -> float:
    path = f"{W_}tblPr/{W_}tblCellMar/{W_}left"
    return int(value(file.tables()[table].find(path), "w")) / TWIPS_A_MM


def overhang(file: Read) -> float:
    indent = int(value(file.tables()[0].find(f"{W_}tblPr/{W_}tblInd"), "w")) / TWIPS_A_MM
    return -indent - table_margin(file, 0)


def drawn(file: Read) -> Shown:
    return file.paragraph("Độc lập").after()


def border(file: Read, name: str) -> str | None:
    return value(file.styles["Line"].find(f"{W_}pPr/{W_}pBdr/{W_}top"), name)


def blank_lines(file: Read) -> int:
    cell = file.paragraph("PHÓ GIÁM ĐỐC").element.getparent()
    return sum(not Shown(file, each).text for each in cell.iter(f"{W_}p"))


def footnote(file: Read) -> Shown:
    return Shown(file, file.part("word/footnotes.xml")[2][0])


def grid_rows(file: Read) -> list:
    return file.tables()[-1].findall(f"{W_}tr")


def spacer(file: Read) -> Shown:
    return Shown(file, next(t for t in file.tables() if "1.088" in "".join(t.itertext())).getnext())


SPECIAL: dict[str, Callable[[Read], Fact]] = {
    "page.orientation": lambda f: value(f.sections()[0].find(f"{W_}pgSz"), "orient") or "portrait",
    "character.font": lambda f: f.paragraph("Căn cứ").run_property("rFonts", "cs"),
    "character.colour": lambda f: f.paragraph("Căn cứ").run_property("color"),
    "character.charset": lambda f: "Unicode" if f.data else "",
    "character.language": lambda f: f.paragraph("Căn cứ").run_property("lang"),
    "page-number.size": lambda f: header(f, 1).size_pt,
    "page-number.bold": lambda f: header(f, 1).toggle("b"),
    "page-number.italic": lambda f: header(f, 1).toggle("i"),
    "page-number.alignment": lambda f: header(f, 1).alignment,
    "page-number.place": lambda f: (
        "top-margin" if page(f, "header-distance") + 6 < page(f, "margin-top") else "text"
    ),
    "page-number.format": lambda f: (
        value(f.sections()[0].find(f"{W_}pgNumType"), "fmt") or "decimal"
    ),
    "page-number.start": lambda f: int(restarts(f, 0).pop()),
    "page-number.first-page-shown": lambda f: shows_first(f, 0),
    "appendix-pages.start": lambda f: int(restarts(f, 1, 2).pop()),
    "appendix-pages.first-page-shown": lambda f: shows_first(f, 1),
    "letterhead.column-right": lambda f: column(f, 0, 1),
    "letterhead.cell-margin": lambda f: table_margin(f, 0),
    "letterhead.number-before": lambda f: f.paragraph("Số:").spacing("before"),
    "motto.line-share": lambda f: share_of_line(f, SAMPLES["motto"]),
    "office.line-share": lambda f: share_of_line(f, SAMPLES["office"]),
    "subject.line-share": lambda f: share_of_line(f, SAMPLES["subject"]),
    "subject.space-after": lambda f: f.paragraph("Công tác").after().spacing("after"),
    "line.kind": lambda f: border(f, "val"),
    "line.thickness": lambda f: int(border(f, "sz")) / 8,
    "line.gap": lambda f: drawn(f).spacing("before") + int(border(f, "space")),
    "line.height": lambda f: int(drawn(f).paragraph_property("spacing", "line")) / 20,
    "line.underline": lambda f: any(
        value(each) != "none"
        for part in (f.body, f.styles["Hyperlink"])
        for each in part.iter(f"{W_}u")
    ),
    "addressee.indent": lambda f: (
        f.paragraph("Kính gửi:").indent_mm("left") - f.paragraph("Kính gửi:").indent_mm("hanging")
    ),
    "addressee.space-after": lambda f: f.paragraph("- Sở Tài chính").spacing("after"),
    "footnote.size": lambda f: Shown(f, footnote(f).element).size_pt,
    "footnote.bold": lambda f: footnote(f).toggle("b"),
    "footnote.italic": lambda f: footnote(f).toggle("i"),
    "footnote.alignment": lambda f: footnote(f).alignment,
    "table.header-bold": lambda f: f.paragraph("STT").toggle("b"),
    "table.header-alignment": lambda f: f.paragraph("STT").alignment,
    "table.header-repeats": lambda f: (
        [bool(r.findall(f".//{W_}tblHeader")) for r in grid_rows(f)][:2] == [True, False]
    ),
    "table.group-bold": lambda f: f.paragraph("CẢI CÁCH THỦ TỤC").toggle("b"),
    "table.border": lambda f: int(value(f.tables()[-1].find(f".//{W_}insideV"), "sz")) / 8,
    "table.cell-margin": lambda f: table_margin(f, -1),
    "table.space-after": lambda f: spacer(f).spacing("after"),
    "signature.column-left": lambda f: column(f, -3, 0),
    "signature.space-before": lambda f: f.paragraph("KT. GIÁM ĐỐC").spacing("before"),
    "signature.blank-lines": blank_lines,
}
# Judged on the rendered page, by test_docx_rendered and test_letterhead.
ELSEWHERE = {
    "national-name.printed-lines",
    "place-and-date.printed-lines",
    "letterhead.overhang",
    "letterhead.slack-right",
    "letterhead.slack-left",
    "letterhead.slack-left-wide",
}


def fact(file: Read, rule: Rule) -> Fact:
    if rule.id in SPECIAL:
        return SPECIAL[rule.id](file)
    if rule.component == "page":
        return page(file, rule.name)
    return PARAGRAPH_FACTS[rule.name](file.paragraph(SAMPLES[rule.component]))


PRINTED = [
    rule
    for rule in format_rules()
    if format_rules().components[rule.component].is_printed and rule.id not in ELSEWHERE
]


@pytest.mark.parametrize("rule", PRINTED, ids=lambda rule: rule.id)
def test_what_is_printed_keeps_the_rule_and_is_what_the_file_of_rules_says(file, rule):
    printed = fact(file, rule)
    assert rule.permits(printed, tolerance=0.02)
    assert printed == (
        pytest.approx(rule.use, abs=0.02) if isinstance(printed, float) else rule.use
    )


@pytest.mark.parametrize("slot", ["ascii", "hAnsi", "eastAsia", "cs"])
def test_every_font_slot_names_the_font(file, slot):
    assert file.paragraph("Căn cứ").run_property("rFonts", slot) == "Times New Roman"


@pytest.mark.parametrize("section", [1, 2])
@pytest.mark.parametrize("name", ["top", "bottom", "left", "right"])
def test_a_landscape_page_keeps_the_margins(file, section, name):
    assert format_rules().rule("page", f"margin-{name}").permits(page(file, name, section), 0.02)


def test_a_landscape_page_lies_on_its_side(file):
    assert page(file, "width", 1) == pytest.approx(297, abs=0.02)
    assert value(file.sections()[1].find(f"{W_}pgSz"), "orient") == "landscape"


def test_the_names_are_centred_within_the_margins(file):
    assert overhang(file) == pytest.approx(0, abs=0.02)
