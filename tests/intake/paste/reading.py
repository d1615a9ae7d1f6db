"""Pasted text in its compact form, and what was cleaned by its kind."""

from cchc_desk.forms.markup import to_markup
from cchc_desk.intake.paste.html import paste_html
from cchc_desk.intake.paste.plain import paste_plain


def read(html):
    """Return the compact form of pasted HTML, one line for each block."""
    return to_markup(paste_html(html).blocks).split("\n")


def read_plain(text):
    """Return the compact form of pasted characters, one line for each block."""
    return to_markup(paste_plain(text).blocks).split("\n")


def cleaned(html):
    """Return what was cleaned in HTML: counts by the name of the kind."""
    return counts(paste_html(html))


def cleaned_plain(text):
    """Return what was cleaned in characters: counts by the name of the kind."""
    return counts(paste_plain(text))


def counts(pasted):
    """Return the counts of a cleaning by the name of the kind."""
    return {kind.value: count for kind, count in pasted.cleaning.counts.items()}


def cell(*lines, columns=1, rows=1):
    """Return a cell in the compact form."""
    inner = "".join(f"<p>{line}</p>" for line in lines or [""])
    return f'<td columns="{columns}" rows="{rows}">{inner}</td>'


def table(*rows, header=0):
    """Return a table in the compact form; a row is a list of cells or of their texts."""
    written = "".join(
        f"<tr>{''.join(c if c.startswith('<td') else cell(c) for c in row)}</tr>" for row in rows
    )
    return f'<table widths="" header="{header}">{written}</table>'
