"""The fixed words of official documents, by which their parts are known."""

import re
from collections.abc import Mapping

from cchc_desk.forms.template import DocumentKind
from cchc_desk.forms.text import fold_spaces, without_marks

# Nothing longer than this is compared with a formula.
_LONGEST = 160

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")

# Letters with marks of all languages in Latin script, a table being ten times as fast as taking
# every letter apart; a file has 10,000 lines.
_BASES = {code: without_marks(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}


def letters_of(text: str, longest: int = _LONGEST) -> str:
    """Return the words of a text for comparing: lower case, no tone marks, no punctuation."""
    return _NOT_LETTERS.sub(" ", text[:longest].translate(_BASES).lower()).strip()


# --- head -----------------------------------------------------------------------------------------

# Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.1; Hướng dẫn 36-HD/VPTW for papers of the Party.
_PRINTED_BY_US = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap tu do hanh phuc",
    "dang cong san viet nam",
)

# Source: NĐ 30/2020/NĐ-CP, Phụ lục III; kinds of papers that lay out work are read as plans.
_TYPES: Mapping[str, DocumentKind] = {
    "bao cao": DocumentKind.REPORT,
    "de cuong bao cao": DocumentKind.REPORT,
    "bao cao tom tat": DocumentKind.REPORT,
    "bao cao tong hop": DocumentKind.REPORT,
    "bao cao ket qua": DocumentKind.REPORT,
    "ke hoach": DocumentKind.PLAN,
    "de cuong ke hoach": DocumentKind.PLAN,
    "chuong trinh": DocumentKind.PLAN,
    "chuong trinh hanh dong": DocumentKind.PLAN,
    "phuong an": DocumentKind.PLAN,
    "de an": DocumentKind.PLAN,
}

ABBREVIATIONS = frozenset(
    {
        "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
        "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS",
        "SL", "KL",
    }
)  # fmt: skip
"""What types are called in number lines. Source: NĐ 30/2020/NĐ-CP, Phụ lục III; KL by practice."""


def is_printed_by_us(text: str) -> bool:
    """Tell whether these are the nation's or the Party's name, or the motto."""
    return letters_of(text) in _PRINTED_BY_US


def document_kind(text: str) -> DocumentKind | None:
    """Return which kind a line names that is nothing but the name of a type; None: none."""
    return _TYPES.get(letters_of(text))


def named_kind(text: str) -> DocumentKind | None:
    """Return which kind a title begins with, such as "BÁO CÁO KẾT QUẢ …"; None: none."""
    words = letters_of(text)
    found = (kind for name, kind in _TYPES.items() if words.startswith(f"{name} "))
    return next(found, None)


