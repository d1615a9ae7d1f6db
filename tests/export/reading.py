"""A Word file read from outside: what each paragraph looks like after all styles are applied."""

import io
from dataclasses import dataclass
from functools import cached_property
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS_A_MM = 1440 / 25.4


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute of the standard; None: the element or the attribute is absent."""
    return None if element is None else element.get(f"{W}{name}")


def flag(element: etree._Element | None) -> bool | None:
    """Return a yes or no; None: not said."""
    return None if element is None else value(element) not in {"0", "false", "off"}


@dataclass(frozen=True)
class Read:
    """Hold the parts of a file."""

    data: bytes

    @cached_property
    def archive(self) -> ZipFile:
        return ZipFile(io.BytesIO(self.data))

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    @cached_property
    def body(self) -> etree._Element:
        return self.part("word/document.xml")[0]

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        part = self.part("word/styles.xml")
        return {value(each, "styleId"): each for each in part.iter(f"{W}style")}

    @cached_property
    def defaults(self) -> etree._Element:
        return self.part("word/styles.xml").find(f"{W}docDefaults")

    @property
    def paragraphs(self) -> list["Shown"]:
        return [Shown(self, each) for each in self.body.iter(f"{W}p")]

    def paragraph(self, start: str) -> "Shown":
        """Return the first paragraph whose words begin so."""
        return next(each for each in self.paragraphs if each.text.startswith(start))

    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}tbl"))

    def sections(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}sectPr"))


@dataclass(frozen=True)
class Shown:
    """Show one paragraph as a reader sees it."""

    file: Read
    element: etree._Element

    @property
    def text(self) -> str:
        texts = (f"{W}t", f"{W}br", f"{W}tab")
        return "".join(
            (each.text or "") if each.tag == f"{W}t" else " " for each in self.element.iter(*texts)
        )

    @property
    def style(self) -> str:
        return value(self.element.find(f"{W}pPr/{W}pStyle")) or "Normal"

    def _chain(self, kind: str) -> list[etree._Element]:
        """Return the properties that hold, nearest first."""
        style = self.file.styles[self.style]
        based = self.file.styles["Normal"]
        default = self.file.defaults.find(f"{W}{kind}Default/{W}{kind}")
        found = [style.find(f"{W}{kind}"), based.find(f"{W}{kind}"), default]
        return [each for each in found if each is not None]

    def run_property(self, name: str, attribute: str = "val") -> str | None:
        """Return what the first run says, or else the styles."""
        first = self.element.find(f".//{W}r/{W}rPr")
        own = [first] if first is not None else []
        said = (value(each.find(f"{W}{name}"), attribute) for each in own + self._chain("rPr"))
        return next((each for each in said if each is not None), None)

    def toggle(self, name: str) -> bool:
        first = self.element.find(f".//{W}r/{W}rPr")
        own = [first] if first is not None else []
        said = (flag(each.find(f"{W}{name}")) for each in own + self._chain("rPr"))
        return next((each for each in said if each is not None), False)

    def paragraph_property(self, name: str, attribute: str = "val") -> str | None:
        own = self.element.find(f"{W}pPr")
        found = (value(each.find(f"{W}{name}"), attribute) for each in [own, *self._chain("pPr")])
        return next((each for each in found if each is not None), None)

    def keeps_next(self) -> bool:
        own = self.element.find(f"{W}pPr")
        found = (flag(each.find(f"{W}keepNext")) for each in [own, *self._chain("pPr")])
        return next((each for each in found if each is not None), False)

    @property
    def size_pt(self) -> float:
        return int(self.run_property("sz")) / 2

    @property
    def alignment(self) -> str:
        names = {"center": "centre", "both": "justified"}
        said = self.paragraph_property("jc") or "left"
        return names.get(said, said)

    def spacing(self, side: str) -> float:
        """Return points for "before" and "after", lines for "line"."""
        amount = int(self.paragraph_property("spacing", side) or 0)
        return amount / (240 if side == "line" else 20)

    def indent_mm(self, side: str) -> float:
        return int(self.paragraph_property("ind", side) or 0) / TWIPS_A_MM

    def after(self) -> "Shown":
        """Return the paragraph that follows beside it."""
        return Shown(self.file, self.element.getnext())
