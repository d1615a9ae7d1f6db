"""The buttons over the pages: which page is in front, how large it is, printing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.calm_inputs import CalmComboBox
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.preview.page_layout import FIT_WIDTH
from cchc_desk.ui.preview.pages_view import ZOOM_STOPS, PagesView
from cchc_desk.ui.theme import Theme

_ZOOM_LETTERS = 9


class PagesBar(QWidget):
    """Drive a view of pages; ``print_wanted`` asks for the printing of them."""

    print_wanted = Signal()

    def __init__(self, view: PagesView, theme: Theme, *, prints: bool = True) -> None:
        """Make the buttons; ``prints``: one of them asks for printing."""
        super().__init__()
        named(self, "preview-bar")
        self._view = view
        self._theme = theme
        self.previous = self._button("page-previous", tr("Previous page"), "chevron-up")
        self.count = styled(named(QLabel(), "page-count"), "muted")
        self.next = self._button("page-next", tr("Next page"), "chevron-down")
        self.smaller = self._button("page-smaller", tr("Smaller"), "zoom-out")
        self.zoom = named(CalmComboBox(), "page-zoom", tr("Size of the pages"))
        self.larger = self._button("page-larger", tr("Larger"), "zoom-in")
        self.print = self._button("page-print", tr("Print…"), "printer")
        self.print.setVisible(prints)
        self._fill_zoom()
        self._lay_out()
        self._connect()
        self._show()

    def _button(self, name: str, words: str, icon: str) -> QToolButton:
        button = named(QToolButton(), name, words)
        button.setToolTip(words)
        self._theme.dress(button, icon, "muted")
        return button

    def _fill_zoom(self) -> None:
        self.zoom.setMinimumContentsLength(_ZOOM_LETTERS)
        self.zoom.addItem(tr("Fit the width"), FIT_WIDTH)
        for percent in ZOOM_STOPS:
            self.zoom.addItem(f"{percent} %", percent)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        around: tuple[QWidget, ...] = (self.previous, self.count, self.next)
        sizes: tuple[QWidget, ...] = (self.smaller, self.zoom, self.larger, self.print)
        for widget in around:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in sizes:
            row.addWidget(widget)

    def _connect(self) -> None:
        view = self._view
        self.previous.clicked.connect(lambda: view.go_to_page(view.page - 1))
        self.next.clicked.connect(lambda: view.go_to_page(view.page + 1))
        self.smaller.clicked.connect(lambda: view.zoom_by(-1))
        self.larger.clicked.connect(lambda: view.zoom_by(1))
        self.zoom.activated.connect(lambda _row: view.set_zoom(self.zoom.currentData()))
        self.print.clicked.connect(self.print_wanted)
        view.looked.connect(self._show)

    def _show(self) -> None:
        page, count = self._view.page, self._view.page_count
        self.count.setText(f"{page + 1}/{count}" if count else "")
        self.count.setAccessibleName(tr("Page {page} of {count}", page=page + 1, count=count))
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < count)
        self.smaller.setEnabled(self._view.shown_percent > ZOOM_STOPS[0])
        self.larger.setEnabled(self._view.shown_percent < ZOOM_STOPS[-1])
        self.zoom.setCurrentIndex(self.zoom.findData(self._view.zoom_percent))
