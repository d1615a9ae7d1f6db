"""The page of the help on show: local files alone, in the colours and the size of the theme."""

import re
from pathlib import Path
from string import Template
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from cchc_desk.forms.text import base_letters, fold_spaces, without_marks
from cchc_desk.i18n import tr
from cchc_desk.ui.help_topics import FOLDER, Contents, Topic, page_body
from cchc_desk.ui.naming import named
from cchc_desk.ui.theme import Theme, scaled

PICTURE_SCALE = 1.5
"""Pixels of a picture's file for each pixel of the window at 100 %."""

_READING_PT = 11
_WIDEST_PAGE = 760  # px at 100 %: longer lines are hard to follow
_MARGIN = 24  # px, around the page
_INDENT = 24  # px, of lists
_REFIT_MS = 60  # after the last change of the width

_SCHEME = "help"
_KEY = re.compile(r"<kbd>(.+?)</kbd>")
_PICTURE = re.compile(r'<img src="([^"]+)"')

_STYLE = Template("""
h1 { font-size: ${pt18}pt; font-weight: 600; margin: 0 0 ${px8}px 0; }
h2 { font-size: ${pt13}pt; font-weight: 600; margin: ${px20}px 0 ${px8}px 0; }
p { margin: 0 0 ${px8}px 0; line-height: 120%; }
p.lead { color: $muted; margin-bottom: ${px12}px; }
p.picture { margin: ${px8}px 0 ${px16}px 0; line-height: 100%; }
img { max-width: 100%; }
ol, ul { margin: 0 0 ${px8}px 0; }
li { margin-bottom: ${px6}px; line-height: 120%; }
dt { font-weight: 600; margin: ${px12}px 0 ${px2}px 0; line-height: 120%; }
dd { margin: 0 0 ${px4}px ${px20}px; line-height: 120%; }
a { color: $accent; }
.key { background-color: $hover; }
table { border-collapse: collapse; margin: ${px4}px 0 ${px12}px 0; }
th, td {
    border-bottom: ${px1}px solid $border; padding: ${px6}px ${px16}px ${px6}px 0;
    line-height: 120%;
}
th { font-weight: 600; text-align: left; color: $muted; }
table.tip td { background-color: $accent_soft; border: none; padding: ${px8}px ${px12}px; }
""")


