"""The known template that a recognised file follows, if it follows one."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desk.forms.outline_match import match_outlines
from cchc_desk.forms.richtext import Level
from cchc_desk.forms.template import Template
from cchc_desk.intake.match.likeness import likeness
from cchc_desk.intake.match.lines import file_items
from cchc_desk.intake.match.place import place
from cchc_desk.intake.match.placed import Placed
from cchc_desk.intake.recognise.learned import Learned

# Measured on the four real documents: each scores 0.99 and more against the outline that it comes
# from, and at most 0.47 against any other. Between, nearer to the upper end: an outline learned
# anew does less harm than a wrong one.
LEAST_SCORE = 0.75
_NOT_WORTH_PLACING = 0.5


@dataclass(frozen=True, slots=True)
class TemplateMatch:
    """Say which template a file follows, how well (0 to 1), and where its lines go."""

    template: Template
    score: float
    placed: Placed


def best_template(learned: Learned, known: Sequence[Template]) -> TemplateMatch | None:
    """Return the known template that a file follows, of several as good the first.

    None: none of them, the learned one is better. A template is chosen when it is of the same kind
    and allows the period, its outline is that of the file, and the document printed with it has
    every line of the file: nothing is left without a place, and the template says the words of
    every label and its guidance.
    """
    fitting = (template for template in known if _is_for(template, learned))
    matches = [match for each in fitting if (match := _match(learned, each)) is not None]
    return max(matches, key=lambda match: match.score, default=None)


def _is_for(template: Template, learned: Learned) -> bool:
    """Tell whether a template is made for such a document; a learned one is not bound to periods.

    It knows the period of one file only.
    """
    if template.kind is not learned.template.kind:
        return False
    period = learned.report_parts.period
    is_bound = bool(template.periods) and not template.learned_from
    return not is_bound or period is None or period.kind.id in template.periods


def _match(learned: Learned, template: Template) -> TemplateMatch | None:
    placed = place(learned, template)
    if placed.match.score < _NOT_WORTH_PLACING:
        return None
    score = _score(learned, template, placed)
    if score < LEAST_SCORE or not placed.loses_nothing:
        return None
    return TemplateMatch(template, score, placed)


def _score(learned: Learned, template: Template, placed: Placed) -> float:
    """Return how well the outlines match, without the signs that are text of an answer.

    An author's own headings within an answer speak against a template, his lists do not.
    """
    signed = {item.id for item in file_items(learned) if item.sign is not Level.NONE}
    texts = signed & set(placed.as_text)
    if not texts:
        return placed.match.score
    kept = [item for item in learned.template.items if item.id not in texts]
    return match_outlines(kept, template.items, likeness).score
