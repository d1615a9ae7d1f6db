from email import message_from_bytes, policy
from email.headerregistry import Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desk.export.mail import (
    AddressError,
    Attachment,
    Mail,
    mail_bytes,
    write_mail,
)
from cchc_desk.export.verify import DamagedFileError
from cchc_desk.forms.text import clean, fold_spaces

SUBJECT = "Báo cáo công tác cải cách hành chính Quý I năm 2026 của Sở Khoa học và Công nghệ"
BODY = "Kính gửi: Sở Nội vụ,\n\nXin gửi báo cáo.\n\nTrân trọng./."
WORD = Attachment("Báo cáo cải cách hành chính Quý I năm 2026.docx", b"PK\x03\x04\r\n\xff")
MAIL = Mail(
    SUBJECT, BODY, ("Sở Nội vụ <so.noivu@dongson.example.vn>",), ("vp@dongson.example.vn",), (WORD,)
)
HEADERS = ["Subject", "To", "Cc", "X-Unsent", "MIME-Version", "Content-Type"]

any_text = st.text(st.characters() | st.sampled_from("\r\n\t :=?_<>\"';,@đữƠ"), max_size=120)


def opened(mail):
    return message_from_bytes(mail_bytes(mail), policy=policy.SMTP)


def test_a_draft_is_opened_as_one_that_is_not_sent_yet():
    message = opened(MAIL)
    assert message["X-Unsent"] == "1"
    assert message.keys() == HEADERS


def test_subject_body_and_addresses_read_as_they_were():
    message = opened(MAIL)
    assert message["Subject"] == SUBJECT
    assert message["To"].addresses == (
        Address("Sở Nội vụ", addr_spec="so.noivu@dongson.example.vn"),
    )
    assert [each.addr_spec for each in message["Cc"].addresses] == ["vp@dongson.example.vn"]
    assert message.get_body().get_content().replace("\r\n", "\n") == BODY


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (WORD.name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Phụ lục.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.pdf", "application/pdf"),
        ("Ảnh chụp.png", "application/octet-stream"),
        ("BC;name=\"x\" 'đ'%41.docx", "application/vnd.openxmlformats-officedocument."
         "wordprocessingml.document"),
    ],
)  # fmt: skip
def test_files_go_along_under_their_names(name, kind):
    (part,) = opened(Mail("a", "b", attachments=(Attachment(name, WORD.data),))).iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == (name, kind)
    assert part.get_content() == WORD.data


def test_every_line_ends_as_mail_asks_and_is_ascii():
    data = mail_bytes(MAIL)
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert max(len(line) for line in lines if not line.startswith(b"Content-")) <= 78


def test_a_vietnamese_name_is_written_as_rfc_2231_says():
    assert b"filename*=utf-8''B%C3%A1o%20c%C3%A1o" in mail_bytes(MAIL)


def test_a_letter_without_files_and_addresses_is_one_text():
    message = opened(Mail(SUBJECT, BODY))
    assert not message.is_multipart()
    assert message["To"] is None


def test_the_same_letter_gives_the_same_bytes():
    assert mail_bytes(MAIL) == mail_bytes(MAIL)


@given(any_text, any_text, any_text)
@example("Xin chào\r\nBcc: x@y.vn", "a\r\n.\r\nX: y", "a\r\nBcc: x@y.vn\r\n\r\n.docx")
@example("=?utf-8?b?QmNjOiB4QHkudm4K?=", "", "=?utf-8?q?a=0D=0ABcc:x?=.docx")
def test_no_words_make_another_header_or_another_part(subject, body, name):
    message = opened(Mail(subject, body, MAIL.to, MAIL.cc, (Attachment(name, b"a"),)))
    assert message.keys() == HEADERS
    assert [part.get_content() for part in message.iter_attachments()] == [b"a"]
    assert message.get_body().get_content().replace("\r\n", "\n").rstrip("\n") == clean(
        body
    ).rstrip("\n")


@given(any_text)
def test_the_subject_is_the_clerk_s_words_on_one_line(subject):
    assert opened(Mail(subject, BODY))["Subject"] == fold_spaces(clean(subject))


@given(st.lists(any_text, max_size=3))
@example(["a@b.vn\r\nBcc: x@y.vn"])
@example(['"a\r\nBcc: x@y.vn" <a@b.vn>'])
@example(["=?utf-8?q?a=0D=0ABcc:_x@y.vn?= <a@b.vn>"])
def test_no_address_makes_another_header(entries):
    try:
        message = opened(Mail(SUBJECT, BODY, tuple(entries)))
    except AddressError:
        return
    assert set(message.keys()) <= {*HEADERS, "Content-Transfer-Encoding"}
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "text", ["a", "a@", "@b.vn", "a@b", "a b@c.vn", "đ@b.vn", "a@-b.vn", "a..b@c.vn", "<a@b.vn",
             "a@b.vn x@y.vn", ".a@b.vn"]
)  # fmt: skip
def test_what_is_no_address_is_named(text):
    with pytest.raises(AddressError, match="“"):
        mail_bytes(Mail(SUBJECT, BODY, (text,)))


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("a@b.vn; c@d.vn", ["a@b.vn", "c@d.vn"]),
        ("Sở Nội vụ <a@b.vn>, Văn phòng <c@d.vn>;", ["a@b.vn", "c@d.vn"]),
        ('"Sở Nội vụ" <a@b.vn>', ["a@b.vn"]),
        (" ", []),
    ],
)
def test_an_entry_may_hold_several_addresses(entry, found):
    to = opened(Mail(SUBJECT, BODY, (entry,)))["To"]
    assert [each.addr_spec for each in (to.addresses if to else ())] == found


def test_a_draft_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "thư.eml"
    write_mail(MAIL, target)
    whole = target.read_bytes()
    assert whole == mail_bytes(MAIL)
    monkeypatch.setattr("cchc_desk.export.mail.mail_bytes", lambda _: whole[:-200])
    with pytest.raises(DamagedFileError):
        write_mail(MAIL, target)
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() == whole
