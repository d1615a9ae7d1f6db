"""Which functions may run in the child process, by name; no other can be asked for.

A reading is called as ``function(progress, **arguments)``: ``progress`` takes the share that is
done, 0 to 1; the arguments are JSON data. Its annotations say what it returns: a dataclass, an
enumeration or text that ``intake.transfer`` can carry. It opens its file with ``open_file`` or
``read_snapshot`` and imports what it needs at the top of its own module.
"""

from collections.abc import Callable, Mapping

Progress = Callable[[float], None]

# As "module:function": the child imports the module of the one that it runs, and the parent none,
# for each of them brings a library of 30 to 130 ms. Source: TECH.md 1.
READINGS: Mapping[str, str] = {
    "kind": "cchc_desk.intake.package:read_kind",
    "word": "cchc_desk.intake.word.reading:read_source",
    "sheets": "cchc_desk.intake.sheet.reading:read_workbook",
}
