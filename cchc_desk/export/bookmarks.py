"""Where each field stands in the Word file: hidden bookmarks that survive editing in Word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from cchc_desk.export.signature import is_empty
from cchc_desk.forms.document import Document, Grid, Letterhead, Node, Section, Signature

# A leading underscore hides a bookmark in Word's list.
PREFIX = "_cchc_"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold neighbouring nodes of one item; None: ``item`` - they belong to no item."""

    nodes: tuple[Node, ...]
    item: str | None = None
    number: int = 0

    @property
    def name(self) -> str:
        """Return the bookmark's name, at most 40 characters as Word wants."""
        return f"{PREFIX}{self.number}"


def printed_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections without what leaves no trace: empty tables, blocks and sections."""
    kept = tuple(
        Section(tuple(node for node in section.nodes if _is_printed(node)), section.orientation)
        for section in document.sections
    )
    return tuple(section for section in kept if section.nodes) or (Section(()),)


def _is_printed(node: Node) -> bool:
    if isinstance(node, Grid):
        return any(row.cells for row in node.rows) or bool(node.rows and node.widths_mm)
    if isinstance(node, Signature):
        return not is_empty(node)
    return True


def stretches(document: Document) -> tuple[tuple[Stretch, ...], ...]:
    """Return the nodes of each printed section in stretches; bookmarks count through all."""
    found: list[tuple[Stretch, ...]] = []
    count = 0
    for section in printed_sections(document):
        in_section: list[Stretch] = []
        for item, nodes in groupby(section.nodes, _item):
            count += item is not None
            in_section.append(Stretch(tuple(nodes), item, count))
        found.append(tuple(in_section))
    return tuple(found)


def item_by_bookmark(document: Document) -> Mapping[str, str]:
    """Return the item that each bookmark of the document's Word file stands around."""
    return dict(_named_items(document))


def _named_items(document: Document) -> Iterator[tuple[str, str]]:
    for section in stretches(document):
        yield from ((each.name, each.item) for each in section if each.item is not None)


def _item(node: Node) -> str | None:
    return None if isinstance(node, Letterhead | Signature) else node.origin.item


def opening(stretch: Stretch) -> str:
    """Return the beginning of the stretch's bookmark; "" when it has none."""
    if stretch.item is None:
        return ""
    return f'<w:bookmarkStart w:id="{stretch.number}" w:name="{stretch.name}"/>'


def closing(stretch: Stretch) -> str:
    """Return the end of the stretch's bookmark; "" when it has none."""
    return "" if stretch.item is None else f'<w:bookmarkEnd w:id="{stretch.number}"/>'
