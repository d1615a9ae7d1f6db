"""Capitals: names of agencies, types of documents, and words that have none inside a sentence."""

import re
from collections.abc import Iterator

from cchc_desk.forms.citation import Oddity, Part
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import CAPITALS, SMALL, Kind, Text
from cchc_desk.review.view import View

_ANY_TYPE = "Văn bản"


def _types(view: View) -> Iterator[Slip]:
    for text in view.written:
        for found in view.citations(text):
            place = found.place(Part.TYPE)
            is_typed = Oddity.TYPE_NOT_CAPITAL in found.oddities
            if not is_typed or place is None or found.citation.type == _ANY_TYPE:
                continue
            typed = text.text[slice(*place)]
            right = typed[:1].upper() + typed[1:]
            message = tr("The type of a certain document has a capital: “{right}”.", right=right)
            code = found.place(Part.SYMBOL) or found.place(Part.NUMBER) or place
            quote = text.text[text.before(place[0], 2) : code[1]]
            yield Slip(text, *place, message, right, quote=quote)


# --- agencies -------------------------------------------------------------------------------------


def _agencies(view: View) -> Iterator[Slip]:
    names = {name.lower(): name for name in (*view.words.agency_names, *_own_names(view))}
    if not names:
        return
    pattern = _any_of(names)
    for text in view.texts:
        for match in pattern.finditer(text.low):
            typed = text.text[match.start() : match.end()]
            right = names[match[0]]
            has_capital = any(map(str.isupper, typed))
            if typed != right and has_capital and not _is_capitals(typed):
                message = tr("The name is written “{right}”.", right=right)
                yield Slip(text, match.start(), match.end(), message, right, quote=typed)


def _own_names(view: View) -> Iterator[str]:
    office = view.report.office
    yield from (name for name in (office.name, *office.departments) if len(name.split()) > 1)


def _any_of(names: dict[str, str]) -> re.Pattern[str]:
    listed = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)")


def _is_capitals(words: str) -> bool:
    letters = [each for each in words if each.isalpha()]
    return all(map(str.isupper, letters))


_OWN_OFFICE = re.compile(
    r"(?<!\w)(?:của|tại|do|thuộc|trong|cho|toàn|vào|về|giám đốc|lãnh đạo|văn phòng|kế hoạch|"
    r"website) (?P<s>sở)"
    r"(?=\s*(?:[.,;:)]|$)| (?:và|đã|đang|năm|theo|cụ thể|là|đảm bảo|bảo đảm|được|có|thực hiện|"
    r"tổ chức)\b)"
)
_AFTER = re.compile(r"^\s*,\s*(?:ban|ngành|địa phương)", re.IGNORECASE)


def _own_office(view: View) -> Iterator[Slip]:
    """Yield "của sở" where the office itself is meant, in offices that are a Sở."""
    if view.report.office.name and not view.report.office.name.startswith("Sở"):
        return
    for text in view.written:
        if " sở" not in text.text:
            continue
        for match in _OWN_OFFICE.finditer(text.text):
            if not _AFTER.match(text.text[match.end() :]):
                message = tr("The office itself has a capital: “{right}”.", right="Sở")
                yield Slip(text, match.start("s"), match.end("s"), message, "Sở", quote=match[0])


# --- the State and the People ---------------------------------------------------------------------

_STATE = re.compile(r"(?P<lead>[^\W\d_]+ [^\W\d_]+) (?P<w>[Nn]hà nước)(?!\w)")


