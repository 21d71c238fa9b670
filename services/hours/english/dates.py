"""Dates as people write them: "25 December 2026", "24-26 December", "Good Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.hours.days import Dates, Days, Easter, Yearly
from services.hours.english.cursor import Cursor
from services.hours.english.day_names import LIST, RANGE
from services.hours.english.points import (
    Point,
    between,
    check,
    read_number,
    read_point,
    year_before,
)

NAMED: dict[str, Days] = {
    "christmas eve": Yearly((12, 24), (12, 24)),
    "christmas day": Yearly((12, 25), (12, 25)),
    "xmas eve": Yearly((12, 24), (12, 24)),
    "xmas day": Yearly((12, 25), (12, 25)),
    "boxing day": Yearly((12, 26), (12, 26)),
    "new year's eve": Yearly((12, 31), (12, 31)),
    "new years eve": Yearly((12, 31), (12, 31)),
    "new years' eve": Yearly((12, 31), (12, 31)),
    "new year's day": Yearly((1, 1), (1, 1)),
    "new years day": Yearly((1, 1), (1, 1)),
    "new years' day": Yearly((1, 1), (1, 1)),
    "good friday": Easter(-2),
    "easter saturday": Easter(-1),
    "easter sunday": Easter(0),
    "easter monday": Easter(1),
}
EASTER_DAYS = ("days before Easter Sunday", "days after Easter Sunday")
A_RANGE = 3
"""Days in a row, listed one by one, that are one exception: "24, 25 and 26 December"."""


Item = Days | Point


def read_dates(cursor: Cursor) -> list[Days]:
    """Dates parted by commas or "and"; none where no date comes next."""
    items: list[Item] = []
    while True:
        here = cursor.position
        if items and not cursor.skip(*LIST):
            break
        found = _items(cursor)
        if not found:
            cursor.position = here
            break
        items += found
    return [_single(cursor, item) for item in _with_years(items)]


def at_date(cursor: Cursor) -> bool:
    """Whether a date comes next."""
    here = cursor.position
    found = bool(_items(cursor))
    cursor.position = here
    return found


def read_day(cursor: Cursor) -> date | None:
    """One day with its year, or None with the cursor where it was."""
    here = cursor.position
    point = read_point(cursor)
    if point is None or not point.year:
        cursor.position = here
        return None
    check(cursor, point)
    return date(point.year, point.month, point.day)


def _items(cursor: Cursor) -> list[Item]:
    """One date, one range of dates, or days that share their month; none where none comes next."""
    here = cursor.position
    cursor.skip("on")
    bounded = cursor.skip("from", "between")
    found = _named(cursor) or _around_easter(cursor)
    if found is None:
        joints = ("and", *RANGE) if bounded == "between" else RANGE
        found = _short_list(cursor) or _range(cursor, joints)
    if not found or (bounded and len(found) == 1 and not _is_range(found[0])):
        cursor.position = here
        return []
    return found


def _is_range(item: Item) -> bool:
    """Whether it has a first and another last day."""
    return isinstance(item, Dates | Yearly) and item.first != item.last


def _named(cursor: Cursor) -> list[Item] | None:
    """A day with a name, or the days from one to another."""
    name = cursor.skip(*NAMED)
    if not name:
        return None
    first, here = NAMED[name], cursor.position
    last = cursor.skip(*NAMED) if cursor.skip(*RANGE) else ""
    if not last:
        cursor.position = here
        return [first]
    until = NAMED[last]
    if isinstance(first, Yearly) and isinstance(until, Yearly):
        return [Yearly(first.first, until.last)]
    if isinstance(first, Easter) and isinstance(until, Easter) and first < until:
        return [Easter(offset) for offset in range(first.offset, until.offset + 1)]
    raise cursor.refused("Write the dates as days and months.", since=here - 1)


def _around_easter(cursor: Cursor) -> list[Item] | None:
    """A day counted from Easter Sunday: "49 days after Easter Sunday"."""
    here = cursor.position
    token = cursor.take()
    if token.kind == "number" and len(token.text) <= len("250"):
        way = cursor.skip(*map(str.lower, EASTER_DAYS))
        try:
            found = Easter(int(token.text) * (1 if "after" in way else -1)) if way else None
        except ValueError as refused:
            raise cursor.refused("That may be in another year.", since=here) from refused
        if found is not None:
            return [found]
    cursor.position = here
    return None


def _short_list(cursor: Cursor) -> list[Item] | None:
    """Days that share the month at their end: "24-26 December 2026", "25 and 26 December"."""
    here = cursor.position
    days = [(here, read_number(cursor))]
    through = bool(days[0][1]) and bool(cursor.skip(*RANGE))
    while days[-1][1] and (through or cursor.skip(*LIST)):
        before = cursor.position
        ahead = cursor.peek().kind in ("number", "ordinal")
        point = read_point(cursor) if ahead else None
        if point is not None and through:
            return [between(cursor, replace(point, day=days[0][1], first=here), point)]
        if point is not None:
            points = [replace(point, day=day, first=at) for at, day in days]
            return _in_a_row(cursor, [*points, point])
        cursor.position = before
        days.append((before, 0 if through else read_number(cursor)))
    cursor.position = here
    return None


def _in_a_row(cursor: Cursor, points: list[Point]) -> list[Item]:
    """The points, as one range where they are a row of days."""
    row = all(point.day == points[0].day + step for step, point in enumerate(points))
    if row and len(points) >= A_RANGE:
        return [between(cursor, points[0], points[-1])]
    return list(points)


def _range(cursor: Cursor, joints: tuple[str, ...]) -> list[Item] | None:
    """One day, or the days from one to another."""
    first = read_point(cursor)
    if first is None:
        return None
    here = cursor.position
    last = read_point(cursor) if cursor.skip(*joints) else None
    if last is None:
        cursor.position = here
        return [first]
    return [between(cursor, first, last)]


def _with_years(items: list[Item]) -> list[Item]:
    """Dates in a list that take their year from the one after: "24 and 31 December 2026"."""
    found: list[Item] = []
    for item in reversed(items):
        after = found[0] if found else None
        if isinstance(item, Point) and isinstance(after, Point):
            item = year_before(item, after)
        found.insert(0, item)
    return found


def _single(cursor: Cursor, item: Item) -> Days:
    """The days of an item."""
    if not isinstance(item, Point):
        return item
    check(cursor, item)
    if item.year:
        day = date(item.year, item.month, item.day)
        return Dates(day, day)
    return Yearly((item.month, item.day), (item.month, item.day))
