"""From a report to the neutral document: what is printed, in which order, with which words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_desk.forms.answer import first_paragraph, printed_blocks
from cchc_desk.forms.appendix import compose_appendix
from cchc_desk.forms.body import figures_filled, node
from cchc_desk.forms.document import (
    Document,
    Letterhead,
    Line,
    Node,
    Origin,
    Role,
    Section,
    Signature,
)
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.outline import BULLETS, NumberedItem, number_items
from cchc_desk.forms.placeholder import MISSING, date_words, fill, number_words, symbol
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import Inline, Level, Span, join_spans
from cchc_desk.forms.template import DocumentKind


@dataclass(frozen=True, slots=True)
class Printing:
    """Say what is printed besides the answers; None: ``guidance`` - as the template says."""

    guidance: bool | None = None
    appendix: bool = True
    medium: Medium = Medium.PAPER


def compose(report: Report, printing: Printing = Printing()) -> Document:
    """Compose the document of a report."""
    shows_guidance = printing.guidance
    if shows_guidance is None:
        shows_guidance = report.template.print_guidance
    body = Section(tuple(_body(report, guidance=shows_guidance)))
    appendices = _appendices(report, printing.medium) if printing.appendix else ()
    title = " ".join(f"{report.template.title} {subject(report)}".split())
    return Document(title, report.office.name, (body, *appendices))


def _appendices(report: Report, medium: Medium) -> tuple[Section, ...]:
    count = len(report.template.appendices)
    composed = (
        compose_appendix(report, appendix, index if count > 1 else None, medium)
        for index, appendix in enumerate(report.template.appendices, start=1)
    )
    return tuple(section for section in composed if section is not None)


def _body(report: Report, *, guidance: bool) -> Iterator[Node]:
    yield _letterhead(report)
    yield _part(Role.DOCUMENT_TYPE, "document-type", report.template.title, bold=True)
    yield _part(Role.SUBJECT, "subject", subject(report), bold=True)
    yield from _addressee_lines(report)
    for ground in _chosen(report.front.grounds, report.template.grounds):
        yield _part(Role.GROUND, "grounds", fill(ground, report), italic=True)
    for paragraph in _chosen(report.front.opening, report.template.opening):
        yield _part(Role.BODY, "opening", fill(paragraph, report))
    for numbered in number_items(report.template.items, report.template.numbering):
        yield from _item_nodes(report, numbered, guidance=guidance)
    closing = report.template.closing if report.front.closing is None else report.front.closing
    if closing:
        line = _part(Role.BODY, "closing", fill(closing, report))
        yield replace(line, keep_with_next=True)
    yield _signature(report)


def _chosen(own: tuple[str, ...] | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return usual if own is None else own


def _part(role: Role, part: str, text: str, *, bold: bool = False, italic: bool = False) -> Line:
    spans = (Span(text, bold=bold, italic=italic),) if text else ()
    return Line(role, spans, Origin(part=part))


def subject(report: Report) -> str:
    """Return what the document is about (trích yếu), the document's own words or the template's."""
    own = report.front.subject
    return fill(report.template.subject if own is None else own, report)


def _letterhead(report: Report) -> Letterhead:
    office = report.office
    number = number_words(report.front.number)
    place = office.place or MISSING
    return Letterhead(
        parent=office.parent.upper(),
        office=(office.name or MISSING).upper(),
        number_line=f"Số: {number}/{symbol(report)}",
        place_and_date=f"{place}, {date_words(report.front.issued, report.year)}",
    )


# --- Kính gửi, Nơi nhận, signature ---------------------------------------------------------------


def addressees(report: Report) -> tuple[str, ...]:
    """Return whom the document is sent to, without punctuation at the ends.

    The office's usual addressees are those of its reports; a plan is sent to nobody above.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.a.
    """
    of_office = report.office.addressees if report.kind is DocumentKind.REPORT else ()
    usual = of_office or report.template.addressees
    chosen = _chosen(report.front.addressees, usual)
    return tuple(fill(each, report).rstrip(" ;.") for each in chosen)


def recipients(report: Report) -> tuple[str, ...]:
    """Return the lines of Nơi nhận; the first is "Như trên;" when there is Kính gửi.

    Without Kính gửi the office's usual list loses that line; a list of the document's own stays.
    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.9.
    """
    chosen = _chosen(report.front.recipients, report.office.recipients)
    listed = tuple(fill(each, report).removeprefix("-").strip() for each in chosen)
    others = tuple(each for each in listed if not each.startswith("Như trên"))
    if addressees(report):
        return listed if others != listed else ("Như trên;", *listed)
    return others if report.front.recipients is None else listed


def _addressee_lines(report: Report) -> Iterator[Line]:
    names = addressees(report)
    if len(names) == 1:
        yield _part(Role.ADDRESSEE, "addressees", f"Kính gửi: {names[0]}.")
    elif names:
        yield _part(Role.ADDRESSEE, "addressees", "Kính gửi:")
        for index, name in enumerate(names, start=1):
            end = "." if index == len(names) else ";"
            yield _part(Role.ADDRESSEE, "addressees", f"- {name}{end}")


def _signature(report: Report) -> Signature:
    signer = report.office.signer if report.front.signer is None else report.front.signer
    return Signature(recipients(report), signer.authority, signer.title, signer.name)


# --- items ----------------------------------------------------------------------------------------


def _item_nodes(report: Report, numbered: NumberedItem, *, guidance: bool) -> Iterator[Node]:
    item = numbered.item
    blocks = printed_blocks(report.answer(item.id), item, report.office.nothing_phrase)
    lead = _lead(report, numbered, guidance=guidance)
    first = first_paragraph(blocks)
    joins = item.run_in or item.untitled
    runs_in = joins and first is not None and first.level is Level.NONE
    if runs_in and first is not None:
        filled = figures_filled(first, report).spans
        gap = numbered.gap if item.untitled else " "
        lead = join_spans((*lead, Span(gap), *filled)) if lead and filled else (*lead, *filled)
    if lead:
        is_heading = _is_heading(numbered)
        role = Role.HEADING if is_heading else Role.BODY
        origin = Origin(item=item.id, block=0 if runs_in else None)
        level = item.level if is_heading else 0
        keep = is_heading and not runs_in
        yield Line(role, lead, origin, level, keep_with_next=keep)
    for index, block in enumerate(blocks):
        if not (runs_in and index == 0):
            yield from node(block, report, Origin(item=item.id, block=index))


def _lead(report: Report, numbered: NumberedItem, *, guidance: bool) -> tuple[Inline, ...]:
    """Return "a) Label (guidance):" in the look that the level prescribes, or the number alone."""
    item = numbered.item
    look = Span("", bold=_is_bold(numbered), italic=item.italic)
    sign = numbered.number if item.untitled else f"{numbered.number}{numbered.gap}"
    sign_is_upright = numbered.number in BULLETS
    spans = [replace(look, text=sign, italic=look.italic and not sign_is_upright)]
    spans += [] if item.untitled else [replace(look, text=fill(item.label, report))]
    if guidance and item.guidance:
        prompt = fill(item.guidance, report)
        spans += [replace(look, text=" ("), replace(look, text=prompt, italic=True)]
        spans += [replace(look, text=")")]
    if item.run_in and not item.untitled and not spans[-1].text.endswith(":"):
        spans.append(replace(look, text=":"))
    return join_spans(spans)


def _is_heading(numbered: NumberedItem) -> bool:
    """Tell a heading from text: a title with a number, or a bold one without."""
    item = numbered.item
    has_title = bool(numbered.number or item.bold) and not item.untitled
    return has_title and numbered.number not in BULLETS


def _is_bold(numbered: NumberedItem) -> bool:
    """Tell the look of a heading: mục and khoản with a title are bold, điểm and bullets not.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ.
    """
    if numbered.item.bold is not None:
        return numbered.item.bold
    number = "" if numbered.item.untitled else numbered.number
    is_point = len(number) > 1 and number[-1] in ").:" and number[:-1].isalpha() and (
        number[:-1].islower()
    )  # fmt: skip
    return bool(number) and number not in BULLETS and not is_point
