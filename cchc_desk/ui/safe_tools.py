"""What joins the window with what keeps its workspace safe: backups, history, recovery."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cchc_desk.i18n import tr
from cchc_desk.storage.recovery import Opened

if TYPE_CHECKING:
    from cchc_desk.ui.history.flow import Past
    from cchc_desk.ui.keeping.flow import Keeping
    from cchc_desk.ui.keeping.rescuing import Rescuing
    from cchc_desk.ui.keeping.writing_back import WritingBack
    from cchc_desk.ui.window import Window


class SafeTools(QObject):
    """Hold the tools of one window; each part is made when it is first wanted."""

    def __init__(self, window: "Window") -> None:
        """Begin with nothing made."""
        super().__init__(window)
        self._window = window

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """Return what the entries of the menus do, by their names."""
        return {
            "history": self._ask_history,
            "item-history": self._ask_item_history,
            "bin": self._ask_bin,
            "backups": self._ask_backups,
            "check": self._ask_check,
            "hand-over": self._hand_over,
            "take-in": self._take_in,
            "diagnostics": self._ask_diagnostics,
        }

    def join(self) -> None:
        """Follow the window from now on."""
        self._window.session.report_changed.connect(self._follow_report)
        self._window.places.much_lost.connect(lambda label: self.past.warn_of_loss(str(label)))
        self._window.session.opened.connect(self._only_read_if_so)

    def _only_read_if_so(self) -> None:
        if self._window.session.is_read_only:
            from cchc_desk.ui.keeping.read_only import ReadOnly  # noqa: PLC0415 - seldom wanted

            ReadOnly(self._window)

    def _follow_report(self, report: object) -> None:
        for name in ("history", "item-history"):
            self._window.menus.actions[name].setEnabled(report is not None)

    # --- the parts --------------------------------------------------------------------------------

    @cached_property
    def keeping(self) -> "Keeping":
        """Return what keeps backups and looks for damage."""
        from cchc_desk.ui.keeping.flow import Keeping  # noqa: PLC0415 - not before it is on show

        window = self._window
        made = Keeping(window.session, window.settings, window.notice, window.theme, window)
        made.workspace_wanted.connect(window.workspace_wanted)
        made.restore_wanted.connect(window.restore_wanted)
        return made

    @cached_property
    def past(self) -> "Past":
        """Return what shows the past and brings it back."""
        from cchc_desk.ui.history.flow import Past  # noqa: PLC0415 - seldom wanted

        window = self._window
        return Past(window.session, window.notice, window.theme, window)

    def _ask_bin(self) -> None:
        self.past.ask_bin()

    def _ask_backups(self) -> None:
        self._window.places.finish_edit()
        self.keeping.ask_backups()

    def _ask_check(self) -> None:
        self.keeping.ask_check()

    def _hand_over(self) -> None:
        self._window.places.finish_edit()
        self.keeping.ask_hand_over()

    def _take_in(self) -> None:
        self.keeping.ask_take_in()

    def _ask_history(self) -> None:
        self._window.places.finish_edit()
        self.past.ask_document()

    def _ask_item_history(self) -> None:
        """Show the past of the item that the cursor is in; without one, of the document."""
        from cchc_desk.ui.preview.fields import field_at  # noqa: PLC0415 - seldom wanted

        window = self._window
        field = field_at(QApplication.focusWidget(), window.places)
        window.places.finish_edit()
        report = window.session.report
        items = report.template.items if report is not None else ()
        wanted = field.item if field is not None else None
        item = next((each for each in items if each.id == wanted), None)
        if item is None:
            self.past.ask_document()
        else:
            self.past.ask_item(item)

    def _ask_diagnostics(self) -> None:
        from cchc_desk.ui.keeping.diagnostics_dialog import ask_diagnostics  # noqa: PLC0415

        window = self._window
        ask_diagnostics(window.session, window.log_folder, window.theme, window)

    @cached_property
    def rescuing(self) -> "Rescuing":
        """Return what writes elsewhere what cannot be saved."""
        from cchc_desk.ui.keeping.rescuing import Rescuing  # noqa: PLC0415 - not at the start

        window = self._window
        return Rescuing(window.session, window.settings, window.notice, window)

    @cached_property
    def writing_back(self) -> "WritingBack":
        """Return what writes a workspace back that lies elsewhere."""
        from cchc_desk.ui.keeping.writing_back import WritingBack  # noqa: PLC0415 - seldom wanted

        window = self._window
        return WritingBack(window.session, window.notice, window.status, window)

    def rescue_now(self) -> bool:
        """Write what cannot be saved elsewhere; tell whether that was possible."""
        return self.rescuing.write_now()

    # --- from the start to the end ----------------------------------------------------------------

    def start(self) -> None:
        """Keep the workspace safe from now on: it is on show. One that is only read is safe."""
        if self._window.session.is_read_only:
            return
        self.keeping.start(self._window.status)
        self._window.session.bridge.run(lambda desk: desk.workspace.opened, self._tell_recovered)
        self._window.session.bridge.run(lambda desk: desk.away, self._tell_away)
        self.rescuing.offer()

    def _tell_away(self, away: object) -> None:
        if away is None:
            return
        from cchc_desk.desk.away import Away  # noqa: PLC0415 - seldom wanted

        assert isinstance(away, Away)  # noqa: S101 - the desk's own answer
        self.writing_back.begin(away)

    def _tell_recovered(self, opened: object) -> None:
        assert isinstance(opened, Opened)  # noqa: S101 - the desk's own answer
        if opened.was_clean:
            return
        # Seldom wanted.
        from cchc_desk.ui.keeping.flow import open_folder  # noqa: PLC0415
        from cchc_desk.ui.keeping.recovered import recovered_words  # noqa: PLC0415

        offers = [(tr("&History…"), self._ask_history)]
        copy = opened.copy
        if copy is not None:
            offers.append((tr("The file as it was &found"), lambda: open_folder(copy)))
        self._window.notice.say("warning", recovered_words(opened), *offers)

    def may_close(self) -> bool:
        """Make the last backup; False when the clerk wants the window to stay open."""
        if self._window.session.is_read_only:
            return True
        may_close = "keeping" not in self.__dict__ or self.keeping.may_close()
        if may_close and "writing_back" in self.__dict__:
            return self.writing_back.may_close()
        return may_close

    def close(self) -> None:
        """End for good."""
        for name in ("keeping", "rescuing"):
            if name in self.__dict__:
                getattr(self, name).close()
