"""One day of the calendar as people write it: "25 December 2026", "Friday, December 25th"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.hours.days import FIRST_YEAR, LAST_YEAR, LEAP_YEAR, Dates, Days, Yearly
from services.hours.english.cursor import Cursor
from services.hours.english.days import read_weekday
from services.hours.gathering import DAY_WORDS, UnreadableHours

MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
    ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
    ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One day: year (0 where none is named), month and day, and the tokens it is written in."""

    year: int
    month: int
    day: int
    weekday: int | None
    first: int
    last: int


def between(cursor: Cursor, first: Point, last: Point) -> Days:
    """The days from one to another; the first may take its year from the last."""
    if first.year and not last.year:
        raise cursor.refused("Both dates need their year.", since=first.first)
    first = year_before(first, last)
    for point in (first, last):
        check(cursor, point)
    if not first.year:
        return Yearly((first.month, first.day), (last.month, last.day))
    begins, ends = (date(point.year, point.month, point.day) for point in (first, last))
    if ends < begins:
        words = cursor.words(first.first, last.last)
        raise UnreadableHours(f"There are no such days: “{words}”.")
    return Dates(begins, ends)


def year_before(point: Point, after: Point) -> Point:
    """The point with the year it has when it comes before another."""
    if point.year or not after.year:
        return point
    later = (point.month, point.day) > (after.month, after.day)
    return replace(point, year=after.year - later)


def check(cursor: Cursor, point: Point) -> None:
    """Refuse a day that no calendar has, or that has another weekday."""
    words = cursor.words(point.first, point.last)
    try:
        day = date(point.year or LEAP_YEAR, point.month, point.day)
    except ValueError as refused:
        raise UnreadableHours(f"There are no such days: “{words}”.") from refused
    if point.weekday is None:
        return
    if not point.year:
        raise UnreadableHours(f"Say the year of “{words}”, or leave its weekday out.")
    if day.weekday() != point.weekday:
        found = DAY_WORDS[day.weekday()]
        raise UnreadableHours(f"“{words}” is a {found}.")


def read_point(cursor: Cursor) -> Point | None:
    """A date as 25 December 2026, December 25th, 25/12/2026 or Friday, 25 December 2026."""
    here = cursor.position
    weekday = read_weekday(cursor)
    if weekday is not None:
        cursor.skip(".", ",")
    cursor.skip("the")
    if cursor.peek().kind == "date":
        day, month, year = map(int, cursor.take().text.split("/"))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise cursor.refused(f"Years are {FIRST_YEAR} to {LAST_YEAR}.", since=here)
        return Point(year, month, day, weekday, here, cursor.position)
    named = _month(cursor)
    number = read_number(cursor)
    cursor.skip("of")
    found = named or _month(cursor)
    if not number or not found:
        cursor.position = here
        return None
    return Point(_year(cursor), found, number, weekday, here, cursor.position)


def _year(cursor: Cursor) -> int:
    """The year at the cursor, with or without a comma before it, or 0."""
    after = 1 if cursor.peek().text == "," else 0
    token = cursor.peek(after)
    is_year = token.kind == "number" and len(token.text) == 4
    if not is_year or not FIRST_YEAR <= int(token.text) <= LAST_YEAR:
        return 0
    cursor.position += after + 1
    return int(token.text)


def read_number(cursor: Cursor) -> int:
    """The number of a day of the month, or 0."""
    token = cursor.peek()
    digits = token.text.rstrip("stndrh")
    if token.kind in ("number", "ordinal") and len(digits) <= 2:
        cursor.take()
        return int(digits)
    return 0


def _month(cursor: Cursor) -> int:
    """The number of a month, or 0."""
    for month, names in enumerate(MONTHS, start=1):
        if cursor.skip(*names):
            return month
    return 0
