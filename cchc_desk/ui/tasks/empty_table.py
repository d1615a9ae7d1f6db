"""What a table without rows says in their place, and what can be done about it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled
from cchc_desk.ui.theme import Theme

_MARGIN_X, _MARGIN_Y = 24, 8  # px


class EmptyTable(QWidget):
    """Stand in the middle of a widget, as large as that.

    ``row_wanted``, ``paste_wanted`` and ``all_wanted`` tell which button was pressed.
    """

    row_wanted = Signal()
    paste_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("task-hint")
        self._title = styled(named(QLabel(), "task-hint-title"), "heading")
        self._text = styled(named(QLabel(wordWrap=True), "task-hint-text"), "muted")
        self._row = named(QPushButton(tr("Add row")), "task-hint-row")
        self._paste = named(QPushButton(tr("Paste")), "task-hint-paste")
        self._all = named(QPushButton(tr("Show all rows")), "task-hint-all")
        self._lay_out()
        self._row.clicked.connect(self.row_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._all.clicked.connect(self.all_wanted)
        self.hide()
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._row, self._paste, self._all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_X, _MARGIN_Y, _MARGIN_X, _MARGIN_Y)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(buttons)
        column.addStretch(2)

    def dress(self, theme: Theme) -> None:
        """Give the buttons their icons."""
        theme.dress(self._row, "plus")
        theme.dress(self._paste, "clipboard-paste")
        theme.dress(self._all, "funnel-x")

    def show_state(self, *, has_rows: bool, is_any_shown: bool) -> None:
        """Say why nothing is shown: there is no row yet, or none that is looked for."""
        self.setVisible(not is_any_shown)
        if has_rows:
            self._title.setText(tr("No row matches what is looked for"))
            self._text.setText(tr("Rows that do not match are hidden; nothing is lost."))
        else:
            self._title.setText(tr("There are no tasks yet"))
            self._text.setText(
                tr(
                    "Press F5 to add a row, or copy a table in Excel or Word and press Ctrl+V "
                    "here: you see a preview before anything is added."
                )
            )
        self._row.setVisible(not has_rows)
        self._paste.setVisible(not has_rows)
        self._all.setVisible(has_rows)
        self._fit()

    def _fit(self) -> None:
        """Leave the explanation out where there is room for the title and the buttons alone."""
        column = self.layout()
        assert column is not None  # noqa: S101 - it was laid out
        self._text.show()
        column.activate()
        self._text.setVisible(column.heightForWidth(self.width()) <= self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the parent."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._fit()
        return super().eventFilter(watched, event)
