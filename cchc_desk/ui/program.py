"""The running program: which workspace is open in which window, and changing it."""

import gc
import sys
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.desk import Desk
from cchc_desk.errors import UserError
from cchc_desk.files.names import with_suffix
from cchc_desk.files.replace import write_error
from cchc_desk.paths import WORKSPACE_SUFFIX
from cchc_desk.storage.faults import WorkspaceInUseError
from cchc_desk.ui.crash import CrashGuard
from cchc_desk.ui.moments import SESSION_END_MS, Moments
from cchc_desk.ui.saving import SaveKind
from cchc_desk.ui.session import Session
from cchc_desk.ui.settings import Settings
from cchc_desk.ui.theme import Theme

if TYPE_CHECKING:
    from cchc_desk.ui.keeping.flow import RestoreEverything
    from cchc_desk.ui.keeping.raising import RaiseWatch
    from cchc_desk.ui.open_trouble import OpenTrouble
    from cchc_desk.ui.window import Window

SAMPLE = "van-phong-mau.cchc"
"""The workspace of the invented office, beside the clerk's own."""

_PAINTED_MS = 100
"""When a window that was shown is on the screen, and its icons are drawn."""

_USABLE_MS = 300
"""When a window that was shown takes keys, and its workspace is looked after from then on."""

_MOST_S = 30
"""How long somebody may type without a pause before the workspace is looked after anyhow."""

_SETTLED_MS = 1000
"""When Python may look for what nobody needs, and a window be completed unless keys come."""

STUCK_MS = 2000
"""How long the database thread may be held up before the window does without it."""

SWITCH_S = 0.0005
"""After which time Python lets another thread go on, once the window takes keys.

Usually that is 5 ms, and a key waits for it several times while pages are composed: with it keys
took up to 60 ms, with this as long as without any pages. A start takes 5 % longer with this.
"""

PATIENCE_MS = 400
"""How long nothing is shown while the first workspace is opened; then the empty window is."""

OpenDesk = Callable[[Path], Desk]


class _Place(NamedTuple):
    """Hold a workspace and its window."""

    session: Session
    window: "Window"


