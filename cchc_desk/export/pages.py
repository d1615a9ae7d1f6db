"""The main part of a Word file: the sections and their nodes in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from cchc_desk.export.bookmarks import Stretch, closing, opening, printed_sections, stretches
from cchc_desk.export.grid import grid_xml
from cchc_desk.export.house import House, Page, page
from cchc_desk.export.letterhead import letterhead_xml, line_below
from cchc_desk.export.paragraphs import (
    addressee_place,
    keeps_next,
    space_after_pt,
    style_of,
    subject_line_mm,
)
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
        style = style_of(line)
        content = self.story.spans(line.spans, self._looks[style])
        properties = "".join(self._own_properties(line, place, paper))
        written = paragraph(style, f"{place.opening}{content}{place.closing}", properties)
        drawn_mm = subject_line_mm(line, place.after, self._house, paper.text_width_mm)
        if drawn_mm is not None:
            after = spacing_points(after=self._house.rules.number("subject", "space-after"))
            written += line_below(drawn_mm, paper.text_width_mm, after)
        return written

    def _own_properties(self, line: Line, place: Place, paper: Page) -> Iterable[str]:
        """Yield what the paragraph says beyond its style, in the order of the standard."""
        yield _KEEPING[keeps_next(line, place.after)]
        after = space_after_pt(line, place.after, self._house)
        if after is not None:
            yield spacing_points(after=after)
        if line.role is Role.ADDRESSEE:
            yield self._addressee_place(line, place, paper)

    def _addressee_place(self, line: Line, place: Place, paper: Page) -> str:
        width = paper.text_width_mm
        hanging = addressee_place(line, place.before, place.after, self._house, width)
        if hanging is None:
            return '<w:jc w:val="center"/>'
        return indents(hanging.left_mm, hanging_mm=hanging.hanging_mm)

    def _picture(self, picture: Picture, place: Place, paper: Page) -> str:
        content = self.pictures.run(picture, paper)
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


_KEEPING = {True: KEEP_NEXT, False: '<w:keepNext w:val="0"/>', None: ""}


def _spacer(place: Place, after_pt: float = 0.0) -> str:
    """Return the paragraph that must follow a table, almost without height.

    Two tables without one between them become one table in Word.
    """
    keep = KEEP_NEXT if isinstance(place.after, Signature) else ""
    space = spacing_points(after=after_pt) if after_pt and place.after is not None else ""
    return paragraph("Spacer", place.closing, f"{keep}{space}")
