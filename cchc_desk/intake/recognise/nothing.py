"""The phrases with which offices say that nothing arose."""

import re

from cchc_desk.forms.text import fold_spaces

# "Không", "Không có.", "chưa phát sinh", "Ko có phát sinh (chưa có kế hoạch)".
_NOTHING = re.compile(
    r"[-+*]?\s*(?:không|ko|k|chưa)(?: có)?(?: phát sinh| trường hợp nào| ý kiến)?"
    r"(?: \([^()]*\))?\s*(?:\./)?[.;]?",
    re.IGNORECASE,
)
_LONGEST = 200


def says_nothing(text: str) -> bool:
    """Tell whether an answer is no more than a phrase for "nothing arose"."""
    return len(text) <= _LONGEST and _NOTHING.fullmatch(fold_spaces(text)) is not None
