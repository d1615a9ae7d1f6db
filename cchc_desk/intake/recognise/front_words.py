"""What stands before and after the outline, collected from the lines that play these parts."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.report import IssueDate
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.facts import facts_of
from cchc_desk.intake.recognise.formulas import (
    ABBREVIATIONS,
    AUTHORITY,
    NUMBER_LINE,
    begins_recipients,
    place_and_date,
)
from cchc_desk.intake.recognise.head_parts import addressee_lines
from cchc_desk.intake.recognise.recognised import FrontWords, Line, LineRole
from cchc_desk.intake.recognise.running_names import running_name
from cchc_desk.intake.source import SourceParagraph


def line_text(line: Line) -> str:
    """Return what a reader sees of a line, its number included; "" of a table or picture."""
    return facts_of(line.block).text.strip() if isinstance(line.block, SourceParagraph) else ""


def texts_of(lines: Sequence[Line], *roles: LineRole) -> tuple[str, ...]:
    """Return the texts of the lines that play one of these parts, in order."""
    found = (line_text(line) for line in lines if line.role in roles)
    return tuple(text for text in found if text)


def front_words(lines: Sequence[Line]) -> FrontWords:
    """Collect the words around the outline."""
    titles = "\n".join(texts_of(lines, LineRole.DOCUMENT_TYPE)).split("\n", 1)
    below = (*titles[1:], *texts_of(lines, LineRole.SUBJECT))
    number, symbol = _number(texts_of(lines, LineRole.NUMBER))
    place, issued = _issued(texts_of(lines, LineRole.PLACE_AND_DATE))
    return FrontWords(
        parent=" ".join(texts_of(lines, LineRole.PARENT)),
        office=" ".join(texts_of(lines, LineRole.OFFICE)),
        number=number,
        symbol=symbol,
        place=place,
        issued=issued,
        title=titles[0],
        subject="\n".join(below),
        addressees=tuple(addressee_lines(texts_of(lines, LineRole.ADDRESSEE))),
        grounds=texts_of(lines, LineRole.GROUND),
        opening=texts_of(lines, LineRole.OPENING),
        closing=texts_of(lines, LineRole.CLOSING),
        recipients=tuple(_recipients(texts_of(lines, LineRole.RECIPIENT))),
        signers=tuple(_signers(lines)),
    )


def _number(texts: Sequence[str]) -> tuple[str | None, str]:
    """Return the number, None when it is blank, and what stands after the stroke."""
    whole = [match for text in texts if (match := NUMBER_LINE.fullmatch(fold_spaces(text)))]
    joined = NUMBER_LINE.fullmatch(fold_spaces("".join(texts)))
    match = whole[0] if len(whole) > 1 else joined
    if match is None:
        return None, ""
    number, symbol = match["number"].strip(" .…_"), match["symbol"].strip()
    if match["slash"] == "-" and "/" in symbol:
        # "Số 12-BC/TU": the type stands before the stroke.
        kind, _, symbol = symbol.partition("/")
        return f"{number}-{kind}" if number else None, symbol
    return number or None, symbol


def _issued(texts: Sequence[str]) -> tuple[str, IssueDate]:
    """Return place and date, which may stand on two lines; of several the first."""
    tried = map(place_and_date, map(fold_spaces, (" ".join(texts), *texts)))
    match = next(filter(None, tried), None)
    if match is None:
        return "", IssueDate()
    day, month, year = (_digits(match[part]) for part in ("day", "month", "year"))
    is_day, is_month = day in range(1, 32), month in range(1, 13)
    whole_year = year if year is not None and year > _FIRST_YEAR else None
    date = IssueDate(day if is_day else None, month if is_month else None, whole_year)
    return match["place"].strip(), date


_FIRST_YEAR = 1900


def _digits(text: str) -> int | None:
    digits = "".join(letter for letter in text if letter.isdigit())
    return int(digits) if digits else None


def _recipients(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        name = text.partition(":")[2] if begins_recipients(text) else text
        if name := name.strip().lstrip("-–+* ").strip():
            yield name


# --- who signs ------------------------------------------------------------------------------------


def _signers(lines: Sequence[Line]) -> Iterator[Signer]:
    """Yield who signs: titles above, a name below; two beside each other are kept apart."""
    roles = {LineRole.SIGNER_TITLE, LineRole.SIGNER_NAME}
    waiting: list[list[str]] = []
    for line in (each for each in lines if each.role in roles):
        text = line_text(line)
        if line.role is LineRole.SIGNER_NAME:
            yield _signer(waiting.pop(0) if waiting else [], text)
        elif waiting and _goes_on(waiting[-1]):
            waiting[-1].append(text)
        else:
            waiting.append([text])
    for titles in waiting:
        yield _signer(titles, "")


def _goes_on(titles: Sequence[str]) -> bool:
    """Tell whether another title belongs to those above: the last of them was for another."""
    return AUTHORITY.match(titles[-1]) is not None


def _signer(titles: Sequence[str], name: str) -> Signer:
    above = tuple(takewhile(lambda text: AUTHORITY.match(text) is not None, titles))
    if len(above) == len(titles):
        above = above[:-1]
    rest = titles[len(above) :]
    return Signer(name, " ".join(rest), "\n".join(above))


# --- the office -----------------------------------------------------------------------------------


def office_of(front: FrontWords, lines: Sequence[Line]) -> Office:
    """Return the office that issues the document, its names as in running text."""
    texts = [text for line in lines if (text := line_text(line))]
    return Office(
        parent=running_name(front.parent, texts, front.place),
        name=running_name(front.office, texts, front.place),
        symbol=_office_symbol(front.symbol),
        place=front.place,
        signer=front.signers[-1] if front.signers else Signer(),
        recipients=front.recipients,
        addressees=front.addressees,
    )


def _office_symbol(symbol: str) -> str:
    """Return the letters of the office in "BC-SKHCN" or "SKHCN-VP"."""
    first, _, rest = symbol.partition("-")
    return rest if first in ABBREVIATIONS and rest else first
