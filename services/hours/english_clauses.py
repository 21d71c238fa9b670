"""The clauses of opening hours in plain English: what opens, and what closes."""

from __future__ import annotations

from itertools import pairwise

from services.hours.days import DAY, Change, Dates, Days, Span
from services.hours.english_cursor import Cursor
from services.hours.english_dates import read_dates
from services.hours.english_days import LIST, YEAR, read_slots
from services.hours.english_times import at_time, closing_after, read_spans, skip_time
from services.hours.gathering import EVERY_DAY, Gathered, Slot, UnreadableHours
from services.hours.opening import BANK_HOLIDAY, HolidayRule

WEEK: list[Slot] = [(day, 0) for day in EVERY_DAY]
HOLIDAYS: list[Slot] = [(BANK_HOLIDAY, 0)]
USUAL = ("as usual", "as normal", "open as usual", "open as normal")
NOT_SAID = ("not confirmed", "not known", "unknown", "hours not confirmed", "hours not known")
UNTIL = ("until", "till", "til", "open until", "open till", "open til")
CLOSED = ("closed", "off")


def read_closed(cursor: Cursor, gathered: Gathered, *, says_closed: bool) -> None:
    """What follows "closed" or "except": days, dates, or a time within the hours."""
    taken = 0
    while True:
        here = cursor.position
        if taken and not cursor.skip(*LIST):
            break
        cursor.skip("on")
        dates = read_dates(cursor)
        slots = [] if dates else read_slots(cursor)
        if not dates and not slots:
            cursor.position = here
            break
        taken += 1
        if slots and at_time(cursor):
            _take_out(cursor, gathered, slots, says_closed=says_closed)
            return
        _close(gathered, dates, slots, _note(cursor))
    if not taken:
        _take_out(cursor, gathered, WEEK, says_closed=True)
    elif at_time(cursor):
        raise cursor.refused()


def read_included(cursor: Cursor, gathered: Gathered) -> None:
    """What follows "including": bank holidays, and days that are open anyway."""
    slots = read_slots(cursor)
    said = {session.weekday for session in gathered.sessions} | {BANK_HOLIDAY}
    if not slots or at_time(cursor) or any(nth or day not in said for day, nth in slots):
        raise cursor.refused()
    if HOLIDAYS[0] in slots:
        gathered.on_bank_holidays(HolidayRule.AS_USUAL)


def read_usual(cursor: Cursor, gathered: Gathered) -> None:
    """What follows "as usual on": bank holidays."""
    if read_slots(cursor) != HOLIDAYS:
        raise cursor.refused()
    gathered.on_bank_holidays(HolidayRule.AS_USUAL)


def read_open(cursor: Cursor, gathered: Gathered, season: Dates) -> None:
    """Days and times in either order, dates and times, or bank holidays and their rule."""
    if cursor.peek().kind == "always":
        cursor.take()
        gathered.add(WEEK, [(0, DAY)], season)
        _days_of_the_year(cursor, gathered, _slots_after(cursor) or WEEK)
    elif dates := read_dates(cursor):
        _dated(cursor, gathered, dates)
    elif cursor.skip(*YEAR):
        cursor.skip(",", ":")
        _add(cursor, gathered, WEEK, season)
        gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    elif slots := read_slots(cursor):
        _of_days(cursor, gathered, slots, season)
    else:
        _of_times(cursor, gathered, season)


def _of_days(cursor: Cursor, gathered: Gathered, slots: list[Slot], season: Dates) -> None:
    """What follows days: their times, their new end, or that they are closed."""
    cursor.skip(":")
    if cursor.skip(*CLOSED):
        _close(gathered, [], slots, "")
    elif slots == HOLIDAYS and cursor.skip(*USUAL):
        gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    elif slots == HOLIDAYS and cursor.skip(*NOT_SAID):
        gathered.on_bank_holidays(HolidayRule.NOT_CONFIRMED)
    elif cursor.skip(*UNTIL):
        _until(cursor, gathered, slots)
    else:
        _days_of_the_year(cursor, gathered, slots)
        cursor.skip(",", "-")
        _add(cursor, gathered, slots, season)
        _days_of_the_year(cursor, gathered, slots)


