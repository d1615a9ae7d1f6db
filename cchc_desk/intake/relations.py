"""What a part of a package points to: other parts, and addresses outside that nobody follows."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# A scheme, another computer, or a drive: outside, whatever the file calls it.
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\")


@dataclass(frozen=True, slots=True)
class Relation:
    """Hold one relationship.

    ``target`` - the name of a part, which may be missing; an external one as it is written, never
    to be followed.
    """

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """Return the last word of the type, the same in Transitional and Strict files: "image"."""
        return self.type.rpartition("/")[2]


def relations_name(part_name: str) -> str:
    """Return the name of the part with the relationships of a part; "" means the package."""
    folder, slash, name = part_name.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def read_relations(
    root: etree._Element, part_name: str, has: Callable[[str], bool]
) -> Iterator[Relation]:
    """Yield the relationships of a part; those without an id or a target say nothing."""
    for element in root.iter(RELATIONSHIP):
        target = element.get("Target", "")
        if not element.get("Id") or not target:
            continue
        is_external = element.get("TargetMode", "").lower() == "external" or bool(
            _OUTSIDE.match(target)
        )
        yield Relation(
            id=element.get("Id", ""),
            type=element.get("Type", ""),
            target=target if is_external else _resolved(target, part_name, has),
            is_external=is_external,
        )


def _resolved(target: str, part_name: str, has: Callable[[str], bool]) -> str:
    """Return the name of the part; some programs write names in the archive without escapes."""
    base = posixpath.join("/", posixpath.dirname(part_name), target)
    name = posixpath.normpath(base).lstrip("/")
    return name if has(name) else unquote(name)
