"""Days of the week as people write them: "Mon to Fri", "first Tuesday of the month"."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.hours.english.cursor import Cursor
from services.hours.english.day_names import (
    AFTER_WE,
    DAYS,
    EVERY_PART,
    HOLIDAYS,
    LIST,
    OF_MONTH,
    PARTS,
    PLACES,
    PLURALS,
    RANGE,
    WEEK,
    WEEKDAYS,
    WEEKEND,
    WEEKNIGHTS,
)
from services.hours.gathering import DAY_WORDS, EVERY_DAY, Slot
from services.hours.opening import BANK_HOLIDAY, LAST


@dataclass(frozen=True, slots=True)
class DayList:
    """Days: their slots, and "evening" or such where that is said of them.

    `general` words name days that narrower ones may spell out: "daily, Monday to Friday".
    `single` days may be one day of one week: "Monday", not "Mondays".
    """

    slots: list[Slot] = field(default_factory=list)
    part: str = ""
    general: bool = False
    single: bool = False


def at_days(cursor: Cursor) -> bool:
    """Whether days come next."""
    here = cursor.position
    found = read_day_item(cursor) is not None
    cursor.position = here
    return found


def read_days(cursor: Cursor, *, stops: tuple[str, ...] = ()) -> DayList | None:
    """Days parted by commas or "and"; None where no day comes next.

    A day after a comma that has one of `stops` after it begins a rule of its own.
    """
    here = cursor.position
    first = read_day_item(cursor)
    if first is None:
        return None
    if first.general and (narrower := _narrower(cursor, first, here, stops)):
        return narrower
    items = [first]
    while True:
        before = cursor.position
        mark = cursor.skip(*LIST)
        item = read_day_item(cursor) if mark else None
        if item is None or (mark == "," and _followed(cursor, stops)):
            cursor.position = before
            break
        if any(slot in earlier.slots for earlier in items for slot in item.slots):
            raise cursor.refused("A day is named twice.", since=here)
        items.append(item)
    parts = {item.part for item in items if item.part}
    if len(parts) > 1:
        raise cursor.refused("Write the times of each part of the day beside it.", since=here)
    slots = [slot for item in items for slot in item.slots]
    general = len(items) == 1 and first.general
    return DayList(slots, "".join(parts), general, any(item.single for item in items))


def read_day_item(cursor: Cursor) -> DayList | None:
    """One item of a list of days, or None with the cursor where it was."""
    here = cursor.position
    cursor.skip("on", "both")
    found = _general(cursor) or _holidays(cursor) or _of_month(cursor) or _day_range(cursor)
    if found is None:
        cursor.position = here
        return None
    part = PARTS.get(cursor.skip(*PARTS), "") or found.part
    return DayList(found.slots, part, found.general, found.single)


def read_weekday(cursor: Cursor) -> int | None:
    """The singular name of one weekday, or None."""
    after = cursor.peek(1)
    if cursor.peek().text == "we" and after.kind == "word" and after.text not in AFTER_WE:
        # "On Mondays, we are open" is not of Wednesdays.
        return None
    for day, names in enumerate(DAYS):
        if cursor.skip(*names):
            return day
    return None


def _followed(cursor: Cursor, stops: tuple[str, ...]) -> bool:
    """Whether one of these words comes next, with or without a mark before it."""
    here = cursor.position
    cursor.skip(":", "-")
    found = cursor.comes(*stops)
    cursor.position = here
    return found


def _narrower(
    cursor: Cursor, general: DayList, first: int, stops: tuple[str, ...]
) -> DayList | None:
    """The days that spell a general word out: "daily, Monday to Friday"; refused where unclear."""
    here = cursor.position
    if cursor.peek().begins_line:
        return None
    mark = cursor.skip(",", "-", ":", "(")
    joined = cursor.comes("and", "&", "+", "/")
    cursor.skip("from")
    found = None if joined else read_days(cursor, stops=stops)
    if found and _followed(cursor, stops):
        found = None
    week = {slot for slot in found.slots if slot[0] != BANK_HOLIDAY} if found else set()
    if found is None or not week or not week <= set(general.slots):
        cursor.position = here
        if any(slot in general.slots for slot in week):
            raise cursor.refused("Write the days once only.", since=first)
        return None
    same = week == set(general.slots)
    if found.general or not (same or (len(general.slots) == len(EVERY_DAY) and len(week) > 1)):
        raise cursor.refused("Write the days once only.", since=first)
    if mark == "(" and not cursor.skip(")"):
        cursor.position = here
        return None
    return DayList(found.slots, found.part or general.part)


def _general(cursor: Cursor) -> DayList | None:
    """Every day, weekdays, or weekends."""
    if cursor.skip(*WEEK):
        return DayList([(day, 0) for day in EVERY_DAY], general=True)
    if part := cursor.skip(*EVERY_PART):
        return DayList([(day, 0) for day in EVERY_DAY], EVERY_PART[part], general=True)
    if cursor.skip(*WEEKDAYS):
        return DayList([(day, 0) for day in range(5)], general=True)
    if cursor.skip(*WEEKNIGHTS):
        return DayList([(day, 0) for day in range(5)], "night", general=True)
    if cursor.skip(*WEEKEND):
        return DayList([(5, 0), (6, 0)], general=True)
    return None


def _holidays(cursor: Cursor) -> DayList | None:
    """Bank holidays, but not "bank holiday weekends", which are other days."""
    here = cursor.position
    said = cursor.skip(*HOLIDAYS)
    if not said:
        return None
    if said.endswith("holiday") and not cursor.peek().begins_line and at_days(cursor):
        raise cursor.refused(since=here)
    return DayList([(BANK_HOLIDAY, 0)])


def _day_range(cursor: Cursor) -> DayList | None:
    """One weekday, or the days from one to another."""
    every = bool(cursor.skip("every", "each"))
    named = _day(cursor)
    if named is None:
        return None
    first, single = named
    here = cursor.position
    last = _day(cursor) if cursor.skip(*RANGE) else None
    if last is None:
        cursor.position = here
        return DayList([(first, 0)], single=single and not every)
    slots = [((first + step) % 7, 0) for step in range((last[0] - first) % 7 + 1)]
    return DayList(slots, single=single)


def _of_month(cursor: Cursor) -> DayList | None:
    """Weekdays by their place: a "second Tuesday" that is of no month may be every other."""
    here = cursor.position
    slots: list[Slot] = []
    while not slots or cursor.skip(*LIST):
        cursor.skip("on the", "on", "the", "every", "each")
        places = _places(cursor)
        named = _day(cursor) if places else None
        if named is None:
            break
        slots += [(named[0], place) for place in places]
        if cursor.skip(*OF_MONTH):
            return DayList(slots)
    cursor.position = here
    return None


def _places(cursor: Cursor) -> list[int]:
    """Places in the month: "first", "1st and 3rd"; none where no place comes next."""
    places: list[int] = []
    while True:
        here = cursor.position
        if places and not cursor.skip(*LIST):
            break
        cursor.skip("the")
        place = LAST if cursor.skip("last") else 0
        for number, names in enumerate(PLACES, start=1):
            place = number if cursor.skip(*names) else place
        if not place:
            cursor.position = here
            break
        places.append(place)
    return places


def _day(cursor: Cursor) -> tuple[int, bool] | None:
    """A weekday, and whether its name is a singular; None where none comes next."""
    here = cursor.position
    day = read_weekday(cursor)
    if day is None:
        return next(
            ((day, False) for day, names in enumerate(PLURALS) if cursor.skip(*names)), None
        )
    shortened = cursor.words(here, cursor.position).lower() != DAY_WORDS[day].lower()
    after = cursor.peek(1)
    if shortened and (after.kind in ("time", "number") or after.text in (*LIST, *RANGE, ":", "(")):
        cursor.skip(".")
    return day, True
