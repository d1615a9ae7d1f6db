"""E-mail drafts: a letter with its files that the mail program opens to be looked at and sent."""

import re
from base64 import b64encode, encodebytes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from cchc_desk.errors import UserError
from cchc_desk.export.verify import DamagedFileError
from cchc_desk.files.replace import write_file
from cchc_desk.forms.text import clean, fold_spaces
from cchc_desk.i18n import tr

# By this header Outlook takes a file for a draft and not for a letter that came in.
# Source: Microsoft KB 2010540, "X-Unsent"; PEERS.md 3 (24).
_UNSENT = "X-Unsent"

# Source: IANA, media types; Microsoft, "Register file extensions on third party servers".
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}
_OTHER_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Hold a file that goes along; ``name`` may have any letters."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """Hold a letter; ``to`` and ``cc`` are entries such as "a@b.vn" or "Name <a@b.vn>"."""

    subject: str
    body: str
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=())


class AddressError(UserError):
    """Say that an e-mail address cannot be one."""


def write_mail(mail: Mail, target: Path) -> None:
    """Write a draft beside the target, read it again, and only then replace the target.

    Raises: AddressError, WriteError of ``files.replace``, DamagedFileError.
    """
    write_file(target, mail_bytes(mail), partial(_verify, mail=mail))


def mail_bytes(mail: Mail) -> bytes:
    """Return a letter as a file of its own; the same letter gives the same bytes.

    It has no sender and no date: the mail program puts its own when the letter is sent.
    Raises: AddressError.
    """
    return "".join(f"{line}\r\n" for line in _message(mail)).encode("ascii")


# Written here and not by email.message, which decodes "=?utf-8?q?a=0D=0ABcc:_x@y.vn?=" in a header
# and then writes the line end that was in it. Source: Python 3.11.7, tests/export/test_mail.py.


def _message(mail: Mail) -> Iterator[str]:
    yield f"Subject: {_encoded(_one_line(mail.subject))}"
    for name, entries in (("To", mail.to), ("Cc", mail.cc)):
        if written := [_written(each) for each in _addresses(entries)]:
            yield f"{name}: " + ",\r\n ".join(written)
    yield f"{_UNSENT}: 1"
    yield "MIME-Version: 1.0"
    text = _part('text/plain; charset="utf-8"', clean(mail.body).replace("\n", "\r\n").encode())
    if not mail.attachments:
        yield from text
        return
    boundary = _boundary(mail)
    yield f'Content-Type: multipart/mixed; boundary="{boundary}"'
    yield ""
    for part in (text, *map(_attached, mail.attachments)):
        yield f"--{boundary}"
        yield from part
    yield f"--{boundary}--"


def _attached(attachment: Attachment) -> Iterator[str]:
    """Yield the lines of a file; its name in one piece, as the oldest mail programs want it."""
    name = _one_line(attachment.name)
    kind = _TYPES.get(Path(name).suffix.lower(), _OTHER_TYPE)
    yield f"Content-Disposition: attachment; filename*=utf-8''{quote(name, safe='')}"
    yield from _part(kind, attachment.data)


def _part(kind: str, data: bytes) -> Iterator[str]:
    yield f"Content-Type: {kind}"
    yield "Content-Transfer-Encoding: base64"
    yield ""
    yield from encodebytes(data).decode().splitlines()


def _boundary(mail: Mail) -> str:
    """Return what parts the files; "_" stands in no line of base64."""
    words = clean(f"{mail.subject}\n{mail.body}").encode()
    contents = (words, *(each.data for each in mail.attachments))
    digest = sha256(b"".join(sha256(each).digest() for each in contents))
    return f"=_cchc-desk_{digest.hexdigest()[:32]}"


def _one_line(text: str) -> str:
    """Return text without line ends, which would begin another header."""
    return fold_spaces(clean(text))


# An encoded word has whole letters and at most 75 characters, 12 of them around its base64, in a
# line of at most 76 with the name of the header. Source: RFC 2047, 2 and 5.
_LONGEST_WORD_BYTES = 39
_PLAIN = re.compile(r"[A-Za-z0-9 ]{0,60}")


def _encoded(text: str) -> str:
    """Return text as it may stand in a header; what was not encoded by us is never decoded."""
    if _PLAIN.fullmatch(text):
        return text
    words: list[str] = [""]
    for letter in text:
        if len((words[-1] + letter).encode()) > _LONGEST_WORD_BYTES:
            words.append("")
        words[-1] += letter
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word.encode()).decode()}?=" for word in words)


# --- addresses ------------------------------------------------------------------------------------

# Narrower than RFC 5322: without comments, quotes and groups, which no office writes.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,63}"
)
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")


@dataclass(frozen=True, slots=True)
class _Address:
    address: str
    name: str = ""


def _written(address: _Address) -> str:
    return f"{_encoded(address.name)}\r\n <{address.address}>" if address.name else address.address


def _addresses(entries: Iterable[str]) -> Iterator[_Address]:
    """Yield the addresses of entries; one entry may hold several, parted by ";" or ","."""
    for entry in entries:
        for part in re.split("[;,]", _one_line(entry)):
            if part.strip():
                yield _address(part.strip())


def _address(text: str) -> _Address:
    named = _NAMED.fullmatch(text)
    name, address = ("", text) if named is None else (named["name"], named["address"].strip())
    local = address.rpartition("@")[0]
    if not _ADDRESS.fullmatch(address) or ".." in local or local[:1] == "." or local[-1:] == ".":
        raise AddressError(
            tr(
                "“{text}” is no e-mail address; correct it in the profile of the office.",
                text=text,
            )
        )
    return _Address(address, name.strip().strip('"').strip())


# --- reading it again -----------------------------------------------------------------------------


def _verify(file: Path, mail: Mail) -> None:
    message = message_from_bytes(file.read_bytes(), policy=policy.SMTP)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes such ones
    files = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    wanted = [(_one_line(each.name), each.data) for each in mail.attachments]
    is_same = _words(message) == _lines(mail.body) and files == wanted
    if not is_same or message["Subject"] != _one_line(mail.subject):
        raise DamagedFileError(
            tr(
                "The new e-mail draft does not read as it was written, and was not kept; try "
                "again, or choose a folder on another disk."
            )
        )


def _words(message: EmailMessage) -> Sequence[str]:
    body = message.get_body(("plain",))
    return [] if body is None else _lines(body.get_content())


def _lines(text: str) -> Sequence[str]:
    return clean(text).rstrip("\n").split("\n")
