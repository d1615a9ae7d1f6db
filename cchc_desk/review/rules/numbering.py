"""Numbers of parts, items and points as their author typed them: in order, without gaps."""

import re
from collections.abc import Iterator

from cchc_desk.forms.outline import LETTERS, NumberedItem, number_items
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind
from cchc_desk.review.view import View

_POINT = re.compile(r"^([a-zđ])\.\s*(?=\S)")


def _point_style(view: View) -> Iterator[Slip]:
    for text in view.of_kind(Kind.LABEL, Kind.ANSWER):
        match = _POINT.match(text.text)
        if match is not None and not text.sign:
            right = f"{match[1]}) "
            message = tr("Points are lettered with a bracket: “{right}”.", right=right.strip())
            quote = " ".join(text.text.split()[:6])
            yield Slip(text, 0, match.end(), message, right, quote=quote)


_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER = re.compile(r"(?:Phần )?(?P<r>[IVXLC]+)[.)]?|(?:\d+\.)*(?P<n>\d+)[.)]?|(?P<l>[a-zđ])[.)]")


def _count(number: str) -> tuple[str, int] | None:
    """Return the sort of a number and what it counts. None: it is a sign, or nothing."""
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return None
    if match["r"]:
        return "roman", _roman(match["r"])
    if match["n"]:
        return "number", int(match["n"])
    return ("letter", LETTERS.index(match["l"]) + 1) if match["l"] in LETTERS else None


def _roman(digits: str) -> int:
    values = [_ROMANS[each] for each in digits]
    pairs = zip(values, [*values[1:], 0], strict=False)
    return sum(-value if value < after else value for value, after in pairs)


def _number_gaps(view: View) -> Iterator[Slip]:
    template = view.report.template
    counts: dict[tuple[str | None, str], tuple[int, str]] = {}
    for numbered in number_items(template.items, template.numbering):
        found = _count(numbered.number)
        if found is None:
            continue
        sort, count = found
        key = (numbered.parent, sort)
        before, shown = counts.get(key, (0, ""))
        counts[key] = (count, numbered.number)
        is_typed = numbered.item.source_number is not None
        if is_typed and count != before + 1 and (before or sort != "letter"):
            yield _gap(view, numbered, shown)


def _gap(view: View, numbered: NumberedItem, before: str) -> Slip:
    place = Place(item=numbered.item.id, part="label")
    text = next((t for t in view.texts if t.place == place), None) or view.blank(
        Place(item=numbered.item.id)
    )
    message = (
        tr("Number “{number}” follows “{before}”.", number=numbered.number, before=before)
        if before
        else tr("The first number here is “{number}”.", number=numbered.number)
    )
    quote = " ".join(text.text.split()[:6]) or numbered.number
    return Slip(text, 0, len(numbered.number), message, quote=quote)


_TYPED = re.compile(r"^(?P<n>\d{1,2}|[a-zđ])(?P<s>[.)])\s+(?=\S)")


def _paragraph_gaps(view: View) -> Iterator[Slip]:
    open_: dict[tuple[str | None, str, str], list[int]] = {}
    for text in view.answers:
        match = _TYPED.match(text.text)
        found = _count(f"{match['n']}{match['s']}") if match else None
        if match is None or found is None or text.sign:
            continue
        counts = open_.setdefault((text.place.item, found[0], match["s"]), [])
        last = counts[-1] if counts else 0
        if not _goes_on(counts, found[1]) and last:
            shown = LETTERS[last - 1] if found[0] == "letter" else str(last)
            message = tr(
                "Number “{number}” follows “{before}”.",
                number=f"{match['n']}{match['s']}",
                before=f"{shown}{match['s']}",
            )
            quote = " ".join(text.text.split()[:6])
            yield Slip(text, 0, match.end("s"), message, quote=quote)


def _goes_on(counts: list[int], count: int) -> bool:
    """Count on in the innermost list that waits for this number; tell whether one does.

    ``counts`` - the last number of each list that is open, the innermost last.
    """
    if count == 1:
        counts.append(1)
        return True
    waiting = [depth for depth, last in enumerate(counts) if last + 1 == count]
    depth = waiting[-1] if waiting else max(len(counts) - 1, 0)
    counts[depth:] = [count]
    return bool(waiting)


_ORDER = N_(
    "NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ: parts, items and points are numbered in order, points by "
    "the Vietnamese alphabet with a bracket."
)

RULES = (
    Rule("POINT-STYLE", Family.OUTLINE, Severity.HINT, _ORDER, _point_style),
    Rule("NUM-GAP", Family.OUTLINE, Severity.WARNING, _ORDER, _number_gaps),
    Rule("NUM-GAP", Family.OUTLINE, Severity.WARNING, _ORDER, _paragraph_gaps),
)
