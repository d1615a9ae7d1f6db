<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Qt's own texts in Vietnamese, which Qt does not ship. Edit here (or in Qt Linguist), then compile:
     uv run pyside6-lrelease resources/locale/vi/qt.ts -qm resources/locale/vi/qt.qm -->
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>CloseButton</name>
    <message><source>Close Tab</source><translation>Đóng thẻ</translation></message>
</context>
<context>
    <name>Print Device Input Slot</name>
    <message><source>Automatic</source><translation>Tự động</translation></message>
</context>
<context>
    <name>Print Device Output Bin</name>
    <message><source>Automatic</source><translation>Tự động</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Alias</source><translation>Lối tắt</translation></message>
    <message><source>Drive</source><translation>Ổ đĩa</translation></message>
    <message><source>File</source><translation>Tệp</translation></message>
    <message><source>File Folder</source><translation>Thư mục</translation></message>
    <message><source>Folder</source><translation>Thư mục</translation></message>
    <message><source>Shortcut</source><translation>Lối tắt</translation></message>
    <message><source>Unknown</source><translation>Không rõ</translation></message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message><source>&amp;Select All</source><translation>Chọ&amp;n tất cả</translation></message>
    <message><source>&amp;Step up</source><translation>Tăn&amp;g</translation></message>
    <message><source>Step &amp;down</source><translation>Giả&amp;m</translation></message>
</context>
<context>
    <name>QAccessibleActionInterface</name>
    <message><source>Decrease the value</source><translation>Giảm giá trị</translation></message>
    <message><source>Increase the value</source><translation>Tăng giá trị</translation></message>
    <message><source>Decrease</source><translation>Giảm</translation></message>
    <message><source>Increase</source><translation>Tăng</translation></message>
    <message><source>Goes back a page</source><translation>Lùi một trang</translation></message>
    <message><source>Goes to the next page</source><translation>Sang trang sau</translation></message>
    <message><source>Moves the element into the visible area</source><translation>Đưa phần này vào vùng nhìn thấy</translation></message>
    <message><source>Next Page</source><translation>Trang sau</translation></message>
    <message><source>Previous Page</source><translation>Trang trước</translation></message>
    <message><source>Press</source><translation>Nhấn</translation></message>
    <message><source>Scroll Left</source><translation>Cuộn sang trái</translation></message>
    <message><source>Scroll Right</source><translation>Cuộn sang phải</translation></message>
    <message><source>Scroll Up</source><translation>Cuộn lên</translation></message>
    <message><source>Scroll Down</source><translation>Cuộn xuống</translation></message>
    <message><source>Scrolls down</source><translation>Cuộn xuống</translation></message>
    <message><source>Scrolls up</source><translation>Cuộn lên</translation></message>
    <message><source>Scrolls to the left</source><translation>Cuộn sang trái</translation></message>
    <message><source>Scrolls to the right</source><translation>Cuộn sang phải</translation></message>
    <message><source>Sets the focus</source><translation>Đặt con trỏ vào đây</translation></message>
    <message><source>Set Focus</source><translation>Đặt con trỏ</translation></message>
    <message><source>SetFocus</source><translation>Đặt con trỏ</translation></message>
    <message><source>ShowMenu</source><translation>Hiện trình đơn</translation></message>
    <message><source>Show Menu</source><translation>Hiện trình đơn</translation></message>
    <message><source>Show on Screen</source><translation>Hiện trên màn hình</translation></message>
    <message><source>Shows the menu</source><translation>Hiện trình đơn</translation></message>
    <message><source>Toggle</source><translation>Bật tắt</translation></message>
    <message><source>Toggles the state</source><translation>Bật hoặc tắt</translation></message>
    <message><source>Triggers the action</source><translation>Thực hiện thao tác</translation></message>
</context>
<context>
    <name>QComboBox</name>
    <message><source>True</source><translation>Đúng</translation></message>
    <message><source>False</source><translation>Sai</translation></message>
    <message><source>Open the combo box selection popup</source><translation>Mở danh sách lựa chọn</translation></message>
</context>
<context>
    <name>QCupsJobWidget</name>
    <message><source>&amp;Billing information:</source><translation>Thông tin th&amp;anh toán:</translation></message>
    <message><source>&amp;End:</source><translation>&amp;Cuối:</translation></message>
    <message><source>&amp;Start:</source><translation>Đầ&amp;u:</translation></message>
    <message><source>Banner Pages</source><translation>Trang bìa</translation></message>
    <message><source>Classified</source><translation>Mật</translation></message>
    <message><source>Confidential</source><translation>Bảo mật</translation></message>
    <message><source>Day (06:00 to 17:59)</source><translation>Ban ngày (06:00 đến 17:59)</translation></message>
    <message><source>Hold Indefinitely</source><translation>Giữ không thời hạn</translation></message>
    <message><source>Job</source><translation>Lệnh in</translation></message>
    <message><source>Job &amp;priority:</source><translation>Độ ưu t&amp;iên:</translation></message>
    <message><source>Job Control</source><translation>Điều khiển lệnh in</translation></message>
    <message><source>Night (18:00 to 05:59)</source><translation>Ban đêm (18:00 đến 05:59)</translation></message>
    <message><source>None</source><translation>Không</translation></message>
    <message><source>Print Immediately</source><translation>In ngay</translation></message>
    <message><source>Scheduled &amp;printing:</source><translation>&amp;Hẹn giờ in:</translation></message>
    <message><source>Second Shift (16:00 to 23:59)</source><translation>Ca hai (16:00 đến 23:59)</translation></message>
    <message><source>Secret</source><translation>Tối mật</translation></message>
    <message><source>Specific Time</source><translation>Giờ cụ thể</translation></message>
    <message><source>Standard</source><translation>Tiêu chuẩn</translation></message>
    <message><source>Third Shift (00:00 to 07:59)</source><translation>Ca ba (00:00 đến 07:59)</translation></message>
    <message><source>Top Secret</source><translation>Tuyệt mật</translation></message>
    <message><source>Unclassified</source><translation>Không mật</translation></message>
    <message><source>Weekend (Saturday to Sunday)</source><translation>Cuối tuần (thứ Bảy đến Chủ nhật)</translation></message>
</context>
<context>
    <name>QCupsPrinterSupport</name>
    <message><source>Authentication Needed</source><translation>Cần xác thực</translation></message>
    <message><source>Authentication needed to use %1 on %2.</source><translation>Cần xác thực để dùng %1 trên %2.</translation></message>
    <message><source>Authentication needed to use %1.</source><translation>Cần xác thực để dùng %1.</translation></message>
    <message><source>Password:</source><translation>Mật khẩu:</translation></message>
    <message><source>Username:</source><translation>Tên người dùng:</translation></message>
</context>
<context>
    <name>QDialog</name>
    <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message><source>OK</source><translation>Đồng ý</translation></message>
</context>
<context>
    <name>QDockWidget</name>
    <message><source>Close</source><translation>Đóng</translation></message>
    <message><source>Closes the dock widget</source><translation>Đóng khung này</translation></message>
    <message><source>Float</source><translation>Tách rời</translation></message>
    <message><source>Undocks and re-attaches the dock widget</source><translation>Tách khung này ra hoặc gắn lại</translation></message>
