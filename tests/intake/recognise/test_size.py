"""Long papers take time in proportion to their length."""

from time import perf_counter

from cchc_desk.intake.recognise.learn import learn
from cchc_desk.intake.recognise.recognise import recognise
from tests.intake.recognise.small import document, heading, italic, para, title

PART = (
    heading("I. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ"),
    heading("1. Cải cách thể chế"),
    para("- ", italic("Xây dựng văn bản (số lượng, tiến độ):"), " Đã ban hành 03 văn bản."),
    para("- Tiếp tục rà soát, cắt giảm thời gian giải quyết; công khai thủ tục. " * 6),
    para("Trong quý, Sở đã làm việc với các phòng và thống nhất lịch kiểm tra. " * 6),
    para("a) Theo dõi thi hành pháp luật: đã kiểm tra tại hai đơn vị trực thuộc."),
)


def seconds(parts):
    source = document(title("BÁO CÁO"), title("Công tác năm 2026"), *PART * parts)
    start = perf_counter()
    learn(recognise(source), "mau")
    return perf_counter() - start


def test_ten_times_the_pages_take_no_more_than_about_ten_times_as_long():
    seconds(1)
    short = min(seconds(100) for _ in range(3))
    assert seconds(1000) < short * 10 * 2.5
