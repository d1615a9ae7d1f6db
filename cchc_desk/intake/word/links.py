"""Which links of a foreign file are kept: web and mail addresses, and nothing is ever opened."""

import re

from cchc_desk.forms.text import clean

# Anything else could open a program or a file on the reader's computer. Source: RELIABILITY §4 (5).
_ALLOWED = re.compile(r"(?:https?://[^/?#\s]|mailto:[^?\s])[^\n\t]*", re.IGNORECASE)

# Windows opens no longer one. Source: INTERNET_MAX_URL_LENGTH, wininet.h.
_LONGEST = 2083


def web_link(address: str) -> str | None:
    """Return a web or mail address; None: it is another kind of address."""
    plain = clean(address).strip()
    return plain if len(plain) <= _LONGEST and _ALLOWED.fullmatch(plain) else None
