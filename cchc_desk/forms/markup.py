r"""The compact form in which rich text is stored and compared: one line per block.

A paragraph line may begin with its sign and a TAB ("-\t", "+\t", "*\t"); inside, a small set of
tags: ``<b> <i> <sup> <sub> <a href> <fig id> <fn> <br/> <tab/>``. A table or an image is a line of
its own. ``from_markup(to_markup(x)) == x`` for every normalised ``x``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_desk.forms.richtext import (
    Block,
    Footnote,
    Image,
    Inline,
    Level,
    Paragraph,
    RichText,
    Span,
    Table,
    TableCell,
    Vertical,
    join_spans,
    normalise,
)


class MarkupError(ValueError):
    """Tell that stored text is not in the compact form: damage, not a user's mistake."""


def to_markup(blocks: Iterable[Block]) -> str:
    """Write the text in its compact form; normalises first."""
    return "\n".join(_block_markup(block) for block in normalise(blocks))


def from_markup(markup: str) -> RichText:
    """Read the compact form; "" is no block at all.

    Raises: MarkupError when the text is damaged.
    """
    return tuple(_read_block(line) for line in markup.split("\n")) if markup else ()


def _block_markup(block: Block) -> str:
    if isinstance(block, Paragraph):
        written = _paragraph_markup(block)
        return written or "<p/>"
    if isinstance(block, Table):
        return _table_markup(block)
    return (
        f'<img id="{_escaped(block.image_id)}" width="{block.width_mm!r}"'
        f' alt="{_escaped(block.description)}"/>'
    )


def _paragraph_markup(block: Paragraph) -> str:
    sign = f"{block.level}\t" if block.level else ""
    return sign + "".join(_inline_markup(span) for span in block.spans)


def _inline_markup(span: Inline) -> str:
    if isinstance(span, Footnote):
        return f"<fn>{''.join(_inline_markup(s) for s in span.spans)}</fn>"
    written = _escaped(span.text, quote=False).replace("\n", "<br/>").replace("\t", "<tab/>")
    for tag in filter(None, (span.vertical, "i" * span.italic, "b" * span.bold)):
        written = f"<{tag}>{written}</{tag}>"
    if span.figure is not None:
        written = f'<fig id="{_escaped(span.figure)}">{written}</fig>'
    if span.link is not None:
        written = f'<a href="{_escaped(span.link)}">{written}</a>'
    return written


def _table_markup(table: Table) -> str:
    widths = " ".join(repr(width) for width in table.widths_mm)
    rows = "".join(f"<tr>{''.join(_cell_markup(cell) for cell in row)}</tr>" for row in table.rows)
    return f'<table widths="{widths}" header="{table.header_rows}">{rows}</table>'


def _cell_markup(cell: TableCell) -> str:
    inner = "".join(f"<p>{_paragraph_markup(p)}</p>" for p in cell.paragraphs)
    return f'<td columns="{cell.columns}" rows="{cell.rows}">{inner}</td>'


# As html.escape does; that module brings the names of 2,000 characters, 4 ms of a start.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
_IN_TEXT = str.maketrans({sign: _ENTITIES[sign] for sign in "&<>"})
_IN_QUOTES = str.maketrans(_ENTITIES)


def _escaped(text: str, *, quote: bool = True) -> str:
    return text.translate(_IN_QUOTES if quote else _IN_TEXT)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    for sign, entity in reversed(_ENTITIES.items()):  # "&" comes last: it opens the others
        text = text.replace(entity, sign)
    return text


_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


class _Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[_Element | str] = []

    def of(self, tag: str) -> list["_Element"]:
        return [c for c in self.children if isinstance(c, _Element) and c.tag == tag]


def _parse(markup: str) -> _Element:
    """Parse tags and characters into a tree; refuse what is not balanced."""
    root = _Element("", {})
    stack = [root]
    position = 0
    for token in _TOKEN.finditer(markup):
        _add_text(stack[-1], markup[position : token.start()])
        position = token.end()
        if token["close"]:
            if stack.pop().tag != token["tag"] or not stack:
                raise MarkupError(markup)
            continue
        attributes = {k: _unescaped(v) for k, v in _ATTRIBUTE.findall(token["attributes"])}
        element = _Element(token["tag"], attributes)
        stack[-1].children.append(element)
        if not token["empty"]:
            stack.append(element)
    _add_text(stack[-1], markup[position:])
    if stack != [root]:
        raise MarkupError(markup)
    return root


