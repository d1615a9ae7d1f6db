"""The nodes of a section as Typst code, in order."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from cchc_desk.export.house import page
from cchc_desk.export.paragraphs import (
    addressee_place,
    keeps_next,
    space_after_pt,
    style_of,
    subject_line_mm,
)
from cchc_desk.export.picture import UNREADABLE, image_facts, shown_size_mm
from cchc_desk.export.places import LETTERHEAD, SIGNATURE, Mark, Sheet
from cchc_desk.export.typst_grid import TypstGrid
from cchc_desk.export.typst_head_foot import letterhead_code, signature_code
from cchc_desk.export.typst_picture import TypstPictures
from cchc_desk.export.typst_story import TypstStory, has_notes
from cchc_desk.export.typst_text import Room, millimetres, points, string
from cchc_desk.forms.document import (
    Grid,
    Letterhead,
    Line,
    Node,
    Origin,
    Picture,
    Role,
    Signature,
    line_text,
)
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.text import fold_spaces

Around = tuple[Node | None, Node | None]
"""What stands before and after a node. None: it is the first or the last of its section."""

# The paragraph that stands below a table in a Word file, which no table may do without.
_SPACER_PT = 1.0


class TypstSection:
    """Write the nodes of one section."""

    def __init__(
        self, nodes: Sequence[Node], sheet: Sheet, story: TypstStory, pictures: TypstPictures
    ) -> None:
        """Take what the whole document has in common: numbers of footnotes and marks, pictures."""
        self._nodes, self._sheet = nodes, sheet
        self._story, self._pictures, self._house = story, pictures, story.house

    def code(self) -> Iterator[str]:
        """Yield the expressions, one or more for each node."""
        above_pt = 0.0
        for index, node in enumerate(self._nodes):
            band = self._sheet.band(_origin(node))
            yield self._story.mark(Mark(self._sheet, (band,)))
            yield from self._node(index, above_pt)
            above_pt = self._after_pt(index)

    def _around(self, index: int) -> Around:
        before = self._nodes[index - 1] if index else None
        after = self._nodes[index + 1] if index + 1 < len(self._nodes) else None
        return before, after

    def _node(self, index: int, above_pt: float) -> Iterator[str]:
        node = self._nodes[index]
        width = self._sheet.page.text_width_mm
        if isinstance(node, Line):
            yield from self._line(node, self._around(index), above_pt)
        elif isinstance(node, Picture):
            yield self._picture(node, self._around(index)[1], above_pt)
        elif isinstance(node, Grid):
            yield TypstGrid(node, self._story, self._sheet).code(above_pt)
        elif isinstance(node, Letterhead):
            usual = page(self._house.rules, Orientation.PORTRAIT).text_width_mm
            yield letterhead_code(node, self._house, max(width, usual), above_pt)
        else:
            yield signature_code(node, self._house, self._sheet.page, above_pt)

    def _after_pt(self, index: int) -> float:
        """Return the space below a node."""
        node, (_, after) = self._nodes[index], self._around(index)
        rules = self._house.rules
        if isinstance(node, Line):
            width = self._sheet.page.text_width_mm
            if subject_line_mm(node, after, self._house, width) is not None:
                return rules.number("subject", "space-after")
            own = space_after_pt(node, after, self._house)
            return self._house.looks[style_of(node)].after_pt if own is None else own
        below = rules.number("table", "space-after") if after is not None else 0.0
        if isinstance(node, Grid):
            return _SPACER_PT + below
        return below if isinstance(node, Picture) else _SPACER_PT

    # --- paragraphs -------------------------------------------------------------------------------

    def _line(self, line: Line, around: Around, above_pt: float) -> Iterator[str]:
        style = style_of(line)
        look = self._house.looks[style]
        width = self._sheet.page.text_width_mm
        room = Room(width - look.first_line_mm, look.face.size_pt)
        words = self._story.words(line, room, self._sheet)
        above = points(above_pt + look.before_pt)
        sticky = "true" if self._is_sticky(line, around[1]) else "false"
        if words:
            how = self._how(line, around)
            printed = f'styled("{style}",{above},{sticky},{words}{how})'
            yield _in_contents(line, around[1], printed)
        else:
            yield f'blank("{style}",above:{above},sticky:{sticky})'
        drawn_mm = subject_line_mm(line, around[1], self._house, width)
        if drawn_mm is not None:
            yield f"rule({millimetres(drawn_mm)})"

    def _is_sticky(self, line: Line, after: Node | None) -> bool:
        """Tell whether the paragraph stays on the page of the next one.

        One with footnotes does so only where it is short, as a heading is: see pages.typ.
        """
        said = keeps_next(line, after)
        if said is None:
            return self._story.keeping[style_of(line)] and not has_notes(line)
        return said

    def _how(self, line: Line, around: Around) -> str:
        """Return what a paragraph has besides the look of its style."""
        said = ",noted:true" if has_notes(line) else ""
        if line.role is not Role.ADDRESSEE:
            return said
        width = self._sheet.page.text_width_mm
        hanging = addressee_place(line, *around, self._house, width)
        if hanging is None:
            return f'{said},align-to:"centre"'
        left, hangs = hanging.left_mm - hanging.hanging_mm, hanging.hanging_mm
        return f"{said},left:{millimetres(left)},hanging:{millimetres(hangs)}"

    # --- pictures ---------------------------------------------------------------------------------

    def _picture(self, picture: Picture, after: Node | None, above_pt: float) -> str:
        facts = image_facts(picture.data) or UNREADABLE
        size = map(millimetres, shown_size_mm(picture, facts, self._sheet.page))
        sticky = "true" if isinstance(after, Signature) else "false"
        said = ",".join((points(above_pt), sticky, *size))
        file = self._pictures.add(picture.data)
        if file is None:
            return f"unreadable({said})"
        return f'picture({said},"{file}",{string(fold_spaces(picture.description))})'


def _origin(node: Node) -> Origin:
    if isinstance(node, Letterhead):
        return LETTERHEAD
    return SIGNATURE if isinstance(node, Signature) else node.origin


# --- the bookmarks of the file --------------------------------------------------------------------

# Longer ones are cut by most readers' side panes. A choice of ours.
_LONGEST_TITLE = 120


def _in_contents(line: Line, after: Node | None, printed: str) -> str:
    """Return a paragraph, as an entry of the list of contents where it is a heading."""
    title = _title(line, after) if line.role in _IN_CONTENTS else ""
    if not title:
        return printed
    level = max(line.level, 1)
    return f"entry({level},{string(shorten(title, _LONGEST_TITLE, placeholder=' …'))},{printed})"


_IN_CONTENTS = frozenset({Role.HEADING, Role.APPENDIX_LABEL})


def _title(line: Line, after: Node | None) -> str:
    """Return what the list says of a heading, or of an appendix, whose title follows its label."""
    text = fold_spaces(line_text(line))
    if isinstance(after, Line) and after.role is Role.APPENDIX_TITLE:
        return f"{text}. {fold_spaces(line_text(after))}"
    # An answer that stands in the paragraph of its heading begins after a colon.
    runs_in = line.role is Role.HEADING and not line.keep_with_next
    return text.partition(": ")[0] if runs_in else text
