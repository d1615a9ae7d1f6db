"""Find, replace and search, as the menu asks for them; each part is made when first wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.forms.replace_text import Replacement
    from cchc_desk.ui.search.finder import Finder
    from cchc_desk.ui.search.jump import Jump
    from cchc_desk.ui.search.text_search import TextSearch


class SearchTools(QObject):
    """Hold what finds words; ``bar_made`` carries the line that goes over the pages."""

    bar_made = Signal(object)

    def __init__(
        self,
        session: Session,
        places: Places,
        notice: NoticeBar,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Make nothing yet."""
        super().__init__(window)
        self._session, self._places = session, places
        self._notice, self._theme = notice, theme
        self._window = window

    @cached_property
    def jump(self) -> "Jump":
        """Return what turns to places."""
        from cchc_desk.ui.search.jump import Jump  # noqa: PLC0415 - not at the start

        return Jump(self._session, self._places, self)

    @cached_property
    def finder(self) -> "Finder":
        """Return what finds words in the document."""
        from cchc_desk.ui.search.finder import Finder  # noqa: PLC0415 - not at the start

        made = Finder(self._session, self._places, self.jump, self._theme, self)
        made.bar.replace_wanted.connect(lambda: self.ask_replace(made.bar.words.text()))
        self.bar_made.emit(made.bar)
        return made

    @cached_property
    def texts(self) -> "TextSearch":
        """Return the search over all years."""
        from cchc_desk.ui.search.text_search import TextSearch  # noqa: PLC0415 - not at the start

        return TextSearch(self._session.bridge, self)

    # --- what the menu does -----------------------------------------------------------------------

    def find(self) -> None:
        """Ask for words to find in the document."""
        if self._session.report is not None:
            self.finder.open()

    def find_next(self) -> None:
        """Go on to the next place."""
        if self._session.report is not None:
            self.finder.step(1)

    def find_previous(self) -> None:
        """Go back to the place before."""
        if self._session.report is not None:
            self.finder.step(-1)

    def replace(self) -> None:
        """Ask what is replaced, beginning with the words that are selected."""
        from cchc_desk.ui.search.jump import selected_words  # noqa: PLC0415 - not at the start

        words = selected_words(QApplication.focusWidget())
        if not words and "finder" in self.__dict__:
            words = self.finder.bar.words.text()
        self.ask_replace(words)

    def ask_replace(self, words: str) -> None:
        """Ask what is replaced in the document on show, and where."""
        from cchc_desk.ui.search.replace_dialog import ReplaceDialog  # noqa: PLC0415 - as above

        self._places.finish_edit()
        report = self._session.report
        if report is None or report.id is None:
            return
        document = report.id
        dialog = ReplaceDialog(report, words, self._theme, self._window)
        dialog.accepted.connect(lambda: self._replace(document, dialog.replacements()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _replace(self, document: str, replacements: "tuple[Replacement, ...]") -> None:
        from cchc_desk.desk.replacing import replace_all  # noqa: PLC0415 - with the dialog

        def tell(_done: object) -> None:
            words = ntr(
                "The words were replaced in {count} place.",
                "The words were replaced in {count} places.",
                len(replacements),
            )
            self._notice.say("ok", words, (tr("&Undo"), self._session.undo))

        self._session.do(lambda desk: replace_all(desk, document, replacements), tell)

    def search(self) -> None:
        """Ask for words to find in all documents."""
        from cchc_desk.ui.search.search_dialog import SearchDialog  # noqa: PLC0415 - as above

        self._places.finish_edit()
        dialog = SearchDialog(self.texts, self._theme, self._window)
        dialog.chosen.connect(self.jump.go)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
