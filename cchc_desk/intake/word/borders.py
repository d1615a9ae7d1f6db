"""Which lines of a table a reader sees. Source: ECMA-376-1, 17.4.38, 17.4.66."""

from dataclasses import dataclass, fields, replace

from lxml import etree

from cchc_desk.intake.word.names import VAL, w

_HIDDEN = frozenset({"none", "nil"})
_WHITE = "FFFFFF"
_SIDES = {
    w("left"): "left",
    w("start"): "left",
    w("right"): "right",
    w("end"): "right",
    w("top"): "top",
    w("bottom"): "bottom",
    w("insideV"): "inside_vertical",
    w("insideH"): "inside_horizontal",
}


@dataclass(frozen=True, slots=True)
class Borders:
    """Say for every side whether a line is drawn; None: nothing is said."""

    left: bool | None = None
    right: bool | None = None
    top: bool | None = None
    bottom: bool | None = None
    inside_vertical: bool | None = None
    inside_horizontal: bool | None = None

    def under(self, other: "Borders") -> "Borders":
        """Return these borders where the others say nothing."""
        pairs = ((each.name, getattr(other, each.name)) for each in fields(Borders))
        return replace(self, **{name: said for name, said in pairs if said is not None})

    def around_cell(self, table: "Borders") -> "Borders":
        """Return the lines around a cell that says these borders, in a table that says others."""
        vertical = table.left or table.inside_vertical
        horizontal = table.top or table.inside_horizontal
        inherited = Borders(
            vertical,
            table.right or table.inside_vertical,
            horizontal,
            table.bottom or table.inside_horizontal,
        )
        return inherited.under(self)

    @property
    def divides_columns(self) -> bool:
        """Tell whether a line stands between columns or beside the table."""
        return bool(self.left or self.right or self.inside_vertical)

    @property
    def divides_rows(self) -> bool:
        """Tell whether a line stands between rows, or above and below a cell."""
        return bool(self.inside_horizontal or (self.top and self.bottom))


NO_BORDERS = Borders()


def read_borders(element: etree._Element | None) -> Borders:
    """Read an element of borders; None: it is absent."""
    if element is None:
        return NO_BORDERS
    drawn = {_SIDES[str(each.tag)]: _is_drawn(each) for each in element if each.tag in _SIDES}
    return Borders(**drawn)


def _is_drawn(side: etree._Element) -> bool:
    is_white = side.get(w("color"), "").upper() == _WHITE
    return side.get(VAL, "none") not in _HIDDEN and not is_white


def table_borders(properties: etree._Element | None) -> Borders:
    """Read the borders in the properties of a table; None: it has no properties."""
    return read_borders(None if properties is None else properties.find(w("tblBorders")))


def has_ruled_condition(style: etree._Element) -> bool:
    """Tell whether a style of tables draws lines in some rows or columns."""
    conditions = style.iterfind(f"{w('tblStylePr')}/{w('tcPr')}/{w('tcBorders')}")
    drawn = (read_borders(each) for each in conditions)
    return any(each.divides_columns or each.divides_rows for each in drawn)


class Lines:
    """Find out whether a reader sees lines between the cells of a table.

    Lines above and below only some cells, as under the name of an office, do not count.
    """

    def __init__(self, borders: Borders) -> None:
        """Begin with the lines that the table says."""
        self._borders = borders
        self._cells = 0
        self._with_sides = 0
        self._between_rows = 0

    def add(self, own: Borders | None, exceptions: Borders) -> None:
        """Take in what a cell says of its lines, and what its row says of the table's."""
        if own is None and exceptions is NO_BORDERS:
            drawn = self._borders
        else:
            table = self._borders.under(exceptions)
            drawn = table if own is None else own.around_cell(table)
        self._cells += 1
        self._with_sides += drawn.divides_columns
        self._between_rows += drawn.divides_rows

    @property
    def are_seen(self) -> bool:
        """Tell whether the table is ruled."""
        return self._with_sides > 0 or self._between_rows * 2 > self._cells
