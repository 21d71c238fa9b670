"""The clauses of opening hours in plain English that open: days, times and dates."""

from __future__ import annotations

from services.hours.days import DAY, Days, Span
from services.hours.english.closings import read_between, read_closed_times
from services.hours.english.dates import at_date, read_dates
from services.hours.english.day_names import WEEK as WEEK_WORDS
from services.hours.english.day_names import YEAR
from services.hours.english.days import DayList, at_days, read_days
from services.hours.english.ends import STOPS, at_end_of_days, read_end
from services.hours.english.entries import read_note
from services.hours.english.lines import skip_line, skip_opener
from services.hours.english.rules import change_on, close_on, open_on, refuse_unfit
from services.hours.english.state import Joint, Reading
from services.hours.english.times import at_spans, read_spans
from services.hours.english.words import (
    CLOSED,
    NOT_SAID,
    UNTIL,
    USUAL,
)
from services.hours.gathering import WEEK, Slot, UnreadableHours
from services.hours.opening import BANK_HOLIDAY, HolidayRule

HOLIDAYS: list[Slot] = [(BANK_HOLIDAY, 0)]
BEFORE_TIMES = (":", ",", "-", ";", "|", ".", "(")
BEFORE_CLOSED = (":", ",", "-")
BEFORE_DAYS = (",", "(", "-", "|", ":")


def read_open(reading: Reading) -> None:
    """Days and times in either order, dates and times, or bank holidays and their rule."""
    here = reading.position
    if reading.peek().kind == "always":
        _always(reading)
    elif dates := read_dates(reading):
        _dated(reading, dates, here)
    elif reading.skip(*YEAR):
        read_between(reading, WEEK)
        reading.skip(",", ":")
        open_on(reading, WEEK, _needed_spans(reading, here))
        reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    elif days := read_days(reading):
        _of_days(reading, days, here)
    else:
        _of_times(reading, here)


def _always(reading: Reading) -> None:
    """24 hours on every day, said once or twice."""
    reading.take()
    skip_line(reading)
    open_on(reading, WEEK, [(0, DAY)])
    if reading.skip("/ 365", "365"):
        reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    _every_day(reading)


def _every_day(reading: Reading) -> None:
    """Take "7 days a week" and "365 days a year" after what holds every day."""
    while True:
        here = reading.position
        reading.skip(*BEFORE_DAYS, "and", "/")
        if reading.skip(*YEAR):
            reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)
        elif not reading.skip(*WEEK_WORDS):
            reading.position = here
            return


def _of_days(reading: Reading, days: DayList, here: int) -> None:
    """What follows days: their times, their new end, or that they are closed."""
    slots = read_between(reading, days.slots)
    if _closed(reading, days, here) or (slots == HOLIDAYS and _holiday_rule(reading)):
        return
    before = reading.position
    reading.skip(":", ",", "-")
    if reading.comes(*UNTIL):
        if days.part:
            raise reading.refused(since=here)
        reading.skip(*UNTIL)
        read_end(reading, slots, here)
        return
    reading.position = before
    if set(slots) >= set(WEEK):
        _year(reading)
    _to_times(reading)
    spans = _needed_spans(reading, here)
    spans = _mixed(reading, days, spans, here)
    refuse_unfit(reading, days.part, spans, here)
    open_on(reading, slots, spans)
    if set(slots) >= set(WEEK):
        _year(reading)


def _year(reading: Reading) -> None:
    """Take "365 days a year" after every day of the week: bank holidays are as usual."""
    here = reading.position
    reading.skip(",", "and", "(")
    if reading.skip(*YEAR):
        reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    else:
        reading.position = here


def _closed(reading: Reading, days: DayList, here: int) -> bool:
    """Read "closed" after days, with or without a time; False where it does not come next."""
    before = reading.position
    mark = reading.skip(*BEFORE_CLOSED)
    if not reading.skip(*CLOSED):
        reading.position = before
        return False
    reading.skip("all day")
    if days.part:
        raise reading.refused("Write from when to when it is closed.", since=here)
    if at_spans(reading):
        read_closed_times(reading, days.slots, here)
    elif mark == "," and not reading.peek().begins_line and (at_days(reading) or at_date(reading)):
        # "Saturday, closed Sunday" leaves it open what is said of Saturday.
        raise reading.refused(since=here)
    else:
        close_on(reading, [], days.slots, "", here)
    return True


