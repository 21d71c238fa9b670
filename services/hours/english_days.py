"""Days of the week as people write them: "Mon to Fri", "first Tuesday of the month"."""

from __future__ import annotations

from services.hours.english_cursor import Cursor
from services.hours.gathering import EVERY_DAY, Slot
from services.hours.opening import BANK_HOLIDAY, LAST

DAYS = (
    ("monday", "mondays", "mon", "mo"),
    ("tuesday", "tuesdays", "tue", "tues", "tu"),
    ("wednesday", "wednesdays", "wed", "weds", "we"),
    ("thursday", "thursdays", "thu", "thur", "thurs", "th"),
    ("friday", "fridays", "fri", "fr"),
    ("saturday", "saturdays", "sat", "sa"),
    ("sunday", "sundays", "sun", "su"),
)
WEEK = ("every day of the week", "every single day", "every day", "everyday", "each day", "daily",
        "7 days a week", "7 days per week", "seven days a week", "7 days", "all week")  # fmt: skip
YEAR = ("365 days a year", "365 days of the year", "every day of the year", "365 days per year",
        "every day of every year")  # fmt: skip
WEEKDAYS = ("weekdays", "weekday", "every weekday", "all weekdays")
WEEKEND = ("weekends", "weekend", "the weekend", "at weekends", "at the weekend", "every weekend")
HOLIDAYS = ("all bank holidays", "bank holidays", "bank holiday", "public holidays",
            "public holiday", "all public holidays", "bank hols", "bank and public holidays",
            "bank or public holidays", "bank holidays and public holidays")  # fmt: skip
PLACES = (
    ("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"),
)  # fmt: skip
OF_MONTH = ("of the month", "of each month", "of every month", "in the month", "in each month",
            "in every month", "of a month", "each month", "every month")  # fmt: skip
LIST = (", and", ",", "and", "&", "+", "/")
RANGE = ("-", "to", "through to", "through", "till", "til", "until")


def read_slots(cursor: Cursor) -> list[Slot]:
    """Days parted by commas or "and"; none where no day comes next."""
    slots: list[Slot] = []
    while True:
        here = cursor.position
        if slots and not cursor.skip(*LIST):
            break
        found = _day_range(cursor)
        if not found:
            cursor.position = here
            break
        slots += [slot for slot in found if slot not in slots]
    return slots


def _day_range(cursor: Cursor) -> list[Slot]:
    """One item of a list of days."""
    cursor.skip("on")
    if cursor.skip(*WEEK):
        return [(day, 0) for day in EVERY_DAY]
    if cursor.skip(*WEEKDAYS):
        return [(day, 0) for day in range(5)]
    if cursor.skip(*WEEKEND):
        return [(5, 0), (6, 0)]
    if cursor.skip(*HOLIDAYS):
        return [(BANK_HOLIDAY, 0)]
    if placed := _of_month(cursor):
        return placed
    cursor.skip("every", "each")
    first = _day(cursor)
    if first is None:
        return []
    here = cursor.position
    last = _day(cursor) if cursor.skip(*RANGE) else None
    if last is None:
        cursor.position = here
        return [(first, 0)]
    return [((first + step) % 7, 0) for step in range((last - first) % 7 + 1)]


def _of_month(cursor: Cursor) -> list[Slot]:
    """Weekdays by their place: a "second Tuesday" that is of no month may be every other."""
    here = cursor.position
    cursor.skip("on the", "the", "every", "each")
    places: list[int] = []
    while not places or cursor.skip(*LIST):
        cursor.skip("the")
        place = _place(cursor)
        if not place:
            break
        places.append(place)
    weekday = _day(cursor) if places else None
    if weekday is None or not (cursor.skip(*OF_MONTH) or cursor.skip("monthly")):
        cursor.position = here
        return []
    return [(weekday, place) for place in places]


def _place(cursor: Cursor) -> int:
    """A place in the month, or 0."""
    if cursor.skip("last"):
        return LAST
    for place, names in enumerate(PLACES, start=1):
        if cursor.skip(*names):
            return place
    return 0


def _day(cursor: Cursor) -> int | None:
    """A weekday, or None."""
    for day, names in enumerate(DAYS):
        if cursor.skip(*names):
            if cursor.peek(1).kind in ("time", "number"):
                cursor.skip(".")
            return day
    return None
