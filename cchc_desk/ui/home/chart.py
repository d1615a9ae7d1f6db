"""The progress of the year's tasks as bars, one a group; each part has a pattern of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desk.forms.task_standing import GroupProgress, Standing, in_total
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named
from cchc_desk.ui.standing_words import STANDINGS
from cchc_desk.ui.theme import Theme

_NAME_SHARE = 0.38  # of the width, for the names of the groups
_BAR_LINES = 1.0  # the height of a bar, in lines of text
_ROW_LINES = 1.9
_LEGEND_LINES = 1.7


@dataclass(frozen=True, slots=True)
class Inks:
    """Hold the colours of a chart; ``parts`` fill the bars."""

    text: QColor
    line: QColor
    paper: QColor
    parts: Mapping[Standing, QColor]


def black_on_white() -> Inks:
    """Return the inks of a printer without colours: the patterns alone tell the parts apart."""
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    return Inks(black, black, white, dict.fromkeys(STANDINGS, black))


def inks_of(theme: Theme) -> Inks:
    """Return the inks of a screen."""
    palette = theme.palette
    return Inks(
        QColor(palette.text),
        QColor(palette.control),
        QColor(palette.page),
        {each: QColor(getattr(palette, look.ink)) for each, look in STANDINGS.items()},
    )


def chart_height(groups: Sequence[GroupProgress], font: QFont, width: float) -> float:
    """Return how high a chart is: its bars, then its legend."""
    line = QFontMetricsF(font).height()
    rows = len(_legend_rows(groups, font, width))
    return line * (_ROW_LINES * len(groups) + 0.5 + _LEGEND_LINES * rows)


def paint_chart(
    painter: QPainter, room: QRectF, groups: Sequence[GroupProgress], inks: Inks
) -> None:
    """Draw the bars of the groups and the legend under them, in the font of the painter."""
    line = QFontMetricsF(painter.font(), painter.device()).height()
    most = max((group.total for group in groups), default=0)
    for row, group in enumerate(groups):
        top = room.top() + row * line * _ROW_LINES
        _paint_row(
            painter, QRectF(room.left(), top, room.width(), line * _ROW_LINES), group, most, inks
        )
    top = room.top() + line * (_ROW_LINES * len(groups) + 0.5)
    _paint_legend(painter, QRectF(room.left(), top, room.width(), line), groups, inks)


def _paint_row(
    painter: QPainter, room: QRectF, group: GroupProgress, most: int, inks: Inks
) -> None:
    metrics = QFontMetricsF(painter.font(), painter.device())
    line = metrics.height()
    count = f"{group.done}/{most}"
    count_width = metrics.horizontalAdvance(count) + line
    name = QRectF(room.left(), room.top(), room.width() * _NAME_SHARE - line, room.height())
    shown = metrics.elidedText(group_words(group), Qt.TextElideMode.ElideRight, name.width())
    painter.setPen(inks.text)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, shown)
    left = room.left() + room.width() * _NAME_SHARE
    width = room.width() - room.width() * _NAME_SHARE - count_width
    bar = QRectF(left, room.center().y() - line * _BAR_LINES / 2, width, line * _BAR_LINES)
    end = _paint_bar(painter, bar, group, most, inks)
    place = QRectF(end + line / 2, room.top(), count_width, room.height())
    painter.setPen(inks.text)
    painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, f"{group.done}/{group.total}")


def _paint_bar(
    painter: QPainter, bar: QRectF, group: GroupProgress, most: int, inks: Inks
) -> float:
    """Draw the parts of one bar, as long as it has tasks; return where it ends."""
    left = bar.left()
    for standing in STANDINGS:
        count = group.counts.get(standing, 0)
        if count:
            width = bar.width() * count / most
            _paint_part(painter, QRectF(left, bar.top(), width, bar.height()), standing, inks)
            left += width
    return left


def _paint_part(painter: QPainter, room: QRectF, standing: Standing, inks: Inks) -> None:
    painter.fillRect(room, inks.paper)
    painter.setPen(QPen(inks.parts[standing], 1.0))
    painter.setBrush(QBrush(inks.parts[standing], STANDINGS[standing].pattern))
    painter.drawRect(room)


def _paint_legend(
    painter: QPainter, room: QRectF, groups: Sequence[GroupProgress], inks: Inks
) -> None:
    line = room.height()
    for row, entries in enumerate(_legend_rows(groups, painter.font(), room.width())):
        left = room.left()
        top = room.top() + row * line * _LEGEND_LINES
        for standing, words, width in entries:
            _paint_part(painter, QRectF(left, top, line, line), standing, inks)
            painter.setPen(inks.text)
            place = QRectF(left + 1.5 * line, top, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left += width


_Entry = tuple[Standing, str, float]


def _legend_rows(groups: Sequence[GroupProgress], font: QFont, width: float) -> list[list[_Entry]]:
    """Break the legend into lines that a width has room for."""
    metrics = QFontMetricsF(font)
    rows: list[list[_Entry]] = [[]]
    used = 0.0
    for standing, count in in_total(groups).items():
        words = f"{tr(STANDINGS[standing].words)}: {count}"
        wide = metrics.horizontalAdvance(words) + 3 * metrics.height()
        if used + wide > width and rows[-1]:
            rows.append([])
            used = 0.0
        rows[-1].append((standing, words, wide))
        used += wide
    return rows


def group_words(group: GroupProgress) -> str:
    """Return the name of a group; tasks before the first one have none of their own."""
    return group.group.title if group.group is not None else tr("Before the first group")


def chart_words(groups: Sequence[GroupProgress]) -> str:
    """Return what a chart says, for those who cannot see it."""
    return "\n".join(_group_words(groups))


def _group_words(groups: Sequence[GroupProgress]) -> Iterator[str]:
    for group in groups:
        counts = ", ".join(
            f"{tr(STANDINGS[each].words)}: {group.counts[each]}"
            for each in STANDINGS
            if group.counts.get(each)
        )
        yield f"{group_words(group)}: {group.done}/{group.total} ({counts})"


class ProgressChart(QWidget):
    """Show the chart as wide as there is room."""

    def __init__(self, theme: Theme, groups: Sequence[GroupProgress]) -> None:
        """Show these groups."""
        super().__init__()
        named(self, "progress-chart", tr("Progress of the tasks by group"))
        self.setAccessibleDescription(chart_words(groups))
        self.setToolTip(chart_words(groups))
        self._theme, self._groups = theme, groups
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(lambda _palette: self.update())

    def sizeHint(self) -> QSize:
        """Return the height at a usual width."""
        width = self._theme.px(600)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the bars and the legend."""
        return round(chart_height(self._groups, self.font(), width)) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        paint_chart(
            painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._groups, inks_of(self._theme)
        )
        painter.end()
