"""What joins the window with the review: its dock and keys, marks, fixes, dismissals."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.i18n import tr
from cchc_desk.ui.autosave import TYPING_MS
from cchc_desk.ui.review.buttons import HeaderButton, show_open, status_button
from cchc_desk.ui.review.words import open_words

if TYPE_CHECKING:
    from cchc_desk.desk.review_dismissals import Dismissal
    from cchc_desk.review.finding import Finding
    from cchc_desk.ui.review.checker import Checker, Reviewed
    from cchc_desk.ui.review.dock import ReviewDock
    from cchc_desk.ui.review.entries import Entry
    from cchc_desk.ui.review.marks import Marks
    from cchc_desk.ui.window import Window

_OF_A_DOCUMENT = ("review", "next-finding", "previous-finding", "check-sheet")
_ERROR, _WARNING = "error", "warning"
"""As ``review.finding.Severity`` has them, which a start of the program does without."""

FIRST_MS = 1500
"""How long after the first document is on show the review begins: the start goes before."""

_DIALOGS = ("print-dialog", "export-dialog", "mail-dialog")
"""The dialogs that a document goes out by, by object name."""


class ReviewTools(QObject):
    """Hold the review of one window; ``reviewed`` is what it found last, or None."""

    def __init__(self, window: "Window") -> None:
        """Begin with nothing made."""
        super().__init__(window)
        self._window = window
        self.reviewed: Reviewed | None = None
        self.dock: ReviewDock | None = None
        self._is_wanted = False
        self._waiting_step = 0
        self._starter = QTimer(self, singleShot=True)
        self._starter.timeout.connect(self._prepare)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {
            "review": self.toggle,
            "next-finding": partial(self.step, 1),
            "previous-finding": partial(self.step, -1),
            "check-sheet": self.ask_sheet,
            "own-words": self.ask_words,
        }

    def join(self) -> None:
        """Follow the window, which is laid out."""
        window = self._window
        self.button = HeaderButton(window.header, window.theme)
        self.button.clicked.connect(self.toggle)
        self.status = status_button()
        self.status.clicked.connect(self.show)
        window.status.join(self.status)
        window.places.turned.connect(self.settle)
        window.session.report_changed.connect(self._follow_report)
        window.theme.changed.connect(self._show_counts)
        self.button.show_count(0, 0, self._keys)

    @cached_property
    def checker(self) -> "Checker":
        """Return what reviews the document on show, made when it is first wanted."""
        from cchc_desk.ui.review.checker import Checker  # noqa: PLC0415 - after the start

        made = Checker(self._window.session, self._window.places, self)
        made.reviewed.connect(self._take)
        made.emptied.connect(self._empty)
        return made

    def _prepare(self) -> None:
        """Import what reviews on the database thread, so that no key waits for it."""
        if self._window.session.autosave.is_typing:
            self._starter.start(TYPING_MS)
            return
        self._window.session.bridge.run(_import_checker, lambda _done: self._begin_first())

    def _begin_first(self) -> None:
        is_begun = "checker" in self.__dict__
        if not (is_begun or self._window.session.is_closed):
            self._begin()

    def _begin(self) -> None:
        self._starter.stop()
        self.checker.hurry()

    @property
    def _keys(self) -> str:
        return self._window.menus.actions["review"].shortcut().toString()

    def close(self) -> None:
        """End for good."""
        self._starter.stop()
        if "checker" in self.__dict__:
            self.checker.close()

    # --- the dock ---------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Show the dock, or hide it; one behind another tab comes to the front."""
        is_seen = self.dock is not None and not self.dock.visibleRegion().isEmpty()
        if is_seen:
            self._want(is_wanted=False)
        else:
            self.show()

    def show(self) -> None:
        """Show the dock, in front of its neighbours, with the list under the keys."""
        self._want(is_wanted=True)
        if self.dock is not None and self._is_wanted:
            self.dock.raise_()
            self.dock.panel.setFocus()

    def _want(self, *, is_wanted: bool) -> None:
        self._is_wanted = is_wanted and self._window.session.report is not None
        if self._is_wanted and self.dock is None:
            self.dock = self._made_dock()
        self.settle()
        if self._is_wanted:
            self._begin()

    def settle(self) -> None:
        """Show the dock where it is wanted, but not beside a page that belongs to no document."""
        is_guest = self._window.places.is_guest_on_show
        if self.dock is not None:
            self.dock.setVisible(self._is_wanted and not is_guest)
        self.button.setChecked(self._is_wanted)
        for name in _OF_A_DOCUMENT:
            can = self._window.session.report is not None and not is_guest
            self._window.menus.actions[name].setEnabled(can)

    def _made_dock(self) -> "ReviewDock":
        from cchc_desk.ui.review.dock import ReviewDock  # noqa: PLC0415 - seldom at the start

        dock = ReviewDock(self._window.theme, self._window)
        dock.closed.connect(lambda: self._want(is_wanted=False))
        panel = dock.panel
        panel.list.wanted.connect(self.lead_to)
        panel.list.dismissal_wanted.connect(self.dismiss_here)
        panel.list.left.connect(self._window.places.enter_again)
        panel.detail.fix_wanted.connect(self.mend)
        panel.detail.dismissal_wanted.connect(self.ask_to_dismiss)
        panel.detail.return_wanted.connect(self.take_back)
        panel.detail.word_wanted.connect(self.ask_word)
        panel.sheet_wanted.connect(self.ask_sheet)
        self.checker.started.connect(panel.show_running)
        self.checker.failed.connect(panel.show_trouble)
        if self.reviewed is not None:
            panel.show_reviewed(self.reviewed)
        elif self._window.session.report is not None:
            panel.show_running()
        return dock

    # --- what was found ---------------------------------------------------------------------------

    @cached_property
    def marks(self) -> "Marks":
        """Return what underlines findings, made with the first ones."""
        from cchc_desk.ui.review.marks import Marks  # noqa: PLC0415 - after the start

        return Marks(self._window.places, self._window.theme, self)

    def _take(self, reviewed: object) -> None:
        from cchc_desk.ui.review.checker import Reviewed  # noqa: PLC0415 - after the start

        assert isinstance(reviewed, Reviewed)  # noqa: S101 - the checker's own signal
        self.reviewed = reviewed
        self.marks.show(reviewed.report, reviewed.found)
        self._show_counts()
        if self.dock is not None:
            self.dock.panel.show_reviewed(reviewed)
        if self._waiting_step:
            step, self._waiting_step = self._waiting_step, 0
            self.step(step)

    def _empty(self) -> None:
        self.reviewed = None
        if "marks" in self.__dict__:
            self.marks.clear()
        self._show_counts()
        if self.dock is not None:
            self.dock.panel.show_waiting()

    def _follow_report(self, report: object) -> None:
        before = self.reviewed
        is_other = before is not None and isinstance(report, Report) and (
            report.id != before.report.id
        )  # fmt: skip
        if is_other:
            self._empty()
        if report is None:
            self._is_wanted = False
        elif "checker" not in self.__dict__ and not self._starter.isActive():
            self._starter.start(FIRST_MS)
        self.settle()

    def _show_counts(self) -> None:
        errors, warnings = self._open_counts()
        self.button.show_count(errors, warnings, self._keys)
        show_open(self.status, errors, warnings, self._window.theme)
        self._window.status.want(self.status, is_wanted=bool(self.status.text()))
        warned = frozenset() if self.reviewed is None else _warned(self.reviewed.found.open)
        self._window.outline.set_warnings(warned)
        self._window.places.form.set_warnings(warned)

    def _open_counts(self) -> tuple[int, int]:
        found = () if self.reviewed is None else self.reviewed.found.open
        severities = [each.severity.value for each in found]
        return severities.count(_ERROR), severities.count(_WARNING)

    # --- going through them -----------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next finding or to the one before."""
        self._want(is_wanted=True)
        if self.dock is None or not self._is_wanted:
            return
        if self.reviewed is None:
            self._waiting_step = by
            return
        self.dock.raise_()
        entry = self.dock.panel.step(by)
        if entry is None:
            self._window.status.say(tr("The review has nothing open."))
        else:
            self.lead_to(entry)

    def lead_to(self, entry: "Entry | None") -> None:
        """Show the place of a finding."""
        from cchc_desk.ui.review.leading import lead_to  # noqa: PLC0415 - with the dock

        if entry is None or self.reviewed is None:
            return
        self._window.places.finish_edit()
        if not lead_to(entry.finding, self.reviewed.report, self._window.places):
            self._window.status.say(tr("Nobody types this; see “{where}”.", where=entry.where))

    # --- what the clerk does about them -----------------------------------------------------------

    def mend(self, entry: "Entry | None") -> None:
        """Put the right characters in place of the wrong ones, as a step that undo takes back."""
        from cchc_desk.desk.replacing import replace_all  # noqa: PLC0415 - with the dock
        from cchc_desk.desk.review_fixes import replacement_of  # noqa: PLC0415

        session = self._window.session
        self._window.places.finish_edit()
        if entry is None or self.reviewed is None or session.report is None:
            return
        replacement = replacement_of(self.reviewed.report, session.report, entry.finding)
        if replacement is None:
            words = tr("This text is another by now, or comes from the template; mend it there.")
            self._window.notice.say("warning", words)
            self.lead_to(entry)
            return
        document = session.report.id or ""
        session.do(lambda desk: replace_all(desk, document, [replacement]))

    def dismiss_here(self, entry: "Entry") -> None:
        """Dismiss a finding at its place, without asking."""
        from cchc_desk.desk.review_dismissals import Reach, dismissal_of  # noqa: PLC0415

        if self.reviewed is not None and entry.dismissal is None:
            report = self.reviewed.report
            self._dismiss(dismissal_of(report, entry.finding, Reach.PLACE))

    def ask_to_dismiss(self, entry: "Entry") -> None:
        """Ask how far a dismissal goes, and why."""
        from cchc_desk.desk.review_dismissals import dismissal_of  # noqa: PLC0415
        from cchc_desk.ui.review.dismiss_dialog import DismissDialog  # noqa: PLC0415

        reviewed = self.reviewed
        if reviewed is None:
            return
        dialog = DismissDialog(entry.finding, self._window)

        def accepted() -> None:
            report = reviewed.report
            self._dismiss(dismissal_of(report, entry.finding, dialog.reach, dialog.reason))

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dismiss(self, dismissal: "Dismissal") -> None:
        from cchc_desk.desk.review_dismissals import dismiss  # noqa: PLC0415

        self._window.session.do(lambda desk: dismiss(desk, dismissal))

    def take_back(self, entry: "Entry") -> None:
        """Tell again what was dismissed."""
        from cchc_desk.desk.review_dismissals import take_back  # noqa: PLC0415

        dismissal = entry.dismissal
        if dismissal is not None:
            self._window.session.do(lambda desk: take_back(desk, dismissal))

    # --- the office's own words -------------------------------------------------------------------

    def ask_words(self) -> None:
        """Show the office's own words to be changed."""
        self._read_words(None)

    def ask_word(self, entry: "Entry") -> None:
        """Propose the word of a finding as one of the office's own."""
        self._read_words(entry.finding)

    def _read_words(self, finding: "Finding | None") -> None:
        def read(desk: Desk) -> object:
            from cchc_desk.desk.review_words import read_words  # noqa: PLC0415 - seldom wanted

            return read_words(desk.workspace)

        session = self._window.session
        session.bridge.run(read, partial(self._ask_words, finding), session.failed.emit)

    def _ask_words(self, finding: "Finding | None", words: object) -> None:
        from cchc_desk.desk.review_words import set_words  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.review.words_dialog import WordsDialog, word_of  # noqa: PLC0415

        assert isinstance(words, tuple)  # noqa: S101 - the desk's own answer
        dialog = WordsDialog(words, self._window.theme, self._window)
        if finding is not None:
            dialog.propose(word_of(finding))

        def accepted() -> None:
            wanted = dialog.words()
            self._window.session.do(lambda desk: set_words(desk, wanted))

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- before a document goes out ---------------------------------------------------------------

    def telling(self, go: Callable[[Report], object]) -> Callable[[Report], None]:
        """Return what lets a document go out and tells meanwhile what is still open."""

        def on(report: Report) -> None:
            words = self.open_sentence()
            if words:
                self._window.notice.say("warning", words, (tr("&Show them"), self.show))
                # When the dialog is open; that for a file's name holds everything up until then.
                QTimer.singleShot(0, self, lambda: self._tell_in_dialog(words))
            go(report)

        return on

    def _tell_in_dialog(self, words: str) -> None:
        from cchc_desk.ui.review.open_line import put_over  # noqa: PLC0415 - seldom wanted

        for dialog in self._window.findChildren(QDialog):
            is_new = dialog.findChild(QObject, "open-findings") is None
            if dialog.objectName() in _DIALOGS and dialog.isVisible() and is_new:
                put_over(dialog, words, self.show, self._window.theme)

    def open_sentence(self) -> str:
        """Return the sentence about open errors and warnings; "" when there are none."""
        words = open_words(*self._open_counts())
        return tr("The review has still open: {words}.", words=words) if words else ""

    def ask_sheet(self) -> None:
        """Show the check sheet of the document, to be printed or written to a file."""
        from cchc_desk.ui.review.sheet_dialog import SheetDialog  # noqa: PLC0415 - seldom wanted

        if self.reviewed is None:
            self._begin()
            self._window.status.say(tr("The document is being reviewed…"))
            return
        dialog = SheetDialog(self.reviewed, self._window.theme, self._window.notice, self._window)
        dialog.print_wanted.connect(self._window.outputs.printing.print_pages)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _import_checker(_desk: Desk) -> None:
    from cchc_desk.ui.review import checker  # noqa: F401, PLC0415 - after the start, 20 ms


def _warned(found: "tuple[Finding, ...]") -> frozenset[str]:
    grave = (each for each in found if each.severity.value in {_ERROR, _WARNING})
    return frozenset(each.place.item for each in grave if each.place.item is not None)
