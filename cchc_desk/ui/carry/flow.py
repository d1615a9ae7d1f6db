"""The clerk's way through old text: its count, one paragraph after the other, the last warning."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from cchc_desk.desk.desk import Desk
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.carry.left_over import LeftOver
from cchc_desk.ui.editors.card import card_around
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.icon_gap import RoomyToolButton
from cchc_desk.ui.naming import named
from cchc_desk.ui.places import Places
from cchc_desk.ui.session import Session
from cchc_desk.ui.status_line import StatusLine
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.carry.dock import BesideDock

_QUOTED = 4  # paragraphs in the warning before an export
_QUOTED_LETTERS = 90


class Around(Protocol):
    """What the window has that this needs."""

    session: Session
    places: Places
    status: StatusLine
    theme: Theme


class Carry(QObject):
    """Tint what is left of earlier periods, count it in the status line, and ask before it goes."""

    def __init__(self, window: QMainWindow, around: Around) -> None:
        """Follow the document on show."""
        super().__init__(window)
        self._window = window
        self._session, self._places = around.session, around.places
        self._theme = around.theme
        self.left_over = LeftOver(self._session, self)
        self.count = named(RoomyToolButton(), "left-over-count")
        self.count.setToolTip(tr("Go to the next text of an earlier period (Ctrl+D)"))
        self.count.setAutoRaise(True)
        self.count.clicked.connect(self.go_on)
        self._status = around.status
        self._status.join(self.count)
        self.left_over.changed.connect(self._show)
        self._places.form.confirmed.connect(self.confirm_item)
        self._theme.changed.connect(self._dress)
        self._is_dressed = False

    # --- what is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        self._places.form.set_left_over(self.left_over.shown())
        count = len(self.left_over.stale)
        self.count.setText(
            ntr("{count} paragraph as before", "{count} paragraphs as before", count)
        )
        self.count.setAccessibleName(self.count.text())
        if count and not self._is_dressed:
            self._is_dressed = True
            self._dress()
        self._status.want(self.count, is_wanted=count > 0)

    def _dress(self) -> None:
        """Draw the icon, once there is something to count."""
        if self._is_dressed:
            self.count.setIcon(self._theme.icon("history", "warning"))
            self.count.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    # --- one after the other ----------------------------------------------------------------------

    def confirm(self) -> None:
        """Say that the paragraph at the cursor is still true, and go on to the next one.

        Where the cursor is in no such paragraph, only go on: nothing is confirmed unseen.
        """
        self._session.autosave.flush()
        item, text = self._here()
        following = self.left_over.next_after(item, text)
        document = self._session.report.id if self._session.report is not None else None
        keys = list(self.left_over.keys_of(item or "", text))
        if document is not None and keys:
            self._session.do(partial(_confirm, document=document, key=keys[0]))
        if following is not None and following.key not in keys[:1]:
            self._go_to(following.place.field.item or "", following.text)

    def go_on(self) -> None:
        """Put the cursor into the next paragraph that is left of an earlier period."""
        self._session.autosave.flush()
        following = self.left_over.next_after(*self._here())
        if following is not None:
            self._go_to(following.place.field.item or "", following.text)

    def confirm_item(self, item: object) -> None:
        """Say that all of an answer is right: it is entered."""
        report = self._session.report
        if report is not None and report.id is not None:
            self._session.do(partial(_confirm_item, document=report.id, item=str(item)))

    def _here(self) -> tuple[str | None, str]:
        editor = QApplication.focusWidget()
        card = card_around(editor)
        if card is None or not isinstance(editor, RichTextEditor):
            return None if card is None else card.item.id, ""
        return card.item.id, editor.paragraph_text()

    def _go_to(self, item: str, text: str) -> None:
        self._places.go_to_item(item)
        card = self._places.form.cards.get(item)
        if card is not None:
            editor = card.editor.field.editor
            editor.setFocus()
            editor.go_to_paragraph(text)

    # --- before it goes out -----------------------------------------------------------------------

    def before_export(self, go: Callable[[], object]) -> None:
        """Go on when nothing is left of earlier periods, else ask first."""
        self.left_over.when_read(partial(self._ask, go))

    def _ask(self, go: Callable[[], object]) -> None:
        left = self.left_over.stale
        if not left:
            go()
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - 1 ms of a start

        box = named(QMessageBox(self._window), "left-over-question")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Text of an earlier period"))
        box.setText(
            ntr(
                "{count} paragraph still says word for word what an earlier period said, and was "
                "not confirmed.",
                "{count} paragraphs still say word for word what an earlier period said, and were "
                "not confirmed.",
                len(left),
            )
        )
        quotes = [f"– {_shortened(each.text)}" for each in left[:_QUOTED]]
        box.setInformativeText("\n".join(quotes + ["…"] * (len(left) > _QUOTED)))
        look = box.addButton(tr("&Look through them"), QMessageBox.ButtonRole.AcceptRole)
        on = box.addButton(tr("&Go on all the same"), QMessageBox.ButtonRole.DestructiveRole)
        on.setObjectName("left-over-on")
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(look)

        def answered() -> None:
            if box.clickedButton() is on:
                go()
            elif box.clickedButton() is look:
                self.go_on()

        box.finished.connect(answered)
        box.finished.connect(box.deleteLater)
        box.open()

    # --- the earlier periods beside it ------------------------------------------------------------

    @cached_property
    def dock(self) -> "BesideDock":
        """Return the dock with the earlier periods, made when it is first wanted."""
        from cchc_desk.ui.carry.dock import BesideDock  # noqa: PLC0415 - not at the start

        return BesideDock(self._window, self._session, self._places, self.left_over, self._theme)

    def toggle_beside(self) -> None:
        """Show the earlier periods beside the form, or hide them again."""
        self.dock.toggle()


def _confirm(desk: Desk, document: str, key: str) -> None:
    from cchc_desk.desk.carrying import confirm  # noqa: PLC0415 - on the database thread

    confirm(desk, document, key)


def _confirm_item(desk: Desk, document: str, item: str) -> None:
    from cchc_desk.desk.carrying import confirm_item  # noqa: PLC0415 - on the database thread

    confirm_item(desk, document, item)


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LETTERS else f"{text[:_QUOTED_LETTERS].rstrip()}…"
