"""The page on which the clerk confirms what was understood of a file, and changes it.

Nothing is kept before the clerk says so; closing it leaves everything as it was.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desk.desk.import_known import Known
from cchc_desk.desk.import_understand import Understood
from cchc_desk.forms.template import DocumentKind
from cchc_desk.i18n import tr
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.editors.keys import asks_redo, asks_undo
from cchc_desk.ui.importing.difference_names import named_differences
from cchc_desk.ui.importing.facts_panel import FactsPanel
from cchc_desk.ui.importing.lines import label_level, shown_lines, words_of
from cchc_desk.ui.importing.notes_dialog import show_notes
from cchc_desk.ui.importing.proposal import Proposal, proposal
from cchc_desk.ui.importing.review_panes import ReviewPanes
from cchc_desk.ui.importing.roles import Part
from cchc_desk.ui.importing.wish_history import WishHistory
from cchc_desk.ui.jobs import Jobs, Latest
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme


class ConfirmView(QWidget):
    """Show what would be made of a file.

    ``accepted`` carries the Proposal that the clerk wants, ``closed`` comes when none is wanted.
    """

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, base: Understood, known: Known, theme: Theme, jobs: Jobs) -> None:
        """Show a file as it was understood; ``known`` - what the workspace knows."""
        super().__init__()
        named(self, "confirm")
        self.base, self._known, self._theme = base, known, theme
        self.history = WishHistory()
        self.proposal: Proposal | None = None
        self._latest = Latest(jobs)
        self._is_wanted = self._is_scrolling = False
        self._has_lines = base.recognised is not None and base.carried is None
        self._words = words_of(base.recognised.lines) if base.recognised is not None else ()
        self.facts = FactsPanel(known)
        self.panes = ReviewPanes(theme, has_page=self._has_lines)
        self.open = styled(named(QPushButton(), "confirm-open"), "primary")
        self.leave = named(QPushButton(tr("&Close without opening (Esc)")), "confirm-close")
        self._lay_out(base.source.name)
        self._connect()
        self._show_page()
        self._show_lines()
        self._compute()
        self.setFocusProxy(self.panes.list if self._has_lines else self.panes.tabs)

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self, file: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(styled(plain_label(tr("Open “{file}”", file=file)), "title"))
        words.addWidget(
            hint(tr("Nothing is kept yet; look whether the file is understood rightly."))
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.leave, self.open):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.panes, 1)

    def _connect(self) -> None:
        facts, panes = self.facts, self.panes
        facts.period_wished.connect(lambda period: self._wish(period=period))
        facts.template_wished.connect(lambda template: self._wish(template=template))
        facts.name_wished.connect(lambda name: self._wish(name=name))
        facts.into_wished.connect(lambda document: self._wish(into=document))
        facts.file_preferred.connect(lambda wanted: self._wish(prefers_file=wanted))
        panes.open_words.kept.connect(lambda kept: self._wish(kept_words=kept))
        panes.differences.chosen.connect(lambda keys: self._wish(from_data=keys))
        panes.list.part_wanted.connect(self._change_part)
        panes.list.line_chosen.connect(panes.page.mark)
        panes.list.verticalScrollBar().valueChanged.connect(self._scroll_page)
        panes.page.line_chosen.connect(panes.list.go_to)
        panes.page.scrolled.connect(self._scroll_list)
        for source in (panes.page.part_asked, panes.roles.part_wanted):
            source.connect(panes.list.want)
        panes.doubts.wanted.connect(panes.list.step_to_doubt)
        panes.turned.connect(self._follow_turn)
        self.open.clicked.connect(self._accept)
        self.leave.clicked.connect(self.closed)

    # --- lines and page ---------------------------------------------------------------------------

    def _show_lines(self) -> None:
        recognised = self.base.recognised
        if not self._has_lines or recognised is None:
            self.panes.title_lines("", is_shown=False)
            return
        shown = shown_lines(recognised.lines, self._words, self.history.now.parts)
        self.panes.list.show_lines(shown)
        self.panes.doubts.show_count(sum(bool(line.doubts) for line in shown))
        self.panes.title_lines(tr("Lines {count}", count=len(shown)), is_shown=True)

    def _show_page(self) -> None:
        if self._has_lines and self.base.recognised is not None:
            self.panes.page.show_file(self.base.recognised, self.base.source.word)

    def _scroll_page(self) -> None:
        line = self.panes.list.top_line()
        if line is not None and self.panes.is_page_beside and not self._is_scrolling:
            self.panes.page.scroll_to_top(line)

    def _scroll_list(self, line: object) -> None:
        if isinstance(line, int) and self.panes.is_page_beside:
            self._is_scrolling = True
            self.panes.list.scroll_to_top(line)
            self._is_scrolling = False

    def _follow_turn(self) -> None:
        """Bring the chosen line into sight on the page that is turned to."""
        line = self.panes.list.current_line
        if self.panes.tabs.currentWidget() is self.panes.page and line is not None:
            self.panes.page.mark(line)

    def _change_part(self, lines: object, part: object) -> None:
        assert isinstance(lines, tuple)  # noqa: S101 - the list's own signal
        assert isinstance(part, Part)  # noqa: S101 - the list's own signal
        now = self.history.now.parts
        self._wish(parts={**now, **{line: self._settled(line, part) for line in lines}})

    def _settled(self, line: int, part: Part) -> Part:
        """Give a label that was asked for by key the level at which it stands."""
        recognised = self.base.recognised
        if part.role is not LineRole.LABEL or part.level or recognised is None:
            return part
        level = label_level(recognised.lines, line, self.history.now.parts)
        return Part(LineRole.LABEL, level)

    # --- wishes -----------------------------------------------------------------------------------

    def _wish(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Wishes by their names
        before = self.history.now
        self.history.wish(**changes)
        if self.history.now is not before:
            self._follow_wishes()

    def undo(self) -> None:
        """Take back what was wished last."""
        if self.history.undo():
            self._follow_wishes()

    def redo(self) -> None:
        """Wish again what was taken back."""
        if self.history.redo():
            self._follow_wishes()

    def _follow_wishes(self) -> None:
        self._show_lines()
        self._compute()

    @property
    def is_settled(self) -> bool:
        """Tell whether the proposal is that for what is wished now."""
        return self._latest.is_idle

    def _compute(self) -> None:
        """Work out the proposal beside the window; only the newest wishes count."""
        work = partial(proposal, self.base, self._known, self.history.now)
        self._latest.ask(lambda _control: work(), self._take)

    def _take(self, found: object) -> None:
        assert isinstance(found, Proposal)  # noqa: S101 - our own work
        is_first = self.proposal is None
        self.proposal = found
        self.facts.show_proposal(found)
        self.open.setText(_open_words(found))
        self.open.setEnabled(not found.trouble)
        self._show_panes(found)
        if is_first and found.kind is None and found.counts.tasks:
            self._turn_to_tasks()
        if self._is_wanted:
            self._accept()

    def _turn_to_tasks(self) -> None:
        """Show what matters of a file that is tables alone."""
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.panes.tabs.setCurrentWidget(self.panes.tasks)
        if has_focus:
            self.focus_first()

    def _show_panes(self, found: Proposal) -> None:
        panes, wishes = self.panes, self.history.now
        words, notes = found.open_words, found.notes
        panes.open_words.show_words(words, wishes.kept_words)
        panes.title(
            panes.open_words,
            tr("Words of the period {count}", count=len(words)),
            is_shown=bool(words),
        )
        panes.tasks.tasks.show_report(found.report)
        tasks = found.counts.tasks
        panes.title(panes.tasks, tr("Tasks {total}", total=tasks), is_shown=bool(tasks))
        show_notes(notes, panes.notes, self._theme)
        panes.title(panes.notes, tr("Notes {count}", count=len(notes)), is_shown=bool(notes))
        self._show_differences(found)

    def _show_differences(self, found: Proposal) -> None:
        carried, edits = found.understood.carried, found.understood.edits
        differences = () if edits is None else edits.differences
        self.panes.title(
            self.panes.differences,
            tr("Edited places {count}", count=len(differences)),
            is_shown=bool(differences),
        )
        if carried is not None and differences:
            named_ = named_differences(differences, carried.report)
            self.panes.differences.show_differences(named_, self.history.now.from_data)

    # --- the end ----------------------------------------------------------------------------------

    def _accept(self) -> None:
        """Hand over the proposal, once it is worked out for what is wished now."""
        self._is_wanted = not self.is_settled
        if self._is_wanted or self.proposal is None or self.proposal.trouble:
            return
        self.accepted.emit(self.proposal)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that the window gives another meaning elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() in {Qt.Key.Key_F8, Qt.Key.Key_Escape}
            if is_ours or asks_undo(event) or asks_redo(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 and Shift+F8 go to the lines that are not sure; undo takes back a wish."""
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_F8:
            self.panes.list.step_to_doubt(-1 if is_shift else 1)
        elif asks_undo(event):
            self.undo()
        elif asks_redo(event):
            self.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the cursor where the clerk works."""
        pane = self.panes.tabs.currentWidget()
        (self.panes.list if pane is self.panes.lines else pane or self.open).setFocus()


def _open_words(found: Proposal) -> str:
    if found.choices.into is not None:
        return tr("&Bring it in")
    if found.kind is DocumentKind.REPORT:
        return tr("&Open as a report")
    return tr("&Open as a plan")