def _holiday_rule(reading: Reading) -> bool:
    """Read what is said of bank holidays beside times; False where it does not come next."""
    here = reading.position
    reading.skip(":", "-", ",")
    if reading.skip(*USUAL):
        reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)
    elif reading.skip(*NOT_SAID):
        reading.gathered.on_bank_holidays(HolidayRule.NOT_CONFIRMED)
    else:
        reading.position = here
        return False
    return True


def _to_times(reading: Reading) -> None:
    """Take the marks and words between days and their times."""
    here = reading.position
    reading.skip("only")
    reading.skip(*BEFORE_TIMES)
    reading.skip("only")
    if skip_opener(reading):
        reading.skip(":")
    if not at_spans(reading):
        reading.position = here


def _needed_spans(reading: Reading, here: int) -> list[Span]:
    """The times of the clause that begins at the token `here`."""
    last = reading.position
    spans = read_spans(reading)
    if not spans:
        if reading.done or last == here:
            raise UnreadableHours(f"No time is written for “{reading.words(here, last)}”.")
        raise reading.refused()
    reading.skip("only")
    return spans


def _mixed(reading: Reading, days: DayList, spans: list[Span], here: int) -> list[Span]:
    """The times of the days before them, where the last may be of days after: "and 7-9pm Tue".

    Refused where times may belong to the days on either side.
    """
    if reading.peek().begins_line:
        return spans
    after = reading.position
    if len(spans) == 1:
        later = read_days(reading)
        plain = later and set(later.slots) >= set(WEEK) and not at_spans(reading)
        if not plain or reading.comes(":", "-", "(", *STOPS):
            reading.position = after
        return spans
    if not at_days(reading) and not at_date(reading):
        return spans
    later = read_days(reading)
    ends = reading.done or reading.comes(")", ";", ".") or reading.peek().begins_line
    two = len(spans) == 2 and spans[0][1] <= spans[1][0]
    if later is None or later.part or not (ends and two and set(later.slots) < set(days.slots)):
        words = reading.words(here)
        raise UnreadableHours(f"Could not read “{words}”. Write each day before its times.")
    open_on(reading, later.slots, [spans[-1]])
    return spans[:-1]


def _of_times(reading: Reading, here: int) -> None:
    """Times, and the days or dates that follow them."""
    bracket = reading.joint is Joint.BRACKET
    if reading.skip(*UNTIL) or (bracket and at_end_of_days(reading)):
        read_end(reading, [], here)
        return
    spans = read_spans(reading)
    if not spans:
        raise reading.refused(since=here)
    last = reading.position
    reading.skip("only")
    whole = spans == [(0, DAY)]
    if whole:
        skip_line(reading)
    if dates := read_dates(reading):
        change_on(reading, dates, spans, "", here)
        return
    days = _days_after(reading, whole=whole)
    if days is None and not whole and not _at_year(reading):
        raise UnreadableHours(f"Say which days “{reading.words(here, last)}” is for.")
    days = days or DayList(WEEK)
    reading.skip("only")
    if at_spans(reading) or reading.comes(":"):
        raise reading.refused("Write each day before its times.")
    refuse_unfit(reading, days.part, spans, here)
    open_on(reading, days.slots, spans)
    if set(days.slots) >= set(WEEK):
        _every_day(reading)


def _at_year(reading: Reading) -> bool:
    """Whether "365 days a year" comes next."""
    here = reading.position
    reading.skip(*BEFORE_DAYS)
    found = reading.comes(*YEAR)
    reading.position = here
    return found


def _days_after(reading: Reading, *, whole: bool) -> DayList | None:
    """Days after times, with or without a mark; after 24 hours also with "and"."""
    here = reading.position
    reading.skip(*BEFORE_DAYS, *(("and", "/") if whole else ()))
    days = None if reading.comes(*YEAR) else read_days(reading, stops=STOPS)
    if days is None:
        reading.position = here
    return days


def _dated(reading: Reading, dates: list[Days], here: int) -> None:
    """What follows dates: their own hours, or that they are closed."""
    reading.skip(":", ",", "-", "(")
    if reading.skip(*CLOSED):
        close_on(reading, dates, [], read_note(reading), here)
        return
    spans = read_spans(reading)
    if not spans:
        raise reading.refused() if not reading.done else reading.refused(since=here)
    change_on(reading, dates, spans, read_note(reading), here)
