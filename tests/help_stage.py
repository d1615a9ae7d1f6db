"""The running program with the sample office in it, for pictures of its window."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.desk.sample import sample_report
from cchc_desk.desk.versions import keep_version
from cchc_desk.forms.answer import text_answer
from cchc_desk.forms.richtext import plain
from cchc_desk.forms.template import Template
from cchc_desk.storage import workspace as storage
from cchc_desk.storage.templates import put_change
from cchc_desk.ui.help_page import PICTURE_SCALE
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import LIGHT, Scheme, apply_theme

WINDOW = QSize(1000, 640)  # its pages are as wide as a page of the help
MARGIN = 16  # px around a subject that is cut out of a page
MOST_COLOURS = 48  # of a PNG with a palette
EXACT_COLOURS = 20  # the most frequent ones are kept; the others are at the edges of letters
ROUNDED = 0xFFE0E0E0
TIMEOUT_MS = 20_000
REST_MS = 200  # in which a page of the form is built

NEW_OUTLINE = "Báo cáo định kỳ – đề cương năm 2027"
LOST = {"chi-dao.dieu-hanh.van-ban", "chi-dao.dieu-hanh.thi-dua"}

LATER = "2026-quy-3"
"""The period of the report that takes over the text of the sample."""

DRAFTS = (
    "Trong quý, Sở tổ chức 01 cuộc họp giao ban về công tác cải cách hành chính.",
    "Trong quý, Sở tổ chức 02 cuộc họp giao ban về cải cách hành chính, ban hành 01 thông báo.",
)
ASKED_NAME = "Trình Giám đốc"
DRAFTED = "chi-dao.dieu-hanh.hop"

Q = TypeVar("Q", bound=QObject)
D = TypeVar("D", bound=QDialog)
W = TypeVar("W", bound=QWidget)


class World(StrEnum):
    """Say what lies in the workspace of a picture."""

    EMPTY = "moi"
    SAMPLE = "mau"
    YEAR = "nam"  # the sample, and a later report that took over its text


class Stage:
    """Hold the running program and act in its window as a user would."""

    def __init__(self, program: Program) -> None:
        """Wait until the window is there with all that it shows."""
        self.program = program
        wait_until(lambda: program.window is not None)
        self.window: QWidget = program.window or QWidget()
        self.window.resize(WINDOW)
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked of the workspace has come back and was laid out."""
        session = self.program.session
        wait_until(lambda: session is not None and session.bridge.is_idle)
        for _ in range(3):
            QApplication.processEvents()

    def trigger(self, action: str) -> None:
        """Do what a command does, by its object name."""
        self.find(QAction, action).trigger()
        self.settle()

    def find(self, kind: type[Q], name: str) -> Q:
        """Return something of the window by its object name; it must be there."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def card(self, item: str) -> QWidget:
        """Turn the pages of the form until a card is on show."""
        name = f"card:{item}"
        while self.window.findChild(QWidget, name) is None:
            self.trigger("next")
            self.rest()
        return self.find(QWidget, name)

    def page(self, action: str, name: str) -> QWidget:
        """Turn to a page by a command and return it, with nothing over it."""
        self.trigger(action)
        self.rest()
        self.settle()
        self.find(QWidget, "notice").hide()
        self.settle()
        return self.find(QWidget, name)

    def rest(self) -> None:
        """Let the program do what it does when nothing else is to be done."""
        loop = QEventLoop()
        QTimer.singleShot(REST_MS, loop.quit)
        loop.exec()

    def dialog(self, kind: type[D]) -> D:
        """Wait until a dialog of a kind is open and return it."""
        wait_until(lambda: isinstance(QApplication.activeModalWidget(), kind))
        self.settle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the program run until something is so."""
    loop, poll, limit = QEventLoop(), QTimer(interval=20), QTimer(singleShot=True)
    poll.timeout.connect(lambda: loop.quit() if is_so() else None)
    limit.timeout.connect(lambda: loop.exit(1))
    poll.start()
    limit.start(TIMEOUT_MS)
    if not is_so() and loop.exec():
        raise TimeoutError(is_so)


