"""The form of one item of a template: what it prints, what it asks for, what happens to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desk.forms.figure import Figure
from cchc_desk.forms.outline import BULLETS, AnswerKind, CarryPolicy, Item
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Card, hint, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput, LinesInput, entries, text_of
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named
from cchc_desk.ui.templates.inputs import (
    ChoiceInput,
    TickInput,
    read_widths,
    translated,
    widths_words,
)
from cchc_desk.ui.templates.words import ANSWER_WORDS, CARRY_WORDS

BY_LEVEL, AS_TYPED = "by-level", "as-typed"
"""How an item is numbered: as its level says, or as the author of the learned file typed it."""

_MEASURED = frozenset({AnswerKind.NUMBER, AnswerKind.RATIO})


@dataclass(frozen=True, slots=True)
class Around:
    """Hold what the form tells of an item beside the item itself.

    ``number`` - what is printed before it; ``figures`` - those of the template; ``departments`` -
    those of the office.
    """

    number: str = ""
    figures: Sequence[Figure] = ()
    departments: Sequence[str] = ()


class ItemForm(QWidget):
    """Edit one item.

    ``edited`` carries the item as it is now, and the name of the field for what was typed; None:
    it is a step of its own. ``figures_wanted`` asks to choose the figures.
    """

    edited = Signal(object, object)
    figures_wanted = Signal()

    def __init__(self) -> None:
        """Begin with an item that says nothing."""
        super().__init__()
        named(self, "template-item-form")
        self._item, self._around = Item("muc-1", 1, ""), Around()
        self._make_texts()
        self._make_choices()
        self._lay_out()
        self._connect()

    def _make_texts(self) -> None:
        self.label = LinesInput(
            "item-label", tr("Label"), tr("for example: a heading"), lines=2, one_a_line=False
        )
        self.guidance = LinesInput("item-guidance", tr("Guidance"), lines=2, one_a_line=False)
        self.measure = LineInput("item-measure", tr("Measure"), characters=18)
        self.choices = LinesInput("item-choices", tr("Choices"), lines=3)
        self.columns = LinesInput("item-columns", tr("Titles of the columns"), lines=3)
        self.widths = LineInput("item-widths", tr("Widths of the columns, in mm"))

    def _make_choices(self) -> None:
        self.number = ChoiceInput("item-number", tr("Number or sign"))
        self.answer = ChoiceInput("item-answer", tr("Kind of answer"))
        self.answer.offer(translated(ANSWER_WORDS))
        self.carry = ChoiceInput("item-carry", tr("In a new period"))
        self.carry.offer(translated(CARRY_WORDS))
        self.bold = ChoiceInput("item-bold", tr("Bold"))
        self.bold.offer({None: tr("As its level says"), True: tr("Bold"), False: tr("Not bold")})
        self.department = _department_input()
        self.run_in = TickInput("item-run-in", tr("The answer follows in the same paragraph"))
        self.untitled = TickInput("item-untitled", tr("The label is not printed"))
        self.italic = TickInput("item-italic", tr("Italic"))
        self.asks_number = TickInput("item-asks-number", tr("The answer should hold a number"))
        self.figures = named(plain_label(""), "item-figures")
        self.choose = named(QPushButton(tr("Choose figures…")), "item-choose-figures")
        self.choose.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._printed_card(), self._asked_card(), self._handling_card()):
            column.addWidget(card)
        column.addStretch(1)

    def _printed_card(self) -> Card:
        card = Card("card-printed", tr("What is printed of it"))
        card.parts.addLayout(labelled(self.label))
        card.parts.addLayout(side_by_side(labelled(self.number), labelled(self.bold)))
        ticks = QVBoxLayout()
        ticks.setSpacing(4)
        for tick in (self.run_in, self.untitled, self.italic):
            ticks.addWidget(tick)
        card.parts.addLayout(ticks)
        return card

    def _asked_card(self) -> Card:
        card = Card("card-asked", tr("What is asked for"))
        card.parts.addLayout(labelled(self.answer))
        self._of_kind = {
            self.measure: _wrapped(labelled(self.measure)),
            self.choices: _wrapped(labelled(self.choices, tr("One entry a line."))),
            self.columns: _wrapped(
                labelled(self.columns, tr("One entry a line.")),
                labelled(self.widths, tr("One number a column, such as 12; 75; 35; or none.")),
            ),
        }
        for part in self._of_kind.values():
            card.parts.addWidget(part)
        card.parts.addLayout(
            labelled(self.guidance, tr("Shown while the answer is written; not printed."))
        )
        card.parts.addWidget(self.asks_number)
        return card

    def _handling_card(self) -> Card:
        card = Card("card-handling", tr("Within the office"))
        card.parts.addLayout(side_by_side(labelled(self.department), labelled(self.carry)))
        title = QLabel(tr("Figures that belong here"))
        title.setBuddy(self.choose)
        card.parts.addWidget(title)
        card.parts.addWidget(self.figures)
        card.parts.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        card.parts.addWidget(hint(tr("They are offered for the text of this item.")))
        return card

    def _connect(self) -> None:
        for field in self.texts:
            field.typed.connect(partial(self._tell, field.objectName()))
        for box in (self.number, self.answer, self.carry, self.bold):
            box.activated.connect(lambda _at: self._tell(None))
        for tick in (self.run_in, self.untitled, self.italic, self.asks_number):
            tick.clicked.connect(lambda _on: self._tell(None))
        self.department.editTextChanged.connect(lambda _text: self._tell("item-department"))
        self.choose.clicked.connect(self.figures_wanted)

    @property
    def texts(self) -> tuple[LineInput | LinesInput, ...]:
        """Return the fields that are typed into."""
        return (
            self.label, self.measure, self.choices, self.columns, self.widths, self.guidance,
        )  # fmt: skip

    # --- showing ----------------------------------------------------------------------------------

    def show_item(self, item: Item, around: Around, *, anew: bool) -> None:
        """Show an item; where a field says so already, nothing moves. ``anew`` as in fields."""
        self._item, self._around = item, around
        self.label.show_value(item.label, anew=anew)
        self.guidance.show_value(item.guidance, anew=anew)
        self.measure.show_value(item.measure, anew=anew)
        self.choices.show_value(text_of(item.choices), anew=anew)
        self.columns.show_value(text_of(item.columns), anew=anew)
        if anew or read_widths(self.widths.value()) != item.widths_mm:
            self.widths.show_value(widths_words(item.widths_mm), anew=anew)
        self._show_choices(item)
        self._show_department(item.department)
        self._show_figures()
        self._show_fitting(item.answer)

    def _show_choices(self, item: Item) -> None:
        self.number.offer(_number_choices(item, self._around.number))
        self.number.show_value(_numbering_of(item))
        self.answer.show_value(item.answer)
        self.carry.show_value(item.carry)
        self.bold.show_value(item.bold)
        self.run_in.show_value(is_on=item.run_in)
        self.untitled.show_value(is_on=item.untitled)
        self.italic.show_value(is_on=item.italic)
        self.asks_number.show_value(is_on=item.asks_number)

    def _show_department(self, department: str) -> None:
        box = self.department
        if [box.itemText(at) for at in range(box.count())] != ["", *self._around.departments]:
            typed = box.currentText()
            box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            box.clear()
            box.addItems(["", *self._around.departments])
            box.setEditText(typed)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        if fold_spaces(clean(box.currentText())) != department:
            box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            box.setEditText(department)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _show_figures(self) -> None:
        labels = {figure.id: figure.label for figure in self._around.figures}
        chosen = [labels.get(id_, id_) for id_ in self._item.figures]
        self.figures.setText("\n".join(f"• {each}" for each in chosen) or tr("None."))

    def _show_fitting(self, answer: AnswerKind) -> None:
        """Show the fields that the kind of answer has, and what is filled in for another kind."""
        wanted = {
            self.measure: answer in _MEASURED,
            self.choices: answer is AnswerKind.CHOICE,
            self.columns: answer is AnswerKind.TABLE,
        }
        for field, part in self._of_kind.items():
            part.setVisible(wanted[field])
        has_answer = answer is not AnswerKind.NONE
        for widget in (self.run_in, self.untitled, self.asks_number, self.carry):
            widget.setEnabled(has_answer)

    # --- typing -----------------------------------------------------------------------------------

    def item(self) -> Item:
        """Return the item as it is typed now."""
        shown, numbering = self._item, self.number.currentData()
        is_typed = numbering == AS_TYPED
        return replace(
            shown,
            label=self.label.value(),
            guidance=self.guidance.value(),
            measure=self.measure.value(),
            choices=entries(self.choices, shown.choices),
            columns=entries(self.columns, shown.columns),
            widths_mm=self._widths(),
            bullet=shown.bullet if is_typed else None if numbering == BY_LEVEL else numbering,
            source_number=shown.source_number if is_typed else None,
            answer=AnswerKind(self.answer.currentData()),
            carry=CarryPolicy(self.carry.currentData()),
            bold=self.bold.currentData(),
            run_in=self.run_in.isChecked(),
            untitled=self.untitled.isChecked(),
            italic=self.italic.isChecked(),
            asks_number=self.asks_number.isChecked(),
            department=self._department(),
        )

    def _widths(self) -> tuple[float, ...]:
        text = self.widths.value()
        shown = self._item.widths_mm
        return shown if text == widths_words(shown) else read_widths(text)

    def _department(self) -> str:
        shown, text = self._item.department, self.department.currentText()
        return shown if text == shown else fold_spaces(clean(text))

    def _tell(self, field: str | None) -> None:
        self.edited.emit(self.item(), field)


def _wrapped(*columns: QVBoxLayout) -> QWidget:
    """Return fields as one widget, which can be hidden."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for each in columns:
        column.addLayout(each)
    return part


def _department_input() -> LongChoices:
    """Return a list that can be typed into; nothing is completed while typing."""
    box = named(LongChoices(), "item-department", tr("Department that answers"))
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setCompleter(None)  # type: ignore[arg-type] # Qt takes no completer away with nullptr
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _number_choices(item: Item, number: str) -> dict[object, str]:
    """Return how an item may be numbered, and how it is numbered now."""
    is_computed = item.bullet is None and item.source_number is None
    by_level = tr("As its level says: {number}", number=number) if is_computed else ""
    choices: dict[object, str] = {BY_LEVEL: by_level or tr("As its level says")}
    if item.source_number is not None:
        typed = item.source_number.strip() or tr("none")
        choices[AS_TYPED] = tr("As its author typed it: {number}", number=typed)
    choices |= {bullet: tr("Sign {sign}", sign=bullet) for bullet in BULLETS}
    return {**choices, "": tr("None")}


def _numbering_of(item: Item) -> str:
    if item.source_number is not None:
        return AS_TYPED
    return BY_LEVEL if item.bullet is None else item.bullet
