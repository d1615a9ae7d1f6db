"""Pages and lines as they look, against the limits of the decree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desk.forms.format_rules import FormatRules, Value, format_rules
from cchc_desk.forms.format_rules import Rule as Limit
from cchc_desk.forms.page_facts import LineFacts, NumberFacts, PageFacts, SectionFacts
from cchc_desk.forms.paper import Orientation
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.view import View

# Half a millimetre and a twentieth of a point: what Word makes of a measure typed in its dialogs.
_TOLERANCE = {"mm": 0.6, "pt": 0.05, "lines": 0.02, "": 0.0}


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold one measure with the rule that it has to keep and the words by which it is known."""

    component: str
    name: str
    value: Value
    quote: str


def _breaks(seen: _Seen, rules: FormatRules) -> Limit | None:
    """Return the rule that a measure breaks. None: it keeps it, or there is none."""
    component = rules.components.get(seen.component)
    limit = component.rules.get(seen.name) if component else None
    if limit is None or limit.source != "ND30":
        return None
    return None if limit.permits(seen.value, _TOLERANCE[limit.unit]) else limit


def _slip(view: View, seen: _Seen, limit: Limit, count: int = 1) -> Slip:
    label = format_rules().components[seen.component].label
    message = tr(
        "{part}: {name} is {found}; allowed: {allowed} ({clause}). Found {count} times.",
        part=label,
        name=_name(seen.name),
        found=_shown(seen.value, limit.unit),
        allowed=_allowed(limit),
        clause=limit.clause,
        count=count,
    )
    text = view.blank(Place(part=seen.component))
    return Slip(text, 0, 0, message, quote=seen.quote)


_NAMES = {
    "width": N_("width of the paper"),
    "height": N_("height of the paper"),
    "margin-top": N_("top margin"),
    "margin-bottom": N_("bottom margin"),
    "margin-left": N_("left margin"),
    "margin-right": N_("right margin"),
    "font": N_("font"),
    "colour": N_("colour"),
    "size": N_("size"),
    "bold": N_("bold"),
    "italic": N_("italic"),
    "case": N_("capitals"),
    "alignment": N_("alignment"),
    "place": N_("place"),
    "format": N_("kind of number"),
    "start": N_("first number"),
    "first-page-shown": N_("number on the first page"),
    "first-line": N_("indent of the first line"),
    "space-between": N_("space between paragraphs"),
    "spacing": N_("line spacing"),
    "text": N_("words"),
}

_VALUES = {
    "capitals": N_("capitals"),
    "ordinary": N_("ordinary letters"),
    "centre": N_("centred"),
    "left": N_("left"),
    "right": N_("right"),
    "justified": N_("justified"),
    "top-margin": N_("top margin"),
    "bottom-margin": N_("bottom margin"),
    "decimal": N_("Arabic numerals"),
}


def _name(name: str) -> str:
    return tr(_NAMES[name]) if name in _NAMES else name


def _shown(value: Value, unit: str) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        return tr(_VALUES[value]) if value in _VALUES else value
    number = f"{value:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number} {unit}".strip()


def _allowed(limit: Limit) -> str:
    if limit.allowed:
        return " / ".join(_shown(value, limit.unit) for value in limit.allowed)
    if limit.minimum is not None and limit.maximum is not None:
        return f"{_shown(limit.minimum, '')} – {_shown(limit.maximum, limit.unit)}"
    if limit.minimum is not None:
        return f"≥ {_shown(limit.minimum, limit.unit)}"
    return f"≤ {_shown(limit.maximum or 0.0, limit.unit)}"


# --- pages ----------------------------------------------------------------------------------------


def _pages_of(view: View) -> PageFacts | None:
    """Return the pages. None: nothing is known of them, or the decree does not rule them."""
    return None if view.is_of_party else view.subject.pages