</context>
<context>
    <name>QErrorMessage</name>
    <message><source>&amp;OK</source><translation>Đồ&amp;ng ý</translation></message>
    <message><source>&amp;Show this message again</source><translation>&amp;Hiện lại thông báo này</translation></message>
    <message><source>An error occurred</source><translation>Đã xảy ra lỗi</translation></message>
    <message><source>Critical Error:</source><translation>Lỗi nghiêm trọng:</translation></message>
    <message><source>Debug Message:</source><translation>Thông báo gỡ lỗi:</translation></message>
    <message><source>Fatal Error:</source><translation>Lỗi không khắc phục được:</translation></message>
    <message><source>Information:</source><translation>Thông tin:</translation></message>
    <message><source>Warning:</source><translation>Cảnh báo:</translation></message>
</context>
<context>
    <name>QFile</name>
    <message><source>Cannot open %1 for input</source><translation>Không mở được %1 để đọc</translation></message>
    <message><source>Cannot open for output: %1</source><translation>Không mở được để ghi: %1</translation></message>
    <message><source>Cannot remove source file: %1</source><translation>Không xoá được tệp nguồn: %1</translation></message>
    <message><source>Could not copy to %1: %2</source><translation>Không chép được vào %1: %2</translation></message>
    <message><source>Destination file exists</source><translation>Tệp đích đã có</translation></message>
    <message><source>Destination file is the same file.</source><translation>Tệp đích chính là tệp này.</translation></message>
    <message><source>Error while renaming: %1</source><translation>Lỗi khi đổi tên: %1</translation></message>
    <message><source>Failure to write block: %1</source><translation>Ghi không thành công: %1</translation></message>
    <message><source>Source file does not exist.</source><translation>Không có tệp nguồn.</translation></message>
    <message><source>Unable to restore from %1: %2</source><translation>Không phục hồi được từ %1: %2</translation></message>
    <message><source>Will not rename sequential file using block copy</source><translation>Không đổi tên tệp tuần tự bằng cách chép</translation></message>
</context>
<context>
    <name>QFileDevice</name>
    <message><source>No file engine available</source><translation>Không có bộ xử lý tệp</translation></message>
    <message><source>No file engine available or engine does not support UnMapExtension</source><translation>Không có bộ xử lý tệp, hoặc nó không hỗ trợ UnMapExtension</translation></message>
</context>
<context>
    <name>QFileDialog</name>
    <message><source>%1
Directory not found.
Please verify the correct directory name was given.</source><translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation></message>
    <message><source>%1
File not found.
Please verify the correct file name was given.</source><translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation></message>
    <message><source>%1 already exists.
Do you want to replace it?</source><translation>%1 đã có.
Bạn có muốn thay thế không?</translation></message>
    <message><source>&amp;Choose</source><translation>&amp;Chọn</translation></message>
    <message><source>&amp;Delete</source><translation>&amp;Xoá</translation></message>
    <message><source>&amp;Look in:</source><translation>&amp;Tìm trong:</translation></message>
    <message><source>&amp;New Folder</source><translation>Thư mục &amp;mới</translation></message>
    <message><source>&amp;Open</source><translation>&amp;Mở</translation></message>
    <message><source>&amp;Rename</source><translation>Đổ&amp;i tên</translation></message>
    <message><source>&amp;Save</source><translation>&amp;Lưu</translation></message>
    <message><source>'%1' is write protected.
Do you want to delete it anyway?</source><translation>“%1” được bảo vệ, không cho ghi.
Bạn vẫn muốn xoá?</translation></message>
    <message><source>Alias</source><translation>Lối tắt</translation></message>
    <message><source>All Files (*)</source><translation>Mọi tệp (*)</translation></message>
    <message><source>All files (*)</source><translation>Mọi tệp (*)</translation></message>
    <message><source>Alt+Left</source><translation>Alt+Left</translation></message>
    <message><source>Alt+Right</source><translation>Alt+Right</translation></message>
    <message><source>Alt+Up</source><translation>Alt+Up</translation></message>
    <message><source>Are you sure you want to delete '%1'?</source><translation>Bạn có chắc muốn xoá “%1”?</translation></message>
    <message><source>Back</source><translation>Quay lại</translation></message>
    <message><source>Change to detail view mode</source><translation>Chuyển sang xem chi tiết</translation></message>
    <message><source>Change to list view mode</source><translation>Chuyển sang xem danh sách</translation></message>
    <message><source>Could not delete directory.</source><translation>Không xoá được thư mục.</translation></message>
    <message><source>Create New Folder</source><translation>Tạo thư mục mới</translation></message>
    <message><source>Create a New Folder</source><translation>Tạo một thư mục mới</translation></message>
    <message><source>Delete</source><translation>Xoá</translation></message>
    <message><source>Detail View</source><translation>Xem chi tiết</translation></message>
    <message><source>Directories</source><translation>Thư mục</translation></message>
    <message><source>Directory:</source><translation>Thư mục:</translation></message>
    <message><source>Drive</source><translation>Ổ đĩa</translation></message>
    <message><source>File</source><translation>Tệp</translation></message>
    <message><source>File &amp;name:</source><translation>Tê&amp;n tệp:</translation></message>
    <message><source>Files</source><translation>Tệp</translation></message>
    <message><source>Files of &amp;type:</source><translation>L&amp;oại tệp:</translation></message>
    <message><source>Find Directory</source><translation>Chọn thư mục</translation></message>
    <message><source>Folder</source><translation>Thư mục</translation></message>
    <message><source>Forward</source><translation>Tiến tới</translation></message>
    <message><source>Go back</source><translation>Quay lại</translation></message>
    <message><source>Go forward</source><translation>Tiến tới</translation></message>
    <message><source>Go to the parent directory</source><translation>Lên thư mục cha</translation></message>
    <message><source>List View</source><translation>Xem danh sách</translation></message>
    <message><source>List of places and bookmarks</source><translation>Danh sách vị trí và dấu trang</translation></message>
    <message><source>Look in:</source><translation>Tìm trong:</translation></message>
    <message><source>New Folder</source><translation>Thư mục mới</translation></message>
    <message><source>Open</source><translation>Mở</translation></message>
    <message><source>Parent Directory</source><translation>Thư mục cha</translation></message>
    <message><source>Recent Places</source><translation>Vị trí gần đây</translation></message>
    <message><source>Remove</source><translation>Gỡ bỏ</translation></message>
    <message><source>Save As</source><translation>Lưu thành</translation></message>
    <message><source>Shortcut</source><translation>Lối tắt</translation></message>
    <message><source>Show </source><translation>Hiện </translation></message>
    <message><source>Show &amp;hidden files</source><translation>&amp;Hiện tệp ẩn</translation></message>
    <message><source>Sidebar</source><translation>Thanh bên</translation></message>
    <message><source>Unknown</source><translation>Không rõ</translation></message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message><source>Computer</source><translation>Máy tính</translation></message>
    <message><source>My Computer</source><translation>Máy tính</translation></message>
    <message><source>Date Modified</source><translation>Ngày sửa</translation></message>
    <message><source>Kind</source><translation>Kiểu</translation></message>
    <message><source>Name</source><translation>Tên</translation></message>
    <message><source>Size</source><translation>Kích thước</translation></message>
    <message><source>Type</source><translation>Kiểu</translation></message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message><source>&amp;OK</source><translation>Đồ&amp;ng ý</translation></message>
    <message><source>&amp;Save</source><translation>&amp;Lưu</translation></message>
    <message><source>&amp;Cancel</source><translation>&amp;Huỷ bỏ</translation></message>
    <message><source>&amp;Close</source><translation>Đón&amp;g</translation></message>
    <message><source>Close without Saving</source><translation>Đóng, không lưu</translation></message>
