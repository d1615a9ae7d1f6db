import json
import unicodedata
from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from cchc_desk import paths
from cchc_desk.desk import export_memory
from cchc_desk.desk.desk import Desk
from cchc_desk.desk.export_files import AttachmentError
from cchc_desk.desk.exporting import (
    CancelledExportError,
    Exporting,
    FileTypeError,
    changed_since_export,
    default_name,
    default_target,
    export_document,
    export_report,
    files_of,
    letter_of,
)
from cchc_desk.desk.import_known import known_to
from cchc_desk.desk.import_source import read_file
from cchc_desk.desk.import_understand import understand
from cchc_desk.export.mail import AddressError
from cchc_desk.export.pdf_reading import read_pdf
from cchc_desk.export.xlsx import NoTableError
from cchc_desk.files.names import path_units
from cchc_desk.files.replace import FolderError, TargetOpenError
from cchc_desk.forms.medium import Medium
from cchc_desk.forms.office import OfficeMail
from cchc_desk.forms.report import FrontMatter, IssueDate
from cchc_desk.forms.template import Appendix, FigureRow, Layout
from tests.factories import OFFICE, TASK_TABLE, make_report, make_template

SUFFIXES = [".docx", ".pdf", ".xlsx", ".eml"]
FIGURES = Appendix(
    "so-lieu", Layout.FIGURES, ("stt", "label", "measure", "value"), (10, 80, 30, 30),
    title="SỐ LIỆU", rows=(FigureRow(figure="ho-so"),),
)  # fmt: skip
MAIL = OfficeMail(to=("Sở Nội vụ <so.noivu@dongson.example.vn>",), cc=("vp@dongson.example.vn",))
REPORT = make_report(
    id="bc-2026-quy-1",
    front=FrontMatter(number="5", issued=IssueDate(9, 3, 2026)),
    office=replace(OFFICE, mail=MAIL),
    template=make_template(appendices=(TASK_TABLE, FIGURES)),
)
NAME = "BC_CCHC_Quy-I-2026_SKHCN"


def exported(target, report=REPORT, **wanted):
    return export_report(report, target, Exporting(**wanted))


def names(written):
    return [each.name for each in written]


def text_of(file: Path) -> str:
    """Return what a file shows, without spaces."""
    if file.suffix == ".pdf":
        texts = [text for page in read_pdf(file.read_bytes()).texts for text in page]
    elif file.suffix == ".docx":
        texts = [each.text or "" for each in docx.Document(str(file)).element.body.iter("{*}t")]
    else:
        cells = (
            c.value for s in openpyxl.load_workbook(file) for row in s.iter_rows() for c in row
        )
        texts = [str(value) for value in cells if value is not None]
    return "".join(unicodedata.normalize("NFC", "".join(texts)).split())


def letter(file: Path):
    return message_from_bytes(file.read_bytes(), policy=policy.SMTP)


