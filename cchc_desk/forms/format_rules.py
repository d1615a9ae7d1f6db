"""How a document must look: the limits of the decree, and what is printed within them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from cchc_desk import paths

RULES_FILE = "nd30.toml"

Value = float | str | bool


class FormatRulesError(ValueError):
    """Tell that the rules file contradicts itself: damage or our mistake, not the user's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule of one component.

    Units: as ``unit`` says ("mm", "pt", "lines"), "" for words, flags and shares.
    None: ``minimum``, ``maximum`` - no such limit. With neither a limit nor ``allowed`` any value
    is permitted, and ``use`` is only our choice.
    """

    component: str
    name: str
    use: Value
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[Value, ...] = ()
    clause: str = ""
    source: str = ""

    @property
    def id(self) -> str:
        """Return the name by which a finding cites the rule: "office.size"."""
        return f"{self.component}.{self.name}"

    def permits(self, value: Value, tolerance: float = 0.0) -> bool:
        """Tell whether a value keeps the rule; ``tolerance`` is in the rule's unit."""
        if self.allowed:
            return any(_is_same(value, each, tolerance) for each in self.allowed)
        if isinstance(value, bool | str):
            return self.minimum is None and self.maximum is None
        above = self.minimum is None or value >= self.minimum - tolerance
        below = self.maximum is None or value <= self.maximum + tolerance
        return above and below


def _is_same(value: Value, allowed: Value, tolerance: float) -> bool:
    if isinstance(value, bool | str) or isinstance(allowed, bool | str):
        return type(value) is type(allowed) and value == allowed
    return abs(value - allowed) <= tolerance


@dataclass(frozen=True, slots=True)
class Component:
    """Hold the rules of one part of a document.

    Shape: ``rules`` by name. ``is_printed``: this program prints the part; else it is known only
    for judging the documents of others.
    """

    id: str
    label: str
    is_printed: bool
    rules: Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class FormatRules:
    """Hold all rules of one decree; ``sources`` says in full what each source key stands for."""

    edition: str
    checked: date
    sources: Mapping[str, str]
    components: Mapping[str, Component]

    def __iter__(self) -> Iterator[Rule]:
        """Yield every rule in the order of the file."""
        for component in self.components.values():
            yield from component.rules.values()

    def rule(self, component: str, name: str) -> Rule:
        """Return one rule.

        Raises: KeyError when the file has no such rule, which is a bug.
        """
        return self.components[component].rules[name]

    def number(self, component: str, name: str, usual: float = 0.0) -> float:
        """Return a number that is printed; ``usual`` when the component has no such rule."""
        use = self._use(component, name, usual)
        if isinstance(use, bool | str):
            raise FormatRulesError(f"{component}.{name} is not a number")
        return float(use)

    def flag(self, component: str, name: str) -> bool:
        """Return a yes or no that is printed; no when the component has no such rule."""
        use = self._use(component, name, usual=False)
        if not isinstance(use, bool):
            raise FormatRulesError(f"{component}.{name} is not a flag")
        return use

    def words(self, component: str, name: str, usual: str = "") -> str:
        """Return a word that is printed; ``usual`` when the component has no such rule."""
        use = self._use(component, name, usual)
        if not isinstance(use, str):
            raise FormatRulesError(f"{component}.{name} is not a word")
        return use

    def _use(self, component: str, name: str, usual: Value) -> Value:
        found = self.components[component].rules.get(name)
        return usual if found is None else found.use


@cache
def format_rules() -> FormatRules:
    """Return the rules that the program ships; read once in a process."""
    text = (paths.resources() / "rules" / RULES_FILE).read_text(encoding="utf-8")
    return read_format_rules(text)


def read_format_rules(text: str) -> FormatRules:
    """Read rules from TOML.

    Raises: FormatRulesError when a printed value breaks its own limits or a source is unknown.
    """
    raw = tomllib.loads(text)
    components = {
        key: _read_component(key, table)
        for key, table in raw.items()
        if isinstance(table, dict) and key != "sources"
    }
    rules = FormatRules(raw["edition"], raw["checked"], raw["sources"], components)
    for rule in rules:
        _check(rule, rules.sources)
    return rules


# Tables from tomllib are Any by nature; they become typed values here.
def _read_component(key: str, table: Mapping[str, Any]) -> Component:
    rules = {
        name: _read_rule(key, name, value, of=table)
        for name, value in table.items()
        if isinstance(value, dict)
    }
    return Component(key, table["label"], table.get("printed", True), rules)


def _read_rule(component: str, name: str, table: Mapping[str, Any], of: Mapping[str, Any]) -> Rule:
    """Read one rule; the clause of the component does not hold for a rule of another source."""
    usual_clause = "" if "source" in table else of["clause"]
    return Rule(
        component=component,
        name=name,
        use=table["use"],
        unit=table.get("unit", ""),
        minimum=table.get("min"),
        maximum=table.get("max"),
        allowed=tuple(table.get("allowed", ())),
        clause=table.get("clause", usual_clause),
        source=table.get("source", of["source"]),
    )


def _check(rule: Rule, sources: Mapping[str, str]) -> None:
    if not rule.permits(rule.use):
        raise FormatRulesError(f"{rule.id} prints {rule.use!r}, which it does not permit")
    if rule.source not in sources:
        raise FormatRulesError(f"{rule.id} has the unknown source {rule.source!r}")
