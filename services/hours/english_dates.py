"""Dates as people write them: "25 December 2026", "24-26 December", "Good Friday"."""

from __future__ import annotations

from datetime import date

from services.hours.days import Dates, Days, Easter, Yearly
from services.hours.english_cursor import Cursor
from services.hours.english_days import LIST, RANGE

NAMED: dict[str, Days] = {
    "christmas eve": Yearly((12, 24), (12, 24)),
    "christmas day": Yearly((12, 25), (12, 25)),
    "xmas day": Yearly((12, 25), (12, 25)),
    "boxing day": Yearly((12, 26), (12, 26)),
    "new year's eve": Yearly((12, 31), (12, 31)),
    "new years eve": Yearly((12, 31), (12, 31)),
    "new year's day": Yearly((1, 1), (1, 1)),
    "new years day": Yearly((1, 1), (1, 1)),
    "good friday": Easter(-2),
    "easter saturday": Easter(-1),
    "easter sunday": Easter(0),
    "easter monday": Easter(1),
}
MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
    ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
    ("october", "oct"), ("november", "nov"), ("december", "dec"),
)  # fmt: skip
EASTER_DAYS = ("days before Easter Sunday", "days after Easter Sunday")
Point = tuple[int, int, int]
"""Year (0 where none is named), month and day."""


def read_dates(cursor: Cursor) -> list[Days]:
    """Dates parted by commas or "and"; none where no date comes next."""
    dates: list[Days] = []
    while True:
        here = cursor.position
        if dates and not cursor.skip(*LIST):
            break
        found = read_date(cursor)
        if found is None:
            cursor.position = here
            break
        dates.append(found)
    return dates


def read_date(cursor: Cursor) -> Days | None:
    """One date or one range of dates, or None."""
    cursor.skip("on")
    name = cursor.skip(*NAMED)
    if name:
        return NAMED[name]
    here = cursor.position
    offset = _number(cursor)
    if offset and (way := cursor.skip(*map(str.lower, EASTER_DAYS))):
        return Easter(offset if "after" in way else -offset)
    cursor.position = here
    first = _short_first(cursor) or _point(cursor)
    if first is None:
        return None
    end = cursor.position
    last = _point(cursor) if cursor.skip(*RANGE) else None
    if last is None:
        cursor.position = end
        last = first
    if not first[0]:
        first = (last[0] - ((first[1:] > last[1:]) if last[0] else 0), *first[1:])
    if first[0] and not last[0]:
        cursor.position = here
        raise cursor.refused("Both dates need their year.")
    return _days(cursor, here, first, last)


def read_day(cursor: Cursor) -> date | None:
    """One day with its year, or None with the cursor where it was."""
    here = cursor.position
    point = _point(cursor)
    if point is None or not point[0]:
        cursor.position = here
        return None
    found = _days(cursor, here, point, point)
    return found.first if isinstance(found, Dates) else None


def _days(cursor: Cursor, here: int, first: Point, last: Point) -> Days:
    """The days between two points; refused at `here` where there are none such."""
    try:
        if not first[0]:
            return Yearly(first[1:], last[1:])
        return Dates(date(*first), date(*last))
    except ValueError as refused:
        cursor.position = here
        raise cursor.refused(f"There are no such days: {refused}.") from refused


def _short_first(cursor: Cursor) -> Point | None:
    """The first day of "24-26 December 2026", whose month and year stand at its end."""
    here = cursor.position
    day, end = _number(cursor), cursor.position
    if day and cursor.skip(*RANGE):
        begins = cursor.peek().kind
        last = _point(cursor)
        if last and begins in ("number", "ordinal"):
            cursor.position = end
            return last[0], last[1], day
    cursor.position = here
    return None


def _point(cursor: Cursor) -> Point | None:
    """A date as 25 December 2026, December 25th or 25/12/2026."""
    here = cursor.position
    cursor.skip("the")
    if cursor.peek().kind == "date":
        day, month, year = map(int, cursor.take().text.split("/"))
        return year, month, day
    named = _month(cursor)
    number = _number(cursor)
    cursor.skip("of")
    found = named or _month(cursor)
    if not number or not found:
        cursor.position = here
        return None
    year = 0
    after = 1 if cursor.peek().text == "," else 0
    token = cursor.peek(after)
    if token.kind == "number" and len(token.text) == 4 and 2000 <= int(token.text) <= 2100:
        cursor.position += after + 1
        year = int(token.text)
    return year, found, number


def _number(cursor: Cursor) -> int:
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