def _add_text(element: _Element, text: str) -> None:
    if "<" in text:
        raise MarkupError(text)
    if text:
        element.children.append(_unescaped(text))


def _read_block(line: str) -> Block:
    if "<" not in line:  # as in most lines; taking them apart would take most of the time
        return _plain_paragraph(_unescaped(line))
    if line == "<p/>":
        return Paragraph()
    if line.startswith("<img "):
        return _read_image(_only_child(line))
    if line.startswith("<table "):
        return _read_table(_only_child(line))
    return _read_paragraph(_parse(line))


def _only_child(line: str) -> _Element:
    match _parse(line).children:
        case [_Element() as element]:
            return element
        case _:
            raise MarkupError(line)


def _read_image(element: _Element) -> Image:
    try:
        width_mm = float(element.attributes["width"])
        return Image(element.attributes["id"], width_mm, element.attributes["alt"])
    except (KeyError, ValueError) as error:
        raise MarkupError(str(element)) from error


def _read_table(element: _Element) -> Table:
    try:
        widths = tuple(float(w) for w in element.attributes["widths"].split())
        rows = tuple(tuple(_read_cell(td) for td in tr.of("td")) for tr in element.of("tr"))
        return Table(rows, widths, int(element.attributes["header"]))
    except (KeyError, ValueError) as error:
        raise MarkupError(str(element)) from error


def _read_cell(element: _Element) -> TableCell:
    inner = tuple(_read_paragraph(p) for p in element.of("p"))
    columns, rows = (int(element.attributes[name]) for name in ("columns", "rows"))
    return TableCell(inner or (Paragraph(),), columns, rows)


def _plain_paragraph(text: str) -> Paragraph:
    level, rest = _split_sign(text)
    return Paragraph(join_spans([Span(rest)]), level)


def _read_paragraph(element: _Element) -> Paragraph:
    level = Level.NONE
    children = list(element.children)
    match children:
        case [str(first), *rest]:
            level, text = _split_sign(first)
            children = [text, *rest]
    return Paragraph(join_spans(_read_inline(children, Span(""))), level)


def _split_sign(text: str) -> tuple[Level, str]:
    if text[1:2] == "\t" and text[0] in _SIGNS:
        return Level(text[0]), text[2:]
    return Level.NONE, text


_SIGNS = frozenset(level.value for level in Level) - {""}


def _read_inline(children: Sequence[_Element | str], look: Span) -> Iterator[Inline]:
    for child in children:
        if isinstance(child, str):
            yield _in_look(child, look)
        elif child.tag in _CHARACTERS:
            yield _in_look(_CHARACTERS[child.tag], look)
        elif child.tag == "fn":
            inner = _read_inline(child.children, Span(""))
            yield Footnote(tuple(_only_spans(join_spans(inner))))
        else:
            yield from _read_inline(child.children, _look_inside(child, look))


_CHARACTERS = {"br": "\n", "tab": "\t"}


def _in_look(text: str, look: Span) -> Span:
    # As replace() does, at a tenth of its time: a report has thousands.
    return Span(text, look.bold, look.italic, look.vertical, look.link, look.figure)


def _only_spans(spans: Iterable[Inline]) -> Iterator[Span]:
    for span in spans:
        if isinstance(span, Footnote):
            raise MarkupError("a footnote inside a footnote")
        yield span


def _look_inside(element: _Element, look: Span) -> Span:
    match element.tag:
        case "b":
            return replace(look, bold=True)
        case "i":
            return replace(look, italic=True)
        case "sup" | "sub":
            return replace(look, vertical=Vertical(element.tag))
        case "a":
            return replace(look, link=element.attributes.get("href"))
        case "fig":
            return replace(look, figure=element.attributes.get("id"))
    raise MarkupError(f"unknown tag {element.tag}")
