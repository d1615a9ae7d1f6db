"""What severities and families of findings are called."""

from collections.abc import Mapping

from cchc_desk.i18n import N_
from cchc_desk.review.finding import Family, Severity

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.HINT: N_("Hint"),
}

FAMILIES: Mapping[Family, str] = {
    Family.DATES: N_("Dates and periods"),
    Family.FIGURES: N_("Numbers and sums"),
    Family.CITATIONS: N_("Cited documents"),
    Family.NAMES: N_("Names and capitals"),
    Family.WORDING: N_("Spelling and wording"),
    Family.OUTLINE: N_("Outline and answers"),
    Family.TASKS: N_("Table of tasks"),
    Family.FORMAT: N_("Form of the document (decree 30)"),
}
