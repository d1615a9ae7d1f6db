"""The way from the page of figures to the catalogue, and what is changed there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.figures import put_figure, remove_figure
from cchc_desk.forms.figure import Figure
from cchc_desk.ui.figures.catalogue_dialog import CatalogueDialog
from cchc_desk.ui.session import Session
from cchc_desk.ui.theme import Theme


def show_catalogue(
    session: Session, theme: Theme, figures: tuple[Figure, ...], window: QWidget
) -> None:
    """Show the catalogue; documents show what was changed once it is closed."""
    box = CatalogueDialog(figures, theme, window)
    box.changed.connect(partial(_change, session))
    box.remove_wanted.connect(partial(_remove, session, box))
    box.finished.connect(session.refresh)
    box.finished.connect(box.deleteLater)
    box.open()


def _change(session: Session, figure: object) -> None:
    """Have a figure kept soon after the last key."""
    assert isinstance(figure, Figure)  # noqa: S101 - the box's own signal
    about = ("figure", figure.id)
    work = partial(_put, figure=figure)
    session.autosave.touch(about, lambda: session.keep(work, about))


def _remove(session: Session, box: CatalogueDialog, figure: object) -> None:
    assert isinstance(figure, str)  # noqa: S101 - the box's own signal
    session.autosave.flush()
    work = partial(_take_out, figure=figure)
    session.bridge.run(work, lambda _done: box.take_out(figure), box.tell)


def _put(desk: Desk, figure: Figure) -> None:
    put_figure(desk, figure)


def _take_out(desk: Desk, figure: str) -> None:
    remove_figure(desk, figure)
