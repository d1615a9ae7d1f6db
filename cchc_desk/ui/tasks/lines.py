"""A typed or pasted line as a paragraph: the sign that opens it is its level."""

from cchc_desk.forms.richtext import Level, Paragraph, Span


def read_line(text: str) -> Paragraph:
    """Read a line with its sign, if it has one."""
    level, rest = split_sign(text)
    return Paragraph((Span(rest),) if rest else (), level)


def split_sign(text: str) -> tuple[Level, str]:
    """Part the sign of a paragraph from its text."""
    for level in (Level.DASH, Level.PLUS, Level.STAR):
        if text.startswith(f"{level} "):
            return level, text[2:]
    return Level.NONE, text
