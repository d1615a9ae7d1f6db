"""From lines and their parts to a whole: what the roles say, computed anew after every change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.period import STANDARD_KINDS, Period, PeriodKind
from cchc_desk.forms.template import DocumentKind
from cchc_desk.intake.recognise.formulas import document_kind, named_kind
from cchc_desk.intake.recognise.front_words import front_words, line_text, office_of, texts_of
from cchc_desk.intake.recognise.period_words import read_period_words, year_in
from cchc_desk.intake.recognise.recognised import (
    FrontWords,
    Line,
    LineRole,
    RawAppendix,
    Recognised,
)
from cchc_desk.intake.source import SourceTable

_APPENDIX_ROLES = frozenset(
    {
        LineRole.APPENDIX_LABEL,
        LineRole.APPENDIX_TITLE,
        LineRole.APPENDIX_ATTACHED,
        LineRole.APPENDIX,
    }
)
# Where a document speaks of itself; what its answers say is of any period.
_OF_ITSELF = (LineRole.SUBJECT, LineRole.OPENING, LineRole.CLOSING, LineRole.APPENDIX_TITLE)


def assemble(
    lines: tuple[Line, ...],
    orientations: tuple[Orientation, ...],
    kinds: Sequence[PeriodKind] = STANDARD_KINDS,
) -> Recognised:
    """Return what the parts of the lines say together."""
    front = front_words(lines)
    return Recognised(
        lines,
        orientations,
        kind=_kind(front, lines),
        front=front,
        office=office_of(front, lines),
        period=_period(front, lines, kinds),
        appendices=tuple(_appendices(lines, orientations)),
    )


def with_role(
    recognised: Recognised,
    line_index: int,
    role: LineRole,
    level: int = 0,
    kinds: Sequence[PeriodKind] = STANDARD_KINDS,
) -> Recognised:
    """Return what the file says when a line plays another part, as the clerk chose it.

    ``level`` - of a heading or label: 1 to 9; for every other part it is 0. ``kinds`` - the
    periods that the office knows.
    """
    has_level = role in {LineRole.HEADING, LineRole.LABEL}
    chosen = replace(
        recognised.lines[line_index],
        role=role,
        level=max(level, 1) if has_level else 0,
        doubts=(),
        is_chosen=True,
    )
    lines = (*recognised.lines[:line_index], chosen, *recognised.lines[line_index + 1 :])
    return assemble(lines, recognised.orientations, kinds)


def _kind(front: FrontWords, lines: Sequence[Line]) -> DocumentKind | None:
    """Return the kind by the title, else by the number line; None: appendices alone."""
    named = document_kind(front.title) or named_kind(front.title)
    if named is not None:
        return named
    words = {line.role for line in lines if line.role is not LineRole.LEFT_OUT}
    if words and words <= _APPENDIX_ROLES:
        return None
    first = front.symbol.partition("-")[0]
    return DocumentKind.PLAN if first == DocumentKind.PLAN.abbreviation else DocumentKind.REPORT


def _period(front: FrontWords, lines: Sequence[Line], kinds: Sequence[PeriodKind]) -> Period | None:
    year = year_in(front.subject) or front.issued.year
    title = f"{front.title} {front.subject}"
    titles = " ".join(texts_of(lines, LineRole.APPENDIX_TITLE)) if not front.title else ""
    texts = (title, titles, *texts_of(lines, *_OF_ITSELF))
    return read_period_words(texts, year, kinds)


# --- appendices -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Gathered:
    """Collect the lines of one appendix."""

    lines: list[Line] = field(default_factory=list)

    def of(self, role: LineRole) -> list[Line]:
        return [line for line in self.lines if line.role is role]

    @property
    def has_content(self) -> bool:
        """Tell whether more than its head and what frames it was collected."""
        return any(not _is_frame(line) for line in self.of(LineRole.APPENDIX))

    def ends_before(self, line: Line) -> bool:
        """Tell whether a line begins the next appendix."""
        if line.role is LineRole.APPENDIX_LABEL:
            return self.has_content or bool(self.of(LineRole.APPENDIX_LABEL))
        return line.role is LineRole.APPENDIX_TITLE and self.has_content


def _is_frame(line: Line) -> bool:
    return isinstance(line.block, SourceTable) and line.block.is_layout


def _appendices(
    lines: Sequence[Line], orientations: Sequence[Orientation]
) -> Iterator[RawAppendix]:
    current = _Gathered()
    for line in lines:
        if line.role in _APPENDIX_ROLES:
            if current.ends_before(line):
                yield _appendix(current, orientations)
                current = _Gathered()
            current.lines.append(line)
        elif line.role is not LineRole.LEFT_OUT and current.lines:
            yield _appendix(current, orientations)
            current = _Gathered()
    if current.lines:
        yield _appendix(current, orientations)


def _appendix(of: _Gathered, orientations: Sequence[Orientation]) -> RawAppendix:
    content = of.of(LineRole.APPENDIX)
    first, last = of.lines[0], of.lines[-1]
    widest = next((line for line in content if isinstance(line.block, SourceTable)), first)
    return RawAppendix(
        label="\n".join(line_text(line) for line in of.of(LineRole.APPENDIX_LABEL)),
        titles=tuple(line_text(line) for line in of.of(LineRole.APPENDIX_TITLE)),
        attached=" ".join(line_text(line) for line in of.of(LineRole.APPENDIX_ATTACHED)),
        blocks=tuple(line.block for line in content),
        orientation=orientations[widest.place.section],
        first_line=first.index,
        line_count=last.index - first.index + 1,
    )
