"""The pictures of the help, taken from the real window with the sample office in it.

    uv run python -m tests.help_pictures [NAME…]

writes every picture of ``PICTURES``, or those named, into resources/help/pictures: without a
screen, in the light scheme, sharper than shown. Run it when the window has changed, and look at
what it made.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QAction, QImageWriter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from cchc_desk.forms.markup import from_markup
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from cchc_desk.ui import qt_words
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.help_page import PICTURE_SCALE
from cchc_desk.ui.help_topics import FOLDER
from cchc_desk.ui.importing.confirm_view import ConfirmView
from cchc_desk.ui.new_document import NewDocumentDialog
from cchc_desk.ui.outline_panel import UNPLACED_TEXT
from cchc_desk.ui.tasks.paste_dialog import PasteDialog
from cchc_desk.ui.template_dialog import TemplateDialog
from tests.help_pictures_year import PICTURES_OF_A_YEAR
from tests.help_stage import (
    NEW_OUTLINE,
    WINDOW,
    Picture,
    Stage,
    World,
    cut,
    framed,
    running,
    top,
    wait_until,
    with_palette,
)
from tests.ui.importing.files import DOUBTFUL, write_own, write_paper

TARGET = FOLDER / "pictures"

DIALOG = QSize(560, 472)
OFFICE_SCREEN = QSize(920, 520)  # of pictures that show all of the window

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


# --- what is shown ------------------------------------------------------------------------------


def welcome(stage: Stage) -> QPixmap:
    """Show the first steps."""
    return cut(stage.find(QScrollArea, "welcome").widget())


def whole_window(stage: Stage) -> QPixmap:
    """Show the window with a part that has some text, as on any day."""
    stage.window.resize(OFFICE_SCREEN)
    stage.card("chi-dao.dieu-hanh.hop")
    stage.find(QLabel, "due-day").hide()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    stage.settle()
    picture = stage.window.grab()
    stage.window.resize(WINDOW)
    return picture


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


def show_tasks(stage: Stage) -> None:
    """Turn to the table and wait until it knows which tasks are due."""
    stage.trigger("tasks")
    wait_until(stage.find(QWidget, "task-filter-standing").isVisible)
    stage.settle()


def tasks(stage: Stage) -> QPixmap:
    """Show the table of tasks."""
    show_tasks(stage)
    table = stage.find(QTableView, "task-table")
    table.setCurrentIndex(table.model().index(2, 2))
    stage.settle()
    return stage.find(QWidget, "task-page").grab()


def task_filter(stage: Stage) -> QPixmap:
    """Show what narrows the table, and the rows that are left."""
    show_tasks(stage)
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
    stage.window.resize(WINDOW.width(), OFFICE_SCREEN.height())
    view.panes.list.step_to_doubt(1)
    stage.settle()
    picture = leave(stage, view)
    stage.window.resize(WINDOW)
    return picture


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


PICTURES = (
    Picture("bat-dau", welcome, World.EMPTY),
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
    *PICTURES_OF_A_YEAR,
)


# --- writing ------------------------------------------------------------------------------------


def write(picture: Picture, stage: Stage) -> None:
    """Take a picture and write it, as small as PNG can be."""
    file = TARGET / f"{picture.name}.png"
    writer = QImageWriter(str(file))
    writer.setQuality(0)  # of a PNG: as much work as can be, the picture is the same
    if not writer.write(with_palette(framed(picture.show(stage)))):
        raise OSError(writer.errorString())
    sys.stdout.write(f"{file.name}: {file.stat().st_size // 1024} KB\n")


def main() -> None:
    """Write all pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(PICTURE_SCALE)
    app = QApplication(sys.argv[:1])
    qt_words.install(app)
    TARGET.mkdir(exist_ok=True)
    names = sys.argv[1:]
    for world in World:
        of_world = (each for each in PICTURES if each.world is world)
        wanted = [each for each in of_world if not names or each.name in names]
        if wanted:
            take(app, world, wanted)


def take(app: QApplication, world: World, wanted: list[Picture]) -> None:
    """Write the pictures of one workspace; what the program keeps of its own lies beside it."""
    with TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        with running(app, Path(folder), world) as stage:
            for picture in wanted:
                write(picture, stage)


if __name__ == "__main__":
    main()
