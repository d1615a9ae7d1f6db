"""Typesetting again and again, as fast as a clerk types: pages, and where each field is on them."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from cchc_desk.export.fonts import PrintingFonts, printing_fonts
from cchc_desk.export.metrics import MM_PER_POINT
from cchc_desk.export.pdf_reading import page_count
from cchc_desk.export.places import Mark, Place, Seen, places
from cchc_desk.export.typst_source import Manner, Source, source
from cchc_desk.forms.document import Document

# What is asked of the pages: the number of every mark, and where it came to stand, in points.
_MARKS = (
    "query(metadata).map(it => {"
    " let place = it.location().position(); (it.value, place.page, place.y.pt()) })"
)

# A file that does not say when it was made is the same whenever it is made.
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Typeset:
    """Hold the pages of a document as a PDF, and where each field stands on them.

    Shape: ``places`` in reading order. ``font``: the family that the pages are printed in.
    """

    pdf: bytes
    places: tuple[Place, ...]
    pages: int
    font: str


class Typesetter:
    """Typeset one version of a document after another, on any one thread at a time.

    What did not change is not laid out again: typst keeps the pieces of the last ten versions, in
    the whole process. It works without Python's lock, so that a window stays alive meanwhile.
    """

    def __init__(self, printing: PrintingFonts | None = None) -> None:
        """Take the fonts. None: those of this computer, looked up when they are needed."""
        self._printing = printing
        self._broken: frozenset[str] = frozenset()

    def typeset(
        self, document: Document, *, created: datetime | None = None, draft: bool = False
    ) -> Typeset:
        """Return the pages.

        ``draft``: the copy to be read and marked by the director. None: ``created`` - the file does
        not say when it was made.
        """
        # typst maps 80 MB, which a start of the program need not wait for.
        from typst import TypstError  # noqa: PLC0415

        printing = self._printing or printing_fonts()
        manner = Manner(printing.family, draft, created is not None, self._broken)
        code = source(document, manner)
        try:
            return _compiled(code, printing, created)
        except TypstError:
            found = frozenset(name for name in code.pictures if _is_broken(code.files[name]))
            if not found:
                raise
        # A picture that is damaged inside is printed as an empty frame, now and from now on.
        self._broken |= found
        return _compiled(source(document, replace(manner, broken=self._broken)), printing, created)


def _compiled(code: Source, printing: PrintingFonts, created: datetime | None) -> Typeset:
    from typst import Compiler  # noqa: PLC0415 - as above

    # The stub lacks files in memory, which the manual has ("Multi-file projects").
    compiler = Compiler(code.files, font_paths=printing.fonts)  # type: ignore[type-var]
    with _no_panic():
        # In this order: typst 0.15 forgets files that are not on the disk when it has compiled.
        seen = _seen(compiler.eval(_MARKS), code.marks)
        # One file, as bytes: only pictures of pages are several, and only "output" gives none.
        pdf = cast("bytes", compiler.compile(timestamp=_moment(created)))
    return Typeset(pdf, places(seen), page_count(pdf), printing.family)


class TypesettingError(RuntimeError):
    """Tell that typst itself failed over a document: a bug, of it or of our code."""


@contextmanager
def _no_panic() -> Iterator[None]:
    """Make an ordinary error of a panic of typst, which is none and would end any thread."""
    try:
        yield
    except BaseException as error:
        # pyo3 has the class but no module to import it from.
        if type(error).__name__ != "PanicException":
            raise
        raise TypesettingError(str(error)) from error


def _is_broken(drawing: bytes) -> bool:
    """Tell whether typst cannot print a picture."""
    import typst  # noqa: PLC0415 - as above

    files = {"main.typ": b'#image("picture.svg")', "picture.svg": drawing}
    try:
        typst.compile(files)  # type: ignore[call-overload] # as above
    except typst.TypstError:
        return True
    return False


def _moment(created: datetime | None) -> datetime:
    """Return the moment as typst takes it, in whole seconds."""
    return _NO_MOMENT if created is None else created.astimezone(UTC).replace(microsecond=0)


def _seen(answer: str, marks: Sequence[Mark]) -> list[Seen]:
    """Read where the marks came to stand."""
    return [
        Seen(marks[number], page - 1, top_pt * MM_PER_POINT)
        for number, page, top_pt in json.loads(answer)
    ]
