"""Letters of picture fonts as the signs that a reader sees.

Source: Adobe "Symbol Encoding to Unicode" (symbol.txt, 1997) and, for the fonts of Windows, the
signs that offices use most, after Unicode's "Wingdings and Webdings Symbols" (L2/11-052).
"""

# Codes 0x20 to 0x7E of Symbol, in order; 0xA1 to 0xFE below.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\N{REPLACEMENT CHARACTER}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = {0x20 + index: sign for index, sign in enumerate(_SYMBOL_LOW)} | {
    0xA1 + index: sign for index, sign in enumerate(_SYMBOL_HIGH)
}
_SYMBOL[0xA0] = "€"

_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x34: "📄", 0x36: "⌛", 0x46: "☞",
    0x47: "☝", 0x4A: "☺", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x78: "⌧", 0x7B: "❀", 0x7C: "✿", 0x80: "⓪", 0x81: "①", 0x82: "②",
    0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
    0x8C: "❶", 0x8D: "❷", 0x8E: "❸", 0x8F: "❹", 0x90: "❺", 0x91: "❻", 0x92: "❼", 0x93: "❽",
    0x94: "❾", 0x95: "❿", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xAC: "✶", 0xB2: "⟡", 0xC3: "⬧", 0xD5: "⌫", 0xD6: "⌦",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "🡐", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "·", 0x96: "•",
    0x97: "●", 0x98: "●", 0x99: "○", 0x9F: "■", 0xA0: "■", 0xA2: "■", 0xA3: "□", 0xAE: "◆",
}  # fmt: skip
_WINGDINGS_3 = {
    0x22: "↔", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◀",
    0x75: "▶", 0x7C: "◀", 0x7D: "▶",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3D: "•", 0x61: "✔", 0x63: "□", 0x67: "■",
    0x6E: "●", 0x72: "✖",
}  # fmt: skip

_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}

# Windows puts the 256 codes of a picture font here. Source: Unicode, private use; [MS-OI29500] 2.1.
_PRIVATE = 0xF000
_PRIVATE_END = 0xF0FF
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def is_symbol_font(font: str) -> bool:
    """Tell whether the letters of a font are pictures."""
    return font.lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """Return the sign that a font shows for a code; ``UNKNOWN`` when it is not in our tables.

    Letters for private use without a picture font are shown in Symbol, as Word does.
    """
    table = _FONTS.get(font.lower())
    if _PRIVATE <= code <= _PRIVATE_END:
        return (table or _SYMBOL).get(code - _PRIVATE, UNKNOWN)
    if table is None:
        return chr(code)
    return table.get(code, UNKNOWN) if code <= 0xFF else chr(code)  # noqa: PLR2004 - one byte


def shown(text: str, font: str) -> str:
    """Return a text as the font shows it."""
    return "".join(letter if letter < " " else symbol(ord(letter), font) for letter in text)


# Signs that open a paragraph, as they are typed.
_BULLETS = str.maketrans({"−": "-", "∗": "*", "\u2010": "-", "\u2011": "-"})


def bullet(text: str, font: str) -> str:
    """Return the sign of a bulleted list as a clerk types it: a minus sign is a hyphen."""
    return shown(text, font).translate(_BULLETS)
