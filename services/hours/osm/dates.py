"""The dates of the OSM notation: `2026 Dec 25`, `Dec 24-Jan 02`, `easter +1 day`."""

from __future__ import annotations

from datetime import date

from services.hours.days import FIRST_YEAR, LAST_YEAR, Dates, Days, Easter, Yearly
from services.hours.gathering import UnreadableHours
from services.hours.osm.cursor import Cursor

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Point = tuple[int, int, int]
"""Year (0 for every year), month and day."""


def at_date(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether a date stands `ahead` of the cursor; `-2026 ...` is all days until then."""
    kind, text = cursor.peek(ahead)
    if (kind, text) == ("mark", "-"):
        return cursor.peek(ahead + 1)[0] == "year"
    return kind == "year" or (kind == "word" and text.title() in (*MONTHS, "Easter"))


def read_dates(cursor: Cursor) -> list[Days]:
    """A list of dates and ranges of dates."""
    dates = [_dates(cursor)]
    while cursor.peek() == ("mark", ","):
        month = _month_of(dates[-1])
        if at_date(cursor, 1):
            cursor.take("mark")
            dates.append(_dates(cursor))
        elif month and cursor.skip(",", "number"):
            point = (*month, int(cursor.take("number")))
            dates.append(_between(point, point))
        else:
            break
    return dates


def write_days(days: Days) -> str:
    """Days in the notation that `read_dates` reads."""
    if isinstance(days, Easter):
        plural = "" if abs(days.offset) == 1 else "s"
        return f"easter {days.offset:+d} day{plural}" if days.offset else "easter"
    if isinstance(days, Yearly):
        first, last = _month_day(*days.first), _month_day(*days.last)
        return first if first == last else f"{first}-{last}"
    first, last = _full(days.first), _full(days.last)
    if days.last == date.max:
        return f"{first}+"
    if days.first == date.min:
        return f"-{last}"
    return first if first == last else f"{first}-{last}"


def _dates(cursor: Cursor) -> Days:
    """One date, or the days from one to another."""
    if cursor.skip("-", "year"):
        return Dates(date.min, _date(*_point(cursor, 0)))
    if cursor.said("easter"):
        return _easter(cursor)
    first = _point(cursor, 0)
    if cursor.peek() == ("mark", "+") and first[0]:
        cursor.take("mark")
        return Dates(_date(*first), date.max)
    return _between(first, _last(cursor, first))


def _last(cursor: Cursor, first: Point) -> Point:
    """The end of a range that begins at `first`; `first` itself where no range follows."""
    if cursor.skip("-", "number"):
        last = (*first[:2], int(cursor.take("number")))
        if last < first:
            raise UnreadableHours(f"Day {last[2]} comes before day {first[2]} of the same month.")
        return last
    if not cursor.skip("-", "year", "word"):
        return first
    names_its_year = cursor.peek()[0] == "year"
    last = _point(cursor, first[0])
    if bool(first[0]) != bool(last[0]):
        raise UnreadableHours("Both days of a range need their year: 2026 Dec 24-2027 Jan 02.")
    passes_the_new_year = first[0] and not names_its_year and last < first
    return (last[0] + 1, *last[1:]) if passes_the_new_year else last


def _month_of(days: Days) -> tuple[int, int] | None:
    """Year and month that a further day of a list belongs to: `Dec 25,26`."""
    if isinstance(days, Dates):
        return days.last.year, days.last.month
    return (0, days.last[0]) if isinstance(days, Yearly) else None


def _between(first: Point, last: Point) -> Days:
    """The days from one point to another, dated or of every year."""
    try:
        if not first[0] and not last[0]:
            return Yearly(first[1:], last[1:])
        return Dates(_date(*first), _date(*last))
    except ValueError as refused:
        raise UnreadableHours(f"There are no such days: {refused}".rstrip(".") + ".") from refused


def _easter(cursor: Cursor) -> Easter:
    """What follows `easter`: nothing, or a number of days before or after."""
    sign = {"+": 1, "-": -1}.get(cursor.peek()[1], 0)
    if not sign:
        return Easter()
    cursor.take("mark")
    offset = sign * int(cursor.take("number"))
    if not cursor.said("day", "days"):
        raise UnreadableHours("Write days from Easter as: easter -2 days.")
    try:
        return Easter(offset)
    except ValueError as refused:
        raise UnreadableHours(f"There is no such day: {refused}.") from refused


def _point(cursor: Cursor, year: int) -> Point:
    """A month and a day, with a year before them or that of the start of the range."""
    if cursor.peek()[0] == "year":
        year = int(cursor.take("year"))
    month = cursor.take("word").title()
    if month not in MONTHS:
        raise UnreadableHours(f"“{month}” is not a month. Use Jan to Dec.")
    return year, MONTHS.index(month) + 1, int(cursor.take("number"))


def _date(year: int, month: int, day: int) -> date:
    """A day of the calendar; UnreadableHours for one that does not exist or that nobody means."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableHours(f"The year {year} is not one from {FIRST_YEAR} to {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError as refused:
        raise UnreadableHours(f"There is no day {day} {MONTHS[month - 1]} {year}.") from refused


def _month_day(month: int, day: int) -> str:
    """`Dec 25`."""
    return f"{MONTHS[month - 1]} {day:02d}"


def _full(day: date) -> str:
    """`2026 Dec 25`."""
    return f"{day.year:04d} {_month_day(day.month, day.day)}"
