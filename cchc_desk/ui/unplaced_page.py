"""The text of a document that no item of its outline takes, until the clerk finds it a place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.report import Report
from cchc_desk.forms.richtext import is_empty
from cchc_desk.forms.unplaced import UNPLACED, unplaced_answer
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.editors.field import RichTextField
from cchc_desk.ui.editors.sheet import WIDEST, centred
from cchc_desk.ui.editors.toolbar import Toolbar
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_LEAST_HEIGHT = 120  # px of the text


class UnplacedPage(QWidget):
    """Edit that text; ``edited`` comes after every change."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        named(self, "unplaced-page")
        self._theme = theme
        self._report: Report | None = None
        self._zoom_percent = 100
        self.toolbar = Toolbar(theme=theme)
        self.field = RichTextField(toolbar=self.toolbar)
        self.field.name_for_readers(tr("Unplaced"))
        self.field.set_images(self._image)
        self.done = named(plain_label(""), "unplaced-done")
        self.done.setProperty("status", "ok")
        self._column = QWidget()
        self._lay_out()
        self.field.edited.connect(self._tell)
        self.setFocusProxy(self.field)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(styled(plain_label(tr("Unplaced")), "title"))
        column.addWidget(
            hint(
                tr(
                    "No item of the outline takes this text. Cut each piece (Ctrl+X) and paste it "
                    "(Ctrl+V) into the item where it belongs; it is not printed from here."
                )
            )
        )
        column.addWidget(self.toolbar)
        column.addWidget(self.field)
        column.addWidget(self.done)
        column.addStretch(1)
        centred(self, self._column, 16, 24)

    # --- what is on show --------------------------------------------------------------------------

    def show_report(self, report: Report) -> None:
        """Show the text of a document, where it is another than what is written."""
        is_other = self._report is None or self._report.id != report.id
        self._report = report
        blocks = report.answer(UNPLACED).blocks
        if is_other:
            self.field.set_content(blocks)
            self.field.go_to_start()
        elif blocks != self.field.content():
            self.field.replace_content(blocks)
        self._show_done()

    def answer(self) -> Answer:
        """Return what is left, as the answer that the document keeps."""
        blocks = self.field.content()
        return unplaced_answer(() if is_empty(blocks) else blocks)

    def set_text_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; it grows with the interface."""
        self._zoom_percent = percent
        self.field.set_text_zoom(percent * self._theme.zoom_percent // 100)

    def forget_typing(self) -> None:
        """Let go of what can be undone here."""
        self.field.forget_typing()

    def _image(self, image_id: str) -> QImage | None:
        data = self._report.images.get(image_id) if self._report is not None else None
        return None if data is None else QImage.fromData(data)

    def _tell(self) -> None:
        self._show_done()
        self.edited.emit()

    def _show_done(self) -> None:
        is_done = is_empty(self.field.content())
        words = tr("All text has its place now; this page goes when you turn elsewhere.")
        self.done.setText(words if is_done else "")
        self.done.setVisible(is_done)

    # --- measures ---------------------------------------------------------------------------------

    def _follow_theme(self) -> None:
        self._column.setMaximumWidth(self._theme.px(WIDEST))
        self.set_text_zoom(self._zoom_percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text have the height that is left; beyond, it scrolls."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        around = self._column.sizeHint().height() - self.field.sizeHint().height()
        self.field.set_limit(max(self.height() - around - self._theme.px(40), _LEAST_HEIGHT))
