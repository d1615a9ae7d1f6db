"""The pictures of the help, taken from the real window with the sample office in it.

    uv run python -m tests.help_pictures

writes every picture of ``PICTURES`` into resources/help/pictures: without a screen, in the light
scheme, twice as sharp as shown. Run it when the window has changed, and look at what it made.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QImage, QImageWriter, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.template import Template
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from cchc_desk.storage.templates import put_change
from cchc_desk.ui import qt_words
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.help_page import PICTURE_SCALE
from cchc_desk.ui.help_topics import FOLDER
from cchc_desk.ui.importing.confirm_view import ConfirmView
from cchc_desk.ui.new_document import NewDocumentDialog
from cchc_desk.ui.outline_panel import UNPLACED_TEXT
from cchc_desk.ui.program import Program
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.tasks.paste_dialog import PasteDialog
from cchc_desk.ui.template_dialog import TemplateDialog
from cchc_desk.ui.theme import LIGHT, Scheme, apply_theme
from tests.ui.importing.files import DOUBTFUL, write_own, write_paper

TARGET = FOLDER / "pictures"

WINDOW = QSize(1000, 640)  # its pages are as wide as a page of the help
DIALOG = QSize(560, 472)
MARGIN = 16  # px around a subject that is cut out of a page
MOST_COLOURS = 256  # of a PNG with a palette
EXACT_COLOURS = 96  # the most frequent ones are kept; the others are at the edges of letters
ROUNDED = 0xFFF8F8F8
TIMEOUT_MS = 20_000
REST_MS = 200  # in which a page of the form is built

LEVELS = (
    "Trong quý, cơ quan đã triển khai các nội dung sau:\n"
    "-\tTổ chức 02 hội nghị, gồm:\n"
    "+\tHội nghị triển khai nhiệm vụ năm;\n"
    "+\tHội nghị chuyên đề về thủ tục hành chính, trong đó:\n"
    "*\tThành phần: trưởng các phòng, đơn vị.\n"
    "-\tBan hành 03 công văn đôn đốc."
)

PASTED = (
    "STT\tNội dung\tChủ trì\tThời gian\n"
    "I\tCông tác chỉ đạo, điều hành\t\t\n"
    "1\tKiểm tra công tác cải cách hành chính\tVăn phòng\tQuý II/2026\n"
    "2\tTập huấn nghiệp vụ một cửa\tVăn phòng\tTháng 8/2026\n"
)

EDITS = (
    ("hội nghị", "cuộc hội nghị"),
    ("01/2026", "02/2026"),
)

LEFT_OVER = (
    "4. Công tác truyền thông\n"
    "-\tPhát hành 03 bản tin về cải cách hành chính trên trang thông tin của cơ quan.\n"
    "-\tPhối hợp với đài truyền thanh phát 05 chuyên mục."
)

NEW_OUTLINE = "Báo cáo định kỳ – đề cương năm 2027"
LOST = {"chi-dao.dieu-hanh.van-ban", "chi-dao.dieu-hanh.thi-dua"}

Q = TypeVar("Q", bound=QObject)
D = TypeVar("D", bound=QDialog)


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


# --- what is shown ------------------------------------------------------------------------------


def welcome(stage: Stage) -> QPixmap:
    """Show the first steps."""
    return cut(stage.find(QScrollArea, "welcome").widget())


def whole_window(stage: Stage) -> QPixmap:
    """Show the window with a part that has some text, as on any day."""
    stage.card("chi-dao.dieu-hanh.hop")
    stage.find(QLabel, "due-day").hide()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    stage.settle()
    return stage.window.grab()


def office(stage: Stage) -> QPixmap:
    """Show the beginning of the office's profile."""
    stage.trigger("office")
    return top(stage.find(QWidget, "office-page"), 470)


