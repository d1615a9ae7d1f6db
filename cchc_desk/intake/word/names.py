"""The names in a Word file's XML, and how the strict variant is turned into the usual one."""

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
OFFICE_VML = "urn:schemas-microsoft-com:office:office"
XML = "http://www.w3.org/XML/1998/namespace"

# Source: ISO/IEC 29500-1:2016 (strict) beside ISO/IEC 29500-4:2016 (transitional).
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONSHIPS,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH,
    "http://purl.oclc.org/ooxml/drawingml/main": DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WORD_DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/chart": CHART,
    "http://purl.oclc.org/ooxml/drawingml/diagram": DIAGRAM,
}


def w(local: str) -> str:
    """Return a name of WordprocessingML as lxml writes it."""
    return f"{{{MAIN}}}{local}"


def r(local: str) -> str:
    """Return the name of an attribute that holds a relationship id."""
    return f"{{{RELATIONSHIPS}}}{local}"


BODIES = tuple(f"{{{each}}}body" for each in (MAIN, *_STRICT) if _STRICT.get(each, MAIN) == MAIN)
"""What the body of a document may be called in a file."""

VAL = w("val")


def value(element: etree._Element | None, name: str = VAL) -> str | None:
    """Return an attribute; None: the element or the attribute is absent."""
    return None if element is None else element.get(name)


def child_value(parent: etree._Element | None, tag: str) -> str | None:
    """Return what a child says in its ``w:val``; None: nothing."""
    return None if parent is None else value(parent.find(tag))


_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch is there and not turned off. Source: ECMA-376-1, 17.17.4."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def transitional(root: etree._Element) -> etree._Element:
    """Return the tree with the names that this program reads; it may be changed in place."""
    if _STRICT.keys() & set(root.nsmap.values()):
        for element in root.iter(etree.Element):
            element.tag = _renamed(str(element.tag))
            for name in [str(each) for each in element.attrib]:
                if (usual := _renamed(name)) != name:
                    element.set(usual, str(element.attrib.pop(name)))
    return root


def _renamed(name: str) -> str:
    namespace, brace, local = name.rpartition("}")
    usual = _STRICT.get(namespace.removeprefix("{"))
    return name if usual is None else f"{{{usual}{brace}{local}"
