"""A clerk who does on the task page what people do, and a table of five rows."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cchc_desk.forms.richtext import plain
from cchc_desk.forms.task import Task, TaskGroup, TaskResult
from cchc_desk.forms.template import Appendix, Layout

APPENDIX = Appendix(
    "ket-qua",
    Layout.TASKS,
    ("stt", "content", "deadline", "result", "progress"),
    (12, 75, 35, 105, 25),
)
ROWS = (
    TaskGroup("g1", "Cải cách thể chế"),
    Task("t1", content=plain("Rà soát văn bản"), deadline=plain("Quý I")),
    Task("t2", content=plain("Đánh giá thủ tục"), deadline=plain("Tháng 10")),
    TaskGroup("g2", "Tuyên truyền"),
    Task("t3", content=plain("Tổ chức tuyên truyền"), deadline=plain("Tháng 2")),
)
RESULTS = {"t1": TaskResult(plain("KH số 11"), "Hoàn thành")}

CONTENT, DEADLINE, RESULT, PROGRESS = 1, 2, 3, 4  # columns of the view


class Clerk:
    """Do on the page what a clerk does, and remember what was requested."""

    def __init__(self, qtbot, page):
        self.qtbot, self.page, self.view = qtbot, page, page.view
        self.requests = []
        page.requested.connect(self.requests.append)

    def go(self, row_id, column=CONTENT):
        self.view.go_to(self.view.place_of(row_id), column)

    def select(self, *cells):
        """Select the cells from the first to the last one."""
        (first, left), (last, right) = cells[0], cells[-1]
        self.go(first, left)
        index = self.view.model().index(self.view.place_of(last), right)
        with_shift = Qt.KeyboardModifier.ShiftModifier
        self.qtbot.mouseClick(
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            with_shift,
            self.view.visualRect(index).center(),
        )

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.focused(), key, modifier)

    def type(self, text):
        for letter in text:
            self.press(letter)

    def press(self, letter, key=Qt.Key.Key_unknown):
        """Press a key as UniKey does: letters beyond ASCII have no key of their own."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focused(), event)

    def focused(self):
        return self.page.window().focusWidget()

    @property
    def editor(self):
        return self.view.delegate.editor

    def cell(self, row_id, column=CONTENT):
        return self.page.model.text(self.page.model.place_of(row_id), column)

    def shown(self):
        return self.view.marked.shown_ids()

    def ids(self):
        return [row.id for row in self.page.model.rows]

    def numbers(self):
        return [self.page.model.row(place).number for place in range(len(self.ids()))]
