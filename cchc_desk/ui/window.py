"""The window: documents and outline on the left, the form in the middle, honest words below."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.choices import Choices, choices
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.documents import new_document
from cchc_desk.desk.exporting import Exporting, default_name, export_document
from cchc_desk.desk.sample import sample_report
from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Appendix, Layout
from cchc_desk.i18n import tr
from cchc_desk.storage.tasks import new_task_id
from cchc_desk.ui.documents_list import DocumentsList
from cchc_desk.ui.form_page import FormPage
from cchc_desk.ui.naming import named
from cchc_desk.ui.new_document import NewDocument, NewDocumentDialog
from cchc_desk.ui.office_page import OfficePage
from cchc_desk.ui.outline_panel import OutlinePanel, parts_of
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.welcome import Welcome

if TYPE_CHECKING:
    from cchc_desk.ui.tasks.page import TaskPage


class Window(QMainWindow):
    """Show one open workspace."""

    def __init__(self, session: Session) -> None:
        """Build the window around a session that is not started yet."""
        super().__init__()
        self.session = session
        self.setObjectName("window")
        self.setWindowTitle(tr("CCHC Desk – {file}", file=session.path.name))
        self.documents = DocumentsList()
        self.outline = OutlinePanel()
        self.form = FormPage()
        self.office_page = OfficePage()
        self.welcome = Welcome()
        self.pages = named(QStackedWidget(), "pages")
        self.saved_label = named(QLabel(), "saved")
        self._export_folder = session.path.parent
        self._task_table: Appendix | None = None
        self._lay_out()
        self._make_menus()
        self._connect()

    # --- layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 0, 8)
        lists = named(QSplitter(Qt.Orientation.Vertical), "lists")
        lists.addWidget(self.documents)
        lists.addWidget(self.outline)
        lists.setStretchFactor(1, 3)
        column.addWidget(lists)
        for page in (self.welcome, self.form, self.office_page):
            self.pages.addWidget(page)
        splitter = named(QSplitter(), "splitter")
        splitter.addWidget(left)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 800])
        self.setCentralWidget(splitter)
        self.statusBar().addWidget(self.saved_label)
        self.statusBar().addPermanentWidget(QLabel(tr("No network connection is used")))

    # --- actions --------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        file = self.menuBar().addMenu(tr("&File"))
        self._action(file, "new", tr("&New document…"), "Ctrl+N", self.ask_new_document)
        self._action(file, "save", tr("&Save now"), "Ctrl+S", self.save_now)
        self._action(file, "export", tr("&Export to Word…"), "F12", self.ask_export)
        file.addSeparator()
        self._action(file, "quit", tr("E&xit"), "Ctrl+Q", self.close)
        edit = self.menuBar().addMenu(tr("&Edit"))
        self._action(edit, "undo", tr("&Undo"), "Ctrl+Z", self.session.undo)
        self._action(edit, "redo", tr("&Redo"), "Ctrl+Y", self.session.redo)
        view = self.menuBar().addMenu(tr("&View"))
        self._action(view, "next", tr("&Next part"), "Ctrl+PgDown", lambda: self.outline.step(1))
        self._action(
            view, "previous", tr("&Previous part"), "Ctrl+PgUp", lambda: self.outline.step(-1)
        )
        self._action(view, "tasks", tr("Table of &tasks"), "Ctrl+T", self.show_tasks)
        self._action(view, "office", tr("&Office"), "", self.show_office)

    def _action(
        self, menu: QMenu, name: str, label: str, keys: str, slot: Callable[[], object]
    ) -> None:
        action = QAction(label, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: slot())
        menu.addAction(action)

    def _connect(self) -> None:
        session = self.session
        session.documents_changed.connect(self._show_documents)
        session.report_changed.connect(self._show_report)
        session.saving.connect(lambda: self.saved_label.setText(tr("Saving…")))
        session.saved.connect(self._show_saved)
        session.failed.connect(self._show_failure)
        self.documents.document_chosen.connect(session.show_document)
        self.outline.part_chosen.connect(self._show_part)
        self.form.edited.connect(self._answer_typed)
        self.form.next_part_wanted.connect(lambda: self.outline.step(1))
        self.office_page.edited.connect(self._office_typed)
        self.welcome.office_wanted.connect(self.show_office)
        self.welcome.document_wanted.connect(self.ask_new_document)
        self.welcome.sample_wanted.connect(self._make_sample)

    # --- what is on show --------------------------------------------------------------------------

    def _show_documents(self, entries: object) -> None:
        assert isinstance(entries, tuple)  # noqa: S101 - the desk's own answer
        self.documents.show_entries(entries)
        if not entries:
            self.pages.setCurrentWidget(self.welcome)
        elif self.session.report is None:
            self.documents.choose(entries[-1].id)

    def _show_report(self, report: object) -> None:
        assert isinstance(report, Report)  # noqa: S101 - the session's own answer
        self.outline.show_report(report)
        self._show_tasks_of(report)
        if self.pages.currentWidget() not in (self.welcome, self.form):
            return
        parts = parts_of(report)
        kept = [part.id for part in parts if part.id == self.form.part]
        if parts:
            self.outline.choose(kept[0] if kept else parts[0].id)

    def _show_part(self, part_id: object) -> None:
        report = self.session.report
        if report is None:
            return
        self.session.autosave.flush()
        self.session.begin_visit()
        for part in parts_of(report):
            if part.id == part_id:
                self.form.show_part(part, report)
                self.pages.setCurrentWidget(self.form)

    def show_tasks(self) -> None:
        """Show the table of tasks of the document on show."""
        if self.session.report is not None:
            self.pages.setCurrentWidget(self.tasks)
            self._show_tasks_of(self.session.report)
            self.tasks.setFocus()

    @cached_property
    def tasks(self) -> "TaskPage":
        """Return the page of tasks, made when it is first shown."""
        # The page's modules take 60 ms to import and 30 ms to build; the form comes first.
        from cchc_desk.ui.tasks.page import TaskPage  # noqa: PLC0415

        page = TaskPage(new_id=new_task_id)
        page.requested.connect(self._task_requested)
        self.pages.addWidget(page)
        return page

    def _show_tasks_of(self, report: Report) -> None:
        if self.pages.currentWidget() is not self.__dict__.get("tasks"):
            return  # it is brought up to date when it is shown
        tables = [a for a in report.template.appendices if a.layout is Layout.TASKS]
        if tables and tables[0] is not self._task_table:
            self._task_table = tables[0]
            self.tasks.set_appendix(tables[0])
        self.tasks.set_rows(report.tasks, report.results)

    def _task_requested(self, request: object) -> None:
        self.session.edit_tasks(request)

    def show_office(self) -> None:
        """Show the profile of the office."""
        self.session.bridge.run(lambda desk: desk.offices(), self._show_offices)

    def _show_offices(self, offices: object) -> None:
        assert isinstance(offices, tuple)  # noqa: S101 - the desk's own answer
        self.office_page.show_office(offices[-1] if offices else Office())
        self.pages.setCurrentWidget(self.office_page)

    # --- typing -----------------------------------------------------------------------------------

    def _answer_typed(self, item: object) -> None:
        assert isinstance(item, str)  # noqa: S101 - the form's own signal
        card = self.form.cards[item]
        self.session.autosave.touch(item, lambda: self._save_answer(item, card.answer()))

    def _save_answer(self, item: str, answer: Answer) -> None:
        self.session.set_answer(item, answer)
        if self.session.report is not None:
            self.outline.update_states(self.session.report)

    def _office_typed(self) -> None:
        page = self.office_page
        self.session.autosave.touch("office", lambda: self._save_office(page.office()))

    def _save_office(self, office: Office) -> None:
        self.session.do(lambda desk: desk.set_office(office))

    def save_now(self) -> None:
        """Hand over everything that was typed; the status says when it is on the disk."""
        self.session.autosave.flush()

    def _show_saved(self, at: object) -> None:
        assert isinstance(at, datetime)  # noqa: S101 - the session's own signal
        if not self.session.autosave.has_pending:
            self.saved_label.setText(tr("Saved {time}", time=at.strftime("%H:%M:%S")))

    def _show_failure(self, error: object) -> None:
        self.saved_label.setText(tr("NOT SAVED: {reason}", reason=message_of(error)))

    # --- documents --------------------------------------------------------------------------------

    def ask_new_document(self) -> None:
        """Ask what to make, and make it."""
        self.session.autosave.flush()
        self.session.bridge.run(choices, self._ask_new_document)

    def _ask_new_document(self, offered: object) -> None:
        assert isinstance(offered, Choices)  # noqa: S101 - the desk's own answer
        dialog = NewDocumentDialog(offered, QDate.currentDate().year(), self)
        dialog.accepted.connect(lambda: self._make_document(dialog.chosen()))
        dialog.open()

    def _make_document(self, wanted: NewDocument) -> None:
        def make(desk: Desk) -> object:
            return new_document(desk, wanted.template, wanted.period_id, wanted.earlier)

        self.session.do(make, self._show_made)

    def _make_sample(self) -> None:
        def make(desk: Desk) -> object:
            sample = sample_report()
            if not desk.offices():
                desk.set_office(sample.office)
            return desk.create(sample)

        self.session.do(make, self._show_made)

    def _show_made(self, document: object) -> None:
        assert isinstance(document, str)  # noqa: S101 - the desk's own answer
        self.session.show_document(document)
        self.documents.choose(document)

    # --- export -----------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask for a file name and write the document on show."""
        report = self.session.report
        if report is None or report.id is None:
            return
        self.session.autosave.flush()
        proposed = self._export_folder / default_name(report, ".docx")
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export to Word"), str(proposed), tr("Word document (*.docx)")
        )
        if name:
            self.export_to(report.id, Path(name).with_suffix(".docx"))

    def export_to(self, document: str, target: Path) -> None:
        """Write a document to a file and offer to open it."""

        def write(desk: Desk) -> object:
            export_document(desk, document, target, Exporting())
            return target

        self._export_folder = target.parent
        self.session.bridge.run(write, self._exported, self._export_failed)

    def _exported(self, target: object) -> None:
        assert isinstance(target, Path)  # noqa: S101 - what was asked for
        box = named(QMessageBox(self), "exported")
        box.setWindowTitle(tr("Export to Word"))
        box.setText(tr("The document was written to “{file}”.", file=target.name))
        open_file = box.addButton(tr("Open &file"), QMessageBox.ButtonRole.ActionRole)
        open_folder = box.addButton(tr("Open f&older"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        open_file.clicked.connect(lambda: _open(target))
        open_folder.clicked.connect(lambda: _open(target.parent))
        box.open()

    def _export_failed(self, error: object) -> None:
        box = named(QMessageBox(self), "export-failed")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Export to Word"))
        box.setText(message_of(error))
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand over everything typed and let the file go before the window closes."""
        self.session.close()
        super().closeEvent(event)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
