"""The package of a Word document or an Excel workbook: its parts, read one by one and with care."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

from cchc_desk.intake.archive import Archive, open_archive
from cchc_desk.intake.file_kind import check_kind
from cchc_desk.intake.image_head import check_image
from cchc_desk.intake.limits import MAX_FILE_BYTES, MAX_IMAGE_BYTES
from cchc_desk.intake.readings import Progress
from cchc_desk.intake.refusals import (
    ArchiveFileError,
    DamagedFileError,
    FileTooLargeError,
    LargePictureError,
    MacroFileError,
    NotExcelError,
    NotWordError,
    OtherKindError,
    OtherOfficeFileError,
    PresentationFileError,
    UnsafeFileError,
)
from cchc_desk.intake.relations import Relation, read_relations, relations_name
from cchc_desk.intake.snapshot import read_snapshot
from cchc_desk.intake.xml_part import parse_pieces, parse_xml


class PackageKind(StrEnum):
    """What a package holds, in the words of its file name."""

    DOCX = "docx"
    XLSX = "xlsx"


CONTENT_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The same in Transitional and Strict files. Source: ECMA-376-1:2016, 11.3.10 and 12.3.23.
_MAIN_TYPES: Mapping[str, PackageKind] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": (
        PackageKind.DOCX
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": PackageKind.XLSX,
}
_OTHER_TYPES: tuple[tuple[str, type[OtherKindError]], ...] = (
    ("sheet.binary", OtherOfficeFileError),
    ("macroenabled", MacroFileError),
    ("template.main+xml", OtherOfficeFileError),
    ("presentationml", PresentationFileError),
)
_MACROS = "vbaproject"


@dataclass(frozen=True, slots=True)
class Package:
    """Hold a package; ``main_name`` is the part with the text or the list of sheets.

    Names of parts have no slash in front ("word/document.xml") and ignore case. Every part is
    unpacked and checked anew each time that it is asked for. Errors are those of ``open_package``.
    """

    kind: PackageKind
    main_name: str
    _archive: Archive

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts in the order of the archive."""
        return self._archive.names()

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return self._archive.has(name)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises: DamagedFileError when it is missing or broken, UnsafeFileError.
        """
        return self._archive.read(name)

    def xml(self, name: str) -> etree._Element:
        """Return the root of an XML part, without comments and processing instructions.

        Raises: DamagedFileError when it is missing or broken, OverLimitError, UnsafeFileError.
        """
        return parse_xml(self.read(name))

    def xml_pieces(self, name: str, containers: Sequence[str]) -> Iterator[etree._Element]:
        """Yield the children of the first of these elements in an XML part, one after the other.

        Raises: as ``xml``.
        """
        return parse_pieces(self.read(name), containers)

    def image(self, name: str) -> bytes:
        """Return a PNG or JPEG that is not too large to be shown.

        Raises: PictureError, which concerns this picture alone; DamagedFileError, UnsafeFileError.
        """
        if self._archive.size_bytes(name) > MAX_IMAGE_BYTES:
            raise LargePictureError(f"{self._archive.size_bytes(name)} bytes")
        data = self.read(name)
        check_image(data)
        return data

    def relations(self, part_name: str) -> tuple[Relation, ...]:
        """Return what a part points to, in the order of the file; "" means the package itself.

        Raises: as ``xml``.
        """
        return _relations(self._archive, part_name)


def open_package(data: bytes, expected: PackageKind | None = None) -> Package:
    """Look at the bytes of a foreign file, and let in a document or workbook that is safe to read.

    None: a document and a workbook are both welcome.
    Raises: RefusedFileError, with what the file is or what is wrong with it.
    """
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLargeError(f"{len(data)} bytes")
    check_kind(data)
    archive = open_archive(data)
    if not archive.has(CONTENT_TYPES):
        raise ArchiveFileError
    types = _content_types(parse_xml(archive.read(CONTENT_TYPES)))
    main_name = _main_name(archive)
    kind = _kind(types, main_name)
    _check_macros(archive, types)
    if expected is not None and kind is not expected:
        raise NotWordError if kind is PackageKind.XLSX else NotExcelError
    return Package(kind, main_name, archive)


def open_file(path: Path, expected: PackageKind | None = None) -> Package:
    """Read a file once and let it in as ``open_package`` does; later changes do not matter.

    Raises: RefusedFileError.
    """
    return open_package(read_snapshot(path), expected)


def _relations(archive: Archive, part_name: str) -> tuple[Relation, ...]:
    name = relations_name(part_name)
    if not archive.has(name):
        return ()
    return tuple(read_relations(parse_xml(archive.read(name)), part_name, archive.has))


@dataclass(frozen=True, slots=True)
class _ContentTypes:
    """Hold the content types by part name and by extension, all in lower case."""

    by_name: Mapping[str, str]
    by_extension: Mapping[str, str]

    def of(self, name: str) -> str:
        """Return the content type of a part; "" when none is given."""
        default = self.by_extension.get(name.lower().rpartition(".")[2], "")
        return self.by_name.get(name.lower(), default)

    def __iter__(self) -> Iterator[str]:
        """Yield every content type."""
        yield from self.by_name.values()
        yield from self.by_extension.values()


def _content_types(root: etree._Element) -> _ContentTypes:
    def listed(tag: str, key: str) -> Mapping[str, str]:
        return {
            each.get(key, "").lower().lstrip("/"): each.get("ContentType", "").strip().lower()
            for each in root.iter(f"{_TYPES_NAMESPACE}{tag}")
        }

    return _ContentTypes(listed("Override", "PartName"), listed("Default", "Extension"))


def _main_name(archive: Archive) -> str:
    relations = _relations(archive, "")
    targets = {r.target for r in relations if r.kind == "officeDocument" and not r.is_external}
    if len(targets) > 1:
        raise UnsafeFileError("more than one main part")
    if not targets or not archive.has(min(targets)):
        raise DamagedFileError("no main part")
    return min(targets)


def _kind(types: _ContentTypes, main_name: str) -> PackageKind:
    main_type = types.of(main_name)
    for word, refused in _OTHER_TYPES:
        if word in main_type:
            raise refused(main_type)
    kind = _MAIN_TYPES.get(main_type)
    if kind is None:
        raise OtherKindError(f"the main part is {main_type or 'of no type'}")
    return kind


def _check_macros(archive: Archive, types: _ContentTypes) -> None:
    if any(_MACROS in each for each in types) or any(_MACROS in n.lower() for n in archive.names()):
        raise MacroFileError("a VBA project")


def read_kind(_progress: Progress, path: str) -> PackageKind:
    """Tell what a file holds, so that the right reading can be asked for (a reading of the child).

    Raises: RefusedFileError.
    """
    return open_file(Path(path)).kind
