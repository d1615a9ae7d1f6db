"""A recognised file as a template of its own and the parts of its report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import (
    BULLETS,
    MAX_LEVEL,
    AnswerKind,
    Item,
    NumberedItem,
    number_items,
)
from cchc_desk.forms.report import FrontMatter
from cchc_desk.forms.richtext import RichText, plain_text
from cchc_desk.forms.template import DocumentKind, Template
from cchc_desk.forms.text import fold_spaces
from cchc_desk.intake.recognise.gathering import Gathered, GatheredItem, gather
from cchc_desk.intake.recognise.leads import Lead
from cchc_desk.intake.recognise.learned import Learned, Replacement, ReportParts, StaleWords
from cchc_desk.intake.recognise.nothing import says_nothing
from cchc_desk.intake.recognise.numbers import numbering_style
from cchc_desk.intake.recognise.placeholders import Opener
from cchc_desk.intake.recognise.recognised import Recognised
from cchc_desk.intake.recognise.slugs import Named, item_ids


def learn(recognised: Recognised, template_id: str, file: str = "") -> Learned:
    """Return the template that a file teaches, and what its report says.

    ``file`` - its name, for the clerk; "" - the title of the document stands for it.
    """
    gathered = gather(recognised)
    texts = _Texts(Opener(recognised.office, recognised.period))
    items = _items(gathered.items, texts)
    ids = [item.id for item in items]
    front = recognised.front
    title = fold_spaces(f"{front.title} {front.subject}")
    kind = recognised.kind or DocumentKind.REPORT
    template = Template(
        id=template_id,
        version=1,
        kind=kind,
        title=texts.opened("title", front.title),
        subject=texts.opened("subject", front.subject),
        name=_name(kind, front.subject),
        learned_from=file or title,
        periods=(recognised.period.kind.id,) if recognised.period else (),
        addressees=texts.all_opened("addressees", front.addressees),
        grounds=texts.all_opened("grounds", gathered.grounds),
        opening=texts.all_opened("opening", gathered.opening),
        closing=texts.opened("closing", gathered.closing),
        numbering=_numbering(gathered.items),
        items=items,
    )
    return Learned(
        _with_source_numbers(template, gathered.items),
        _report_parts(recognised, gathered, ids),
        tuple(texts.replacements),
        tuple(texts.stale),
        {id_: item.line for id_, item in zip(ids, gathered.items, strict=True)},
    )


@dataclass(slots=True)
class _Texts:
    """Open the texts of a template, and note what was done where."""

    opener: Opener
    replacements: list[Replacement] = field(default_factory=list)
    stale: list[StaleWords] = field(default_factory=list)

    def opened(self, part: str, text: str, item: str | None = None) -> str:
        result = self.opener.opened(text)
        self.replacements += [Replacement(part, item, *made) for made in result.made]
        self.stale += [StaleWords(part, item, words) for words in result.stale]
        return result.text

    def all_opened(self, part: str, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.opened(part, text) for text in texts)


_LAST_WORDS = frozenset({"của", "tại", "năm", "về", "trong", "và", "từ", "đến", "quý", "tháng"})


def _name(kind: DocumentKind, subject: str) -> str:
    """Return a name for lists: the type and the subject without its period and its office."""
    words = fold_spaces(_before_period(subject)).split()
    while words and words[-1].lower() in _LAST_WORDS:
        words.pop()
    return f"{kind.type_name} - {' '.join(words)}" if words else kind.type_name


def _before_period(subject: str) -> str:
    kept = []
    for word in fold_spaces(subject).split():
        if word.lower() in {"quý", "tháng", "năm"} or word[:1].isdigit():
            break
        kept.append(word)
    return " ".join(kept)


# --- items ----------------------------------------------------------------------------------------


def _items(gathered: Sequence[GatheredItem], texts: _Texts) -> tuple[Item, ...]:
    parents = list(_parents(gathered))
    named = [Named(g.lead.label, parent) for g, parent in zip(gathered, parents, strict=True)]
    has_children = {parent for parent in parents if parent is not None}
    return tuple(
        _item(item, id_, texts, has_children=index in has_children)
        for index, (item, id_) in enumerate(zip(gathered, item_ids(named), strict=True))
    )


def _parents(gathered: Sequence[GatheredItem]) -> Iterator[int | None]:
    path: list[int] = []
    for index, item in enumerate(gathered):
        while path and gathered[path[-1]].level >= item.level:
            path.pop()
        yield path[-1] if path else None
        path.append(index)


def _item(of: GatheredItem, id_: str, texts: _Texts, *, has_children: bool) -> Item:
    lead = of.lead
    is_only_above = has_children and not of.blocks
    return Item(
        id_,
        of.level,
        texts.opened("label", lead.label, id_),
        AnswerKind.NONE if is_only_above else AnswerKind.TEXT,
        guidance=texts.opened("guidance", lead.guidance, id_),
        bullet=_bullet(of),
        run_in=lead.run_in,
        untitled=of.is_label_less or lead.is_untitled,
        italic=lead.italic,
        bold=lead.bold,
    )


def _bullet(of: GatheredItem) -> str | None:
    if of.lead.number in BULLETS:
        return of.lead.number
    return None if of.lead.number else ""


# --- numbers --------------------------------------------------------------------------------------


def _numbering(gathered: Sequence[GatheredItem]) -> tuple[str, ...]:
    """Return the ways in which most items of each level are numbered, then signs."""
    styles: list[str] = []
    for level in range(1, MAX_LEVEL + 1):
        count = Counter(_style(each) for each in gathered if each.level == level)
        del count[""]
        styles.append(count.most_common(1)[0][0] if count else _next_sign(styles))
    return tuple(styles)


def _style(of: GatheredItem) -> str:
    if of.lead.number in BULLETS:
        return of.lead.number
    numbers = of.facts.numbers if of.facts and of.lead.number else ()
    return numbering_style(numbers[0].scheme) if numbers else ""


def _next_sign(styles: Sequence[str]) -> str:
    if not styles or styles[-1] not in BULLETS:
        return BULLETS[0]
    return BULLETS[(BULLETS.index(styles[-1]) + 1) % len(BULLETS)]


def _with_source_numbers(template: Template, gathered: Sequence[GatheredItem]) -> Template:
    """Keep numbers that are not the computed ones; leave what numbering and level say anyway."""
    own = number_items(template.items, template.numbering)
    items = tuple(
        _settled(numbered, of.lead, template) for numbered, of in zip(own, gathered, strict=True)
    )
    return replace(template, items=items)


def _settled(numbered: NumberedItem, lead: Lead, template: Template) -> Item:
    item = numbered.item
    if item.bullet == template.numbering[item.level - 1]:
        item = replace(item, bullet=None)
    is_sign = lead.number in BULLETS or not lead.number
    if not is_sign and (numbered.number, numbered.gap) != (lead.number, lead.gap):
        item = replace(item, source_number=lead.number + lead.gap)
    return replace(item, bold=None) if item.bold == _is_usually_bold(lead.number) else item


def _is_usually_bold(number: str) -> bool:
    """Tell the look that documents give to a number. Source: forms.compose."""
    letters = number[:-1]
    is_point = number[-1:] in {")", ".", ":"} and letters.isalpha() and letters.islower()
    return bool(number) and number not in BULLETS and not is_point


# --- the report -----------------------------------------------------------------------------------


def _report_parts(recognised: Recognised, gathered: Gathered, ids: Sequence[str]) -> ReportParts:
    front = recognised.front
    answers = {
        id_: answer_of(tuple(item.blocks))
        for id_, item in zip(ids, gathered.items, strict=True)
        if item.blocks
    }
    return ReportParts(
        front=FrontMatter(
            number=front.number,
            symbol=front.symbol or None,
            issued=front.issued,
            subject=front.subject,
            addressees=front.addressees,
            grounds=tuple(gathered.grounds),
            opening=tuple(gathered.opening),
            closing=gathered.closing,
            recipients=front.recipients,
            signer=front.signers[-1] if front.signers else None,
        ),
        office=recognised.office,
        period=recognised.period,
        answers=answers,
        images=dict(gathered.writing.images),
        unplaced=tuple(gathered.unplaced),
        other_signers=front.signers[:-1],
        underlined=gathered.writing.underlined,
    )


def answer_of(blocks: RichText) -> Answer:
    """Return an author's text as an answer; it may be a phrase for "nothing arose"."""
    nothing = says_nothing(plain_text(blocks))
    return Answer(AnswerState.NOTHING_AROSE if nothing else AnswerState.ANSWERED, blocks)