</context>
<context>
    <name>QIODevice</name>
    <message><source>No space left on device</source><translation>Ổ đĩa đã đầy</translation></message>
    <message><source>No such file or directory</source><translation>Không có tệp hoặc thư mục này</translation></message>
    <message><source>Permission denied</source><translation>Không có quyền truy cập</translation></message>
    <message><source>Too many open files</source><translation>Quá nhiều tệp đang mở</translation></message>
    <message><source>Unknown error</source><translation>Lỗi không rõ</translation></message>
    <message><source>file to open is a directory</source><translation>tệp cần mở lại là một thư mục</translation></message>
</context>
<context>
    <name>QImageReader</name>
    <message><source>File not found</source><translation>Không tìm thấy tệp</translation></message>
    <message><source>Invalid device</source><translation>Nguồn đọc không hợp lệ</translation></message>
    <message><source>Unable to read image data</source><translation>Không đọc được dữ liệu ảnh</translation></message>
    <message><source>Unknown error</source><translation>Lỗi không rõ</translation></message>
    <message><source>Unsupported image format</source><translation>Định dạng ảnh không được hỗ trợ</translation></message>
</context>
<context>
    <name>QImageWriter</name>
    <message><source>Cannot open device for writing: %1</source><translation>Không mở được để ghi: %1</translation></message>
    <message><source>Device is not set</source><translation>Chưa chọn nơi ghi</translation></message>
    <message><source>Device not writable</source><translation>Không ghi được vào nơi đã chọn</translation></message>
    <message><source>Image is empty</source><translation>Ảnh rỗng</translation></message>
    <message><source>Unknown error</source><translation>Lỗi không rõ</translation></message>
    <message><source>Unsupported image format</source><translation>Định dạng ảnh không được hỗ trợ</translation></message>
</context>
<context>
    <name>QInputDialog</name>
    <message><source>Enter a value:</source><translation>Nhập giá trị:</translation></message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message><source>%1, ...</source><translation>%1, …</translation></message>
    <message><source>Press shortcut</source><translation>Nhấn tổ hợp phím</translation></message>
</context>
<context>
    <name>QLineEdit</name>
    <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
    <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
    <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
    <message><source>&amp;Copy</source><translation>&amp;Chép</translation></message>
    <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
    <message><source>Delete</source><translation>&amp;Xoá</translation></message>
    <message><source>Select All</source><translation>Chọ&amp;n tất cả</translation></message>
</context>
<context>
    <name>QMessageBox</name>
    <message><source>About Qt</source><translation>Giới thiệu Qt</translation></message>
    <message><source>Show Details...</source><translation>Hiện chi tiết…</translation></message>
    <message><source>Hide Details...</source><translation>Ẩn chi tiết…</translation></message>
    <message><source>&lt;h3&gt;About Qt&lt;/h3&gt;&lt;p&gt;This program uses Qt version %1.&lt;/p&gt;</source><translation>&lt;h3&gt;Giới thiệu Qt&lt;/h3&gt;&lt;p&gt;Chương trình này dùng Qt phiên bản %1.&lt;/p&gt;</translation></message>
    <message><source>&lt;p&gt;Qt is a C++ toolkit for cross-platform application development.&lt;/p&gt;&lt;p&gt;Qt provides single-source portability across all major desktop operating systems. It is also available for embedded Linux and other embedded and mobile operating systems.&lt;/p&gt;&lt;p&gt;Qt is available under multiple licensing options designed to accommodate the needs of our various users.&lt;/p&gt;&lt;p&gt;Qt licensed under our commercial license agreement is appropriate for development of proprietary/commercial software where you do not want to share any source code with third parties or otherwise cannot comply with the terms of GNU (L)GPL.&lt;/p&gt;&lt;p&gt;Qt licensed under GNU (L)GPL is appropriate for the development of Qt&amp;nbsp;applications provided you can comply with the terms and conditions of the respective licenses.&lt;/p&gt;&lt;p&gt;Please see &lt;a href="https://%2/"&gt;%2&lt;/a&gt; for an overview of Qt licensing.&lt;/p&gt;&lt;p&gt;Copyright (C) The Qt Company Ltd. and other contributors.&lt;/p&gt;&lt;p&gt;Qt and the Qt logo are trademarks of The Qt Company Ltd.&lt;/p&gt;&lt;p&gt;Qt is The Qt Company Ltd. product developed as an open source project. See &lt;a href="https://%3/"&gt;%3&lt;/a&gt; for more information.&lt;/p&gt;</source><translation>&lt;p&gt;Qt là bộ công cụ C++ để phát triển ứng dụng đa nền tảng.&lt;/p&gt;&lt;p&gt;Với một mã nguồn duy nhất, Qt chạy được trên mọi hệ điều hành máy tính để bàn phổ biến. Qt cũng có cho Linux nhúng, các hệ điều hành nhúng khác và hệ điều hành di động.&lt;/p&gt;&lt;p&gt;Qt được cung cấp theo nhiều giấy phép khác nhau để đáp ứng nhu cầu của người dùng.&lt;/p&gt;&lt;p&gt;Qt theo giấy phép thương mại thích hợp để phát triển phần mềm độc quyền hoặc thương mại khi không muốn chia sẻ mã nguồn với bên thứ ba hoặc không thể tuân theo các điều khoản của GNU (L)GPL.&lt;/p&gt;&lt;p&gt;Qt theo giấy phép GNU (L)GPL thích hợp để phát triển ứng dụng&amp;nbsp;Qt khi có thể tuân theo các điều khoản và điều kiện của giấy phép tương ứng.&lt;/p&gt;&lt;p&gt;Xem &lt;a href="https://%2/"&gt;%2&lt;/a&gt; để biết tổng quan về giấy phép của Qt.&lt;/p&gt;&lt;p&gt;Bản quyền (C) The Qt Company Ltd. và những người đóng góp khác.&lt;/p&gt;&lt;p&gt;Qt và biểu trưng Qt là nhãn hiệu của The Qt Company Ltd.&lt;/p&gt;&lt;p&gt;Qt là sản phẩm của The Qt Company Ltd., được phát triển như một dự án mã nguồn mở. Xem &lt;a href="https://%3/"&gt;%3&lt;/a&gt; để biết thêm thông tin.&lt;/p&gt;</translation></message>
</context>
<context>
    <name>QMimeType</name>
    <message><source>Microsoft Word Document</source><translation>Tài liệu Word</translation></message>
    <message><source>Microsoft Excel Spreadsheet</source><translation>Bảng tính Excel</translation></message>
    <message><source>Office Open XML Document</source><translation>Tài liệu Word</translation></message>
    <message><source>Rich Text Format File</source><translation>Tài liệu RTF</translation></message>
    <message><source>Portable Document Format</source><translation>Tài liệu PDF</translation></message>
