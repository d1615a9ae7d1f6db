"""Pages on their way to a printer: which, in which order, lying how, as large as they are."""

import pytest
from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from cchc_desk.ui.printing.sender import (
    PageSender,
    PrintError,
    inked_rows,
    pages_to_send,
    scaled_rect,
)
from tests.ui.preview.papers import ACROSS, UPRIGHT, pdf_of, three_pages


@pytest.fixture
def printer(qapp, tmp_path):
    """Return a printer that writes what it prints into a PDF, as "Print to file" does."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "đã in.pdf"))
    made.setResolution(144)
    made.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    return made


def asked_for(printer, *pages):
    ranges = QPageRanges()
    for page in pages:
        ranges.addPage(page)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(ranges)


def printed(qtbot, printer, pdf):
    sender = PageSender(pdf, printer)
    with qtbot.waitSignal(sender.finished, timeout=10000):
        sender.start()
    made = QPdfDocument()
    made.load(printer.outputFileName())
    return made


def ink_of(document, page):
    """Return from where to where a page has ink, in parts of its width and height."""
    image = document.render(page, QSize(400, 400)).convertToFormat(QImage.Format.Format_ARGB32)
    dark = [
        (x, y) for y in range(400) for x in range(400)
        if image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() < 128
    ]  # fmt: skip
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return [min(xs) / 400, max(xs) / 400, min(ys) / 400, max(ys) / 400]


def test_every_page_is_printed_where_and_as_large_as_it_is(qtbot, printer):
    made = printed(qtbot, printer, three_pages())
    assert made.pageCount() == 3
    # A bar begins 30 mm from the left edge and 20 mm from the upper one, 10 mm long a page.
    width, height = UPRIGHT
    assert ink_of(made, 1) == pytest.approx([30 / width, 50 / width, 20 / height, 25 / height],
                                            abs=0.006)  # fmt: skip


def test_a_page_that_lies_across_is_printed_across(qtbot, printer):
    made = printed(qtbot, printer, three_pages())
    lying = [made.pagePointSize(page) for page in range(3)]
    assert [size.width() > size.height() for size in lying] == [False, False, True]
    width, height = ACROSS
    assert ink_of(made, 2) == pytest.approx([30 / width, 60 / width, 20 / height, 25 / height],
                                            abs=0.006)  # fmt: skip


def test_a_page_larger_than_the_paper_is_made_smaller(qtbot, printer):
    made = printed(qtbot, printer, pdf_of((420.0, 594.0)))
    width, height = UPRIGHT
    assert ink_of(made, 0) == pytest.approx([15 / width, 20 / width, 10 / height, 12.5 / height],
                                            abs=0.006)  # fmt: skip


def test_only_the_pages_that_were_asked_for_are_sent(printer):
    asked_for(printer, 2, 3)
    assert pages_to_send(printer, 5) == (1, 2)


def test_a_range_of_the_old_kind_counts_too(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)
    assert pages_to_send(printer, 5) == (2, 3)


def test_copies_come_one_after_the_other_or_page_by_page(printer, monkeypatch):
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: False)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert pages_to_send(printer, 3) == (0, 1, 2, 0, 1, 2)
    printer.setCollateCopies(False)
    assert pages_to_send(printer, 3) == (0, 0, 1, 1, 2, 2)


def test_a_printer_that_makes_copies_gets_each_page_once(printer, monkeypatch):
    monkeypatch.setattr(printer, "supportsMultipleCopies", lambda: True)
    printer.setCopyCount(3)
    assert pages_to_send(printer, 2) == (0, 1)


def test_the_last_page_may_come_first(printer):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_to_send(printer, 3) == (2, 1, 0)


def test_cancelling_sends_no_more(qtbot, printer):
    sender = PageSender(three_pages(), printer)
    sent = []
    sender.sent.connect(sent.append)
    sender.sent.connect(sender.cancel)
    sender.finished.connect(lambda: sent.append("finished"))
    with qtbot.waitSignal(sender.sent, timeout=10000):
        sender.start()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert sent == [1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_told(qtbot, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "không có" / "a.pdf"))
    sender = PageSender(three_pages(), printer)
    with qtbot.waitSignal(sender.failed, timeout=10000) as failed:
        sender.start()
    (error,) = failed.args
    assert isinstance(error, PrintError)


def test_rows_with_ink_are_found():
    image = QImage(10, 8, QImage.Format.Format_ARGB32)
    image.fill("white")
    for row in (2, 3, 7):
        image.setPixelColor(4, row, "black")
    assert list(inked_rows(image)) == [(2, 4), (7, 8)]


def test_parts_of_a_page_meet_without_a_seam_in_another_resolution():
    upper, lower = QRect(0, 0, 100, 33), QRect(0, 33, 100, 20)
    scaled = [scaled_rect(each, 1.37) for each in (upper, lower)]
    assert scaled[0].top() + scaled[0].height() == scaled[1].top()
