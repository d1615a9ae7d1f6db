"""How deep headings stand: from the order in which their schemes open and close."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desk.forms.outline import MAX_LEVEL
from cchc_desk.intake.recognise.heading_signs import Candidate
from cchc_desk.intake.recognise.numbers import follows

Scheme = tuple[str, ...]
"""What headings of one depth share: a style and a number, a number, or a look."""


@dataclass(slots=True)
class Node:
    """Hold a heading with its place in the tree.

    None: ``parent`` - an outermost heading, else the place of its parent among the nodes.
    ``level`` - 1 to 9; ``breaks_sequence`` - its number does not go on with the one before it.
    """

    heading: Candidate
    scheme: Scheme
    prominence: int
    parent: int | None = None
    depth: int = 1
    level: int = 1
    breaks_sequence: bool = False


def place_headings(headings: Sequence[Candidate]) -> list[Node]:
    """Return the headings as a tree; the same scheme has the same level wherever it can."""
    styles = _styles_of_numbers(headings)
    nodes = [Node(each, _scheme(each, styles), _prominence(each)) for each in headings]
    depths: dict[Scheme, int] = {}
    path: list[int] = []
    for index, node in enumerate(nodes):
        _close(path, nodes, node, depths)
        node.parent = path[-1] if path else None
        node.depth = len(path) + 1
        depths[node.scheme] = max(depths.get(node.scheme, 0), node.depth)
        path.append(index)
    for node in nodes:
        above = 0 if node.parent is None else nodes[node.parent].level
        node.level = min(max(depths[node.scheme], above + 1), MAX_LEVEL)
    return nodes


def _styles_of_numbers(headings: Sequence[Candidate]) -> dict[str, int]:
    """Return the level of the style that numbers of a kind have, where it is always the same."""
    levels: dict[str, set[int]] = {}
    for each in headings:
        level = each.facts.paragraph.heading_level
        if level is not None and each.number is not None:
            levels.setdefault(_family(each.number.scheme), set()).add(level)
    return {family: min(found) for family, found in levels.items() if len(found) == 1}


def _scheme(of: Candidate, styles: Mapping[str, int]) -> Scheme:
    """Return what a heading shares with its like; one whose style was forgotten has theirs."""
    level = of.facts.paragraph.heading_level
    if of.number is None:
        return ("look", str(_prominence(of))) if level is None else ("style", str(level))
    family = _family(of.number.scheme)
    level = styles.get(family) if level is None else level
    return ("number", family) if level is None else ("style", str(level), family)


def _family(scheme: str) -> str:
    """Return what schemes share that differ in a mark only: "a." and "a)", "1." and "1/"."""
    family = scheme.rstrip(".:-–/")
    return family.rstrip(")") if family[0] in "aAI" else family


def _prominence(of: Candidate) -> int:
    """Return how much a heading stands out, 0 most."""
    if of.has_capitals:
        return 0 if of.look.bold else 1
    if of.look.bold:
        return 3 if of.look.italic else 2
    return 4 if of.look.italic else 5


def _close(path: list[int], nodes: Sequence[Node], new: Node, depths: dict[Scheme, int]) -> None:
    """Close those headings of the open path that the new one does not stand below."""
    place = _sibling_place(path, nodes, new)
    if place is None:
        keep = sum(1 for _ in _open_above(path, nodes, new, depths))
        del path[keep:]
        return
    sibling = nodes[path[place]]
    new.scheme = sibling.scheme
    new.breaks_sequence = new.heading.number is not None and not _goes_on(sibling, new)
    if new.breaks_sequence and _restarts_below(path, place, nodes, new):
        new.scheme = (*new.scheme, _AGAIN)
    else:
        del path[place:]


_AGAIN = "again"


def _sibling_place(path: Sequence[int], nodes: Sequence[Node], new: Node) -> int | None:
    """Return which of the open path has the scheme of the new heading; the likeliest of several."""

    def unlike(place: int) -> tuple[bool, bool, int]:
        open_ = nodes[path[place]]
        return not _goes_on(open_, new), open_.prominence != new.prominence, -place

    places = [i for i, index in enumerate(path) if _usual(nodes[index].scheme) == new.scheme]
    return min(places, key=unlike, default=None)


def _usual(scheme: Scheme) -> Scheme:
    return tuple(part for part in scheme if part != _AGAIN)


def _goes_on(before: Node, new: Node) -> bool:
    one, other = before.heading.number, new.heading.number
    return one is not None and other is not None and follows(one, other)


def _restarts_below(path: Sequence[int], place: int, nodes: Sequence[Node], new: Node) -> bool:
    """Tell whether a scheme begins anew inside a deeper one: "1. … a) … 1. …"."""
    number = new.heading.number
    if number is None or number.value != 1 or place == len(path) - 1:
        return False
    return new.prominence > nodes[path[place]].prominence


def _open_above(
    path: Sequence[int], nodes: Sequence[Node], new: Node, depths: dict[Scheme, int]
) -> Iterator[int]:
    """Yield those of the open path that a new scheme stands below, from the outermost."""
    known = depths.get(new.scheme)
    for place, index in enumerate(path):
        if known is not None and place + 1 >= known:
            return
        if _is_further_in(nodes[index], new):
            return
        yield index


def _is_further_in(open_: Node, new: Node) -> bool:
    """Tell whether an open heading stands no further out than the new one."""
    if open_.scheme[0] == new.scheme[0] == "style":
        return (int(open_.scheme[1]), _rank(open_)) > (int(new.scheme[1]), _rank(new))
    if new.scheme[0] == "style":
        return open_.scheme[0] != "style" and _rank(open_) > _rank(new)
    if open_.heading.number is not None and new.heading.number is not None:
        return _first_of_outer(open_, new)
    if open_.heading.number is None and new.heading.number is None:
        return open_.prominence > new.prominence
    if new.heading.number is not None:
        return new.prominence <= open_.prominence and _rank(new) <= _OUTER_RANK
    return new.prominence < open_.prominence or new.prominence == open_.prominence == 0


_OUTER_RANK = 6


def _rank(node: Node) -> int:
    return 20 if node.heading.number is None else node.heading.number.rank


def _first_of_outer(open_: Node, new: Node) -> bool:
    """Tell whether a number of another scheme closes an open one.

    One that begins at its first is opened below; another one goes on with what was not seen.
    """
    number = new.heading.number
    return number is not None and number.value != 1 and _rank(open_) > _rank(new)
