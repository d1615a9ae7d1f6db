"""A new period from an old one: which answers go along, by the policy of each item."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_desk.forms.answer import Answer, AnswerState
from cchc_desk.forms.outline import CarryPolicy
from cchc_desk.forms.report import FrontMatter, Report
from cchc_desk.forms.template import Template


def carried_answers(earlier: Report, template: Template) -> Mapping[str, Answer]:
    """Return the answers that a new report begins with, by item id.

    An item is carried when it stands in both outlines and asks for the same kind of answer.
    Values are never carried; "copy-and-remind" comes back as in progress.
    """
    policies = {item.id: item for item in template.items}
    kinds = {item.id: item.answer for item in earlier.template.items}
    carried = {
        id_: _carried(answer, policies[id_].carry)
        for id_, answer in earlier.answers.items()
        if id_ in policies and kinds.get(id_) is policies[id_].answer
    }
    return {id_: answer for id_, answer in carried.items() if answer is not None}


def _carried(answer: Answer, policy: CarryPolicy) -> Answer | None:
    if policy is CarryPolicy.EMPTY or answer.state is AnswerState.UNANSWERED:
        return None
    if not answer.blocks and answer.state is not AnswerState.NOTHING_AROSE:
        return None
    if policy is CarryPolicy.COPY:
        return replace(answer, value=None)
    return Answer(AnswerState.IN_PROGRESS, answer.blocks)


def carried_front(earlier: Report) -> FrontMatter:
    """Return what the head and foot of a new report take from an old one: names and the symbol.

    Sentences are left behind, for they name the old period; so is who signed.
    """
    front = earlier.front
    return FrontMatter(
        symbol=front.symbol, addressees=front.addressees, recipients=front.recipients
    )
