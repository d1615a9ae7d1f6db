"""The page of the figures that a template shows, and of the sums that must hold between them."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.template_library import free_id
from cchc_desk.forms.figure import FIGURE_ID, Figure, Nature
from cchc_desk.forms.figure_edit import (
    with_figure_renamed,
    with_figures,
    without_figure,
    written_identity,
)
from cchc_desk.i18n import N_, tr
from cchc_desk.ui.cards import Card, hint, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput, LinesInput, entries, text_of
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.commands import Command, Commands
from cchc_desk.ui.templates.figure_picker import FigurePicker
from cchc_desk.ui.templates.inputs import ChoiceInput, translated
from cchc_desk.ui.templates.pane import LEAST_FORM_PX, Pane, Shown, Surroundings, scrolled
from cchc_desk.ui.templates.words import NATURE_WORDS
from cchc_desk.ui.theme import Theme

_COMMANDS = (
    Command("figure-add", N_("Add a figure"), "F5", "plus", N_("Figure")),
    Command("figure-remove", N_("Take the figure out of the template"), "F6", "trash-2",
            N_("Delete")),
)  # fmt: skip
_LIST_SHARE, _FORM_SHARE = 1, 1

_NEW_ID = "so-lieu"
_UNNAMED = re.compile(rf"{_NEW_ID}(-\d+)?")


class FigurePane(Pane):
    """Edit the figures and identities of a template."""

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        """Begin with nothing on show."""
        super().__init__(theme, around)
        named(self, "template-figures")
        self._on_form = ""
        self.list = named(QListWidget(), "figure-list", tr("Figures of the template"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.commands = Commands(self, theme, _COMMANDS, self._does())
        self.catalogue = named(QPushButton(tr("From the workspace…")), "figure-from-catalogue")
        self._make_fields()
        self._lay_out()
        self._connect()

    def _does(self) -> dict[str, Callable[[], object]]:
        return {"figure-add": self._add, "figure-remove": self._remove}

    def _make_fields(self) -> None:
        self.id = LineInput("figure-id", tr("Name in equations"))
        self.id_fault = named(plain_label(""), "figure-id-fault")
        self.id_fault.setProperty("status", "error")
        self.id_fault.hide()
        self.label = LineInput("figure-label", tr("Name of the figure"))
        self.measure = LineInput("figure-measure", tr("Measure"), characters=18)
        self.nature = ChoiceInput("figure-nature", tr("Over time"))
        self.nature.offer(translated(NATURE_WORDS))
        self.numerator = ChoiceInput("figure-numerator", tr("Part of the share"))
        self.denominator = ChoiceInput("figure-denominator", tr("Whole of the share"))
        self.equations = LinesInput(
            "template-identities", tr("Sums that must hold"), "a = b + previous(c)", lines=3
        )
        self.fault = named(plain_label(""), "identities-fault")
        self.fault.setProperty("status", "error")
        self.fault.hide()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        buttons = self.commands.buttons()
        buttons.insertWidget(2, self.catalogue)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        form = QWidget()
        cards = QVBoxLayout(form)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(self._figure_card())
        cards.addWidget(self._identity_card())
        splitter = QSplitter()
        splitter.addWidget(left)
        right = scrolled(form, "template-figure-page")
        right.setMinimumWidth(self.theme.px(LEAST_FORM_PX))
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, _LIST_SHARE)
        splitter.setStretchFactor(1, _FORM_SHARE)
        splitter.setSizes([_LIST_SHARE * 600, _FORM_SHARE * 600])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(splitter)
        self.setFocusProxy(self.list)

    def _figure_card(self) -> Card:
        self.card = Card("card-figure", tr("Figure"))
        parts = self.card.parts
        parts.addLayout(labelled(self.label))
        parts.addLayout(side_by_side(labelled(self.measure), labelled(self.nature)))
        self.parts = QWidget()
        column = QVBoxLayout(self.parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(side_by_side(labelled(self.numerator), labelled(self.denominator)))
        parts.addWidget(self.parts)
        parts.addLayout(labelled(self.id))
        parts.addWidget(self.id_fault)
        parts.addWidget(
            hint(tr("A figure that the workspace has already keeps the name it has there."))
        )
        return self.card

    def _identity_card(self) -> Card:
        card = Card("card-identities", tr("Sums that must hold"))
        words = tr(
            "One a line, with the names in equations: a = b + c. previous(a) is the value of the "
            "period before. Wrong sums are marked while figures are entered."
        )
        card.parts.addLayout(labelled(self.equations, words))
        card.parts.addWidget(self.fault)
        return card

    def _connect(self) -> None:
        for field in (self.label, self.measure):
            field.typed.connect(partial(self._take, field.objectName()))
        for box in (self.nature, self.numerator, self.denominator):
            box.activated.connect(lambda _at: self._take(None))
        self.label.editingFinished.connect(self._take_first_label)
        self.id.editingFinished.connect(self._take_id)
        self.equations.typed.connect(self._take_equations)
        self.list.currentRowChanged.connect(lambda _at: self._show_chosen(anew=True))
        self.catalogue.clicked.connect(self._ask_catalogue)

    # --- showing ----------------------------------------------------------------------------------

    def show_template(self, shown: Shown, *, anew: bool) -> None:
        """Show the figures; the one that is chosen stays so, else the first one is."""
        self.shown = shown
        at = max(self.list.currentRow(), 0)
        figures = shown.template.figures
        with QSignalBlocker(self.list):
            while self.list.count() > len(figures):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(figures):
                self.list.addItem(QListWidgetItem())
            for place, figure in enumerate(figures):
                row = self.list.item(place)
                measure = f" ({figure.measure})" if figure.measure else ""
                row.setText((figure.label or tr("(no name yet)")) + measure)
                row.setToolTip(figure.id)
            self.list.setCurrentRow(min(at, len(figures) - 1))
        self.commands.by_name["figure-remove"].setEnabled(bool(figures))
        self._show_chosen(anew=anew)
        self._show_equations(anew=anew)

    def _show_chosen(self, *, anew: bool) -> None:
        figure = self._chosen
        self.card.setVisible(figure is not None)
        if figure is None:
            return
        is_other = self._on_form != figure.id
        self._on_form = figure.id
        self.label.show_value(figure.label, anew=anew or is_other)
        self.measure.show_value(figure.measure, anew=anew or is_other)
        self.nature.show_value(figure.nature)
        self.id.show_value(figure.id, anew=anew or is_other)
        self.id.setReadOnly(figure.id in {each.id for each in self.around.catalogue})
        others: dict[object, str] = {
            each.id: each.label for each in self.template.figures if each.id != figure.id
        }
        for box, value in (
            (self.numerator, figure.numerator), (self.denominator, figure.denominator)
        ):  # fmt: skip
            box.offer({None: tr("None"), **others})
            box.show_value(value)
        self.parts.setVisible(figure.nature is Nature.RATIO)

    def _show_equations(self, *, anew: bool) -> None:
        equations = tuple(each.equation for each in self.template.identities)
        if anew or self._read_equations() != equations:
            self.equations.show_value(text_of(equations), anew=anew)
        faults = self.shown.faults if self.shown is not None else {}
        found = [text for (table, _), text in faults.items() if table == "identity"]
        self._show_fault("\n".join(found))

    def _read_equations(self) -> tuple[str, ...]:
        return entries(self.equations, tuple(e.equation for e in self.template.identities))

    def _show_fault(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    @property
    def _chosen(self) -> Figure | None:
        """Return the chosen figure. None: there is none."""
        at = self.list.currentRow()
        figures = self.template.figures if self.shown is not None else ()
        return figures[at] if 0 <= at < len(figures) else None

    def go_to(self, index: int) -> None:
        """Choose a figure by its index."""
        self.list.setCurrentRow(index)
        self.list.setFocus()

    # --- editing ----------------------------------------------------------------------------------

    def _take(self, field: str | None) -> None:
        figure = self._chosen
        if figure is None:
            return
        nature = Nature(self.nature.currentData())
        is_share = nature is Nature.RATIO
        changed = replace(
            figure,
            label=self.label.value(),
            measure=self.measure.value(),
            nature=nature,
            numerator=self.numerator.currentData() if is_share else None,
            denominator=self.denominator.currentData() if is_share else None,
        )
        figures = (changed if each.id == figure.id else each for each in self.template.figures)
        group = None if field is None else f"{figure.id}:{field}"
        self.edited.emit(replace(self.template, figures=tuple(figures)), group)

    def _take_equations(self) -> None:
        identities = tuple(map(written_identity, self._read_equations()))
        self.edited.emit(replace(self.template, identities=identities), "identities")

    @property
    def _taken(self) -> set[str]:
        """Return the ids that a new figure must not have."""
        return {each.id for each in (*self.template.figures, *self.around.catalogue)}

    def _take_first_label(self) -> None:
        """Name a new figure in equations after its label."""
        figure = self._chosen
        if figure is None or not figure.label or not _UNNAMED.fullmatch(figure.id):
            return
        if figure.id not in {each.id for each in self.around.catalogue}:
            self._rename(figure.id, free_id(figure.label, self._taken))

    def _take_id(self) -> None:
        figure, new = self._chosen, self.id.value()
        if figure is None or new == figure.id:
            self._show_id_fault("")
        elif not FIGURE_ID.fullmatch(new):
            self._show_id_fault(
                tr("Write a name in equations with a–z, 0–9, hyphens and dots: tthc.tiep-nhan")
            )
        elif new in self._taken:
            self._show_id_fault(tr("Another figure has the name “{name}” already.", name=new))
        else:
            self._show_id_fault("")
            self._rename(figure.id, new)

    def _show_id_fault(self, words: str) -> None:
        self.id_fault.setText(words)
        self.id_fault.setVisible(bool(words))

    def _rename(self, old: str, new: str) -> None:
        self._on_form = new  # the same figure: what is typed goes on
        self.edited.emit(with_figure_renamed(self.template, old, new), None)
        self.id.show_value(new, anew=True)

    def _add(self) -> None:
        new = Figure(free_id(_NEW_ID, self._taken), "")
        figures = (*self.template.figures, new)
        self.edited.emit(replace(self.template, figures=figures), None)
        self.list.setCurrentRow(len(figures) - 1)
        self.label.setFocus()

    def _remove(self) -> None:
        figure = self._chosen
        if figure is not None:
            self.edited.emit(without_figure(self.template, figure.id), None)

    def _ask_catalogue(self) -> None:
        own = {each.id for each in self.template.figures}
        others = [each for each in self.around.catalogue if each.id not in own]
        picker = FigurePicker(others, (), self.theme, self)
        picker.accepted.connect(lambda: self._take_catalogue(picker.chosen()))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _take_catalogue(self, ids: tuple[str, ...]) -> None:
        template = with_figures(self.template, ids, self.around.catalogue)
        self.edited.emit(template, None)
        self.list.setCurrentRow(len(template.figures) - 1)