</context>
<context>
    <name>QPPDOptionsModel</name>
    <message><source>Name</source><translation>Tên</translation></message>
    <message><source>Value</source><translation>Giá trị</translation></message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message><source>CC</source><translation>CC</translation></message>
    <message><source>Cicero (CC)</source><translation>Cicero (CC)</translation></message>
    <message><source>Custom</source><translation>Tuỳ chỉnh</translation></message>
    <message><source>DD</source><translation>DD</translation></message>
    <message><source>Didot (DD)</source><translation>Didot (DD)</translation></message>
    <message><source>Form</source><translation>Biểu mẫu</translation></message>
    <message><source>Height:</source><translation>Chiều cao:</translation></message>
    <message><source>Inches (in)</source><translation>Inch (in)</translation></message>
    <message><source>Landscape</source><translation>Khổ ngang</translation></message>
    <message><source>Margins</source><translation>Lề</translation></message>
    <message><source>Millimeters (mm)</source><translation>Milimét (mm)</translation></message>
    <message><source>Orientation</source><translation>Hướng giấy</translation></message>
    <message><source>Page &amp;order:</source><translation>Thứ tự t&amp;rang:</translation></message>
    <message><source>Page Layout</source><translation>Bố trí trang</translation></message>
    <message><source>Page size:</source><translation>Khổ giấy:</translation></message>
    <message><source>Pages &amp;per sheet:</source><translation>&amp;Số trang mỗi tờ:</translation></message>
    <message><source>Paper</source><translation>Giấy</translation></message>
    <message><source>Paper source:</source><translation>Khay giấy:</translation></message>
    <message><source>Pica (P̸)</source><translation>Pica (P̸)</translation></message>
    <message><source>Points (pt)</source><translation>Điểm (pt)</translation></message>
    <message><source>Portrait</source><translation>Khổ dọc</translation></message>
    <message><source>P̸</source><translation>P̸</translation></message>
    <message><source>Reverse landscape</source><translation>Khổ ngang, đảo chiều</translation></message>
    <message><source>Reverse portrait</source><translation>Khổ dọc, đảo chiều</translation></message>
    <message><source>Width:</source><translation>Chiều rộng:</translation></message>
    <message><source>bottom margin</source><translation>lề dưới</translation></message>
    <message><source>in</source><translation>in</translation></message>
    <message><source>left margin</source><translation>lề trái</translation></message>
    <message><source>mm</source><translation>mm</translation></message>
    <message><source>pt</source><translation>pt</translation></message>
    <message><source>right margin</source><translation>lề phải</translation></message>
    <message><source>top margin</source><translation>lề trên</translation></message>
</context>
<context>
    <name>QPageSize</name>
    <message><source>%1 x %2 in</source><translation>%1 x %2 in</translation></message>
    <message><source>A0</source><translation>A0</translation></message>
    <message><source>A1</source><translation>A1</translation></message>
    <message><source>A10</source><translation>A10</translation></message>
    <message><source>A2</source><translation>A2</translation></message>
    <message><source>A3</source><translation>A3</translation></message>
    <message><source>A3 Extra</source><translation>A3 mở rộng</translation></message>
    <message><source>A4</source><translation>A4</translation></message>
    <message><source>A4 Extra</source><translation>A4 mở rộng</translation></message>
    <message><source>A4 Plus</source><translation>A4 cộng</translation></message>
    <message><source>A4 Small</source><translation>A4 nhỏ</translation></message>
    <message><source>A5</source><translation>A5</translation></message>
    <message><source>A5 Extra</source><translation>A5 mở rộng</translation></message>
    <message><source>A6</source><translation>A6</translation></message>
    <message><source>A7</source><translation>A7</translation></message>
    <message><source>A8</source><translation>A8</translation></message>
    <message><source>A9</source><translation>A9</translation></message>
    <message><source>ANSI C</source><translation>ANSI C</translation></message>
    <message><source>ANSI D</source><translation>ANSI D</translation></message>
    <message><source>ANSI E</source><translation>ANSI E</translation></message>
    <message><source>Architect A</source><translation>Kiến trúc A</translation></message>
    <message><source>Architect B</source><translation>Kiến trúc B</translation></message>
    <message><source>Architect C</source><translation>Kiến trúc C</translation></message>
    <message><source>Architect D</source><translation>Kiến trúc D</translation></message>
    <message><source>Architect E</source><translation>Kiến trúc E</translation></message>
    <message><source>B0</source><translation>B0</translation></message>
    <message><source>B1</source><translation>B1</translation></message>
    <message><source>B10</source><translation>B10</translation></message>
    <message><source>B2</source><translation>B2</translation></message>
    <message><source>B3</source><translation>B3</translation></message>
    <message><source>B4</source><translation>B4</translation></message>
    <message><source>B5</source><translation>B5</translation></message>
    <message><source>B5 Extra</source><translation>B5 mở rộng</translation></message>
    <message><source>B6</source><translation>B6</translation></message>
    <message><source>B7</source><translation>B7</translation></message>
    <message><source>B8</source><translation>B8</translation></message>
    <message><source>B9</source><translation>B9</translation></message>
    <message><source>Custom</source><translation>Tuỳ chỉnh</translation></message>
    <message><source>Custom (%1CC x %2CC)</source><translation>Tuỳ chỉnh (%1CC x %2CC)</translation></message>
    <message><source>Custom (%1DD x %2DD)</source><translation>Tuỳ chỉnh (%1DD x %2DD)</translation></message>
    <message><source>Custom (%1in x %2in)</source><translation>Tuỳ chỉnh (%1in x %2in)</translation></message>
    <message><source>Custom (%1mm x %2mm)</source><translation>Tuỳ chỉnh (%1mm x %2mm)</translation></message>
    <message><source>Custom (%1pc x %2pc)</source><translation>Tuỳ chỉnh (%1pc x %2pc)</translation></message>
    <message><source>Custom (%1pt x %2pt)</source><translation>Tuỳ chỉnh (%1pt x %2pt)</translation></message>
    <message><source>Double Postcard</source><translation>Bưu thiếp kép</translation></message>
    <message><source>Envelope B4</source><translation>Phong bì B4</translation></message>
    <message><source>Envelope B5</source><translation>Phong bì B5</translation></message>
    <message><source>Envelope B6</source><translation>Phong bì B6</translation></message>
    <message><source>Envelope C0</source><translation>Phong bì C0</translation></message>
    <message><source>Envelope C1</source><translation>Phong bì C1</translation></message>
    <message><source>Envelope C2</source><translation>Phong bì C2</translation></message>
    <message><source>Envelope C3</source><translation>Phong bì C3</translation></message>
    <message><source>Envelope C4</source><translation>Phong bì C4</translation></message>
    <message><source>Envelope C5</source><translation>Phong bì C5</translation></message>
    <message><source>Envelope C6</source><translation>Phong bì C6</translation></message>
    <message><source>Envelope C65</source><translation>Phong bì C65</translation></message>
    <message><source>Envelope C7</source><translation>Phong bì C7</translation></message>
    <message><source>Envelope Chou 3</source><translation>Phong bì Chou 3</translation></message>
    <message><source>Envelope Chou 4</source><translation>Phong bì Chou 4</translation></message>
    <message><source>Envelope DL</source><translation>Phong bì DL</translation></message>
    <message><source>Envelope Invite</source><translation>Phong bì thiệp mời</translation></message>
    <message><source>Envelope Italian</source><translation>Phong bì Ý</translation></message>
    <message><source>Envelope Kaku 2</source><translation>Phong bì Kaku 2</translation></message>
    <message><source>Envelope Kaku 3</source><translation>Phong bì Kaku 3</translation></message>
    <message><source>Envelope Monarch</source><translation>Phong bì Monarch</translation></message>
    <message><source>Envelope PRC 1</source><translation>Phong bì PRC 1</translation></message>
    <message><source>Envelope PRC 10</source><translation>Phong bì PRC 10</translation></message>
    <message><source>Envelope PRC 2</source><translation>Phong bì PRC 2</translation></message>
    <message><source>Envelope PRC 3</source><translation>Phong bì PRC 3</translation></message>
    <message><source>Envelope PRC 4</source><translation>Phong bì PRC 4</translation></message>
    <message><source>Envelope PRC 5</source><translation>Phong bì PRC 5</translation></message>
    <message><source>Envelope PRC 6</source><translation>Phong bì PRC 6</translation></message>
    <message><source>Envelope PRC 7</source><translation>Phong bì PRC 7</translation></message>
    <message><source>Envelope PRC 8</source><translation>Phong bì PRC 8</translation></message>
    <message><source>Envelope PRC 9</source><translation>Phong bì PRC 9</translation></message>
    <message><source>Envelope Personal</source><translation>Phong bì cá nhân</translation></message>
    <message><source>Envelope US 10</source><translation>Phong bì US 10</translation></message>
    <message><source>Envelope US 11</source><translation>Phong bì US 11</translation></message>
    <message><source>Envelope US 12</source><translation>Phong bì US 12</translation></message>
    <message><source>Envelope US 14</source><translation>Phong bì US 14</translation></message>
    <message><source>Envelope US 9</source><translation>Phong bì US 9</translation></message>
    <message><source>Envelope You 4</source><translation>Phong bì You 4</translation></message>
    <message><source>Executive (7.25 x 10.5 in)</source><translation>Executive (7.25 x 10.5 in)</translation></message>
    <message><source>Executive (7.5 x 10 in)</source><translation>Executive (7.5 x 10 in)</translation></message>
    <message><source>Fan-fold German (8.5 x 12 in)</source><translation>Giấy gấp Đức (8.5 x 12 in)</translation></message>
    <message><source>Fan-fold German Legal (8.5 x 13 in)</source><translation>Giấy gấp Đức Legal (8.5 x 13 in)</translation></message>
    <message><source>Fan-fold US (14.875 x 11 in)</source><translation>Giấy gấp Mỹ (14.875 x 11 in)</translation></message>
    <message><source>Folio (8.27 x 13 in)</source><translation>Folio (8.27 x 13 in)</translation></message>
    <message><source>JIS B0</source><translation>JIS B0</translation></message>
    <message><source>JIS B1</source><translation>JIS B1</translation></message>
    <message><source>JIS B10</source><translation>JIS B10</translation></message>
    <message><source>JIS B2</source><translation>JIS B2</translation></message>
    <message><source>JIS B3</source><translation>JIS B3</translation></message>
    <message><source>JIS B4</source><translation>JIS B4</translation></message>
    <message><source>JIS B5</source><translation>JIS B5</translation></message>
    <message><source>JIS B6</source><translation>JIS B6</translation></message>
    <message><source>JIS B7</source><translation>JIS B7</translation></message>
    <message><source>JIS B8</source><translation>JIS B8</translation></message>
    <message><source>JIS B9</source><translation>JIS B9</translation></message>
    <message><source>Ledger / ANSI B</source><translation>Ledger / ANSI B</translation></message>
    <message><source>Legal</source><translation>Legal</translation></message>
    <message><source>Legal Extra</source><translation>Legal mở rộng</translation></message>
    <message><source>Letter / ANSI A</source><translation>Letter / ANSI A</translation></message>
    <message><source>Letter Extra</source><translation>Letter mở rộng</translation></message>
    <message><source>Letter Plus</source><translation>Letter cộng</translation></message>
    <message><source>Letter Small</source><translation>Letter nhỏ</translation></message>
    <message><source>Note</source><translation>Sổ tay</translation></message>
    <message><source>PRC 16K</source><translation>PRC 16K</translation></message>
    <message><source>PRC 32K</source><translation>PRC 32K</translation></message>
    <message><source>PRC 32K Big</source><translation>PRC 32K lớn</translation></message>
    <message><source>Postcard</source><translation>Bưu thiếp</translation></message>
    <message><source>Quarto</source><translation>Quarto</translation></message>
    <message><source>Statement</source><translation>Statement</translation></message>
    <message><source>Super A</source><translation>Super A</translation></message>
    <message><source>Super B</source><translation>Super B</translation></message>
    <message><source>Tabloid / ANSI B</source><translation>Tabloid / ANSI B</translation></message>
    <message><source>Tabloid Extra</source><translation>Tabloid mở rộng</translation></message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message><source>OK</source><translation>Đồng ý</translation></message>
    <message><source>Save</source><translation>Lưu</translation></message>
    <message><source>Save All</source><translation>Lưu tất cả</translation></message>
    <message><source>Open</source><translation>Mở</translation></message>
    <message><source>&amp;Yes</source><translation>&amp;Có</translation></message>
    <message><source>Yes to &amp;All</source><translation>Có &amp;tất cả</translation></message>
    <message><source>&amp;No</source><translation>&amp;Không</translation></message>
    <message><source>N&amp;o to All</source><translation>Khôn&amp;g tất cả</translation></message>
    <message><source>Abort</source><translation>Dừng</translation></message>
    <message><source>Retry</source><translation>Thử lại</translation></message>
    <message><source>Ignore</source><translation>Bỏ qua</translation></message>
    <message><source>Close</source><translation>Đóng</translation></message>
    <message><source>Cancel</source><translation>Huỷ bỏ</translation></message>
    <message><source>Discard</source><translation>Không lưu</translation></message>
    <message><source>Help</source><translation>Trợ giúp</translation></message>
    <message><source>Apply</source><translation>Áp dụng</translation></message>
    <message><source>Reset</source><translation>Đặt lại</translation></message>
    <message><source>Restore Defaults</source><translation>Khôi phục mặc định</translation></message>
