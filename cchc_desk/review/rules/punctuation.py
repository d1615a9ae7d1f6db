"""Spaces and marks: missing, doubled, in the wrong place."""

import re
from collections.abc import Iterable, Iterator

from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip, in_every_text, in_written
from cchc_desk.review.texts import CAPITALS, SMALL, Kind, Text
from cchc_desk.review.view import View

_LETTER = r"[^\W\d_]"
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:vn|com|gov|org|net)\b", re.IGNORECASE)


def _kept(text: Text, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches that no web or mail address holds."""
    for match in matches:
        if _ADDRESS.search(text.words_around(match.start(), match.end())) is None:
            yield match


# --- spaces ---------------------------------------------------------------------------------------

_BEFORE_BRACKET = re.compile(rf"(?<=[\w%”\"])\((?=[\W\d_]*{_LETTER}{{2}})")
_INSIDE_BRACKET = re.compile(rf"\((?P<gap> +)(?={_LETTER}|\d)|(?<=[\w%”…])(?P<tail> +)\)")
_BEFORE_MARK = re.compile(r"(?<=[\w%”)])(?P<gap> +)[,;:.!?](?=\s|$|[A-Z])")
_SPACED = re.compile(r"\( | [),;:.!?]")
_AFTER_MARK = re.compile(r"(?<=[\w)”%])[,;:)](?=\w)")
_NEW_SENTENCE = re.compile(
    rf"(?<=[{SMALL}][{SMALL}])\.(?=[{CAPITALS}][{SMALL}])|(?<=\d)\.(?=[{CAPITALS}][{SMALL}])"
)
_DOUBLE = re.compile(r"(?<=\S)(?P<gap> {2,3})(?=\S)")
_BLANK = re.compile(r"(?:số|ngày|tháng|:)\s*$|^\s*(?:tháng\s|năm\s*$|/)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZĐ],[A-ZĐ]")
_CROWDED = re.compile(r"(?<!\w)[A-ZĐ&]{2,}(?:,[A-ZĐ&]{2,})+(?!\w)")


def _missing_before_bracket(text: Text) -> Iterator[Slip]:
    if "(" in text.text:
        for match in _kept(text, _BEFORE_BRACKET.finditer(text.text)):
            message = tr("A space is missing before the bracket.")
            yield Slip(text, match.start(), match.end(), message, " (")


def _missing_after_mark(text: Text) -> Iterator[Slip]:
    for match in _kept(text, _AFTER_MARK.finditer(text.text)):
        if _needs_space(text.text, match) and not _is_between_capitals(text.text, match):
            message = tr("A space is missing after “{mark}”.", mark=match[0])
            yield Slip(text, match.start(), match.end(), message, f"{match[0]} ")
    for match in _kept(text, _NEW_SENTENCE.finditer(text.text)):
        if text.kind is Kind.LABEL:
            continue  # the gap behind its number is looked at apart
        message = tr("A space is missing after “{mark}”.", mark=match[0])
        yield Slip(text, match.start(), match.end(), message, f"{match[0]} ")


def _needs_space(text: str, match: re.Match[str]) -> bool:
    """Tell a mark between words from one in a number, a ratio, a time or a list of letters."""
    mark, before, after = match[0], text[match.start() - 1], text[match.end()]
    if mark == ")":
        return not text[max(0, match.start() - 2) : match.start()].startswith("(")
    if mark == ":":
        around = text[max(0, match.start() - 2) : match.start()], text[match.end() :][:2]
        return all(each.isalpha() and len(each) > 1 for each in around)
    return after.isalpha() or (before.isalpha() and after.isdigit())


def _is_between_capitals(text: str, match: re.Match[str]) -> bool:
    return bool(_CAPITALS.match(text, match.start() - 1))


def _crowded_capitals(text: Text) -> Iterator[Slip]:
    """Yield lists of abbreviations without spaces ("CB,CC"), as some offices write them."""
    if "," not in text.text:
        return
    for match in _CROWDED.finditer(text.text):
        message = tr("A space is missing after “{mark}”.", mark=",")
        right = re.sub(r",\s*", ", ", match[0])
        yield Slip(text, match.start(), match.end(), message, right, quote=match[0])


def _superfluous(text: Text) -> Iterator[Slip]:
    if _SPACED.search(text.text) is None:
        return
    for match in _INSIDE_BRACKET.finditer(text.text):
        group = "gap" if match["gap"] else "tail"
        message = tr("There is a space too many inside the bracket.")
        yield Slip(text, match.start(group), match.end(group), message, "")
    for match in _BEFORE_MARK.finditer(text.text):
        if len(match["gap"]) == 1 and not _BLANK.search(text.text[: match.start()]):
            message = tr("There is a space too many before “{mark}”.", mark=match[0].strip())
            yield Slip(text, match.start("gap"), match.end("gap"), message, "")


def _double_spaces(text: Text) -> Iterator[Slip]:
    if "  " not in text.text:
        return
    for match in _DOUBLE.finditer(text.text):
        is_blank = _BLANK.search(text.text[: match.start()]) or _BLANK.search(
            text.text[match.end() :]
        )
        if not is_blank:
            message = tr("There are two spaces instead of one.")
            yield Slip(text, match.start(), match.end(), message, " ")


_HEADING_GAP = re.compile(rf"^(?:\d+(?:\.\d+)*\.|[IVX]+\.|[a-zđ][.)])(?={_LETTER}{{2}})")


def _heading_gap(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.LABEL):
        match = _HEADING_GAP.match(text.text)
        if match is not None:
            message = tr("A space is missing after the number “{mark}”.", mark=match[0])
            yield Slip(text, match.end() - 1, match.end(), message)


# --- marks ----------------------------------------------------------------------------------------

_DOUBLED = re.compile(
    r"(?P<m>[,;:!?])(?:\s?(?P=m))+|(?<![.…])\.\.(?![./…])|(?<!\.)\.{4}(?![.…])"
    rf"|(?<=\w\w\w)\.[,;:](?=\s|$)|(?<=[{SMALL}][{SMALL}])\.[,;:](?=\s|$)"
    r"|[,;:]\s?[;:](?=\s|$)|[;:]\s?[,.](?!\.)(?=\s|$)|,\s?\.(?!\.)(?=\s|$)"
)
_SPACED_STOP = re.compile(r"(?<=\w) \. (?=\w)")


def _doubled(text: Text) -> Iterator[Slip]:
    for match in _kept(text, _DOUBLED.finditer(text.text)):
        if not _is_gap(text.text, match):
            message = tr("Too many marks in a row: “{marks}”.", marks=match[0])
            yield Slip(text, match.start(), match.end(), message, _one_mark(match[0]))


def _is_gap(text: str, match: re.Match[str]) -> bool:
    """Tell dots that hold a place for a number or a date."""
    return match[0].startswith("....") and text[: match.start()][-1:] in {"", " ", "/"}


def _one_mark(marks: str) -> str | None:
    kept = set(marks.replace(" ", ""))
    if kept == {"."}:
        return "." if marks == ".." else "..."
    return kept.pop() if len(kept) == 1 else None


_TYPED_BULLETS = re.compile(r"^\s*[-+*]\s*[-+*]\s+(?=\w)")


def _two_signs(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.ANSWER, Kind.TASK, Kind.TABLE):
        match = _TYPED_BULLETS.match(text.text)
        second = re.match(r"^\s*[-+*]\s+(?=\w)", text.text) if text.sign else None
        found = match or second
        if found is not None:
            message = tr("Two signs open this line.")
            yield Slip(text, found.start(), found.end(), message)


def _trailing(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.TASK, Kind.TABLE):
        end = text.text.rstrip()
        if text.is_last and end[-1:] in {";", ","}:
            message = tr("The cell ends with “{mark}”, though nothing follows.", mark=end[-1])
            yield Slip(text, len(end) - 1, len(end), message, "", quote=_last_words(end))


def _last_words(text: str) -> str:
    return text if len(text) <= _SHOWN else f"…{text[-_SHOWN:]}"


_SHOWN = 40
_FEWEST_WORDS = 3
_UNENDED = re.compile(r"[\w)”\"’%]\s*$")


def _no_end(view: View) -> Iterator[Slip]:
    for text in view.answers:
        words = text.text.split()
        is_short = len(words) < _FEWEST_WORDS and not text.lead
        if not is_short and _UNENDED.search(text.text) and not text.text.isupper():
            end = len(text.text.rstrip())
            message = tr("The paragraph has no mark at its end.")
            yield Slip(text, end, end, message, ".", quote=_last_words(text.text.rstrip()))


def _list_unended(view: View) -> Iterator[Slip]:
    """Yield the last member of a list that ends as if another one followed."""
    lines = view.of_kind(Kind.LABEL, Kind.ANSWER)
    for text, after in zip(lines, [*lines[1:], None], strict=False):
        if text.kind is not Kind.ANSWER or not text.text.rstrip().endswith((";", ",")):
            continue
        follows = after is not None and (after.kind is Kind.ANSWER or after.text[:1] in "-+*")
        if not follows:
            end = len(text.text.rstrip())
            message = tr("The list ends here, yet its last line ends as if more followed.")
            yield Slip(text, end - 1, end, message, ".", quote=_last_words(text.text.rstrip()))


_CLOSED = re.compile(r"\./\.\s*$")
_BADLY_CLOSED = re.compile(r"(?<![./])(?:\./|/\.|\.\s+/\s*\.?|/)\s*$")


def _closing_mark(view: View) -> Iterator[Slip]:
    body = view.of_kind(Kind.FRONT, Kind.ANSWER)
    closing = body[-1] if body else None
    if closing is None:
        return
    match = _BADLY_CLOSED.search(closing.text)
    if match is not None and not _CLOSED.search(closing.text):
        message = tr("The text closes with “{mark}” instead of “./.”.", mark=match[0].strip())
        yield Slip(closing, match.start(), match.end(), message, "./.")


_SPACES = N_("Vietnamese typing: one space between words, none before a mark, one after it.")
_MARKS = N_("Vietnamese punctuation: one mark at one place, and one at the end of each sentence.")

RULES = (
    Rule(
        "PUNC-SPACE",
        Family.WORDING,
        Severity.WARNING,
        _SPACES,
        in_every_text(_missing_before_bracket),
    ),
    Rule(
        "PUNC-SPACE",
        Family.WORDING,
        Severity.WARNING,
        _SPACES,
        in_written(_missing_after_mark),
    ),
    Rule("PUNC-SPACE", Family.WORDING, Severity.WARNING, _SPACES, in_written(_superfluous)),
    Rule(
        "PUNC-SPACE",
        Family.WORDING,
        Severity.HINT,
        _SPACES,
        in_written(_crowded_capitals),
    ),
    Rule("PUNC-SPACE", Family.WORDING, Severity.HINT, _SPACES, in_written(_double_spaces)),
    Rule("PUNC-SPACE", Family.WORDING, Severity.HINT, _SPACES, _heading_gap),
    Rule("PUNC-DOUBLE", Family.WORDING, Severity.WARNING, _MARKS, in_written(_doubled)),
    Rule("PUNC-BULLET", Family.WORDING, Severity.HINT, _MARKS, _two_signs),
    Rule("PUNC-TRAIL", Family.WORDING, Severity.HINT, _MARKS, _trailing),
    Rule("PUNC-END", Family.WORDING, Severity.HINT, _MARKS, _no_end),
    Rule("PUNC-END", Family.WORDING, Severity.HINT, _MARKS, _list_unended),
    Rule(
        "PUNC-CLOSE",
        Family.WORDING,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục III: every sample closes with “./.”."),
        _closing_mark,
    ),
)
