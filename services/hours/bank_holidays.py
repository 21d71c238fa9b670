"""The bank holidays of the UK's nations. Source and licence: `data/README.md` beside this file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One bank holiday in one nation."""

    day: date
    nation: Nation
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The bank holidays of all nations from `reaches_from` to `reaches_until`.

    Compared and hashed by identity, so that answers can be kept by the calendar they came from.
    """

    days: Mapping[date, Mapping[Nation, str]]
    reaches_from: date
    reaches_until: date

    def with_days(self, extra: Iterable[BankHoliday]) -> Calendar:
        """The calendar with proclaimed days added; it reaches no further for them."""
        return _calendar((*self._all(), *extra), self.reaches_from, self.reaches_until)

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

    def title(self, day: date, nation: Nation | None) -> str:
        """What the bank holiday is called; "" where there is none. Without a nation, in any."""
        found = self.days.get(day, {})
        return found.get(nation, "") if nation else next(iter(found.values()), "")

    def _all(self) -> Iterable[BankHoliday]:
        """Every bank holiday."""
        for day, titles in self.days.items():
            for nation, title in titles.items():
                yield BankHoliday(day, nation, title)


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


def _calendar(holidays: Iterable[BankHoliday], first: date, last: date) -> Calendar:
    """A calendar of these holidays; the later of two names for a day counts."""
    days: dict[date, dict[Nation, str]] = {}
    for holiday in holidays:
        days.setdefault(holiday.day, {})[holiday.nation] = holiday.title
    return Calendar(days, first, last)
