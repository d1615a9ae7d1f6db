"""The parts of appendix pages: label, title, to what they belong, content."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.intake.recognise.facts import Facts
from cchc_desk.intake.recognise.formulas import (
    begins_appendix,
    is_appendix_label,
    is_attached_line,
    is_rule,
)
from cchc_desk.intake.recognise.outline_parts import Part
from cchc_desk.intake.recognise.recognised import LineRole
from cchc_desk.intake.recognise.regions import Draft
from cchc_desk.intake.source import SourceTable


@dataclass(slots=True)
class _Progress:
    """Remember whether the head of an appendix is being read, and in which section."""

    in_head: bool = True
    section: int = -1


def appendix_parts(pages: Sequence[Draft]) -> list[Part]:
    """Return the part of every line of the appendices."""
    progress = _Progress()
    return [_part(draft, progress) for draft in pages]


def _part(draft: Draft, progress: _Progress) -> Part:
    if draft.place.section != progress.section:
        progress.section = draft.place.section
        progress.in_head = True
    if draft.facts is None:
        frames = isinstance(draft.block, SourceTable) and draft.block.is_layout
        progress.in_head = progress.in_head and frames
        return Part(LineRole.APPENDIX)
    if is_rule(draft.facts.text) and not draft.facts.has_notes:
        return Part(LineRole.LEFT_OUT)
    role = _role(draft.facts, in_head=progress.in_head)
    progress.in_head = role is not LineRole.APPENDIX
    return Part(role)


def _role(facts: Facts, *, in_head: bool) -> LineRole:
    if is_label(facts):
        return LineRole.APPENDIX_LABEL
    if in_head and is_attached_line(facts.text):
        return LineRole.APPENDIX_ATTACHED
    return LineRole.APPENDIX_TITLE if in_head and _is_title(facts) else LineRole.APPENDIX


def is_label(facts: Facts) -> bool:
    """Tell whether a line opens an appendix."""
    if not (facts.look.bold or facts.is_centred or facts.has_capitals):
        return False
    return is_appendix_label(facts.text) or begins_appendix(facts.text)


_LONGEST_TITLE = 60


def _is_title(facts: Facts) -> bool:
    if facts.numbers or facts.sign or len(facts.words.split()) > _LONGEST_TITLE:
        return False
    return facts.is_centred or facts.look.bold or facts.has_capitals
