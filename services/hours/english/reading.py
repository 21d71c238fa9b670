"""Opening hours in plain English, read: "Mon to Fri 9am-5pm, Wed 6-9pm, closed bank holidays".

A second rule for a day adds, "until" changes its end, "closed" and "except" remove.
"""

from __future__ import annotations

from datetime import date

from services.hours.days import Dates
from services.hours.english.closings import read_closed, read_included, read_lunch
from services.hours.english.cursor import tokens_of
from services.hours.english.dates import at_date, read_day
from services.hours.english.day_names import RANGE
from services.hours.english.days import at_days, read_days
from services.hours.english.lines import skip_closer, skip_opener
from services.hours.english.openings import HOLIDAYS, read_open
from services.hours.english.state import Joint, Reading
from services.hours.english.times import at_time
from services.hours.english.words import (
    AS_USUAL,
    CLOSERS,
    EXCEPTERS,
    INCLUDERS,
    LUNCH,
    NOT_KNOWN,
    OPENERS,
    STRONG,
    WEAK,
)
from services.hours.gathering import ALL_TIME
from services.hours.opening import HolidayRule, OpeningHours

ENDS = (".", ")")
SEASON_FIRST = "Write the dates, and a colon, before the hours they are for."
NOT_OF_CLOSURE = "Write what is open after what is closed, as a sentence of its own."


def read_english(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours with the words it stopped at."""
    reading = Reading(text, tokens_of(text))
    while not reading.done:
        _clause(reading)
        reading.clauses += 1
        _next_clause(reading)
    return reading.gathered.hours()


def _clause(reading: Reading) -> None:
    """Read one clause."""
    here, after_closing = reading.position, reading.closing
    reading.closing = _closes(reading, here, after_closing=after_closing)
    if reading.closing or _keeps(reading, here, after_closing=after_closing):
        return
    if season := _season(reading):
        _hold(reading, season, here)
    elif not reading.clauses and reading.skip(*NOT_KNOWN):
        reading.gathered.usual_not_known()
    else:
        _opener(reading)
        read_open(reading)


def _closes(reading: Reading, here: int, *, after_closing: bool) -> bool:
    """Read a clause that closes; an exception from what is closed is refused."""
    if reading.skip(*LUNCH):
        read_lunch(reading, here)
    elif skip_closer(reading):
        read_closed(reading, here, says_closed=True)
    elif reading.skip(*EXCEPTERS):
        if after_closing:
            raise reading.refused(NOT_OF_CLOSURE, since=here)
        read_closed(reading, here, says_closed=False)
    else:
        return False
    return True


def _keeps(reading: Reading, here: int, *, after_closing: bool) -> bool:
    """Read a clause that says what is open as well; of what is closed it is refused."""
    if reading.skip(*INCLUDERS):
        if after_closing:
            raise reading.refused(NOT_OF_CLOSURE, since=here)
        read_included(reading, here)
    elif reading.skip(*AS_USUAL):
        if after_closing and reading.joint is not Joint.STOP:
            raise reading.refused(NOT_OF_CLOSURE, since=here)
        _usual(reading, here)
    else:
        return False
    return True


def _usual(reading: Reading, here: int) -> None:
    """What follows "as usual on": bank holidays."""
    days = read_days(reading)
    if days is None or days.slots != HOLIDAYS:
        raise reading.refused(since=here)
    reading.for_all_time(here)
    reading.gathered.on_bank_holidays(HolidayRule.AS_USUAL)


def _next_clause(reading: Reading) -> None:
    """Go to the next clause: marks lie between, or its own first word begins it."""
    here = reading.position
    joint = Joint.STOP if reading.peek().begins_line else Joint.NOTHING
    while mark := reading.skip(*STRONG, *WEAK, "("):
        if mark in STRONG or reading.peek().begins_line:
            joint = Joint.STOP
        elif joint is not Joint.STOP:
            joint = Joint.BRACKET if mark == "(" else Joint.COMMA
    reading.joint = joint
    if reading.done:
        if reading.position > here and reading.tokens[-1].text not in ENDS:
            raise reading.refused()
    elif reading.position == here and not _begins(reading):
        raise reading.refused()
    elif reading.closing and joint is Joint.NOTHING and at_days(reading):
        # "Closed Sat Sun 10am-4pm": both may be closed, or the second open.
        raise reading.refused(NOT_OF_CLOSURE)


def _begins(reading: Reading) -> bool:
    """Whether a clause may begin here without a mark before it; a bare time may not."""
    here = reading.position
    found = bool(reading.skip(*CLOSERS, *EXCEPTERS, *INCLUDERS, *AS_USUAL, *OPENERS, *LUNCH))
    found = found or _season(reading) is not None
    found = found or (not at_time(reading) and at_days(reading)) or at_date(reading)
    reading.position = here
    return found


def _opener(reading: Reading) -> None:
    """Take words that only say that hours follow."""
    here = reading.position
    while skip_opener(reading):
        pass
    if reading.position > here:
        reading.skip(":", "-")
    reading.skip("from")
    if at_time(reading):
        # "open from 9am" keeps its "from", which times read themselves.
        return
    reading.skip("on")


def _season(reading: Reading) -> Dates | None:
    """Dates between which rules hold: "from 1 June 2026", "until 31 August 2026"."""
    here = reading.position
    begins = reading.skip("from", "starting")
    first = read_day(reading)
    ends = reading.skip(*RANGE) if first else reading.skip("until", "till", "up to")
    last = read_day(reading) if ends else None
    between = first is not None and last is not None and first <= last
    if between and not begins and not _days_follow(reading):
        between = False
    if not (between or (begins and first and not ends) or (not first and not begins and last)):
        reading.position = here
        return None
    return Dates(first or date.min, last or date.max)


def _days_follow(reading: Reading) -> bool:
    """Whether weekdays come next: without them, hours of dates are an exception."""
    here = reading.position
    reading.skip(":", ",")
    found = at_days(reading) and not at_date(reading)
    reading.position = here
    return found


def _hold(reading: Reading, season: Dates, here: int) -> None:
    """Let a season hold for the rules after it or, at the end, for the one before it."""
    marked = reading.skip(":")
    before = reading.position
    while reading.skip(*ENDS):
        pass
    if not reading.done:
        reading.position = before
        if (reading.clauses and not marked) or reading.bound:
            raise reading.refused(SEASON_FIRST, since=here)
        reading.season = season
        return
    if reading.clauses != 1 or reading.season != ALL_TIME or not reading.openings:
        raise reading.refused(SEASON_FIRST, since=here)
    sessions, reading.gathered.sessions = reading.gathered.sessions, []
    for s in sessions:
        reading.gathered.add([(s.weekday, s.nth)], [(s.opens, s.closes)], season)
