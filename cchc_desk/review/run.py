"""The review of one document: every rule, every finding, in reading order."""

from cchc_desk.review.finding import Finding
from cchc_desk.review.rule import findings_of
from cchc_desk.review.rules import RULES
from cchc_desk.review.subject import Subject
from cchc_desk.review.view import View


def review(subject: Subject) -> tuple[Finding, ...]:
    """Return what is found in a document, in reading order; nothing twice."""
    view = View(subject)
    found = dict.fromkeys(finding for rule in RULES for finding in findings_of(rule, view))
    return tuple(sorted(found, key=lambda each: (view.order(each.place), each.place.start)))
