"""The page of the appendices: the list on the left, the chosen one on the right."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.figure_edit import with_figures
from cchc_desk.forms.outline_edit import fresh_id
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, DocumentKind, FigureColumn, FigureRow, Layout
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.appendix_form import AppendixForm
from cchc_desk.ui.templates.column_list import USUAL_WIDTHS_MM
from cchc_desk.ui.templates.commands import Command, Commands
from cchc_desk.ui.templates.figure_picker import FigurePicker
from cchc_desk.ui.templates.outline_pane import offered_figures
from cchc_desk.ui.templates.pane import LEAST_FORM_PX, Pane, Shown, Surroundings, scrolled
from cchc_desk.ui.templates.words import LAYOUT_WORDS
from cchc_desk.ui.theme import Theme

_COMMANDS = (
    Command("appendix-remove", N_("Delete the appendix"), "F6", "trash-2", N_("Delete")),
    Command("appendix-up", N_("Move up"), "", "arrow-up"),
    Command("appendix-down", N_("Move down"), "", "arrow-down"),
)
_LIST_SHARE, _FORM_SHARE = 3, 7

# Source: DESIGN 4, and the appendices of plans of four provinces, 2023 to 2025.
_COLUMNS = {
    (Layout.TASKS, DocumentKind.REPORT): (
        Column.STT, Column.CONTENT, Column.DEADLINE, Column.RESULT, Column.PROGRESS,
    ),
    (Layout.TASKS, DocumentKind.PLAN): (
        Column.STT, Column.OBJECTIVE, Column.CONTENT, Column.ACTIVITY, Column.PRODUCT, Column.LEAD,
        Column.SUPPORT, Column.DEADLINE, Column.BUDGET,
    ),
    (Layout.FIGURES, DocumentKind.REPORT): (
        FigureColumn.STT, FigureColumn.LABEL, FigureColumn.MEASURE, FigureColumn.VALUE,
        FigureColumn.CUMULATIVE, FigureColumn.NOTE,
    ),
}  # fmt: skip
_PAPER = {Layout.TASKS: Orientation.LANDSCAPE, Layout.FIGURES: Orientation.PORTRAIT}


class AppendixPane(Pane):
    """Edit the appendices of a template."""

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        """Begin with nothing on show."""
        super().__init__(theme, around)
        named(self, "template-appendices")
        self._on_form = ""
        self.list = named(QListWidget(), "appendix-list", tr("Appendices"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = AppendixForm(theme)
        self.commands = Commands(self, theme, _COMMANDS, self._does())
        self.add = named(QPushButton(tr("Add an appendix")), "appendix-add")
        self.add.setMenu(self._add_menu())
        theme.dress(self.add, "plus")
        self.sheet = scrolled(self.form, "template-appendix-page")
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _at: self._show_chosen(anew=True))
        self.form.edited.connect(self._take)
        self.form.figures_wanted.connect(self._ask_figures)

    def _does(self) -> dict[str, Callable[[], object]]:
        return {
            "appendix-remove": self._remove,
            "appendix-up": lambda: self._move(-1),
            "appendix-down": lambda: self._move(1),
        }

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        for layout in Layout:
            action = menu.addAction(tr(LAYOUT_WORDS[layout]))
            action.setObjectName(f"appendix-add-{layout.value}")
            action.triggered.connect(lambda _on=False, layout=layout: self._add(layout))
        return menu

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.add)
        column.addLayout(self.commands.buttons())
        column.addWidget(self.list, 1)
        self.empty = QWidget()
        words = QVBoxLayout(self.empty)
        words.setContentsMargins(24, 24, 24, 24)
        words.addWidget(
            hint(tr("There is no appendix yet. Add the table of tasks, or of figures."))
        )
        words.addStretch(1)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(self.theme.px(LEAST_FORM_PX))
        self.right.addWidget(self.sheet)
        self.right.addWidget(self.empty)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(self.right)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, _LIST_SHARE)
        splitter.setStretchFactor(1, _FORM_SHARE)
        splitter.setSizes([_LIST_SHARE * 100, _FORM_SHARE * 100])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(splitter)
        self.setFocusProxy(self.list)

    # --- showing ----------------------------------------------------------------------------------

    def show_template(self, shown: Shown, *, anew: bool) -> None:
        """Show the appendices; the one that is chosen stays so, else the first one is."""
        self.shown = shown
        at = max(self.list.currentRow(), 0)
        appendices = shown.template.appendices
        with QSignalBlocker(self.list):
            while self.list.count() > len(appendices):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(appendices):
                self.list.addItem(QListWidgetItem())
            for place, appendix in enumerate(appendices):
                row = self.list.item(place)
                fault = shown.faults.get(("appendix", place), "")
                row.setText(_name_of(appendix))
                row.setToolTip(fault or row.text())
                row.setIcon(self.theme.icon("circle-alert" if fault else "table",
                                            "error" if fault else "muted"))  # fmt: skip
            self.list.setCurrentRow(min(at, len(appendices) - 1))
        self._show_chosen(anew=anew)

    def _show_chosen(self, *, anew: bool) -> None:
        chosen = self._chosen
        self.right.setCurrentWidget(self.empty if chosen is None else self.sheet)
        at, last = self.list.currentRow(), self.list.count() - 1
        actions = self.commands.by_name
        actions["appendix-remove"].setEnabled(chosen is not None)
        actions["appendix-up"].setEnabled(at > 0)
        actions["appendix-down"].setEnabled(0 <= at < last)
        if chosen is None:
            return
        is_other = self._on_form != chosen.id
        self._on_form = chosen.id
        self.form.show_appendix(chosen, self.template, anew=anew or is_other)

    @property
    def _chosen(self) -> Appendix | None:
        """Return the chosen appendix. None: there is none."""
        at = self.list.currentRow()
        appendices = self.template.appendices if self.shown is not None else ()
        return appendices[at] if 0 <= at < len(appendices) else None

    def go_to(self, index: int) -> None:
        """Choose an appendix by its index."""
        self.list.setCurrentRow(index)
        self.list.setFocus()

    # --- editing ----------------------------------------------------------------------------------

    def _put(self, appendices: tuple[Appendix, ...], at: int) -> None:
        self.edited.emit(replace(self.template, appendices=appendices), None)
        self.list.setCurrentRow(at)

    def _take(self, appendix: object, field: object) -> None:
        at = self.list.currentRow()
        if not isinstance(appendix, Appendix) or self._chosen is None:
            return
        old = self.template.appendices
        group = None if field is None else f"{appendix.id}:{field}"
        changed = (*old[:at], appendix, *old[at + 1 :])
        self.edited.emit(replace(self.template, appendices=changed), group)

    def _add(self, layout: Layout) -> None:
        old = self.template.appendices
        columns = (
            _COLUMNS.get((layout, self.template.kind))
            or _COLUMNS[Layout.FIGURES, DocumentKind.REPORT]
        )
        made = Appendix(
            fresh_id(each.id for each in old),
            layout,
            tuple(map(str, columns)),
            tuple(USUAL_WIDTHS_MM[name] for name in columns),
            orientation=_PAPER[layout],
        )
        self._put((*old, made), len(old))
        self.form.title.setFocus()

    def _remove(self) -> None:
        at, old = self.list.currentRow(), self.template.appendices
        if self._chosen is not None:
            self._put((*old[:at], *old[at + 1 :]), min(at, len(old) - 2))

    def _move(self, by: int) -> None:
        at, old = self.list.currentRow(), [*self.template.appendices]
        if self._chosen is not None and 0 <= at + by < len(old):
            old.insert(at + by, old.pop(at))
            self._put(tuple(old), at + by)

    def _ask_figures(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        there = {row.figure for row in chosen.rows}
        offered = [
            each for each in offered_figures(self.template, self.around) if each.id not in there
        ]
        picker = FigurePicker(offered, (), self.theme, self)
        picker.accepted.connect(lambda: self._add_rows(picker.chosen()))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _add_rows(self, ids: tuple[str, ...]) -> None:
        template = with_figures(self.template, ids, self.around.catalogue)
        at, place = self.list.currentRow(), self.form.rows.currentRow() + 1
        if not ids or self._chosen is None:
            return
        rows = self._chosen.rows
        new = tuple(FigureRow(figure=id_) for id_ in ids)
        changed = replace(self._chosen, rows=(*rows[:place], *new, *rows[place:]))
        old = template.appendices
        appendices = (*old[:at], changed, *old[at + 1 :])
        self.edited.emit(replace(template, appendices=appendices), None)


def _name_of(appendix: Appendix) -> str:
    return fold_spaces(appendix.label or appendix.title) or tr(LAYOUT_WORDS[appendix.layout])
