"""The letters of fonts that are not Unicode, as the Windows characters that stand for them.

A file shows such text as the characters of Windows-1252 at the same codes: TCVN3 (also called ABC)
has one for each letter, VNI-Windows one or two, the base letter first. TCVN3 has no capitals with
a tone mark: a second font, whose name ends in H, shows all its letters as capitals.

Source: TCVN 5712:1993, which glibc knows as TCVN5712-1; both tables as in UniKey (ukengine/
data.cpp, 1998 to 2002) and in OpenKey (engine/Vietnamese.cpp, 2019), which agree in all 134 letters
of both. The list of the VietUnicode project differs in four of VNI, the y with hook or tilde.
"""

from itertools import chain

# Codes 0xA1 to 0xAE; the soft hyphen among them is a letter.
_PLAIN_CODES = "¡¢£¤¥¦§¨©ª«¬\xad®"
_PLAIN = "ĂÂÊÔƠƯĐăâêôơưđ"

# By base letter: grave, hook above, tilde, acute, dot below.
_TONED_CODES = "µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ"
_TONED = "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ"

TCVN3_LETTERS = {
    code: letter
    for code, letter in zip(_PLAIN_CODES + _TONED_CODES, _PLAIN + _TONED, strict=True)
    if letter != " "
}
"""Letters by their character: 67 small ones, and the capitals that have no tone mark."""

TCVN3_TONED = frozenset(_TONED) - {" "}
"""The small letters whose capitals TCVN3 does not have."""

TCVN3_MARKS = {"°": "\u0300", "±": "\u0309", "²": "\u0303", "³": "\u0301", "´": "\u0323"}
"""Tone marks that stand behind their letter; only the oldest texts have any."""

# The base, then what follows it for each letter: no sign means that the letter has one character.
_VNI_TONES = "øûõùï"
_VNI_GROUPS = (
    ("a", _VNI_TONES, "àảãáạ"),
    ("a", "êèúüéë", "ăằẳẵắặ"),
    ("a", "âàåãáä", "âầẩẫấậ"),
    ("e", _VNI_TONES, "èẻẽéẹ"),
    ("e", "âàåãáä", "êềểễếệ"),
    ("o", _VNI_TONES, "òỏõóọ"),
    ("o", "âàåãáä", "ôồổỗốộ"),
    ("ô", _VNI_TONES, "ờởỡớợ"),
    ("u", _VNI_TONES, "ùủũúụ"),
    ("ö", _VNI_TONES, "ừửữứự"),
    ("y", "øûõù", "ỳỷỹý"),
)
_VNI_SINGLES = dict(zip("ñôöìæóíòî", "đơưìỉĩíịỵ", strict=True))

_VNI_SMALL = _VNI_SINGLES | {
    base + sign: letter
    for base, signs, letters in _VNI_GROUPS
    for sign, letter in zip(signs, letters, strict=True)
}

VNI_LETTERS = _VNI_SMALL | {code.upper(): letter.upper() for code, letter in _VNI_SMALL.items()}
"""All 134 letters by their one or two characters."""

_OTHER_CASE = {
    code[0].upper() + code[1]: letter.upper()
    for code, letter in _VNI_SMALL.items()
    if len(code) > 1
} | {code[0] + code[1].upper(): letter for code, letter in _VNI_SMALL.items() if len(code) > 1}

VNI_READ = VNI_LETTERS | _OTHER_CASE
"""Also with a sign of the other case, which looks the same on paper: the base tells the letter."""

VIETNAMESE = frozenset(chain.from_iterable((low, low.upper()) for low in _VNI_SMALL.values()))
"""The 134 letters that a keyboard without Vietnamese does not have."""
