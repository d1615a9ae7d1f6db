"""The dialog for a new document: which one, of which year and period, and what it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.choices import Choices
from cchc_desk.forms.period import Period
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import tr
from cchc_desk.storage.reports import ReportEntry
from cchc_desk.ui.calm_inputs import YearBox
from cchc_desk.ui.cards import hint, plain_label
from cchc_desk.ui.long_choices import LongChoices
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.period_line import due_words
from cchc_desk.ui.theme import INTERFACE_PT, Theme, scaled

_WIDTH_PX = 560
_SHARE_OF_SCREEN = 0.9
_SHORTEST_LIST = 14  # letters of what is chosen in a closed list, at least


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Hold what was chosen. None: ``earlier`` - from scratch."""

    template: Template
    period_id: str
    earlier: str | None


class NewDocumentDialog(QDialog):
    """Ask for a new document; ``chosen`` tells what was asked for."""

    def __init__(self, choices: Choices, today: date, parent: QWidget | None = None) -> None:
        """Offer the choices, and propose the document that is due next."""
        super().__init__(parent)
        named(self, "new-document").setWindowTitle(tr("New document"))
        self._choices, self._today = choices, today
        self.template = _list("template", tr("Kind of document"))
        self.year = named(YearBox(), "year", tr("Year"))
        self.period = _list("period", tr("Period"))
        self.earlier = _list("earlier", tr("Take the text from"))
        self.notice = named(hint(""), "notice")
        self.summary = Summary()
        self._form = QWidget()
        self._fitted_height = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._offer_templates()
        self._connect()
        self._show_template()

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout(self._form)
        form.setContentsMargins(24, 24, 24, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_templates(form)
        self.year.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        form.addRow(tr("&Year"), self.year)
        form.addRow(tr("&Period"), self.period)
        form.addRow(tr("&Take the text from"), self.earlier)
        form.addRow(self.summary)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self._buttons)
        self._make_buttons()

    def _add_templates(self, form: QFormLayout) -> None:
        label = QLabel(tr("&Kind of document"))
        label.setBuddy(self.template)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.template)
        column.addWidget(self.notice)
        form.addRow(label, column)

    def _make_buttons(self) -> None:
        self._buttons.setContentsMargins(24, 16, 24, 16)
        self.make = styled(named(QPushButton(tr("Make the document")), "accept"), "primary")
        self.make.setDefault(True)
        cancel = named(QPushButton(tr("Cancel")), "cancel")
        cancel.setAutoDefault(False)
        self._buttons.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _fit(self) -> None:
        """Grow to the height of what is shown, inside the screen; never shrink under the hand."""
        zoom_percent = round(100 * self.font().pointSizeF() / INTERFACE_PT)
        screen = self.screen().availableSize() * _SHARE_OF_SCREEN
        width = min(scaled(_WIDTH_PX, zoom_percent), screen.width())
        form = self._form.layout()
        assert form is not None  # noqa: S101 - it was laid out
        wanted = form.heightForWidth(width) + self._buttons.sizeHint().height()
        self.resize(width, min(max(wanted, self._fitted_height), screen.height()))
        self._fitted_height = self.height()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as what is shown."""
        self._fit()
        super().showEvent(event)

    def dress(self, theme: Theme) -> None:
        """Give the warning its icon."""
        self.summary.dress(theme)

    # --- what is offered --------------------------------------------------------------------------

    def _offer_templates(self) -> None:
        before: DocumentKind | None = None
        for template in self._choices.templates:
            if before not in (None, template.kind):
                self.template.insertSeparator(self.template.count())
            _add(self.template, template.name or template.id, template)
            before = template.kind
        usual = self._choices.usual_template()
        offered = [self.template.itemData(place) for place in range(self.template.count())]
        self.template.setCurrentIndex(offered.index(usual))

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._show_template)
        self.year.valueChanged.connect(self._show_period)
        self.period.currentIndexChanged.connect(self._show_period)
        self.earlier.currentIndexChanged.connect(self._show_summary)

    def _show_template(self) -> None:
        template = self._template
        words = [template.notice]
        if template.learned_from:
            words.insert(0, tr("Learned from “{file}”.", file=template.learned_from))
        self.notice.setText(" ".join(filter(None, words)))
        self.notice.setVisible(bool(self.notice.text()))
        proposed = self._choices.proposed(template, self._today)
        with QSignalBlocker(self.year), QSignalBlocker(self.period):
            self.year.setValue(proposed.year if proposed else self._today.year)
            self.period.clear()
            for kind in self._choices.periods_of(template):
                _add(self.period, kind.name, kind.id)
            place = self.period.findData(proposed.kind.id) if proposed else 0
            self.period.setCurrentIndex(place)
        self._show_period()

    def _show_period(self) -> None:
        template, period = self._template, self._period
        self.make.setEnabled(period is not None)
        sources = self._choices.sources(template, period) if period else ()
        fitting = self._choices.fitting(template, period) if period else None
        with QSignalBlocker(self.earlier):
            self.earlier.clear()
            for entry in sources:
                _add(self.earlier, fold_spaces(entry.title), entry)
            _add(self.earlier, tr("Nothing: an empty form"), None)
            self.earlier.setCurrentIndex(0 if fitting else len(sources))
        self._show_summary()

    def _show_summary(self) -> None:
        period = self._period
        self.summary.setVisible(period is not None)
        if period is not None:
            existing = self._choices.existing(self._template, period)
            self.summary.show_document(self._template, period, self._today)
            self.summary.show_source(self._earlier)
            self.summary.warn_of(existing)
        self._soon.start()

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def _template(self) -> Template:
        template: Template = self.template.currentData()
        return template

    @property
    def _period(self) -> Period | None:
        """Return the chosen period. None: the office has none that the template is made for."""
        kinds = {kind.id: kind for kind in self._choices.periods}
        kind = kinds.get(self.period.currentData())
        return Period(kind, self.year.value()) if kind else None

    @property
    def _earlier(self) -> ReportEntry | None:
        entry: ReportEntry | None = self.earlier.currentData()
        return entry

    def chosen(self) -> NewDocument:
        """Return what the dialog says."""
        period, earlier = self._period, self._earlier
        assert period is not None  # noqa: S101 - without one the dialog cannot be accepted
        return NewDocument(self._template, period.id, earlier.id if earlier else None)


class Summary(QFrame):
    """Say what will be made, and warn of what is there already."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        styled(named(self, "summary", tr("What will be made")), "card")
        self.title = styled(named(plain_label(""), "summary-title"), "heading")
        self.days = named(plain_label(""), "summary-days")
        self.source = named(hint(""), "summary-source")
        self.sign = QLabel()
        self.warning = named(plain_label(""), "summary-warning")
        self.warning.setProperty("status", "warning")
        warning = QHBoxLayout()
        warning.setSpacing(8)
        warning.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self.warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for label in (self.title, self.days, self.source):
            column.addWidget(label)
        column.addLayout(warning)

    def dress(self, theme: Theme) -> None:
        """Give the warning its icon."""
        self.sign.setPixmap(theme.picture("triangle-alert", "warning", 16))

    def show_document(self, template: Template, period: Period, today: date) -> None:
        """Name the document, the days of its data and the day on which it is due."""
        self.title.setText(f"{template.kind.type_name} {period.phrase}")
        is_plan = template.kind is DocumentKind.PLAN
        self.days.setVisible(not is_plan)
        if not is_plan:
            first, last = (f"{day:%d/%m/%Y}" for day in (period.first_day, period.last_day))
            window = tr("Data from {first} to {last}", first=first, last=last)
            self.days.setText(f"{window}\n{due_words(period, today)}")

    def show_source(self, earlier: ReportEntry | None) -> None:
        """Say what the document begins with. None: with nothing."""
        if earlier is None:
            self.source.setText(tr("All items are empty at first."))
        else:
            self.source.setText(
                tr(
                    "Texts are taken from “{title}” and are to be checked; figures are not taken.",
                    title=fold_spaces(earlier.title),
                )
            )

    def warn_of(self, existing: Sequence[ReportEntry]) -> None:
        """Say which documents of the same kind there are for the period already."""
        titles = "; ".join(f"“{fold_spaces(entry.title)}”" for entry in existing)
        self.warning.setText(
            tr("There is one for this period already: {titles}. Both are kept.", titles=titles)
        )
        for widget in (self.sign, self.warning):
            widget.setVisible(bool(existing))


def _list(name: str, accessible: str) -> QComboBox:
    box = named(LongChoices(), name, accessible)
    box.setMinimumContentsLength(_SHORTEST_LIST)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _add(box: QComboBox, words: str, data: object) -> None:
    box.addItem(words, data)
    box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
