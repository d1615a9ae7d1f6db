"""The units that a Word file counts in. Source: ECMA-376-1, 17.18.90 and 20.1.2.1."""


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def twips_of_points(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return a type size as half points."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return the thickness of a border as eighths of a point."""
    return round(points * 8)


def emu(millimetres: float) -> int:
    """Return millimetres as English metric units, which drawings count in."""
    return round(millimetres * 36000)


def lines_240(lines: float) -> int:
    """Return a line spacing as 240ths of a line."""
    return round(lines * 240)
