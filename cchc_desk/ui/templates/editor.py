"""The editor of one template: its pages, steps back, the check, and the way to a new version."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.outline import number_items
from cchc_desk.forms.template import Template
from cchc_desk.forms.template_check import Fault
from cchc_desk.forms.template_file import find_faults
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import hint
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.short_label import ShortLabel
from cchc_desk.ui.templates.appendix_pane import AppendixPane
from cchc_desk.ui.templates.fault_bar import FaultBar
from cchc_desk.ui.templates.figure_pane import FigurePane
from cchc_desk.ui.templates.general_pane import GeneralPane
from cchc_desk.ui.templates.history import TemplateHistory
from cchc_desk.ui.templates.outline_pane import OutlinePane
from cchc_desk.ui.templates.pane import Pane, Shown, Surroundings, claims_escape, faults_by_place
from cchc_desk.ui.templates.words import name_of
from cchc_desk.ui.theme import Theme
from cchc_desk.ui.typing_undo import forget_all_typing

CHECK_AFTER_MS = 150
"""How long after the last key the template is checked."""

_PANES: Mapping[str, type[Pane]] = {
    "outline": OutlinePane,
    "general": GeneralPane,
    "appendices": AppendixPane,
    "figures": FigurePane,
}
_PANE_OF_TABLE = {"": "general", "item": "outline", "appendix": "appendices",
                  "figure": "figures", "identity": "figures"}  # fmt: skip


class TemplateEditor(QWidget):
    """Edit a template.

    ``changed`` comes after every change, ``save_wanted`` asks for a new version, ``drop_wanted``
    for the last one to be shown again, ``left`` for the list.
    """

    changed = Signal()
    save_wanted = Signal()
    drop_wanted = Signal()
    left = Signal()

    def __init__(self, template: Template, base: Template | None, around: Surroundings,
                 theme: Theme) -> None:  # fmt: skip
        """Show a template. None: ``base`` - it has no version yet, else that is its newest one."""
        super().__init__()
        named(self, "template-editor")
        self._base, self._theme = base, theme
        self.history = TemplateHistory(template)
        self.faults: tuple[Fault, ...] = ()
        self._around = around
        self.panes: dict[str, Pane] = {}
        self.tabs = named(QTabWidget(), "template-tabs", tr("Parts of the template"))
        self.fault_bar = FaultBar()
        self._check_soon = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._make_head()
        self._lay_out()
        self._connect()
        self._check()
        self._show(anew=True)
        self.setFocusProxy(self.tabs)

    # --- layout -----------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.title = styled(named(ShortLabel(), "template-title"), "title")
        self.words = hint("")
        self.back = _button("template-back", tr("Back (Esc)"))
        self.drop = _button("template-drop", tr("Drop the changes"))
        self.save = styled(_button("template-save", ""), "primary")
        self.undo_button = _step("template-undo", tr("Undo (Ctrl+Z)"))
        self.redo_button = _step("template-redo", tr("Redo (Ctrl+Y)"))
        self._theme.dress(self.back, "chevron-left")
        self._theme.dress(self.save, "save", "on_accent")
        self._theme.dress(self.undo_button, "undo-2")
        self._theme.dress(self.redo_button, "redo-2")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button in (self.undo_button, self.redo_button, self.back, self.drop, self.save):
            head.addWidget(button)
        titles = {
            "outline": tr("Outline"),
            "general": tr("Head, foot and periods"),
            "appendices": tr("Appendices"),
            "figures": tr("Figures"),
        }
        for name in _PANES:
            page = QWidget()
            room = QVBoxLayout(page)
            room.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, titles[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.fault_bar)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _at: self._show(anew=False))
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._ask_save)
        self.drop.clicked.connect(self.drop_wanted)
        self.undo_button.clicked.connect(self.undo_step)
        self.redo_button.clicked.connect(self.redo_step)
        self.fault_bar.chosen.connect(self._go_to_fault)
        self._check_soon.timeout.connect(self._check)
        next_fault = QAction(tr("Next fault"), self)
        next_fault.setShortcut(QKeySequence("F8"))
        next_fault.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        next_fault.triggered.connect(self.fault_bar.next)
        self.addAction(next_fault)

    # --- the pages --------------------------------------------------------------------------------

    def pane(self, name: str) -> Pane:
        """Return a page; it is made when it is first wanted: a hundred fields take their time."""
        known = self.panes.get(name)
        if known is not None:
            return known
        made = self.panes[name] = _PANES[name](self._theme, self._around)
        made.edited.connect(self._take)
        page = self.tabs.widget(list(_PANES).index(name))
        layout = page.layout() if page is not None else None
        assert layout is not None  # noqa: S101 - laid out above
        layout.addWidget(made)
        made.show()  # at once: a layout shows its widgets later
        return made

    def turn_to(self, name: str) -> Pane:
        """Show a page and return it."""
        self.tabs.setCurrentIndex(list(_PANES).index(name))
        return self.pane(name)

    @property
    def current(self) -> Pane:
        """Return the page on show."""
        return self.pane(list(_PANES)[self.tabs.currentIndex()])

    # --- what it says -----------------------------------------------------------------------------

    @property
    def template(self) -> Template:
        """Return the template as it is now."""
        return self.history.now

    @property
    def is_changed(self) -> bool:
        """Tell whether it says something else than its newest version."""
        return (
            self._base is None or replace(self.template, version=self._base.version) != self._base
        )

    def _take(self, template: object, group: object) -> None:
        assert isinstance(template, Template)  # noqa: S101 - the panes' own signal
        if not self.history.say(template, group):
            return
        if group is None:
            forget_all_typing(self)
        self._settle()

    def _settle(self, *, anew: bool = False) -> None:
        self._check_soon.start()
        self._show(anew=anew)
        self.changed.emit()

    def _show(self, *, anew: bool) -> None:
        """Show the template on the page that is on show, and what can be done with it."""
        template = self.template
        pane = self.current
        pane.show_template(Shown(template, faults_by_place(self.faults)), anew=anew)
        if anew:
            for other in self.panes.values():
                other.shown = other.shown if other is pane else None
        name = fold_spaces(name_of(template))
        self.title.setText(tr("Template: {name}", name=name))
        self.title.setToolTip(name)
        self._show_head()

    def _show_head(self) -> None:
        new = 1 if self._base is None else self._base.version + 1
        self.save.setText(tr("Save as version {number}", number=new))
        self.save.setEnabled(self.is_changed)
        self.drop.setEnabled(self.is_changed)
        self.undo_button.setEnabled(self.history.can_undo)
        self.redo_button.setEnabled(self.history.can_redo)
        if not self.is_changed:
            words = tr("Version {number}; nothing is changed yet.", number=new - 1)
        elif self._base is None:
            words = tr(
                "A draft that is kept as you type; documents can follow it once it is saved."
            )
        else:
            words = tr(
                "A draft that is kept as you type. Documents go on following version {number} "
                "until you move them.",
                number=new - 1,
            )
        self.words.setText(words)

    # --- steps ------------------------------------------------------------------------------------

    def undo_step(self) -> bool:
        """Take back the last change; True: the key is used up, even where there is none."""
        if self.history.undo():
            self._settle(anew=True)
        return True

    def redo_step(self) -> bool:
        """Do again what was taken back last; True as for ``undo_step``."""
        if self.history.redo():
            self._settle(anew=True)
        return True

    # --- the check --------------------------------------------------------------------------------

    def _check(self) -> None:
        found = find_faults(replace(self.template, version=1))
        is_other = found != self.faults
        self.faults = found
        self.fault_bar.show_faults(tuple((each, self._words_of(each)) for each in found))
        if is_other:
            self._show(anew=False)

    def _words_of(self, fault: Fault) -> str:
        return f"{self._place_of(fault)}: {fault.message}"

    def _place_of(self, fault: Fault) -> str:
        template, at = self.template, fault.index
        if fault.table == "item" and at < len(template.items):
            each = number_items(template.items, template.numbering)[at]
            return f"{each.number} {fold_spaces(each.item.label)}".strip()
        names: dict[str, Any] = {"appendix": tr("Appendices"), "figure": tr("Figures"),
                                 "identity": tr("Sums that must hold")}  # fmt: skip
        return str(names.get(fault.table, tr("Head, foot and periods")))

    def _go_to_fault(self, fault: object) -> None:
        assert isinstance(fault, Fault)  # noqa: S101 - the bar's own signal
        pane = self.turn_to(_PANE_OF_TABLE[fault.table])
        if fault.table != "identity":
            pane.go_to(fault.index)

    def _ask_save(self) -> None:
        """Ask for a new version, unless there is something to mend: then show where."""
        self._check()
        if self.faults:
            self.fault_bar.next()
        else:
            self.save_wanted.emit()

    # --- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the keys that the window gives another meaning elsewhere."""
        if claims_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the cursor where the clerk works."""
        self.current.setFocus()


def _button(name: str, words: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button


def _step(name: str, words: str) -> QToolButton:
    button = named(QToolButton(), name, words)
    button.setToolTip(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
