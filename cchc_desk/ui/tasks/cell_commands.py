"""The commands on cells: copy, cut, clear and paste."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from cchc_desk.ui.tasks.clipboard import PastedSheet, read_mime, write_mime
from cchc_desk.ui.tasks.html_table import Sheet
from cchc_desk.ui.tasks.paste import new_rows
from cchc_desk.ui.tasks.paste_dialog import PasteChoice, PasteDialog
from cchc_desk.ui.tasks.pasting import cleared, laid_over, pasted_over, selected_sheet
from cchc_desk.ui.tasks.places import end_of_group
from cchc_desk.ui.tasks.requests import CellEdit, InsertRows, Request, SetCells
from cchc_desk.ui.tasks.view import TaskTableView


class CellCommands(QObject):
    """Turn commands on the selected cells into requests."""

    def __init__(
        self, view: TaskTableView, request: Callable[[Request], None], new_id: Callable[[], str]
    ) -> None:
        """Serve a view; ``request`` shows and passes on what is wanted."""
        super().__init__(view)
        self._view, self._model = view, view.tasks
        self._request, self._new_id = request, new_id

    def copy(self) -> None:
        """Copy the selected cells."""
        sheet = selected_sheet(self._view, self._model)
        if sheet:
            QGuiApplication.clipboard().setMimeData(write_mime(sheet))

    def cut(self) -> None:
        """Copy the selected cells and clear them."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Clear the selected cells, as one step."""
        edits = cleared(self._model, self._view.marked.cells())
        if edits:
            self._request(SetCells(edits))

    def paste(self) -> None:
        """Paste over the selected cells where it is plain what is meant, else ask."""
        # Imported when something is pasted: its modules take 50 ms.
        from cchc_desk.ui.editors.pasting import with_settled_letters  # noqa: PLC0415

        self._view.delegate.finish()
        if self._model.columns:
            read = partial(read_mime, QGuiApplication.clipboard().mimeData())
            with_settled_letters(self._view, read, self._paste)

    def _paste(self, pasted: PastedSheet) -> None:
        from cchc_desk.ui.editors.pasting import tell_cleaning  # noqa: PLC0415 - see paste

        sheet = pasted.rows
        if sheet is None:
            return
        request = pasted_over(self._view, self._model, sheet)
        if request is None:
            self._ask(sheet)
        else:
            self._request(request)
        tell_cleaning(self._view, pasted.cleaning)

    def _ask(self, sheet: Sheet) -> None:
        from cchc_desk.ui.tasks.paste_guess import guess_columns  # noqa: PLC0415 - see there

        edits = laid_over(self._view, self._model, sheet) or ()
        column = self._view.currentIndex().column()
        first = self._model.columns[column] if column >= 0 else None
        dialog = PasteDialog(
            sheet,
            list(zip(self._model.columns, self._model.titles, strict=True)),
            guess_columns(sheet, self._model.columns, first),
            may_overwrite=bool(edits),
            parent=self._view,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda choice: self._paste_as(choice, edits))
        dialog.open()

    def _paste_as(self, choice: PasteChoice, edits: tuple[CellEdit, ...]) -> None:
        if choice.overwrite:
            self._request(SetCells(edits))
            return
        made = new_rows(choice.rows, choice.columns, self._new_id)
        if made.rows:
            current = self._view.marked.current_id()
            after = current or end_of_group(self._model.rows, None)
            self._request(InsertRows(made.rows, after, made.results))
            self._view.go_to_row(made.rows[0].id)
            self._view.marked.select_rows(row.id for row in made.rows)
