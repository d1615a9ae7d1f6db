"""Every form of deadline in the appendices of two real plans, read as its reader would."""

from datetime import date

import pytest

from cchc_desk.forms.deadline import Deadline, DeadlineKind, read_deadline
from cchc_desk.forms.richtext import plain_text
from cchc_desk.forms.text import fold_spaces
from tests.corpus import BRVT_TASKS, read_corpus, shared_folder

YEAR = 2023

# words | kind | start | end; ⏎ ends a paragraph of the cell, - is not known.
TABLE = """
Quý I | range | 2023-01-01 | 2023-03-31
Quý II | range | 2023-04-01 | 2023-06-30
Quý I/2023 | range | 2023-01-01 | 2023-03-31
Quý II/2023 | range | 2023-04-01 | 2023-06-30
Quý I/2022 | range | 2022-01-01 | 2022-03-31
Quý I/2022 (sau khi có Chương trình của UBND tỉnh) | range | 2022-01-01 | 2022-03-31
Quý I⏎Lồng ghép trong báo cáo CCHC | range | 2023-01-01 | 2023-03-31
- Xây dựng kế hoạch trong Quý I;⏎- Báo cáo kết quả và sau kiểm tra | range | 2023-01-01 | 2023-03-31
- Xây dựng kế hoạch tháng 1;⏎- Báo cáo định kỳ | range | 2023-01-01 | 2023-12-31
Tháng 02/2023 | range | 2023-02-01 | 2023-02-28
Tháng 12/2023 | range | 2023-12-01 | 2023-12-31
Tháng 10-11/2023 | range | 2023-10-01 | 2023-11-30
Tháng 11-12/2023 | range | 2023-11-01 | 2023-12-31
Năm 2023 | range | 2023-01-01 | 2023-12-31
Trong năm 2023 | range | 2023-01-01 | 2023-12-31
Năm 2023 (Theo KH 178) | range | 2023-01-01 | 2023-12-31
Năm 2023 (Theo lộ trình) | range | 2023-01-01 | 2023-12-31
Theo tiến độ phân kỳ được phê duyệt (2023-2024) | range | 2023-01-01 | 2024-12-31
Trước ngày 30/11 | range | - | 2023-11-29
Trước ngày 15 tháng cuối quý, 6T, năm | recurring | 2023-01-01 | 2023-12-14
Theo định kỳ, quý, tháng, năm | recurring | 2023-01-01 | 2023-12-31
Báo cáo định kỳ hàng tháng | recurring | 2023-01-01 | 2023-12-31
Thường xuyên | open | - | -
Thường xuyên; | open | - | -
Thường xuyên (khi phát sinh) | open | - | -
Khi UBND tỉnh giao⏎Khi có yêu cầu | open | - | -
Khi có hướng dẫn của Bộ Nội vụ | open | - | -
Theo yêu cầu của Sở Nội vụ | open | - | -
Theo chỉ đạo chung của UBND tỉnh | open | - | -
Theo thời gian quy định của Bộ Nội vụ | open | - | -
Theo lộ trình | open | - | -
Theo lộ trình và hướng dẫn của VPUBND tỉnh | open | - | -
Theo KH phê duyệt | open | - | -
"""


def read_table() -> dict[str, Deadline]:
    lines = [line.split(" | ") for line in TABLE.strip().splitlines()]
    return {
        words.replace("⏎", "\n"): Deadline(DeadlineKind(kind), day(start), day(end))
        for words, kind, start, end in lines
    }


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


EXPECTED = read_table()


@pytest.mark.parametrize("words", EXPECTED)
def test_a_deadline_is_read_as_its_reader_would(words):
    assert read_deadline(words, YEAR) == EXPECTED[words]


@pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")
@pytest.mark.parametrize(
    ("document", "column", "cells"), [("ke-hoach-2023-nghe-an", 7, 33), (BRVT_TASKS, 2, 42)]
)
def test_every_deadline_that_is_given_is_in_the_table(document, column, cells):
    tasks = read_corpus(document).tasks
    given = [words for task in tasks if (words := plain_text(task.cells[column]))]
    assert len(given) == cells
    assert {words for words in given if words not in EXPECTED} == set()


@pytest.mark.skipif(not shared_folder().is_dir(), reason="../shared is absent")
def test_the_table_has_no_form_that_nobody_wrote():
    cells = [task.cells[7] for task in read_corpus("ke-hoach-2023-nghe-an").tasks]
    cells += [task.cells[2] for task in read_corpus(BRVT_TASKS).tasks]
    written = {fold_spaces(plain_text(cell)) for cell in cells}
    assert {words for words in EXPECTED if fold_spaces(words) not in written} == set()
