"""What is said after the program did not end in order: what is there, and where the rest lies."""

from cchc_desk.i18n import tr
from cchc_desk.storage.recovery import Kept, Opened
from cchc_desk.ui.keeping.ages import moment_words


def recovered_words(opened: Opened) -> str:
    """Return the sentences about how a workspace was found; "" when it was let go in order."""
    if opened.was_clean:
        return ""
    parts = [tr("The program did not end in order last time.")]
    if opened.recovered_to is not None:
        at = f"{opened.recovered_to.astimezone():%H:%M:%S}"
        day = moment_words(opened.recovered_to).partition(" ")[2]
        parts.append(tr("Everything saved until {time} on {day} is here.", time=at, day=day))
    if opened.kept is Kept.WITH_JOURNAL:
        parts.append(tr("A step that was cut off half-way was taken back whole."))
    elif opened.kept is Kept.WITHOUT_JOURNAL:
        parts.append(
            tr("Beside the file lay leftovers of another one; they were put aside, not used.")
        )
    return " ".join(parts)