</context>
<context>
    <name>QPrintDialog</name>
    <message><source>%1 already exists.
Do you want to overwrite it?</source><translation>%1 đã có.
Bạn có muốn ghi đè không?</translation></message>
    <message><source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source><translation>%1 không đúng cách viết. Hãy dùng dấu “,” để ngăn cách các trang và khoảng trang, dấu “-” để chỉ khoảng trang, và các khoảng không được chồng lên nhau.</translation></message>
    <message><source>%1 is a directory.
Please choose a different file name.</source><translation>%1 là một thư mục.
Hãy chọn tên tệp khác.</translation></message>
    <message><source>&amp;Options &lt;&lt;</source><translation>&amp;Tuỳ chọn &lt;&lt;</translation></message>
    <message><source>&amp;Options &gt;&gt;</source><translation>&amp;Tuỳ chọn &gt;&gt;</translation></message>
    <message><source>&amp;Print</source><translation>&amp;In</translation></message>
    <message><source>1 (1x1)</source><translation>1 (1x1)</translation></message>
    <message><source>16 (4x4)</source><translation>16 (4x4)</translation></message>
    <message><source>2 (2x1)</source><translation>2 (2x1)</translation></message>
    <message><source>4 (2x2)</source><translation>4 (2x2)</translation></message>
    <message><source>6 (2x3)</source><translation>6 (2x3)</translation></message>
    <message><source>9 (3x3)</source><translation>9 (3x3)</translation></message>
    <message><source>All Pages</source><translation>Mọi trang</translation></message>
    <message><source>Automatic</source><translation>Tự động</translation></message>
    <message><source>Bottom to Top, Left to Right</source><translation>Dưới lên trên, trái sang phải</translation></message>
    <message><source>Bottom to Top, Right to Left</source><translation>Dưới lên trên, phải sang trái</translation></message>
    <message><source>Duplex Settings Conflicts</source><translation>Thiết lập in hai mặt mâu thuẫn</translation></message>
    <message><source>Even Pages</source><translation>Trang chẵn</translation></message>
    <message><source>File %1 is not writable.
