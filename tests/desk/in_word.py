"""A Word file of ours, edited as somebody does in Word."""

import copy
from collections.abc import Iterator
from io import BytesIO

import docx
from lxml import etree

from cchc_desk.desk.import_source import Source
from tests.intake.word_builder.reading import read_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class InWord:
    """Hold an open file; paragraphs are found by how they begin."""

    def __init__(self, data: bytes) -> None:
        self._document = docx.Document(BytesIO(data))
        self._body = self._document.element.body

    def source(self) -> Source:
        """Return the file as it is now."""
        packed = BytesIO()
        self._document.save(packed)
        return Source("báo cáo.docx", word=read_bytes(packed.getvalue()))

    # --- paragraphs -------------------------------------------------------------------------------

    def edit(self, start: str, old: str, new: str) -> None:
        """Put other words into a paragraph, of a cell too."""
        paragraph = self._paragraph(start)
        text = next(each for each in paragraph.iter(f"{W}t") if old in each.text)
        text.text = text.text.replace(old, new)

    def add_after(self, start: str, text: str) -> None:
        """Type a new paragraph below another one; no bookmark is around it."""
        above = self._paragraph(start)
        above.addnext(_like(above, text))

    def remove(self, start: str) -> None:
        """Remove a paragraph."""
        paragraph = self._paragraph(start)
        paragraph.getparent().remove(paragraph)

    @property
    def places(self) -> range:
        """Return the places of all paragraphs, those of cells too."""
        return range(len(self._every()))

    def type_at(self, place: int, how: str, text: str) -> None:
        """Type words at the "begin" or "end" of a paragraph, or into a new one "above" or "below".

        An empty paragraph gets the words whatever is said.
        """
        paragraph = self._every()[place]
        texts = [*paragraph.iter(f"{W}t")]
        if how == "above":
            paragraph.addprevious(_like(paragraph, text))
        elif how == "below":
            paragraph.addnext(_like(paragraph, text))
        elif not texts:
            _set_text(paragraph, text)
        elif how == "begin":
            texts[0].text = f"{text} {texts[0].text}"
        else:
            texts[-1].text = f"{texts[-1].text} {text}"

    def _every(self) -> list[etree._Element]:
        return [*self._body.iter(f"{W}p")]

    def remove_picture(self) -> None:
        """Remove the first picture."""
        drawing = next(self._body.iter(f"{W}drawing"))
        drawing.getparent().remove(drawing)

    def _paragraph(self, start: str) -> etree._Element:
        every = self._body.iter(f"{W}p")
        return next(each for each in every if _text(each).startswith(start))

    # --- tables: the one whose header has a column of this title ----------------------------------

    def edit_cell(self, title: str, row: int, column: int, text: str) -> None:
        """Type other words into a cell."""
        paragraph = next(self._rows(title)[row][column].iter(f"{W}p"))
        for run in [*paragraph.iter(f"{W}r")]:
            run.getparent().remove(run)
        _set_text(paragraph, text)

    def copy_row(self, title: str, row: int) -> None:
        """Add a row with the same words below a row."""
        element = self._row(title, row)
        element.addnext(copy.deepcopy(element))

    def remove_row(self, title: str, row: int) -> None:
        """Remove a row."""
        element = self._row(title, row)
        element.getparent().remove(element)

    def remove_table(self, title: str) -> None:
        """Remove a whole table."""
        table = self._row(title, 0).getparent()
        table.getparent().remove(table)

    def _rows(self, title: str) -> list[list[etree._Element]]:
        for table in self._body.iter(f"{W}tbl"):
            rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
            if title in map(_text, rows[0]):
                return rows
        raise AssertionError(title)

    def _row(self, title: str, row: int) -> etree._Element:
        parent = self._rows(title)[row][0].getparent()
        assert parent is not None
        return parent


def _text(element: etree._Element) -> str:
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for each in element.iter(f"{W}t"):
        yield each.text or ""


def _like(paragraph: etree._Element, text: str) -> etree._Element:
    """Return a new paragraph that looks like another; no bookmark is around it."""
    made = copy.deepcopy(paragraph)
    names = ("bookmarkStart", "bookmarkEnd", "r", "sectPr")
    for each in [*made.iter(*(f"{W}{name}" for name in names))]:
        each.getparent().remove(each)
    _set_text(made, text)
    return made


def _set_text(paragraph: etree._Element, text: str) -> None:
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
