"""All rules of the review, family by family."""

from cchc_desk.review.rule import Rule
from cchc_desk.review.rules import (
    abbreviations,
    capitals,
    citations,
    conflicts,
    dates,
    departments,
    evidence,
    files,
    front,
    layout,
    likeness,
    names,
    numbering,
    outline,
    pairs,
    percentages,
    periods,
    punctuation,
    repeats,
    series,
    spelling,
    sums,
    tasks,
    terms,
    told_twice,
    totals,
    years,
)

_FAMILIES = (
    (dates, periods, years),
    (sums, percentages, totals, files, told_twice),
    (punctuation, pairs, repeats, terms, spelling, abbreviations),
    (tasks, evidence),
    (citations, conflicts, series),
    (outline, numbering, likeness),
    (capitals, names, departments),
    (front, layout),
)

RULES: tuple[Rule, ...] = tuple(
    rule for modules in _FAMILIES for module in modules for rule in module.RULES
)
"""Every rule, in the order in which they are applied."""
