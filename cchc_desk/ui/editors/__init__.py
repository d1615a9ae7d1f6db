"""The widgets that the clerk writes answers in."""

from cchc_desk.ui.editors.field import RichTextField

__all__ = ["RichTextField"]
