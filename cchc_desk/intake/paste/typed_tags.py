"""HTML tags that stand in a text as characters, as databases give them out.

Only tags that a web page has are taken for tags: "<Tên cơ quan>" and "a < b" stay.
"""

import re
from html import unescape

_LINE_TAGS = "p|div|ul|ol|li|br|hr|h[1-6]|table|thead|tbody|tr|blockquote"
_CELL_TAGS = "td|th"
_PLAIN_TAGS = "span|font|b|strong|i|em|u|s|a|sup|sub|o:p"

# The bounds keep the search linear; no tag of a text has more.
_TAG = re.compile(
    rf"""<(?P<close>/?)
        (?:(?P<line>{_LINE_TAGS})|(?P<cell>{_CELL_TAGS})|(?P<plain>{_PLAIN_TAGS}))
        (?:\s{{1,9}}[\w:-]{{1,40}}\s?=\s?(?:"[^"<>]{{0,999}}"|'[^'<>]{{0,999}}'|[^\s"'<>]{{1,99}})
        ){{0,20}}\s{{0,9}}/?>""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_BESIDE_LINE_END = re.compile(r"[ \t]*\n\s*")
_SIGNS = ("- ", "+ ", "* ")


def without_tags(text: str) -> tuple[str, int]:
    r"""Return the text with tags as line ends, signs and TABs, and how many there were.

    A tag of a single word, such as "<b>", is one only where it is closed too.
    """
    found = list(_TAG.finditer(text)) if "<" in text else []
    closed = {each["plain"].lower() for each in found if each["plain"] and each["close"]}
    tags = [each for each in found if not each["plain"] or each["plain"].lower() in closed]
    if not tags:
        return text, 0
    parts: list[str] = []
    place = depth = 0
    for tag in tags:
        depth += _step(tag)
        parts += (unescape(text[place : tag.start()]), _instead(tag, depth))
        place = tag.end()
    parts.append(unescape(text[place:]))
    return _BESIDE_LINE_END.sub("\n", "".join(parts)).strip(), len(tags)


def _step(tag: re.Match[str]) -> int:
    if (tag["line"] or "").lower() not in {"ul", "ol"}:
        return 0
    return -1 if tag["close"] else 1


def _instead(tag: re.Match[str], depth: int) -> str:
    if tag["plain"]:
        return ""
    if tag["cell"]:
        return "\t" if tag["close"] else ""
    is_item = tag["line"].lower() == "li" and not tag["close"]
    return "\n" + (_SIGNS[min(max(depth, 1), len(_SIGNS)) - 1] if is_item else "")
