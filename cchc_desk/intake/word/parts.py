"""The parts of a Word file: which the main one points to, also where its relations are wrong."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from cchc_desk.intake.package import Package
from cchc_desk.intake.relations import Relation
from cchc_desk.intake.word.names import BODIES, transitional


class Parts:
    """Find parts in a package that was let in."""

    def __init__(self, package: Package) -> None:
        """Take a package that holds a document."""
        self._package = package
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.main = package.main_name

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what a part points to, by id."""
        known = self._relations.get(part)
        if known is None:
            found = self._package.relations(part)
            known = self._relations[part] = {each.id: each for each in found}
        return known

    def target(self, relation: Relation | None) -> str:
        """Return the part that a relation leads to; "": it leads outside or to nothing."""
        if relation is None or relation.is_external or not self._package.has(relation.target):
            return ""
        return relation.target

    def related_name(self, kind: str, usual: str) -> str:
        """Return the part that the main one points to, or else the one with the usual name.

        "": the file has neither.
        """
        usual_name = posixpath.join(posixpath.dirname(self.main), usual)
        return next(self._named(kind), usual_name if self._package.has(usual_name) else "")

    def _named(self, kind: str) -> Iterator[str]:
        for each in self.relations(self.main).values():
            if each.kind == kind and (name := self.target(each)):
                yield name

    def related(self, kind: str, usual: str) -> etree._Element | None:
        """Return the same part as XML; None: the file has none."""
        name = self.related_name(kind, usual)
        return self.xml(name) if name else None

    def xml(self, name: str) -> etree._Element:
        """Return a part as XML with the usual names.

        Raises: what ``Package.xml`` raises.
        """
        return transitional(self._package.xml(name))

    def body(self) -> Iterator[etree._Element]:
        """Yield the children of the body with the usual names; one is gone with the next.

        Raises: what ``Package.xml_pieces`` raises.
        """
        return map(transitional, self._package.xml_pieces(self.main, BODIES))

    def optional_xml(self, name: str) -> etree._Element | None:
        """Return a part as XML; None: the file has none of that name."""
        return self.xml(name) if self._package.has(name) else None

    def image(self, name: str) -> bytes:
        """Return an image that is safe to open.

        Raises: what ``Package.image`` raises.
        """
        return self._package.image(name)

    def data_parts(self) -> tuple[str, ...]:
        """Return the names of the parts that programs keep their own data in."""
        found = (name for name in self._package.names() if name.lower().startswith("customxml/"))
        return tuple(sorted(name for name in found if name.lower().endswith(".xml")))
