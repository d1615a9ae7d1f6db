"""All rules of the review, family by family."""

from cchc_desk.review.rule import Rule
from cchc_desk.review.rules import (
    abbreviations,
    ahead,
    bare_lists,
    capitals,
    citations,
    conflicts,
    dates,
    departments,
    evidence,
    files,
    front,
    head_lines,
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
    shares,
    spelling,
    sums,
    tasks,
    terms,
    told_twice,
    totals,
    unset,
    years,
)

_FAMILIES = (
    (dates, periods, ahead, years),
    (sums, bare_lists, percentages, shares, totals, files, told_twice, unset),
    (punctuation, pairs, repeats, terms, spelling, abbreviations),
    (tasks, evidence),
    (citations, conflicts, series),
    (outline, numbering, likeness),
    (capitals, names, departments),
    (front, head_lines, layout),
)

RULES: tuple[Rule, ...] = tuple(
    rule for modules in _FAMILIES for module in modules for rule in module.RULES
)
"""Every rule, in the order in which they are applied."""