# --- which files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_ending_says_what_is_made(tmp_path, suffix):
    target = tmp_path / f"{NAME}{suffix.upper()}"
    assert exported(target) == (target,)
    begins = {".docx": b"PK", ".pdf": b"%PDF", ".xlsx": b"PK", ".eml": b"Subject: "}
    assert target.read_bytes().startswith(begins[suffix])
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["a.doc", "a", "a.docx.exe"])
def test_another_ending_is_refused(tmp_path, name):
    with pytest.raises(FileTypeError, match=name):
        exported(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_body_and_appendices_can_be_two_files(tmp_path, suffix):
    written = exported(tmp_path / f"{NAME}{suffix}", separate_appendix=True)
    assert names(written) == [f"{NAME}{suffix}", f"{NAME}_Phu-luc{suffix}"]
    body, appendix = map(text_of, written)
    assert ("CỘNGHÒA" in body, "Ràsoátvănbản" in body) == (True, False)
    assert ("CỘNGHÒA" in appendix, "Ràsoátvănbản" in appendix) == (False, True)
    assert "PhụlụcII" in appendix


@pytest.mark.parametrize("report", [make_report(tasks=()), REPORT], ids=["none", "left out"])
def test_without_an_appendix_there_is_one_file(tmp_path, report):
    keeps = report is not REPORT
    written = exported(tmp_path / "a.docx", report, separate_appendix=True, appendix=keeps)
    assert names(written) == ["a.docx"]


def test_the_body_alone_comes_back_as_it_was(tmp_path):
    body, appendix = exported(tmp_path / "a.docx", separate_appendix=True)
    assert b"customXml/item1.xml" in body.read_bytes()
    assert b"customXml/item1.xml" not in appendix.read_bytes()


def test_each_table_can_be_a_workbook(tmp_path):
    written = exported(tmp_path / f"{NAME}.xlsx", tables=True)
    assert names(written) == [f"{NAME}_Phu-luc-I.xlsx", f"{NAME}_Phu-luc-II.xlsx"]
    assert [openpyxl.load_workbook(each).sheetnames for each in written] == [
        ["Phụ lục I"], ["Phụ lục II"],
    ]  # fmt: skip


def test_one_table_keeps_the_name(tmp_path):
    assert names(exported(tmp_path / "a.xlsx", make_report(), tables=True)) == ["a.xlsx"]


def test_a_document_without_a_table_is_no_workbook(tmp_path):
    with pytest.raises(NoTableError):
        exported(tmp_path / "a.xlsx", appendix=False)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
@pytest.mark.parametrize("medium", Medium)
def test_the_line_under_an_appendix_follows_the_medium(tmp_path, suffix, medium):
    (file,) = exported(tmp_path / f"a{suffix}", medium=medium)
    is_named = "(KèmtheoBáocáosố05/BC-SKHCNngày09tháng3năm2026" in text_of(file)
    assert is_named is (medium is Medium.PAPER)


@pytest.mark.parametrize("medium", Medium)
def test_a_file_of_either_medium_comes_back_unedited(tmp_path, medium):
    (file,) = exported(tmp_path / "a.docx", medium=medium)
    understood = understand(read_file(file), known_to(None))
    assert understood.carried is not None
    assert understood.edits is None


def test_a_draft_is_a_pdf_of_its_own(tmp_path):
    draft, final = (
        exported(tmp_path / f"{wanted}.pdf", draft=wanted)[0].read_bytes()
        for wanted in (True, False)
    )
    assert draft != final


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".eml"])
def test_nothing_else_is_a_draft(tmp_path, suffix):
    with pytest.raises(FileTypeError):
        exported(tmp_path / f"a{suffix}", draft=True)


@pytest.mark.parametrize(
    ("target", "wanted"),
    [("a.docx", {"separate_appendix": True}), ("a.xlsx", {"tables": True}), ("a.eml", {})],
)
def test_one_can_ask_before_which_files_there_will_be(tmp_path, target, wanted):
    planned = files_of(REPORT, tmp_path / target, Exporting(**wanted))
    assert list(tmp_path.iterdir()) == []
    assert exported(tmp_path / target, **wanted) == planned


def test_a_document_of_the_workspace_is_written(tmp_path):
    with Desk.open_or_create(tmp_path / "so.cchc") as desk:
        desk.set_office(OFFICE)
        document = desk.create(make_report())
        (written,) = export_document(desk, document, tmp_path / "a.docx", Exporting())
    assert "CỘNGHÒA" in text_of(written)


# --- mail -----------------------------------------------------------------------------------------


def test_a_mail_takes_the_word_file_along_and_knows_to_whom_it_goes(tmp_path):
    exported(tmp_path / "thư.eml")
    message = letter(tmp_path / "thư.eml")
    (part,) = message.iter_attachments()
    assert part.get_filename() == f"{NAME}.docx"
    assert docx.Document(BytesIO(part.get_content())).paragraphs
    assert [each.addr_spec for each in message["To"].addresses] == ["so.noivu@dongson.example.vn"]
    assert message["Cc"] is not None
    assert f"{NAME}.docx" in message.get_body().get_content()


