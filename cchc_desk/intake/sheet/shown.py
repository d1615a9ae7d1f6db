"""What a number in a sheet shows, written as a Vietnamese reader writes it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from openpyxl.styles.numbers import STRIP_RE, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from cchc_desk.forms.numeral import write_number
from cchc_desk.intake.sheet.styles import GENERAL

# Excel keeps and shows so many digits; what a file has beyond is the noise of binary fractions.
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)

# A number of more digits is damage; written out it may be endless.
_MOST_DIGITS = 30
_MOST_DECIMALS = 15

_DIGITS = re.compile(r"(?P<whole>[#0?,]*)(?:\.(?P<decimals>[0#?]+))?")
_GROUPED = re.compile(r"[#0?],[#0?]")


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what a cell shows, and the number or date behind it.

    Units: a share is in per cent. None: ``value`` - the cell shows words.
    """

    text: str
    value: Decimal | date | None = None
    is_percent: bool = False


def shown_number(written: str, code: str, *, is_1904: bool) -> Shown:
    """Return what a number of the file shows in a format; words when it is none.

    Dates are written 05/03/2026, and 03/2026 where the format shows no day.
    """
    value = _read(written)
    if value is None:
        return Shown(written)
    if is_date_format(code):
        return _shown_date(value, code, is_1904=is_1904)
    section = STRIP_RE.sub("", code.partition(";")[0])
    if "%" in section:
        share = _EXACT.multiply(value, Decimal(100))
        return Shown(f"{_written(share, section)} %", _plain(share), is_percent=True)
    return Shown(_written(value, section), _plain(value))


def shown_iso_date(written: str) -> Shown:
    """Return what a date in ISO 8601 shows; words when it is none."""
    try:
        moment = datetime.fromisoformat(written.removesuffix("Z"))
    except ValueError:
        return Shown(written)
    return Shown(_date_text(moment, "dd/mm/yyyy"), moment.date())


def _read(written: str) -> Decimal | None:
    try:
        value = _EXACT.plus(Decimal(written.strip()))
    except InvalidOperation:
        return None
    is_usual = value.is_finite() and -_MOST_DIGITS < value.adjusted() < _MOST_DIGITS
    return _plain(value) if is_usual else None


def _plain(value: Decimal) -> Decimal:
    """Return a number without an exponent and without zeros at its end."""
    return Decimal(format(value.normalize(), "f"))


# --- numbers --------------------------------------------------------------------------------------


def _written(value: Decimal, section: str) -> str:
    if section in {GENERAL, "@", ""} or "E" in section.upper():
        return _digits(value, grouped=False)
    digits = next((match for match in _DIGITS.finditer(section) if match[0]), None)
    if digits is None:
        return _digits(value, grouped=False)
    places = digits["decimals"] or ""
    rounded = value.quantize(
        Decimal(1).scaleb(-min(len(places), _MOST_DECIMALS)), ROUND_HALF_UP, _WIDE
    )
    text = _digits(_without_zeros(rounded, places), grouped=bool(_GROUPED.search(section)))
    whole, comma, decimals = text.partition(",")
    return f"{whole.zfill(digits['whole'].count('0'))}{comma}{decimals}"


_WIDE = Context(prec=60)


def _without_zeros(value: Decimal, places: str) -> Decimal:
    """Return a number without the zeros at its end that "#" leaves out."""
    least = places.count("0")
    exponent = value.normalize().as_tuple().exponent
    kept = max(-exponent if isinstance(exponent, int) else 0, least)
    return value.quantize(Decimal(1).scaleb(-kept), ROUND_HALF_UP, _WIDE)


def _digits(value: Decimal, *, grouped: bool) -> str:
    written = write_number(value)
    return written if grouped else written.replace(".", "")


# --- dates ----------------------------------------------------------------------------------------


def _shown_date(value: Decimal, code: str, *, is_1904: bool) -> Shown:
    try:
        moment = from_excel(float(value), MAC_EPOCH if is_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return Shown(_digits(_plain(value), grouped=False), _plain(value))
    if isinstance(moment, time):
        return Shown(moment.strftime("%H:%M"))
    return Shown(_date_text(moment, code), moment.date())


def _date_text(moment: datetime, code: str) -> str:
    shown = STRIP_RE.sub("", code.partition(";")[0]).lower()
    if "d" not in shown and "y" in shown:
        return moment.strftime("%m/%Y" if "m" in shown else "%Y")
    has_time = "h" in shown and (moment.hour or moment.minute)
    return moment.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")
