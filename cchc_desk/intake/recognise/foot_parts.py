"""The parts of the foot: who receives the document, who signs it."""

from collections.abc import Sequence

from cchc_desk.intake.recognise.facts import Facts
from cchc_desk.intake.recognise.formulas import (
    begins_recipients,
    is_rule,
    is_signer_title,
    is_signing_note,
)
from cchc_desk.intake.recognise.outline_parts import Part
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.intake.recognise.regions import Draft

_LONGEST_NAME = 8


def foot_parts(foot: Sequence[Draft]) -> list[Part]:
    """Return the part of every line of the foot."""
    parts: list[Part] = []
    in_recipients = False
    for draft in foot:
        part = _foot_part(draft, in_recipients=in_recipients)
        parts.append(part)
        if part.role is LineRole.RECIPIENT:
            in_recipients = True
        elif part.role is LineRole.SIGNER_NAME:
            in_recipients = False
    return parts


def _foot_part(draft: Draft, *, in_recipients: bool) -> Part:
    facts = draft.facts
    if facts is None:
        return Part(LineRole.UNPLACED)
    text = facts.text
    if is_rule(text) or is_signing_note(text):
        return Part(LineRole.LEFT_OUT)
    if begins_recipients(text):
        return Part(LineRole.RECIPIENT)
    if is_signer_title(text):
        return Part(LineRole.SIGNER_TITLE)
    if _is_name(facts):
        return Part(LineRole.SIGNER_NAME)
    if in_recipients:
        return Part(LineRole.RECIPIENT)
    return Part(LineRole.UNPLACED, doubts=(Doubt.UNKNOWN_WORDS,))


def _is_name(facts: Facts) -> bool:
    """Tell whether a line is somebody's name: a few capitalised words, set off."""
    words = facts.text.split()
    if facts.sign or not 1 < len(words) <= _LONGEST_NAME or not words[-1][-1].isalpha():
        return False
    are_names = all(word[0].isupper() and not any(map(str.isdigit, word)) for word in words)
    return are_names and (facts.look.bold or facts.is_centred)
