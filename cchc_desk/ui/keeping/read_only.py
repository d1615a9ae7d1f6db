"""A window in which nothing can be changed: its workspace lies where nothing may be written.

The file of a newer program is shown so too, when it says that this one can read it.
What writes is known by the object names of widgets and actions, in one list, so that no page needs
to know of it. What the list misses is refused by the session, with one sentence.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.i18n import tr
from cchc_desk.storage.faults import NewerWorkspaceError
from cchc_desk.ui.keeping.place_of_copy import ask_place_of_copy
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.window import Window

ACTIONS = frozenset(
    {
        "new", "open-word", "save", "undo", "redo", "replace", "cite", "still-true",
        "insert-figure", "issue", "template", "delete", "own-words", "backups", "bin",
        "delete-document", "state-of-document",
        "task-add-row", "task-add-row-above", "task-add-group", "task-remove-rows",
        "task-move-up", "task-move-down", "task-change-progress", "task-cut", "task-paste",
        "task-clear",
    }
)  # fmt: skip
"""The actions that write."""

CHOICES = ("state",)
"""The menus whose every choice writes."""

WRITING = frozenset(
    {
        # pages of fields
        "front-page", "office-page", "unplaced-page", "task-table", "figures", "entry-panel",
        # buttons of other pages and of the docks
        "state-button", "take-proposals", "figures-catalogue", "register-add", "task-hint-row",
        "task-hint-paste", "home-make", "home-new", "home-word", "home-file", "welcome-document",
        "welcome-file", "finding-fix", "finding-dismiss", "finding-back", "finding-word",
        "question-answer", "find-replace", "template-new", "template-take-in", "template-edit",
        "template-copy", "template-remove",
        # dialogs that can be read
        "version-name", "version-keep", "history-restore", "history-restore-item",
        "item-history-restore", "links-put", "links-add", "links-remove", "mail-keep",
        "mail-words", "check-backups",
    }
)  # fmt: skip
"""The widgets that write, themselves or with what is in them."""

WRITING_BEGIN = ("card:", "template-move-")
"""How the names of widgets begin of which there are many."""

READING = frozenset({"office-back", "office-profiles"})
"""What is in one of those and only shows."""

_INPUTS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

_SEEN = frozenset(
    {
        QEvent.Type.Polish,
        QEvent.Type.Show,
        QEvent.Type.EnabledChange,
        QEvent.Type.ReadOnlyChange,
        QEvent.Type.FocusIn,
    }
)

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ReadOnly(QObject):
    """Let a window only show what it has, and offer a copy to work on.

    It stands over a page that is made later as over those that are there.
    """

    def __init__(self, window: "Window") -> None:
        """Begin at once: nothing was typed yet."""
        super().__init__(window)
        self._window = window
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.setEnabled(False)
        refusal = window.session.refusal
        self.banner = Banner(window.theme, is_newer=isinstance(refusal, NewerWorkspaceError))
        self.banner.copy_wanted.connect(self._ask_copy)
        window.put_over_pages(self.banner)
        self._say_so()
        self._forbid_menus()
        for widget in window.findChildren(QWidget):
            self._look_at(widget)
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - there is a window
        app.installEventFilter(self)

    def _say_so(self) -> None:
        session = self._window.session
        self._window.setWindowTitle(tr("CCHC Desk – {file} (read-only)", file=session.path.name))
        self._window.status.saving.hide()

    def _ask_copy(self) -> None:
        window = self._window
        target = ask_place_of_copy(window.session.path, window)
        if target is not None:
            window.session.bridge.run(
                lambda desk: desk.workspace.file, lambda file: window.copy_wanted.emit(file, target)
            )

    # --- what writes ------------------------------------------------------------------------------

    def _forbid_menus(self) -> None:
        menus = self._window.menus
        self._forbid_actions(menus.actions.values())
        for name in CHOICES:
            menus.groups[name].setEnabled(False)
            self._forbid(menus.menus[name].menuAction())

    def _forbid_actions(self, actions: Iterable[QAction]) -> None:
        for action in actions:
            if action.objectName() in ACTIONS:
                self._forbid(action)

    def _forbid(self, action: QAction) -> None:
        """Disable an action for good: Qt enables none of a group that is disabled."""
        if action.actionGroup() is not self._group:
            self._group.addAction(action)
            action.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what comes into sight, and at what would be enabled again."""
        if event.type() in _SEEN and isinstance(watched, QWidget) and self._is_ours(watched):
            self._look_at(watched)
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        """Tell whether a widget is of this window: another may come that can be written in."""
        around: QWidget | None = widget
        while around is not None and around is not self._window:
            around = around.parentWidget()
        return around is not None

    def _look_at(self, widget: QWidget) -> None:
        self._forbid_actions(widget.actions())
        if isinstance(widget, _INPUTS) and self._writes(widget):
            _let_read(widget)

    def _writes(self, widget: QWidget) -> bool:
        writes = False
        around: QWidget | None = widget
        while around is not None and around is not self._window:
            name = around.objectName()
            if name in READING:
                return False
            writes = writes or name in WRITING or name.startswith(WRITING_BEGIN)
            around = around.parentWidget()
        return writes and around is not None


def _let_read(widget: QWidget) -> None:
    """Let what a widget holds be read, and a text be copied."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        if not widget.isReadOnly():
            widget.setReadOnly(True)
            widget.setTextInteractionFlags(_SELECTABLE)
    elif isinstance(widget, QLineEdit | QAbstractSpinBox):
        widget.setReadOnly(True)
    elif isinstance(widget, QAbstractItemView):
        widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    else:
        widget.setEnabled(False)
        if widget.hasFocus():
            _pass_focus_on(widget)


def _pass_focus_on(widget: QWidget) -> None:
    """Give the focus, which a page may hand even to what is disabled, to what comes next."""
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        takes_tab = bool(following.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and following.isEnabled() and following.isVisible():
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        following = following.nextInFocusChain()


class Banner(QWidget):
    """Say over every page that nothing can be changed, and why.

    ``copy_wanted`` - a copy to work on, which would not help with the file of a newer program.
    """

    copy_wanted = Signal()

    def __init__(self, theme: Theme, *, is_newer: bool) -> None:
        """Build it; ``is_newer``: that is why, else where the file lies."""
        super().__init__()
        named(self, "read-only", tr("Read-only"))
        self._theme = theme
        self._sign = QLabel()
        self.words = named(QLabel(wordWrap=True), "read-only-words")
        self.words.setText(_newer_words() if is_newer else _place_words())
        self.setAccessibleDescription(self.words.text())
        self.copy = named(QPushButton(tr("Copy to this comp&uter…")), "read-only-copy")
        self.copy.clicked.connect(self.copy_wanted)
        self._lay_out()
        self.copy.setHidden(is_newer)
        theme.changed.connect(self._draw_sign)
        self._draw_sign()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("status", "warning")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.addWidget(frame)

    def _draw_sign(self) -> None:
        self._sign.setPixmap(self._theme.picture("lock", "warning", 20))


def _place_words() -> str:
    return tr(
        "Read-only: nothing can be written where this workspace lies. Copy it to this computer "
        "to work on it."
    )


def _newer_words() -> str:
    return tr(
        "Read-only: a newer version of the program made this workspace. Open it with that "
        "version to work on it."
    )
