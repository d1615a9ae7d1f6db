"""Pasted HTML as the clerk's own text."""

from cchc_desk.forms.richtext import normalise
from cchc_desk.intake.legacy import Encoding
from cchc_desk.intake.paste.links import with_safe_links
from cchc_desk.intake.paste.notes import with_notes
from cchc_desk.intake.paste.paragraphs import without_blank_ends
from cchc_desk.intake.paste.pasted import Pasted, Tally, check_paragraphs, check_size
from cchc_desk.intake.paste.reader import read_html
from cchc_desk.intake.paste.settle import settled


def paste_html(html: str, *, encoding: Encoding | None = None) -> Pasted:
    """Read HTML; bold, italic, raised and lowered text, levels, tables, notes and links are kept.

    A font that is not Unicode is believed by its name. None: for characters in other fonts the
    encoding is guessed, cautiously. UNICODE leaves all letters as they are, whatever their font.
    Raises: PasteTooLargeError.
    """
    check_size(html)
    tally = Tally()
    blocks = with_notes(settled(read_html(html, tally), tally, encoding))
    check_paragraphs(len(blocks))
    safe = with_safe_links(without_blank_ends(blocks), tally)
    return Pasted(normalise(safe), tally.cleaning())