def _of_times(cursor: Cursor, gathered: Gathered, season: Dates) -> None:
    """Times, and the days that follow them."""
    if cursor.skip(*UNTIL):
        here = cursor.position
        slots = read_slots(cursor) if skip_time(cursor) else []
        end, cursor.position = cursor.position, here
        if not slots:
            raise cursor.refused()
        _until(cursor, gathered, slots)
        cursor.position = end
        return
    spans = read_spans(cursor)
    if not spans:
        raise cursor.refused()
    slots = _slots_after(cursor)
    if not slots and spans != [(0, DAY)]:
        here = cursor.position
        if not cursor.skip(*YEAR):
            raise cursor.refused("Say which days.")
        cursor.position = here
    _open(gathered, slots or WEEK, spans, season)
    _days_of_the_year(cursor, gathered, slots or WEEK)
    if at_time(cursor) or cursor.peek().text == ":":
        raise cursor.refused()


def _slots_after(cursor: Cursor) -> list[Slot]:
    """Days after times, with or without a comma."""
    here = cursor.position
    cursor.skip(",")
    if cursor.skip(*YEAR):
        cursor.position = here
        return []
    slots = read_slots(cursor)
    if not slots:
        cursor.position = here
    return slots


def _days_of_the_year(cursor: Cursor, gathered: Gathered, slots: list[Slot]) -> None:
    """Take "365 days a year" after every day of the week: bank holidays are as usual."""
    here = cursor.position
    cursor.skip(",", "and")
    if set(slots) >= set(WEEK) and cursor.skip(*YEAR):
        gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    else:
        cursor.position = here


def _until(cursor: Cursor, gathered: Gathered, slots: list[Slot]) -> None:
    """A new end for the last opening of each of these days."""
    here, closes = cursor.position, []
    for weekday, nth in slots:
        cursor.position = here
        closes.append(closing_after(cursor, gathered.last_of(weekday, nth).opens))
    gathered.close_later(slots, closes)


def _dated(cursor: Cursor, gathered: Gathered, dates: list[Days]) -> None:
    """What follows dates: their own hours, or that they are closed."""
    cursor.skip(":", ",")
    closed = cursor.skip(*CLOSED)
    spans = [] if closed else read_spans(cursor)
    if not closed and not spans:
        raise cursor.refused()
    note = _note(cursor)
    for on in dates:
        gathered.change(Change(on, tuple(_apart(spans)), note))


def _add(cursor: Cursor, gathered: Gathered, slots: list[Slot], season: Dates) -> None:
    """Read the times of these days."""
    spans = read_spans(cursor)
    if not spans:
        raise cursor.refused()
    _open(gathered, slots, spans, season)


def _open(gathered: Gathered, slots: list[Slot], spans: list[Span], season: Dates) -> None:
    """Open on these days, none of which was said to be closed before."""
    if gathered.shut & set(slots):
        raise UnreadableHours("A day is said to be closed, and then to be open.")
    gathered.add(slots, spans, season)


def _close(gathered: Gathered, dates: list[Days], slots: list[Slot], note: str) -> None:
    """Close on these dates and days."""
    for on in dates:
        gathered.change(Change(on, (), note))
    for slot in slots:
        if slot in HOLIDAYS:
            gathered.on_bank_holidays(HolidayRule.CLOSED)
        else:
            gathered.remove([slot])
            gathered.shut.add(slot)


def _take_out(cursor: Cursor, gathered: Gathered, slots: list[Slot], *, says_closed: bool) -> None:
    """Close for a time on these days; "except Fridays 9am-1pm" may mean either."""
    here = cursor.position
    spans = read_spans(cursor)
    if not spans or not says_closed or any(nth for _, nth in slots):
        cursor.position = here
        raise cursor.refused()
    cursor.skip("for lunch")
    for span in spans:
        gathered.take_out([weekday for weekday, _ in slots], span)


def _apart(spans: list[Span]) -> list[Span]:
    """The spans of one day; refused where two overlap."""
    for (_, closes), (opens, _) in pairwise(spans):
        if opens < closes:
            raise UnreadableHours("Two times overlap on one date.")
    return spans


def _note(cursor: Cursor) -> str:
    """A note in quotation marks, as it was written."""
    token = cursor.peek()
    if token.kind != "note":
        return ""
    cursor.take()
    return " ".join(cursor.text[token.start + 1 : token.start + len(token.text) - 1].split())
