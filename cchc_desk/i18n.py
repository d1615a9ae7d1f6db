"""The words that the user reads: message catalogs, Vietnamese by default.

The language is fixed when the process starts: ``CCHC_DESK_LANGUAGE`` may say "en".
"""

import os
import struct
from functools import cache
from pathlib import Path

from cchc_desk import paths

DOMAIN = "cchc_desk"

_MAGIC = 0x950412DE


class Catalog:
    """Look up the messages of a compiled catalog, the MO file of GNU gettext.

    The standard library decodes every message at the start, 7 ms for our 2,000; this does when
    one is wanted. Vietnamese has one form whatever is counted, so no rule for more is read.
    """

    def __init__(self, compiled: bytes) -> None:
        """Find where each message is.

        Raises: OSError when this is no such file.
        """
        try:
            magic, _revision, count, ids, texts = struct.unpack_from("<5I", compiled)
            ids, texts = _strings(compiled, count, ids), _strings(compiled, count, texts)
        except struct.error:
            magic = None
        if magic != _MAGIC:
            message = "the message catalog is not an MO file"
            raise OSError(message)
        # What counts has two ids, of one and of many; the first one names it.
        named = (each.partition(b"\0")[0] for each in ids)
        self._texts = dict(zip(named, texts, strict=True))

    def find(self, message: str) -> str | None:
        """Return the translation; None: there is none."""
        text = self._texts.get(message.encode())
        return text.decode() if text else None


def _strings(compiled: bytes, count: int, start: int) -> list[bytes]:
    places = struct.unpack_from(f"<{2 * count}I", compiled, start)
    pairs = zip(places[::2], places[1::2], strict=True)
    return [compiled[at : at + length] for length, at in pairs]


def catalog_file(language: str) -> Path:
    """Return where the compiled catalog of a language is."""
    return paths.resources() / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


@cache
def catalog(language: str) -> Catalog | None:
    """Return the message catalog of a language; None: it has none, as English."""
    try:
        return Catalog(catalog_file(language).read_bytes())
    except FileNotFoundError:
        return None


def language() -> str:
    """Return the language of this process as an ISO 639 code."""
    return os.environ.get("CCHC_DESK_LANGUAGE", "vi")


def tr(message: str, **values: object) -> str:
    """Translate a whole sentence and fill its named placeholders."""
    words = catalog(language())
    translated = (words and words.find(message)) or message
    return translated.format(**values) if values else translated


def ntr(singular: str, plural: str, count: int, **values: object) -> str:
    """Translate a sentence that counts something; ``{count}`` is filled in."""
    words = catalog(language())
    translated = (words and words.find(singular)) or (singular if count == 1 else plural)
    return translated.format(count=count, **values)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a message in a data table for extraction; ``tr`` translates it when shown."""
    return message
