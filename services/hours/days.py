"""Days of the calendar that weekly hours do not hold on: dated, yearly, and around Easter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

DAY = 24 * 60
"""Minutes in a day."""

LEAP_YEAR = 2024
"""Any leap year: a day that comes round each year may be 29 February."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years that dates of hours are read in."""

Span = tuple[int, int]
"""Minutes after midnight of opening and closing; closing may pass midnight."""


@lru_cache(maxsize=128)
def easter_sunday(year: int) -> date:
    """Easter Sunday of the western churches. Source: J.-M. Oudin's rule of 1940."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 1) + timedelta(days=moon - weekday + 27)


@dataclass(frozen=True, slots=True, order=True)
class Dates:
    """The days from `first` to `last`, both of them included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Raise ValueError for an end before its start."""
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, order=True)
class Yearly:
    """The days from one month and day to another of each year; they may pass the new year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __post_init__(self) -> None:
        """Raise ValueError for a day that no year has."""
        for month, day in (self.first, self.last):
            date(LEAP_YEAR, month, day)

    def within_a_year(self) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
        """The days as one stretch from January to December, or two where they pass it."""
        if self.first <= self.last:
            return ((self.first, self.last),)
        return ((self.first, (12, 31)), ((1, 1), self.last))

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        found = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= found <= self.last
        return found >= self.first or found <= self.last


@dataclass(frozen=True, slots=True, order=True)
class Easter:
    """The day `offset` days after Easter Sunday of each year; before it where negative."""

    offset: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError for a day that may lie in another year than its Easter."""
        if not -EASTER_REACHES_BACK <= self.offset <= EASTER_REACHES_ON:
            raise ValueError(f"{self.offset} days from Easter may be in another year")

    def of_year(self, year: int) -> date:
        """The day in `year`."""
        return easter_sunday(year) + timedelta(days=self.offset)

    def covers(self, day: date) -> bool:
        """Whether `day` is that day."""
        return self.of_year(day.year) == day


EASTER_REACHES_BACK, EASTER_REACHES_ON = 80, 250
"""Days around the earliest and the latest Easter Sunday within the same year."""

Days = Dates | Easter | Yearly


@dataclass(frozen=True, slots=True)
class Change:
    """An exception: on these days the hours are `spans` and no others; none means closed."""

    on: Days
    spans: tuple[Span, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for spans that no clock can show, and a note that cannot be quoted."""
        end = 0
        for opens, closes in self.spans:
            if not (end <= opens < DAY and opens < closes <= opens + DAY):
                raise ValueError(f"minutes {opens} to {closes} are not an opening")
            end = closes
        if '"' in self.note or self.note != " ".join(self.note.split()):
            raise ValueError("a note is one line without quotation marks")


def change_key(change: Change) -> tuple[int, Days]:
    """The order of exceptions: what is dated counts before what comes round each year."""
    return (Dates, Easter, Yearly).index(type(change.on)), change.on


def clash(one: Change, other: Change) -> bool:
    """Whether two exceptions of one kind speak of the same day."""
    if isinstance(one.on, Dates) and isinstance(other.on, Dates):
        return one.on.first <= other.on.last and other.on.first <= one.on.last
    if isinstance(one.on, Yearly) and isinstance(other.on, Yearly):
        return any(
            first <= other_last and other_first <= last
            for first, last in one.on.within_a_year()
            for other_first, other_last in other.on.within_a_year()
        )
    return one.on == other.on
