"""The page of the items: the tree on the left, the chosen item on the right."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cchc_desk.forms import outline_edit as edit
from cchc_desk.forms.figure import Figure
from cchc_desk.forms.figure_edit import with_figures
from cchc_desk.forms.outline import Item, number_items
from cchc_desk.forms.template import Template, renumbered
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.commands import Command, Commands
from cchc_desk.ui.templates.figure_picker import FigurePicker
from cchc_desk.ui.templates.item_form import Around, ItemForm
from cchc_desk.ui.templates.item_tree import ItemTree
from cchc_desk.ui.templates.pane import LEAST_FORM_PX, Pane, Shown, Surroundings, scrolled
from cchc_desk.ui.theme import Theme

_COMMANDS = (
    Command("item-add", N_("Add an item below this one"), "F5", "plus", N_("Item")),
    Command("item-add-inside", N_("Add an item inside this one"), "Shift+F5",
            "between-horizontal-start", N_("Inner item")),
    Command("item-remove", N_("Delete the item with all inside it"), "F6", "trash-2",
            N_("Delete")),
    Command("item-up", N_("Move up"), "Alt+Up", "arrow-up"),
    Command("item-down", N_("Move down"), "Alt+Down", "arrow-down"),
    Command("item-out", N_("One level outside"), "Alt+Left", "chevron-left"),
    Command("item-in", N_("One level inside"), "Alt+Right", "chevron-right"),
    Command("item-renumber", N_("Number all items by their levels"), "", "list-ordered"),
)  # fmt: skip

_TREE_SHARE, _FORM_SHARE = 1, 1


class OutlinePane(Pane):
    """Edit the items of a template."""

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        """Begin with nothing on show."""
        super().__init__(theme, around)
        named(self, "template-outline")
        self._on_form = ""
        self.tree = ItemTree(theme)
        self.form = ItemForm()
        self.commands = Commands(self, theme, _COMMANDS, self._does())
        self.sheet = scrolled(self.form, "template-item-page")
        self.empty = _empty_words()
        self._lay_out()
        self._connect()

    def _does(self) -> dict[str, Callable[[], object]]:
        return {
            "item-add": self._add,
            "item-add-inside": self._add_inside,
            "item-remove": self._remove,
            "item-up": partial(self._move, -1),
            "item-down": partial(self._move, 1),
            "item-out": partial(self._shift, -1),
            "item-in": partial(self._shift, 1),
            "item-renumber": lambda: self._tell(renumbered(self.template)),
        }

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.commands.buttons())
        column.addWidget(self.tree, 1)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(self.theme.px(LEAST_FORM_PX))
        self.right.addWidget(self.sheet)
        self.right.addWidget(self.empty)
        splitter = named(QSplitter(), "template-splitter")
        splitter.addWidget(left)
        splitter.addWidget(self.right)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, _TREE_SHARE)
        splitter.setStretchFactor(1, _FORM_SHARE)
        splitter.setSizes([_TREE_SHARE * 600, _FORM_SHARE * 600])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(splitter)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _id: self._show_item(anew=True))
        self.tree.label_wanted.connect(self.focus_label)
        self.form.edited.connect(self._take_item)
        self.form.figures_wanted.connect(self._ask_figures)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    # --- showing ----------------------------------------------------------------------------------

    def show_template(self, shown: Shown, *, anew: bool) -> None:
        """Show the items; the one that is chosen stays so, else the first one is."""
        self.shown = shown
        template = shown.template
        faults = {
            item.id: text
            for at, item in enumerate(template.items)
            if (text := shown.faults.get(("item", at)))
        }
        self.tree.show_items(template.items, template.numbering, faults)
        if self._index is None and template.items:
            self.tree.go_to(template.items[0].id)
        self._show_item(anew=anew)
        self._allow()

    @property
    def _index(self) -> int | None:
        """Return the index of the chosen item. None: none is chosen."""
        current = self.tree.current_id
        ids = [item.id for item in self.template.items]
        return ids.index(current) if current in ids else None

    def _show_item(self, *, anew: bool) -> None:
        index = self._index if self.shown is not None else None
        self.right.setCurrentWidget(self.empty if index is None else self.sheet)
        if index is None:
            return
        template = self.template
        item = template.items[index]
        number = number_items(template.items, template.numbering)[index].number
        is_other = self._on_form != item.id
        self._on_form = item.id
        around = Around(number, template.figures, self.around.departments)
        self.form.show_item(item, around, anew=anew or is_other)
        if is_other:
            self.sheet.verticalScrollBar().setValue(0)
        self._allow()

    def _allow(self) -> None:
        """Enable what can be done with the chosen item."""
        items, index = self.template.items, self._index
        actions = self.commands.by_name
        for name, action in actions.items():
            action.setEnabled(index is not None or name == "item-add")
        has_typed = any(item.source_number is not None for item in items)
        actions["item-renumber"].setEnabled(has_typed)
        if index is None:
            return
        actions["item-up"].setEnabled(edit.moved_up(items, index) is not None)
        actions["item-down"].setEnabled(edit.moved_down(items, index) is not None)
        actions["item-out"].setEnabled(edit.shifted(items, index, -1) is not None)
        actions["item-in"].setEnabled(edit.shifted(items, index, 1) is not None)

    def go_to(self, index: int) -> None:
        """Choose an item by its index."""
        if index < len(self.template.items):
            self.tree.go_to(self.template.items[index].id)
            self.tree.setFocus()

    def focus_label(self) -> None:
        """Put the cursor into the label of the chosen item."""
        if self._index is not None:
            self.form.label.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.label.selectAll()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self.tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.commands.by_name.values()))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    # --- editing ----------------------------------------------------------------------------------

    def _tell(self, template: Template, group: str | None = None) -> None:
        self.edited.emit(template, group)

    def _put(self, items: edit.Items, chosen: str | None) -> None:
        """Tell of other items, and choose one of them. None: the one that is chosen."""
        self._tell(replace(self.template, items=items))
        if chosen is not None:
            self.tree.go_to(chosen)

    def _take_item(self, item: object, field: object) -> None:
        index = self._index
        if index is None or not isinstance(item, Item):
            return
        items = self.template.items
        group = None if field is None else f"{item.id}:{field}"
        changed = (*items[:index], item, *items[index + 1 :])
        self._tell(replace(self.template, items=changed), group)

    def _fresh_id(self) -> str:
        own = (item.id for item in self.template.items)
        return edit.fresh_id({*own, *self.around.item_ids})

    def _add(self) -> None:
        id_ = self._fresh_id()
        items, _ = edit.put_after(self.template.items, self._index, id_)
        self._put(items, id_)
        self.focus_label()

    def _add_inside(self) -> None:
        if self._index is not None:
            id_ = self._fresh_id()
            items, _ = edit.put_below(self.template.items, self._index, id_)
            self._put(items, id_)
            self.focus_label()

    def _remove(self) -> None:
        index = self._index
        if index is None:
            return
        left = edit.taken_out(self.template.items, index)
        beside = left[min(index, len(left) - 1)].id if left else None
        if beside is not None:
            self.tree.go_to(beside)
        self._put(left, beside)

    def _move(self, by: int) -> None:
        if self._index is not None:
            mover = edit.moved_up if by < 0 else edit.moved_down
            moved = mover(self.template.items, self._index)
            if moved is not None:
                self._put(moved[0], self.tree.current_id)

    def _shift(self, by: int) -> None:
        if self._index is not None:
            items = edit.shifted(self.template.items, self._index, by)
            if items is not None:
                self._put(items, self.tree.current_id)

    # --- figures ----------------------------------------------------------------------------------

    def _ask_figures(self) -> None:
        index = self._index
        if index is None:
            return
        item = self.template.items[index]
        offered = offered_figures(self.template, self.around)
        picker = FigurePicker(offered, item.figures, self.theme, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.accepted.connect(lambda: self._take_figures(item.id, picker.chosen()))
        picker.open()

    def _take_figures(self, item_id: str, ids: tuple[str, ...]) -> None:
        template = with_figures(self.template, ids, self.around.catalogue)
        items = (
            replace(each, figures=ids) if each.id == item_id else each for each in template.items
        )
        self._tell(replace(template, items=tuple(items)))


def offered_figures(template: Template, around: Surroundings) -> tuple[Figure, ...]:
    """Return the figures of a template, then the others of the catalogue."""
    own = {figure.id for figure in template.figures}
    return (*template.figures, *(each for each in around.catalogue if each.id not in own))


def _empty_words() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(hint(tr("There is no item yet. Press F5 to add the first one.")))
    column.addStretch(1)
    return page
