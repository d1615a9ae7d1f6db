"""A workspace of a stick, a share or a synchronised folder: its copy here is written back there."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from cchc_desk.desk.away import Away
from cchc_desk.desk.opening import write_back
from cchc_desk.errors import UserError
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.status_line import StatusLine

EVERY_MS = 10 * 60_000
"""How often what was done is written back while the window is open."""

CLOSE_MS = 60_000
"""How long closing waits for a slow stick before the clerk is asked."""


class SlowPlaceError(UserError):
    """Say that writing back takes too long to wait for."""


class WritingBack(QObject):
    """Write a workspace back to where its file lies: from time to time, when asked, at the end."""

    def __init__(
        self, session: Session, notice: NoticeBar, status: StatusLine, window: QWidget
    ) -> None:
        """Wait for ``begin``."""
        super().__init__(window)
        self._session, self._notice, self._status = session, notice, status
        self._window = window
        self._folder: Path | None = None
        self._ticks = QTimer(self, interval=EVERY_MS)
        self._ticks.timeout.connect(self.write_now)

    def begin(self, away: Away) -> None:
        """Tell that the workspace is a copy, and write it back from now on."""
        self._folder = Path(away.origin).parent
        self._ticks.start()
        self._notice.say(
            "ok",
            tr(
                "This workspace lies in “{folder}”. You work on a copy on this computer; it is "
                "written back there by itself, at the latest when you close the window.",
                folder=self._folder,
            ),
            (tr("Write back &now"), self.write_now),
        )

    def write_now(self) -> None:
        """Write back what is new."""
        self._session.autosave.flush()
        self._session.bridge.run(write_back, self._tell, self._fail)

    def _tell(self, _was_new: object) -> None:
        self._status.say(tr("Written back to “{folder}”", folder=self._folder))

    def _fail(self, error: object) -> None:
        self._notice.say(
            "warning",
            tr(
                "Everything is saved on this computer, but could not be written back: {reason}",
                reason=message_of(error),
            ),
            (tr("Try &again"), self.write_now),
        )

    # --- the end ----------------------------------------------------------------------------------

    def may_close(self) -> bool:
        """Write back for the last time; False when the clerk wants the window to stay open."""
        if self._folder is None:
            return True
        while (error := self._written()) is not None:
            answer = self._ask(error)
            if answer != "again":
                return answer == "without"
        return True

    def _written(self) -> UserError | None:
        """Write back and wait for it; return what kept it from being done, None when it is done."""
        loop = QEventLoop()
        told: list[object] = []

        def end(outcome: object) -> None:
            told.append(outcome)
            loop.quit()

        self._session.bridge.run(write_back, end, end)
        QTimer.singleShot(CLOSE_MS, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not told:
            return SlowPlaceError(tr("The place takes very long to answer."))
        return told[0] if isinstance(told[0], UserError) else None

    def _ask(self, error: UserError) -> str:
        """Return "again", "without" or "stay"."""
        box = named(QMessageBox(self._window), "not-written-back")
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not written back"))
        box.setText(
            tr(
                "All that you typed is saved on this computer, but it could not be written back "
                "to “{folder}”: {reason}",
                folder=self._folder,
                reason=error,
            )
        )
        box.setInformativeText(
            tr("When you open the workspace from there again, you go on with what is kept here.")
        )
        role = QMessageBox.ButtonRole
        answers = {
            box.addButton(tr("Try &again"), role.AcceptRole): "again",
            box.addButton(tr("Close and keep it &here"), role.DestructiveRole): "without",
        }
        stay = box.addButton(tr("&Keep the window open"), role.RejectRole)
        box.setDefaultButton(next(iter(answers)))
        box.setEscapeButton(stay)
        box.exec()
        clicked = box.clickedButton()
        return next((word for button, word in answers.items() if button is clicked), "stay")
