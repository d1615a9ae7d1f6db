"""What joins the window with the templates of the workspace: a menu entry, and their own steps."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.template_change import TemplateFlow
    from cchc_desk.ui.templates.flow import TemplateLibrary


class Host(Protocol):
    """What is needed of the window; see ``ui.window``."""

    session: Session
    places: Places
    notice: NoticeBar
    theme: Theme

    @property
    def template_flow(self) -> "TemplateFlow":
        """Return what changes the template of the document on show."""
        ...


class TemplateTools(QObject):
    """Show the templates; their pages are made when they are first wanted."""

    def __init__(self, host: Host, window: QWidget) -> None:
        """Begin with nothing made; the window is both."""
        super().__init__(window)
        self._host, self._window = host, window

    def commands(self) -> dict[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {"templates": self.open}

    def open(self) -> None:
        """Turn to the templates."""
        self._host.places.finish_edit()
        self.library.open()

    @cached_property
    def library(self) -> "TemplateLibrary":
        """Return the pages of the templates."""
        # Not at the start: their modules take 30 ms to import.
        from cchc_desk.ui.templates.flow import TemplateLibrary  # noqa: PLC0415

        host = self._host
        made = TemplateLibrary(host.session, host.places, host.notice, host.theme, self._window)
        made.change_wanted.connect(lambda template: host.template_flow.ask(str(template)))
        return made

    def undo(self) -> bool:
        """Take back a step of the template that is edited; False: none is on show."""
        return self._is_on_show and self.library.pages.undo_step()

    def redo(self) -> bool:
        """Do it again; False: none is on show."""
        return self._is_on_show and self.library.pages.redo_step()

    @property
    def _is_on_show(self) -> bool:
        is_made = "library" in self.__dict__
        return is_made and self._host.places.currentWidget() is self.library.pages
