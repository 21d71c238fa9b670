"""The clauses of opening hours in plain English that close, and those that leave out or keep days.

A list of closed days may be followed by the days of the next rule; where both readings make sense
the text is refused.
"""

from __future__ import annotations

from services.hours.days import DAY, Change, Dates
from services.hours.english.clocks import Clock, read_clock
from services.hours.english.day_names import LIST
from services.hours.english.days import read_days
from services.hours.english.ends import end_on
from services.hours.english.entries import Entry, read_entries, refuse_parts
from services.hours.english.rules import close_for, close_on
from services.hours.english.state import Reading
from services.hours.english.times import TO, at_spans, read_spans
from services.hours.english.words import EXCEPTERS, INCLUDERS, OPENERS
from services.hours.gathering import EVERY_DAY, Slot
from services.hours.opening import BANK_HOLIDAY, HolidayRule

BEFORE_TIMES = (":", ",", "-", ")")
EITHER_READING = "It may be closed then, or open: write the opening times first."


def read_closed(reading: Reading, here: int, *, says_closed: bool) -> None:
    """What follows "closed" or "except": days, dates, or a time within the hours."""
    reading.skip(":", "-")
    reading.skip("all day")
    entries = read_entries(reading)
    if not entries:
        _read_times_first(reading, here)
        return
    reading.skip("only", "all day")
    if not _at_times(reading):
        _close_all(reading, entries, here)
        _refuse_loose_times(reading, here)
    elif len(entries) == 1 and says_closed and entries[0].days.slots:
        refuse_parts(reading, entries, here)
        reading.skip(":")
        read_closed_times(reading, entries[0].days.slots, here)
    elif last := _next_rule(reading, entries):
        _close_all(reading, entries[:last], here)
        reading.position = entries[last].begins
    else:
        raise reading.refused(EITHER_READING, since=here)


def read_lunch(reading: Reading, here: int) -> None:
    """What follows "closed for lunch": times, and days where it is not every day."""
    reading.skip(":", "-", "daily")
    _read_times_first(reading, here)


def read_closed_times(reading: Reading, slots: list[Slot], here: int) -> None:
    """The time for which these days are closed: "1pm-2pm", or to their end, "from 1pm"."""
    if any(nth for _, nth in slots):
        raise reading.refused(since=here)
    if clock := _from(reading):
        end_on(reading, slots, *clock, here)
    else:
        spans = read_spans(reading)
        reading.skip("for lunch")
        close_for(reading, slots, spans, here)
    _refuse_more(reading, here)


def read_between(reading: Reading, slots: list[Slot]) -> list[Slot]:
    """Days without those excepted before their times: "Monday to Friday (except Wednesday) 9-5"."""
    here = reading.position
    bracket = reading.skip("(", ",") == "("
    excepts = bool(reading.skip(*EXCEPTERS))
    found = excepts or reading.skip(*INCLUDERS)
    entries = read_entries(reading, keeps=not excepts) if found else []
    closes = not bracket or bool(reading.skip(")"))
    after = reading.position
    reading.skip(*BEFORE_TIMES)
    reading.skip(*OPENERS)
    if not entries or not closes or not at_spans(reading):
        reading.position = here
        return slots
    reading.position = after
    refuse_parts(reading, entries, here)
    if not excepts:
        _include(reading, entries, {day for day, _ in slots}, here)
        return slots
    gone = [slot for entry in entries for slot in entry.days.slots]
    if any(slot not in slots and slot[0] != BANK_HOLIDAY for slot in gone):
        raise reading.refused(since=here)
    kept = [slot for slot in slots if slot not in gone]
    holidays = [slot for slot in gone if slot[0] == BANK_HOLIDAY]
    for entry in entries:
        close_on(reading, entry.dates, [], entry.note, here)
    close_on(reading, [], holidays, "", here)
    return kept


def read_included(reading: Reading, here: int) -> None:
    """What follows "including": bank holidays, and days that are open anyway."""
    entries = read_entries(reading, keeps=True)
    if not entries or at_spans(reading):
        raise reading.refused(since=here)
    refuse_parts(reading, entries, here)
    said = {session.weekday for session in reading.gathered.sessions}
    _include(reading, entries, said, here)


