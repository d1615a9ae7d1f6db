"""What stands before an answer: number or sign, label, prompt - such that it prints as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.facts import Facts, look_between
from cchc_desk.intake.recognise.labels import label_score, prompt_bracket, split_at_colon
from cchc_desk.intake.recognise.recognised import LineRole


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold the beginning of an item.

    ``number`` - as typed, "" when it has none; ``gap`` - the space after it. ``is_untitled`` -
    the label is not printed, it only names to the clerk what follows the number. ``end`` - where
    the lead ends in the text of its line, and an answer in the same paragraph begins.
    """

    number: str
    label: str
    guidance: str = ""
    run_in: bool = False
    is_untitled: bool = False
    gap: str = " "
    end: int = 0
    bold: bool = False
    italic: bool = False


def lead_of(facts: Facts, role: LineRole) -> Lead:
    """Return what a heading or label consists of; a label ends at its colon."""
    number = fold_spaces(facts.numbers[0].text) if facts.numbers else str(facts.sign)
    if role is LineRole.LABEL and number and is_untitled(facts):
        gap = " " if facts.text[: facts.start][-1:].isspace() else ""
        return Lead(number, name_of(facts.words), is_untitled=True, gap=gap, end=facts.start)
    split = split_at_colon(facts) if role is LineRole.LABEL else None
    if split is None:
        end = len(facts.text)
        label_end = len(facts.text.rstrip())
        bracket = prompt_bracket(facts, label_end)
        leads = _alone(facts, number, label_end, bracket)
    else:
        end, label_end = split.answer, split.colon
        leads = _before_colon(facts, number, label_end, split.bracket)
    typed = fold_spaces(facts.text[facts.start : end])
    whole = Lead(number, facts.text[facts.start : end].strip())
    fitting = (lead for lead in leads if fold_spaces(printed(lead)) == typed)
    chosen = next(fitting, whole)
    look = look_between(facts.spans, facts.start, label_end)
    gap = " " if facts.text[: facts.start][-1:].isspace() or not number else ""
    return replace(chosen, gap=gap, end=end, bold=look.bold, italic=look.italic)


def _alone(facts: Facts, number: str, end: int, bracket: int | None) -> Iterator[Lead]:
    if bracket is not None:
        inside = facts.text[bracket + 1 : end - 1].strip()
        yield Lead(number, facts.text[facts.start : bracket].strip(), inside)


def _before_colon(facts: Facts, number: str, colon: int, bracket: int | None) -> Iterator[Lead]:
    text = facts.text
    if bracket is not None:
        inside = text[bracket + 1 : text.rindex(")", 0, colon)].strip()
        yield Lead(number, text[facts.start : bracket].strip(), inside, run_in=True)
    yield Lead(number, text[facts.start : colon].strip(), run_in=True)
    yield Lead(number, text[facts.start : colon + 1].strip(), run_in=True)


_FEW_WORDS = 30
_NAME_WORDS = 10


def is_untitled(facts: Facts) -> bool:
    """Tell whether a line is a sentence after its number, and no label parts from it."""
    words = facts.words
    is_sentence = words[-1:] in {".", ";"} or len(words.split()) > _FEW_WORDS
    if not is_sentence or not facts.look.is_plain:
        return False
    split = split_at_colon(facts)
    return split is None or label_score(facts, split) <= 0


def name_of(words: str) -> str:
    """Return the first words of a text, by which the clerk knows it."""
    first = words.split()[:_NAME_WORDS]
    name = " ".join(first).rstrip(".,;:")
    return name if len(words.split()) <= _NAME_WORDS else f"{name} …"


def printed(lead: Lead) -> str:
    """Return a lead as documents print it, without its number. Source: forms.compose."""
    text = f"{lead.label} ({lead.guidance})" if lead.guidance else lead.label
    return f"{text}:" if lead.run_in and not text.endswith(":") else text


def on_own_line(lead: Lead) -> Lead:
    """Return a lead after which the answer begins in a paragraph of its own."""
    if not lead.run_in:
        return lead
    return replace(lead, label=printed(lead), guidance="", run_in=False)
