"""What the parts of a template are called in the window."""

from collections.abc import Mapping

from cchc_desk.desk.template_library import Origin
from cchc_desk.forms.figure import Nature
from cchc_desk.forms.outline import AnswerKind, CarryPolicy
from cchc_desk.forms.paper import Orientation
from cchc_desk.forms.template import DocumentKind, Layout, Template
from cchc_desk.i18n import N_, tr

ANSWER_WORDS: Mapping[AnswerKind, str] = {
    AnswerKind.NONE: N_("Heading only"),
    AnswerKind.TEXT: N_("Paragraphs"),
    AnswerKind.NUMBER: N_("A number"),
    AnswerKind.RATIO: N_("Two numbers, part and whole"),
    AnswerKind.CHOICE: N_("A choice from a list"),
    AnswerKind.TABLE: N_("A table"),
}
CARRY_WORDS: Mapping[CarryPolicy, str] = {
    CarryPolicy.COPY: N_("Copy the text"),
    CarryPolicy.COPY_AND_REMIND: N_("Copy the text and remind"),
    CarryPolicy.EMPTY: N_("Begin empty"),
}
NATURE_WORDS: Mapping[Nature, str] = {
    Nature.FLOW: N_("Adds up over time"),
    Nature.STOCK: N_("Stands at a date"),
    Nature.RATIO: N_("A share of two others"),
}
ORIGIN_WORDS: Mapping[Origin, str] = {
    Origin.OWN: N_("Of the office"),
    Origin.LEARNED: N_("Learned from Word"),
    Origin.SHIPPED: N_("Comes with the program"),
}
KIND_WORDS: Mapping[DocumentKind, str] = {
    DocumentKind.REPORT: N_("Report"),
    DocumentKind.PLAN: N_("Plan"),
}
LAYOUT_WORDS: Mapping[Layout, str] = {
    Layout.TASKS: N_("Table of tasks of the year"),
    Layout.FIGURES: N_("Table of figures"),
}
ORIENTATION_WORDS: Mapping[Orientation, str] = {
    Orientation.LANDSCAPE: N_("Landscape"),
    Orientation.PORTRAIT: N_("Portrait"),
}


def name_of(template: Template) -> str:
    """Return what a template is called; its id when it has no name."""
    return template.name or template.id


def version_words(version: int) -> str:
    """Name a version; one that is none yet is a draft."""
    return tr("version {number}", number=version) if version else tr("draft")
