"""A long table takes as much longer as it is longer."""

from time import perf_counter

from cchc_desk.intake.appendix.found import read_table
from cchc_desk.intake.sheet.tables import find_sheet_tables
from tests.intake.appendix.drawn import ids
from tests.intake.sheet.workbooks import filled, only

HEADER = "TT | Mục tiêu | Nhiệm vụ | Hoạt động | Sản phẩm | Chủ trì | Thời gian"
# Four times as many rows would take 16 times as long if each were compared with all others.
LONGER, MOST = 4, 9


def seconds(count):
    """Return how long the reading of a sheet with so many tasks takes at best."""
    rows = (
        f"{n} | Mục tiêu {n} | Nhiệm vụ {n} | Hoạt động {n} | Báo cáo | Văn phòng | Quý I"
        for n in range(1, count + 1)
    )
    workbook, _ = filled(HEADER, *rows)
    sheet = only(workbook)
    return min(_seconds(sheet, count) for _ in range(3))


def _seconds(sheet, count):
    start = perf_counter()
    (table,) = find_sheet_tables(sheet).tables
    assert len(read_table(table, ids()).rows) == count
    return perf_counter() - start


def test_five_thousand_rows_are_read_row_by_row():
    assert seconds(5_000) < MOST * seconds(5_000 // LONGER)
