"""The outline: nothing unanswered, no prompt left, notes filled, appendices announced."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cchc_desk.forms.answer import AnswerState
from cchc_desk.forms.outline import AnswerKind, Item
from cchc_desk.forms.placeholder import fill
from cchc_desk.forms.richtext import Footnote, RichText, is_empty
from cchc_desk.forms.text import fold_spaces
from cchc_desk.i18n import N_, tr
from cchc_desk.review.finding import Family, Place, Severity
from cchc_desk.review.rule import Rule, Slip
from cchc_desk.review.texts import Kind
from cchc_desk.review.view import View

# --- items ----------------------------------------------------------------------------------------


def _unanswered(view: View) -> Iterator[Slip]:
    if view.subject.is_file:
        return
    for item in view.report.template.items:
        answer = view.report.answer(item.id)
        if item.answer is not AnswerKind.NONE and answer.state is AnswerState.UNANSWERED:
            message = tr("This item is not answered; say so where nothing arose.")
            text = view.blank(Place(item=item.id))
            yield Slip(text, 0, 0, message, quote=fill(item.label, view.report))


_NUMBER_WORDS = re.compile(
    r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không|chưa|toàn bộ|tất cả)\b", re.IGNORECASE
)


def _no_number(view: View) -> Iterator[Slip]:
    for item in view.report.template.items:
        if not item.asks_number or view.report.answer(item.id).value is not None:
            continue
        if view.report.answer(item.id).state is not AnswerState.ANSWERED:
            continue
        texts = [text for text in view.answers if text.place.item == item.id]
        if texts and not any(_NUMBER_WORDS.search(text.text) for text in texts):
            message = tr("This item asks for a number, and the answer has none.")
            yield Slip(texts[0], 0, len(texts[0].text), message)


# --- prompts and places left blank ----------------------------------------------------------------

_FEWEST_WORDS = 4


def _prompts(view: View) -> Iterator[Slip]:
    guidance = {item.id: _prompt(view, item) for item in view.report.template.items}
    for text in view.answers:
        prompt = guidance.get(text.place.item or "", "")
        if len(prompt.split()) < _FEWEST_WORDS:
            continue
        at = fold_spaces(text.low).find(prompt.lower())
        if at >= 0:
            message = tr("The prompt of the outline was left in the answer.")
            yield Slip(text, at, min(at + len(prompt), len(text.text)), message)


def _prompt(view: View, item: Item) -> str:
    return fold_spaces(fill(item.guidance, view.report))


def _printed_prompts(view: View) -> Iterator[Slip]:
    with_prompt = [item for item in view.report.template.items if item.guidance]
    if view.report.template.print_guidance and len(with_prompt) > 1:
        message = tr(
            "The prompts of the outline are printed, {count} of them.", count=len(with_prompt)
        )
        text = view.blank(Place(item=with_prompt[0].id))
        yield Slip(text, 0, 0, message, quote=_prompt(view, with_prompt[0])[:80])


_BLANKS = re.compile(
    r"(?<![\w.])(?:\.{5,}|…{2,}|_{3,})"
    r"|(?<= )(?:\.{3,}|…+)(?= (?:hồ sơ|văn bản|nhiệm vụ|cuộc|người|thủ tục|đơn vị|triệu|"
    r"tin|lượt|%))"
    r"|\{[a-z_.]+\}|\[(?:\.{2,}|…+|[xX]{2,}|điền[^\]]*|ghi[^\]]*|nêu[^\]]*)\]"
    r"|\b[xX]{2,}(?:/[xX]{2,})*\b(?![\w])|\b(?:ngày|tháng)\s*(?:\.{2,}|…+)"
)
_MAY_BE_BLANK = re.compile(r"\.\.|…|__|[{\[]|xx")
_ROMAN_TWENTY = re.compile(r"[xX]{2}[ivIV]*\b")


_MOST_BLANKS = 8


def _blanks(view: View) -> Iterator[Slip]:
    slips = tuple(_places_left(view))
    is_form = not view.subject.has_outline and len(slips) > _MOST_BLANKS
    # A form is made of such places; of one that is no report, the first is shown.
    yield from (replace(slips[0], severity=Severity.HINT),) if is_form else slips


def _places_left(view: View) -> Iterator[Slip]:
    for text in view.written:
        if _MAY_BE_BLANK.search(text.low) is None:
            continue
        for match in _BLANKS.finditer(text.text):
            if _ROMAN_TWENTY.fullmatch(match[0]) and _counts(text.text[: match.start()]):
                continue
            message = tr("A place was left to be filled in: “{blank}”.", blank=match[0])
            yield Slip(text, match.start(), match.end(), message)


def _counts(before: str) -> bool:
    """Tell "Đại hội XX", "khóa XX" from a place that is to be filled in."""
    return bool(
        re.search(r"(?:khóa|khoá|lần|thứ|hội|thế kỷ|phần|mục|chương)\s*$", before, re.IGNORECASE)
    )


# --- footnotes and appendices ---------------------------------------------------------------------


def _empty_notes(view: View) -> Iterator[Slip]:
    report = view.report
    for item, answer in report.answers.items():
        yield from _empty_in(view, answer.blocks, Place(item=item))
    for task in view.tasks:
        for column in ("content", "objective", "activity", "product", "deadline"):
            blocks: RichText = getattr(task.task, column)
            yield from _empty_in(view, blocks, Place(task=task.task.id, column=column))
        yield from _empty_in(view, task.result.result, Place(task=task.task.id, column="result"))


def _empty_in(view: View, blocks: RichText, place: Place) -> Iterator[Slip]:
    for index, block in enumerate(blocks):
        if is_empty((block,)):
            continue
        for span in getattr(block, "spans", ()):
            if isinstance(span, Footnote) and not any(s.text.strip() for s in span.spans):
                at = Place(item=place.item, block=index, task=place.task, column=place.column)
                text = next((t for t in view.texts if t.place == at), None) or view.blank(at)
                message = tr("A footnote mark has no footnote.")
                yield Slip(text, 0, len(text.text), message)


_APPENDIX = re.compile(r"\b(?:phụ lục|kèm theo|biểu mẫu số|biểu số)\b", re.IGNORECASE)
_HAS_APPENDIX = re.compile(
    r"\b(?:có|tại|theo|xem)\s+(?:các\s+)?phụ lục(?:\s+[ivx\d]+)?(?:\s+\w+){0,2}?\s+"
    r"(?:kèm theo|đính kèm|của (?:kế hoạch|báo cáo) này)\b"
    r"|\(\s*(?:có\s+)?(?:kèm theo\s+)?phụ lục[^()]{0,40}\)",
    re.IGNORECASE,
)


def _unmentioned(view: View) -> Iterator[Slip]:
    if view.subject.tables_only or len(view.subject.document.sections) < len(("body", "appendix")):
        return
    body = view.of_kind(Kind.FRONT, Kind.ANSWER, Kind.LABEL, Kind.NOTE)
    if not any(_APPENDIX.search(text.text) for text in body):
        title = next((t for t in view.of_kind(Kind.APPENDIX)), None)
        text = title or view.blank(Place(part="appendix"))
        message = tr("There is an appendix that the text never mentions.")
        yield Slip(text, 0, len(text.text), message)


def _missing_appendix(view: View) -> Iterator[Slip]:
    if len(view.subject.document.sections) > 1:
        return
    for text in view.of_kind(Kind.FRONT, Kind.ANSWER):
        match = _HAS_APPENDIX.search(text.text)
        if match is not None:
            message = tr("The text speaks of an appendix; this document has none.")
            yield Slip(text, match.start(), match.end(), message)


RULES = (
    Rule(
        "UNANSWERED",
        Family.OUTLINE,
        Severity.WARNING,
        N_("The outline asks for it."),
        _unanswered,
    ),
    Rule(
        "ASKS-NUMBER",
        Family.OUTLINE,
        Severity.HINT,
        N_("The outline asks for it."),
        _no_number,
    ),
    Rule(
        "TEMPLATE-PROMPT",
        Family.OUTLINE,
        Severity.WARNING,
        N_("Prompts of the outline are for the author, not for the reader."),
        _prompts,
    ),
    Rule(
        "TEMPLATE-PROMPT",
        Family.OUTLINE,
        Severity.HINT,
        N_("Prompts of the outline are for the author, not for the reader."),
        _printed_prompts,
    ),
    Rule(
        "PLACEHOLDER",
        Family.OUTLINE,
        Severity.ERROR,
        N_("Only the number and the date of the document itself are left blank."),
        _blanks,
    ),
    Rule(
        "FOOTNOTE-EMPTY",
        Family.OUTLINE,
        Severity.ERROR,
        N_("A mark sends the reader to words that must be there."),
        _empty_notes,
    ),
    Rule(
        "APPENDIX-MENTION",
        Family.OUTLINE,
        Severity.WARNING,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.a: the text mentions its appendices."),
        _unmentioned,
    ),
    Rule(
        "APPENDIX-MENTION",
        Family.OUTLINE,
        Severity.HINT,
        N_("NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.a: the text mentions its appendices."),
        _missing_appendix,
    ),
)
