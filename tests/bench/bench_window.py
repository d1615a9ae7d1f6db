"""Start to a usable window beside an empty PySide6 window, and key to screen with a full report.

uv run python -m tests.bench.bench_window
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
KEYS = 400

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 760)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
window.repaint()
print(time.time())
"""

OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desk.ui.session import Session
from cchc_desk.ui.window import Window
app = QApplication([])
session = Session(Path(sys.argv[1]))
window = Window(session)
window.resize(1280, 760)
window.show()
session.report_changed.connect(lambda report: QTimer.singleShot(0, app.quit))
session.start()
app.exec()
window.repaint()
print(time.time(), flush=True)
session.close()
"""

TYPING = """
import json, statistics, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from cchc_desk.ui.editors.rich_text import RichTextEditor
from cchc_desk.ui.session import Session
from cchc_desk.ui.window import Window
app = QApplication([])
session = Session(Path(sys.argv[1]))
window = Window(session)
window.resize(1280, 760)
window.show()
loop = QEventLoop()
session.report_changed.connect(lambda report: loop.quit())
session.start()
loop.exec()
window.outline.step(1)
app.processEvents()
editor = next(iter(window.form.cards.values())).findChild(RichTextEditor)
editor.setFocus()
times = []
for number in range(int(sys.argv[2])):
    begun = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_A)
    app.processEvents()
    times.append((time.perf_counter() - begun) * 1000)
    pause = QEventLoop(); QTimer.singleShot(5, pause.quit); pause.exec()
times.sort()
print(json.dumps([statistics.median(times), times[int(len(times) * 0.99)], times[-1]]))
session.close()
"""


def run(code: str, *words: str) -> tuple[float, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return begun, done.stdout.strip()


def start_ms(code: str, *words: str) -> float:
    begun, out = run(code, *words)
    return (float(out) - begun) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        demo = [sys.executable, "-m", "cchc_desk", "demo", folder]
        subprocess.run(demo, check=True, capture_output=True)
        workspace = str(Path(folder) / "mau.cchc")
        pairs = [(start_ms(EMPTY), start_ms(OURS, workspace)) for _ in range(RUNS)]
        empty, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"start, median of {RUNS}: empty window {empty:.0f} ms, ours {ours:.0f} ms,")
        print(f"  allowed {empty * 1.5 + 250:.0f} ms (1.5 x empty + 250 ms)")
        median, p99, worst = json.loads(run(TYPING, workspace, str(KEYS))[1])
        print(f"key to screen, {KEYS} keys: median {median:.1f} p99 {p99:.1f} max {worst:.1f} ms")


if __name__ == "__main__":
    main()
