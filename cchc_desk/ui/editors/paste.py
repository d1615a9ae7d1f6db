"""What comes in by paste and drop: our own text as it was, all else cleaned by ``intake.paste``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from cchc_desk.forms.markup import MarkupError, from_markup
from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Inline,
    Paragraph,
    RichText,
    Span,
    normalise,
    paragraphs,
)
from cchc_desk.ui.editors.clipboard import OWN_FORMAT

if TYPE_CHECKING:
    from cchc_desk.intake.legacy import Encoding
    from cchc_desk.intake.paste.pasted import Pasted


def can_read(mime: QMimeData) -> bool:
    """Tell whether there is text; dropped files are none, though some systems name them as text."""
    if mime.hasUrls() and all(url.isLocalFile() for url in mime.urls()):
        return False
    return any(mime.hasFormat(kind) for kind in (OWN_FORMAT, "text/html", "text/plain"))


def read_mime(mime: QMimeData, *, converts: bool = True) -> "Pasted":
    """Return the text that the clipboard offers, in its best form.

    ``converts`` - the letters of old fonts into Unicode; else they stay as they are.
    Raises: PasteTooLargeError.
    """
    # Imported when something is pasted: its modules take 80 ms of every start.
    from cchc_desk.intake.paste.html import paste_html  # noqa: PLC0415
    from cchc_desk.intake.paste.pasted import Pasted  # noqa: PLC0415

    own = _read_own(mime)
    if own is not None:
        return Pasted(own)
    if not mime.hasFormat("text/html"):
        return read_plain(mime.text(), converts=converts)
    return paste_html(mime.html(), encoding=_letters(converts=converts))


def read_plain(text: str, *, tables: bool = True, converts: bool = True) -> "Pasted":
    """Read characters: a paragraph a line; with ``tables`` rows of a spreadsheet become a table.

    ``converts`` as for ``read_mime``. Raises: PasteTooLargeError.
    """
    from cchc_desk.intake.paste.plain import paste_plain  # noqa: PLC0415 - see read_mime

    return paste_plain(text, encoding=_letters(converts=converts), tables=tables)


def _letters(*, converts: bool) -> "Encoding | None":
    """Return in which letters a text is taken to be. None: as it seems."""
    from cchc_desk.intake.legacy import Encoding  # noqa: PLC0415 - see read_mime

    return None if converts else Encoding.UNICODE


def _read_own(mime: QMimeData) -> RichText | None:
    """Return our own form; None when it is absent or not ours after all."""
    from cchc_desk.intake.paste.links import with_safe_links  # noqa: PLC0415 - see read_mime
    from cchc_desk.intake.paste.pasted import Tally  # noqa: PLC0415 - see read_mime

    if not mime.hasFormat(OWN_FORMAT):
        return None
    try:
        blocks = from_markup(bytes(mime.data(OWN_FORMAT).data()).decode())
    except (MarkupError, ValueError):
        return None
    return normalise(with_safe_links(blocks, Tally()))


def sign_as_characters(blocks: RichText) -> RichText:
    """Return the text with the sign of its first paragraph as characters: it goes into a line."""
    if not (blocks and isinstance(blocks[0], Paragraph) and blocks[0].level):
        return blocks
    first = blocks[0]
    return normalise([Paragraph((Span(f"{first.level} "), *first.spans)), *blocks[1:]])


def one_line(blocks: Iterable[Block]) -> RichText:
    """Return the text as a footnote can hold it: one paragraph, with line breaks."""
    spans: list[Inline] = []
    for index, each in enumerate(paragraphs(blocks)):
        sign = f"{each.level} " if each.level else ""
        spans.append(Span(("\n" if index else "") + sign))
        for span in each.spans:
            spans.extend(span.spans if isinstance(span, Footnote) else [span])
    return normalise([Paragraph(tuple(spans))])
