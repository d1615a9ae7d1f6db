"""Reporting periods: what they are called, which data they cover, when they are due.

The list is data that an office may edit. The shipped one follows the ministry's regime.
Source: Công văn 581/BNV-CCHC (windows of quý I, 6 tháng, quý III, năm); provincial rules for
9 tháng; NĐ 09/2019/NĐ-CP, Điều 12 for months and the other quarters (15th to 14th).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_desk.errors import UserError
from cchc_desk.forms.outline import roman
from cchc_desk.i18n import tr


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """Name a day relative to the year of a period: ``year_offset`` -1 is the year before."""

    month: int
    day: int
    year_offset: int = 0

    def in_year(self, year: int) -> date:
        """Return the day in a given year of the period."""
        return date(year + self.year_offset, self.month, self.day)


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """Describe a period that recurs every year.

    ``title`` stands before "năm YYYY" ("Quý I", "6 tháng đầu"; "" for the whole year);
    ``next_title`` names what comes after it in the same way.
    """

    id: str
    name: str
    title: str
    next_title: str
    first_day: DayOfYear
    last_day: DayOfYear
    due_day: DayOfYear
    is_cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """Hold one period of one year."""

    kind: PeriodKind
    year: int

    @property
    def id(self) -> str:
        """Return the id that is written on the command line: "2026-quy-1"."""
        return f"{self.year}-{self.kind.id}"

    @property
    def first_day(self) -> date:
        """Return the first day of the data window."""
        return self.kind.first_day.in_year(self.year)

    @property
    def last_day(self) -> date:
        """Return the last day of the data window."""
        return self.kind.last_day.in_year(self.year)

    @property
    def due_day(self) -> date:
        """Return the day by which the report is to be sent."""
        return self.kind.due_day.in_year(self.year)

    @property
    def phrase(self) -> str:
        """Return the words of a title: "Quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026"."""
        return f"{self.kind.title} năm {self.year}".strip()

    @property
    def name(self) -> str:
        """Return the name in lists: "Quý I/2026", "6 tháng đầu năm 2026"."""
        has_year_word = "năm" in self.kind.name.lower()
        return self._capitalised if has_year_word else f"{self.kind.name}/{self.year}"

    @property
    def _capitalised(self) -> str:
        return self.phrase[:1].upper() + self.phrase[1:]


def _month(number: int) -> PeriodKind:
    first = DayOfYear(12, 15, -1) if number == 1 else DayOfYear(number - 1, 15)
    following = f"tháng {number + 1}" if number < 12 else ""  # noqa: PLR2004 - months in a year
    return PeriodKind(
        f"thang-{number}", f"Tháng {number}", f"tháng {number}", following,
        first, DayOfYear(number, 14), DayOfYear(number, 15),
    )  # fmt: skip


def _quarter(number: int) -> PeriodKind:
    first = DayOfYear(12, 15, -1) if number == 1 else DayOfYear(number * 3 - 3, 15)
    following = f"Quý {roman(number + 1)}" if number < 4 else ""  # noqa: PLR2004 - four quarters
    name = f"Quý {roman(number)}"
    return PeriodKind(
        f"quy-{number}", name, name, following,
        first, DayOfYear(number * 3, 14), DayOfYear(number * 3, 15),
    )  # fmt: skip


def _cumulative(id_: str, name: str, title: str, next_title: str, last_month: int) -> PeriodKind:
    return PeriodKind(
        id_, name, title, next_title,
        DayOfYear(12, 15, -1), DayOfYear(last_month, 14), DayOfYear(last_month, 15),
        is_cumulative=True,
    )  # fmt: skip


STANDARD_KINDS: tuple[PeriodKind, ...] = (
    *(_quarter(number) for number in range(1, 5)),
    _cumulative("6-thang", "6 tháng đầu năm", "6 tháng đầu", "6 tháng cuối", 6),
    _cumulative("9-thang", "9 tháng đầu năm", "9 tháng đầu", "3 tháng cuối", 9),
    _cumulative("nam", "Năm", "", "", 12),
    *(_month(number) for number in range(1, 13)),
)

_ID = re.compile(r"(\d{4})-([a-z0-9][a-z0-9-]*)", re.ASCII)


class PeriodError(UserError):
    """Say that a period is not known to this office."""


def read_period(period_id: str, kinds: Iterable[PeriodKind] = STANDARD_KINDS) -> Period:
    """Read a period id such as "2026-quy-1".

    Raises: PeriodError naming the ids that are allowed.
    """
    by_id = {kind.id: kind for kind in kinds}
    match = _ID.fullmatch(period_id)
    if match is None or match[2] not in by_id:
        raise PeriodError(
            tr(
                "There is no period “{period}”; write a year and one of: {allowed}.",
                period=period_id,
                allowed=", ".join(by_id),
            )
        )
    return Period(by_id[match[2]], int(match[1]))


def follows(earlier: Period, later: Period) -> bool:
    """Tell whether the later window begins on the day after the earlier one ends."""
    return later.first_day == earlier.last_day + timedelta(days=1)