def _pages(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    if pages is None:
        return
    rules = format_rules()
    done: set[tuple[str, str, Value]] = set()
    for section in pages.sections:
        for seen in (*_sheet(section), *_numbering(section)):
            limit = _breaks(seen, rules)
            key = (seen.component, seen.name, seen.value)
            if limit is not None and key not in done:
                done.add(key)
                yield _slip(view, seen, limit)


def _sheet(section: SectionFacts) -> Iterator[_Seen]:
    is_landscape = section.orientation is Orientation.LANDSCAPE
    width, height = section.width_mm, section.height_mm
    if is_landscape:
        width, height = height, width
    measures: dict[str, float] = {"width": width, "height": height}
    if not is_landscape:
        measures |= {
            "margin-top": section.margin_top_mm,
            "margin-bottom": section.margin_bottom_mm,
            "margin-left": section.margin_left_mm,
            "margin-right": section.margin_right_mm,
        }
    for name, value in measures.items():
        yield _Seen("page", name, round(value, 1), _name(name))


def _numbering(section: SectionFacts) -> Iterator[_Seen]:
    if section.number is None:
        return
    yield from _number_look(section.number)
    component = "appendix-pages" if section.is_appendix else "page-number"
    quote = tr("page number")
    if component == "page-number":
        yield _Seen(component, "format", section.number_format, quote)
        yield _Seen(component, "first-page-shown", section.first_page_shown, quote)
    if section.number_start is not None:
        yield _Seen(component, "start", float(section.number_start), quote)


def _number_look(number: NumberFacts) -> Iterator[_Seen]:
    quote = tr("page number")
    yield _Seen(
        "page-number", "place", "top-margin" if number.is_on_top else "bottom-margin", quote
    )
    yield _Seen("page-number", "alignment", number.alignment, quote)
    if number.size_pt:
        yield _Seen("page-number", "size", number.size_pt, quote)
    yield _Seen("page-number", "bold", number.bold, quote)
    yield _Seen("page-number", "italic", number.italic, quote)


def _no_page_numbers(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    long_enough = pages is not None and len(pages.lines) > _LINES_OF_A_PAGE
    if pages is None or not long_enough or any(section.number for section in pages.sections):
        return
    message = tr("The pages have no numbers.")
    yield Slip(view.blank(Place(part="page-number")), 0, 0, message, quote=tr("page number"))


_LINES_OF_A_PAGE = 40


# --- lines ----------------------------------------------------------------------------------------

_SINGLE = (
    "national-name", "motto", "parent", "office", "number", "place-and-date", "document-type",
    "subject", "recipients-title", "signer-title", "signer-name", "appendix-label",
    "appendix-title", "appendix-attached",
)  # fmt: skip
_MANY = ("addressee", "ground", "body", "section-heading", "clause-heading", "point", "recipients")
_CASED = {"national-name", "parent", "office", "document-type", "signer-title", "section-heading"}


def _lines(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    if pages is None:
        return
    rules = format_rules()
    for component in (*_SINGLE, *_MANY):
        lines = [line for line in pages.lines if line.component == component and line.text.strip()]
        yield from _broken(view, lines, rules)


def _broken(view: View, lines: Sequence[LineFacts], rules: FormatRules) -> Iterator[Slip]:
    """Yield each rule once that lines of one sort break, with how often the commonest breach is."""
    found: dict[str, list[tuple[_Seen, Limit]]] = {}
    for line in lines:
        for seen in _measures(line):
            limit = _breaks(seen, rules)
            if limit is not None:
                found.setdefault(seen.name, []).append((seen, limit))
    for breaches in found.values():
        if len(breaches) < len(lines) * _FEW and len(breaches) < _MANY_BREACHES:
            continue
        counted = Counter(seen.value for seen, _ in breaches)
        value, count = counted.most_common(1)[0]
        seen, limit = next(each for each in breaches if each[0].value == value)
        yield _slip(view, seen, limit, count)


# A single line among many that looks otherwise was made so on purpose: a remark, a quotation.
_FEW = 0.2
_MANY_BREACHES = 6


def _measures(line: LineFacts) -> Iterator[_Seen]:
    quote = " ".join(line.text.split()[:8])
    values: dict[str, Value] = {"bold": line.bold, "italic": line.italic}
    if line.size_pt:
        values["size"] = line.size_pt
    if line.component not in {"recipients", "addressee"}:
        values["alignment"] = line.alignment
    if line.component in _CASED:
        values["case"] = "capitals" if line.text.isupper() else "ordinary"
    if line.component in {"body", "ground"}:
        values |= _body_measures(line)
    if line.component == "body":
        values.pop("bold")
        values.pop("italic")
    for name, value in values.items():
        yield _Seen(line.component, name, value, quote)


def _body_measures(line: LineFacts) -> dict[str, Value]:
    values: dict[str, Value] = {"first-line": round(line.first_line_mm, 1)}
    values["space-between"] = max(line.before_pt, line.after_pt)
    if line.spacing_lines is not None:
        values["spacing"] = round(line.spacing_lines, 2)
    return values


def _fonts(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    if pages is None:
        return
    limit = format_rules().rule("character", "font")
    others = Counter(
        line.font for line in pages.lines if line.font and not limit.permits(line.font)
    )
    for font, count in others.items():
        line = next(each for each in pages.lines if each.font == font)
        seen = _Seen("character", "font", font, " ".join(line.text.split()[:8]))
        yield _slip(view, seen, limit, count)


def _colours(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    if pages is None:
        return
    limit = format_rules().rule("character", "colour")
    coloured = [line for line in pages.lines if line.colour and not limit.permits(line.colour)]
    if coloured:
        first = coloured[0]
        seen = _Seen("character", "colour", first.colour, " ".join(first.text.split()[:8]))
        yield _slip(view, seen, limit, len(coloured))


def _underlined(view: View) -> Iterator[Slip]:
    pages = _pages_of(view)
    heads = {"motto", "office", "subject"}
    for line in pages.lines if pages is not None else ():
        if line.underline and line.component in heads:
            message = tr("The line below is drawn, not made by underlining the letters.")
            text = view.blank(Place(part=line.component))
            yield Slip(text, 0, 0, message, quote=line.text)


_BASIS = N_("NĐ 30/2020/NĐ-CP, Phụ lục I; the clause stands in the message.")

RULES = (
    Rule("PAGE", Family.FORMAT, Severity.WARNING, _BASIS, _pages),
    Rule("PAGE", Family.FORMAT, Severity.WARNING, _BASIS, _no_page_numbers),
    Rule("LOOK", Family.FORMAT, Severity.WARNING, _BASIS, _lines),
    Rule("LOOK", Family.FORMAT, Severity.WARNING, _BASIS, _fonts),
    Rule("LOOK", Family.FORMAT, Severity.WARNING, _BASIS, _colours),
    Rule("LOOK", Family.FORMAT, Severity.HINT, _BASIS, _underlined),
)