def _include(reading: Reading, entries: list[Entry], said: set[int], here: int) -> None:
    """Keep what is named: bank holidays, days that are open, or dates in an open week."""
    gathered = reading.gathered
    slots = [slot for entry in entries for slot in entry.days.slots]
    dates = [on for entry in entries for on in entry.dates]
    if any(nth or day not in said | {BANK_HOLIDAY} for day, nth in slots):
        raise reading.refused(since=here)
    if any(day == BANK_HOLIDAY for day, _ in slots):
        reading.for_all_time(here)
        gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    whole = said >= set(EVERY_DAY) and not any(isinstance(on, Dates) for on in dates)
    if dates and not whole:
        raise reading.refused("Write the hours of these dates.", since=here)
    if gathered.rule is HolidayRule.AS_USUAL:
        return
    never_closed = all((s.opens, s.closes) == (0, DAY) for s in gathered.sessions)
    if dates and (not never_closed or not gathered.sessions):
        raise reading.refused("Write the hours of these dates.", since=here)
    for on in dates:
        gathered.change(Change(on, ((0, DAY),)))


def _close_all(reading: Reading, entries: list[Entry], here: int) -> None:
    """Close on everything listed."""
    refuse_parts(reading, entries, here)
    for entry in entries:
        close_on(reading, entry.dates, entry.days.slots, entry.note, here)


def _at_times(reading: Reading) -> bool:
    """Whether times come next, with or without a colon."""
    here = reading.position
    reading.skip(":")
    found = at_spans(reading)
    reading.position = here
    return found


def _next_rule(reading: Reading, entries: list[Entry]) -> int:
    """Which entry begins a rule of its own, "closed Wednesday, Sat 10am-2pm"; 0 where unclear.

    It does after the one comma of the list, and for days that are not open, so cannot be closed.
    """
    commas = [index for index, entry in enumerate(entries) if entry.mark == ","]
    if len(commas) != 1:
        return 0
    rule = entries[commas[0] :]
    weekdays = {day for entry in rule for day, _ in entry.days.slots}
    opens = any(session.weekday in weekdays for session in reading.gathered.sessions)
    return 0 if opens or any(entry.dates for entry in rule) else commas[0]


def _refuse_loose_times(reading: Reading, here: int) -> None:
    """Refuse times after a comma: they may be closed ones, or open ones of another day."""
    after = reading.position
    if reading.skip(",", "and", "&") and at_spans(reading):
        raise reading.refused(EITHER_READING, since=here)
    reading.position = after


def _refuse_more(reading: Reading, here: int) -> None:
    """Refuse days and times that may be closed as well: "closed Wed 1-2pm and Thu 6-8pm"."""
    after = reading.position
    mark = reading.skip(*LIST)
    days = read_days(reading) if mark else None
    if days is not None and _at_times(reading):
        opens = any((s.weekday, s.nth) in days.slots for s in reading.gathered.sessions)
        if opens or mark != ",":
            raise reading.refused(EITHER_READING, since=here)
    reading.position = after


def _read_times_first(reading: Reading, here: int) -> None:
    """Closed times, and the days after them where it is not every day."""
    if clock := _from(reading):
        days = read_days(reading)
        if days is None or days.part or at_spans(reading):
            raise reading.refused(since=here)
        end_on(reading, days.slots, *clock, here)
        return
    spans = read_spans(reading)
    if not spans or spans == [(0, DAY)]:
        raise reading.refused() if not reading.done else reading.refused(since=here)
    reading.skip("for lunch")
    days = None if reading.peek().begins_line else read_days(reading)
    if days is None:
        close_for(reading, [], spans, here)
    elif days.part or len(spans) > 1 or _at_times(reading) or any(nth for _, nth in days.slots):
        raise reading.refused("Write which days are closed before the times.", since=here)
    else:
        whole = {day for day, _ in days.slots} >= set(EVERY_DAY)
        close_for(reading, [] if whole else days.slots, spans, here)
    _refuse_more(reading, here)


def _from(reading: Reading) -> tuple[Clock, str] | None:
    """A time from which it is closed to the end of the day; None where another time ends it."""
    here = reading.position
    if not reading.skip("from"):
        return None
    at = reading.position
    clock = read_clock(reading)
    if clock is None or reading.comes(*TO):
        reading.position = here
        return None
    return clock, reading.words(at, reading.position)
