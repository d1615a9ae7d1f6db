"""A theme for one test, of which nothing is left afterwards."""

from contextlib import contextmanager

from PySide6.QtCore import Qt

from cchc_desk.ui.theme import Theme


@contextmanager
def own_theme(app):
    """Give a theme; the application gets its plain looks back."""
    palette, font = app.palette(), app.font()
    made = Theme(app)
    yield made
    made.setParent(None)
    made.deleteLater()
    app.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    app.setStyleSheet("")
    app.setPalette(palette)
    app.setFont(font)