class HelpBrowser(QTextBrowser):
    """Show pages of one folder by the ids of their topics; every other address is refused.

    ``turned`` tells that another page is on show. None: ``topic`` - there is none yet.
    """

    turned = Signal()

    def __init__(
        self, contents: Contents, theme: Theme, folder: Path = FOLDER, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        named(self, "help-page", tr("Page of the help"))
        self._folder = folder.resolve()
        self._topics = {topic.file: topic for topic in contents.topic}
        self._theme = theme
        self._marked: tuple[str, ...] = ()
        self.topic: Topic | None = None
        self._refit = QTimer(self, singleShot=True, interval=_REFIT_MS)
        self._refit.timeout.connect(self._show_anew)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { background: palette(base); border: none; padding: 0; }")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.sourceChanged.connect(self._turn)
        theme.changed.connect(self._dress)
        self._dress()

    def show_topic(self, topic: Topic) -> None:
        """Show a page from its beginning."""
        self.setSource(_address(topic.file))

    def _turn(self, address: QUrl) -> None:
        self.topic = self._topics[self._file(address)]
        self._mark()
        self.turned.emit()

    def mark_words(self, query: str) -> None:
        """Mark the words of a query on this page and the next ones; "" marks none."""
        self._marked = tuple(without_marks(fold_spaces(query)).split())
        self._mark()

    # --- what may be loaded -------------------------------------------------------------------

    def doSetSource(
        self,
        name: QUrl | str,
        resource_type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Show a page of the help; no other address is even looked at."""
        if self._file(QUrl(name)) in self._topics:
            super().doSetSource(name, resource_type)

    # Any: what Qt takes as a resource depends on its type.
    def loadResource(self, resource_type: int, name: QUrl | str) -> Any:  # noqa: ANN401
        """Give a page or a picture of the folder; refuse everything else without looking."""
        file = self._file(self.source().resolved(QUrl(name)))
        if file in self._topics:
            return self._page(self._topics[file])
        is_picture = resource_type == QTextDocument.ResourceType.ImageResource.value
        return self._picture(file) if is_picture else ""

    def _file(self, address: QUrl) -> str:
        """Return the file of an address by its name in the folder; "" for a foreign address."""
        return address.path().removeprefix("/") if address.scheme() == _SCHEME else ""

    def _page(self, topic: Topic) -> str:
        """Return the HTML of a page; its pictures are given anew, Qt would keep their old size."""
        body = page_body(topic, self._folder)
        kind = QTextDocument.ResourceType.ImageResource
        for file in _PICTURE.findall(body):
            self.document().addResource(kind, _address(file), self._picture(file))
        return _KEY.sub(r'<span class="key">&nbsp;\1&nbsp;</span>', body)

    def _picture(self, file: str) -> QImage:
        """Return a picture; Qt opens the name as a file when it gets nothing."""
        path = (self._folder / file).resolve()
        if file and path.is_relative_to(self._folder):
            image = QImage(str(path))
            if not image.isNull():
                return self._fitted(image)
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(0)
        return blank

    def _fitted(self, image: QImage) -> QImage:
        """Return a picture as wide as it is painted: Qt would leave out pixels to make it so."""
        ratio = self.devicePixelRatioF()
        width = min(image.width() / PICTURE_SCALE, self._text_width())
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = image.scaledToWidth(round(width * ratio), smooth)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    # --- how it looks -------------------------------------------------------------------------

    def _dress(self) -> None:
        """Show the page on show anew in the colours and the size of the theme."""
        document = self.document()
        document.setDefaultFont(self._font())
        document.setDocumentMargin(self._theme.px(_MARGIN))
        document.setIndentWidth(self._theme.px(_INDENT))
        document.setDefaultStyleSheet(self._style())
        self._fit()
        self._show_anew()

    def _show_anew(self) -> None:
        """Lay out the page on show again, at the place that is read."""
        place = self.verticalScrollBar().value()
        if self.topic is not None:
            self.reload()
            self.verticalScrollBar().setValue(place)

    def _style(self) -> str:
        zoom = self._theme.zoom_percent
        sizes = {f"px{size}": scaled(size, zoom) for size in (1, 2, 4, 6, 8, 12, 16, 20)}
        points = {f"pt{size}": size * zoom / 100 for size in (13, 18)}
        return _STYLE.substitute(self._theme.palette._asdict(), **sizes, **points)

    def _font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(_READING_PT * self._theme.zoom_percent / 100)
        return font

    def _fit(self) -> None:
        """Wrap the lines where the page ends, but before they become too long to read."""
        widest = self._theme.px(_WIDEST_PAGE)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), widest))

    def _text_width(self) -> int:
        return max(self.lineWrapColumnOrWidth() - 2 * self._theme.px(_MARGIN), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew, and soon fit the pictures."""
        super().resizeEvent(event)
        before = self.lineWrapColumnOrWidth()
        self._fit()
        if self.lineWrapColumnOrWidth() != before:
            self._refit.start()

    def _mark(self) -> None:
        selections = [self._selection(*place) for place in self._places_of_words()]
        self.setExtraSelections(selections)

    def _places_of_words(self) -> list[tuple[int, int]]:
        """Return the beginnings and ends of the marked words; base letters keep their places."""
        text = base_letters(self.document().toPlainText()).lower()
        return [
            found.span() for word in self._marked for found in re.finditer(re.escape(word), text)
        ]

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.palette.warning_soft))
        made.cursor, made.format = cursor, look
        return made


def _address(file: str) -> QUrl:
    return QUrl(f"{_SCHEME}:/{file}")
