"""What was recognised in a Word file: its lines, each with the part that it plays."""

from dataclasses import dataclass, field
from enum import StrEnum

from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.period import Period
from cchc_desk.forms.report import IssueDate
from cchc_desk.forms.template import DocumentKind
from cchc_desk.intake.source import SourceBlock, SourceParagraph, SourcePicture, SourceTable


class LineRole(StrEnum):
    """What a line is for."""

    # head
    PARENT = "parent"
    OFFICE = "office"
    NUMBER = "number"
    PLACE_AND_DATE = "place-and-date"
    DOCUMENT_TYPE = "document-type"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    GROUND = "ground"
    OPENING = "opening"
    # body
    HEADING = "heading"
    LABEL = "label"
    GUIDANCE = "guidance"
    ANSWER = "answer"
    CLOSING = "closing"
    # foot
    RECIPIENT = "recipient"
    SIGNER_TITLE = "signer-title"
    SIGNER_NAME = "signer-name"
    # appendices
    APPENDIX_LABEL = "appendix-label"
    APPENDIX_TITLE = "appendix-title"
    APPENDIX_ATTACHED = "appendix-attached"
    APPENDIX = "appendix"
    # neither
    LEFT_OUT = "left-out"
    UNPLACED = "unplaced"


class Doubt(StrEnum):
    """Why the part of a line is not sure."""

    LIST_OR_HEADING = "list-or-heading"
    LABEL_OR_SENTENCE = "label-or-sentence"
    OUT_OF_SEQUENCE = "out-of-sequence"
    LEVEL = "level"
    PROMPT_OR_REMARK = "prompt-or-remark"
    CLOSING = "closing"
    NOTE_IN_LABEL = "note-in-label"
    TEXT_BOX = "text-box"
    SECOND_SIGNER = "second-signer"
    UNKNOWN_WORDS = "unknown-words"


LineBlock = SourceParagraph | SourceTable | SourcePicture


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in the file a line stands, all counted from 0.

    ``block`` - within its section; ``part`` - of the lines that this block became: a table that
    only puts words side by side has one for every paragraph.
    """

    section: int
    block: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line and the part that it plays.

    ``index`` - its place in ``Recognised.lines``. ``level`` - of a heading or label: 1 to 9, in
    the outline; 0 otherwise. ``doubts`` - empty when the part is sure. ``is_chosen`` - the clerk
    said so.
    """

    index: int
    block: LineBlock
    place: Place
    role: LineRole = LineRole.ANSWER
    level: int = 0
    doubts: tuple[Doubt, ...] = ()
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FrontWords:
    r"""Hold what stands before and after the outline, word by word; "\n" is a line break.

    None: ``number`` - left blank. ``symbol`` - the part of the number line after "/".
    ``parent`` and ``office`` - in capitals as printed. ``closing`` - its paragraphs in order.
    ``signers`` - from the left to the right.
    """

    parent: str = ""
    office: str = ""
    number: str | None = None
    symbol: str = ""
    place: str = ""
    issued: IssueDate = field(default_factory=IssueDate)
    title: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True)
class RawAppendix:
    """Hold an appendix as it was read.

    ``label`` - "Phụ lục II", "" when it has none; ``titles`` - the lines of its title;
    ``attached`` - "(Kèm theo …)", "" when it has none; ``blocks`` - what follows, in order.
    ``first_line`` and ``line_count`` - its lines in ``Recognised.lines``, its head included.
    """

    label: str
    titles: tuple[str, ...]
    attached: str
    blocks: tuple[SourceBlock, ...]
    orientation: Orientation
    first_line: int
    line_count: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """Hold a whole file as it was understood; ``with_role`` changes what a line is for.

    None: ``kind`` - an appendix alone; ``period`` - the words name none. ``office`` - with its
    names as in running text. ``orientations`` - of the sections of the file.
    """

    lines: tuple[Line, ...]
    orientations: tuple[Orientation, ...]
    kind: DocumentKind | None
    front: FrontWords
    office: Office
    period: Period | None
    appendices: tuple[RawAppendix, ...]