# --- cutting and writing ------------------------------------------------------------------------


def top(widget: QWidget, height: int) -> QPixmap:
    """Take the upper part of a page."""
    return widget.grab(QRect(0, 0, widget.width(), min(height, widget.height())))


def cut(widget: QWidget) -> QPixmap:
    """Take what lies on a page, without the empty space around it."""
    inner = QRect()
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        inner |= child.geometry()
    return widget.grab(inner.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & widget.rect())


def framed(pixmap: QPixmap) -> QImage:
    """Return a picture on the ground of the window, with a thin line around it."""
    image = QImage(pixmap.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.window))
    pixmap.setDevicePixelRatio(1)
    line = round(PICTURE_SCALE)
    painter = QPainter(image)
    painter.drawPixmap(0, 0, pixmap)
    painter.setPen(QPen(QColor(LIGHT.border), line, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(image.rect().adjusted(line // 2, line // 2, -line // 2, -line // 2))
    painter.end()
    return image


def with_palette(image: QImage) -> QImage:
    """Return the picture in few colours: a third of the bytes, and no difference to be seen."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    exact = [colour for colour, _ in counted.most_common(EXACT_COLOURS)]
    rounded: Counter[int] = Counter()
    for colour, count in counted.items():
        rounded[colour & ROUNDED] += count
    others = [colour for colour, _ in rounded.most_common() if colour not in exact]
    table = (exact + others)[:MOST_COLOURS]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table)


# --- the program --------------------------------------------------------------------------------


def fill(workspace: Path) -> None:
    """Put the sample office and its report into a new workspace."""
    with Desk.open_or_create(workspace) as desk:
        sample = sample_report()
        desk.set_office(sample.office)
        desk.create(sample)
        desk.do(put_change(desk.workspace, new_outline(sample.template)))


def new_outline(template: Template) -> Template:
    """Return a template that takes almost all that another one does."""
    items = tuple(
        replace(item, label=f"{item.label} trong kỳ") if place % 5 == 0 else item
        for place, item in enumerate(template.items)
        if item.id not in LOST
    )
    return replace(
        template,
        id="de-cuong-2027",
        name=NEW_OUTLINE,
        items=items,
        identities=(),
        learned_from="Đề cương 2027.docx",
    )


def fill_year(workspace: Path) -> None:
    """Put the sample into a new workspace, and a later report that was worked on for three days."""
    fill(workspace)
    clock = [datetime.now(UTC) - timedelta(days=3)]
    with (
        patch.object(storage, "utc_now", lambda: clock[0]),
        Desk.open(workspace) as desk,
    ):
        earlier = desk.documents()[0].id
        made = new_document(desk, sample_report().template, LATER, earlier)
        assert isinstance(made, str)
        for text in DRAFTS:
            clock[0] += timedelta(days=1, minutes=37)
            desk.set_answer(made, DRAFTED, text_answer(plain(text)))
            keep_version(desk, made, name=ASKED_NAME)


@contextmanager
def running(app: QApplication, folder: Path, world: World) -> Iterator[Stage]:
    """Run the program on a workspace of its own."""
    workspace = folder / f"{world}.cchc"
    if world is not World.EMPTY:
        (fill_year if world is World.YEAR else fill)(workspace)
    settings = Settings(folder / "settings.ini")
    settings.was_asked_for_place = True  # at the end, where nobody would answer
    theme = apply_theme(app, Scheme.LIGHT, zoom_percent=100)
    program = Program(app, settings, theme, folder / "logs" / "cchc.log")
    try:
        program.open_last(workspace)
        stage = Stage(program)
        yield stage
        stage.window.close()
    finally:
        program.end()  # it watches for errors, and would tell them to nobody here


@dataclass(frozen=True, slots=True)
class Picture:
    """Name a picture, and what lies in the workspace that it shows."""

    name: str
    show: Callable[[Stage], QPixmap]
    world: World = World.SAMPLE
