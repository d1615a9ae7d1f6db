"""The rules file and what it permits."""

import pytest

from cchc_desk.forms.format_rules import (
    FormatRulesError,
    Rule,
    format_rules,
    read_format_rules,
)

HEAD = 'edition = "NĐ"\nchecked = 2026-11-21\n[sources]\nND30 = "Nghị định"\n'


def read(rules):
    return read_format_rules(
        f'{HEAD}[page]\nlabel = "Trang"\nsource = "ND30"\nclause = "I.1"\n{rules}'
    )


def test_every_rule_has_a_source_and_every_rule_of_the_decree_a_clause():
    rules = list(format_rules())
    assert len(rules) > 200
    assert all(rule.clause.startswith("PL I, ") for rule in rules if rule.source == "ND30")


@pytest.mark.parametrize(
    ("component", "name", "minimum", "maximum"),
    [
        ("page", "margin-top", 20, 25),
        ("page", "margin-left", 30, 35),
        ("page", "margin-right", 15, 20),
        ("national-name", "size", 12, 13),
        ("body", "size", 13, 14),
        ("body", "spacing", 1, 1.5),
        ("body", "space-between", 6, None),
    ],
)
def test_limits_are_those_of_the_decree(component, name, minimum, maximum):
    rule = format_rules().rule(component, name)
    assert (rule.minimum, rule.maximum) == (minimum, maximum)


@pytest.mark.parametrize(("value", "is_permitted"), [(12, True), (11.9, False), (13.5, False)])
def test_a_number_must_lie_within_the_limits(value, is_permitted):
    assert format_rules().rule("office", "size").permits(value) is is_permitted


def test_a_tolerance_widens_the_limits():
    assert format_rules().rule("office", "size").permits(13.05, tolerance=0.1)


@pytest.mark.parametrize(
    ("allowed", "value", "is_permitted"),
    [
        ((10, 12.7), 12.7, True),
        ((10, 12.7), 11, False),
        ((True,), True, True),
        ((True,), 1, False),
        (("left",), "left", True),
        (("left",), "right", False),
    ],
)
def test_a_value_must_be_one_of_those_allowed(allowed, value, is_permitted):
    assert Rule("page", "x", allowed[0], allowed=allowed).permits(value) is is_permitted


def test_a_choice_of_ours_permits_anything():
    assert Rule("page", "x", "vi-VN").permits("en-GB")
    assert not Rule("page", "x", 5, minimum=1).permits("five")


def test_a_rule_is_cited_by_component_and_name():
    assert format_rules().rule("office", "size").id == "office.size"


def test_a_rule_of_another_source_does_not_claim_the_clause():
    rules = read('a = { use = 1, source = "ND30" }\nb = { use = 1 }')
    assert [rule.clause for rule in rules] == ["", "I.1"]


@pytest.mark.parametrize("rule", ["a = { min = 2, use = 1 }", 'a = { use = 1, source = "X" }'])
def test_a_file_that_contradicts_itself_is_refused(rule):
    with pytest.raises(FormatRulesError, match=r"page\.a"):
        read(rule)


@pytest.mark.parametrize("method", ["number", "flag", "words"])
def test_a_value_of_another_kind_is_refused(method):
    rules = read(f"a = {{ use = {'true' if method != 'flag' else 1} }}")
    with pytest.raises(FormatRulesError, match=r"page\.a"):
        getattr(rules, method)("page", "a")


def test_a_missing_rule_has_its_usual_value():
    rules = read("")
    assert rules.number("page", "a", 1.0) == 1.0
    assert rules.flag("page", "a") is False
    assert rules.words("page", "a") == ""
