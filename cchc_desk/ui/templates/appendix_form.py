"""The form of one appendix of a template."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.template import Appendix, FigureRow, Layout, Template
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Card, hint, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput, LinesInput, entries, text_of
from cchc_desk.ui.naming import named, restyle
from cchc_desk.ui.templates.column_list import ColumnList
from cchc_desk.ui.templates.inputs import ChoiceInput, TickInput, translated, width_words
from cchc_desk.ui.templates.row_list import RowList
from cchc_desk.ui.templates.words import ORIENTATION_WORDS
from cchc_desk.ui.theme import Theme

# What the margins leave of A4. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, I.2: 30 + 15 and 20 + 20 mm
# at least.
_ROOM_MM = {Orientation.PORTRAIT: 165.0, Orientation.LANDSCAPE: 257.0}


class AppendixForm(QWidget):
    """Edit one appendix.

    ``edited`` carries the appendix as it is now, and the name of the field for what was typed;
    None: it is a step of its own. ``figures_wanted`` asks to choose the figures of the rows.
    """

    edited = Signal(object, object)
    figures_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin with an appendix that says nothing."""
        super().__init__()
        named(self, "template-appendix-form")
        self._appendix = Appendix("phu-luc", Layout.TASKS, (), ())
        self._labels: dict[str, str] = {}
        self._make_fields()
        self._make_buttons(theme)
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.label = LineInput("appendix-label", tr("First line"), tr("Appendix I"))
        self.title = LinesInput(
            "appendix-title", tr("Title of the appendix"), lines=2, one_a_line=False
        )
        self.attached = LinesInput(
            "appendix-attached", tr("Line under the title"), lines=1, one_a_line=False
        )
        self.orientation = ChoiceInput("appendix-orientation", tr("Paper"))
        self.orientation.offer(translated(ORIENTATION_WORDS))
        self.columns = ColumnList()
        self.room = named(plain_label(""), "appendix-room")
        self.by_group = TickInput("appendix-by-group", tr("Tasks are numbered anew in every group"))
        self.groups = LinesInput("appendix-groups", tr("Groups of a new year"), lines=3)
        self.rows = RowList()

    def _make_buttons(self, theme: Theme) -> None:
        self.column_up = _button("column-up", tr("Up"))
        self.column_down = _button("column-down", tr("Down"))
        self.add_group = _button("row-add-group", tr("Add a group"))
        self.add_figures = _button("row-add-figures", tr("Add figures…"))
        self.remove_row = _button("row-remove", tr("Delete the row"))
        self.row_up = _button("row-up", tr("Up"))
        self.row_down = _button("row-down", tr("Down"))
        for button in (self.column_up, self.row_up):
            theme.dress(button, "arrow-up")
        for button in (self.column_down, self.row_down):
            theme.dress(button, "arrow-down")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.tasks_card, self.rows_card = self._tasks_card(), self._rows_card()
        for card in (self._head_card(), self._columns_card(), self.tasks_card, self.rows_card):
            column.addWidget(card)

    def _head_card(self) -> Card:
        card = Card("card-appendix", tr("Head of the appendix"))
        card.parts.addLayout(
            side_by_side(
                labelled(self.label, tr("Left empty: “Phụ lục”, numbered when there are several.")),
                labelled(self.orientation),
                shares=(3, 2),
            )
        )
        card.parts.addLayout(labelled(self.title))
        card.parts.addLayout(labelled(self.attached))
        return card

    def _columns_card(self) -> Card:
        card = Card("card-columns", tr("Columns"))
        card.parts.addWidget(self.columns)
        card.parts.addWidget(self.room)
        card.parts.addLayout(_row(self.column_up, self.column_down))
        card.parts.addWidget(hint(tr("Space ticks a column, F2 edits title or width.")))
        return card

    def _tasks_card(self) -> Card:
        card = Card("card-appendix-tasks", tr("Groups and numbers"))
        card.parts.addLayout(labelled(self.groups, tr("One entry a line.")))
        card.parts.addWidget(self.by_group)
        return card

    def _rows_card(self) -> Card:
        card = Card("card-appendix-rows", tr("Rows of the table"))
        card.parts.addWidget(self.rows)
        card.parts.addLayout(_row(self.add_group, self.add_figures, self.remove_row))
        card.parts.addLayout(_row(self.row_up, self.row_down))
        return card

    def _connect(self) -> None:
        for field in (self.label, self.title, self.attached, self.groups):
            field.typed.connect(partial(self._tell, field.objectName()))
        self.orientation.activated.connect(lambda _at: self._tell(None))
        self.by_group.clicked.connect(lambda _on: self._tell(None))
        self.columns.edited.connect(lambda: self._tell(None))
        self.rows.edited.connect(lambda: self._tell(None))
        self.column_up.clicked.connect(lambda: self.columns.move_current(-1))
        self.column_down.clicked.connect(lambda: self.columns.move_current(1))
        self.row_up.clicked.connect(lambda: self.rows.move_current(-1))
        self.row_down.clicked.connect(lambda: self.rows.move_current(1))
        self.remove_row.clicked.connect(self.rows.take_out)
        self.add_group.clicked.connect(self._add_group)
        self.add_figures.clicked.connect(self.figures_wanted)

    # --- showing ----------------------------------------------------------------------------------

    def show_appendix(self, appendix: Appendix, template: Template, *, anew: bool) -> None:
        """Show an appendix; where a field says so already, nothing moves. ``anew`` as in fields."""
        self._appendix = appendix
        self._labels = {figure.id: figure.label for figure in template.figures}
        self.label.show_value(appendix.label, anew=anew)
        self.title.show_value(appendix.title, anew=anew)
        self.attached.show_value(appendix.attached, anew=anew)
        self.groups.show_value(text_of(appendix.groups), anew=anew)
        self.orientation.show_value(appendix.orientation)
        self.by_group.show_value(is_on=appendix.numbers_by_group)
        self.columns.show_appendix(appendix)
        self.rows.show_rows(appendix.rows, self._labels)
        is_tasks = appendix.layout is Layout.TASKS
        self.tasks_card.setVisible(is_tasks)
        self.rows_card.setVisible(not is_tasks)
        self._show_room(appendix)

    def _show_room(self, appendix: Appendix) -> None:
        used, room = sum(appendix.widths_mm), _ROOM_MM[appendix.orientation]
        words = tr("{used} of {room} mm", used=width_words(used), room=width_words(room))
        if used > room:
            words += " – " + tr("wider than the paper; all columns become narrower alike.")
        self.room.setText(words)
        self.room.setProperty("status", "warning" if used > room else "ok")
        restyle(self.room)

    def _add_group(self) -> None:
        self.rows.put((FigureRow(group=tr("New group")),), self._labels)
        self.rows.edit_current()

    # --- typing -----------------------------------------------------------------------------------

    def appendix(self) -> Appendix:
        """Return the appendix as it is now."""
        shown = self._appendix
        return replace(
            shown,
            label=self.label.value(),
            title=self.title.value(),
            attached=self.attached.value(),
            orientation=Orientation(self.orientation.currentData()),
            columns=self.columns.columns(),
            column_titles=self.columns.titles(),
            widths_mm=self.columns.widths_mm(),
            groups=entries(self.groups, shown.groups),
            numbers_by_group=self.by_group.isChecked(),
            rows=self.rows.rows(),
        )

    def _tell(self, field: str | None) -> None:
        self.edited.emit(self.appendix(), field)


def _button(name: str, words: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
