"""Spaces side by side in HTML, which would show them as one."""

import re

# Also one that begins a paragraph or a line.
_SPACES = re.compile(r" {2,}|^ |(?<=<br>) ")


def with_spaces(written: str) -> str:
    """Return the inside of a paragraph, its texts escaped, with all of its spaces kept.

    Word writes its own so, and reads them back as plain spaces. Source: Microsoft Office HTML
    reference, mso-spacerun.
    """
    return _SPACES.sub(_run, written)


def _run(found: re.Match[str]) -> str:
    count = len(found[0])
    inside = "&nbsp;" * max(count - 1, 1) + " " * (count > 1)
    return f'<span style="mso-spacerun:yes">{inside}</span>'
