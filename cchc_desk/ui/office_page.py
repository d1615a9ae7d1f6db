"""The profile of the office: names, signer, recipients; saved as it is typed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.forms.office import Office, Signer
from cchc_desk.forms.text import clean
from cchc_desk.i18n import tr
from cchc_desk.ui.naming import named, styled


class OfficePage(QScrollArea):
    """Show one profile; ``edited`` tells that something was typed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with a profile that says nothing."""
        super().__init__(parent)
        self.setObjectName("office-page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._office = Office()
        self.parent_name = self._line("parent", "UBND tỉnh Đông Sơn")
        self.name = self._line("name", "Sở Khoa học và Công nghệ")
        self.symbol = self._line("symbol", "SKHCN")
        self.place = self._line("place", "Đông Sơn")
        self.authority = self._line("authority", "KT. GIÁM ĐỐC")
        self.title = self._line("title", "PHÓ GIÁM ĐỐC")
        self.signer = self._line("signer", "")
        self.addressees = self._lines("addressees")
        self.recipients = self._lines("recipients")
        self.setWidget(self._form())

    def _line(self, name: str, example: str) -> QLineEdit:
        field = named(QLineEdit(placeholderText=example), name)
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field

    def _lines(self, name: str) -> QPlainTextEdit:
        field = named(QPlainTextEdit(tabChangesFocus=True), name)
        field.setFixedHeight(96)
        field.textChanged.connect(self.edited.emit)
        return field

    def _form(self) -> QWidget:
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Superior body (printed on the first line)"), self.parent_name),
            (tr("Name of the office"), self.name),
            (tr("Symbol in document numbers"), self.symbol),
            (tr("Place of issue"), self.place),
            (tr("Signs for (KT., TL.), empty when the head signs"), self.authority),
            (tr("Title of the signer"), self.title),
            (tr("Name of the signer"), self.signer),
            (tr("Kính gửi, one addressee a line"), self.addressees),
            (tr("Nơi nhận, one recipient a line"), self.recipients),
        )
        form = QFormLayout()
        form.setSpacing(8)
        for label, field in rows:
            field.setAccessibleName(label)
            form.addRow(label, field)
        page = QWidget()
        heading = styled(QLabel(tr("Office")), "title")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addStretch(1)
        return page

    def show_office(self, office: Office) -> None:
        """Put a profile in."""
        self._office = office
        signer = office.signer
        texts = (
            (self.parent_name, office.parent),
            (self.name, office.name),
            (self.symbol, office.symbol),
            (self.place, office.place),
            (self.authority, signer.authority),
            (self.title, signer.title),
            (self.signer, signer.name),
        )
        for field, text in texts:
            field.setText(text)
        for box, lines in (
            (self.addressees, office.addressees),
            (self.recipients, office.recipients),
        ):
            box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            box.setPlainText("\n".join(lines))
            box.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def office(self) -> Office:
        """Return the profile as it is typed now; what the page does not show stays."""
        return replace(
            self._office,
            parent=_text(self.parent_name),
            name=_text(self.name),
            symbol=_text(self.symbol),
            place=_text(self.place),
            signer=Signer(_text(self.signer), _text(self.title), _text(self.authority)),
            addressees=_list(self.addressees),
            recipients=_list(self.recipients),
        )


def _text(field: QLineEdit) -> str:
    return clean(field.text()).strip()


def _list(field: QPlainTextEdit) -> tuple[str, ...]:
    lines = (line.strip() for line in clean(field.toPlainText()).split("\n"))
    return tuple(line for line in lines if line)
