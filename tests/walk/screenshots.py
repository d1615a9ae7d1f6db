"""Pictures of the window as a clerk sees it, on screens of the usual sizes, light and dark.

    uv run python -m tests.walk.screenshots DIR [PART OF A SCREEN'S NAME]

writes DIR/<screen>-<scheme>-<name>.png. Look at them when the window has changed.
"""

import itertools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desk.i18n import tr
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Scheme
from tests.help_stage import fill
from tests.walk.clerk import Clerk, at_work
from tests.walk.screen import screen

PART = "outline[2. Tổ chức]"
TEXT = "card:chi-dao.dieu-hanh.hop/RichTextEditor"


@dataclass(frozen=True, slots=True)
class Size:
    """Describe a screen: its pixels, and how much larger than usual things are shown on it."""

    width: int
    height: int
    scale: float

    @property
    def name(self) -> str:
        """Return a name for files."""
        return f"{self.width}x{self.height}-{round(100 * self.scale)}"


SIZES = (Size(1366, 768, 1.25), Size(1920, 1080, 1), Size(1920, 1080, 2))
SCHEMES = (Scheme.LIGHT, Scheme.DARK)

Taking = Callable[[str], None]


def first_start(clerk: Clerk, take: Taking) -> None:
    """Show what there is before the first document."""
    clerk.see("welcome-office")
    take("welcome")
    clerk.press("ctrl+n")
    clerk.see("accept")
    take("new-document")
    clerk.press("Escape")
    clerk.until_gone("accept")
    clerk.click("welcome-office")
    clerk.see("card-office")
    take("office-empty")
    clerk.press("Escape")
    clerk.see("welcome-office")


def pages(clerk: Clerk, take: Taking) -> None:
    """Show the pages with a filled report."""
    clerk.until_in("form")
    clerk.press("ctrl+Prior")
    clerk.see("form-go-on")
    take("heading-only")
    clerk.click(PART)
    clerk.scroll("form-area", TEXT)
    clerk.click(TEXT)
    clerk.until_in("RichTextEditor")
    take("form")
    clerk.click(f"outline[{tr('Head and foot of the document')}]")
    clerk.see("front-number")
    take("front")
    clerk.press("ctrl+t")
    clerk.see("task-table[2,2]")
    take("tasks")
    clerk.click("task-table[2,3]")
    clerk.press("F2")
    clerk.see("task-cell-editor")
    take("task-cell")
    clerk.press("Escape")
    clerk.click("menu-tools")
    clerk.click("office")
    clerk.see("card-office")
    take("office")


def menus(clerk: Clerk, take: Taking) -> None:
    """Show the menus open."""
    clerk.scroll("outline", PART, is_up=True)
    clerk.click(PART)
    for name in ("file", "edit", "period", "tasks", "view"):
        clerk.click(f"menu-{name}")
        clerk.see("QMenu")
        take(f"menu-{name}")
        clerk.press("Escape")
        clerk.until_gone("QMenu")
    clerk.click("menu-view")
    clerk.click("menu-scheme")
    clerk.see("QMenu")
    take("menu-scheme")
    clerk.press("Escape", "Escape")
    clerk.click("state-button")
    clerk.see("QMenu")
    take("menu-state")
    clerk.press("Escape")
    clerk.until_gone("QMenu")


def windows(clerk: Clerk, take: Taking) -> None:
    """Show the windows beside the main one."""
    clerk.press("F1")
    clerk.see("help-page")
    take("help")
    clerk.press("Escape")
    clerk.until_gone("help-page")
    clerk.click("menu-help")
    clerk.click("about")
    clerk.see("about-parts")
    take("about")
    clerk.press("Escape")
    clerk.until_gone("about-parts")


def export(clerk: Clerk, take: Taking) -> None:
    """Show what comes after an export, one that succeeds and one that fails."""
    clerk.press("F12")
    clerk.see("fileNameEdit")
    take("export-dialog")
    clerk.press("Return")
    clerk.see("notice")
    take("notice")


def failing_disk(clerk: Clerk, take: Taking) -> None:
    """Show a text that cannot be saved."""
    clerk.click(PART)
    clerk.scroll("form-area", TEXT)
    clerk.click(TEXT)
    clerk.fill_disk()
    clerk.type(" Đang nhập dở")
    clerk.see("save-retry")
    take("unsaved")
    clerk.free_disk()
    clerk.click("save-retry")
    clerk.until_gone("save-retry")


FIRST_DAY = (first_start,)
ANY_DAY = (pages, menus, windows, export, failing_disk)


def take_all(size: Size, scheme: Scheme, folder: Path) -> None:
    """Take the pictures of one screen."""
    for shows in (FIRST_DAY, ANY_DAY):
        with TemporaryDirectory() as home, screen(size.width, size.height) as display:
            words = prepare(Path(home), scheme, is_filled=shows is ANY_DAY)
            with at_work(display, Path(home), *words, scale=size.scale) as clerk:
                take = partial(take_one, clerk, folder / f"{size.name}-{scheme.value}")
                for show in shows:
                    show(clerk, take)
                clerk.leave()


def prepare(home: Path, scheme: Scheme, *, is_filled: bool) -> list[str]:
    """Put into a user's folder what there is before; return with which words the program starts."""
    home.joinpath("Documents").mkdir()
    settings = Settings(home / "data" / "cchc-desk" / "settings.ini")
    settings.scheme = scheme
    settings.save()
    if not is_filled:
        return []
    fill(home / "mau.cchc")
    return [str(home / "mau.cchc")]


def take_one(clerk: Clerk, start: Path, name: str) -> None:
    """Take a picture; the name of its file begins as ``start`` does."""
    clerk.rest()
    clerk.take_picture(start.with_name(f"{start.name}-{name}.png"))


def main() -> None:
    """Take the pictures of all screens, or of those with some words in their names."""
    folder, *words = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for size, scheme in itertools.product(SIZES, SCHEMES):
        if all(word in f"{size.name}-{scheme.value}" for word in words):
            take_all(size, scheme, Path(folder))


if __name__ == "__main__":
    main()
