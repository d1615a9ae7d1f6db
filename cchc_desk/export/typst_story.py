"""The words of a document as Typst code: spans, numbered footnotes, marks at what is printed."""

from cchc_desk.export.house import House
from cchc_desk.export.metrics import MM_PER_POINT
from cchc_desk.export.places import Mark, Part, Sheet
from cchc_desk.export.typst_text import Room, block, printed
from cchc_desk.forms.document import Line
from cchc_desk.forms.richtext import Footnote, Span

# How high the letters of a line reach above its base line, as a share of their size.
# Source: Times New Roman, table hhea: ascent and line gap, 1825 and 87 of 2048 units.
_ABOVE_BASE_LINE = (1825 + 87) / 2048


class TypstStory:
    """Write the words of paragraphs; footnotes are numbered through all sections as they appear.

    Shape: ``marks`` by their number in the code; ``keeping`` - by style, whether its paragraphs
    stay on the page of the next one.
    """

    def __init__(self, house: House) -> None:
        """Begin without footnotes and marks."""
        self.house = house
        self.keeping = {style.id: style.keeps_next for style in house.styles}
        self.marks: list[Mark] = []
        self._note_size_pt = house.looks["FootnoteText"].face.size_pt
        self._notes = 0

    def words(self, line: Line, room: Room, sheet: Sheet) -> str:
        """Return the expression of a paragraph's words; "" when it prints nothing."""
        if is_blank(line):
            return ""
        written = (
            printed(span, room) if isinstance(span, Span) else self._note(span, line, sheet)
            for span in line.spans
        )
        parts = [part for part in written if part]
        return parts[0] if len(parts) == 1 else block(parts)

    def _note(self, note: Footnote, line: Line, sheet: Sheet) -> str:
        self._notes += 1
        above = _ABOVE_BASE_LINE * self._note_size_pt * MM_PER_POINT
        number = self._number(Mark(sheet, (sheet.band(line.origin),), Part.NOTE, above))
        room = Room(sheet.page.text_width_mm, self._note_size_pt)
        words = block(filter(None, (printed(span, room) for span in note.spans)))
        return f"note({self._notes},{number},{words})"

    def mark(self, mark: Mark) -> str:
        """Return the expression of a mark."""
        return f"mark({self._number(mark)})"

    def _number(self, mark: Mark) -> int:
        self.marks.append(mark)
        return len(self.marks) - 1


def is_blank(line: Line) -> bool:
    """Tell whether a paragraph prints nothing: it is then empty and one line high."""
    return all(isinstance(span, Span) and not span.text.strip() for span in line.spans)


def has_notes(line: Line) -> bool:
    """Tell whether a paragraph has footnotes."""
    return any(isinstance(span, Footnote) for span in line.spans)
