"""What the window remembers from one day to the next, in an INI file; nothing of any report.

What is missing, damaged or out of range reads as its default, without a word: whatever is lost
here, the clerk loses no work.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from cchc_desk.ui.theme import ZOOM_PERCENT, Scheme

TEXT_ZOOM_PERCENT = range(50, 301)
"""The permitted zoom of the clerk's own text."""

PREVIEW_ZOOM = range(50, 201)
"""The permitted zoom of the pages in the preview; none is remembered: as wide as their view."""

RECENT = 10
"""How many workspaces are remembered."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One remembered value: an attribute of Settings, of type ``T``.

    ``read`` makes it of what lies in the file, which may be text where a number was written.
    None: from ``read`` - that is no such value.
    """

    key: str
    default: T
    read: Callable[[object], T | None]

    @overload
    def __get__(self, settings: None, owner: type) -> "Setting[T]": ...
    @overload
    def __get__(self, settings: "Settings", owner: type) -> T: ...
    def __get__(self, settings: "Settings | None", owner: type) -> "Setting[T] | T":
        """Return the value, or the default."""
        if settings is None:
            return self
        found = self.read(settings.store.value(self.key))
        return self.default if found is None else found

    def __set__(self, settings: "Settings", value: T) -> None:
        """Remember a value; None forgets it."""
        if value is None:
            settings.store.remove(self.key)
        else:
            settings.store.setValue(self.key, _stored(value))


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return [_stored(part) for part in value]
    return str(value) if isinstance(value, (Path, Scheme)) else value


def _bytes(value: object) -> QByteArray | None:
    return value if isinstance(value, QByteArray) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _folder(value: object) -> Path | None:
    text = _text(value)
    return Path(text) if text else None


def _files(value: object) -> tuple[Path, ...] | None:
    texts = value if isinstance(value, list) else [value]
    return tuple(file for file in map(_folder, texts) if file)[:RECENT]


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _number_in(permitted: range) -> Callable[[object], int | None]:
    def read(value: object) -> int | None:
        number = _number(value)
        return number if number in permitted else None

    return read


def _sizes(value: object) -> tuple[int, ...] | None:
    """Read sizes in pixels: all of them or none, for half a list fits no splitter."""
    numbers = [_number(part) for part in (value if isinstance(value, list) else [value])]
    sizes = tuple(number for number in numbers if number is not None and number >= 0)
    return sizes if len(sizes) == len(numbers) else None


def _flag(value: object) -> bool | None:
    return {"true": True, "false": False}.get(str(value).lower())


def _scheme(value: object) -> Scheme | None:
    return next((scheme for scheme in Scheme if scheme.value == value), None)


class Settings:
    """Remember how one user left the window; every attribute reads and writes the file."""

    window_geometry = Setting("window/geometry", QByteArray(), _bytes)
    task_columns = Setting("columns/tasks", QByteArray(), _bytes)
    docks = Setting("window/docks", QByteArray(), _bytes)
    shows_preview: Setting[bool | None] = Setting("preview/shown", None, _flag)
    shows_preview_on_narrow = Setting("preview/shown_on_narrow", False, _flag)  # noqa: FBT003
    preview_zoom: Setting[int | None] = Setting("preview/zoom", None, _number_in(PREVIEW_ZOOM))
    scheme = Setting("look/scheme", Scheme.SYSTEM, _scheme)
    interface_zoom_percent = Setting("look/interface_zoom", 100, _number_in(ZOOM_PERCENT))
    text_zoom_percent = Setting("look/text_zoom", 100, _number_in(TEXT_ZOOM_PERCENT))
    last_document: Setting[str | None] = Setting("place/document", None, _text)
    last_part: Setting[str | None] = Setting("place/part", None, _text)
    last_export_folder: Setting[Path | None] = Setting("place/export_folder", None, _folder)
    second_backup_place: Setting[Path | None] = Setting("backups/second_place", None, _folder)
    was_asked_for_place = Setting("backups/asked_for_place", False, _flag)  # noqa: FBT003
    recent_workspaces: Setting[tuple[Path, ...]] = Setting("place/recent", (), _files)

    def __init__(self, file: Path) -> None:
        """Read the file; it need not exist, nor need its folder."""
        self.store = QSettings(str(file), QSettings.Format.IniFormat)

    def remember_workspace(self, file: Path) -> None:
        """Put a workspace first among the recent ones."""
        others = (known for known in self.recent_workspaces if known != file)
        self.recent_workspaces = (file, *others)[:RECENT]

    def splitter_sizes(self, name: str) -> tuple[int, ...]:
        """Return the sizes of a splitter in pixels, by its object name; () for none known."""
        return _sizes(self.store.value(f"splitters/{name}")) or ()

    def set_splitter_sizes(self, name: str, sizes: tuple[int, ...]) -> None:
        """Remember the sizes of a splitter."""
        self.store.setValue(f"splitters/{name}", list(sizes))

    def save(self) -> None:
        """Write the file now; where it cannot be written, nothing is remembered."""
        self.store.sync()
