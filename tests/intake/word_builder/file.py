"""Word files for tests as bytes."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# The part, and the word of its relation, for what ``File`` takes by name.
_PARTS = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "footnotes": ("footnotes.xml", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes"),
    "comments": ("comments.xml", "comments"),
    "settings": ("settings.xml", "settings"),
}


@dataclass(frozen=True)
class Target:
    """Say what the main part points to, by id; an address of the web when it is external."""

    kind: str
    name: str
    is_external: bool = False


@dataclass
class File:
    """Hold a file to be written; ``styles`` and the like hold what is inside the part.

    ``parts`` are further parts by name, ``targets`` further relations of the main part by id,
    ``missing`` - parts to leave out although a relation points to them.
    """

    body: str
    styles: str = ""
    numbering: str = ""
    footnotes: str = ""
    endnotes: str = ""
    comments: str = ""
    settings: str = ""
    parts: Mapping[str, str | bytes] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    def data(self) -> bytes:
        """Return the zipped package."""
        packed = io.BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for name, content in self._contents():
                if name not in self.missing:
                    archive.writestr(name, content)
        return packed.getvalue()

    def _contents(self) -> Iterator[tuple[str, str | bytes]]:
        main = relations(("rId1", "officeDocument", "word/document.xml", False))
        named = {key: getattr(self, key) for key in _PARTS if getattr(self, key)}
        yield "[Content_Types].xml", _content_types()
        yield "_rels/.rels", main
        yield "word/document.xml", root("document", f"<w:body>{self.body}</w:body>")
        yield (
            "word/_rels/document.xml.rels",
            relations(
                *((f"rId{key}", _PARTS[key][1], _PARTS[key][0], False) for key in named),
                *((id_, t.kind, t.name, t.is_external) for id_, t in self.targets.items()),
            ),
        )
        for key, inside in named.items():
            yield f"word/{_PARTS[key][0]}", root(key, inside)
        yield from self.parts.items()


def root(name: str, inside: str) -> str:
    """Write a part of WordprocessingML."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<w:{name} {declared}>{inside}</w:{name}>"


def relations(*each: tuple[str, str, str, bool]) -> str:
    """Write a part of relations: id, kind, target, whether it is external."""
    external = ' TargetMode="External"'
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{external if is_external else ''}/>"
        for id_, kind, target, is_external in each
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    types = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "emf": "image/x-emf",
    }
    inside = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in types.items())
    inside += f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}"/>'
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{inside}</Types>'