Please choose a different file name.</source><translation>Không ghi được vào tệp %1.
Hãy chọn tên tệp khác.</translation></message>
    <message><source>Invalid Pages Definition</source><translation>Khoảng trang không hợp lệ</translation></message>
    <message><source>Left to Right, Bottom to Top</source><translation>Trái sang phải, dưới lên trên</translation></message>
    <message><source>Left to Right, Top to Bottom</source><translation>Trái sang phải, trên xuống dưới</translation></message>
    <message><source>Local file</source><translation>Tệp trên máy</translation></message>
    <message><source>OK</source><translation>Đồng ý</translation></message>
    <message><source>Odd Pages</source><translation>Trang lẻ</translation></message>
    <message><source>Options 'Pages Per Sheet' and 'Page Set' cannot be used together.
Please turn one of those options off.</source><translation>Không dùng được cùng lúc “Số trang mỗi tờ” và “Tập trang”.
Hãy tắt một trong hai.</translation></message>
    <message><source>Print</source><translation>In</translation></message>
    <message><source>Print To File ...</source><translation>In ra tệp…</translation></message>
    <message><source>Print to File (PDF)</source><translation>In ra tệp (PDF)</translation></message>
    <message><source>Right to Left, Bottom to Top</source><translation>Phải sang trái, dưới lên trên</translation></message>
    <message><source>Right to Left, Top to Bottom</source><translation>Phải sang trái, trên xuống dưới</translation></message>
    <message><source>The 'From' value cannot be greater than the 'To' value.</source><translation>Trang đầu không được lớn hơn trang cuối.</translation></message>
    <message><source>There are conflicts in duplex settings. Do you want to fix them?</source><translation>Thiết lập in hai mặt mâu thuẫn nhau. Bạn có muốn sửa không?</translation></message>
    <message><source>Top to Bottom, Left to Right</source><translation>Trên xuống dưới, trái sang phải</translation></message>
    <message><source>Top to Bottom, Right to Left</source><translation>Trên xuống dưới, phải sang trái</translation></message>
    <message><source>Write PDF file</source><translation>Ghi tệp PDF</translation></message>
</context>
<context>
    <name>QPrintPreviewDialog</name>
    <message><source>%1%</source><translation>%1%</translation></message>
    <message><source>Export to PDF</source><translation>Xuất PDF</translation></message>
    <message><source>First page</source><translation>Trang đầu</translation></message>
    <message><source>Fit page</source><translation>Vừa trang</translation></message>
    <message><source>Fit width</source><translation>Vừa bề ngang</translation></message>
    <message><source>Landscape</source><translation>Khổ ngang</translation></message>
    <message><source>Last page</source><translation>Trang cuối</translation></message>
    <message><source>Next page</source><translation>Trang sau</translation></message>
    <message><source>Page Setup</source><translation>Thiết lập trang</translation></message>
    <message><source>Page setup</source><translation>Thiết lập trang</translation></message>
    <message><source>Portrait</source><translation>Khổ dọc</translation></message>
    <message><source>Previous page</source><translation>Trang trước</translation></message>
    <message><source>Print</source><translation>In</translation></message>
    <message><source>Print Preview</source><translation>Xem trước khi in</translation></message>
    <message><source>Show facing pages</source><translation>Xem hai trang đối diện</translation></message>
    <message><source>Show overview of all pages</source><translation>Xem tất cả các trang</translation></message>
    <message><source>Show single page</source><translation>Xem từng trang</translation></message>
    <message><source>Zoom in</source><translation>Phóng to</translation></message>
    <message><source>Zoom out</source><translation>Thu nhỏ</translation></message>
</context>
<context>
    <name>QPrintPropertiesDialog</name>
    <message><source>Advanced Option Conflicts</source><translation>Tuỳ chọn nâng cao mâu thuẫn</translation></message>
    <message><source>Custom value for %1</source><translation>Giá trị tuỳ chỉnh cho %1</translation></message>
    <message><source>Job Options</source><translation>Tuỳ chọn lệnh in</translation></message>
    <message><source>Page Setup Conflicts</source><translation>Thiết lập trang mâu thuẫn</translation></message>
    <message><source>Printer Properties</source><translation>Thuộc tính máy in</translation></message>
    <message><source>There are conflicts in page setup options. Do you want to fix them?</source><translation>Thiết lập trang có mâu thuẫn. Bạn có muốn sửa không?</translation></message>
    <message><source>There are conflicts in some advanced options. Do you want to fix them?</source><translation>Một số tuỳ chọn nâng cao mâu thuẫn nhau. Bạn có muốn sửa không?</translation></message>
</context>
<context>
    <name>QPrintPropertiesWidget</name>
    <message><source>Advanced</source><translation>Nâng cao</translation></message>
    <message><source>Form</source><translation>Biểu mẫu</translation></message>
    <message><source>Page</source><translation>Trang</translation></message>
    <message><source>There are conflicts in some options. Please fix them.</source><translation>Một số tuỳ chọn mâu thuẫn nhau. Hãy sửa lại.</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Collate</source><translation>Xếp theo bộ</translation></message>
    <message><source>Color</source><translation>Màu</translation></message>
    <message><source>Color Mode</source><translation>Chế độ màu</translation></message>
    <message><source>Copies</source><translation>Số bản</translation></message>
    <message><source>Copies:</source><translation>Số bản:</translation></message>
    <message><source>Current Page</source><translation>Trang hiện tại</translation></message>
    <message><source>Double Sided Printing</source><translation>In hai mặt</translation></message>
    <message><source>Form</source><translation>Biểu mẫu</translation></message>
    <message><source>Grayscale</source><translation>Thang xám</translation></message>
    <message><source>Long side binding</source><translation>Lật theo cạnh dài</translation></message>
    <message><source>Short side binding</source><translation>Lật theo cạnh ngắn</translation></message>
    <message><source>None</source><translation>Không</translation></message>
    <message><source>Off</source><translation>Tắt</translation></message>
    <message><source>Options</source><translation>Tuỳ chọn</translation></message>
    <message><source>Output Settings</source><translation>Thiết lập in</translation></message>
    <message><source>Page &amp;Set:</source><translation>Tập tr&amp;ang:</translation></message>
    <message><source>Pages</source><translation>Trang</translation></message>
    <message><source>Pages from</source><translation>Từ trang</translation></message>
    <message><source>Print all</source><translation>In tất cả</translation></message>
    <message><source>Print range</source><translation>Phạm vi in</translation></message>
    <message><source>Reverse</source><translation>Đảo thứ tự</translation></message>
    <message><source>Selection</source><translation>Phần đã chọn</translation></message>
    <message><source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source><translation>Ghi các trang hoặc khoảng trang, cách nhau bằng dấu phẩy. Khoảng trang gồm hai số nối bằng dấu gạch. Ví dụ: 3,5-7,9 in các trang 3, 5, 6, 7 và 9.</translation></message>
    <message><source>to</source><translation>đến</translation></message>
</context>
<context>
    <name>QPrintWidget</name>
    <message><source>&amp;Name:</source><translation>&amp;Tên:</translation></message>
    <message><source>...</source><translation>…</translation></message>
    <message><source>Form</source><translation>Biểu mẫu</translation></message>
    <message><source>Location:</source><translation>Vị trí:</translation></message>
    <message><source>Output &amp;file:</source><translation>Tệ&amp;p kết quả:</translation></message>
    <message><source>P&amp;roperties</source><translation>Th&amp;uộc tính</translation></message>
    <message><source>Preview</source><translation>Xem trước</translation></message>
    <message><source>Printer</source><translation>Máy in</translation></message>
    <message><source>Type:</source><translation>Loại:</translation></message>
</context>
<context>
    <name>QProgressBar</name>
    <message><source>%p%</source><translation>%p%</translation></message>
