"""What joins the window with the tools of a year: old text, figures, the home page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.carry.flow import Carry
from cchc_desk.ui.home.flow import HomeFlow
from cchc_desk.ui.outline_panel import FIGURES

if TYPE_CHECKING:
    from cchc_desk.ui.window import Window


class YearTools(QObject):
    """Hold the tools of one window; they are there once the window is laid out."""

    carry: Carry
    home: HomeFlow

    def __init__(self, window: "Window") -> None:
        """Begin with nothing made."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {
            "still-true": self.confirm,
            "beside": self.toggle_beside,
            "home": self.show_home,
            "figures": self.show_figures,
            "insert-figure": self.ask_figure,
        }

    def join(self) -> None:
        """Follow the window, which is laid out."""
        self.carry = Carry(self._window, self._window)
        self.home = HomeFlow(self._window)

    def show_home(self) -> None:
        """Turn to what is due and what is to be done."""
        self.home.show()

    def show_figures(self) -> None:
        """Turn to the figures of the document on show, if its template has any."""
        if not self._window.outline.choose_place(FIGURES):
            self._window.notice.say("warning", tr("The template of this document has no figures."))
            return
        self._window.places.enter()

    def ask_figure(self) -> None:
        """Ask for a figure for the text at the cursor."""
        from cchc_desk.ui.figures.inserting import ask_figure  # noqa: PLC0415 - not at the start

        ask_figure(self._window.session, self._window)

    def confirm(self) -> None:
        """Say that the old text at the cursor is still true, and go on to the next."""
        self.carry.confirm()

    def toggle_beside(self) -> None:
        """Show the earlier periods beside the form, or hide them again."""
        self.carry.toggle_beside()

    def before_export(self, go: Callable[[Report], object]) -> None:
        """Let the document on show go out; text of earlier periods that is left is told first."""

        def on() -> None:
            if self._window.session.report is not None:
                go(self._window.session.report)

        self.carry.before_export(on)
