"""On what a document goes out, and what is then left open in it."""

from enum import StrEnum


class Medium(StrEnum):
    """What a document is issued on.

    The usual one says all that is known of number and date. A file for the document system, which
    puts them on it, leaves them open in the lines that name the document.
    """

    ELECTRONIC = "electronic"
    PAPER = "paper"
