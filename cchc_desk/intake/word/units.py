"""The measures in a Word file. Source: ECMA-376-1, 17.18 and 20.1.2.1; strict files name units."""

import re

_MM_PER_POINT = 25.4 / 72
_TWIPS_PER_POINT = 20
_EMU_PER_MM = 36000
_POINTS = {"pt": 1.0, "mm": 1 / _MM_PER_POINT, "cm": 10 / _MM_PER_POINT, "in": 72.0, "pc": 12.0}
_POINTS["pi"] = _POINTS["pc"]
_MEASURE = re.compile(r"\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]{2})?\s*")

# Word's largest page is 22 inches; a measure beyond a hundred of them is damage.
_LARGEST_POINTS = 22 * 72 * 100


def whole(text: str | None) -> int | None:
    """Return a whole number; None: there is none or it is damaged."""
    match = None if text is None else re.fullmatch(r"\s*([-+]?\d{1,9})(?:\.\d+)?\s*", text)
    return None if match is None else int(match[1])


def points(text: str | None, per_point: float = _TWIPS_PER_POINT) -> float | None:
    """Return points; without a unit the number counts ``per_point`` of them, usually twips."""
    match = None if text is None else _MEASURE.fullmatch(text)
    if match is None or (match[2] is not None and match[2] not in _POINTS):
        return None
    number = float(match[1])
    said = number / per_point if match[2] is None else number * _POINTS[match[2]]
    return round(said, 3) if abs(said) <= _LARGEST_POINTS else None


def millimetres(text: str | None) -> float | None:
    """Return millimetres of twips, or of a number that names its unit."""
    said = points(text)
    return None if said is None else round(said * _MM_PER_POINT, 2)


def millimetres_of_emu(text: str | None) -> float:
    """Return millimetres of English metric units; 0: not said or damaged."""
    said = None if text is None else re.fullmatch(r"\d{1,12}", text)
    return 0.0 if said is None else round(int(said[0]) / _EMU_PER_MM, 2)


def half_points(text: str | None) -> float | None:
    """Return points of half points, or of a number that names its unit."""
    return points(text, per_point=2)
