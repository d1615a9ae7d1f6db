"""The main part of a Word file: the sections and their nodes in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from cchc_desk.export.bookmarks import Stretch, closing, opening, printed_sections, stretches
from cchc_desk.export.grid import grid_xml
from cchc_desk.export.house import HEADING_LEVELS, House, Page, page
from cchc_desk.export.letterhead import letterhead_xml, line_below
from cchc_desk.export.metrics import MM_PER_POINT, text_width_mm, wrap
from cchc_desk.export.picture import Pictures
from cchc_desk.export.signature import signature_xml
from cchc_desk.export.story import Story
from cchc_desk.export.units import twips
from cchc_desk.export.wordml import (
    DECLARATION,
    KEEP_NEXT,
    NAMESPACES,
    StyleLook,
    indents,
    paragraph,
    spacing_points,
)
from cchc_desk.forms.document import (
    Document,
    Grid,
    Letterhead,
    Line,
    Node,
    Picture,
    Role,
    Signature,
    line_text,
)
from cchc_desk.forms.paper import Orientation


@dataclass(frozen=True, slots=True)
class Place:
    """Say what stands around a node, and which bookmark begins or ends in it.

    None: ``before``, ``after`` - the node is the first or the last of its section.
    """

    before: Node | None = None
    after: Node | None = None
    opening: str = ""
    closing: str = ""


STYLES = {
    Role.BODY: "BodyText",
    Role.DOCUMENT_TYPE: "DocumentType",
    Role.SUBJECT: "Subject",
    Role.ADDRESSEE: "Addressee",
    Role.GROUND: "Ground",
    Role.APPENDIX_LABEL: "AppendixLabel",
    Role.APPENDIX_TITLE: "AppendixTitle",
    Role.APPENDIX_ATTACHED: "AppendixAttached",
    Role.CELL: "TableText",
}

_APPENDIX_HEAD = frozenset({Role.APPENDIX_LABEL, Role.APPENDIX_TITLE, Role.APPENDIX_ATTACHED})
_TITLE = frozenset({Role.DOCUMENT_TYPE, Role.SUBJECT})


class Pages:
    """Write the nodes of a document; collects its links, footnotes and pictures on the way."""

    def __init__(self, house: House, *, header: str, first_header: str) -> None:
        """Begin with nothing; the headers are targets that relationships point to."""
        self.story = Story()
        self.pictures = Pictures(self.story.relationships)
        self._house = house
        self._looks = {
            id_: StyleLook(look.face.bold, look.face.italic) for id_, look in house.looks.items()
        }
        self._headers = tuple(
            (kind, self.story.relationships.add("header", target))
            for kind, target in (("default", header), ("first", first_header))
        )

    def xml(self, document: Document) -> bytes:
        """Return the main part."""
        sections = printed_sections(document)
        written: list[str] = []
        for number, (section, parts) in enumerate(
            zip(sections, stretches(document), strict=True), start=1
        ):
            paper = page(self._house.rules, section.orientation)
            written.extend(self._nodes(parts, paper))
            end = self._section_end(paper, section.orientation)
            is_last = number == len(sections)
            written.append(end if is_last else paragraph("Spacer", properties=end))
        body = "".join(written)
        xml = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        return xml.encode()

    def _nodes(self, parts: Sequence[Stretch], paper: Page) -> Iterator[str]:
        nodes = list(chain.from_iterable(part.nodes for part in parts))
        index = 0
        for part in parts:
            last = len(part.nodes) - 1
            for offset, node in enumerate(part.nodes):
                place = Place(
                    nodes[index - 1] if index else None,
                    nodes[index + 1] if index + 1 < len(nodes) else None,
                    opening(part) if offset == 0 else "",
                    closing(part) if offset == last else "",
                )
                yield self._node(node, place, paper)
                index += 1

    def _node(self, node: Node, place: Place, paper: Page) -> str:
        if isinstance(node, Line):
            return self._line(node, place, paper)
        if isinstance(node, Picture):
            return self._picture(node, place, paper)
        if isinstance(node, Grid):
            ruled = grid_xml(node, self.story, self._house, paper.text_width_mm)
            after = self._house.rules.number("table", "space-after")
            return f"{place.opening}{ruled}{_spacer(place, after)}"
        if isinstance(node, Letterhead):
            return letterhead_xml(node, self._house, paper.text_width_mm) + _spacer(place)
        return signature_xml(node, self._house, paper.text_width_mm) + _spacer(place)

    # --- paragraphs ---

    def _line(self, line: Line, place: Place, paper: Page) -> str:
        style = _style(line)
        content = self.story.spans(line.spans, self._looks[style])
        properties = "".join(self._own_properties(line, place, paper))
        written = paragraph(style, f"{place.opening}{content}{place.closing}", properties)
        if line.role is Role.SUBJECT and _role(place.after) is not Role.SUBJECT:
            written += self._line_below_subject(line, paper)
        return written

    def _own_properties(self, line: Line, place: Place, paper: Page) -> Iterable[str]:
        """Yield what the paragraph says beyond its style, in the order of the standard."""
        yield _keep_next(line, place)
        if line.role is Role.ADDRESSEE:
            yield from self._addressee_properties(line, place, paper)
        elif line.role in _APPENDIX_HEAD and _role(place.after) not in _APPENDIX_HEAD:
            yield spacing_points(after=self._house.rules.number("appendix-attached", "space-after"))
        elif line.role is Role.DOCUMENT_TYPE and _role(place.after) not in _TITLE:
            yield spacing_points(after=self._house.rules.number("subject", "space-after"))

    def _addressee_properties(self, line: Line, place: Place, paper: Page) -> Iterable[str]:
        """Yield the place of an addressee: one is centred, several hang under the colon."""
        look = self._house.looks["Addressee"]
        is_first = _role(place.before) is not Role.ADDRESSEE
        is_last = _role(place.after) is not Role.ADDRESSEE
        if is_last:
            yield spacing_points(after=self._house.rules.number("addressee", "space-after"))
        words = text_width_mm(line_text(line), look.face)
        if is_first and is_last and words <= paper.text_width_mm:
            yield '<w:jc w:val="center"/>'
            return
        start = self._house.rules.number("addressee", "indent")
        hanging = text_width_mm("Kính gửi: " if is_first else "- ", look.face)
        left = start if is_first else start + text_width_mm("Kính gửi", look.face)
        yield indents(left + hanging, hanging_mm=hanging)

    def _line_below_subject(self, line: Line, paper: Page) -> str:
        text = line_text(line)
        if not text.strip():
            return ""
        face = self._house.looks["Subject"].face
        share = self._house.rules.number("subject", "line-share")
        lines = wrap(text, face, paper.text_width_mm)
        after = spacing_points(after=self._house.rules.number("subject", "space-after"))
        return line_below(lines, face, share, paper.text_width_mm, after)

    def _picture(self, picture: Picture, place: Place, paper: Page) -> str:
        room = paper.text_height_mm - _CAPTION_LINES * _LINE_MM
        content = self.pictures.run(picture, paper.text_width_mm, room)
        after = spacing_points(after=self._house.rules.number("table", "space-after"))
        keep = KEEP_NEXT if isinstance(place.after, Signature) else ""
        return paragraph(
            "Normal",
            f"{place.opening}{content}{place.closing}",
            f'{keep}{after}<w:jc w:val="center"/>',
        )

    # --- sections ---

    def _section_end(self, paper: Page, orientation: Orientation) -> str:
        headers = "".join(
            f'<w:headerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in self._headers
        )
        lies = ' w:orient="landscape"' if orientation is Orientation.LANDSCAPE else ""
        start = round(self._house.rules.number("appendix-pages", "start"))
        hidden = "" if self._house.rules.flag("page-number", "first-page-shown") else "<w:titlePg/>"
        return (
            f'<w:sectPr>{headers}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(paper.width_mm)}" w:h="{twips(paper.height_mm)}"{lies}/>'
            f"<w:pgMar{_margins(paper)}"
            f' w:gutter="0"/><w:pgNumType w:start="{start}"/>{hidden}</w:sectPr>'
        )


def _margins(paper: Page) -> str:
    measures = {
        "top": paper.margin_top_mm,
        "right": paper.margin_right_mm,
        "bottom": paper.margin_bottom_mm,
        "left": paper.margin_left_mm,
        "header": paper.header_distance_mm,
        "footer": paper.footer_distance_mm,
    }
    return "".join(f' w:{side}="{twips(measure)}"' for side, measure in measures.items())


# A picture leaves room on its page for the line above and the caption below it.
_CAPTION_LINES = 3
_LINE_MM = 14 * 1.15 * MM_PER_POINT


def _style(line: Line) -> str:
    if line.role is Role.HEADING:
        return f"Heading{min(max(line.level, 1), HEADING_LEVELS)}"
    return STYLES[line.role]


def _role(node: Node | None) -> Role | None:
    return node.role if isinstance(node, Line) else None


def _keep_next(line: Line, place: Place) -> str:
    """Return what holds the paragraph to the next one.

    A heading's style does so; but a heading with nothing below it has nothing to be held to, and a
    row of such headings would move to the next page as one block.
    """
    if line.keep_with_next or isinstance(place.after, Signature):
        return KEEP_NEXT
    after = place.after
    stands_alone = (
        line.role is Role.HEADING
        and isinstance(after, Line)
        and after.role is Role.HEADING
        and after.level <= line.level
    )
    return '<w:keepNext w:val="0"/>' if stands_alone else ""


def _spacer(place: Place, after_pt: float = 0.0) -> str:
    """Return the paragraph that must follow a table, almost without height.

    Two tables without one between them become one table in Word.
    """
    keep = KEEP_NEXT if isinstance(place.after, Signature) else ""
    space = spacing_points(after=after_pt) if after_pt and place.after is not None else ""
    return paragraph("Spacer", place.closing, f"{keep}{space}")
