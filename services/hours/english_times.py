"""Times of day as people write them: "9am-5pm", "6-8pm", "10 til 4", "half past nine", "noon".

A time without am or pm is read only where a single reading makes sense; it is never guessed.
"""

from __future__ import annotations

from services.hours.days import DAY, Span
from services.hours.english_clocks import HOUR, NOON, Clock, Kind, read_clock
from services.hours.english_cursor import Cursor
from services.hours.english_dates import read_date
from services.hours.english_days import YEAR, read_slots

FIRST_MORNING_HOUR, LAST_AFTERNOON_HOUR = 7, 7
TO = ("-", "to", "until", "till", "til")
WHOLE_DAY = (
    "24 hours per day", "24 hours a day", "24 hrs a day", "24 hour", "24 hours", "24 hrs",
    "24 hr", "24 h", "round the clock", "all day",
)  # fmt: skip


TWELVE_PM = Clock(NOON, Kind.SURE)
AM_OR_PM = "Say am or pm."


def at_time(cursor: Cursor) -> bool:
    """Whether a time comes next."""
    here = cursor.position
    found = skip_time(cursor)
    cursor.position = here
    return found


def _at_days(cursor: Cursor) -> bool:
    """Whether a number is not a time but begins "7 days a week" or "24 December"."""
    here = cursor.position
    found = bool(cursor.skip(*YEAR) or read_slots(cursor) or read_date(cursor))
    cursor.position = here
    return found


def skip_time(cursor: Cursor) -> bool:
    """Take one time of day, when one comes next."""
    return read_clock(cursor) is not None


def read_spans(cursor: Cursor) -> list[Span]:
    """Openings parted by commas or "and"; none where no time comes next."""
    if cursor.skip(*WHOLE_DAY):
        return [(0, DAY)]
    spans: list[Span] = []
    while True:
        here = cursor.position
        if spans and not cursor.skip(", and", ",", "and", "&", "/", "+"):
            break
        between = cursor.skip("from", "between") == "between" if not spans else False
        if not at_time(cursor) or (spans and _at_days(cursor)):
            cursor.position = here
            break
        spans.append(_span(cursor, ("and",) if between else TO))
    return sorted(spans)


def closing_after(cursor: Cursor, opens: int) -> int:
    """A closing time for hours that open at `opens`, past midnight where it must be."""
    closing = read_clock(cursor)
    if closing is None:
        raise cursor.refused()
    if closing.kind in (Kind.BARE, Kind.EITHER):
        closes = _only_later(opens, closing)
        if closes is None:
            raise cursor.refused(AM_OR_PM)
        return closes
    return closing.minutes if closing.minutes > opens else closing.minutes + DAY


def _span(cursor: Cursor, to: tuple[str, ...]) -> Span:
    """One opening."""
    here = cursor.position
    opening = read_clock(cursor)
    if opening is None or not cursor.skip(*to):
        raise cursor.refused("A time needs its closing time.")
    closing = read_clock(cursor)
    if closing is None:
        raise cursor.refused("A time needs its closing time.")
    span = _resolved(opening, closing)
    if span is None:
        cursor.position = here
        raise cursor.refused(AM_OR_PM)
    opens, closes = span
    if opens == closes or opens >= DAY:
        cursor.position = here
        raise cursor.refused("It opens when it closes.")
    return opens, closes if closes > opens else closes + DAY


def _resolved(opening: Clock, closing: Clock) -> Span | None:
    """The minutes of two times that explain each other; None where more than one reading does."""
    kinds = {opening.kind, closing.kind}
    if closing == TWELVE_PM and not (
        opening.kind in (Kind.SURE, Kind.NAMED) and opening.minutes < NOON
    ):
        # "7-12pm" is written for midnight, too.
        return None
    if kinds <= {Kind.SURE, Kind.NAMED, Kind.DAY_CLOCK} or kinds <= {Kind.DAY_CLOCK, Kind.EITHER}:
        return _with_twelve(opening), _closing_midnight(opening, closing)
    if closing.kind in (Kind.SURE, Kind.NAMED):
        return _opening_before(opening, closing.minutes)
    if opening.kind in (Kind.SURE, Kind.NAMED):
        closes = _only_later(opening.minutes, closing)
        return None if closes is None else (opening.minutes, closes)
    if Kind.DAY_CLOCK in kinds:
        opens, closes = (c.minutes or NOON * (c.kind is Kind.BARE) for c in (opening, closing))
        return (opens, closes) if opens < closes else None
    return _office_hours(opening.minutes, closing.minutes)


def _only_later(opens: int, closing: Clock) -> int | None:
    """The one reading of a bare closing time that is later the same day, if one only is."""
    midnight = DAY if closing.minutes == 0 else 0
    readings = (closing.minutes, closing.minutes + NOON, midnight)
    found = [minutes for minutes in readings if minutes > opens]
    return found[0] if len(found) == 1 else None


def _office_hours(opening: int, closing: int) -> Span | None:
    """Two bare times: only from the morning into the afternoon, "10 til 4"."""
    if opening < FIRST_MORNING_HOUR * HOUR or opening <= closing:
        return None
    afternoon = HOUR <= closing <= LAST_AFTERNOON_HOUR * HOUR
    return (opening, closing + NOON) if afternoon else None


def _opening_before(opening: Clock, closing: int) -> Span | None:
    """A bare opening takes the half of its closing, "6-8pm", where it is earlier; else am."""
    bare = opening.minutes
    if closing <= NOON:
        return (bare, closing) if bare < closing and (bare or closing < NOON) else None
    if bare + NOON >= closing:
        return bare, closing
    # "10:00-11pm" may be of either clock.
    unclear = opening.kind is Kind.EITHER and bare >= HOUR
    return None if unclear else (bare + NOON, closing)


def _with_twelve(clock: Clock) -> int:
    """The minutes of a time on a clock of 24 hours, where 12:30 is after noon."""
    after_noon = clock.kind is Kind.EITHER and clock.minutes < HOUR
    return clock.minutes + NOON if after_noon else clock.minutes


def _closing_midnight(opening: Clock, closing: Clock) -> int:
    """The minutes of a closing time; midnight is the end of the day."""
    minutes = _with_twelve(closing)
    return DAY if minutes == 0 and opening.minutes else minutes
