"""What deadlines of real and likely plans mean."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desk.forms.deadline import Deadline, DeadlineKind, read_deadline

# words | the plan's year | kind | start | end; ⏎ ends a paragraph of the cell, - is not known.
TABLE = """
# Quarters
Quý I | 2026 | range | 2026-01-01 | 2026-03-31
ÐẾN HẾT QUÝ II | 2026 | range | - | 2026-06-30
Quý I/2023 | 2026 | range | 2023-01-01 | 2023-03-31
Quý  III /  2026 | 2026 | range | 2026-07-01 | 2026-09-30
QUÝ III NĂM 2026 | 2026 | range | 2026-07-01 | 2026-09-30
Quí II | 2026 | range | 2026-04-01 | 2026-06-30
Qúy I | 2026 | range | 2026-01-01 | 2026-03-31
Quy I/2026 | 2026 | range | 2026-01-01 | 2026-03-31
Quý ll/2026 | 2026 | range | 2026-04-01 | 2026-06-30
Quý 1 | 2026 | range | 2026-01-01 | 2026-03-31
Quý thứ 2 | 2026 | range | 2026-04-01 | 2026-06-30
Quý tư năm 2026 | 2026 | range | 2026-10-01 | 2026-12-31
Q1/2026 | 2026 | range | 2026-01-01 | 2026-03-31
Q.I | 2026 | range | 2026-01-01 | 2026-03-31
Q II-III | 2026 | range | 2026-04-01 | 2026-09-30
QuýI/2026 | 2026 | range | 2026-01-01 | 2026-03-31
Ⅱ/2026 | 2026 | range | 2026-04-01 | 2026-06-30
I/2026 | 2026 | range | 2026-01-01 | 2026-03-31
II, III/2026 | 2026 | range | 2026-04-01 | 2026-09-30
Quý I/26 | 2026 | range | 2026-01-01 | 2026-03-31
Quý I (năm 2025) | 2026 | range | 2025-01-01 | 2025-03-31
Quý I, năm 2027 | 2026 | range | 2027-01-01 | 2027-03-31
Quý I năm sau | 2026 | range | 2027-01-01 | 2027-03-31
Quý cuối năm 2026 | 2026 | range | 2026-10-01 | 2026-12-31
Quý: I, II | 2026 | range | 2026-01-01 | 2026-06-30
Quý (I,II) | 2026 | range | 2026-01-01 | 2026-06-30
Quý II - Quý III/2026 | 2026 | range | 2026-04-01 | 2026-09-30
Quý II-III/2026 | 2026 | range | 2026-04-01 | 2026-09-30
Quý III – IV/2026 | 2026 | range | 2026-07-01 | 2026-12-31
Quý I~Quý III | 2026 | range | 2026-01-01 | 2026-09-30
Quý I tới Quý III | 2026 | range | 2026-01-01 | 2026-09-30
Quý I, II, IV/2026 | 2026 | range | 2026-01-01 | 2026-12-31
Quý I; II; IV | 2026 | range | 2026-01-01 | 2026-12-31
Quý 1-2/2026 | 2026 | range | 2026-01-01 | 2026-06-30
Quý 1, 7 | 2026 | range | 2026-01-01 | 2026-03-31
Quý 1 - 6/2026 | 2026 | range | 2026-01-01 | 2026-06-30
Quý I/II | 2026 | range | 2026-01-01 | 2026-06-30
Quý I + II/2026 | 2026 | range | 2026-01-01 | 2026-06-30
Quý I và Quý II năm 2026 | 2026 | range | 2026-01-01 | 2026-06-30
Các quý I, II | 2026 | range | 2026-01-01 | 2026-06-30
Quý IV/2025 - Quý I/2026 | 2026 | range | 2025-10-01 | 2026-03-31
Quý IV - Quý I/2026 | 2026 | range | 2025-10-01 | 2026-03-31
Quý IV - Quý I | 2026 | range | 2026-10-01 | 2027-03-31
Quý IV/2025, Quý I | 2026 | range | 2025-10-01 | 2026-03-31
Quý II/2026 - 2027 | 2026 | range | 2026-04-01 | 2027-12-31
Quý IV/2025 - năm 2026 | 2026 | range | 2025-10-01 | 2026-12-31
Quý I và cả năm 2026 | 2026 | range | 2026-01-01 | 2026-12-31
Quý I -⏎Quý II | 2026 | range | 2026-01-01 | 2026-06-30
Quý⏎I/2026 | 2026 | range | 2026-01-01 | 2026-03-31
Quý I (đã hoàn thành) | 2026 | range | 2026-01-01 | 2026-03-31
Dự kiến Quý III/2026 | 2026 | range | 2026-07-01 | 2026-09-30
Sở Tư pháp tham mưu quý II | 2026 | range | 2026-04-01 | 2026-06-30
Kiểm tra quý II, III; báo cáo quý IV | 2026 | range | 2026-04-01 | 2026-12-31
Quý II/2026 (01 lớp), Quý III/2026 (02 lớp) | 2026 | range | 2026-04-01 | 2026-09-30
Năm 2027: Quý II | 2026 | range | 2027-04-01 | 2027-06-30
Trong năm 2026 (Quý II) | 2026 | range | 2026-04-01 | 2026-06-30
# Months
Tháng 02/2023 | 2026 | range | 2023-02-01 | 2023-02-28
Tháng 02/2024 | 2026 | range | 2024-02-01 | 2024-02-29
Tháng: 3/2026 | 2026 | range | 2026-03-01 | 2026-03-31
tháng 03 năm 2026 | 2026 | range | 2026-03-01 | 2026-03-31
Tháng 3.2026 | 2026 | range | 2026-03-01 | 2026-03-31
Tháng 3-2026 | 2026 | range | 2026-03-01 | 2026-03-31
T3/2026 | 2026 | range | 2026-03-01 | 2026-03-31
T.3/2026 | 2026 | range | 2026-03-01 | 2026-03-31
Th.3/2026 | 2026 | range | 2026-03-01 | 2026-03-31
T3-T5 | 2026 | range | 2026-03-01 | 2026-05-31
T10-12/2026 | 2026 | range | 2026-10-01 | 2026-12-31
tháng mười hai | 2026 | range | 2026-12-01 | 2026-12-31
tháng tư/2026 | 2026 | range | 2026-04-01 | 2026-04-30
3/2026 | 2026 | range | 2026-03-01 | 2026-03-31
6/2026 - 9/2026 | 2026 | range | 2026-06-01 | 2026-09-30
10-11/2026 | 2026 | range | 2026-10-01 | 2026-11-30
Tháng 10-11/2023 | 2026 | range | 2023-10-01 | 2023-11-30
Tháng 3→12 | 2026 | range | 2026-03-01 | 2026-12-31
tháng 5&6 | 2026 | range | 2026-05-01 | 2026-06-30
Tháng 5 và 7 | 2026 | range | 2026-05-01 | 2026-07-31
tháng 3, 6, 9/2026 | 2026 | range | 2026-03-01 | 2026-09-30
tháng 10, 11, 12, 01/2027 | 2026 | range | 2026-10-01 | 2027-01-31
Các tháng 3, 6, 9, 12 | 2026 | range | 2026-03-01 | 2026-12-31
Tháng 5, 5 lớp tập huấn | 2026 | range | 2026-05-01 | 2026-05-31
Tháng 3, 6: kiểm tra | 2026 | range | 2026-03-01 | 2026-06-30
Từ tháng 3 đến tháng 5/2026 | 2026 | range | 2026-03-01 | 2026-05-31
Từ tháng 10 đến tháng 3 năm sau | 2026 | range | 2026-10-01 | 2027-03-31
Tháng 12/2025 - 02/2026 | 2026 | range | 2025-12-01 | 2026-02-28
Tháng 12/2025 - 02 | 2026 | range | 2025-12-01 | 2026-02-28
THÁNG 5 - THÁNG 7 NĂM 2026 | 2026 | range | 2026-05-01 | 2026-07-31
Tháng 1/2026 - Tháng 3/2026; Tháng 7/2026 | 2026 | range | 2026-01-01 | 2026-07-31
Đợt 1: tháng 4; đợt 2: tháng 9/2026 | 2026 | range | 2026-04-01 | 2026-09-30
Thang 3 - thang 5/2026 | 2026 | range | 2026-03-01 | 2026-05-31
# Years
Năm 2023 | 2026 | range | 2023-01-01 | 2023-12-31
Trong năm 2023 | 2026 | range | 2023-01-01 | 2023-12-31
Trong năm | 2026 | range | 2026-01-01 | 2026-12-31
Cả năm | 2026 | range | 2026-01-01 | 2026-12-31
Suốt năm | 2026 | range | 2026-01-01 | 2026-12-31
2026 | 2026 | range | 2026-01-01 | 2026-12-31
2023-2024 | 2026 | range | 2023-01-01 | 2024-12-31
2026–2030 | 2026 | range | 2026-01-01 | 2030-12-31
Năm 2025-2026 | 2026 | range | 2025-01-01 | 2026-12-31
Năm 2025, 2026 | 2026 | range | 2025-01-01 | 2026-12-31
Giai đoạn 2026 - 2030 | 2026 | range | 2026-01-01 | 2030-12-31
Năm học 2026-2027 | 2026 | range | 2026-01-01 | 2027-12-31
Năm 2026 và các năm tiếp theo | 2026 | range | 2026-01-01 | 2026-12-31
Năm trước | 2026 | range | 2025-01-01 | 2025-12-31
Từ năm 2026 đến năm 2030 | 2026 | range | 2026-01-01 | 2030-12-31
Đến năm 2030 | 2026 | range | - | 2030-12-31
đến hết năm | 2026 | range | - | 2026-12-31
trước năm 2027 | 2026 | range | - | 2026-12-31
Xong trong năm 2026 | 2026 | range | 2026-01-01 | 2026-12-31
Kế hoạch năm 2027 | 2026 | range | 2027-01-01 | 2027-12-31
# Parts
6 tháng đầu năm | 2026 | range | 2026-01-01 | 2026-06-30
6 tháng cuối năm | 2026 | range | 2026-07-01 | 2026-12-31
06 tháng cuối năm 2026 | 2026 | range | 2026-07-01 | 2026-12-31
sáu tháng đầu năm | 2026 | range | 2026-01-01 | 2026-06-30
9 tháng đầu năm | 2026 | range | 2026-01-01 | 2026-09-30
trong 6 tháng | 2026 | range | 2026-01-01 | 2026-06-30
6T | 2026 | range | 2026-01-01 | 2026-06-30
9T/2026 | 2026 | range | 2026-01-01 | 2026-09-30
6T đầu năm 2026 | 2026 | range | 2026-01-01 | 2026-06-30
3 tháng cuối năm | 2026 | range | 2026-10-01 | 2026-12-31
6 tháng còn lại của năm | 2026 | range | 2026-07-01 | 2026-12-31
Hai quý đầu năm | 2026 | range | 2026-01-01 | 2026-06-30
cả 4 quý | 2026 | range | 2026-01-01 | 2026-12-31
6 tháng đầu năm và cả năm | 2026 | range | 2026-01-01 | 2026-12-31
nửa đầu năm | 2026 | range | 2026-01-01 | 2026-06-30
nửa cuối năm 2026 | 2026 | range | 2026-07-01 | 2026-12-31
đầu năm | 2026 | range | 2026-01-01 | 2026-03-31
giữa năm | 2026 | range | 2026-04-01 | 2026-09-30
cuối năm | 2026 | range | 2026-10-01 | 2026-12-31
Cuối năm 2025 - đầu năm 2026 | 2026 | range | 2025-10-01 | 2026-03-31
tháng đầu năm | 2026 | range | 2026-01-01 | 2026-01-31
tháng cuối năm | 2026 | range | 2026-12-01 | 2026-12-31
những tháng cuối năm 2026 | 2026 | range | 2026-10-01 | 2026-12-31
đầu quý II | 2026 | range | 2026-04-01 | 2026-04-30
giữa Quý III | 2026 | range | 2026-08-01 | 2026-08-31
cuối quý II | 2026 | range | 2026-06-01 | 2026-06-30
cuối quý I, II | 2026 | range | 2026-03-01 | 2026-06-30
tháng cuối quý II | 2026 | range | 2026-06-01 | 2026-06-30
đầu Quý III/2026 | 2026 | range | 2026-07-01 | 2026-07-31
Nửa đầu quý II | 2026 | range | 2026-04-01 | 2026-05-15
đầu tháng 5 | 2026 | range | 2026-05-01 | 2026-05-10
giữa tháng 5 | 2026 | range | 2026-05-11 | 2026-05-20
cuối tháng 02/2026 | 2026 | range | 2026-02-21 | 2026-02-28
nửa đầu tháng 6 | 2026 | range | 2026-06-01 | 2026-06-15
cuối tháng 6 đầu tháng 7 | 2026 | range | 2026-06-21 | 2026-07-10
Trung tuần tháng 7/2026 | 2026 | range | 2026-07-11 | 2026-07-20
tuần 2 tháng 3 | 2026 | range | 2026-03-08 | 2026-03-14
Tuần thứ hai của tháng 3/2026 | 2026 | range | 2026-03-08 | 2026-03-14
tuần 1-2 tháng 3 | 2026 | range | 2026-03-01 | 2026-03-14
tuần 5 tháng 3 | 2026 | range | 2026-03-29 | 2026-03-31
tuần cuối tháng 6/2026 | 2026 | range | 2026-06-24 | 2026-06-30
ngày cuối cùng của tháng 6 | 2026 | range | 2026-06-30 | 2026-06-30
Trong 10 ngày đầu tháng 3 | 2026 | range | 2026-03-01 | 2026-03-10
# Days
30/6/2026 | 2026 | range | 2026-06-30 | 2026-06-30
30/6 | 2026 | range | 2026-06-30 | 2026-06-30
30/6/26 | 2026 | range | 2026-06-30 | 2026-06-30
30-6-2026 | 2026 | range | 2026-06-30 | 2026-06-30
30.6.2026 | 2026 | range | 2026-06-30 | 2026-06-30
2026-06-30 | 2026 | range | 2026-06-30 | 2026-06-30
05 / 03 / 2026 | 2026 | range | 2026-03-05 | 2026-03-05
Ngày 15/12 | 2026 | range | 2026-12-15 | 2026-12-15
ngày 05 tháng 3 năm 2026 | 2026 | range | 2026-03-05 | 2026-03-05
15 tháng 12 năm 2026 | 2026 | range | 2026-12-15 | 2026-12-15
ngày 30/6 năm 2026 | 2026 | range | 2026-06-30 | 2026-06-30
29/2/2024 | 2026 | range | 2024-02-29 | 2024-02-29
trong ngày 30/6 | 2026 | range | 2026-06-30 | 2026-06-30
01/3 - 30/6/2026 | 2026 | range | 2026-03-01 | 2026-06-30
01/3/2026⏎đến 30/6/2026 | 2026 | range | 2026-03-01 | 2026-06-30
Từ ngày 01/3/2026 đến ngày 30/6/2026 | 2026 | range | 2026-03-01 | 2026-06-30
từ 01/3 đến hết 30/6 | 2026 | range | 2026-03-01 | 2026-06-30
từ 15/11 đến 15/01/2027 | 2026 | range | 2026-11-15 | 2027-01-15
Từ 01/10/2025 đến 31/3 | 2026 | range | 2025-10-01 | 2026-03-31
10-20/3/2026 | 2026 | range | 2026-03-10 | 2026-03-20
ngày 10 và 20/3/2026 | 2026 | range | 2026-03-10 | 2026-03-20
ngày 10, 15, 20 tháng 3 | 2026 | range | 2026-03-10 | 2026-03-20
Từ ngày 10 đến ngày 20 tháng 3 | 2026 | range | 2026-03-10 | 2026-03-20
Từ ngày 25 đến ngày 05/3/2026 | 2026 | range | 2026-02-25 | 2026-03-05
Ngày 15/3; 15/6; 15/9; 15/12 | 2026 | range | 2026-03-15 | 2026-12-15
Ngày 20 tháng cuối quý II | 2026 | range | 2026-06-20 | 2026-06-20
Từ 30/6/2026 đến 01/3/2026 | 2026 | range | 2026-06-30 | 2026-12-31
# Ends
Trước ngày 30/11 | 2026 | range | - | 2026-11-29
trước 30/11/2026 | 2026 | range | - | 2026-11-29
Truoc ngay 30/11 | 2026 | range | - | 2026-11-29
Trước ngày⏎30/11/2026 | 2026 | range | - | 2026-11-29
Trước 30 tháng 6 | 2026 | range | - | 2026-06-29
Trước ngày 01/01/2027 | 2026 | range | - | 2026-12-31
Trước ngày 1/1/2026 | 2026 | range | - | 2025-12-31
Trước 1/3/2024 | 2026 | range | - | 2024-02-29
trước ngày 15/01 năm sau | 2026 | range | - | 2027-01-14
Trước tháng 6/2026 | 2026 | range | - | 2026-05-31
Trước Quý III | 2026 | range | - | 2026-06-30
Trước cuối tháng 11/2026 | 2026 | range | - | 2026-11-30
Hoàn thành trước 30/11 | 2026 | range | - | 2026-11-29
đến trước ngày 30/6/2026 | 2026 | range | - | 2026-06-29
Trước 17h00 ngày 30/6/2026 | 2026 | range | - | 2026-06-30
Trước 17 giờ ngày 15/3 | 2026 | range | - | 2026-03-15
Trước và trong ngày 30/6 | 2026 | range | - | 2026-06-30
Trước ngày 15/6 và 15/12 | 2026 | range | - | 2026-12-14
Trước ngày 15 các tháng 3, 6, 9, 12 | 2026 | range | - | 2026-12-14
Trước ngày 15 tháng cuối Quý I, II, III, IV | 2026 | range | - | 2026-12-14
chậm nhất 30/6 | 2026 | range | - | 2026-06-30
Chậm nhất là ngày 30/6 | 2026 | range | - | 2026-06-30
Chậm nhất tháng 6/2026 | 2026 | range | - | 2026-06-30
Chậm nhất trong tháng 6 | 2026 | range | - | 2026-06-30
đến hết Quý II | 2026 | range | - | 2026-06-30
hết quý II | 2026 | range | - | 2026-06-30
không quá 30/6 | 2026 | range | - | 2026-06-30
Không muộn hơn ngày 15/3 | 2026 | range | - | 2026-03-15
muộn nhất ngày 30/6 | 2026 | range | - | 2026-06-30
hạn cuối 30/6 | 2026 | range | - | 2026-06-30
Thời hạn: 30/6/2026 | 2026 | range | - | 2026-06-30
xong 30/6 | 2026 | range | - | 2026-06-30
hoàn thành 30/6 | 2026 | range | - | 2026-06-30
Hoàn thành Quý II/2026 | 2026 | range | - | 2026-06-30
Hoàn thành trong Quý II/2026 | 2026 | range | 2026-04-01 | 2026-06-30
đến ngày 30/6/2026 | 2026 | range | - | 2026-06-30
Từ nay đến hết tháng 6 | 2026 | range | - | 2026-06-30
Trước 15/3 hoặc theo yêu cầu | 2026 | range | - | 2026-03-14
# Beginnings
Sau ngày 15/3 | 2026 | range | 2026-03-16 | 2026-12-31
Sau Quý I/2026 | 2026 | range | 2026-04-01 | 2026-12-31
sau 31/12/2026 | 2026 | range | 2027-01-01 | 2027-12-31
Từ quý II | 2026 | range | 2026-04-01 | 2026-12-31
Từ tháng 4/2026 | 2026 | range | 2026-04-01 | 2026-12-31
kể từ ngày 01/3/2026 | 2026 | range | 2026-03-01 | 2026-12-31
Bắt đầu Quý II | 2026 | range | 2026-04-01 | 2026-12-31
15/3 trở đi | 2026 | range | 2026-03-15 | 2026-12-31
từ quý II/2026 trở đi | 2026 | range | 2026-04-01 | 2026-12-31
từ 01/3 đến trước 30/6 | 2026 | range | 2026-03-01 | 2026-06-29
Từ Quý II đến hết năm 2026 | 2026 | range | 2026-04-01 | 2026-12-31
tháng 5 đến 15/6 | 2026 | range | 2026-05-01 | 2026-06-15
Quý I đến 15/3 | 2026 | range | 2026-01-01 | 2026-03-15
Bắt đầu từ tháng 3, kết thúc tháng 6/2026 | 2026 | range | 2026-03-01 | 2026-06-30
Trước 30/6; từ ngày 01/9 | 2026 | range | 2026-09-01 | 2026-12-31
# Steps
xây dựng trong Quý I; báo cáo sau kiểm tra | 2026 | range | 2026-01-01 | 2026-03-31
- Xây dựng trong Quý II;⏎- Báo cáo định kỳ | 2026 | range | 2026-01-01 | 2026-12-31
Tháng 1 - Báo cáo định kỳ | 2026 | range | 2026-01-01 | 2026-12-31
Tháng 1 xây dựng kế hoạch, báo cáo định kỳ hằng quý | 2026 | range | 2026-01-01 | 2026-12-31
Xây dựng Kế hoạch trong Quý I và báo cáo định kỳ hằng quý | 2026 | range | 2026-01-01 | 2026-12-31
Tháng 3, sau đó hằng quý | 2026 | range | 2026-01-01 | 2026-12-31
1. Xây dựng: tháng 3⏎2. Báo cáo: hằng quý | 2026 | range | 2026-01-01 | 2026-12-31
- Quý I: Ban hành⏎- Quý II, III: Thực hiện⏎Quý IV: Kết | 2026 | range | 2026-01-01 | 2026-12-31
Từ quý I đến quý III/2026; báo cáo trước ngày 15/12/2026 | 2026 | range | 2026-01-01 | 2026-12-14
Từ quý II; hoàn thành trước 30/11/2026 | 2026 | range | 2026-04-01 | 2026-11-29
Trước ngày 15 tháng cuối quý; báo cáo năm trước ngày 15/12 | 2026 | range | 2026-01-01 | 2026-12-14
31/11/2026; Quý I | 2026 | range | 2026-01-01 | 2026-03-31
Ban hành trong Quý I. Thực hiện trong Quý II | 2026 | range | 2026-01-01 | 2026-06-30
# Names of papers and what refines a stretch
Xây dựng Kế hoạch năm 2027 trong tháng 12/2026 | 2026 | range | 2026-12-01 | 2026-12-31
Xây dựng kế hoạch năm 2027;⏎tháng 12/2026 | 2026 | range | 2026-12-01 | 2026-12-31
Trước ngày 15/12/2026 (Kế hoạch năm 2027) | 2026 | range | - | 2026-12-14
Quý I, báo cáo năm 2025 | 2026 | range | 2026-01-01 | 2026-03-31
Báo cáo Quý I trước ngày 15/3 | 2026 | range | - | 2026-03-14
Tháng 3 (báo cáo Quý I) | 2026 | range | 2026-03-01 | 2026-03-31
Quý I/2026 (trước ngày 15/3/2026) | 2026 | range | 2026-01-01 | 2026-03-14
Trong năm 2026, trước ngày 15/12 | 2026 | range | 2026-01-01 | 2026-12-14
Quý I (Công văn số 12/UBND-VX ngày 03/4/2025 của UBND tỉnh) | 2026 | range | 2026-01-01 | 2026-03-31
Quý II theo Chỉ thị 05-CT/TU | 2026 | range | 2026-04-01 | 2026-06-30
KH số 57/KH-UBND; Quý II/2026 | 2026 | range | 2026-04-01 | 2026-06-30
Theo Kế hoạch của UBND tỉnh, trước ngày 30/11 | 2026 | range | - | 2026-11-29
Theo kế hoạch của UBND tỉnh trong quý II/2026 | 2026 | range | 2026-04-01 | 2026-06-30
Theo lộ trình giai đoạn 2026-2030 | 2026 | range | 2026-01-01 | 2030-12-31
Trong năm 2026 (khi có yêu cầu) | 2026 | range | 2026-01-01 | 2026-12-31
Thường xuyên; hoàn thành trước 30/11/2026 | 2026 | range | - | 2026-11-29
Thường xuyên trong năm; báo cáo trước ngày 15/12 | 2026 | range | - | 2026-12-14
Thường xuyên từ quý II/2026 | 2026 | range | 2026-04-01 | 2026-12-31
# Recurring
Hằng quý | 2026 | recurring | 2026-01-01 | 2026-12-31
Hàng tháng | 2026 | recurring | 2026-01-01 | 2026-12-31
hằng tuần | 2026 | recurring | 2026-01-01 | 2026-12-31
hàng ngày | 2026 | recurring | 2026-01-01 | 2026-12-31
Hằng năm | 2026 | recurring | 2026-01-01 | 2026-12-31
mỗi tháng | 2026 | recurring | 2026-01-01 | 2026-12-31
từng quý | 2026 | recurring | 2026-01-01 | 2026-12-31
Báo cáo định kỳ hàng tháng | 2026 | recurring | 2026-01-01 | 2026-12-31
Định kỳ | 2026 | recurring | 2026-01-01 | 2026-12-31
Theo định kỳ, quý, tháng, năm | 2026 | recurring | 2026-01-01 | 2026-12-31
Định kỳ quý, 6 tháng, năm | 2026 | recurring | 2026-01-01 | 2026-12-31
Quý, 6 tháng, năm | 2026 | recurring | 2026-01-01 | 2026-12-31
6 tháng, năm | 2026 | recurring | 2026-01-01 | 2026-12-31
6 tháng, 01 năm | 2026 | recurring | 2026-01-01 | 2026-12-31
Báo cáo tháng/quý/năm | 2026 | recurring | 2026-01-01 | 2026-12-31
Cuối quý | 2026 | recurring | 2026-01-01 | 2026-12-31
Ngày 15 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-15
ngày 15, 30 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-30
Từ ngày 20 đến 25 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-25
Trước ngày 05 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-04
Trước ngày 01 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-11-30
Trước 16h ngày 20 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-20
trước ngày 05 tháng sau | 2026 | recurring | 2026-01-01 | 2026-12-04
chậm nhất ngày 25 hằng tháng | 2026 | recurring | 2026-01-01 | 2026-12-25
Trước ngày 20 tháng cuối quý | 2026 | recurring | 2026-01-01 | 2026-12-19
Trước 20 tháng cuối quý | 2026 | recurring | 2026-01-01 | 2026-12-19
Trước ngày 25 của tháng cuối mỗi quý | 2026 | recurring | 2026-01-01 | 2026-12-24
Trước ngày 15 tháng cuối quý, 6T, năm | 2026 | recurring | 2026-01-01 | 2026-12-14
Trước ngày 31 tháng giữa quý | 2026 | recurring | 2026-01-01 | 2026-11-29
trước ngày 10 của tháng đầu quý sau | 2026 | recurring | 2026-01-01 | 2026-10-09
tháng đầu quý | 2026 | recurring | 2026-01-01 | 2026-10-31
tháng cuối quý | 2026 | recurring | 2026-01-01 | 2026-12-31
tháng thứ ba của quý | 2026 | recurring | 2026-01-01 | 2026-12-31
Hằng quý (trước ngày 20 tháng cuối quý) | 2026 | recurring | 2026-01-01 | 2026-12-19
Hằng quý⏎Trước ngày 20 tháng cuối quý | 2026 | recurring | 2026-01-01 | 2026-12-19
Hằng quý trong năm 2025 | 2026 | recurring | 2025-01-01 | 2025-12-31
02 lần/năm | 2026 | recurring | 2026-01-01 | 2026-12-31
mỗi năm 2 lần | 2026 | recurring | 2026-01-01 | 2026-12-31
1 lần/quý | 2026 | recurring | 2026-01-01 | 2026-12-31
6 tháng/lần | 2026 | recurring | 2026-01-01 | 2026-12-31
03 tháng một lần | 2026 | recurring | 2026-01-01 | 2026-12-31
02 lần trong năm | 2026 | recurring | 2026-01-01 | 2026-12-31
Quý I hằng năm | 2026 | recurring | 2026-01-01 | 2026-03-31
Trước 31/12 hằng năm | 2026 | recurring | 2026-01-01 | 2026-12-30
Ngày 15/6 và ngày 15/12 hằng năm | 2026 | recurring | 2026-06-15 | 2026-12-15
Định kỳ tháng 6 và tháng 12 | 2026 | recurring | 2026-06-01 | 2026-12-31
Trước ngày 15 hằng tháng, từ tháng 3 đến tháng 10 | 2026 | recurring | 2026-03-01 | 2026-10-14
Trước ngày 01 hằng tháng, từ 01/6 đến 30/6 | 2026 | recurring | 2026-06-01 | 2026-06-01
Thứ sáu hằng tuần | 2026 | recurring | 2026-01-01 | 2026-12-31
T6 hằng tuần | 2026 | recurring | 2026-01-01 | 2026-12-31
Thường xuyên, hằng quý | 2026 | recurring | 2026-01-01 | 2026-12-31
Tổ 2 hằng tuần | 2026 | recurring | 2026-01-01 | 2026-12-31
Theo quý | 2026 | recurring | 2026-01-01 | 2026-12-31
# Open
Thường xuyên | 2026 | open | - | -
Thường xuyên; | 2026 | open | - | -
TX | 2026 | open | - | -
Thường xuyên (khi phát sinh) | 2026 | open | - | -
Thường xuyên trong năm | 2026 | open | - | -
Thường xuyên, liên tục | 2026 | open | - | -
Thường xuyên trong năm 2026 | 2026 | open | - | -
Thường xuyên hằng năm | 2026 | open | - | -
khi có yêu cầu | 2026 | open | - | -
Khi UBND tỉnh giao⏎Khi có yêu cầu | 2026 | open | - | -
Theo lộ trình | 2026 | open | - | -
theo kế hoạch của UBND tỉnh | 2026 | open | - | -
Theo KH phê duyệt | 2026 | open | - | -
Theo yêu cầu của Sở Nội vụ | 2026 | open | - | -
Theo thời gian quy định của Bộ Nội vụ | 2026 | open | - | -
Khi có hướng dẫn của Bộ Nội vụ | 2026 | open | - | -
Sau khi có văn bản của Bộ | 2026 | open | - | -
Ngay sau khi có văn bản | 2026 | open | - | -
Sau kiểm tra | 2026 | open | - | -
Trước kỳ họp HĐND tỉnh | 2026 | open | - | -
Theo tiến độ | 2026 | open | - | -
Theo quy định | 2026 | open | - | -
Kịp thời | 2026 | open | - | -
Khi phát sinh | 2026 | open | - | -
Đột xuất | 2026 | open | - | -
Thực hiện ngay | 2026 | open | - | -
Tuỳ tình hình thực tế | 2026 | open | - | -
Theo Kế hoạch số 57/KH-UBND ngày 18/4/2022 | 2026 | open | - | -
Theo Công văn số 12/UBND-VX | 2026 | open | - | -
Theo KH 178 | 2026 | open | - | -
Theo KH số 178 ngày 12/3/2022 | 2026 | open | - | -
Theo Nghị quyết số 04/2023/NQ-HĐND | 2026 | open | - | -
Theo văn bản chỉ đạo ngày 15/3/2026 của UBND tỉnh | 2026 | open | - | -
Theo Kế hoạch năm 2026 | 2026 | open | - | -
Theo kế hoạch thanh tra, kiểm tra năm 2026 | 2026 | open | - | -
Theo Đề án giai đoạn 2026-2030 | 2026 | open | - | -
Trong vòng 30 ngày kể từ ngày ký | 2026 | open | - | -
15 ngày làm việc sau khi kết thúc kiểm tra | 2026 | open | - | -
Trong vòng 06 tháng | 2026 | open | - | -
02 tháng | 2026 | open | - | -
18 tháng | 2026 | open | - | -
# Unknown
 | 2026 | unknown | - | -
