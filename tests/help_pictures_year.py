"""The pictures of the help that show more than one report, and the tools of a whole year."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDockWidget, QLabel, QPushButton, QTableView, QWidget

from cchc_desk.ui.history.document_dialog import DocumentHistory
from cchc_desk.ui.keeping.backups_dialog import BackupsDialog
from cchc_desk.ui.preview.pages_view import PagesView
from cchc_desk.ui.search.replace_dialog import ReplaceDialog
from tests.help_stage import WINDOW, Picture, Stage, World, top, wait_until

WIDE = QSize(1240, 700)
CARRIED = "chi-dao.dieu-hanh.thi-dua"
FOLDER_OF_BACKUPS = r"C:\Users\Lan\AppData\Local\cchc-desk\backups"


def home(stage: Stage) -> QPixmap:
    """Show what is due and how far the tasks are."""
    return top(stage.page("home", "home"), 560)


def figures(stage: Stage) -> QPixmap:
    """Show the figures of the period and the sums."""
    shown = stage.page("figures", "figures-page")
    table = stage.find(QTableView, "figures")
    wait_until(lambda: table.model().rowCount() > 0)
    stage.rest()
    return shown.grab()


def left_over(stage: Stage) -> QPixmap:
    """Show a card with the text of the period before."""
    shown = stage.card(CARRIED)
    wait_until(lambda: shown.findChild(QWidget, "left-over") is not None)
    stage.rest()
    return shown.grab()


def review(stage: Stage) -> QPixmap:
    """Show the panel of the review with a finding that is chosen."""
    stage.window.resize(WIDE)
    stage.trigger("review")
    dock = stage.find(QDockWidget, "review-dock")
    wait_until(lambda: bool(stage.find(QPushButton, "review-warning").text().strip("0")))
    stage.trigger("next-finding")
    stage.rest()
    picture = dock.grab()
    stage.trigger("review")
    stage.window.resize(WINDOW)
    return picture


def register(stage: Stage) -> QPixmap:
    """Show the register of the documents that were cited."""
    picture = top(stage.page("register", "register-page"), 420)
    stage.find(QPushButton, "register-back").click()
    stage.settle()
    return picture


def history(stage: Stage) -> QPixmap:
    """Show what differs between two states of a report."""
    stage.find(QAction, "history").trigger()
    dialog = stage.dialog(DocumentHistory)
    dialog.resize(900, 430)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(dialog.list.topLevelItemCount() - 2))
    return taken(stage, dialog)


def backups(stage: Stage) -> QPixmap:
    """Show the backups that can be restored."""
    stage.find(QAction, "backups").trigger()
    dialog = stage.dialog(BackupsDialog)
    dialog.resize(860, 400)
    stage.rest()
    for label in dialog.findChildren(QLabel):
        if "backups" in label.text():
            label.setText(FOLDER_OF_BACKUPS)
    return taken(stage, dialog)


def replacing(stage: Stage) -> QPixmap:
    """Show all places before they are replaced."""
    stage.find(QAction, "replace").trigger()
    dialog = stage.dialog(ReplaceDialog)
    dialog.resize(760, 400)
    QTest.keyClicks(dialog.words, "thong bao")
    QTest.keyClicks(dialog.text, "TB")
    wait_until(lambda: dialog.list.topLevelItemCount() > 0)
    return taken(stage, dialog)


def template(stage: Stage) -> QPixmap:
    """Show the outline of a template that is edited."""
    stage.page("templates", "template-library")
    stage.find(QPushButton, "template-edit").click()
    stage.rest()
    stage.settle()
    return stage.find(QWidget, "template-editor").grab()


def preview(stage: Stage) -> QPixmap:
    """Show the page beside the form."""
    stage.window.resize(WIDE)
    stage.page("next", "form")
    stage.trigger("preview")
    wait_until(lambda: stage.window.findChild(PagesView) is not None)
    view = stage.find(PagesView, "preview-pages")
    wait_until(lambda: view.page_count > 0)
    for _ in range(5):
        stage.rest()
    stage.find(QLabel, "preview-font").hide()
    stage.settle()
    picture = stage.find(QDockWidget, "preview-dock").grab()
    stage.trigger("preview")
    stage.window.resize(WINDOW)
    return picture


def taken(stage: Stage, dialog: QDialog) -> QPixmap:
    """Take a dialog and close it."""
    for _ in range(3):
        stage.rest()
        stage.settle()
    picture = dialog.grab()
    dialog.reject()
    return picture


PICTURES_OF_A_YEAR = (
    Picture("trang-chu", home, World.YEAR),
    Picture("noi-dung-ky-truoc", left_over, World.YEAR),
    Picture("ra-soat", review, World.YEAR),
    Picture("so-lieu", figures),
    Picture("so-van-ban", register, World.YEAR),
    Picture("lich-su", history, World.YEAR),
    Picture("sao-luu", backups, World.YEAR),
    Picture("tim-va-thay", replacing),
    Picture("xem-truoc", preview),
    Picture("mau", template),
)