def new_document(stage: Stage) -> QPixmap:
    """Show the dialog for a new document."""
    stage.find(QAction, "new").trigger()
    dialog = stage.dialog(NewDocumentDialog)
    dialog.resize(DIALOG)  # larger than half of the screen that is not there
    stage.settle()
    picture = dialog.grab()
    dialog.reject()
    return picture


def card(stage: Stage) -> QPixmap:
    """Show one card with its state, guidance and text."""
    return stage.card("chi-dao.dieu-hanh.hop").grab()


def levels(stage: Stage) -> QPixmap:
    """Show paragraphs of all levels."""
    shown = stage.card("chi-dao.dieu-hanh.hop")
    editor = shown.findChildren(RichTextEditor)[0]
    before = editor.content()
    editor.set_content(from_markup(LEVELS))
    stage.rest()
    picture = shown.grab()
    editor.set_content(before)
    return picture


def footnotes(stage: Stage) -> QPixmap:
    """Show a text with its footnote."""
    return stage.card("chi-dao.kiem-tra.ke-hoach").grab()


def front(stage: Stage) -> QPixmap:
    """Show the beginning of the page of head and foot."""
    stage.trigger("front")
    return top(stage.find(QWidget, "front-page"), 520)


def tasks(stage: Stage) -> QPixmap:
    """Show the table of tasks."""
    stage.trigger("tasks")
    table = stage.find(QTableView, "task-table")
    table.setCurrentIndex(table.model().index(2, 2))
    stage.settle()
    return stage.find(QWidget, "task-page").grab()


def task_filter(stage: Stage) -> QPixmap:
    """Show what narrows the table, and the rows that are left."""
    stage.trigger("tasks")
    search = stage.find(QLineEdit, "task-filter-text")
    search.setText("kiem tra")
    table = stage.find(QTableView, "task-table")
    count = table.model().rowCount()
    wait_until(lambda: table.model().rowCount() < count)
    stage.settle()
    picture = top(stage.find(QWidget, "task-page"), 300)
    search.clear()
    wait_until(lambda: table.model().rowCount() == count)
    return picture


def pasting(stage: Stage) -> QPixmap:
    """Show the preview of a pasted table."""
    stage.trigger("tasks")
    copied = QMimeData()
    copied.setText(PASTED)
    QApplication.clipboard().setMimeData(copied)
    stage.find(QAction, "task-paste").trigger()
    dialog = stage.dialog(PasteDialog)
    dialog.resize(760, 340)
    stage.settle()
    picture = dialog.grab()
    dialog.reject()
    QApplication.clipboard().clear()
    return picture


def opening(stage: Stage) -> QPixmap:
    """Show a foreign file that waits to be confirmed, at a line that is not sure."""
    with TemporaryDirectory() as folder:
        view = confirm(stage, write_paper(Path(folder) / "Báo cáo quý I-2025.docx", DOUBTFUL))
    view.panes.list.step_to_doubt(1)
    stage.settle()
    return leave(stage, view)


def edited_in_word(stage: Stage) -> QPixmap:
    """Show what was edited in an exported file."""
    session = stage.program.session
    assert session is not None
    report = session.report
    assert report is not None
    with TemporaryDirectory() as folder:
        file = write_own(Path(folder) / "Báo cáo quý I đã sửa.docx", report, *EDITS)
        view = confirm(stage, file)
    return leave(stage, view)


def confirm(stage: Stage, file: Path) -> ConfirmView:
    """Open a file as far as the page on which it is confirmed."""
    window = stage.program.window
    assert window is not None
    flow = window.file_import
    flow.open_files((file,))
    wait_until(lambda: flow.view is not None and flow.view.proposal is not None)
    stage.rest()
    assert flow.view is not None
    return flow.view


def leave(stage: Stage, view: ConfirmView) -> QPixmap:
    """Take the page and leave it; nothing is opened."""
    picture = view.grab()
    view.closed.emit()
    stage.find(QWidget, "notice").hide()
    stage.settle()
    return picture


