"""The Vietnamese message catalog: bring it up to date, compile it, say what it lacks.

    uv run python installer/catalog.py update | compile | check

``update`` takes every message of the sources into the .po file, where a person translates it, and
compiles; ``compile`` writes the .mo file that the program reads; ``check`` prints every fault.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "cchc_desk"
PO = ROOT / "resources/locale/vi/LC_MESSAGES/cchc_desk.po"
MO = PO.with_suffix(".mo")

KEYWORDS = {"tr": None, "ntr": (1, 2), "N_": None}

# Dates and versions of tools are left out, so that a diff shows changed messages alone.
HEADERS = {"Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


class StableCatalog(Catalog):
    """A catalog whose header is the same on every day and machine."""

    def __init__(self) -> None:
        """Make an empty Vietnamese catalog."""
        comment = "# Vietnamese messages of cchc_desk. Made by installer/catalog.py update."
        super().__init__(locale="vi", header_comment=comment, fuzzy=False)

    @property  # type: ignore[misc] # read-only here: nothing sets it
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the header without what changes by itself."""
        kept = [(name, value) for name, value in super().mime_headers if name in HEADERS]
        return [*kept[:-1], (kept[-1][0], kept[-1][1] + "\n")]


def extract_messages(sources: Path = SOURCES) -> Catalog:
    """Return every message of the sources, untranslated."""
    found = Catalog()
    method_map = [("**.py", "python")]
    for _file, _line, message, _comments, context in extract_from_dir(
        sources, method_map, keywords=KEYWORDS
    ):
        found.add(message, context=context)
    return found


def read_catalog(po: Path = PO) -> Catalog:
    """Return the catalog as it is on disk; an empty one when there is none."""
    if not po.exists():
        return StableCatalog()
    with po.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


def merge(wanted: Catalog, translated: Catalog) -> StableCatalog:
    """Return the wanted messages with the translations there are, and no others."""
    merged = StableCatalog()
    for message in messages(wanted):
        known = translated.get(message.id, message.context)
        if known is None or known.pluralizable != message.pluralizable:
            merged.add(message.id, context=message.context)
        else:
            merged.add(message.id, known.string, flags=known.flags,
                       user_comments=known.user_comments, context=message.context)  # fmt: skip
    return merged


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages without the header."""
    return (message for message in catalog if message.id)


def po_bytes(catalog: Catalog) -> bytes:
    """Write a catalog as .po: one line a text, sorted, without places in the sources."""
    file = BytesIO()
    write_po(file, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return file.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalog."""
    file = BytesIO()
    write_mo(file, merge(catalog, catalog))
    return file.getvalue()


def faults(wanted: Catalog, translated: Catalog) -> Iterator[str]:
    """Yield in words what the translation lacks or has too much."""
    for message in messages(wanted):
        known = translated.get(message.id, message.context)
        if known is None:
            yield f"not in the catalog: {_texts(message.id)[0]}"
        else:
            yield from (f"{fault}: {_texts(message.id)[0]}" for fault in _message_faults(known))
    for message in messages(translated):
        if wanted.get(message.id, message.context) is None:
            yield f"no longer in the sources: {_texts(message.id)[0]}"
    yield from (f"obsolete: {_texts(each.id)[0]}" for each in translated.obsolete.values())


def _message_faults(message: Message) -> Iterator[str]:
    english = _texts(message.id)[-1]
    vietnamese = _texts(message.string)
    if not all(vietnamese):
        yield "not translated"
    elif any(placeholders(text) != placeholders(english) for text in vietnamese):
        yield "other placeholders than the English"
    if message.fuzzy:
        yield "marked fuzzy"


def _texts(value: str | Sequence[str]) -> Sequence[str]:
    """Return the texts of a message: one, or one for each plural form."""
    return [value] if isinstance(value, str) else value


def placeholders(text: str) -> set[str]:
    """Return the placeholders of a message, braces included."""
    return set(re.findall(r"\{[^{}]*\}", text))


def all_faults() -> list[str]:
    """Return every fault of the committed catalog, the compiled file included."""
    translated = read_catalog()
    found = list(faults(extract_messages(), translated))
    if not MO.exists() or MO.read_bytes() != mo_bytes(translated):
        found.append(f"{MO.name} is not what {PO.name} compiles to")
    return found


def update() -> None:
    """Bring the .po file up to date with the sources and compile it."""
    catalog = merge(extract_messages(), read_catalog())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalog))
    compile_catalog()


def compile_catalog() -> None:
    """Write the .mo file."""
    MO.write_bytes(mo_bytes(read_catalog()))


VERBS: dict[str, Callable[[], None]] = {
    "update": update,
    "compile": compile_catalog,
    "check": lambda: None,  # every verb ends with what the catalog lacks
}


def main(arguments: list[str]) -> int:
    """Do one verb; return 1 when the catalog has faults, 2 for a wrong call."""
    if len(arguments) != 1 or arguments[0] not in VERBS:
        sys.stderr.write(__doc__ or "")
        return 2
    VERBS[arguments[0]]()
    found = all_faults()
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
