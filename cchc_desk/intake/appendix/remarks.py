"""What stands in the rows under a table: sums, remarks, who drew it up and who signs."""

import re
from collections.abc import Sequence

from cchc_desk.intake.recognise.formulas import (
    begins_recipients,
    is_signer_title,
    is_signing_note,
    letters_of,
    place_and_date,
)

_SUM = re.compile(
    r"(?:tong|tong cong|tong so|cong|cong so|tong kinh phi|tong toan bo)(?: [ivx\d]+)*"
)
_SUM_OF = re.compile(r"tong cong\b|tong so(?: kinh phi| nhiem vu)?\b")
_REMARK = re.compile(r"ghi chu\b|luu y\b|chu thich\b|nguon (?:so lieu|du lieu)\b|don vi tinh\b")
_STARRED = re.compile(r"\(?\*{1,3}\)?[\s:]")


def is_sum(first: str) -> bool:
    """Tell whether a row whose first words these are sums up the rows above it."""
    words = letters_of(first)
    return _SUM.fullmatch(words) is not None or _SUM_OF.match(words) is not None


def is_remark(texts: Sequence[str]) -> bool:
    """Tell whether a row with these words is a remark on the table, or signs it."""
    filled = [text for text in texts if text]
    return bool(filled) and (_is_remark(filled[0]) or any(map(_signs, filled)))


def _is_remark(first: str) -> bool:
    return _REMARK.match(letters_of(first)) is not None or _STARRED.match(first) is not None


def _signs(text: str) -> bool:
    dated = place_and_date(text)
    return (
        is_signer_title(text)
        or is_signing_note(text)
        or begins_recipients(text)
        or bool(dated and dated["place"])
    )
