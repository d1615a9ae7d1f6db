"""Pictures: what kind and size they are, and how they stand in a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from cchc_desk.export.house import Page
from cchc_desk.export.metrics import MM_PER_POINT
from cchc_desk.export.package import Part, Relationships
from cchc_desk.export.units import emu
from cchc_desk.export.wordml import DRAWING, PICTURE, attribute
from cchc_desk.forms.document import Picture

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """Say what an image is: "png" or "jpeg", and its size in pixels."""

    kind: str
    width: int
    height: int


def image_facts(data: bytes) -> ImageFacts | None:
    """Read the head of an image; None: it is neither PNG nor JPEG, or damaged."""
    facts = _png_facts(data) if data.startswith(_PNG) else _jpeg_facts(data)
    return facts if facts is not None and facts.width and facts.height else None


def _png_facts(data: bytes) -> ImageFacts | None:
    size = data[16:24]
    if data[12:16] != b"IHDR" or len(size) != 8:  # noqa: PLR2004 - two 32-bit numbers
        return None
    return ImageFacts("png", int.from_bytes(size[:4]), int.from_bytes(size[4:]))


# Start of frame, except the three codes that mean something else. Source: ITU-T T.81, table B.1.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg_facts(data: bytes) -> ImageFacts | None:
    if not data.startswith(_JPEG):
        return None
    for code, start in _jpeg_segments(data):
        if code in _FRAMES and start + 7 <= len(data):
            height, width = data[start + 3 : start + 5], data[start + 5 : start + 7]
            return ImageFacts("jpeg", int.from_bytes(width), int.from_bytes(height))
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the code and the start of every segment with a length."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:  # noqa: PLR2004 - a marker
        yield data[position + 1], position + 2
        position += 2 + int.from_bytes(data[position + 2 : position + 4])


UNREADABLE = ImageFacts("png", 4, 3)
"""The shape of what is shown in place of an image that nobody can read."""

# A picture leaves room on its page for the line above and the caption below it.
_CAPTION_LINES = 3
_LINE_MM = 14 * 1.15 * MM_PER_POINT


def shown_size_mm(picture: Picture, facts: ImageFacts, paper: Page) -> tuple[float, float]:
    """Return width and height as printed: as wanted, but no larger than the page has room for."""
    width = paper.text_width_mm
    height = paper.text_height_mm - _CAPTION_LINES * _LINE_MM
    wanted = picture.width_mm if 0 < picture.width_mm < width else width
    shown = min(wanted, height * facts.width / facts.height)
    return shown, shown * facts.height / facts.width


class Pictures:
    """Collect the images of the main part; the same bytes are kept once."""

    def __init__(self, relationships: Relationships) -> None:
        """Begin with none."""
        self._relationships = relationships
        self._parts: dict[str, Part] = {}
        self._count = 0

    def parts(self) -> Iterator[Part]:
        """Yield the images as parts of the package."""
        yield from self._parts.values()

    def run(self, picture: Picture, paper: Page) -> str:
        """Return a run that shows the picture.

        Bytes that are no PNG or JPEG are kept too: Word shows a cross with the description.
        """
        facts = image_facts(picture.data) or UNREADABLE
        width_mm, height_mm = shown_size_mm(picture, facts, paper)
        self._count += 1
        return _drawing(
            self._point_to(picture.data, facts.kind),
            self._count,
            picture.description,
            max(emu(width_mm), 1),
            max(emu(height_mm), 1),
        )

    def _point_to(self, data: bytes, kind: str) -> str:
        digest = sha256(data).hexdigest()
        number = len(self._parts) + 1
        part = self._parts.setdefault(digest, Part(f"word/media/image{number}.{kind}", data))
        return self._relationships.add("image", part.name.removeprefix("word/"))


def _drawing(relationship: str, number: int, description: str, width: int, height: int) -> str:
    name = f'id="{number}" name="Hình {number}" descr="{attribute(description)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name}/>'
        "<wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING}">'
        f'<a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