def test_a_mail_takes_what_is_chosen(tmp_path):
    given = tmp_path / "Giấy tờ kèm.png"
    given.write_bytes(b"png")
    exported(
        tmp_path / "a.eml",
        attached=(".docx", ".pdf", ".xlsx"),
        files=(given,),
        separate_appendix=True,
        tables=True,
    )
    found = [part.get_filename() for part in letter(tmp_path / "a.eml").iter_attachments()]
    assert found == [
        f"{NAME}.docx", f"{NAME}_Phu-luc.docx", f"{NAME}.pdf", f"{NAME}_Phu-luc.pdf",
        f"{NAME}_Phu-luc-I.xlsx", f"{NAME}_Phu-luc-II.xlsx", "Giấy tờ kèm.png",
    ]  # fmt: skip


def test_the_words_of_a_mail_can_be_had_without_making_it(tmp_path):
    wanted = {"attached": (".docx", ".xlsx"), "tables": True}
    exported(tmp_path / "a.eml", **wanted)
    message, said = letter(tmp_path / "a.eml"), letter_of(REPORT, Exporting(**wanted))
    body = message.get_body().get_content().replace("\r\n", "\n")
    assert (message["Subject"], body) == (said.subject, said.body)


def test_a_file_that_is_gone_cannot_go_along(tmp_path):
    with pytest.raises(AttachmentError, match=r"mất\.pdf"):
        exported(tmp_path / "a.eml", files=(tmp_path / "mất.pdf",))
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_address_is_named_and_nothing_is_written(tmp_path):
    report = replace(REPORT, office=replace(OFFICE, mail=OfficeMail(to=("sở nội vụ",))))
    with pytest.raises(AddressError, match="sở nội vụ"):
        exported(tmp_path / "a.eml", report)
    assert list(tmp_path.iterdir()) == []


# --- old files ------------------------------------------------------------------------------------


