"""The bank holidays of the UK's nations. Source and licence: `data/README.md` beside this file."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Nation(StrEnum):
    """A nation of the UK, where a reader is."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


DIVISIONS = {
    "england-and-wales": (Nation.ENGLAND, Nation.WALES),
    "scotland": (Nation.SCOTLAND,),
    "northern-ireland": (Nation.NORTHERN_IRELAND,),
}
"""The divisions of the official list, by the names it gives them."""

OWN_DAYS = {
    "New Year's Day": (1, 1),
    "2nd January": (1, 2),
    "St Patrick's Day": (3, 17),
    "Battle of the Boyne (Orangemen's Day)": (7, 12),
    "St Andrew's Day": (11, 30),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
}
"""Month and day of the holidays that the official list moves from a weekend to a substitute day."""

FURTHEST_SUBSTITUTE = 7
"""Days within which a substitute follows the day it stands for."""


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One bank holiday in one nation; `title_cy` is its name in Welsh, "" where nobody gave one."""

    day: date
    nation: Nation
    title: str
    title_cy: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The bank holidays of all nations from `reaches_from` to `reaches_until`.

    Compared and hashed by identity, so that answers can be kept by the calendar they came from.
    """

    days: Mapping[date, Mapping[Nation, BankHoliday]]
    reaches_from: date
    reaches_until: date

    def with_days(self, extra: Iterable[BankHoliday]) -> Calendar:
        """The calendar with proclaimed days added; it reaches no further for them."""
        return _calendar((*self._all(), *extra), self.reaches_from, self.reaches_until)

    def without_days(self, cancelled: Collection[tuple[date, Nation]]) -> Calendar:
        """The calendar without days that were cancelled, or moved away, in a nation."""
        kept = (held for held in self._all() if (held.day, held.nation) not in cancelled)
        return _calendar(kept, self.reaches_from, self.reaches_until)

    def with_days_at_weekends(self) -> Calendar:
        """The calendar with the days themselves for which it has a substitute.

        The official list leaves Christmas Day out when it is a Saturday: it has the Monday only.
        """
        own = (
            replace(held, day=day)
            for held in self._all()
            if (day := _own_day(held)) is not None and held.nation not in self.days.get(day, {})
        )
        return self.with_days(list(own))

    def is_holiday(self, day: date, nation: Nation | None) -> bool | None:
        """Whether `day` is a bank holiday; None where the calendar or the nation leaves it open.

        Without a nation, a day that is a holiday in some nations only is left open.
        """
        found = self.days.get(day)
        if found is None:
            return False if self.reaches_from <= day <= self.reaches_until else None
        if nation is not None and self.reaches_from <= day <= self.reaches_until:
            return nation in found
        return True if len(found) == len(Nation) or nation in found else None

    def holiday(self, day: date, nation: Nation | None) -> BankHoliday | None:
        """The bank holiday on `day`; without a nation, that of the first nation that has one."""
        found = self.days.get(day, {})
        return found.get(nation) if nation else next(iter(found.values()), None)

    def title(self, day: date, nation: Nation | None) -> str:
        """What the bank holiday is called; "" where there is none. Without a nation, in any."""
        found = self.holiday(day, nation)
        return found.title if found else ""

    def next_day(self, first: date, nation: Nation | None) -> date | None:
        """The first bank holiday from `first` on; without a nation, that of any."""
        days = (day for day in self.days if day >= first and self.holiday(day, nation))
        return min(days, default=None)

    def nations_on(self, day: date) -> tuple[Nation, ...]:
        """The nations in which `day` is a bank holiday, in their usual order."""
        return tuple(nation for nation in Nation if nation in self.days.get(day, {}))

    def _all(self) -> Iterator[BankHoliday]:
        """Every bank holiday."""
        for held in self.days.values():
            yield from held.values()


@cache
def bank_holidays() -> Calendar:
    """The official calendar that comes with the code; read once."""
    text = files("services.hours").joinpath("data/bank_holidays.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    dates = {
        division: [date.fromisoformat(row["date"]) for row in rows if row["division"] == division]
        for division in DIVISIONS
    }
    return _calendar(
        (
            BankHoliday(date.fromisoformat(row["date"]), nation, row["title"])
            for row in rows
            for nation in DIVISIONS[row["division"]]
        ),
        date(max(min(days).year for days in dates.values()), 1, 1),
        date(min(max(days).year for days in dates.values()), 12, 31),
    )


def _own_day(held: BankHoliday) -> date | None:
    """The day that a substitute stands for; None for a holiday that is on its own day."""
    own = OWN_DAYS.get(held.title)
    if own is None:
        return None
    day = date(held.day.year, *own)
    return day if 0 < (held.day - day).days <= FURTHEST_SUBSTITUTE else None


def _calendar(holidays: Iterable[BankHoliday], first: date, last: date) -> Calendar:
    """A calendar of these holidays; the later of two for a day and nation counts."""
    days: dict[date, dict[Nation, BankHoliday]] = {}
    for holiday in holidays:
        days.setdefault(holiday.day, {})[holiday.nation] = holiday
    return Calendar(days, first, last)