</context>
<context>
    <name>QProgressDialog</name>
    <message><source>Cancel</source><translation>Huỷ bỏ</translation></message>
</context>
<context>
    <name>QSaveFile</name>
    <message><source>Existing file %1 is not writable</source><translation>Không ghi được vào tệp %1 đã có</translation></message>
    <message><source>Filename refers to a directory</source><translation>Tên tệp trỏ tới một thư mục</translation></message>
    <message><source>QSaveFile cannot open '%1' without direct write fallback enabled: %2.</source><translation>Không mở được “%1” để ghi an toàn: %2.</translation></message>
    <message><source>QSaveFile cannot open '%1' without direct write fallback enabled.</source><translation>Không mở được “%1” để ghi an toàn.</translation></message>
    <message><source>Writing canceled by application</source><translation>Ứng dụng đã huỷ việc ghi</translation></message>
    <message><source>target exists and is not a regular file</source><translation>đích đã có và không phải là tệp thường</translation></message>
    <message><source>target is a content:// virtual file</source><translation>đích là tệp ảo content://</translation></message>
    <message><source>target is an Alternate Data Stream</source><translation>đích là một luồng dữ liệu phụ</translation></message>
</context>
<context>
    <name>QScrollBar</name>
    <message><source>Bottom</source><translation>Cuối</translation></message>
    <message><source>Top</source><translation>Đầu</translation></message>
    <message><source>Left edge</source><translation>Mép trái</translation></message>
    <message><source>Right edge</source><translation>Mép phải</translation></message>
    <message><source>Page down</source><translation>Trang sau</translation></message>
    <message><source>Page up</source><translation>Trang trước</translation></message>
    <message><source>Page left</source><translation>Sang trái một trang</translation></message>
    <message><source>Page right</source><translation>Sang phải một trang</translation></message>
    <message><source>Scroll here</source><translation>Cuộn tới đây</translation></message>
    <message><source>Scroll down</source><translation>Cuộn xuống</translation></message>
    <message><source>Scroll up</source><translation>Cuộn lên</translation></message>
    <message><source>Scroll left</source><translation>Cuộn sang trái</translation></message>
    <message><source>Scroll right</source><translation>Cuộn sang phải</translation></message>
</context>
<context>
    <name>QShortcut</name>
    <message><source>Space</source><translation>Phím cách</translation></message>
    <message><source>Left</source><translation>←</translation></message>
    <message><source>Right</source><translation>→</translation></message>
    <message><source>Up</source><translation>↑</translation></message>
    <message><source>Down</source><translation>↓</translation></message>
    <message><source>Return</source><translation>Enter</translation></message>
    <message><source>Enter</source><translation>Enter (phím số)</translation></message>
    <message><source>Del</source><translation>Delete</translation></message>
    <message><source>Ins</source><translation>Insert</translation></message>
    <message><source>PgDown</source><translation>PgDn</translation></message>
    <message><source>Ctrl</source><translation>Ctrl</translation></message>
    <message><source>Shift</source><translation>Shift</translation></message>
    <message><source>Alt</source><translation>Alt</translation></message>
    <message><source>Esc</source><translation>Esc</translation></message>
    <message><source>Tab</source><translation>Tab</translation></message>
    <message><source>Backspace</source><translation>Backspace</translation></message>
    <message><source>Home</source><translation>Home</translation></message>
    <message><source>End</source><translation>End</translation></message>
    <message><source>PgUp</source><translation>PgUp</translation></message>
    <message><source>F%1</source><translation>F%1</translation></message>
    <message><source>+</source><translation>+</translation></message>
</context>
<context>
    <name>QSpiAccessibleBridge</name>
    <message><source>alert message</source><translation>thông báo</translation></message>
    <message><source>animation</source><translation>hoạt hình</translation></message>
    <message><source>application</source><translation>ứng dụng</translation></message>
    <message><source>assistant</source><translation>trợ lý</translation></message>
    <message><source>block quote</source><translation>đoạn trích</translation></message>
    <message><source>button menu</source><translation>nút có trình đơn</translation></message>
    <message><source>button with drop down</source><translation>nút thả xuống</translation></message>
    <message><source>button with drop down grid</source><translation>nút thả xuống dạng lưới</translation></message>
    <message><source>canvas</source><translation>vùng vẽ</translation></message>
    <message><source>cell</source><translation>ô</translation></message>
    <message><source>chart</source><translation>biểu đồ</translation></message>
    <message><source>check box</source><translation>ô đánh dấu</translation></message>
    <message><source>clock</source><translation>đồng hồ</translation></message>
    <message><source>color chooser</source><translation>bảng chọn màu</translation></message>
    <message><source>column</source><translation>cột</translation></message>
    <message><source>column header</source><translation>tiêu đề cột</translation></message>
    <message><source>combo box</source><translation>hộp chọn</translation></message>
    <message><source>complementary content</source><translation>nội dung bổ sung</translation></message>
    <message><source>cursor</source><translation>con trỏ</translation></message>
    <message><source>desktop</source><translation>màn hình nền</translation></message>
    <message><source>dial</source><translation>núm xoay</translation></message>
    <message><source>dialog</source><translation>hộp thoại</translation></message>
    <message><source>document</source><translation>văn bản</translation></message>
    <message><source>equation</source><translation>công thức</translation></message>
    <message><source>filler</source><translation>khoảng đệm</translation></message>
    <message><source>footer</source><translation>chân trang</translation></message>
    <message><source>form</source><translation>biểu mẫu</translation></message>
    <message><source>frame</source><translation>khung</translation></message>
    <message><source>graphic</source><translation>hình</translation></message>
    <message><source>grip</source><translation>tay nắm</translation></message>
    <message><source>heading</source><translation>tiêu đề</translation></message>
    <message><source>help balloon</source><translation>bong bóng trợ giúp</translation></message>
    <message><source>hotkey field</source><translation>ô phím tắt</translation></message>
    <message><source>indicator</source><translation>chỉ báo</translation></message>
    <message><source>invalid role</source><translation>vai trò không hợp lệ</translation></message>
    <message><source>label</source><translation>nhãn</translation></message>
    <message><source>layered pane</source><translation>khung nhiều lớp</translation></message>
    <message><source>link</source><translation>liên kết</translation></message>
    <message><source>list</source><translation>danh sách</translation></message>
    <message><source>list item</source><translation>mục danh sách</translation></message>
    <message><source>menu bar</source><translation>thanh trình đơn</translation></message>
    <message><source>menu item</source><translation>mục trình đơn</translation></message>
    <message><source>note</source><translation>ghi chú</translation></message>
    <message><source>notification</source><translation>thông báo</translation></message>
    <message><source>page tab</source><translation>thẻ</translation></message>
    <message><source>page tab list</source><translation>dãy thẻ</translation></message>
    <message><source>panel</source><translation>khung</translation></message>
    <message><source>paragraph</source><translation>đoạn văn</translation></message>
    <message><source>popup menu</source><translation>trình đơn bật lên</translation></message>
    <message><source>progress bar</source><translation>thanh tiến độ</translation></message>
    <message><source>property page</source><translation>trang thuộc tính</translation></message>
    <message><source>push button</source><translation>nút</translation></message>
    <message><source>radio button</source><translation>nút chọn</translation></message>
    <message><source>row</source><translation>dòng</translation></message>
    <message><source>row header</source><translation>tiêu đề dòng</translation></message>
    <message><source>scroll bar</source><translation>thanh cuộn</translation></message>
    <message><source>section</source><translation>phần</translation></message>
    <message><source>separator</source><translation>vạch ngăn</translation></message>
    <message><source>slider</source><translation>thanh trượt</translation></message>
    <message><source>sound</source><translation>âm thanh</translation></message>
    <message><source>space</source><translation>khoảng trống</translation></message>
    <message><source>spin box</source><translation>ô số</translation></message>
    <message><source>splitter</source><translation>vạch chia</translation></message>
    <message><source>status bar</source><translation>thanh trạng thái</translation></message>
    <message><source>switch</source><translation>công tắc</translation></message>
    <message><source>table</source><translation>bảng</translation></message>
    <message><source>terminal</source><translation>cửa sổ dòng lệnh</translation></message>
    <message><source>text</source><translation>văn bản</translation></message>
    <message><source>text caret</source><translation>con trỏ văn bản</translation></message>
    <message><source>title bar</source><translation>thanh tiêu đề</translation></message>
    <message><source>tool bar</source><translation>thanh công cụ</translation></message>
    <message><source>tool tip</source><translation>chú giải</translation></message>
    <message><source>tree</source><translation>cây</translation></message>
    <message><source>tree item</source><translation>mục của cây</translation></message>
    <message><source>unknown</source><translation>không rõ</translation></message>
    <message><source>web document</source><translation>trang web</translation></message>
    <message><source>window</source><translation>cửa sổ</translation></message>
