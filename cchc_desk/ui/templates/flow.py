"""What the clerk does with templates: looking at them, editing, saving, files."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.template_library import (
    Library,
    Origin,
    TemplateEntry,
    blank_template,
    copied,
    drop_draft,
    keep_draft,
    keep_version,
    library,
    read_template_file,
    remove_template,
    take_in,
    write_template_file,
)
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.i18n import tr
from cchc_desk.ui.importing.flow import Pages
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.templates.editor import TemplateEditor
from cchc_desk.ui.templates.library_page import LibraryPage
from cchc_desk.ui.templates.pane import Surroundings
from cchc_desk.ui.templates.words import name_of
from cchc_desk.ui.theme import Theme

_MOST_FAULTS = 6  # of a file are told at once


class TemplatePages(QStackedWidget):
    """Hold the list and, while one is edited, the editor."""

    def __init__(self, theme: Theme) -> None:
        """Begin with the list."""
        super().__init__()
        named(self, "template-pages")
        self.library = LibraryPage(theme)
        self.editor: TemplateEditor | None = None
        self.addWidget(self.library)
        self.setFocusProxy(self.library)

    def show_editor(self, editor: TemplateEditor) -> None:
        """Turn to an editor."""
        self.close_editor()
        self.editor = editor
        self.addWidget(editor)
        self.setCurrentWidget(editor)
        self.setFocusProxy(editor)
        editor.focus_first()

    def close_editor(self) -> None:
        """Turn back to the list."""
        editor, self.editor = self.editor, None
        self.setCurrentWidget(self.library)
        self.setFocusProxy(self.library)
        if editor is not None:
            self.removeWidget(editor)
            editor.deleteLater()
            self.library.list.setFocus()

    def undo_step(self) -> bool:
        """Take back the last change of the template that is edited; False: none is."""
        return self.editor is not None and self.editor.undo_step()

    def redo_step(self) -> bool:
        """Do it again; False: no template is edited."""
        return self.editor is not None and self.editor.redo_step()


class TemplateLibrary(QObject):
    """Show and edit the templates of the workspace on pages of their own.

    ``change_wanted`` carries the id of the template that the document on show is to go over to.
    """

    change_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        pages: Pages,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Wait to be asked."""
        super().__init__(window)
        self._session, self._pages, self._notice = session, pages, notice
        self._theme, self._window = theme, window
        self._library = Library(())
        self._folder = _usual_folder()
        self.pages = TemplatePages(theme)
        self._connect()

    def _connect(self) -> None:
        page = self.pages.library
        page.edit_wanted.connect(self._edit)
        page.copy_wanted.connect(self._copy)
        page.new_wanted.connect(self._make_new)
        page.remove_wanted.connect(self._remove)
        page.save_wanted.connect(self._ask_save_file)
        page.file_wanted.connect(self._ask_file)
        page.move_wanted.connect(self._move)
        page.left.connect(self._pages.leave_guest)
        self._session.undone.connect(lambda _undone: self._follow_undo())

    # --- the list ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the templates, or the editor where the clerk left it."""
        self._session.autosave.flush()
        self._session.bridge.run(library, self._show)

    def _show(self, found: object) -> None:
        self._take(found)
        self._pages.show_guest(self.pages)

    def _take(self, found: object, chosen: str = "") -> None:
        assert isinstance(found, Library)  # noqa: S101 - the desk's own answer
        self._library = found
        self.pages.library.show_library(found, chosen)

    def _refresh(self, chosen: str = "") -> None:
        self._session.bridge.run(library, lambda found: self._take(found, chosen))

    def _follow_undo(self) -> None:
        if self.pages.isVisible():
            self._refresh()

    # --- editing ----------------------------------------------------------------------------------

    def _edit(self, template_id: object) -> None:
        entry = self._library.entry(str(template_id))
        if entry is None or not self._session.may_write():
            return
        if entry.origin is Origin.SHIPPED:
            self._edit_copy(entry)
            self._notice.say(
                "ok", tr("What comes with the program stays as it is; this is a copy of it.")
            )
        else:
            self._open_editor(entry.draft or entry.template, entry)

    def _copy(self, template_id: object) -> None:
        entry = self._library.entry(str(template_id))
        if entry is not None:
            self._edit_copy(entry)

    def _edit_copy(self, entry: TemplateEntry) -> None:
        template = entry.draft or entry.template
        name = tr("{template} – of the office", template=name_of(template))
        self._begin(copied(template, name, self._library.ids))

    def _make_new(self) -> None:
        self._begin(blank_template(DocumentKind.REPORT, tr("New template"), self._library.ids))
        if self.pages.editor is not None:
            self.pages.editor.turn_to("general").go_to(0)

    def _begin(self, draft: Template) -> None:
        """Edit a template that has no version yet; it is kept from now on."""
        self._open_editor(draft, None)
        self._touch()

    def _open_editor(self, template: Template, entry: TemplateEntry | None) -> None:
        has_versions = entry is not None and bool(entry.versions)
        around = Surroundings(
            self._library.figures,
            self._library.departments,
            self._library.periods,
            entry.item_ids if entry is not None else frozenset(),
            has_versions=has_versions,
        )
        base = entry.template if entry is not None and has_versions else None
        editor = TemplateEditor(template, base, around, self._theme)
        editor.changed.connect(self._touch)
        editor.save_wanted.connect(self._save)
        editor.drop_wanted.connect(self._drop)
        editor.left.connect(self._leave_editor)
        self.pages.show_editor(editor)

    def _touch(self) -> None:
        """Have the draft kept soon."""
        editor = self.pages.editor
        if editor is not None:
            field = ("template-draft", editor.template.id)
            self._session.autosave.touch(field, lambda: self._keep(editor.template, field))

    def _keep(self, draft: Template, about: tuple[str, str]) -> None:
        self._session.keep(lambda desk: keep_draft(desk, draft), about)

    def _leave_editor(self) -> None:
        editor = self.pages.editor
        self._session.autosave.flush()
        if editor is not None and not editor.is_changed:
            template_id = editor.template.id
            self._session.do(lambda desk: drop_draft(desk, template_id))
        self._notice.hide()
        chosen = editor.template.id if editor is not None else ""
        self.pages.close_editor()
        self._refresh(chosen)

    def _save(self) -> None:
        editor = self.pages.editor
        if editor is not None:
            draft = editor.template
            self._session.do(lambda desk: keep_version(desk, draft), self._tell_saved)

    def _tell_saved(self, kept: object) -> None:
        assert isinstance(kept, Template)  # noqa: S101 - the desk's own answer
        self.pages.close_editor()
        self._notice.say(
            "ok",
            tr(
                "Saved: version {number} of “{template}”.",
                number=kept.version,
                template=name_of(kept),
            ),
        )
        self._refresh(kept.id)

    def _drop(self) -> None:
        """Let the changes go; the notice brings them back."""
        editor = self.pages.editor
        if editor is None:
            return
        draft = editor.template
        self._session.autosave.flush()
        self.pages.close_editor()
        self._session.do(lambda desk: drop_draft(desk, draft.id), lambda _none: self._refresh())
        again = tr("&Bring them back"), lambda: self._bring_back(draft)
        words = tr("The changes of “{template}” were dropped.", template=name_of(draft))
        self._notice.say("ok", words, again)

    def _bring_back(self, draft: Template) -> None:
        self._session.do(
            lambda desk: keep_draft(desk, draft), lambda _none: self._refresh(draft.id)
        )

    def _remove(self, template_id: object) -> None:
        entry = self._library.entry(str(template_id))
        if entry is None:
            return
        if not entry.versions:
            self._remove_draft(entry)
            return
        words = tr("“{template}” was deleted.", template=name_of(entry.template))

        def told(_none: object) -> None:
            self._notice.say("ok", words, (tr("&Undo"), self._session.undo))
            self._refresh()

        self._session.do(lambda desk: remove_template(desk, entry.id), told)

    def _remove_draft(self, entry: TemplateEntry) -> None:
        draft = entry.template
        self._session.do(lambda desk: drop_draft(desk, draft.id), lambda _none: self._refresh())
        again = tr("&Bring them back"), lambda: self._bring_back(draft)
        words = tr("The changes of “{template}” were dropped.", template=name_of(draft))
        self._notice.say("ok", words, again)

    # --- documents --------------------------------------------------------------------------------

    def _move(self, document: object, template_id: object) -> None:
        """Show a document and ask how it goes over to the newest version."""
        self._pages.leave_guest()
        self._session.show_document(str(document))
        # Behind the reading of the document: then it is on show.
        self._session.bridge.run(lambda _desk: None, lambda _none: self._ask(str(template_id)))

    def _ask(self, template_id: str) -> None:
        self.change_wanted.emit(template_id)

    # --- files ------------------------------------------------------------------------------------

    def _ask_save_file(self, template_id: object) -> None:
        entry = self._library.entry(str(template_id))
        if entry is None:
            return
        template = entry.template
        proposed = self._folder / f"{template.id}-{template.version}.toml"
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the template to a file"), str(proposed), _kinds_of_file()
        )
        if name:
            self._folder = Path(name).parent
            self._save_file(template, Path(name))

    def _save_file(self, template: Template, file: Path) -> None:
        def work(_desk: Desk) -> None:
            write_template_file(template, file)

        def told(_none: object) -> None:
            self._notice.say("ok", tr("Saved: “{file}”.", file=file.name))

        self._session.bridge.run(work, told, lambda error: self._notice.say("error", str(error)))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Take in a template"), str(self._folder), _kinds_of_file()
        )
        if name:
            self._folder = Path(name).parent
            self.take_file(Path(name))

    def take_file(self, file: Path) -> None:
        """Take a template in from a file; what is wrong with the file is told line by line."""
        self._session.bridge.run(
            lambda _desk: read_template_file(file),
            lambda template: self._take_in(file, template),
            lambda error: self._tell_fault(file, error),
        )

    def _tell_fault(self, file: Path, error: object) -> None:
        lines = message_of(error).split("\n")
        told = "\n".join(lines[:_MOST_FAULTS])
        if len(lines) > _MOST_FAULTS:
            told += "\n" + tr("and {count} more", count=len(lines) - _MOST_FAULTS)
        words = tr("“{file}” was not taken in. {reason}", file=file.name, reason=told)
        self._notice.say("error", words, (tr("Choose &another file…"), self._ask_file))

    def _take_in(self, file: Path, template: object) -> None:
        assert isinstance(template, Template)  # noqa: S101 - our own work

        def told(kept: object) -> None:
            assert isinstance(kept, Template)  # noqa: S101 - the desk's own answer
            self._notice.say(
                "ok",
                tr(
                    "“{file}” is here as version {number} of “{template}”.",
                    file=file.name,
                    number=kept.version,
                    template=name_of(kept),
                ),
            )
            self._refresh(kept.id)

        self._session.do(lambda desk: take_in(desk, template), told)


def _kinds_of_file() -> str:
    return tr("Templates (*.toml);;All files (*)")


def _usual_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
