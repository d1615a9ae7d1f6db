"""Qt's own words in Vietnamese - buttons, context menus, file and print dialogs; Qt ships none.

A person edits resources/locale/vi/qt.ts, with an editor or with Qt Linguist, and compiles it:

    uv run pyside6-lrelease resources/locale/vi/qt.ts -qm resources/locale/vi/qt.qm

Compiled, because Qt asks from its own threads too, and a ``translate`` overridden in Python would
make them wait for the window's; with PySide6 6.12.0 it aborts Python 3.11 ("none_dealloc").
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cchc_desk import paths
from cchc_desk.i18n import language


def install(app: QCoreApplication) -> None:
    """Let Qt speak Vietnamese, and write days and numbers so, when that is the language."""
    if language() != "vi":
        return
    translator = QTranslator(app)
    compiled = paths.resources() / "locale" / "vi" / "qt.qm"
    if not translator.load(str(compiled)):
        raise FileNotFoundError(compiled)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
