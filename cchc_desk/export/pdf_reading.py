"""What a PDF of ours says: its pages, and the letters printed on them.

Enough of the format to read what typst writes: objects that are not packed, and one table of them.
Source: ISO 32000-1, 7.3, 7.5, 9.4, 9.10, 14.6.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class PdfError(ValueError):
    """Tell that a file is no PDF of ours, or damaged."""


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """Hold what was read.

    Shape: ``texts`` - by page, the pieces in the order in which they are drawn. What the file marks
    as no part of its text does not count: page numbers, repeated headers, a watermark.
    """

    texts: tuple[tuple[str, ...], ...]

    @property
    def letters(self) -> Counter[str]:
        """Return how often each character is printed."""
        return Counter(letter for page in self.texts for text in page for letter in text)


def read_pdf(data: bytes) -> ReadPdf:
    """Read a whole file.

    Raises: PdfError.
    """
    try:
        file = _File(data)
        pages = file.pages()
        return ReadPdf(tuple(tuple(_page_texts(file, file.plain(each))) for each in pages))
    except (ValueError, LookupError, zlib.error) as error:
        raise PdfError(str(error)) from error


def page_count(data: bytes) -> int:
    """Return how many pages a whole file has."""
    return len(_File(data).pages())


def _page_texts(file: "_File", page: bytes) -> Iterator[str]:
    fonts = file.fonts(_number(_RESOURCES, page))
    return _texts(file.stream(_number(_CONTENTS, page)), fonts)


# --- objects --------------------------------------------------------------------------------------

_REFERENCE = re.compile(rb"(\d+) 0 R")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\[([^\]]*)\]")
_COUNT = re.compile(rb"/Count (\d+)")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_LENGTH = re.compile(rb"/Length (\d+)")
_FONTS = re.compile(rb"/Font<<([^>]*)>>")
_FONT = re.compile(rb"/(\w+) (\d+) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_ROWS = re.compile(rb"(\d{10}) \d{5} [fn]\s\s")


def _part(pattern: re.Pattern[bytes], text: bytes) -> bytes:
    found = pattern.search(text)
    if found is None:
        raise PdfError(f"no {pattern.pattern!r}")
    return found[1]


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    return int(_part(pattern, text))


class _File:
    """Find the objects of a file by their numbers."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"%PDF-"):
            raise PdfError("no PDF")
        start = _number(_START, data)
        table, _, trailer = data[start:].partition(b"trailer")
        if not table.startswith(b"xref"):
            raise PdfError("no table of objects")
        self._data = data
        self._offsets = [int(offset) for offset in _ROWS.findall(table)]
        self._fonts: dict[int, Fonts] = {}
        self._root = _number(_ROOT, trailer)

    def pages(self) -> list[int]:
        """Return the numbers of the pages, in order."""
        tree = self.plain(_number(_PAGES, self.plain(self._root)))
        found = [int(number) for number in _REFERENCE.findall(_part(_KIDS, tree))]
        if _number(_COUNT, tree) != len(found):
            raise PdfError("the count of pages is wrong")
        return found

    def plain(self, number: int) -> bytes:
        """Return what an object says, without its stream."""
        start = self._start(number)
        end = self._data.index(b"endobj", start)
        return self._data[start:end].partition(b"stream\n")[0]

    def stream(self, number: int) -> bytes:
        """Return the stream of an object, unpacked."""
        start = self._data.index(b"stream\n", self._start(number)) + len(b"stream\n")
        length = _number(_LENGTH, self.plain(number))
        return zlib.decompress(self._data[start : start + length])

    def _start(self, number: int) -> int:
        head = f"{number} 0 obj\n".encode()
        start = self._offsets[number]
        if not self._data.startswith(head, start):
            raise PdfError(f"object {number} is not where the table says")
        return start + len(head)

    def fonts(self, resources: int) -> "Fonts":
        """Return the letters of each font that a page may use."""
        known = self._fonts.get(resources)
        if known is None:
            listed = _FONTS.search(self.plain(resources))
            named = _FONT.findall(listed[1]) if listed else ()
            known = {name: self._letters(int(number)) for name, number in named}
            self._fonts[resources] = known
        return known

    def _letters(self, font: int) -> Mapping[bytes, str]:
        said = self.stream(_number(_TO_UNICODE, self.plain(font)))
        return {
            bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be")
            for code, letters in _MAPPED.findall(said)
        }


Fonts = Mapping[bytes, Mapping[bytes, str]]
"""By the name of a font, the letters by their code in it."""

# One or a few characters for a code; typst writes no ranges.
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n")


# --- what is drawn on a page ----------------------------------------------------------------------

_DRAWN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf"
    rb"|\((?P<text>(?:[^\\()]|\\.)*)\)|(?P<open>\()|(?<!<)<(?P<hex>[0-9A-F]+)>"
    rb"|/(?P<tag>\w+)(?:<<(?P<said>.*?)>>)? ?B[DM]C"
    rb"|(?P<end>EMC)",
    re.DOTALL,
)
_SPOKEN = re.compile(rb"/ActualText<FEFF([0-9A-F]*)>")


def _texts(content: bytes, fonts: Fonts) -> Iterator[str]:
    """Yield the pieces of text that a page draws; what is said in their place counts instead."""
    letters: Mapping[bytes, str] = {}
    is_text = [True]
    for drawn, string in _drawn(content):
        if drawn["font"]:
            letters = fonts[drawn["font"]]
        elif drawn["end"]:
            is_text.pop()
        elif drawn["tag"]:
            spoken = _SPOKEN.search(drawn["said"] or b"")
            if spoken and is_text[-1]:
                yield bytes.fromhex(spoken[1].decode()).decode("utf-16-be")
            is_text.append(is_text[-1] and not spoken and drawn["tag"] != b"Artifact")
        elif is_text[-1]:
            codes = string if drawn["hex"] else _ESCAPED.sub(_unescaped, string)
            yield "".join([letters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)])


def _drawn(content: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Yield what is drawn, and its string; brackets in pairs stand in a string as they are."""
    at = 0
    while drawn := _DRAWN.search(content, at):
        at = _end_of_string(content, drawn.start()) if drawn["open"] else drawn.end()
        if drawn["hex"]:
            yield drawn, bytes.fromhex(drawn["hex"].decode())
        else:
            yield drawn, drawn["text"] or content[drawn.start() + 1 : at - 1]


_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)


def _end_of_string(content: bytes, start: int) -> int:
    depth = 0
    for found in _BRACKET.finditer(content, start):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise PdfError("a string has no end")


_ESCAPED = re.compile(rb"\\(?:[0-7]{3}|.)", re.DOTALL)
_ESCAPES = {b"\\n": b"\n", b"\\r": b"\r", b"\\t": b"\t", b"\\b": b"\b", b"\\f": b"\f"}
_ESCAPES |= {rb"\%03o" % code: bytes((code,)) for code in range(256)}


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return _ESCAPES.get(escape[0], escape[0][1:])
