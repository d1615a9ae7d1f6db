"""Which links a Word file may carry: web and mail addresses, and only well-formed ones."""

import re
from urllib.parse import quote, urlsplit

from cchc_desk.forms.text import clean

# Anything else could open a program or a file on the reader's computer. Source: RELIABILITY §4 (5).
_ALLOWED = re.compile(r"(?:https?://[^/?#]|mailto:[^?])", re.IGNORECASE)

# What RFC 3986 lets stand in an address; the rest is written as %XX, or Word refuses the file.
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[\w.-]+", re.ASCII)

# Windows opens no longer one. Source: INTERNET_MAX_URL_LENGTH, wininet.h.
_LONGEST = 2083


def link_target(link: str | None) -> str | None:
    """Return the address as it may stand in a file; None: print the words without a link."""
    if link is None:
        return None
    address = clean(link).strip()
    if not _ALLOWED.match(address):
        return None
    written = quote(_STRAY_PERCENT.sub("%25", _with_ascii_host(address)), safe=_SAFE)
    return written if len(written) <= _LONGEST and _is_sound(written) else None


def _with_ascii_host(address: str) -> str:
    """Return the address with a host such as "bộ.vn" in the form that the network uses."""
    try:
        host = urlsplit(address).hostname or ""
        return address if host.isascii() else address.replace(host, host.encode("idna").decode())
    except ValueError:  # UnicodeError is one: the host is no name at all
        return address


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return not set(parts.path) & set("[]")
    host = parts.hostname or ""
    rest = f"{parts.path}{parts.query}{parts.fragment}"
    return port_is_sound and bool(_HOST.fullmatch(host)) and not set("[]#") & set(rest)
