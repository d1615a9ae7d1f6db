"""Content in two versions, one for newer programs. Source: ECMA-376-3, 10.2."""

from lxml import etree

from cchc_desk.intake.word.names import COMPATIBILITY

ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_CHOICE, _FALLBACK = (f"{{{COMPATIBILITY}}}{name}" for name in ("Choice", "Fallback"))

_MICROSOFT = "http://schemas.microsoft.com/office/"
# What may be asked of the reader of the first version: shapes, their groups, and extensions of
# what we read anyway. Charts, ink and pictures of models are not among them.
_UNDERSTOOD = frozenset(
    f"{_MICROSOFT}{name}"
    for name in (
        "word/2010/wordprocessingShape",
        "word/2010/wordprocessingGroup",
        "word/2010/wordprocessingCanvas",
        "word/2010/wordprocessingDrawing",
        "word/2010/wordml",
        "word/2012/wordml",
        "drawing/2010/main",
    )
)


def chosen(alternate: etree._Element) -> list[etree._Element]:
    """Return the children of one version: the first understood, the fallback, or else any."""
    choices = alternate.findall(_CHOICE)
    understood = (each for each in choices if _is_understood(each))
    version = next(understood, alternate.find(_FALLBACK))
    if version is None:
        version = next(iter(choices), None)
    return [] if version is None else list(version)


def _is_understood(choice: etree._Element) -> bool:
    asked = choice.get("Requires", "").split()
    return all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in asked)
