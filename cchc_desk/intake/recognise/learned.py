"""What a recognised file becomes: a template of its own, and what its report says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_desk.forms.answer import Answer
from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.period import Period
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import Block
from cchc_desk.forms.template import Template


@dataclass(frozen=True, slots=True)
class Replacement:
    """Say which words of a text of the template became a placeholder.

    ``part`` - "subject", "opening", "closing", "grounds", "addressees", "label", "guidance".
    None: ``item`` - the text belongs to the whole document.
    """

    part: str
    item: str | None
    words: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class StaleWords:
    """Name words of one period that stay in the template, for no placeholder gives them back.

    ``part`` and ``item`` as of ``Replacement``.
    """

    part: str
    item: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Hold something that has no place in the outline, with its place in ``Recognised.lines``."""

    line: int
    block: Block


@dataclass(frozen=True, slots=True)
class ReportParts:
    """Hold what one file says under its template.

    Shape: ``answers`` by item id, answered ones only; ``images`` bytes by image id.
    ``front`` - the words of the file itself, none left to the template or the office.
    ``other_signers`` - those beside ``front.signer``. ``underlined`` - how many spans of answers
    lost their underline. None: ``period`` - the words name none.
    """

    front: FrontMatter
    office: Office
    period: Period | None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    other_signers: tuple[Signer, ...] = ()
    underlined: int = 0


@dataclass(frozen=True, slots=True)
class Learned:
    """Hold the template that a file teaches, and the parts of its report.

    Shape: ``item_lines`` - the line of ``Recognised.lines`` that each item id comes from.
    """

    template: Template
    report_parts: ReportParts
    replacements: tuple[Replacement, ...] = ()
    stale_words: tuple[StaleWords, ...] = ()
    item_lines: Mapping[str, int] = field(default_factory=dict)
