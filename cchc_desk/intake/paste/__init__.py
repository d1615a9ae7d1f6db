"""Text from the clipboard becomes the clerk's own: looks, levels, tables, footnotes; no more."""
