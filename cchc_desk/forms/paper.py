"""How paper lies: what a template asks for and a document has."""

from enum import StrEnum


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
