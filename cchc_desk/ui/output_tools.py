"""What joins the window with the ways out of a document: files, paper, letters, the clipboard."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cchc_desk.forms.report import Report

if TYPE_CHECKING:
    from cchc_desk.ui.exporting.flow import Export
    from cchc_desk.ui.printing.flow import Printing
    from cchc_desk.ui.window import Window


class OutputTools(QObject):
    """Hold what lets a document of one window go out, made when it is first wanted."""

    def __init__(self, window: "Window") -> None:
        """Begin with nothing made."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {
            "export": self.ask_export,
            "export-more": self.ask_export_options,
            "print": self.ask_print,
            "mail": self.ask_mail,
            "copy-item": self.copy_item,
            "copy-place": self.copy_place,
        }

    @cached_property
    def export(self) -> "Export":
        """Return what writes documents to files."""
        from cchc_desk.ui.exporting.flow import Export  # noqa: PLC0415 - not at the start

        window = self._window
        made = Export(window.session, window.settings, window.notice, window.theme, window)
        made.open_words, made.show_open = window.review.open_sentence, window.review.show
        window.put_over_pages(made.progress)
        return made

    @cached_property
    def printing(self) -> "Printing":
        """Return what prints documents."""
        from cchc_desk.ui.printing.flow import Printing  # noqa: PLC0415 - not at the start

        return Printing(self._window.theme, self._window.notice, self._window)

    def close(self) -> None:
        """End what is still being written."""
        if "export" in self.__dict__:
            self.export.close()

    def ask_export(self) -> None:
        """Ask for a file name and write the document on show."""
        self._let_out(self.export.ask)

    def ask_export_options(self) -> None:
        """Ask what the document on show is exported as."""
        self._let_out(self.export.ask_more)

    def ask_print(self) -> None:
        """Ask what of the document on show is printed, and where."""
        self._let_out(self.printing.ask)

    def ask_mail(self) -> None:
        """Ask for the letter that takes the document on show along."""
        self._let_out(self.export.ask_mail)

    def _let_out(self, go: Callable[[Report], object]) -> None:
        """Go on with the document on show; what is old or wrong in it is told first."""
        self._window.places.finish_edit()
        if self._window.session.report is not None:
            self._window.year.before_export(self._window.review.telling(go))

    def copy_item(self) -> None:
        """Copy the item at the cursor as clean text."""
        from cchc_desk.ui.exporting.copying import copy_item  # noqa: PLC0415 - not at the start

        self._window.places.finish_edit()
        if self._window.session.report is not None:
            copy_item(self._window.session.report, self._window.places, self._window.notice)

    def copy_place(self) -> None:
        """Copy the part or the table on show as clean text or rows."""
        from cchc_desk.ui.exporting.copying import copy_place  # noqa: PLC0415 - not at the start

        self._window.places.finish_edit()
        if self._window.session.report is not None:
            copy_place(self._window.session.report, self._window.places, self._window.notice)
