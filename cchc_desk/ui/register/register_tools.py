"""The register as the menu asks for it: its page, citing a document, filling by itself."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.forms.richtext import Footnote, Paragraph, Span
from cchc_desk.i18n import tr
from cchc_desk.ui.editors.rich_text import RichTextEditor, Scope
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.places import Places
from cchc_desk.ui.register.filler import RegisterFiller
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.desk.desk import Desk
    from cchc_desk.forms.citation import Citation
    from cchc_desk.forms.register import RegisterEntry
    from cchc_desk.forms.text_places import Field, TextPlace
    from cchc_desk.ui.register.cite_dialog import Choice, Form
    from cchc_desk.ui.register.page import RegisterPage
    from cchc_desk.ui.search.search_tools import SearchTools

_CARD = "card:"


class RegisterTools(QObject):
    """Hold what knows documents that are cited; ``filled`` carries how many came by themselves."""

    filled = Signal(object)

    def __init__(
        self,
        session: Session,
        places: Places,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Make only what fills the register."""
        super().__init__(window)
        self._session, self._places = session, places
        self._notice, self._theme, self._window = notice, theme, window
        self._search: SearchTools | None = None
        self._filler = RegisterFiller(session, self)
        self._filler.filled.connect(self.filled)
        self._filler.filled.connect(self._refresh)
        session.undone.connect(self._refresh)
        session.report_changed.connect(self._refresh)

    def use(self, search: "SearchTools") -> None:
        """Take what finds places and turns to them."""
        self._search = search

    def close(self) -> None:
        """End for good."""
        self._filler.stop()

    # --- the page ---------------------------------------------------------------------------------

    @cached_property
    def page(self) -> "RegisterPage":
        """Return the page, made when it is first wanted."""
        from cchc_desk.ui.register.page import RegisterPage  # noqa: PLC0415 - not at the start

        page = RegisterPage(self._theme)
        page.left.connect(self._places.leave_guest)
        page.add_wanted.connect(self._add)
        page.chosen.connect(self._ask_uses)
        page.panel.edited.connect(self._typed)
        page.panel.hide_wanted.connect(self._hide)
        page.panel.jump_wanted.connect(self._jump)
        self._session.autosave.committed.connect(self._follow_committed)
        return page

    def show(self) -> None:
        """Turn to the page; what was written until now is read for citations first."""
        self._places.finish_edit()
        self._filler.fill()
        self._read(self._turn)

    def show_document(self, words: object) -> None:
        """Turn to the page with the documents that some words name."""
        self.page.look_up(str(words))
        self.show()

    def _turn(self, lines: object) -> None:
        self._take(lines)
        self._places.show_guest(self.page)
        self.page.setFocus()

    def _refresh(self, _about: object = None) -> None:
        if "page" in self.__dict__ and self.page.isVisible():
            self._read(self._take)

    def _read(self, told: Callable[[object], None]) -> None:
        from cchc_desk.desk.register import register_lines  # noqa: PLC0415 - not at the start

        report = self._session.report
        document = report.id if report is not None else None
        self._session.bridge.run(
            lambda desk: register_lines(desk, document), told, self._session.failed.emit
        )

    def _take(self, lines: object) -> None:
        assert isinstance(lines, tuple)  # noqa: S101 - the desk's own answer
        if self._session.autosave.is_pending(self._field()):
            return  # it comes again when what is typed is on the disk
        self.page.show_lines(lines)

    def _ask_uses(self, line: object) -> None:
        from cchc_desk.desk.register import RegisterLine, used_in  # noqa: PLC0415 - as above

        if not isinstance(line, RegisterLine) or self._search is None:
            return
        show = partial(self._show_uses, line.id)
        self._search.texts.ask(lambda search: used_in(search, line.entry.citation), show)

    def _show_uses(self, entry_id: str, results: object) -> None:
        assert isinstance(results, tuple)  # noqa: S101 - the desk's own answer
        self.page.panel.show_uses(entry_id, results)

    def _jump(self, target: object) -> None:
        from cchc_desk.ui.search.jump import Target  # noqa: PLC0415 - as above

        if self._search is not None and isinstance(target, Target):
            self._session.autosave.flush()
            self._search.jump.go(target)

    # --- entries ----------------------------------------------------------------------------------

    def _field(self) -> tuple[str, str | None]:
        return "register", self.page.panel.entry_id

    def _typed(self) -> None:
        """Keep the entry as an answer is kept: soon after the last key."""
        panel = self.page.panel
        entry_id = panel.entry_id
        if entry_id is not None:
            entry = panel.entry()
            save = partial(self._session.set_entry, entry_id, entry)
            self._session.autosave.touch(self._field(), save)

    def _follow_committed(self, field: object) -> None:
        if isinstance(field, tuple) and field[:1] == ("register",):
            self._refresh()

    def _hide(self, is_hidden: object) -> None:
        from cchc_desk.desk.register import hide_entry  # noqa: PLC0415 - as above

        entry_id = self.page.panel.entry_id
        if entry_id is None:
            return
        hidden = bool(is_hidden)

        def tell(_done: object) -> None:
            words = (
                tr("The document was taken out of the register.")
                if hidden
                else tr("The document is in the register again.")
            )
            self._notice.say("ok", words, (tr("&Undo"), self._session.undo))

        self._session.do(lambda desk: hide_entry(desk, entry_id, is_hidden=hidden), tell)

    def _add(self) -> None:
        """Add an entry that no text cites yet; the words looked for are read as one."""
        from cchc_desk.desk.register import add_entry  # noqa: PLC0415 - as above
        from cchc_desk.forms.citation import Citation  # noqa: PLC0415 - as above
        from cchc_desk.forms.citation_find import read_citation  # noqa: PLC0415 - as above
        from cchc_desk.forms.register import RegisterEntry  # noqa: PLC0415 - as above

        typed = read_citation(self.page.words.text())
        entry = RegisterEntry(typed or Citation())

        def show(entry_id: object) -> None:
            self._read(partial(self._show_new, str(entry_id)))

        self._session.do(lambda desk: add_entry(desk, entry), show)

    def _show_new(self, entry_id: str, lines: object) -> None:
        self._take(lines)
        self.page.go_to(entry_id)
        self.page.panel.focus_first()

    # --- citing -----------------------------------------------------------------------------------

    def ask_citation(self) -> None:
        """Ask which document is cited at the cursor."""
        editor = _editor_of(QApplication.focusWidget() or self._window.focusWidget())
        if editor is None or self._session.report is None:
            self._notice.say(
                "warning", tr("Put the cursor into a text first; the citation goes there.")
            )
            return
        self._session.autosave.flush()
        self._filler.fill()
        self._session.bridge.run(_entries, partial(self._choose, editor))

    def _choose(self, editor: RichTextEditor, entries: object) -> None:
        from cchc_desk.ui.register.cite_dialog import CiteDialog  # noqa: PLC0415 - as above

        assert isinstance(entries, tuple)  # noqa: S101 - our own work
        is_line = editor.scope is Scope.LINE
        write = partial(self._words, editor)
        dialog = CiteDialog(entries, write, self._theme, self._window, can_be_note=not is_line)
        dialog.chosen.connect(partial(self._insert, editor))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _insert(self, editor: RichTextEditor, choice: "Choice") -> None:
        words = self._words(editor, choice.citation, choice.form)
        inside = (Footnote((Span(words),)),) if choice.as_note else (Span(words),)
        editor.insert((Paragraph(inside),))
        editor.setFocus()

    def _words(self, editor: RichTextEditor, citation: "Citation", form: "Form") -> str:
        """Return how a document is cited at the cursor."""
        from cchc_desk.forms.citation import full_form, short_form  # noqa: PLC0415 - as above
        from cchc_desk.forms.register import words_to_insert  # noqa: PLC0415 - as above
        from cchc_desk.ui.register.cite_dialog import Form  # noqa: PLC0415 - as above

        place, report = self._place_of(editor), self._session.report
        if form is Form.AUTOMATIC and place is not None and report is not None:
            return words_to_insert(report, citation, place, _beginning(editor))
        return short_form(citation) if form is Form.SHORT else full_form(citation)

    def _place_of(self, editor: RichTextEditor) -> "TextPlace | None":
        """Return the paragraph of the cursor, as texts count them. None: it is in no answer."""
        from cchc_desk.forms.text_places import TextPlace  # noqa: PLC0415 - as above
        from cchc_desk.ui.search.positions import paragraph_at  # noqa: PLC0415 - as above

        field = self._field_of(editor)
        if field is None:
            return None
        is_line = editor.scope is Scope.LINE
        start = editor.textCursor().selectionStart()
        return TextPlace(field, 0 if is_line else paragraph_at(editor.document(), start))

    def _field_of(self, editor: RichTextEditor) -> "Field | None":
        from cchc_desk.forms.text_places import Field  # noqa: PLC0415 - as above

        if self._places.is_on_show("tasks"):
            return self._places.tasks.view.delegate.field
        around = editor.parentWidget()
        while around is not None and not around.objectName().startswith(_CARD):
            around = around.parentWidget()
        return None if around is None else Field(item=around.objectName().removeprefix(_CARD))


def _beginning(editor: RichTextEditor) -> str:
    """Return what the paragraph of the cursor says before it."""
    cursor = editor.textCursor()
    block = editor.document().findBlock(cursor.selectionStart())
    return block.text()[: cursor.selectionStart() - block.position()]


def _entries(desk: "Desk") -> "tuple[RegisterEntry, ...]":
    """Return the entries, the newest first; runs on the database thread."""
    from cchc_desk.desk.register import read_register  # noqa: PLC0415 - as above
    from cchc_desk.forms.register import find_entries  # noqa: PLC0415 - as above

    return tuple(entry for _, entry in find_entries(read_register(desk), ""))


def _editor_of(widget: QWidget | None) -> RichTextEditor | None:
    is_text = isinstance(widget, RichTextEditor) and not widget.isReadOnly()
    return widget if isinstance(widget, RichTextEditor) and is_text else None
