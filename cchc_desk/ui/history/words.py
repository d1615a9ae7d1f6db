"""The past in the user's words: why a version was kept, what was done, which part differs."""

from collections.abc import Iterable

from cchc_desk.desk.differences import Difference, Part
from cchc_desk.desk.versions import Moment
from cchc_desk.i18n import N_, tr
from cchc_desk.storage.versions import Version, VersionReason

REASON_WORDS = {
    VersionReason.ASKED: N_("Kept by hand"),
    VersionReason.BEFORE_IMPORT: N_("Before a file was taken in"),
    VersionReason.BEFORE_PASTE: N_("Before much was pasted"),
    VersionReason.BEFORE_BULK: N_("Before much was changed"),
    VersionReason.BEFORE_LOSS: N_("Before much was removed"),
    VersionReason.BEFORE_RESTORE: N_("Before an earlier state was restored"),
    VersionReason.EXPORTED: N_("Exported"),
    VersionReason.SIGNED: N_("Signed"),
    VersionReason.SENT: N_("Sent"),
}

_PART_WORDS = {
    Part.ANSWER: N_("Item: {name}"),
    Part.FRONT: N_("Head and foot: {name}"),
    Part.FIGURE: N_("Figure: {name}"),
    Part.RESULT: N_("Result of the task: {name}"),
    Part.TASK: N_("Task: {name}"),
}

_FRONT_WORDS = {
    "number": N_("number"),
    "symbol": N_("symbol"),
    "issued": N_("date"),
    "subject": N_("subject"),
    "addressees": N_("addressees"),
    "grounds": N_("grounds"),
    "opening": N_("opening"),
    "closing": N_("closing"),
    "recipients": N_("recipients"),
    "signer": N_("signer"),
}


def version_words(version: Version | None) -> str:
    """Return what a version is called: its name, else why it was kept. None: "" for none."""
    if version is None:
        return ""
    return version.name or tr(REASON_WORDS[version.reason])


def done_words(labels: Iterable[str]) -> str:
    """Return what was done, each thing once."""
    return ", ".join(dict.fromkeys(tr(label) for label in labels if label))


def moment_title(moment: Moment) -> str:
    """Return what tells a state from others beside its time."""
    return version_words(moment.version) or done_words(moment.labels)


def place_words(difference: Difference) -> str:
    """Return where two states differ."""
    if difference.part is Part.FRONT:
        name = tr(_FRONT_WORDS.get(difference.key, difference.key))
    else:
        name = difference.label or difference.key
    return tr(_PART_WORDS[difference.part], name=" ".join(name.split()))
