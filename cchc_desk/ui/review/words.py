"""The sentences that tell of open findings."""

from cchc_desk.i18n import ntr


def open_words(errors: int, warnings: int) -> str:
    """Return how many errors and warnings are open, in words; "" for none."""
    told = [
        ntr("{count} error", "{count} errors", errors) if errors else "",
        ntr("{count} warning", "{count} warnings", warnings) if warnings else "",
    ]
    return ", ".join(filter(None, told))
