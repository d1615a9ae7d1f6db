"""What is inside the dock of the preview: the panel, the pages of the document, the way back."""

from PySide6.QtCore import QObject

from cchc_desk.forms.document import Origin
from cchc_desk.i18n import tr
from cchc_desk.ui.notices import notify
from cchc_desk.ui.places import Places
from cchc_desk.ui.preview.fields import lead_to
from cchc_desk.ui.preview.live import Live
from cchc_desk.ui.preview.newest import Make
from cchc_desk.ui.preview.pages import Pages
from cchc_desk.ui.preview.panel import PreviewPanel
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme


class PreviewContent(QObject):
    """Join the pages with the document: what is typed shows, and a click leads to its field."""

    def __init__(
        self, session: Session, places: Places, theme: Theme, make: Make | None = None
    ) -> None:
        """Begin asleep; ``make`` as for ``Live``."""
        self.panel = PreviewPanel(theme)
        super().__init__(self.panel)
        self._session, self._places = session, places
        self.live = Live(session, places, make, self)
        self.live.made.connect(self._show)
        self.live.emptied.connect(self.panel.show_empty)
        self.live.failed.connect(self.panel.show_trouble)
        self.live.moved.connect(self.panel.view.mark)
        self.panel.retry_wanted.connect(self.live.try_again)
        self.panel.view.origin_chosen.connect(self._lead)
        self.panel.view.left.connect(places.enter)

    def follow_visibility(self, is_visible: bool) -> None:  # noqa: FBT001 - Qt's own signal
        """Make pages only while they can be seen."""
        if is_visible:
            self.live.wake()
        else:
            self.live.sleep()

    def close(self) -> None:
        """End for good."""
        self.live.close()

    def _show(self, pages: object, mark: object, shows: object) -> None:
        assert isinstance(pages, Pages)  # noqa: S101 - our own signal
        assert isinstance(mark, Origin | None)  # noqa: S101
        self.panel.show_pages(pages, mark, shows=bool(shows))

    def _lead(self, origin: object) -> None:
        assert isinstance(origin, Origin)  # noqa: S101 - our own signal
        if not lead_to(origin, self._session, self._places):
            notify(
                self.panel, "ok", tr("Nothing is typed here: the template or the figures say it.")
            )
