"""Copying for the web systems that a clerk fills in by hand: a part, an item, a whole table."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cchc_desk.desk.copying import part_text, table_rows
from cchc_desk.forms.document import Origin
from cchc_desk.forms.report import Report
from cchc_desk.forms.template import Layout
from cchc_desk.i18n import ntr, tr
from cchc_desk.ui.notice_bar import NoticeBar
from cchc_desk.ui.places import Places
from cchc_desk.ui.preview.fields import field_at


def copy_place(report: Report, places: Places, notice: NoticeBar) -> None:
    """Copy what is on show: the table of tasks as rows, else the part as clean text."""
    if places.is_on_show("tasks"):
        _copy_tasks(report, notice)
    else:
        _copy_text(part_text(report, places.place), notice)


def copy_item(report: Report, places: Places, notice: NoticeBar) -> None:
    """Copy the item that the cursor is in; without one, all that is on show."""
    field = field_at(QApplication.focusWidget(), places)
    if field is None or field.item is None:
        copy_place(report, places, notice)
    else:
        _copy_text(part_text(report, field.item), notice)


def _copy_text(text: str, notice: NoticeBar) -> None:
    if not text:
        notice.say("warning", tr("Nothing is written here yet; nothing was copied."))
        return
    QGuiApplication.clipboard().setText(text)
    lines = len(text.splitlines())
    notice.say("ok", ntr("{count} line was copied.", "{count} lines were copied.", lines))


def _copy_tasks(report: Report, notice: NoticeBar) -> None:
    tables = (each for each in report.template.appendices if each.layout is Layout.TASKS)
    appendix = next(tables, None)
    try:
        rows = table_rows(report, Origin(appendix=appendix.id if appendix else None))
    except LookupError:  # a table without a row is not printed
        _copy_text("", notice)
        return
    data = QMimeData()
    data.setText(rows.tsv)
    data.setHtml(rows.html)
    QGuiApplication.clipboard().setMimeData(data)
    count = len(rows.tsv.splitlines())
    notice.say("ok", ntr("{count} row was copied.", "{count} rows were copied.", count))
