"""How long one key takes in a text of 20 pages: uv run python -m tests.ui.editors.bench_typing.

Prints milliseconds for a key with everything that follows it (layout, highlighting, footnotes,
repainting), for reading the text, and for showing it.
"""

import statistics
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import (
    Footnote,
    Level,
    Paragraph,
    Span,
    Table,
    TableCell,
    paragraph,
    plain_text,
)
from cchc_desk.ui.editors import RichTextField
from tests.ui.editors.typist import send_text

WORDS = "Thực hiện kế hoạch cải cách hành chính của Ủy ban nhân dân tỉnh trong quý "
CHARACTERS_PER_PAGE = 3000
PAGES = 20
KEYS = 600


def make_text():
    """Make 20 pages: signs, bold, figures, a footnote on every half page, some tables."""
    one = (
        Paragraph((Span(WORDS * 3), Span("năm 2025", bold=True), Footnote((Span(WORDS),)))),
        Paragraph((Span(WORDS * 2), Span("1.176", figure="f"), Span(" hồ sơ.")), Level.DASH),
        Paragraph((Span(WORDS * 4), Span("Điều 5", italic=True)), Level.PLUS),
        Paragraph((Span(WORDS * 5),), Level.STAR),
        Paragraph((Span(WORDS * 3),)),
    )
    row = tuple(TableCell((paragraph(text),)) for text in ("1", WORDS, "98,5 %"))
    length = len(plain_text(one))
    times = PAGES * CHARACTERS_PER_PAGE // length
    half = one * (times // 2)
    return (*half, Table((row,) * 20), *half)


def timed(action):
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def say(what, figures):
    ordered = sorted(figures)
    p99 = ordered[int(len(ordered) * 0.99) - 1] if len(ordered) > 99 else ordered[-1]
    median = statistics.median(ordered)
    line = f"{what:28} median {median:6.2f}  p99 {p99:6.2f}  max {ordered[-1]:6.2f} ms\n"
    sys.stdout.write(line)


def main():
    app = QApplication(sys.argv)
    field = RichTextField()
    field.set_limit(700)
    field.resize(800, 800)
    field.show()
    text = make_text()
    say("show the text", [timed(lambda: field.set_content(text)) for _ in range(5)])
    app.processEvents()
    say("read the text", [timed(field.content) for _ in range(50)])

    def key(character, widget=field.editor):
        send_text(widget, character)
        app.processEvents()

    def backspace():
        QTest.keyClick(field.editor, Qt.Key.Key_Backspace)
        app.processEvents()

    def place(position):
        cursor = field.editor.textCursor()
        cursor.setPosition(position)
        field.editor.setTextCursor(cursor)
        field.setFocus()
        app.processEvents()

    end = field.editor.document().characterCount()
    places = {"start": 20, "third": end // 3, "table": end // 2, "end": end - 1}
    for name, position in places.items():
        place(position)
        say(f"key and repaint at the {name}", [timed(lambda: key("ế")) for _ in range(KEYS)])
    place(end // 3)
    say("backspace and repaint", [timed(backspace) for _ in range(KEYS)])
    note = field.footnotes.rows[3].editor
    note.moveCursor(QTextCursor.MoveOperation.End)
    note.setFocus()
    say("key in a footnote", [timed(lambda: key("a", note)) for _ in range(100)])
    notes = len(field.editor.notes.all())
    sys.stdout.write(f"{end} characters, {len(text)} blocks, {notes} footnotes\n")


if __name__ == "__main__":
    main()
