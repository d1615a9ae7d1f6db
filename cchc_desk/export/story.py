"""The characters of a Word file: runs, links and footnotes."""

from collections.abc import Iterable

from cchc_desk.export.links import link_target
from cchc_desk.export.package import Part, Relationships, relationships_part
from cchc_desk.export.wordml import (
    DECLARATION,
    NAMESPACES,
    StyleLook,
    characters,
    paragraph,
    run,
    run_properties,
)
from cchc_desk.forms.richtext import Footnote, Inline, Span, Vertical

NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def span_run(span: Span, look: StyleLook, relationships: Relationships) -> str:
    """Return the run of a span; its link becomes a relationship of the part it stands in."""
    if _is_plain(span, look):
        return f"<w:r>{characters(span.text)}</w:r>"
    target = link_target(span.link)
    properties = run_properties(
        bold=span.bold,
        italic=span.italic,
        vertical=span.vertical,
        look=look,
        character_style="" if target is None else "Hyperlink",
    )
    written = f"<w:r>{properties}{characters(span.text)}</w:r>"
    if target is None:
        return written
    id_ = relationships.add("hyperlink", target, is_external=True)
    return f'<w:hyperlink r:id="{id_}" w:history="1">{written}</w:hyperlink>'


def _is_plain(span: Span, look: StyleLook) -> bool:
    """Tell whether the style of the paragraph says all; so it is with nearly every span."""
    return (
        span.bold is look.bold
        and span.italic is look.italic
        and span.vertical is Vertical.BASELINE
        and span.link is None
    )


_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
_NOTE_NUMBER = f"<w:r>{_REFERENCE}<w:footnoteRef/></w:r>{run(' ')}"

# Word needs both before the first note, with these ids. Source: ECMA-376-1, 17.11.1, 17.11.23.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    f' w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, id_ in (("separator", -1), ("continuationSeparator", 0))
)


class Story:
    """Write the spans of the main part; footnotes are numbered as they appear."""

    def __init__(self) -> None:
        """Begin without links and footnotes."""
        self.relationships = Relationships()
        self._notes: list[str] = []
        self._note_relationships = Relationships()

    def spans(self, spans: Iterable[Inline], look: StyleLook) -> str:
        """Return the runs of a paragraph."""
        return "".join(
            [
                span_run(span, look, self.relationships)
                if isinstance(span, Span)
                else self._mark(span)
                for span in spans
            ]
        )

    def _mark(self, note: Footnote) -> str:
        number = len(self._notes) + 1
        words = (span_run(span, StyleLook(), self._note_relationships) for span in note.spans)
        text = paragraph("FootnoteText", _NOTE_NUMBER + "".join(words))
        self._notes.append(f'<w:footnote w:id="{number}">{text}</w:footnote>')
        return f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{number}"/></w:r>'

    def footnote_parts(self) -> Iterable[Part]:
        """Yield the footnotes part, which always exists, and the links in it."""
        name = "word/footnotes.xml"
        notes = "".join(self._notes)
        xml = f"{DECLARATION}<w:footnotes {NAMESPACES}>{_SEPARATORS}{notes}</w:footnotes>"
        yield Part(name, xml.encode(), NOTES_TYPE)
        if self._note_relationships:
            yield relationships_part(name, self._note_relationships)
