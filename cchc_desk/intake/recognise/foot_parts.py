"""The parts of the foot: who receives the document, who signs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.intake.recognise.facts import Facts, is_capitals
from cchc_desk.intake.recognise.formulas import (
    AUTHORITY,
    begins_recipients,
    is_rule,
    is_signer_title,
    is_signing_note,
)
from cchc_desk.intake.recognise.outline_parts import Part
from cchc_desk.intake.recognise.recognised import Doubt, LineRole
from cchc_desk.intake.recognise.regions import Draft

_LONGEST_NAME = 8
_LONGEST_TITLE = 8


@dataclass(slots=True)
class _Progress:
    """Remember what the lines above were: a list of recipients, a line "KT. GIÁM ĐỐC"."""

    in_recipients: bool = False
    after_authority: bool = False


def foot_parts(foot: Sequence[Draft]) -> list[Part]:
    """Return the part of every line of the foot."""
    progress = _Progress()
    return [_foot_part(draft, progress) for draft in foot]


def _foot_part(draft: Draft, progress: _Progress) -> Part:
    facts = draft.facts
    if facts is None:
        return Part(LineRole.UNPLACED)
    if is_rule(facts.text) or is_signing_note(facts.text):
        return Part(LineRole.LEFT_OUT)
    role = _role(facts, progress)
    if role is None:
        return Part(LineRole.UNPLACED, doubts=(Doubt.UNKNOWN_WORDS,))
    progress.in_recipients = role is LineRole.RECIPIENT or (
        progress.in_recipients and role is LineRole.SIGNER_TITLE
    )
    progress.after_authority = AUTHORITY.match(facts.text) is not None
    return Part(role)


def _role(facts: Facts, progress: _Progress) -> LineRole | None:
    if begins_recipients(facts.text):
        return LineRole.RECIPIENT
    if is_signer_title(facts.text) or (progress.after_authority and _may_be_title(facts)):
        return LineRole.SIGNER_TITLE
    if _is_name(facts):
        return LineRole.SIGNER_NAME
    return LineRole.RECIPIENT if progress.in_recipients else None


def _may_be_title(facts: Facts) -> bool:
    return is_capitals(facts.text) and len(facts.text.split()) <= _LONGEST_TITLE


def _is_name(facts: Facts) -> bool:
    """Tell whether a line is somebody's name: a few capitalised words, set off."""
    words = facts.text.split()
    if facts.sign or not 1 < len(words) <= _LONGEST_NAME or not words[-1][-1].isalpha():
        return False
    are_names = all(word[0].isupper() and not any(map(str.isdigit, word)) for word in words)
    return are_names and (facts.look.bold or facts.is_centred)
