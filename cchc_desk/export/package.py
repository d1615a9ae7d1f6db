"""The package of a Word file: parts, their relationships and content types, and the zip."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cchc_desk.export.wordml import DECLARATION, RELATIONSHIPS, attribute

PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# A wall clock in the zip would make two exports of one report differ.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

EXTENSIONS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part; "" as ``content_type``: the one of its extension."""

    name: str
    data: bytes
    content_type: str = ""


class Relationships:
    """Collect what one part points to; the same target is pointed to once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """Point to a target and return the id by which the part names it.

        ``kind`` - the last word of a relationship type of the standard, or a whole type.
        """
        key = (kind, target, is_external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def __bool__(self) -> bool:
        """Tell whether the part points to anything."""
        return bool(self._ids)

    def xml(self) -> bytes:
        """Return the relationships part."""
        entries = "".join(
            f'<Relationship Id="{id_}" Type="{_whole_type(kind)}" Target="{attribute(target)}"'
            f"{_EXTERNAL if is_external else ''}/>"
            for (kind, target, is_external), id_ in self._ids.items()
        )
        return (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'
        ).encode()


_EXTERNAL = ' TargetMode="External"'


def _whole_type(kind: str) -> str:
    return kind if "/" in kind else f"{RELATIONSHIPS}/{kind}"


def relationships_part(owner: str, relationships: Relationships) -> Part:
    """Return the relationships of a part; "" as owner: of the package."""
    folder, slash, name = owner.rpartition("/")
    return Part(f"{folder}{slash}_rels/{name}.rels", relationships.xml())


def zip_parts(parts: Iterable[Part]) -> bytes:
    """Return the package; the same parts give the same bytes."""
    kept = tuple(parts)
    return zip_whole((_content_types(kept), *kept))


def zip_whole(parts: Iterable[Part]) -> bytes:
    """Return a package whose parts say all of it, their content types too."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for part in parts:
            entry = ZipInfo(part.name, ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            # The system that made the entry would otherwise be written: Windows or Unix.
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, part.data)
    return packed.getvalue()


def _content_types(parts: Iterable[Part]) -> Part:
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{type_}"/>'
        for extension, type_ in EXTENSIONS.items()
    )
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
        for part in parts
        if part.content_type
    )
    xml = f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'
    return Part("[Content_Types].xml", xml.encode())
