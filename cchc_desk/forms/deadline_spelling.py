"""Spelling of a deadline: what people type, brought to one plain form before it is read."""

import re
import unicodedata

from cchc_desk.forms.text import clean, fold_spaces, without_marks

# Words that look like a keyword once their marks are gone; these spellings alone are the keyword.
_SPELLINGS = {
    "quy": "quý qúy",
    "qui": "quí qúi",
    "nam": "năm",
    "ngay": "ngày",
    "thang": "tháng",
    "tu": "từ",
    "sau": "sau",
    "trong": "trong",
    "dau": "đầu",
    "den": "đến đên",
    "toi": "tới tối",
    "tuan": "tuần",
    "moi": "mỗi",
    "tung": "từng",
    "hang": "hằng hàng",
    "cu": "cứ",
    "ky": "kỳ kì",
    "lan": "lần",
    "han": "hạn",
    "qua": "quá",
    "het": "hết",
    "va": "và",
    "ca": "cả",
    "theo": "theo",
    "khi": "khi",
}
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NUMERAL_FOLLOWS = re.compile(r"\s*[.\d]|\s*[ivIV]+\b")
_NUMERALS = {
    "mười hai": "12", "mười một": "11", "mười": "10", "chín": "9", "tám": "8", "bảy": "7",
    "bẩy": "7", "sáu": "6", "bốn": "4", "tư": "4", "ba": "3", "hai": "2", "một": "1", "giêng": "1",
    "chạp": "12",
}  # fmt: skip
_NUMERAL_NAMES = "|".join(_NUMERALS)
_NUMERAL = re.compile(
    rf"\b(?:{_NUMERAL_NAMES})\b(?=\s+(?:tháng|quý|lần|tuần)\b)"
    rf"|(?:(?<=\btháng )|(?<=\bquý )|(?<=\bthứ )|(?<=\bquí ))(?:{_NUMERAL_NAMES})\b"
)
_REPLACEMENTS = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"[\u2010-\u2015\u2212~÷→]+|[-=]+>|-{2,}", "-"),
        (r"[\u200b-\u200d\ufeff\u00ad]", ""),
        (r"\b(q|t|th|thg)\s*\.\s*(?=\d|[ivl]+\b)", r"\1"),
        (r"^(?:[-+*•·▪] *)+(?=[^\s])", ""),
        (r"^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=[a-z])", ""),
        (r"(\b(?:truoc|ngay|den|tu|va|het)|[-,/])\s*\n\s*(?=\S)", r"\1 "),
        (r"\b(thang|qu[yi])\s*\n\s*(?=\d|i{1,3}\b|iv\b)", r"\1 "),
        (r"\n\s*(?=\(|den\b|nam \d|/)", " "),
        (
            r"\b((?:hang|moi|tung) (?:tuan|thang|qu[yi]|nam))\s*[;\n]+\s*(?=truoc|ngay|cham|muon)",
            r"\1 ",
        ),
        (r"(?<=[a-z0-9)])\.\s+(?=[a-z]{2})", "; "),
        (r";(?=\s*(?:\d{1,2}|i{1,3}|iv)\s*(?:[;,/]|$))", ","),
        (r"\bthang thu (?:nhat|1)\b", "thang dau"),
        (r"\bthang thu 2\b", "thang giua"),
        (r"\bthang thu 3\b", "thang cuoi"),
        (r"(?<!\d )(?<!cac )(?<!nhung )\bthang dau(?: tien)?(?: cua)? nam\b", "thang 1 nam"),
        (r"(?<!\d )(?<!cac )(?<!nhung )\bthang cuoi(?: cung)?(?: cua)? nam\b", "thang 12 nam"),
        (r"(?<!\d )\bqu[yi] dau(?: tien)?(?: cua)? nam\b", "quy 1 nam"),
        (r"(?<!\d )\bqu[yi] cuoi(?: cung)?(?: cua)? nam\b", "quy 4 nam"),
        (r"(\b0?[69] thang ?(?:,|va|/) ?)0?1 nam\b", r"\1nam"),
        (r"\bnua nam (dau|cuoi|sau)\b", r"nua \1 nam"),
        (r"\bt[2-7] (?=(?:hang|moi|tung) tuan\b)", ""),
    )
)


def plain_words(words: str) -> str:
    """Return lower-case words without marks, single spaces, a line for every paragraph."""
    text = clean(unicodedata.normalize("NFKC", clean(words))).lower().replace("ð", "đ")
    text = "\n".join(fold_spaces(line) for line in text.split("\n"))
    text = _NUMERAL.sub(lambda match: _NUMERALS[match[0]], text)
    text = without_marks(_without_lookalikes(text)).strip()
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement, text)
    return text


def _without_lookalikes(text: str) -> str:
    """Return the text with "tư", "nam", "quy" … hidden, where its author did type marks."""
    if without_marks(text) == text:
        return text
    return _SYLLABLE.sub(_hide_lookalike, text)


def _hide_lookalike(match: re.Match[str]) -> str:
    syllable = match[0]
    spellings = _SPELLINGS.get(without_marks(syllable))
    if spellings is None or syllable in spellings.split():
        return syllable
    if syllable.isascii() and _NUMERAL_FOLLOWS.match(match.string, match.end()):
        return syllable
    return "lap tuc" if syllable == "ngay" else "khac"
