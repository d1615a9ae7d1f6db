"""Drafting the document on show with another template: asked for, done, and told."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cchc_desk.desk.change_template import TemplateChange, change_template
from cchc_desk.desk.choices import Choices, choices
from cchc_desk.desk.desk import Desk
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Template
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.importing.flow import Pages
from cchc_desk.ui.notice_bar import NoticeBar, Offer
from cchc_desk.ui.outline_panel import UNPLACED_TEXT
from cchc_desk.ui.session import Session
from cchc_desk.ui.template_dialog import TemplateDialog
from cchc_desk.ui.theme import Theme


class TemplateFlow(QObject):
    """Change the template of the document on show, as one step that can be undone."""

    def __init__(
        self, session: Session, pages: Pages, notice: NoticeBar, theme: Theme, window: QWidget
    ) -> None:
        """Wait to be asked."""
        super().__init__(window)
        self._session, self._pages, self._notice = session, pages, notice
        self._theme, self._window = theme, window

    def ask(self, proposed: str = "") -> None:
        """Ask which template, and say so where there is no other one.

        ``proposed`` - the id of the one that is offered first; "": whichever comes first.
        """
        self._session.autosave.flush()
        self._session.bridge.run(choices, partial(self._ask, proposed))

    def _ask(self, proposed: str, offered: object) -> None:
        assert isinstance(offered, Choices)  # noqa: S101 - the desk's own answer
        report = self._session.report
        if report is None or report.id is None:
            return
        templates = sorted(fitting(offered, report), key=lambda each: each.id != proposed)
        if not templates:
            self._notice.say("ok", tr("There is no other template for a document of this period."))
            return
        dialog = TemplateDialog(report, templates, self._theme, self._window)
        dialog.accepted.connect(partial(self._change, report.id, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, document: str, dialog: TemplateDialog) -> None:
        wish = dialog.chosen()

        def work(desk: Desk) -> object:
            return change_template(desk, document, wish.template, wish.pairs)

        self._session.do(work, self._tell)

    def _tell(self, change: object) -> None:
        assert isinstance(change, TemplateChange)  # noqa: S101 - the desk's own answer
        name = change.template.name or change.template.id
        words = tr("The document follows “{template}” now.", template=name)
        left = len(change.without_place)
        offers: list[Offer] = [(tr("&Undo"), self._session.undo)]
        if left:
            words += " " + ntr(
                "{count} has no place there: its text is kept under “Unplaced”.",
                "{count} have no place there: their text is kept under “Unplaced”.",
                left,
            )
            offers.append((tr("&See what is unplaced"), lambda: self._pages.go_to(UNPLACED_TEXT)))
        self._notice.say("warning" if left else "ok", words, *offers)


def fitting(offered: Choices, report: Report) -> tuple[Template, ...]:
    """Return the templates that a document can go over to: of its kind, for its period."""
    used = (report.template.id, report.template.version)
    return tuple(
        template
        for template in offered.templates
        if template.kind is report.kind
        and (template.id, template.version) != used
        and (template.learned_from or report.period.kind in offered.periods_of(template))
    )
