"""What the columns of appendices are called."""

from collections.abc import Mapping

from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.report import Report
from cchc_desk.forms.task import Column
from cchc_desk.forms.template import Appendix, FigureColumn

# What a column is usually called; a template may say otherwise. Source: plans and appendices of
# four provinces, 2023 to 2025.
COLUMN_TITLES: Mapping[str, str] = {
    Column.STT: "STT",
    Column.OBJECTIVE: "Mục tiêu",
    Column.CONTENT: "Nội dung/Nhiệm vụ",
    Column.ACTIVITY: "Hoạt động",
    Column.PRODUCT: "Kết quả/Sản phẩm",
    Column.LEAD: "Đơn vị chủ trì",
    Column.SUPPORT: "Đơn vị phối hợp",
    Column.DEADLINE: "Thời gian hoàn thành",
    Column.BUDGET: "Kinh phí thực hiện (nếu có)",
    Column.RESULT: "Kết quả",
    Column.PROGRESS: "Tiến độ",
    Column.NOTE: "Ghi chú",
    FigureColumn.LABEL: "Chỉ tiêu",
    FigureColumn.MEASURE: "Đơn vị tính",
    FigureColumn.VALUE: "Số liệu",
    FigureColumn.CUMULATIVE: "Luỹ kế từ đầu năm",
}


def column_titles(appendix: Appendix) -> tuple[str, ...]:
    """Return the title of every column: the template's own, or the usual ones."""
    return appendix.column_titles or tuple(COLUMN_TITLES[name] for name in appendix.columns)


def filled_titles(appendix: Appendix, report: Report) -> tuple[str, ...]:
    """Return the titles of columns as they are printed in a document."""
    return tuple(fill(title, report) for title in column_titles(appendix))
