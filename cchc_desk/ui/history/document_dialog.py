"""The past of a document: its states, what differs between two of them, bringing one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desk.desk.desk import Desk
from cchc_desk.desk.differences import Difference, Part, compare_documents
from cchc_desk.desk.versions import Moment, document_history, keep_version, read_moment
from cchc_desk.i18n import ntr, tr
from cchc_desk.storage.versions import VersionReason
from cchc_desk.ui.cards import hint
from cchc_desk.ui.dialog_size import take_size
from cchc_desk.ui.history.diff_text import DiffText
from cchc_desk.ui.history.words import moment_title, place_words
from cchc_desk.ui.keeping.ages import moment_words
from cchc_desk.ui.naming import named
from cchc_desk.ui.plain_buttons import push_button
from cchc_desk.ui.session import Session, message_of
from cchc_desk.ui.theme import Theme

_WIDTH, _HEIGHT = 1000, 560
_SHARES = (430, 570)
_TIME_LETTERS = 17
_DATA = Qt.ItemDataRole.UserRole.value
_LEAST_PLACES = 72


@dataclass(frozen=True, slots=True)
class Against:
    """Say which state another one is compared with.

    None: ``edit`` - what the document says now; ``is_before``: the state before the chosen one.
    """

    edit: int | None = None
    is_before: bool = False


class DocumentHistory(QDialog):
    """Show the states of one document.

    ``restore_wanted`` carries the Moment to bring the whole document back to, ``item_wanted``
    (Moment, item id) of one answer; ``sent_wanted`` carries the Version of which the files that
    were sent are wanted.
    """

    restore_wanted = Signal(object)
    item_wanted = Signal(object, object)
    sent_wanted = Signal(object)

    def __init__(
        self, session: Session, document: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Begin to read the history."""
        super().__init__(parent)
        named(self, "history-dialog").setWindowTitle(tr("History of the document"))
        self._session, self._document, self._theme = session, document, theme
        self._moments: tuple[Moment, ...] = ()
        self._asked = 0
        self.name = named(QLineEdit(), "version-name", tr("Name of the version"))
        self.name.setPlaceholderText(tr("Name of the version, as “Sent to the director”"))
        self.keep = push_button("version-keep", tr("&Keep a version of now"), self._keep)
        self.list = _list("history-list", tr("States of the document"), _columns())
        self.against = named(QComboBox(), "history-against", tr("Compare with"))
        self.told = named(QLabel(), "history-told")
        self.told.setWordWrap(True)
        self.places = _list("history-places", tr("Places that differ"), [tr("What differs")])
        self.text = DiffText("history-text", tr("What was removed and what was added"), theme)
        self.whole = push_button(
            "history-restore", tr("&Restore the whole document"), self._restore, is_primary=True
        )
        self.item = push_button("history-restore-item", tr("Restore this &item"), self._take_item)
        self.sent = push_button("history-sent", tr("Save what was &sent…"), self._want_sent)
        self._lay_out()
        self._connect()
        self.read()

    # --- layout -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split = named(QSplitter(), "history-splitter")
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setChildrenCollapsible(False)
        split.setSizes([self._theme.px(share) for share in _SHARES])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.whole)
        row.addWidget(self.item)
        row.addWidget(self.sent)
        row.addStretch(1)
        row.addWidget(push_button("history-close", tr("Close"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addLayout(row)
        take_size(self, self._theme, _WIDTH, _HEIGHT)

    def _left(self) -> QWidget:
        self.list.setColumnWidth(0, self.fontMetrics().averageCharWidth() * _TIME_LETTERS + 16)
        keep = QHBoxLayout()
        keep.setSpacing(8)
        keep.addWidget(self.name, 1)
        keep.addWidget(self.keep)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(keep)
        column.addWidget(self.list, 1)
        return side

    def _right(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        label = QLabel(tr("Compare &with"))
        label.setBuddy(self.against)
        head.addWidget(label)
        head.addWidget(self.against, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        self.places.setMinimumHeight(self._theme.px(_LEAST_PLACES))
        split.addWidget(self.places)
        split.addWidget(self.text)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        column.addWidget(
            hint(tr("Struck through: only the earlier one says it. Underlined: only the later."))
        )
        return side

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._compare)
        self.against.currentIndexChanged.connect(self._compare)
        self.places.currentItemChanged.connect(self._show_place)
        self._settle_buttons()
        self.list.setFocus()

    # --- the states -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the history again."""
        self._session.autosave.flush()
        document = self._document
        self._session.bridge.run(
            lambda desk: document_history(desk, document), self._show, self._fail
        )

    def _show(self, moments: object) -> None:
        assert isinstance(moments, tuple)  # noqa: S101 - the desk's own answer
        self._moments = moments
        with QSignalBlocker(self.list), QSignalBlocker(self.against):
            self.list.clear()
            self.list.addTopLevelItems([self._node(each) for each in moments])
            self._offer_others(moments)
        rows = self.list.topLevelItemCount()
        # The newest state is what the document says now: the one before it tells more.
        first = self.list.topLevelItem(min(1, rows - 1)) if rows else None
        if first is not None:
            self.list.setCurrentItem(first)
        self._compare()

    def _node(self, moment: Moment) -> QTreeWidgetItem:
        node = QTreeWidgetItem([moment_words(moment.at), moment_title(moment)])
        node.setData(0, _DATA, moment)
        node.setToolTip(1, moment_title(moment))
        if moment.version is not None:
            node.setIcon(1, self._theme.icon("tag", "accent"))
        spoken = ", ".join((moment_words(moment.at), moment_title(moment)))
        node.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        return node

    def _offer_others(self, moments: Sequence[Moment]) -> None:
        self.against.clear()
        self.against.addItem(tr("What it says now"), Against())
        self.against.addItem(tr("The state before it"), Against(is_before=True))
        for each in moments:
            if each.version is not None:
                words = f"{moment_words(each.at)}  –  {moment_title(each)}"
                self.against.addItem(words, Against(each.edit))

    @property
    def chosen(self) -> Moment | None:
        """Return the state that is chosen. None: none is."""
        node = self.list.currentItem()
        found = node.data(0, _DATA) if node is not None else None
        return found if isinstance(found, Moment) else None

    # --- what differs -----------------------------------------------------------------------------

    def _compare(self) -> None:
        moment = self.chosen
        if moment is None:
            self._show_differences(self._asked, ())
            self.told.setText(tr("Nothing was written in this document yet."))
            return
        self._asked += 1
        self.whole.setEnabled(moment != self._moments[0])
        self.item.setEnabled(False)  # until it is known what differs
        work = partial(_differences, self._document, *self._edits(moment))
        self._session.bridge.run(work, partial(self._show_differences, self._asked), self._fail)

    def _edits(self, moment: Moment) -> tuple[int, int | None]:
        """Return the earlier and the later state to compare. None: what it says now."""
        against = self.against.currentData()
        assert isinstance(against, Against)  # noqa: S101 - our own list
        if against.is_before:
            place = self._moments.index(moment) + 1
            before = self._moments[place].edit if place < len(self._moments) else moment.edit
            return before, moment.edit
        if against.edit is None:
            return moment.edit, None
        return min(moment.edit, against.edit), max(moment.edit, against.edit)

    def _show_differences(self, asked: int, differences: object) -> None:
        assert isinstance(differences, tuple)  # noqa: S101 - the desk's own answer
        if asked != self._asked:
            return  # another state was chosen meanwhile
        with QSignalBlocker(self.places):
            self.places.clear()
            self.places.addTopLevelItems([_place_node(each) for each in differences])
        self.told.setText(
            ntr("{count} place differs:", "{count} places differ:", len(differences))
            if differences
            else tr("Both say the same.")
        )
        first = self.places.topLevelItem(0)
        if first is not None:
            self.places.setCurrentItem(first)
        self._show_place()

    def _place(self) -> Difference | None:
        node = self.places.currentItem()
        found = node.data(0, _DATA) if node is not None else None
        return found if isinstance(found, Difference) else None

    def _show_place(self) -> None:
        place = self._place()
        self.text.show_pieces(place.pieces if place is not None else ())
        self._settle_buttons()

    def _settle_buttons(self) -> None:
        moment, place = self.chosen, self._place()
        is_past = moment is not None and moment != self._moments[0]
        self.whole.setEnabled(is_past)
        self.item.setEnabled(is_past and place is not None and place.part is Part.ANSWER)
        version = moment.version if moment is not None else None
        self.sent.setVisible(version is not None and version.reason is VersionReason.SENT)

    def _fail(self, error: object) -> None:
        self.told.setText(message_of(error))

    # --- what is asked for ------------------------------------------------------------------------

    def _keep(self) -> None:
        document, name = self._document, self.name.text().strip()
        self._session.autosave.flush()

        def work(desk: Desk) -> object:
            return keep_version(desk, document, VersionReason.ASKED, name)

        self._session.bridge.run(work, lambda _kept: self._tell_kept(), self._fail)

    def _tell_kept(self) -> None:
        self.name.clear()
        self.read()

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen)

    def _take_item(self) -> None:
        place = self._place()
        if self.chosen is not None and place is not None:
            self.item_wanted.emit(self.chosen, place.key)

    def _want_sent(self) -> None:
        if self.chosen is not None:
            self.sent_wanted.emit(self.chosen.version)


def _columns() -> list[str]:
    return [tr("When"), tr("Version, or what was done")]


def _list(name: str, accessible: str, columns: list[str]) -> QTreeWidget:
    made = named(QTreeWidget(), name, accessible)
    made.setHeaderLabels(columns)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    return made


def _place_node(difference: Difference) -> QTreeWidgetItem:
    words = place_words(difference)
    if not difference.is_in_words:
        words = tr("{place} (only the look or the state)", place=words)
    node = QTreeWidgetItem([words])
    node.setToolTip(0, words)
    node.setData(0, _DATA, difference)
    return node


def _differences(document: str, earlier: int, later: int | None, desk: Desk) -> object:
    before = read_moment(desk, document, earlier)
    after = desk.report(document) if later is None else read_moment(desk, document, later)
    return compare_documents(before, after)