class Program(QObject):
    """Hold the one workspace that is open; while another is being opened, that one too."""

    def __init__(self, app: QApplication, settings: Settings, theme: Theme, log: Path) -> None:
        """Begin without a workspace; ``log`` is the file that a crash names."""
        super().__init__(app)
        self._settings = settings
        self._theme = theme
        self._log_folder = log.parent
        self._here: _Place | None = None
        self._coming: _Place | None = None
        self._kept_safe: _Place | None = None
        self._attempt: tuple[Path, OpenDesk] | None = None
        self._has_asked = False
        self._say_then: RestoreEverything | None = None
        self._trouble: OpenTrouble | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_coming)
        self._guard = CrashGuard(None, partial(self._save_and_wait, SESSION_END_MS), log)
        self._moments = Moments(app, self._flush, self._save_and_wait, self)

    @property
    def session(self) -> Session | None:
        """Return the workspace on show; None: none is."""
        return self._here.session if self._here else None

    @property
    def window(self) -> "Window | None":
        """Return the window on show; None: none is."""
        return self._here.window if self._here else None

    @property
    def trouble(self) -> "OpenTrouble | None":
        """Return what is shown of a workspace that was not opened; None: all is well."""
        return self._trouble

    # --- opening --------------------------------------------------------------------------------

    def open_last(self, usual: Path) -> None:
        """Open the workspace that was open last; ``usual`` is made at the very first start."""
        recent = self._settings.recent_workspaces
        if recent:
            self.open_workspace(recent[0])
        else:
            self.open_workspace(usual, _open_or_create)

    def open_workspace(self, path: Path, open_desk: OpenDesk | None = None) -> None:
        """Open a workspace in place of the present one, which stays when that fails.

        None: ``open_desk`` - wherever it lies; one that is not there is not made.
        """
        if self._coming is not None:
            return
        if self._here is not None and _is_same(self._here.session.path, path):
            self._here.window.raise_()
            self._here.window.activateWindow()
            return
        self._attempt = path, open_desk or _open
        session = Session(path.absolute(), open_desk or _open)
        session.opened.connect(self._opened)
        session.open_failed.connect(self._open_failed)
        session.start(self._document_of(session.path))
        self._coming = _Place(session, self._make_window(session))
        if self._here is None and self._trouble is None:
            self._patience.start()

    def _make_window(self, session: Session) -> "Window":
        # Its modules take 150 ms to import; the database thread reads the file meanwhile.
        from cchc_desk.ui.window import Window  # noqa: PLC0415

        window = Window(session, self._settings, self._theme, self._log_folder)
        window.workspace_wanted.connect(self.open_workspace)
        window.new_workspace_wanted.connect(self.create_workspace)
        window.sample_wanted.connect(self.open_sample)
        window.restore_wanted.connect(self.restore)
        window.copy_wanted.connect(self.open_copy)
        return window

    def create_workspace(self, path: Path) -> None:
        """Make a new workspace and open it; a file that is there is never replaced."""
        self.open_workspace(with_suffix(path, WORKSPACE_SUFFIX), _create)

    def open_copy(self, source: object, target: object) -> None:
        """Open a copy of what may not be written where it lies."""
        assert isinstance(source, Path)  # noqa: S101 - the window's own signal
        assert isinstance(target, Path)  # noqa: S101 - as above
        self.open_workspace(target, partial(_copied, source))

    def open_sample(self) -> None:
        """Open the workspace of the invented office, which is made when it is first wanted."""
        if self._here is not None:
            self.open_workspace(self._here.session.folder / SAMPLE, _open_or_create_sample)

    def restore(self, backup: object) -> None:
        """Let a backup take the place of the workspace on show, and open it again."""
        # Seldom wanted.
        from cchc_desk.desk.backup_file import Backup  # noqa: PLC0415
        from cchc_desk.desk.backups import usual_place  # noqa: PLC0415
        from cchc_desk.ui.keeping.flow import RestoreEverything  # noqa: PLC0415

        assert isinstance(backup, Backup)  # noqa: S101 - the window's own signal
        here = self._here
        if here is None or self._coming is not None or not here.window.confirm_close():
            return
        here.window.remember()
        self._here = None
        restoring = RestoreEverything(backup.path, usual_place())
        self._say_then = restoring
        _drop(here)
        self.open_workspace(here.session.path, restoring)

    def _document_of(self, path: Path) -> str | None:
        """Return the document that was on show last; None: in another workspace, or none."""
        is_last = self._settings.recent_workspaces[:1] == (path,)
        return self._settings.last_document if is_last else None

    def _show_coming(self) -> None:
        if self._coming is not None:
            self._coming.window.show()
            self._draw_icons_soon()

    def _draw_icons_soon(self) -> None:
        QTimer.singleShot(_PAINTED_MS, self._theme, self._theme.draw_icons)

    def _opened(self) -> None:
        coming, self._coming = self._coming, None
        self._patience.stop()
        if coming is None:
            return
        if self._here is None or self._here.window.confirm_close():
            self._show(coming)
        else:
            _drop(coming)

    def _show(self, place: _Place) -> None:
        """Put a workspace that is open in the place of the one before it."""
        before, self._here = self._here, place
        if before is not None:
            place.window.restoreGeometry(before.window.saveGeometry())
        place.window.show()
        self._draw_icons_soon()
        self._prepare_keeping_soon(place, monotonic())
        QTimer.singleShot(_SETTLED_MS, _settle)
        self._end_trouble()
        if before is not None:
            before.window.close()
            _drop(before)
        if not place.session.is_read_only:  # a disc may be gone at the next start
            self._settings.remember_workspace(place.session.path)

    def _prepare_keeping_soon(self, place: _Place, shown_s: float) -> None:
        prepare = partial(self._prepare_keeping, place, shown_s)
        QTimer.singleShot(_USABLE_MS, place.window, prepare)

    def _prepare_keeping(self, place: _Place, shown_s: float) -> None:
        """Import what looks after the workspace on its own thread: keys are not held up.

        Keys go first, but not where they cannot be saved: then a rescue file is wanted. Where a
        disk that does not answer holds up that thread, it is imported here.
        """
        sys.setswitchinterval(SWITCH_S)
        may_wait = place.session.save_state.kind is not SaveKind.UNSAVED
        if may_wait and place.session.autosave.is_typing and monotonic() - shown_s < _MOST_S:
            self._prepare_keeping_soon(place, shown_s)
            return
        keep_safe = partial(self._keep_safe, place)
        place.session.bridge.run(_import_keeping, lambda _done: keep_safe())
        QTimer.singleShot(STUCK_MS, place.window, keep_safe)

    def _keep_safe(self, place: _Place) -> None:
        """Make backups from now on, answer other starts, and say what a restoring came to."""
        if self._kept_safe is place:
            return
        from cchc_desk.ui.keeping.calm import Calm  # noqa: PLC0415 - not at the start

        self._kept_safe = place
        place.window.keep_safe()
        complete = partial(Calm(place.session.autosave, place.window).call, _make_complete)
        QTimer.singleShot(_SETTLED_MS - _USABLE_MS, place.window, complete)
        self._raising.watch(place.session.path)
        done, self._say_then = self._say_then, None
        if done is not None:
            place.window.notice.say(done.kind, done.told)

    @cached_property
    def _raising(self) -> "RaiseWatch":
        from cchc_desk.ui.keeping.raising import RaiseWatch  # noqa: PLC0415 - not at the start

        made = RaiseWatch(self)
        made.wanted.connect(self._raise)
        return made

    def _raise(self) -> None:
        """Bring the window to the front: the program was started again."""
        if self._here is not None:
            window = self._here.window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    # --- trouble --------------------------------------------------------------------------------

    def _open_failed(self, error: object) -> None:
        assert isinstance(error, UserError)  # noqa: S101 - the session's own signal
        coming, self._coming = self._coming, None
        self._say_then = None
        self._patience.stop()
        if coming is None:
            return
        path = coming.session.path
        _drop(coming)
        is_first = self._here is None and self._trouble is None and not self._has_asked
        if isinstance(error, WorkspaceInUseError) and is_first:
            from cchc_desk.ui.keeping.raising import RaiseWish  # noqa: PLC0415 - seldom wanted

            self._has_asked = True
            RaiseWish(path, self._yield, self)
        else:
            self._tell_trouble(path, error)

    def _yield(self, is_raised: bool) -> None:  # noqa: FBT001 - told
        """End when the window of an earlier start was raised; else see if that one has died."""
        if is_raised:
            QApplication.quit()
        else:
            self._try_again()

    def _tell_trouble(self, path: Path, error: UserError) -> None:
        if self._trouble is None:
            self._trouble = self._make_trouble()
        self._trouble.tell(path, error)

    def _make_trouble(self) -> "OpenTrouble":
        # Seldom wanted: its modules take 12 ms to import.
        from cchc_desk.ui.open_trouble import OpenTrouble  # noqa: PLC0415

        self._theme.draw_icons()
        trouble = OpenTrouble(self._theme, self.window)
        trouble.retry_wanted.connect(self._try_again)
        trouble.open_wanted.connect(self.open_workspace)
        trouble.create_wanted.connect(self.create_workspace)
        trouble.restore_wanted.connect(self._ask_backup)
        trouble.copy_wanted.connect(self._open_copy)
        trouble.rejected.connect(self._leave_trouble)
        return trouble

    def _try_again(self) -> None:
        if self._attempt is not None:
            self.open_workspace(*self._attempt)

    def _ask_backup(self, path: object) -> None:
        """Let a backup be chosen that takes the place of a file that cannot be opened."""
        from cchc_desk.desk.backups import usual_place  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.keeping.flow import RestoreEverything  # noqa: PLC0415 - seldom wanted
        from cchc_desk.ui.keeping.restore_dialog import RestoreDialog  # noqa: PLC0415 - seldom

        assert isinstance(path, Path)  # noqa: S101 - the dialog's own signal
        dialog = RestoreDialog(path, self._settings.second_backup_place, self._theme, self._trouble)

        def restore() -> None:
            if dialog.wanted is not None:
                restoring = RestoreEverything(dialog.wanted, usual_place())
                self._say_then = restoring
                self.open_workspace(path, restoring)

        dialog.accepted.connect(restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_copy(self, target: object) -> None:
        if self._attempt is not None:
            self.open_copy(self._attempt[0], target)

    def _leave_trouble(self) -> None:
        self._end_trouble()
        if self._here is None:
            QApplication.quit()

    def _end_trouble(self) -> None:
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            trouble.hide()
            trouble.deleteLater()

    # --- saving at the moments of the application -----------------------------------------------

    def _flush(self) -> bool:
        if self._here is None:
            return True
        self._here.session.autosave.flush()
        return not self._here.session.is_unsaved

    def _save_and_wait(self, timeout_ms: int) -> bool:
        return self._here is None or self._here.session.save_and_wait(timeout_ms)

    def end(self) -> None:
        """Let go of what is still open, and leave errors to whoever watched before."""
        for place in filter(None, (self._here, self._coming)):
            if not place.session.close():
                place.session.abandon()
        self._guard.uninstall()


def _import_keeping(_desk: Desk) -> None:
    from cchc_desk.ui.keeping import flow, raising, rescuing  # noqa: F401, PLC0415 - 30 ms


def _settle() -> None:
    gc.freeze()  # what is there by now stays: looking through it would hold up a key for 40 ms
    gc.enable()


def _make_complete() -> None:
    """Do what a window can wait for until its clerk pauses, or has not begun to type."""
    from cchc_desk.ui.first_keys import make_ready  # noqa: PLC0415 - 20 ms to make
    from cchc_desk.ui.program_icon import program_icon  # noqa: PLC0415 - 5 ms to draw

    make_ready()
    QApplication.setWindowIcon(program_icon())


def _drop(place: _Place) -> None:
    """Let go of a workspace and of its window; that is not closed, which would be remembered."""
    place.session.close()
    place.window.hide()
    place.window.deleteLater()
    place.session.deleteLater()


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _open(path: Path) -> Desk:
    from cchc_desk.desk.opening import open_anywhere  # noqa: PLC0415 - on the database thread

    return open_anywhere(path)


def _create(path: Path) -> Desk:
    from cchc_desk.desk.opening import create_anywhere  # noqa: PLC0415 - seldom wanted

    return create_anywhere(path)


def _copied(source: Path, target: Path) -> Desk:
    from cchc_desk.desk.handover import take_in  # noqa: PLC0415 - seldom wanted

    _make_folder(target)
    take_in(source, target)
    return _open(target)


def _open_or_create(path: Path) -> Desk:
    _make_folder(path)
    return _open(path) if path.exists() else _create(path)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise write_error(error, path) from error


def _open_or_create_sample(path: Path) -> Desk:
    from cchc_desk.desk.sample import sample_report  # noqa: PLC0415 - seldom wanted

    desk = _open_or_create(path)
    if not desk.documents():
        sample = sample_report()
        desk.set_office(sample.office)
        desk.create(sample)
    return desk
