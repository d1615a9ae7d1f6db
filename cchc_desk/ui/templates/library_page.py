"""The templates of the workspace: the list on the left, what is known of one on the right."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.template_library import Library, Origin, TemplateEntry
from cchc_desk.forms.outline import AnswerKind
from cchc_desk.forms.template import Template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import ntr, tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.cards import Card, hint, plain_label
from cchc_desk.ui.documents_list import KIND_ICONS
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.office_profiles import day_words
from cchc_desk.ui.templates.pane import claims_escape, scrolled
from cchc_desk.ui.templates.words import KIND_WORDS, ORIGIN_WORDS, name_of, version_words
from cchc_desk.ui.theme import Theme

_ID = Qt.ItemDataRole.UserRole.value
_LIST_SHARE, _DETAILS_SHARE = 1, 1
_MOST_DOCUMENTS = 30  # so many can be moved one by one at most


class LibraryPage(QWidget):
    """Show the templates.

    The signals carry the id of a template: ``edit_wanted``, ``copy_wanted``, ``remove_wanted``,
    ``save_wanted`` (to a file); ``move_wanted`` the id of a document and that of its template.
    """

    edit_wanted = Signal(object)
    copy_wanted = Signal(object)
    remove_wanted = Signal(object)
    save_wanted = Signal(object)
    move_wanted = Signal(object, object)
    new_wanted = Signal()
    file_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin with no template."""
        super().__init__()
        named(self, "template-library")
        self._theme = theme
        self._library = Library(())
        self.list = _list(theme)
        self.details = QWidget()
        self._cards = QVBoxLayout(self.details)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self.new = _button("template-new", tr("New template"))
        self.take_in = _button("template-take-in", tr("Take in from a file…"))
        self.back = _button("templates-back", tr("Back (Esc)"))
        self.edit = styled(_button("template-edit", tr("Edit")), "primary")
        self.copy = _button("template-copy", tr("Copy"))
        self.save = _button("template-save-file", tr("Save to a file…"))
        self.remove = _button("template-remove", tr("Delete"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = tr(
            "The outlines that documents are made from. Editing one makes a new version; "
            "documents keep theirs until you move them."
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(styled(plain_label(tr("Templates")), "title"), 1)
        for button in (self.take_in, self.new, self.back):
            head.addWidget(button)
        splitter = named(QSplitter(), "templates-splitter")
        splitter.addWidget(self.list)
        splitter.addWidget(self._right())
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, _LIST_SHARE)
        splitter.setStretchFactor(1, _DETAILS_SHARE)
        splitter.setSizes([_LIST_SHARE * 100, _DETAILS_SHARE * 100])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(hint(words))
        column.addWidget(splitter, 1)
        theme = self._theme
        theme.dress(self.new, "plus")
        theme.dress(self.take_in, "file-input")
        theme.dress(self.back, "chevron-left")
        theme.dress(self.edit, "pencil", "on_accent")
        theme.dress(self.copy, "copy-plus")
        theme.dress(self.save, "file-down")
        theme.dress(self.remove, "trash-2")

    def _right(self) -> QWidget:
        right = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.edit, self.copy, self.save, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(scrolled(self.details, "template-details"), 1)
        return right

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.list.itemDoubleClicked.connect(lambda _row, _at: self._want(self.edit_wanted))
        self.edit.clicked.connect(lambda: self._want(self.edit_wanted))
        self.copy.clicked.connect(lambda: self._want(self.copy_wanted))
        self.save.clicked.connect(lambda: self._want(self.save_wanted))
        self.remove.clicked.connect(lambda: self._want(self.remove_wanted))
        self.new.clicked.connect(self.new_wanted)
        self.take_in.clicked.connect(self.file_wanted)
        self.back.clicked.connect(self.left)

    def _want(self, signal: SignalInstance) -> None:
        if self.current_id:
            signal.emit(self.current_id)

    # --- showing ----------------------------------------------------------------------------------

    def show_library(self, library: Library, chosen: str = "") -> None:
        """Show the templates, one of them chosen; "": the one that is, else the first."""
        wanted = chosen or self.current_id
        self._library = library
        with QSignalBlocker(self.list):
            self.list.clear()
            rows = [self._row(entry) for entry in library.entries]
            self.list.addTopLevelItems(rows)
        ids = [entry.id for entry in library.entries]
        if rows:
            row = rows[ids.index(wanted) if wanted in ids else 0]
            self.list.setCurrentItem(row)
            self.list.scrollToItem(row)
        self._show_chosen()

    def _row(self, entry: TemplateEntry) -> QTreeWidgetItem:
        name = fold_spaces(name_of(entry.template))
        state = tr("draft") if entry.draft is not None else tr(ORIGIN_WORDS[entry.origin])
        row = QTreeWidgetItem([name, state, str(len(entry.documents) or "")])
        row.setData(0, _ID, entry.id)
        row.setToolTip(0, name)
        row.setIcon(0, self._theme.icon(KIND_ICONS[entry.template.kind], "muted"))
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    @property
    def current_id(self) -> str:
        """Return the id of the chosen template; "" when there is none."""
        row = self.list.currentItem()
        return "" if row is None else str(row.data(0, _ID))

    def _show_chosen(self) -> None:
        entry = self._library.entry(self.current_id)
        while (part := self._cards.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in (self.edit, self.copy, self.save, self.remove):
            button.setEnabled(entry is not None)
        if entry is None:
            return
        is_shipped = entry.origin is Origin.SHIPPED
        self.edit.setText(tr("Edit a copy") if is_shipped else tr("Edit"))
        self.copy.setVisible(not is_shipped)
        self.save.setEnabled(bool(entry.versions))
        self.remove.setVisible(not is_shipped)
        self.remove.setEnabled(not entry.documents)
        in_use = tr("Documents follow this template; it cannot be deleted.")
        self.remove.setToolTip(in_use if entry.documents else "")
        self._cards.addWidget(_facts_card(entry, self._library))
        self._cards.addWidget(self._documents_card(entry))

    def _documents_card(self, entry: TemplateEntry) -> Card:
        card = Card("card-template-documents", tr("Documents that follow it"))
        if not entry.documents:
            card.parts.addWidget(hint(tr("No document follows this template yet.")))
            return card
        newest = max(entry.versions)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, document in enumerate(entry.documents[:_MOST_DOCUMENTS]):
            grid.addWidget(plain_label(fold_spaces(document.title)), at, 0)
            grid.addWidget(_quiet(version_words(document.template_version)), at, 1)
            if document.template_version < newest:
                grid.addWidget(self._move_button(document, entry, newest), at, 2)
        card.parts.addLayout(grid)
        more = len(entry.documents) - _MOST_DOCUMENTS
        if more > 0:
            words = ntr("and {count} more document", "and {count} more documents", more)
            card.parts.addWidget(hint(words))
        return card

    def _move_button(self, document: ReportEntry, entry: TemplateEntry, newest: int) -> QPushButton:
        words = tr("Move to version {number}…", number=newest)
        button = _button(f"template-move-{document.id}", words)
        button.setAccessibleDescription(document.title)
        button.clicked.connect(partial(self.move_wanted.emit, document.id, entry.id))
        return button

    # --- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the key that the window gives another meaning elsewhere."""
        if claims_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter and F2, delete with Delete, go back with Esc."""
        keys = {
            Qt.Key.Key_Return: self.edit,
            Qt.Key.Key_Enter: self.edit,
            Qt.Key.Key_F2: self.edit,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_Escape: self.back,
        }
        button = keys.get(Qt.Key(event.key()))
        if button is not None and button.isVisible():
            button.click()
        else:
            super().keyPressEvent(event)


def _list(theme: Theme) -> QTreeWidget:
    made = named(QTreeWidget(), "template-list", tr("Templates"))
    made.setHeaderLabels([tr("Template"), tr("Origin"), tr("Followers")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setMinimumWidth(theme.px(380))
    header = made.header()
    header.setSectionsMovable(False)
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, header.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, header.ResizeMode.ResizeToContents)
    return made


def _facts_card(entry: TemplateEntry, library: Library) -> Card:
    template = entry.draft or entry.template
    card = Card("card-template-facts", fold_spaces(name_of(template)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for at, (name, words) in enumerate(_facts(entry, template, library)):
        grid.addWidget(_quiet(name), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(words), at, 1)
    card.parts.addLayout(grid)
    if template.notice:
        card.parts.addWidget(hint(template.notice))
    return card


def _facts(entry: TemplateEntry, template: Template, library: Library) -> Iterator[tuple[str, str]]:
    yield tr("Kind of document"), tr(KIND_WORDS[template.kind])
    names = {kind.id: kind.name for kind in library.periods}
    periods = ", ".join(names.get(id_, id_) for id_ in template.periods)
    yield tr("Periods"), periods or tr("all")
    yield tr("Origin"), _origin_words(entry)
    if entry.versions:
        yield tr("Versions"), ", ".join(map(str, entry.versions))
    if entry.draft is not None:
        yield tr("Draft"), tr("There are changes that are no version yet; edit to go on.")
    if template.valid_from is not None:
        yield tr("In force from"), day_words(template.valid_from)
    if template.source:
        yield tr("Source"), template.source
    yield tr("Extent"), _size_words(template)


def _origin_words(entry: TemplateEntry) -> str:
    if entry.origin is Origin.LEARNED:
        return tr("Learned from “{file}”", file=entry.template.learned_from)
    return tr(ORIGIN_WORDS[entry.origin])


def _size_words(template: Template) -> str:
    asked = sum(item.answer is not AnswerKind.NONE for item in template.items)
    parts = [
        ntr("{count} item", "{count} items", len(template.items)),
        ntr("{count} of them to answer", "{count} of them to answer", asked),
        ntr("{count} figure", "{count} figures", len(template.figures)),
        ntr("{count} appendix", "{count} appendices", len(template.appendices)),
    ]
    return " · ".join(parts)


def _quiet(text: str) -> QLabel:
    return styled(QLabel(text), "muted")


def _button(name: str, words: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button