def _state(view: View) -> Iterator[Slip]:
    """Yield the rarer of "hành chính Nhà nước" and "hành chính nhà nước" after the same words."""
    uses: dict[str, list[tuple[Text, re.Match[str]]]] = {}
    for text in view.written:
        if "nhà nước" not in text.low:
            continue
        for match in _STATE.finditer(text.text):
            uses.setdefault(match["lead"].lower(), []).append((text, match))
    for found in uses.values():
        capital = [each for each in found if each[1]["w"][0] == "N"]
        small = [each for each in found if each[1]["w"][0] == "n"]
        if not capital or not small:
            continue
        right = "nhà nước" if len(capital) <= len(small) else "Nhà nước"
        for text, match in min(capital, small, key=len):
            message = tr(
                "Elsewhere this document writes “{right}” after the same words.", right=right
            )
            quote = text.words_around(match.start(), min(match.end() + 1, len(text.text)))
            yield Slip(text, match.start("w"), match.end("w"), message, right, quote=quote)


_PEOPLE = re.compile(r"(?P<lead>[^\W\d_]+)[ ,]+(?P<w>nhân dân)(?!\w)")
_OF_AGENCIES = frozenset(
    {
        "đồng",
        "ban",
        "án",
        "sát",
        "đội",
        "tối",
        "binh",
        "toà",
        "tòa",
        "nghệ",
        "nhà",
        "công",
        "thẩm",
        "minh",
        "sĩ",
        "sỹ",
        "trang",
        "thuốc",
        "giáo",
        "nhân",
        "ninh",
        "dụng",
    }
)


def _people(view: View) -> Iterator[Slip]:
    for text in view.prose:
        if "nhân dân" not in text.text:
            continue
        for match in _PEOPLE.finditer(text.text):
            if match["lead"].lower() not in _OF_AGENCIES:
                message = tr("“{right}” has a capital.", right="Nhân dân")
                yield Slip(
                    text, match.start("w"), match.end("w"), message, "Nhân dân", quote=match[0]
                )


# --- inside a sentence ----------------------------------------------------------------------------

_INSIDE = re.compile(rf"(?P<sign>\(|; ?)(?P<word>[{CAPITALS}][{SMALL}]*)(?P<next> [^\s]+)")


def _inside(view: View) -> Iterator[Slip]:
    for text in view.written:
        if text.kind is Kind.LABEL or not ("(" in text.text or ";" in text.text):
            continue
        for match in _INSIDE.finditer(text.text):
            word, after = match["word"].lower(), match["next"].strip(" .,;:()").lower()
            small = view.words.small_words
            is_small = word in small or f"{word} {after}" in small
            is_name = not _goes_on(match["next"].strip()) or view.is_cited(
                text, match.start("word")
            )
            if not is_small or not match.start() or is_name:
                continue
            right = word
            message = tr(
                "After “{sign}” a sentence goes on with a small letter: “{right}”.",
                sign=match["sign"].strip(),
                right=right,
            )
            quote = " ".join(text.text[match.start() :].split()[: 3 if match["sign"] == "(" else 4])
            yield Slip(text, match.start("word"), match.end("word"), message, right, quote=quote)


def _goes_on(word: str) -> bool:
    """Tell whether the word after the first is no part of a name."""
    return word[0].islower() or word[0].isdigit() or word.strip(".,;:)").isupper()


_AGENCIES = N_("NĐ 30/2020/NĐ-CP, Phụ lục II, III.2: names of agencies capitalise type and field.")

RULES = (
    Rule(
        "CAPS",
        Family.NAMES,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục II, V.6: the type of a certain document has a capital."),
        _types,
    ),
    Rule("CAPS", Family.NAMES, Severity.WARNING, _AGENCIES, _agencies),
    Rule("CAPS", Family.NAMES, Severity.HINT, _AGENCIES, _own_office),
    Rule(
        "CAPS",
        Family.NAMES,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục II, V.1: Nhân dân, Nhà nước; one document writes one way."),
        _state,
    ),
    Rule(
        "CAPS",
        Family.NAMES,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục II, V.1: Nhân dân, Nhà nước have a capital."),
        _people,
    ),
    Rule(
        "CAPS",
        Family.NAMES,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục II, I: capitals open sentences and lines, nothing else."),
        _inside,
    ),
)