def unplaced(stage: Stage) -> QPixmap:
    """Show text that no item takes."""
    session = stage.program.session
    assert session is not None
    session.set_answer(UNPLACED, unplaced_answer(from_markup(LEFT_OVER)))
    session.refresh()
    stage.settle()
    window = stage.program.window
    assert window is not None
    window.places.go_to(UNPLACED_TEXT)
    stage.rest()
    picture = top(stage.find(QWidget, "unplaced-page"), 330)
    session.set_answer(UNPLACED, unplaced_answer(()))
    session.refresh()
    stage.settle()
    return picture


def other_template(stage: Stage) -> QPixmap:
    """Show the dialog that asks for another template."""
    stage.find(QAction, "template").trigger()
    dialog = stage.dialog(TemplateDialog)
    dialog.resize(760, 440)
    names = [dialog.template.itemText(place) for place in range(dialog.template.count())]
    dialog.template.setCurrentIndex(names.index(NEW_OUTLINE))
    stage.settle()
    picture = dialog.grab()
    dialog.reject()
    return picture


def header(stage: Stage) -> QPixmap:
    """Show the line with the document's state and the button to export it."""
    return stage.find(QWidget, "header").grab()


@dataclass(frozen=True, slots=True)
class Picture:
    """Name a picture; ``is_empty``: of a workspace in which nothing is yet."""

    name: str
    show: Callable[[Stage], QPixmap]
    is_empty: bool = False


PICTURES = (
    Picture("bat-dau", welcome, is_empty=True),
    Picture("cua-so", whole_window),
    Picture("the-noi-dung", card),
    Picture("dau-dau-dong", levels),
    Picture("chu-thich", footnotes),
    Picture("xuat-word", header),
    Picture("van-ban-moi", new_document),
    Picture("bang-nhiem-vu", tasks),
    Picture("loc-nhiem-vu", task_filter),
    Picture("dan-nhiem-vu", pasting),
    Picture("dau-va-cuoi", front),
    Picture("co-quan", office),
    Picture("mo-bao-cao-word", opening),
    Picture("sua-trong-word", edited_in_word),
    Picture("chua-xep", unplaced),
    Picture("doi-mau", other_template),
)


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


def write(picture: Picture, stage: Stage) -> None:
    """Take a picture and write it, as small as PNG can be."""
    file = TARGET / f"{picture.name}.png"
    writer = QImageWriter(str(file))
    writer.setQuality(0)  # of a PNG: as much work as can be, the picture is the same
    if not writer.write(with_palette(framed(picture.show(stage)))):
        raise OSError(writer.errorString())
    sys.stdout.write(f"{file.name}: {file.stat().st_size // 1024} KB\n")


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


@contextmanager
def running(app: QApplication, folder: Path, *, is_empty: bool) -> Iterator[Stage]:
    """Run the program on a workspace of its own."""
    workspace = folder / ("moi.cchc" if is_empty else "mau.cchc")
    if not is_empty:
        fill(workspace)
    settings = Settings(folder / "settings.ini")
    theme = apply_theme(app, Scheme.LIGHT, zoom_percent=100)
    program = Program(app, settings, theme, folder / "logs" / "cchc.log")
    try:
        program.open_last(workspace)
        stage = Stage(program)
        yield stage
        stage.window.close()
    finally:
        program.end()  # it watches for errors, and would tell them to nobody here


def main() -> None:
    """Write all pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(PICTURE_SCALE)
    app = QApplication(sys.argv[:1])
    qt_words.install(app)
    TARGET.mkdir(exist_ok=True)
    for is_empty in (True, False):
        wanted = [picture for picture in PICTURES if picture.is_empty is is_empty]
        with (
            TemporaryDirectory() as folder,
            running(app, Path(folder), is_empty=is_empty) as stage,
        ):
            for picture in wanted:
                write(picture, stage)


if __name__ == "__main__":
    main()
