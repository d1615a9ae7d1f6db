"""What the window does with words and with documents on their way: find, cite, issue."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from cchc_desk.i18n import ntr
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.issuing.issuing_tools import IssuingTools
from cchc_desk.ui.register.register_tools import RegisterTools
from cchc_desk.ui.search.search_tools import SearchTools

if TYPE_CHECKING:
    from cchc_desk.ui.task_links.flow import TaskLinks
    from cchc_desk.ui.window import Window

_KEYS_OF_TABLE = {"find": "Ctrl+F", "cite": "F4"}
"""Keys that the table of tasks has for itself, by the entry that has them elsewhere."""

_OF_A_DOCUMENT = ("find", "find-next", "find-previous", "replace", "issue", "sent", "cite")
"""Entries that need a document."""


class TextTools(QObject):
    """Hold the tools; made before the menus, and joined to the window behind them."""

    def __init__(self, window: "Window") -> None:
        """Make the tools, which make their own parts when they are first wanted."""
        super().__init__(window)
        self._window = window
        given = window.session, window.places, window.notice, window.theme, window
        self.search = SearchTools(*given)
        self.issuing = IssuingTools(*given)
        self.register = RegisterTools(*given)
        self.register.use(self.search)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {
            "find": self.search.find,
            "find-next": self.search.find_next,
            "find-previous": self.search.find_previous,
            "replace": self.search.replace,
            "search": self.search.search,
            "cite": self.register.ask_citation,
            "register": self.register.show,
            "state": self.issuing.set_state,
            "issue": self.issuing.ask_number,
            "sent": self.issuing.show_sent,
        }

    def join(self) -> None:
        """Follow the window from now on."""
        window = self._window
        self.search.bar_made.connect(window.put_over_pages)
        self.issuing.state_kept.connect(self._show_state)
        self.register.filled.connect(self._tell_filled)
        states = window.menus.menus["state"]
        states.addSeparator()
        for name in ("issue", "sent"):
            states.addAction(window.menus.actions[name])
        window.places.turned.connect(self._share_keys)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - the window has one
        app.focusChanged.connect(self._share_keys_of_cells)
        window.places.task_links_wanted.connect(self._ask_links)
        window.session.report_changed.connect(self._follow_report)

    @cached_property
    def task_links(self) -> "TaskLinks":
        """Return what shows the box of a task, made when it is first wanted."""
        from cchc_desk.ui.task_links.flow import TaskLinks  # noqa: PLC0415 - not at the start

        window = self._window
        made = TaskLinks(window.session, window.places, window.theme, window)
        made.document_wanted.connect(self.register.show_document)
        return made

    def _ask_links(self, task_id: object) -> None:
        self.task_links.ask(str(task_id))

    def _tell_filled(self, count: object) -> None:
        words = ntr(
            "{count} document came into the register",
            "{count} documents came into the register",
            int(str(count)),
        )
        self._window.status.say(words)

    def _show_state(self) -> None:
        report = self._window.session.report
        self._window.menus.check("state", report.state.value if report is not None else None)

    def close(self) -> None:
        """End for good."""
        if "task_links" in self.__dict__:
            self.task_links.close()
        self.issuing.close()
        self.register.close()

    def _share_keys(self) -> None:
        """Leave the table of tasks the keys that it has for itself."""
        is_table = self._window.places.is_on_show("tasks")
        for name, keys in _KEYS_OF_TABLE.items():
            action = self._window.menus.actions.get(name)
            if action is not None:
                action.setShortcut(QKeySequence("" if is_table else keys))

    def _share_keys_of_cells(self, _before: object, focused: object) -> None:
        """Let F4 cite in a cell that is open; in the others it is the table's own."""
        if self._window.places.is_on_show("tasks"):
            is_open = isinstance(focused, RichTextEditor)
            self._window.menus.actions["cite"].setShortcut(
                QKeySequence(_KEYS_OF_TABLE["cite"] if is_open else "")
            )

    def _follow_report(self, report: object) -> None:
        for name in _OF_A_DOCUMENT:
            self._window.menus.actions[name].setEnabled(report is not None)