</context>
<context>
    <name>QStandardPaths</name>
    <message><source>Application Configuration</source><translation>Cấu hình ứng dụng</translation></message>
    <message><source>Application Data</source><translation>Dữ liệu ứng dụng</translation></message>
    <message><source>Applications</source><translation>Ứng dụng</translation></message>
    <message><source>Cache</source><translation>Bộ nhớ đệm</translation></message>
    <message><source>Configuration</source><translation>Cấu hình</translation></message>
    <message><source>Desktop</source><translation>Màn hình nền</translation></message>
    <message><source>Documents</source><translation>Tài liệu</translation></message>
    <message><source>Downloads</source><translation>Tải xuống</translation></message>
    <message><source>Fonts</source><translation>Phông chữ</translation></message>
    <message><source>Home</source><translation>Thư mục cá nhân</translation></message>
    <message><source>Movies</source><translation>Phim</translation></message>
    <message><source>Music</source><translation>Nhạc</translation></message>
    <message><source>Pictures</source><translation>Ảnh</translation></message>
    <message><source>Public</source><translation>Công cộng</translation></message>
    <message><source>Runtime</source><translation>Dữ liệu khi chạy</translation></message>
    <message><source>Shared Cache</source><translation>Bộ nhớ đệm dùng chung</translation></message>
    <message><source>Shared Configuration</source><translation>Cấu hình dùng chung</translation></message>
    <message><source>Shared Data</source><translation>Dữ liệu dùng chung</translation></message>
    <message><source>Shared State</source><translation>Trạng thái dùng chung</translation></message>
    <message><source>State</source><translation>Trạng thái</translation></message>
    <message><source>Templates</source><translation>Mẫu</translation></message>
    <message><source>Temporary Directory</source><translation>Thư mục tạm</translation></message>
    <message><source>Temporary Items</source><translation>Mục tạm</translation></message>
</context>
<context>
    <name>QTabBar</name>
    <message><source>Scroll Left</source><translation>Cuộn sang trái</translation></message>
    <message><source>Scroll Right</source><translation>Cuộn sang phải</translation></message>
</context>
<context>
    <name>QUndoGroup</name>
    <message><source>Undo</source><translation>Hoàn tác</translation></message>
    <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
    <message><source>Redo</source><translation>Làm lại</translation></message>
    <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
</context>
<context>
    <name>QUndoModel</name>
    <message><source>&lt;empty&gt;</source><translation>&lt;trống&gt;</translation></message>
</context>
<context>
    <name>QUndoStack</name>
    <message><source>Undo</source><translation>Hoàn tác</translation></message>
    <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
    <message><source>Redo</source><translation>Làm lại</translation></message>
    <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
</context>
<context>
    <name>QUnicodeControlCharacterMenu</name>
    <message><source>Insert Unicode control character</source><translation>Chèn ký tự điều khiển Unicode</translation></message>
    <message><source>LRM Left-to-right mark</source><translation>LRM Dấu hướng trái sang phải</translation></message>
    <message><source>RLM Right-to-left mark</source><translation>RLM Dấu hướng phải sang trái</translation></message>
    <message><source>ZWJ Zero width joiner</source><translation>ZWJ Dấu nối không độ rộng</translation></message>
    <message><source>ZWNJ Zero width non-joiner</source><translation>ZWNJ Dấu không nối, không độ rộng</translation></message>
    <message><source>ZWSP Zero width space</source><translation>ZWSP Dấu cách không độ rộng</translation></message>
    <message><source>LRE Start of left-to-right embedding</source><translation>LRE Mở đoạn nhúng trái sang phải</translation></message>
    <message><source>RLE Start of right-to-left embedding</source><translation>RLE Mở đoạn nhúng phải sang trái</translation></message>
    <message><source>LRO Start of left-to-right override</source><translation>LRO Buộc hướng trái sang phải</translation></message>
    <message><source>RLO Start of right-to-left override</source><translation>RLO Buộc hướng phải sang trái</translation></message>
    <message><source>PDF Pop directional formatting</source><translation>PDF Kết thúc định hướng</translation></message>
    <message><source>LRI Left-to-right isolate</source><translation>LRI Tách hướng trái sang phải</translation></message>
    <message><source>RLI Right-to-left isolate</source><translation>RLI Tách hướng phải sang trái</translation></message>
    <message><source>FSI First strong isolate</source><translation>FSI Tách theo ký tự mạnh đầu tiên</translation></message>
    <message><source>PDI Pop directional isolate</source><translation>PDI Kết thúc tách hướng</translation></message>
</context>
<context>
    <name>QWhatsThisAction</name>
    <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context>
    <name>QWidget</name>
    <message><source>*</source><translation>*</translation></message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
    <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
    <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
    <message><source>&amp;Copy</source><translation>&amp;Chép</translation></message>
    <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
    <message><source>Delete</source><translation>&amp;Xoá</translation></message>
    <message><source>Select All</source><translation>Chọ&amp;n tất cả</translation></message>
    <message><source>Copy &amp;Link Location</source><translation>Chép đị&amp;a chỉ liên kết</translation></message>
</context>
<context>
    <name>QWindowsUiaMainProvider</name>
    <message><source>blockquote</source><translation>đoạn trích</translation></message>
</context>
<context>
    <name>QWizard</name>
    <message><source>&amp;Finish</source><translation>&amp;Hoàn thành</translation></message>
    <message><source>&amp;Help</source><translation>Trợ &amp;giúp</translation></message>
    <message><source>&amp;Next</source><translation>&amp;Tiếp tục</translation></message>
    <message><source>&amp;Next &gt;</source><translation>&amp;Tiếp tục &gt;</translation></message>
    <message><source>&lt; &amp;Back</source><translation>&lt; &amp;Quay lại</translation></message>
    <message><source>Cancel</source><translation>Huỷ bỏ</translation></message>
    <message><source>Commit</source><translation>Thực hiện</translation></message>
    <message><source>Continue</source><translation>Tiếp tục</translation></message>
    <message><source>Done</source><translation>Xong</translation></message>
    <message><source>Go Back</source><translation>Quay lại</translation></message>
    <message><source>Help</source><translation>Trợ giúp</translation></message>
</context>
</TS>
