"""The parts that lines of a file play, as people see them: words, an icon, a key, a meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.i18n import N_, tr
from cchc_desk.intake.recognise.recognised import Doubt, Line, LineRole


@dataclass(frozen=True, slots=True)
class RoleLook:
    """Hold what a part is called, the icon beside its name, and what becomes of such a line."""

    words: str
    icon: str
    meaning: str


_OF_LETTERHEAD = N_("The letterhead: it is compared with the profile of the office.")
_OF_FRONT = N_("Goes to the head and foot of the document.")
_OF_APPENDIX = N_("Stands over the table of an appendix.")

ROLE_LOOKS: Mapping[LineRole, RoleLook] = {
    LineRole.PARENT: RoleLook(N_("Parent office"), "building-2", _OF_LETTERHEAD),
    LineRole.OFFICE: RoleLook(N_("Issuing office"), "building-2", _OF_LETTERHEAD),
    LineRole.NUMBER: RoleLook(N_("Number and symbol"), "hash", _OF_FRONT),
    LineRole.PLACE_AND_DATE: RoleLook(N_("Place and date"), "calendar", _OF_FRONT),
    LineRole.DOCUMENT_TYPE: RoleLook(N_("Type of document"), "file-text", _OF_FRONT),
    LineRole.SUBJECT: RoleLook(N_("Subject"), "file-text", _OF_FRONT),
    LineRole.ADDRESSEE: RoleLook(N_("Addressees"), "mail", _OF_FRONT),
    LineRole.GROUND: RoleLook(N_("Grounds"), "file-text", _OF_FRONT),
    LineRole.OPENING: RoleLook(N_("Opening"), "file-text", _OF_FRONT),
    LineRole.HEADING: RoleLook(N_("Heading"), "heading", N_("Becomes an item of the outline.")),
    LineRole.LABEL: RoleLook(
        N_("Label"),
        "tag",
        N_("Becomes an item whose content stands in the same line, after the colon."),
    ),
    LineRole.GUIDANCE: RoleLook(
        N_("Guidance"), "lightbulb", N_("Is shown beside the field, to say what to write there.")
    ),
    LineRole.ANSWER: RoleLook(
        N_("Content"), "pilcrow", N_("Becomes the content of the item above it.")
    ),
    LineRole.CLOSING: RoleLook(N_("Closing"), "file-text", _OF_FRONT),
    LineRole.RECIPIENT: RoleLook(N_("Recipients"), "mail", _OF_FRONT),
    LineRole.SIGNER_TITLE: RoleLook(N_("Title of the signer"), "signature", _OF_FRONT),
    LineRole.SIGNER_NAME: RoleLook(N_("Name of the signer"), "signature", _OF_FRONT),
    LineRole.APPENDIX_LABEL: RoleLook(N_("Number of the appendix"), "table", _OF_APPENDIX),
    LineRole.APPENDIX_TITLE: RoleLook(N_("Title of the appendix"), "table", _OF_APPENDIX),
    LineRole.APPENDIX_ATTACHED: RoleLook(N_("Attached to"), "table", _OF_APPENDIX),
    LineRole.APPENDIX: RoleLook(
        N_("Appendix"), "table", N_("Its rows become tasks, or figures with their values.")
    ),
    LineRole.LEFT_OUT: RoleLook(
        N_("Left out"),
        "x",
        N_("Is not brought in; lines such as the motto the program prints by itself."),
    ),
    LineRole.UNPLACED: RoleLook(
        N_("Unplaced"), "inbox", N_("Is kept under “Unplaced”, to be put into its place later.")
    ),
}

DOUBT_WORDS: Mapping[Doubt, str] = {
    Doubt.LIST_OR_HEADING: N_("A heading, or an entry of a list?"),
    Doubt.LABEL_OR_SENTENCE: N_("A label, or a sentence with a colon?"),
    Doubt.OUT_OF_SEQUENCE: N_("Its number does not follow the one before"),
    Doubt.LEVEL: N_("At which level?"),
    Doubt.PROMPT_OR_REMARK: N_("Guidance, or a remark of the author?"),
    Doubt.CLOSING: N_("Does this belong to the closing?"),
    Doubt.NOTE_IN_LABEL: N_("A footnote hangs on the label"),
    Doubt.TEXT_BOX: N_("It stands in a text box"),
    Doubt.SECOND_SIGNER: N_("A second signer"),
    Doubt.UNKNOWN_WORDS: N_("Unknown words at this place"),
}

WITH_LEVEL = frozenset({LineRole.HEADING, LineRole.LABEL})

# None of these is a vowel or "d", so that no input method puts two of them together.
# Source: Telex and VNI, which turn only those.
ROLE_KEYS: Mapping[str, LineRole] = {
    "N": LineRole.LABEL,
    "G": LineRole.GUIDANCE,
    "T": LineRole.ANSWER,
    "B": LineRole.LEFT_OUT,
    "C": LineRole.UNPLACED,
}
LEVEL_KEYS: Mapping[str, int] = {str(level): level for level in range(1, MAX_LEVEL + 1)}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold the part that a line plays; ``level`` - 1 to 9 of a heading or label, else 0."""

    role: LineRole
    level: int = 0

    @property
    def words(self) -> str:
        """Return what it is called: "Đề mục cấp 2"."""
        words = tr(ROLE_LOOKS[self.role].words)
        return tr("{role}, level {level}", role=words, level=self.level) if self.level else words


def doubt_words(doubts: Sequence[Doubt]) -> str:
    """Return why a part is not sure, in one line."""
    return "; ".join(tr(DOUBT_WORDS[doubt]) for doubt in doubts)


@cache
def _part(role: LineRole, level: int) -> Part:
    return Part(role, level if role in WITH_LEVEL else 0)


def part_of(line: Line) -> Part:
    """Return the part that a line was recognised to play."""
    return _part(line.role, line.level)


def part_asked(key: str) -> Part | None:
    """Return the part that a key asks for; a label has no level yet. None: no such key."""
    if key in LEVEL_KEYS:
        return Part(LineRole.HEADING, LEVEL_KEYS[key])
    role = ROLE_KEYS.get(key)
    return None if role is None else Part(role)
