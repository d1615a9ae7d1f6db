from dataclasses import replace

import pytest

from cchc_desk.forms.mail_text import mail_text, unknown_mail_names, usual_mail
from cchc_desk.forms.office import OfficeMail
from cchc_desk.forms.period import read_period
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.wire import read_report, visible, write_report
from tests.factories import OFFICE, make_report, make_template

FILES = ("BC_CCHC_Quy-I-2026_SKHCN.docx", "BC_CCHC_Quy-I-2026_SKHCN.pdf")


def own(**changes):
    return replace(OFFICE, mail=OfficeMail(**changes))


def test_the_usual_letter_names_the_document_its_files_and_who_is_addressed():
    text = mail_text(make_report(front=FrontMatter(addressees=("Sở Nội vụ;",))), FILES)
    title = "Báo cáo công tác cải cách hành chính Quý I năm 2026 của Sở Khoa học và Công nghệ"
    assert text.subject == title
    assert text.body.startswith("Kính gửi: Sở Nội vụ,\n\nSở Khoa học và Công nghệ gửi")
    assert f"\n{title}.\nTệp đính kèm: {FILES[0]}, {FILES[1]}.\n" in text.body


def test_a_document_to_nobody_in_particular_is_sent_to_whom_it_may_concern():
    assert mail_text(make_report(), FILES).body.startswith("Kính gửi: Quý cơ quan,")


def test_the_usual_words_have_no_unknown_placeholder():
    assert unknown_mail_names(usual_mail().subject + usual_mail().body) == ()
    assert unknown_mail_names("{office.nam} {file}") == ("office.nam",)


def test_an_office_may_have_words_of_its_own():
    office = own(subject="[{office.symbol}] {report.title}\n", body="\nXin gửi {file}.\n")
    text = mail_text(make_report(office=office), FILES[:1])
    assert text.subject.startswith("[SKHCN] Báo cáo công tác")
    assert text.body == "Xin gửi BC_CCHC_Quy-I-2026_SKHCN.docx."


def test_an_unknown_placeholder_stays_to_be_seen():
    assert mail_text(make_report(office=own(subject="{tệp}")), FILES).subject == "{tệp}"


def test_the_name_of_a_file_is_not_filled_itself():
    text = mail_text(make_report(office=own(body="{file}")), ("{office.name}{file}.docx",))
    assert text.body == "{office.name}{file}.docx"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Cải cách hành chính năm 2026\ncủa Sở", "Kế hoạch cải cách hành chính năm 2026 của Sở"),
        ("CCHC năm 2026", "Kế hoạch CCHC năm 2026"),
        ("", "Kế hoạch"),
    ],
)
def test_a_title_reads_as_running_text(subject, title):
    template = make_template(kind=DocumentKind.PLAN, subject=subject)
    report = make_report(template=template, period=read_period("2026-nam"))
    assert mail_text(report, FILES).subject == title


def test_addresses_and_letters_are_kept_but_never_handed_over():
    report = make_report(office=own(to=("a@b.vn",), cc=("c@d.vn",), body="Thân gửi"))
    assert read_report(write_report(report)).office == report.office
    handed_over = visible(report, guidance=True, appendix=True)
    assert handed_over.office.mail == OfficeMail()
