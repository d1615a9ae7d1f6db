"""Names of departments and places: written in one way through the document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_desk.forms.text import without_marks
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import CAPITALS, SMALL, Text
from cchc_desk.review.view import View


@dataclass(frozen=True, slots=True)
class _Name:
    """Hold a name as it stands; ``key`` - its words for comparing."""

    text: Text
    start: int
    end: int
    key: tuple[str, ...]

    @property
    def words(self) -> str:
        return self.text.text[self.start : self.end]


_HEAD = re.compile(
    r"(?<!\w)(?:Trung tâm|Chi cục|Viện|Quỹ|Ban Quản lý|Trường|Thanh tra|Công ty|"
    rf"Phòng (?=[{CAPITALS}]))"
)
_NEXT = re.compile(r" (?P<w>[^\W\d_][\w&]*)")
_STOP = frozenset(
    [
        "để",
        "do",
        "của",
        "trực",
        "thuộc",
        "tỉnh",
        "tại",
        "đã",
        "đang",
        "sẽ",
        "với",
        "được",
        "thực",
        "phối",
        "tổ",
        "dự",
        "xây",
        "theo",
        "trong",
        "năm",
        "giai",
        "tham",
        "tuyên",
        "trên",
        "về",
        "là",
        "từ",
        "đến",
        "có",
        "trình",
        "hoặc",
        "cho",
        "báo",
        "chủ",
        "như",
        "nhằm",
        "khi",
        "gửi",
        "thì",
        "nghiên",
        "quản",
        "đề",
        "hướng",
        "bị",
        "cùng",
        "này",
        "tiếp",
        "đăng",
        "thành",
        "hoàn",
        "các",
        "những",
        "cần",
        "phải",
    ]
)
_OFFICERS = frozenset({"trưởng", "phó"})
_LONGEST = 14
_SHORTEST = 4
_SPELT_OUT = {
    "kh&cn": ("khoa", "hoc", "cong", "nghe"),
    "khcn": ("khoa", "hoc", "cong", "nghe"),
    "tt&tt": ("thong", "tin", "truyen", "thong"),
    "cntt": ("cong", "nghe", "thong", "tin"),
}


def _names(view: View) -> Iterator[_Name]:
    for text in view.texts:
        for head in _HEAD.finditer(text.text):
            name = _name_at(text, head)
            if len(name.key) >= _SHORTEST:
                yield name


def _name_at(text: Text, head: re.Match[str]) -> _Name:
    end = head.end() - (text.text[head.end() - 1] == " ")
    key = [without_marks(word) for word in head[0].split()]
    at = end
    for _ in range(_LONGEST):
        match = _NEXT.match(text.text, at)
        if match is None or match["w"].lower() in _STOP:
            break
        if match["w"].lower() in _OFFICERS:
            return _Name(text, head.start(), head.end(), ())
        at = match.end()
        if match["w"] == "và":
            if _HEAD.match(text.text, at + 1):
                break
            continue
        word = match["w"].lower()
        key += _SPELT_OUT.get(word, (without_marks(word),))
        end = at
    return _Name(text, head.start(), end, tuple(key))


def _departments(view: View) -> Iterator[Slip]:
    groups: dict[tuple[str, ...], list[_Name]] = {}
    for name in _names(view):
        groups.setdefault(name.key, []).append(name)
    own = {_key_of(each): each for each in view.report.office.departments}
    for key, names in groups.items():
        right = own.get(key) or _fullest(name.words for name in names)
        for name in names:
            if _one_custom(name.words) != _one_custom(right) and not name.words.isupper():
                message = tr("This name is also written “{right}”; use one way.", right=right)
                yield Slip(name.text, name.start, name.end, message, right, quote=name.words)


_CUSTOMS = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
            "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip


def _one_custom(words: str) -> str:
    """Return words with tone marks placed in one of the two customs, both of which are right."""
    for one, other in _CUSTOMS.items():
        words = words.replace(one, other)
    return words


def _key_of(name: str) -> tuple[str, ...]:
    words = [word.lower() for word in name.split() if word != "và"]
    return tuple(part for w in words for part in _SPELT_OUT.get(w, (without_marks(w),)))


def _fullest(forms: Iterable[str]) -> str:
    """Return the form without abbreviations, then with the most capitals, then the commonest."""
    listed = [form for form in forms if not form.isupper()]
    counts = {form: listed.count(form) for form in listed}
    return max(
        counts or {"": 0},
        key=lambda form: (len(form.split()), sum(map(str.isupper, form)), counts.get(form, 0)),
    )


_DASHED = re.compile(
    rf"(?<![\w-])(?P<a>[{CAPITALS}][{SMALL}]+(?: [{CAPITALS}][{SMALL}]+){{0,2}})(?P<d> ?[-–—] ?)"
    rf"(?P<b>[{CAPITALS}][{SMALL}]+(?: [{CAPITALS}][{SMALL}]+){{1,2}})(?![\w-])"
)


def _dashes(view: View) -> Iterator[Slip]:
    """Yield a name of two parts ("Bà Rịa - Vũng Tàu") where its dash is another than elsewhere."""
    uses: dict[tuple[str, str], list[tuple[Text, re.Match[str]]]] = {}
    for text in view.written:
        for match in _DASHED.finditer(text.text):
            uses.setdefault((match["a"], match["b"]), []).append((text, match))
    for found in uses.values():
        dashes = [match["d"] for _, match in found]
        usual = max(dict.fromkeys(dashes), key=dashes.count)
        for dash in dict.fromkeys(dashes):
            if dash != usual:
                text, match = found[dashes.index(dash)]
                right = f"{match['a']}{usual}{match['b']}"
                message = tr(
                    "This name is mostly written “{right}” here; so {count} times it is not.",
                    right=right,
                    count=dashes.count(dash),
                )
                yield Slip(text, match.start(), match.end(), message, right, quote=match[0])


_ONE_WAY = N_("One document writes one name in one way, as the office's profile has it.")

RULES = (
    Rule("NAME-VARIANT", Family.NAMES, Severity.HINT, _ONE_WAY, _departments),
    Rule("NAME-VARIANT", Family.NAMES, Severity.HINT, _ONE_WAY, _dashes),
)
