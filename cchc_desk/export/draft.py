"""The copy for the director to read and mark: what it has beside the words. Choices of ours."""

from dataclasses import replace

from cchc_desk.export.house import Page

WATERMARK = "DỰ THẢO"
WATERMARK_SIZE_PT = 110
WATERMARK_ANGLE_DEGREES = -45
# Light enough for the words over it and for a printer's toner, dark enough for a photocopy.
WATERMARK_GREY_PERCENT = 91

REMARKS_MARGIN_MM = 50.0
LYING_REMARKS_MARGIN_MM = 30.0
"""The right margin, wide enough for words by hand; a landscape table must not become too narrow."""

LINE_NUMBER_SIZE_PT = 9
LINE_NUMBER_GAP_MM = 5.0
"""How the lines of the body are numbered: on each page from 1, in the left margin."""


def draft_page(page: Page) -> Page:
    """Return the page with room for remarks."""
    lies = page.width_mm > page.height_mm
    return replace(page, margin_right_mm=LYING_REMARKS_MARGIN_MM if lies else REMARKS_MARGIN_MM)
