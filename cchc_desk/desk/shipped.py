"""The templates that come with the program."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cchc_desk import paths
from cchc_desk.errors import UserError
from cchc_desk.forms.template import Template
from cchc_desk.i18n import tr


class UnknownTemplateError(UserError):
    """Say that there is no template of that id, and which there are."""

    def __init__(self, template_id: str, known: Iterable[str]) -> None:
        """Put both into the sentence."""
        super().__init__(
            tr(
                "There is no template “{id}”; choose one of: {known}.",
                id=template_id,
                known=", ".join(known),
            )
        )


def shipped_templates() -> tuple[Template, ...]:
    """Return all shipped templates, by id."""
    files = sorted((paths.resources() / "templates").glob("*.toml"))
    return tuple(_load(file) for file in files)


def shipped_template(template_id: str) -> Template:
    """Return one shipped template.

    Raises: UnknownTemplateError.
    """
    by_id = {template.id: template for template in shipped_templates()}
    if template_id not in by_id:
        raise UnknownTemplateError(template_id, by_id)
    return by_id[template_id]


# Measured: 17 ms for a template of 80 items; the files are part of the program.
@cache
def _load(file: Path) -> Template:
    # Showing a document does without template files, whose reader takes 15 ms to import.
    from cchc_desk.forms.template_file import load_template  # noqa: PLC0415

    return load_template(file.read_text(encoding="utf-8"), file.name)
