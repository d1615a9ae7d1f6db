"""The page of what holds for the whole template: its name, periods, head, foot and numbering."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from cchc_desk.forms.outline import MAX_LEVEL, NUMBER_STYLES
from cchc_desk.forms.placeholder import NAMES
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.i18n import tr
from cchc_desk.ui.cards import Card, hint, labelled, plain_label, side_by_side
from cchc_desk.ui.fields import LineInput, LinesInput, entries, text_of
from cchc_desk.ui.naming import named
from cchc_desk.ui.office_profiles import day_words, read_day
from cchc_desk.ui.templates.inputs import ChoiceInput, TickInput, translated
from cchc_desk.ui.templates.pane import Pane, Shown, Surroundings, scrolled
from cchc_desk.ui.templates.words import KIND_WORDS
from cchc_desk.ui.theme import Theme

_PERIOD_COLUMNS, _LEVEL_COLUMNS = 4, 5
_BEYOND = "-"  # the levels that a template says nothing of; see ``forms.outline``


class GeneralPane(Pane):
    """Edit what stands before and behind the items."""

    def __init__(self, theme: Theme, around: Surroundings) -> None:
        """Begin with nothing on show."""
        super().__init__(theme, around)
        named(self, "template-general")
        self._make_fields()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.name)

    def _make_fields(self) -> None:
        self.name = LineInput("template-name", tr("Name of the template"))
        self.kind = ChoiceInput("template-kind", tr("Kind of document"))
        self.kind.offer(translated(KIND_WORDS))
        self.kind.setEnabled(not self.around.has_versions)
        self.since = LineInput("template-since", tr("In force from"), "01/07/2025", characters=12)
        self.no_day = named(plain_label(""), "template-since-fault")
        self.no_day.setProperty("status", "error")
        self.no_day.hide()
        self.source = LinesInput("template-source", tr("Source"), lines=1, one_a_line=False)
        self.notice = LinesInput("template-notice", tr("Note for who chooses it"), lines=1,
                                 one_a_line=False)  # fmt: skip
        self.title = LineInput("template-title", tr("Name of the kind, as printed"))
        self.subject = LinesInput("template-subject", tr("Subject"), lines=2, one_a_line=False)
        self.lists = {
            "addressees": LinesInput("template-addressees", tr("Addressees"), lines=1),
            "grounds": LinesInput("template-grounds", tr("Grounds"), lines=2),
            "opening": LinesInput("template-opening", tr("Opening"), lines=2),
        }
        self.closing = LinesInput("template-closing", tr("Closing"), lines=2, one_a_line=False)
        self.guidance = TickInput(
            "template-print-guidance", tr("Print the guidance behind the labels")
        )
        self.periods = {
            kind.id: TickInput(f"template-period-{kind.id}", kind.name)
            for kind in self.around.periods
        }
        styles: dict[object, str] = {style: style or tr("None") for style in NUMBER_STYLES}
        self.levels = [
            ChoiceInput(f"template-level-{level}", tr("Level {number}", number=level))
            for level in range(1, MAX_LEVEL + 1)
        ]
        for box in self.levels:
            box.setMinimumContentsLength(5)
            box.offer(styles)

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._name_card(), self._words_card(), self._numbering_card()):
            column.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(scrolled(form, "template-general-page"))

    def _name_card(self) -> Card:
        card = Card("card-template", tr("Template"))
        parts = card.parts
        parts.addLayout(
            side_by_side(
                labelled(self.name), labelled(self.kind), labelled(self.since), shares=(4, 2, 1)
            )
        )
        parts.addWidget(self.no_day)
        if self.around.has_versions:
            parts.addWidget(hint(tr("The kind stays: documents may follow the template already.")))
        label = QLabel(tr("For these periods; none ticked: for all"))
        parts.addWidget(label)
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, tick in enumerate(self.periods.values()):
            grid.addWidget(tick, at // _PERIOD_COLUMNS, at % _PERIOD_COLUMNS)
        parts.addLayout(grid)
        parts.addLayout(labelled(self.source, tr("The letter or outline that it follows.")))
        parts.addLayout(labelled(self.notice))
        return card

    def _words_card(self) -> Card:
        card = Card("card-template-words", tr("Words around the items"))
        names = ", ".join(f"{{{name}}}" for name in NAMES if not name.startswith("report."))
        card.parts.addWidget(
            hint(tr("Words in braces are filled in for each document: {names}", names=names))
        )
        card.parts.addLayout(labelled(self.title))
        card.parts.addLayout(labelled(self.subject))
        one_a_line = tr("One entry a line.")
        for field in self.lists.values():
            card.parts.addLayout(labelled(field, one_a_line))
        card.parts.addLayout(labelled(self.closing))
        return card

    def _numbering_card(self) -> Card:
        card = Card("card-template-numbers", tr("Numbers of the items"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for at, box in enumerate(self.levels):
            grid.addLayout(labelled(box), at // _LEVEL_COLUMNS, at % _LEVEL_COLUMNS)
        card.parts.addLayout(grid)
        card.parts.addWidget(self.guidance)
        return card

    def _connect(self) -> None:
        for field in self.texts():
            field.typed.connect(partial(self._tell, field.objectName()))
        for box in (self.kind, *self.levels):
            box.activated.connect(lambda _at: self._tell(None))
        for tick in (self.guidance, *self.periods.values()):
            tick.clicked.connect(lambda _on: self._tell(None))

    def texts(self) -> Iterator[LineInput | LinesInput]:
        """Yield the fields that are typed into."""
        yield from (self.name, self.since, self.source, self.notice, self.title, self.subject)
        yield from (*self.lists.values(), self.closing)

    # --- showing ----------------------------------------------------------------------------------

    def show_template(self, shown: Shown, *, anew: bool) -> None:
        """Show what a template says; where a field says so already, nothing moves."""
        self.shown = shown
        template = shown.template
        self.name.show_value(template.name, anew=anew)
        if anew or read_day(self.since.value()) != template.valid_from:
            day = template.valid_from
            self.since.show_value(day_words(day) if day is not None else "", anew=anew)
        self.source.show_value(template.source, anew=anew)
        self.notice.show_value(template.notice, anew=anew)
        self.title.show_value(template.title, anew=anew)
        self.subject.show_value(template.subject, anew=anew)
        self.closing.show_value(template.closing, anew=anew)
        for name, field in self.lists.items():
            field.show_value(text_of(getattr(template, name)), anew=anew)
        self._show_no_day()
        self.kind.show_value(template.kind)
        self.guidance.show_value(is_on=template.print_guidance)
        for period, tick in self.periods.items():
            tick.show_value(is_on=period in template.periods)
        for at, box in enumerate(self.levels):
            box.show_value(_style(template, at))

    def go_to(self, index: int) -> None:
        """Put the cursor into the first field."""
        del index
        self.name.setFocus()

    # --- typing -----------------------------------------------------------------------------------

    def _tell(self, field: str | None) -> None:
        if self.shown is not None:
            self._show_no_day()
            self.edited.emit(self.read(), field)

    def _show_no_day(self) -> None:
        text = self.since.value()
        self.no_day.setText(tr("“{text}” is not a day like 01/07/2025.", text=text))
        self.no_day.setVisible(bool(text) and read_day(text) is None)

    def read(self) -> Template:
        """Return the template with what the fields say now; the rest of it stays."""
        shown = self.template
        listed = {name: entries(field, getattr(shown, name)) for name, field in self.lists.items()}
        return replace(
            shown,
            name=self.name.value(),
            kind=DocumentKind(self.kind.currentData()),
            valid_from=read_day(self.since.value()),
            source=self.source.value(),
            notice=self.notice.value(),
            title=self.title.value(),
            subject=self.subject.value(),
            addressees=listed["addressees"],
            grounds=listed["grounds"],
            opening=listed["opening"],
            closing=self.closing.value(),
            print_guidance=self.guidance.isChecked(),
            periods=self._periods(),
            numbering=self._numbering(),
        )

    def _periods(self) -> tuple[str, ...]:
        """Return the ticked periods in the order that they have, with those not on the list."""
        shown = self.template.periods
        ticked = {id_ for id_, tick in self.periods.items() if tick.isChecked()}
        kept = [id_ for id_ in shown if id_ in ticked or id_ not in self.periods]
        return (*kept, *(id_ for id_ in self.periods if id_ in ticked and id_ not in shown))

    def _numbering(self) -> tuple[str, ...]:
        """Return the styles; what the template leaves to the usual ones stays left to them."""
        chosen = tuple(str(box.currentData()) for box in self.levels)
        shown = tuple(_style(self.template, at) for at in range(MAX_LEVEL))
        return self.template.numbering if chosen == shown else chosen


def _style(template: Template, at: int) -> str:
    """Return how a level is numbered; ``at`` counts from 0."""
    return template.numbering[at] if at < len(template.numbering) else _BEYOND
