"""How long a part of 30 texts takes to show: uv run python -m tests.ui.editors.bench_part.

Prints milliseconds until the first screen is painted, until every card is built, and the longest
time for which no key was answered meanwhile.
"""

import sys
import time
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from cchc_desk.forms.outline import Item
from cchc_desk.ui.form_page import FormPage
from cchc_desk.ui.outline_panel import parts_of
from cchc_desk.ui.theme import Scheme, apply_theme
from tests.factories import answered, make_report, make_template

RUNS = 7
WORDS = "Đã ban hành kế hoạch và tổ chức thực hiện. "
ITEMS = (
    Item("i", 1, "CHỈ ĐẠO"),
    *(Item(f"i.{n}", 3, f"Nội dung thứ {n}", guidance="nêu rõ số liệu") for n in range(30)),
)


def milliseconds_since(start):
    return (time.perf_counter() - start) * 1000


def show_part(app, form, report):
    """Return the times until painted and until whole, and the longest turn."""
    part = parts_of(report)[0]
    start = time.perf_counter()
    form.show_part(part, report)
    form.repaint()
    painted, longest = milliseconds_since(start), 0.0
    while len(form.cards) < len(part.items):
        turn = time.perf_counter()
        app.processEvents()
        longest = max(longest, milliseconds_since(turn))
    return painted, milliseconds_since(start), longest


def main():
    app = QApplication(sys.argv)
    form = FormPage(apply_theme(app, Scheme.LIGHT, 100))
    form.resize(900, 700)
    form.show()
    answers = {item.id: answered(WORDS * 6) for item in ITEMS[1:]}
    report = make_report(template=make_template(items=ITEMS), answers=answers)
    times = [show_part(app, form, replace(report, id=str(run))) for run in range(RUNS)]
    columns = zip(*times, strict=True)
    for name, column in zip(("painted", "whole", "longest turn"), columns, strict=True):
        sys.stdout.write(f"{name:14} median {sorted(column)[RUNS // 2]:6.1f} ms\n")


if __name__ == "__main__":
    main()