- | 2026 | unknown | - | -
… | 2026 | unknown | - | -
x | 2026 | unknown | - | -
12 | 2026 | unknown | - | -
abc | 2026 | unknown | - | -
31/11/2026 | 2026 | unknown | - | -
ngày 31/6 | 2026 | unknown | - | -
Trước ngày 31/6 | 2026 | unknown | - | -
29/2 | 2026 | unknown | - | -
32/1/2026 | 2026 | unknown | - | -
Quý 5/2026 | 2026 | unknown | - | -
Quý V | 2026 | unknown | - | -
Tháng 13/2026 | 2026 | unknown | - | -
13/2026 | 2026 | unknown | - | -
ngày 31 tháng 11 năm 2026 | 2026 | unknown | - | -
Ngày 15 | 2026 | unknown | - | -
Quý …/2026 | 2026 | unknown | - | -
ngày … tháng … năm 2026 | 2026 | unknown | - | -
ngày    /   /2026 | 2026 | unknown | - | -
tuần 5 tháng 2 | 2026 | unknown | - | -
24/24 | 2026 | unknown | - | -
I, II | 2026 | unknown | - | -
Hoàn thành | 2026 | unknown | - | -
Quý I | 2023 | range | 2023-01-01 | 2023-03-31
Trước ngày 30/11 | 2023 | range | - | 2023-11-29
Trong năm | 2023 | range | 2023-01-01 | 2023-12-31
29/2 | 2024 | range | 2024-02-29 | 2024-02-29
- Xây dựng kế hoạch tháng 1;⏎- Báo cáo định kỳ | 2023 | range | 2023-01-01 | 2023-12-31
Trước ngày 15 tháng cuối quý, 6T, năm | 2023 | recurring | 2023-01-01 | 2023-12-14
Quý I⏎Lồng ghép trong báo cáo CCHC | 2023 | range | 2023-01-01 | 2023-03-31
Năm 2023 (Theo KH 178) | 2023 | range | 2023-01-01 | 2023-12-31
Quý I/2022 (sau khi có Chương trình của UBND tỉnh) | 2023 | range | 2022-01-01 | 2022-03-31
Theo tiến độ phân kỳ được phê duyệt (2023-2024) | 2023 | range | 2023-01-01 | 2024-12-31
Theo định kỳ, quý, tháng, năm | 2023 | recurring | 2023-01-01 | 2023-12-31
Quý IV, quý I/2024 | 2023 | range | 2023-10-01 | 2024-03-31
"""


def table_row(line):
    words, year, kind, start, end = line.split(" | ")
    deadline = Deadline(DeadlineKind(kind), known_day(start), known_day(end))
    return pytest.param(words.replace("⏎", "\n"), int(year), deadline, id=f"{words} ({year})")


def known_day(text):
    return None if text == "-" else date.fromisoformat(text)


ROWS = [table_row(line) for line in TABLE.strip().split("\n") if not line.startswith("#")]

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
TASK_TABLES = [("phu-luc-2023-brvt.txt", 2, 43), ("ke-hoach-2023-nghe-an.txt", 7, 34)]

words_of_the_table = sorted({word for row in ROWS for word in row.values[0].split(" ")})
mixtures = st.lists(st.sampled_from(words_of_the_table), max_size=12).map(" ".join)
lines_of_the_table = st.lists(st.sampled_from([row.values[0] for row in ROWS]), max_size=3)
pieces = st.one_of(mixtures, lines_of_the_table.map("\n".join), st.text())


@pytest.mark.parametrize(("words", "year", "deadline"), ROWS)
def test_words_of_a_plan_are_read_as_a_clerk_would(words, year, deadline):
    assert read_deadline(words, year) == deadline


@pytest.mark.parametrize(("words", "year", "deadline"), ROWS)
def test_the_way_of_typing_changes_nothing(words, year, deadline):
    spaced = words.replace(" ", " \u00a0 ")
    decomposed = unicodedata.normalize("NFD", words)
    readings = {read_deadline(typed, year) for typed in (words.upper(), f" {spaced}\t", decomposed)}
    assert readings == {deadline}


@pytest.mark.parametrize("words", ["", "   ", "\n\n", "\t"])
def test_an_empty_cell_is_unknown(words):
    assert read_deadline(words, 2026) == Deadline(DeadlineKind.UNKNOWN, None, None)


@pytest.mark.parametrize("year", [-1, 0, 1, 1899, 2200, 9999, 10**12])
def test_a_year_that_no_plan_has_is_unknown(year):
    assert read_deadline("Quý I", year).kind is DeadlineKind.UNKNOWN


@pytest.mark.parametrize(("file", "column", "rows"), TASK_TABLES)
def test_every_deadline_of_the_corpus_is_read(file, column, rows):
    if not (SHARED / "corpus" / file).exists():
        pytest.skip("../shared is absent")
    lines = (SHARED / "corpus" / file).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t")[column] for line in lines if line.startswith("TR: ")]
    unread = [cell for cell in cells if read_corpus(cell).kind is DeadlineKind.UNKNOWN]
    assert len(cells) == rows
    assert unread == [""]


def read_corpus(cell):
    return read_deadline(cell.replace("⏎", "\n"), 2023)


@given(pieces, st.integers())
def test_no_words_make_it_fail_in_any_year(words, year):
    assert isinstance(read_deadline(words, year), Deadline)


@given(pieces, st.integers(1900, 2199))
def test_a_deadline_never_ends_before_it_starts(words, year):
    deadline = read_deadline(words, year)
    assert None in (deadline.start, deadline.end) or deadline.start <= deadline.end


@given(pieces, st.integers(1900, 2199))
def test_only_ranges_and_recurrences_have_days(words, year):
    deadline = read_deadline(words, year)
    has_days = (deadline.start or deadline.end) is not None
    assert has_days == (deadline.kind in (DeadlineKind.RANGE, DeadlineKind.RECURRING))
