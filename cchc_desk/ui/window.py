"""The window: documents and outline on the left, the page in the middle, honest words below."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.undone import Undone
from cchc_desk.forms.report import Report, ReportState
from cchc_desk.i18n import tr
from cchc_desk.paths import WORKSPACE_SUFFIX
from cchc_desk.ui.documents_list import DocumentsList
from cchc_desk.ui.file_drops import FileDrops
from cchc_desk.ui.header import Header
from cchc_desk.ui.help_keys import HelpKeys
from cchc_desk.ui.looks import Looks
from cchc_desk.ui.menus import Menus
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.notices import NoticeReader
from cchc_desk.ui.outline_panel import FRONT, TASKS, OutlinePanel
from cchc_desk.ui.output_tools import OutputTools
from cchc_desk.ui.places import Places
from cchc_desk.ui.preview.dock import Preview
from cchc_desk.ui.remarks import Remarks
from cchc_desk.ui.review_tools import ReviewTools
from cchc_desk.ui.safe_tools import SafeTools
from cchc_desk.ui.session import CLOSE_MS, Session
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.status_line import StatusLine
from cchc_desk.ui.template_tools import TemplateTools
from cchc_desk.ui.text_tools import TextTools
from cchc_desk.ui.theme import Theme
from cchc_desk.ui.typing_undo import redo_typing, undo_typing
from cchc_desk.ui.year_tools import YearTools

if TYPE_CHECKING:
    from cchc_desk.ui.help_window import HelpWindow
    from cchc_desk.ui.importing.flow import FileImport
    from cchc_desk.ui.new_document import NewDocument
    from cchc_desk.ui.template_change import TemplateFlow

# What can be done only where there is a document, by the names of the entries.
_OF_A_DOCUMENT = (
    "copy-item", "copy-place", "still-true", "beside", "figures", "insert-figure",
    "export", "export-more", "print", "mail", "front", "template", "delete", "next", "previous",
    "tasks",
)  # fmt: skip

_USUAL_SIZE = QSize(1280, 760)
_FRAME = QSize(16, 48)  # round a window, and its title, in pixels
_LEAST_LEFT = 200
_USUAL_SPLIT = (300, 900)
_USUAL_LISTS = (160, 480)


class Window(QMainWindow):
    """Show one open workspace.

    ``workspace_wanted`` carries the file of another one to open instead, ``new_workspace_wanted``
    the one to make, ``restore_wanted`` the Backup that is to take the place of everything;
    ``sample_wanted``: the workspace of the invented office; ``copy_wanted`` carries the file that
    is only read here, and where the copy of it to work on is wanted.
    """

    workspace_wanted = Signal(object)
    restore_wanted = Signal(object)
    new_workspace_wanted = Signal(object)
    sample_wanted = Signal()
    copy_wanted = Signal(object, object)

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, log_folder: Path
    ) -> None:
        """Build the window around a session; ``log_folder`` is told in the about box."""
        super().__init__()
        self.session, self.settings, self.theme = session, settings, theme
        self.log_folder = log_folder
        named(self, "window")
        self.setWindowTitle(tr("CCHC Desk – {file}", file=session.path.name))
        self.looks = Looks(settings, theme, self)
        self.documents = DocumentsList(theme)
        self.outline = OutlinePanel(theme)
        self.places = Places(session, self.outline, self.looks, theme)
        self.preview = Preview(self, session, self.places, settings, theme)
        self.notice = NoticeBar(theme)
        self.outputs = OutputTools(self)
        self.texts = TextTools(self)
        self.year = YearTools(self)
        self.review = ReviewTools(self)
        self.templates = TemplateTools(self, self)
        self.safe = SafeTools(self)
        self.menus = Menus(self, theme, self._commands())
        self._has_lent_left = False
        self._own_task_actions = len(self.menus.menus["tasks"].actions())
        self.header = Header(theme, self.menus.menus["state"])
        NoticeReader(self, self.notice)
        Remarks(session, self.places.form, self)
        HelpKeys(self.show_help, self)
        self._drops = FileDrops(self)
        self.status = StatusLine(theme)
        self._lay_out()
        self._recall()
        self._connect()
        self.places.setFocus()  # else the list has the focus and keeps it when a page comes

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Put the outermost in place first: Qt dresses anew all that is put into something."""
        self.splitter = named(QSplitter(), "splitter")
        self.setCentralWidget(self.splitter)
        self.left = QWidget()
        self.splitter.addWidget(self.left)
        self._fill_left()
        right = QWidget()
        self.splitter.addWidget(right)
        self._fill_right(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.setStatusBar(self.status)

    def _fill_left(self) -> None:
        self.left.setMinimumWidth(_LEAST_LEFT)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(8, 8, 0, 8)
        self.lists = named(QSplitter(Qt.Orientation.Vertical), "lists")
        column.addWidget(self.lists)
        self.lists.addWidget(self.documents)
        self.lists.addWidget(self.outline)
        self.lists.setStretchFactor(1, 1)
        self.lists.setChildrenCollapsible(False)

    def _fill_right(self, right: QWidget) -> None:
        column = self._pages = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self.places, 1)

    def _recall(self) -> None:
        settings = self.settings
        if not self.restoreGeometry(settings.window_geometry):
            self._take_first_size()
        self.splitter.setSizes(list(settings.splitter_sizes("splitter") or _USUAL_SPLIT))
        self.lists.setSizes(list(settings.splitter_sizes("lists") or _USUAL_LISTS))
        self.preview.recall()
        if settings.last_document is not None:
            self.places.remember(settings.last_document, settings.last_part or "")
        recent = (file for file in settings.recent_workspaces if file != self.session.path)
        self.menus.offer("recent", {str(file): f"{file.name}  –  {file.parent}" for file in recent})
        self.menus.check("scheme", settings.scheme.value)
        self.places.task_columns = settings.task_columns

    def _take_first_size(self) -> None:
        """Take the usual size; a screen that has no room for it is used as a whole."""
        room = self.screen().availableSize()
        if _USUAL_SIZE.boundedTo(room - _FRAME) != _USUAL_SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.resize(_USUAL_SIZE.boundedTo(room))

    def remember(self) -> None:
        """Write down how the window was left."""
        settings = self.settings
        settings.window_geometry = self.saveGeometry()
        settings.set_splitter_sizes("splitter", tuple(self.splitter.sizes()))
        if self.outline.isVisibleTo(self):
            settings.set_splitter_sizes("lists", tuple(self.lists.sizes()))
        report = self.session.report
        if not self.session.is_read_only:  # the next start opens the clerk's own workspace
            settings.last_document = report.id if report is not None else None
            settings.last_part = self.places.place or None
        self.preview.remember()
        self.places.keep_columns()
        settings.task_columns = self.places.task_columns
        settings.save()

    # --- what the menus do ------------------------------------------------------------------------

    def _commands(self) -> dict[str, Callable[..., object]]:
        looks, places = self.looks, self.places
        return {
            "new": self.ask_new_document,
            "open-word": self.ask_file,
            "open-workspace": self.ask_workspace,
            "new-workspace": self.ask_new_workspace,
            "recent": lambda file: self.workspace_wanted.emit(Path(file)),
            "save": self.save_now,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "previous": lambda: self.outline.step(-1),
            "next": lambda: self.outline.step(1),
            "front": lambda: self._go_to(FRONT),
            "template": self.ask_template,
            "delete": self.delete_document,
            "tasks": lambda: self._go_to(TASKS),
            "office": places.show_office,
            "text-larger": lambda: looks.zoom_text(1),
            "text-smaller": lambda: looks.zoom_text(-1),
            "text-usual": lambda: looks.zoom_text(0),
            "interface-larger": lambda: looks.zoom_interface(1),
            "interface-smaller": lambda: looks.zoom_interface(-1),
            "interface-usual": lambda: looks.zoom_interface(0),
            "scheme": looks.choose_scheme,
            "preview": self.preview.toggle,
            "left": lambda: self.left.setHidden(not self.left.isHidden()),
            "full-screen": self.toggle_full_screen,
            **self.outputs.commands(),
            **self.texts.commands(),
            **self.year.commands(),
            **self.review.commands(),
            **self.templates.commands(),
            **self.safe.commands(),
            "help": self.show_help,
            "keys": lambda: self.help.open_topic("phim-tat"),
            "about": self.show_about,
        }

    def _connect(self) -> None:
        session = self.session
        session.documents_changed.connect(self.documents.show_entries)
        session.report_changed.connect(self._show_report)
        session.save_state_changed.connect(self.status.show_save_state)
        session.undone.connect(self._show_undone)
        for trouble in (session.refused, session.failed):
            trouble.connect(lambda error: self.notice.say("error", str(error)))
        self.status.saving.retry_wanted.connect(session.save_now)
        self.status.show_save_state(session.save_state)
        self.documents.document_chosen.connect(self._choose_document)
        self.documents.delete_wanted.connect(self._delete)
        self.documents.state_wanted.connect(self._set_state_of)
        self.header.export_wanted.connect(self.outputs.ask_export)
        self.header.explain(self.menus.actions["export"], self.menus.actions["preview"])
        self.header.preview_wanted.connect(self.preview.toggle)
        self.preview.print_wanted.connect(self.outputs.ask_print)
        self.preview.wanted_changed.connect(self.header.show_preview_wanted)
        self.header.show_preview_wanted(self.preview.is_wanted)
        self.places.turned.connect(self._fill_tasks_menu)
        self.places.turned.connect(self._bring_cursor)
        self.places.turned.connect(self._follow_guest)
        self.places.document_wanted.connect(self.ask_new_document)
        self.places.file_wanted.connect(self.ask_file)
        self._drops.dropped.connect(self.open_files)
        self.places.sample_wanted.connect(self.sample_wanted)
        self.texts.join()
        self.year.join()
        self.review.join()
        self.safe.join()

    def put_over_pages(self, widget: QWidget) -> None:
        """Lay a line over the pages, below the notices."""
        self._pages.insertWidget(self._pages.indexOf(self.places), widget)

    def _go_to(self, place: str) -> None:
        self.outline.choose_place(place)
        self.places.enter()

    def _bring_cursor(self) -> None:
        """Put the cursor into the page, unless the clerk is choosing in the left column."""
        focused = self.focusWidget()
        if focused is None or not self.left.isAncestorOf(focused):
            self.places.enter_again()

    def _fill_tasks_menu(self) -> None:
        """Show the actions of the table in the menu once there is a table."""
        menu = self.menus.menus["tasks"]
        if not self.places.is_on_show("tasks") or len(menu.actions()) > self._own_task_actions:
            return
        for action in self.places.tasks.menu_actions():
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    # --- what is on show --------------------------------------------------------------------------

    def _show_report(self, report: object) -> None:
        assert isinstance(report, Report | None)  # noqa: S101 - the session's own answer
        if report is not None and report.id is not None:
            self.documents.mark(report.id)
        self.header.show_report(report)
        self._settle_header()
        self._show_outline(is_wanted=report is not None)
        today = date.today()  # noqa: DTZ011 - the day on the clerk's own calendar
        self.status.show_report(report, today)
        for name in _OF_A_DOCUMENT:
            self.menus.actions[name].setEnabled(report is not None)
        self.menus.menus["state"].setEnabled(report is not None)
        self.menus.check("state", report.state.value if report is not None else None)
        self.places.show_report(report)

    def _show_outline(self, *, is_wanted: bool) -> None:
        self.outline.setVisible(is_wanted)
        self.lists.refresh()  # at once: what is chosen there now is scrolled to by its size

    def _choose_document(self, document: object) -> None:
        self.open_document(str(document))

    def open_document(self, document: str) -> None:
        """Put a document on show, also in place of a page of the whole workspace."""
        self.session.autosave.flush()
        self.places.leave_page_of_desk()
        self.session.show_document(document)

    def _show_undone(self, undone: object) -> None:
        if isinstance(undone, Undone):
            self.places.show_undone(undone)
            self.status.say(undone.label)
        else:
            self.status.say(tr("There is nothing to undo or do again."))

    # --- typing and undo --------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last typing that is not yet committed, else the last edit of all."""
        if undo_typing(QApplication.focusWidget()) or self.templates.undo():
            return
        self.places.finish_edit()
        self.session.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if redo_typing(QApplication.focusWidget()) or self.templates.redo():
            return
        self.places.finish_edit()
        self.session.redo()

    def save_now(self) -> None:
        """Hand over everything that was typed; the status says when it is on the disk."""
        self.session.autosave.flush()
        self.session.save_now()

    # --- documents --------------------------------------------------------------------------------

    def ask_new_document(self) -> None:
        """Ask what to make, and make it."""
        from cchc_desk.desk.choices import choices  # noqa: PLC0415 - with the dialog

        self.session.autosave.flush()
        self.session.bridge.run(choices, self._ask_new_document)

    def _ask_new_document(self, offered: object) -> None:
        # Imported when asked for: parsing the templates costs 60 ms of every start.
        from cchc_desk.desk.choices import Choices  # noqa: PLC0415
        from cchc_desk.ui.new_document import NewDocumentDialog  # noqa: PLC0415

        assert isinstance(offered, Choices)  # noqa: S101 - the desk's own answer
        today = date.today()  # noqa: DTZ011 - the day on the clerk's own calendar
        dialog = named(NewDocumentDialog(offered, today, self), "new-document")
        dialog.dress(self.theme)
        dialog.accepted.connect(lambda: self._make_document(dialog.chosen()))
        dialog.open()

    def _make_document(self, wanted: "NewDocument") -> None:
        from cchc_desk.desk.documents import new_document  # noqa: PLC0415 - with the dialog

        def make(desk: Desk) -> object:
            return new_document(desk, wanted.template, wanted.period_id, wanted.earlier)

        self.session.do(make, lambda document: self.session.show_document(str(document)))

    def _set_state_of(self, document: object, state: object) -> None:
        wanted = ReportState(str(state))
        if self.session.report is not None and self.session.report.id == document:
            self.texts.issuing.set_state(wanted.value)
            return
        self.session.do(lambda desk: desk.set_state(str(document), wanted))

    def delete_document(self) -> None:
        """Delete the document on show; undo brings it back."""
        report = self.session.report
        if report is not None:
            self._delete(report.id)

    def _delete(self, document: object) -> None:
        if not self.session.may_write():
            return
        self.places.finish_edit()
        self.session.delete_document(str(document))
        self.notice.say("ok", tr("The document was deleted."), (tr("&Undo"), self.session.undo))

    def ask_template(self) -> None:
        """Ask for another template for the document on show."""
        self.places.finish_edit()
        self.template_flow.ask()

    @cached_property
    def template_flow(self) -> "TemplateFlow":
        """Return what changes the template, made when it is first wanted."""
        from cchc_desk.ui.template_change import TemplateFlow  # noqa: PLC0415 - not at the start

        return TemplateFlow(self.session, self.places, self.notice, self.theme, self)

    # --- files of others --------------------------------------------------------------------------

    @cached_property
    def file_import(self) -> "FileImport":
        """Return what opens Word and Excel files, made when it is first wanted."""
        from cchc_desk.ui.importing.flow import FileImport  # noqa: PLC0415 - not at the start

        made = FileImport(self.session, self.places, self.notice, self.theme, self)
        self._pages.insertWidget(self._pages.indexOf(self.places), made.progress)
        return made

    def ask_file(self) -> None:
        """Ask for Word and Excel files and open them."""
        self.file_import.ask()

    def _follow_guest(self) -> None:
        """Tell whoever opens files that another page was turned to."""
        # Qt 6.12 tells a layout of less wide contents by and by; a dock that is shown before would
        # widen the window by the page that has left.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._settle_header()
        self._settle_left()
        if "file_import" in self.__dict__:
            self.file_import.follow_turn(self.places.currentWidget())

    def _settle_header(self) -> None:
        """Show nothing of the document over a page that belongs to none."""
        is_away = self.places.is_away_from_document
        self.header.setVisible(self.session.report is not None and not is_away)
        self.preview.settle()

    def _settle_left(self) -> None:
        """Give a page that belongs to no document the room of the left column."""
        is_guest = self.places.is_guest_on_show
        if is_guest and not self._has_lent_left and not self.left.isHidden():
            self._has_lent_left = True
            self.left.hide()
        elif not is_guest and self._has_lent_left:
            self._has_lent_left = False
            self.left.show()

    def open_files(self, files: object) -> None:
        """Open files: a workspace in place of this one, all others into it."""
        assert isinstance(files, tuple)  # noqa: S101 - our own signal
        workspaces = [file for file in files if file.suffix.lower() == WORKSPACE_SUFFIX]
        if workspaces:
            self.workspace_wanted.emit(workspaces[0])
        elif self.session.may_write():
            self.file_import.open_files(files)

    # --- workspaces -------------------------------------------------------------------------------

    def ask_workspace(self) -> None:
        """Ask for another workspace to open."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - 1 ms of a start

        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open a workspace"), str(self.session.path.parent), tr("Workspaces (*.cchc)")
        )
        if name:
            self.workspace_wanted.emit(Path(name))

    def ask_new_workspace(self) -> None:
        """Ask where to make an empty workspace, and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        name, _ = QFileDialog.getSaveFileName(
            self, tr("New workspace"), str(self.session.folder), tr("Workspaces (*.cchc)")
        )
        if name:
            self.new_workspace_wanted.emit(Path(name))

    # --- help and looks ---------------------------------------------------------------------------

    @cached_property
    def help(self) -> "HelpWindow":
        """Return the help, made when it is first wanted."""
        from cchc_desk.ui.help_window import HelpWindow  # noqa: PLC0415 - not at the start

        return HelpWindow(self.theme, self)

    def show_help(self) -> None:
        """Open the help page of the place that has the focus."""
        from cchc_desk.ui.help_topics import topic_for  # noqa: PLC0415 - not at the start

        self.help.open_topic(topic_for(QApplication.focusWidget() or self.places.currentWidget()))

    def show_about(self) -> None:
        """Say what the program is, and where its files lie."""
        from cchc_desk.ui.about import AboutBox  # noqa: PLC0415 - not at the start

        settings = Path(self.settings.store.fileName())
        AboutBox(self.session.path, self.log_folder, self, settings=settings).open()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or the window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keep_safe(self) -> None:
        """Make backups and look for damage from now on; tell how the workspace was found."""
        self.safe.start()

    # --- closing ----------------------------------------------------------------------------------

    def confirm_close(self) -> bool:
        """Save everything; where that fails ask the clerk. True: the session is closed."""
        from cchc_desk.ui.keeping.unsaved import Unsaved, ask_unsaved  # noqa: PLC0415 - the end

        self.places.finish_edit()
        is_saved = not self.session.is_closed and self.session.save_and_wait(CLOSE_MS)
        if is_saved and not self.safe.may_close():
            return False
        while not self.session.close():
            wish = ask_unsaved(self.session.save_state.reason, self)
            if wish is Unsaved.LOSE or (wish is Unsaved.RESCUE and self.safe.rescue_now()):
                self.session.abandon()
                return True
            if wish is Unsaved.STAY:
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything is saved."""
        if not self.confirm_close():
            event.ignore()
            return
        self.remember()
        self.preview.close()
        self.review.close()
        self.texts.close()
        self.outputs.close()
        if "file_import" in self.__dict__:
            self.file_import.close()
        super().closeEvent(event)
