"""How a task stands, as people see it: a word, an icon of its own shape, a pattern."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from cchc_desk.forms.task_standing import Standing
from cchc_desk.i18n import N_
from cchc_desk.ui.theme import Ink


@dataclass(frozen=True, slots=True)
class StandingLook:
    """Hold what a standing says, the icon beside it, and what fills its part of a bar."""

    words: str
    icon: str
    ink: Ink
    pattern: Qt.BrushStyle


_PATTERN = Qt.BrushStyle

STANDINGS: Mapping[Standing, StandingLook] = {
    Standing.DONE: StandingLook(N_("Done"), "circle-check", "ok", _PATTERN.SolidPattern),
    Standing.DONE_LATE: StandingLook(
        N_("Done late"), "triangle-alert", "warning", _PATTERN.Dense4Pattern
    ),
    Standing.OVERDUE: StandingLook(
        N_("Overdue"), "circle-alert", "error", _PATTERN.DiagCrossPattern
    ),
    Standing.DUE: StandingLook(
        N_("Due in this period"), "circle-dot", "accent", _PATTERN.BDiagPattern
    ),
    Standing.AHEAD: StandingLook(N_("Not due yet"), "circle", "muted", _PATTERN.Dense6Pattern),
    Standing.OPEN: StandingLook(N_("No fixed day"), "minus", "muted", _PATTERN.NoBrush),
}
"""In the order in which a bar shows them; a pattern is told apart without any colour."""
