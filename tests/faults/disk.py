"""A disk whose power is cut: what an honest one may hold afterwards, from a record of its changes.

What was flushed is there. Of what was not, each file may hold nothing, the beginning, or any of
the writes, torn at sectors; changes of names survive in their order up to some point. Source:
RELIABILITY.md 1.1, and SQLite's own crash tests (sqlite.org/testing.html 3.3).
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_HEAD = struct.Struct("<QQq")
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one recorded change; ``what`` as recorder.c says."""

    what: str
    path: str
    offset: int
    data: bytes


def read_log(log: Path) -> list[Entry]:
    """Read what recorder.c wrote."""
    return list(_entries(log.read_bytes()))


def _entries(data: bytes) -> Iterator[Entry]:
    place = 0
    while place < len(data):
        what = chr(data[place])
        length, size, offset = _HEAD.unpack_from(data, place + 1)
        begin = place + 1 + _HEAD.size
        middle, place = begin + length, begin + length + size
        yield Entry(what, data[begin:middle].decode(), offset, data[middle:place])


@dataclass
class Disk:
    """Hold files by what is known of them: their names now, and what a cut cannot take."""

    files: dict[int, bytearray] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    safe: dict[str, int] = field(default_factory=dict)
    waiting: dict[int, list[Entry]] = field(default_factory=dict)
    renaming: list[tuple[str, str, int]] = field(default_factory=list)

    def put(self, path: str, data: bytes) -> None:
        """Let a file be there, safely."""
        number = len(self.files)
        self.files[number] = bytearray(data)
        self.now[path] = self.safe[path] = number
        self.waiting[number] = []

    def apply(self, entry: Entry) -> None:
        """Do what the program did."""
        {
            "C": self._make, "W": self._wait, "T": self._wait, "S": self._flush, "D": self._settle,
            "U": self._remove, "R": self._rename,
        }[entry.what](entry)  # fmt: skip

    def _make(self, entry: Entry) -> None:
        number = len(self.files)
        self.files[number], self.waiting[number] = bytearray(), []
        self.now[entry.path] = number
        self.renaming.append(("C", entry.path, number))

    def _wait(self, entry: Entry) -> None:
        if entry.path in self.now:
            self.waiting[self.now[entry.path]].append(entry)

    def _flush(self, entry: Entry) -> None:
        """Flush a file; on journalling file systems that makes its name safe as well."""
        number = self.now.get(entry.path)
        if number is not None:
            for each in self.waiting[number]:
                _write(self.files[number], each.what, each.offset, each.data)
            self.waiting[number] = []
        self._settle(entry)

    def _settle(self, _entry: Entry) -> None:
        for change in self.renaming:
            _change_name(self.safe, change)
        self.renaming = []

    def _remove(self, entry: Entry) -> None:
        number = self.now.pop(entry.path, None)
        if number is not None:
            self.renaming.append(("U", entry.path, number))

    def _rename(self, entry: Entry) -> None:
        number = self.now.pop(entry.path, None)
        if number is not None:
            target = entry.data.decode()
            self.now[target] = number
            self.renaming.append(("U", entry.path, number))
            self.renaming.append(("C", target, number))

    def after_a_cut(self, chance: Random) -> Mapping[str, bytes]:
        """Return what the disk may hold when the power comes back, by path."""
        names = dict(self.safe)
        for change in self._whole_renames(chance):
            _change_name(names, change)
        return {path: bytes(self._survivor(number, chance)) for path, number in names.items()}

    def _whole_renames(self, chance: Random) -> list[tuple[str, str, int]]:
        """Return the first changes of names; the two halves of one renaming stay together."""
        count = chance.randint(0, len(self.renaming))
        kept = self.renaming[:count]
        following = self.renaming[count : count + 1]
        is_half = bool(kept and following) and kept[-1][0] == "U" and following[0][0] == "C"
        return kept + following if is_half and kept[-1][2] == following[0][2] else kept

    def _survivor(self, number: int, chance: Random) -> bytearray:
        data = bytearray(self.files[number])
        mode = chance.random()
        for entry in self.waiting[number]:
            luck = chance.random()
            if mode < 0.25 or (mode >= 0.5 and luck < 0.4):
                continue
            if mode >= 0.5 and luck < 0.6 and entry.what == "W":
                _tear(data, entry, chance)
            else:
                _write(data, entry.what, entry.offset, entry.data)
        return data


def _change_name(names: dict[str, int], change: tuple[str, str, int]) -> None:
    what, path, number = change
    if what == "C":
        names[path] = number
    elif names.get(path) == number:
        del names[path]


def _write(data: bytearray, what: str, offset: int, new: bytes) -> None:
    if what == "T":
        del data[offset:]
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(new)] = new


def _tear(data: bytearray, entry: Entry, chance: Random) -> None:
    """Write some of the sectors only."""
    for begin in range(0, len(entry.data), SECTOR):
        if chance.random() < 0.5:
            _write(data, "W", entry.offset + begin, entry.data[begin : begin + SECTOR])
