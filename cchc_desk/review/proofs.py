"""What the review worked out and found right: sums, percentages, identities."""

from cchc_desk.review.rule import Proof
from cchc_desk.review.rules import bare_lists, percentages, sums, totals
from cchc_desk.review.subject import Subject
from cchc_desk.review.view import View

_PROVERS = (sums.proved, bare_lists.proved, percentages.proved, totals.proved)


def proofs(subject: Subject) -> tuple[Proof, ...]:
    """Return the calculations of a document that are right, in reading order; nothing twice."""
    view = View(subject)
    found = dict.fromkeys(proof for prove in _PROVERS for proof in prove(view))
    return tuple(sorted(found, key=lambda each: view.order(each.place)))
