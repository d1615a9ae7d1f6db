"""How findings look."""

from collections.abc import Mapping

from PySide6.QtGui import QTextCharFormat

from cchc_desk.i18n import N_
from cchc_desk.review import titles
from cchc_desk.review.finding import Severity
from cchc_desk.ui.editors.states import Look

SEVERITIES: Mapping[Severity, Look] = {
    Severity.ERROR: Look(titles.SEVERITIES[Severity.ERROR], "circle-alert", "error"),
    Severity.WARNING: Look(titles.SEVERITIES[Severity.WARNING], "triangle-alert", "warning"),
    Severity.HINT: Look(titles.SEVERITIES[Severity.HINT], "lightbulb", "muted"),
}
"""From the gravest on; the shape of the icon tells them apart without its colour."""

PLURALS: Mapping[Severity, str] = {
    Severity.ERROR: N_("Errors"),
    Severity.WARNING: N_("Warnings"),
    Severity.HINT: N_("Hints"),
}

UNDERLINES: Mapping[Severity, QTextCharFormat.UnderlineStyle] = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.WARNING: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.HINT: QTextCharFormat.UnderlineStyle.DotLine,
}
