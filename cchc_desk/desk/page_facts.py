"""From a Word file as it was read to the facts about its pages that the review looks at."""

import re
from collections.abc import Iterator

from cchc_desk.forms.page_facts import LineFacts, NumberFacts, PageFacts, SectionFacts
from cchc_desk.intake.recognise.recognised import Line, LineRole, Recognised
from cchc_desk.intake.source import (
    Edge,
    Furniture,
    Pages,
    SourceDocument,
    SourceParagraph,
    SourceSection,
    SourceSpan,
    shown_text,
)

_COMPONENTS = {
    LineRole.PARENT: "parent",
    LineRole.OFFICE: "office",
    LineRole.NUMBER: "number",
    LineRole.PLACE_AND_DATE: "place-and-date",
    LineRole.DOCUMENT_TYPE: "document-type",
    LineRole.SUBJECT: "subject",
    LineRole.ADDRESSEE: "addressee",
    LineRole.GROUND: "ground",
    LineRole.OPENING: "body",
    LineRole.ANSWER: "body",
    LineRole.CLOSING: "body",
    LineRole.RECIPIENT: "recipients",
    LineRole.SIGNER_TITLE: "signer-title",
    LineRole.SIGNER_NAME: "signer-name",
    LineRole.APPENDIX_LABEL: "appendix-label",
    LineRole.APPENDIX_TITLE: "appendix-title",
    LineRole.APPENDIX_ATTACHED: "appendix-attached",
}
_HEADINGS = {1: "section-heading", 2: "clause-heading"}
_NATIONAL = ("CỘNG HÒA", "CỘNG HOÀ")
_MOTTO = "Độc lập"
_RECIPIENTS_TITLE = "Nơi nhận"


def page_facts(source: SourceDocument, recognised: Recognised | None) -> PageFacts:
    """Return what is seen of the pages of a file.

    None: ``recognised`` - nobody knows what its lines are for; then only pages are judged.
    """
    holding = _appendix_sections(recognised)
    sections = tuple(
        _section(section, is_appendix=index in holding)
        for index, section in enumerate(source.sections)
    )
    lines = () if recognised is None else tuple(_lines(recognised))
    return PageFacts(sections, lines)


# --- pages ----------------------------------------------------------------------------------------


def _appendix_sections(recognised: Recognised | None) -> frozenset[int]:
    """Return the sections that begin with an appendix."""
    if recognised is None:
        return frozenset()
    firsts = (recognised.lines[each.first_line] for each in recognised.appendices)
    return frozenset(line.place.section for line in firsts if line.place.section)


def _section(section: SourceSection, *, is_appendix: bool) -> SectionFacts:
    page = section.page
    shown = [each for each in section.furniture if each.page_number is not None]
    usual = next((each for each in shown if each.pages is Pages.DEFAULT), None)
    first = any(each.pages is Pages.FIRST for each in shown)
    return SectionFacts(
        page.width_mm,
        page.height_mm,
        page.orientation,
        page.margin_top_mm,
        page.margin_bottom_mm,
        page.margin_left_mm,
        page.margin_right_mm,
        None if usual is None else _number(usual),
        page.number_start,
        page.number_format,
        first if page.first_page_differs else usual is not None,
        is_appendix,
    )


def _number(furniture: Furniture) -> NumberFacts | None:
    number = furniture.page_number
    if number is None:
        return None
    return NumberFacts(
        furniture.edge is Edge.HEADER,
        number.alignment.value,
        number.size_pt,
        number.bold,
        number.italic,
    )


# --- lines ----------------------------------------------------------------------------------------


def _lines(recognised: Recognised) -> Iterator[LineFacts]:
    for line in recognised.lines:
        component = _component(line)
        if component and isinstance(line.block, SourceParagraph):
            yield _line(component, line.block)


def _component(line: Line) -> str:
    if not isinstance(line.block, SourceParagraph):
        return ""
    if line.role is LineRole.HEADING:
        return _heading(line.level, shown_text(line.block).strip())
    if line.role in {LineRole.LEFT_OUT, LineRole.RECIPIENT}:
        printed = _printed_always(shown_text(line.block).strip())
        return printed or _COMPONENTS.get(line.role, "")
    return _COMPONENTS.get(line.role, "")


_ROMAN = re.compile(r"[IVXLC]+\s*[.)/-]")
_ARABIC = re.compile(r"\d+\s*[.)/-]?\s")
_UNRULED = re.compile(r"phần |chương |\d+\.\d", re.IGNORECASE)


def _heading(level: int, text: str) -> str:
    """Return the part that a heading is: by its number where it has one, else by its level.

    A "Phần" or "Chương" is none of them, its number and its title stand apart; nor is "1.1.".
    """
    if _UNRULED.match(text):
        return ""
    if _ROMAN.match(text):
        return "section-heading"
    if _ARABIC.match(text):
        return "" if _is_sentence(text) else "clause-heading"
    return _HEADINGS.get(level, "")


_LONGEST_TITLE = 25


def _is_sentence(text: str) -> bool:
    """Tell a numbered paragraph, which looks like any other, from a title with a number."""
    return text.endswith((".", ";")) or len(text.split()) > _LONGEST_TITLE


def _printed_always(text: str) -> str:
    """Return the part that words have which every document prints; "" for none."""
    if text.upper().startswith(_NATIONAL):
        return "national-name"
    if text.startswith(_MOTTO):
        return "motto"
    return "recipients-title" if text.startswith(_RECIPIENTS_TITLE) else ""


def _line(component: str, paragraph: SourceParagraph) -> LineFacts:
    look = paragraph.format
    return LineFacts(
        component,
        shown_text(paragraph),
        look.font,
        look.size_pt,
        look.bold,
        look.italic,
        _is_underlined(paragraph),
        look.colour,
        look.alignment.value,
        look.first_line_mm,
        look.space_before_pt,
        look.space_after_pt,
        look.lines,
        look.has_border,
    )


def _is_underlined(paragraph: SourceParagraph) -> bool:
    spans = [each for each in paragraph.spans if isinstance(each, SourceSpan) and each.text.strip()]
    return bool(spans) and all(span.underline for span in spans)