def shares_and_error(target, stop_after, **wanted):
    """Export until so many shares are told; return them and the old bytes that are left."""
    shares = []
    with pytest.raises(CancelledExportError):
        export_report(
            REPORT, target, Exporting(**wanted), shares.append, lambda: len(shares) >= stop_after
        )
    return shares


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("stop_after", [1, 2])
def test_a_cancelled_export_leaves_the_old_file(tmp_path, suffix, stop_after):
    target = tmp_path / f"a{suffix}"
    target.write_bytes(b"old")
    assert len(shares_and_error(target, stop_after)) == stop_after
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_of_several_files_a_cancelled_export_leaves_all(tmp_path):
    shares_and_error(tmp_path / "a.docx", 2, separate_appendix=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_grows_to_one(tmp_path, suffix):
    shares = []
    export_report(REPORT, tmp_path / f"a{suffix}", Exporting(), shares.append, lambda: False)
    assert shares == sorted(shares)
    assert (len(shares) >= 3, shares[-1]) == (True, 1.0)


def test_what_progress_raises_ends_the_export(tmp_path):
    def stop(share):
        raise ZeroDivisionError(share)

    with pytest.raises(ZeroDivisionError):
        export_report(REPORT, tmp_path / "a.docx", Exporting(), stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_open_in_word_or_excel_is_named_with_another_that_is_free(tmp_path, suffix):
    target = tmp_path / f"a{suffix}"
    target.write_bytes(b"old")
    (tmp_path / f"~$a{suffix}").touch()
    with pytest.raises(TargetOpenError) as caught:
        exported(target)
    assert target.read_bytes() == b"old"
    assert exported(caught.value.alternative) == (tmp_path / f"a (2){suffix}",)


def test_when_one_of_two_files_is_open_neither_is_written(tmp_path):
    (tmp_path / "a_Phu-luc.docx").write_bytes(b"old")
    (tmp_path / "~$a_Phu-luc.docx").touch()
    with pytest.raises(TargetOpenError):
        exported(tmp_path / "a.docx", separate_appendix=True)
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_is_not_there_is_named(tmp_path, suffix):
    with pytest.raises(FolderError, match="khong-co"):
        exported(tmp_path / "khong-co" / f"a{suffix}")


# --- names ----------------------------------------------------------------------------------------


def test_a_draft_never_takes_the_place_of_the_document():
    assert default_name(REPORT, ".pdf") == f"{NAME}.pdf"
    assert default_name(REPORT, ".pdf", draft=True) == f"{NAME}_du-thao.pdf"


def test_in_a_deep_folder_the_name_is_shorter(tmp_path):
    assert default_target(REPORT, tmp_path, ".docx") == tmp_path / f"{NAME}.docx"
    deep = tmp_path / ("x" * (165 - path_units(tmp_path)))
    assert default_target(REPORT, deep, ".docx").name == "BC_CCHC_Quy-I-2026.docx"


def test_in_a_deep_folder_two_parts_still_have_two_names(tmp_path):
    deep = tmp_path / ("x" * (200 - path_units(tmp_path)))
    deep.mkdir()
    written = exported(default_target(REPORT, deep, ".xlsx"), tables=True)
    assert len(set(written)) == 2


def test_tables_whose_names_differ_by_marks_alone_have_two_files(tmp_path):
    labels = ("Bảng Đ", "BANG D", "Bảng Đ")
    tables = tuple(replace(TASK_TABLE, id=f"t{n}", label=label) for n, label in enumerate(labels))
    report = make_report(template=make_template(appendices=tables))
    written = exported(tmp_path / "a.xlsx", report, tables=True)
    assert names(written) == ["a_Bang-D.xlsx", "a_BANG-D-2.xlsx", "a_Bang-D-(2).xlsx"]


# --- edited since ---------------------------------------------------------------------------------


@pytest.fixture
def memory(tmp_path, monkeypatch):
    folder = tmp_path / "dữ liệu"
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    return folder / "exports.json"


def test_a_file_that_nobody_touched_may_be_replaced(tmp_path, memory):
    target = tmp_path / "báo cáo.docx"
    assert not changed_since_export(target)
    exported(target)
    assert not changed_since_export(target)
    assert memory.is_file()


def test_a_file_that_was_edited_in_word_is_known(tmp_path, memory):
    target = tmp_path / "a.docx"
    exported(target)
    target.write_bytes(target.read_bytes() + b"x")
    assert changed_since_export(target)
    exported(target)
    assert not changed_since_export(target)


def test_all_files_of_an_export_are_remembered(tmp_path, memory):
    written = exported(tmp_path / "a.docx", separate_appendix=True)
    assert not any(map(changed_since_export, written))


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"a": 1}', b"\xff"])
def test_without_a_memory_a_file_counts_as_edited(tmp_path, memory, content):
    exported(tmp_path / "a.docx")
    memory.unlink()
    if content is not None:
        memory.write_bytes(content)
    assert changed_since_export(tmp_path / "a.docx")


def test_a_file_that_is_gone_is_not_as_it_was_written(tmp_path, memory):
    (file,) = exported(tmp_path / "a.docx")
    file.unlink()
    assert not export_memory.is_as_written(file)


def test_an_export_goes_on_where_nothing_can_be_remembered(tmp_path, memory):
    memory.parent.write_bytes(b"a file in place of the folder")
    exported(tmp_path / "a.docx")
    assert changed_since_export(tmp_path / "a.docx")


def test_the_memory_keeps_what_was_written_last(tmp_path, memory, monkeypatch):
    monkeypatch.setattr(export_memory, "MOST", 2)
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in files:
        file.write_bytes(b"x")
        export_memory.remember([file])
    assert list(json.loads(memory.read_bytes())) == [str(file.resolve()) for file in files[1:]]