# What parts the names from the number, or ends the head: dashes, stars, dots.
_RULE = re.compile(r"[\s\-–—_*=.…~oO•]*")


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn of characters, or empty."""
    return _RULE.fullmatch(text) is not None


# "Số: 05/BC-SKHCN", "Số:       /KH-SKHCN", "Số 12-BC/TU"; dots and dashes may hold the place.
NUMBER_LINE = re.compile(
    r"S[ốôỐÔoO]\s*:?\s*(?P<number>\d+[a-zA-Z]?|[\s.…_]*)\s*(?P<slash>[/-])\s*(?P<symbol>\D\S*.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_BLANK = re.compile(r"S[ốỐ]\s*:\s*[\d.…_\s/-]*", re.IGNORECASE)


def is_number_line(text: str) -> bool:
    """Tell whether a line of the head gives the number of the document."""
    line = fold_spaces(text)
    return bool(NUMBER_LINE.fullmatch(line) or _NUMBER_BLANK.fullmatch(line))


_PLACE_AND_DATE = re.compile(
    r"(?P<place>[^,;:]*?)\s*,?\s*ngày(?P<day>[\s\d.…_]*)tháng(?P<month>[\s\d.…_]*)"
    r"năm(?P<year>[\s\d.…_]*)",
    re.IGNORECASE,
)


def place_and_date(text: str) -> re.Match[str] | None:
    """Match "Nghệ An, ngày 05 tháng 01 năm 2026"; blanks or dots may stand for numbers."""
    return _PLACE_AND_DATE.fullmatch(text.strip())


def begins_addressees(text: str) -> bool:
    """Tell whether a line opens the list of those to whom the document is sent."""
    return letters_of(text).startswith("kinh gui")


_GROUNDS = ("can cu", "theo de nghi", "xet de nghi")


def begins_ground(text: str) -> bool:
    """Tell whether a line opens with a ground. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a."""
    return letters_of(text).startswith(_GROUNDS)


# --- foot -----------------------------------------------------------------------------------------

_CLOSINGS = (
    "tren day",
    "kinh de nghi",
    "kinh trinh",
    "kinh bao cao",
    "kinh mong",
    "rat mong",
    "tran trong",
    "xin tran trong",
    "noi nhan",
)


def begins_closing(text: str) -> bool:
    """Tell whether a paragraph is of those that end a document."""
    return letters_of(text).startswith(_CLOSINGS)


def ends_document(text: str) -> bool:
    """Tell whether a short paragraph ends with "./." and speaks of the document itself."""
    if not text.rstrip().endswith("./."):
        return False
    words = letters_of(text)
    return len(words.split()) <= _FEW_WORDS and any(each in words for each in _POLITE)


_FEW_WORDS = 30
_POLITE = ("kinh bao cao", "kinh trinh", "kinh gui", "kinh de nghi", "tran trong", "tren day")


def opens_closing(text: str) -> bool:
    """Tell whether a paragraph sums up: "Trên đây là …"."""
    return letters_of(text).startswith("tren day")


def begins_recipients(text: str) -> bool:
    """Tell whether a line is "Nơi nhận:"."""
    return letters_of(text).startswith("noi nhan")


# For whom somebody signs. Source: NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.a; T/M, T/L by older practice.
AUTHORITY = re.compile(
    r"\s*(?:(?:TM|KT|TL|TUQ|Q)\s*[.:]|T/M|T/L|K/T|(?:TM|KT|TL|TUQ)\s)\s*[A-ZĐÀ-Ỹ]"
)

_TITLES = (
    "giam doc", "pho giam doc", "tong giam doc", "chu tich", "pho chu tich", "truong phong",
    "pho truong phong", "truong ban", "pho truong ban", "thu truong", "chanh van phong",
    "pho chanh van phong", "chanh thanh tra", "cuc truong", "pho cuc truong", "chi cuc truong",
    "pho chi cuc truong", "vien truong", "hieu truong", "bi thu", "pho bi thu", "bo truong",
    "thu truong don vi", "truong khoa", "to truong", "doi truong", "nguoi lap bieu", "nguoi lap",
    "nguoi lap bao cao", "thu ky", "ke toan truong", "van thu", "thuong truc", "chi huy truong",
    "uy vien", "quyen giam doc", "phu trach", "chu nhiem", "pho chu nhiem", "vu truong",
)  # fmt: skip


def is_signer_title(text: str) -> bool:
    """Tell whether a line names the office of somebody who signs, or for whom he signs."""
    line = text.strip()
    if not line or line != line.upper():
        return False
    return AUTHORITY.match(line) is not None or _is_title(letters_of(line))


def _is_title(words: str) -> bool:
    return any(words == title or words.startswith(f"{title} ") for title in _TITLES)


_SIGNED = (
    "da ky",
    "ky ten",
    "ky ten dong dau",
    "ky dong dau",
    "ky ghi ro ho ten",
    "ky so",
    "da ky so",
)


def is_signing_note(text: str) -> bool:
    """Tell whether a line says "(Đã ký)" or the like."""
    return letters_of(text) in _SIGNED


# --- appendices -----------------------------------------------------------------------------------

_APPENDIX = re.compile(
    r"(?:phu luc|bieu mau|mau bieu|bieu|phu bieu|danh muc kem theo)"
    r"(?: (?:so )?(?:[ivx]+|\d+[a-z]?|[a-h])(?: [a-z]{1,8}(?: [a-z0-9]+)?)?)?"
)
_ATTACHED = re.compile(
    r"[(\[]?\s*(?:ban hành|kèm|đính kèm|gửi kèm|phụ lục kèm)\b.{0,300}", re.DOTALL
)


def is_appendix_label(text: str) -> bool:
    """Tell whether a line is nothing but "PHỤ LỤC", "Phụ lục II", "Biểu số 01" or the like."""
    first = text.strip().split("\n", 1)[0]
    return first[:1].isupper() and _APPENDIX.fullmatch(letters_of(first)) is not None


def begins_appendix(text: str) -> bool:
    """Tell whether a title begins with "Phụ lục II:" and goes on with its subject."""
    return (
        re.match(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|số))?\s*[IVX\d]+\s*[.:\-–]", text.strip())
        is not None
    )


def is_attached_line(text: str) -> bool:
    """Tell whether a line says to what an appendix belongs. Source: NĐ 30, PL I, III.1.c."""
    return _ATTACHED.fullmatch(text.strip().lower()) is not None
