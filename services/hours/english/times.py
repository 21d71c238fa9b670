"""Times of day as people write them: "9am-5pm", "6-8pm", "10 til 4", "half past nine", "noon"."""

from __future__ import annotations

from services.hours.days import DAY, Span
from services.hours.english.clocks import Clock, Kind, read_clock
from services.hours.english.cursor import Cursor
from services.hours.english.dates import at_date
from services.hours.english.day_names import YEAR
from services.hours.english.days import at_days
from services.hours.english.pairs import on_day_clocks, resolved
from services.hours.gathering import UnreadableHours

TO = ("-", "to", "until", "till", "til", "through to")
TWENTY_FOUR = ("24", "24 -", "twenty four", "twenty - four")
WHOLE_DAY = (
    "round the clock", "round - the - clock", "always open",
    *(f"{number} {hours}" for number in TWENTY_FOUR
      for hours in ("hours per day", "hours a day", "hours / day", "hours each day",
                    "hrs per day", "hrs a day", "hrs / day", "hour", "hours", "hrs", "hr", "h")),
)  # fmt: skip
AND = (", and then", ", and", ", then", "and then", "then", ",", "and", "&", "/", "+")
AM_OR_PM = "Say am or pm."

Pair = tuple[int, Clock, Clock, int]
"""An opening and a closing time, between the tokens they are written in."""


def at_time(cursor: Cursor) -> bool:
    """Whether a time comes next."""
    here = cursor.position
    found = read_clock(cursor) is not None
    cursor.position = here
    return found


def at_spans(cursor: Cursor) -> bool:
    """Whether openings come next: "9am", "from 9am", "24 hours"."""
    here = cursor.position
    found = bool(cursor.skip(*WHOLE_DAY))
    if not found:
        cursor.skip("from", "between")
        found = at_time(cursor) and not _at_count(cursor)
    cursor.position = here
    return found


def read_spans(cursor: Cursor) -> list[Span]:
    """Openings parted by commas or "and"; none where no time comes next."""
    if cursor.skip(*WHOLE_DAY):
        return [(0, DAY)]
    pairs: list[Pair] = []
    while True:
        here = cursor.position
        if pairs and not cursor.skip(*AND):
            break
        between = cursor.skip("from", "between") == "between"
        if not at_time(cursor) or (pairs and _at_count(cursor)):
            cursor.position = here
            break
        pairs.append(_pair(cursor, ("and", *TO) if between else TO))
    cursor.skip("( uk time )", "uk time")
    clocks = [clock for _, opening, closing, _ in pairs for clock in (opening, closing)]
    day_clock = any(clock.kind is Kind.DAY_CLOCK for clock in clocks)
    day_clock = day_clock and not any(clock.said for clock in clocks)
    return [_span(cursor, pair, day_clock=day_clock) for pair in pairs]


def _at_count(cursor: Cursor) -> bool:
    """Whether a number is no time, but begins "7 days a week", "24 hours" or "24 December"."""
    here = cursor.position
    found = bool(cursor.skip(*YEAR, *WHOLE_DAY)) or at_days(cursor) or at_date(cursor)
    cursor.position = here
    return found


def _pair(cursor: Cursor, to: tuple[str, ...]) -> Pair:
    """An opening time and its closing time."""
    here = cursor.position
    opening = read_clock(cursor)
    if opening is None:
        raise cursor.refused()
    after = cursor.position
    closing = read_clock(cursor) if cursor.skip(*to) else None
    if closing is None:
        if opening.kind is Kind.BARE and cursor.peek().kind == "word":
            # "7 nights a week" is no time, so its closing is not what is missing.
            raise cursor.refused(since=here)
        words = cursor.words(here, after)
        raise cursor.refused(f"A time needs its closing time: “{words}” has none.")
    return here, opening, closing, cursor.position


def _span(cursor: Cursor, pair: Pair, *, day_clock: bool) -> Span:
    """One opening; `day_clock` where others beside it are on a clock of 24 hours."""
    first, opening, closing, last = pair
    words = cursor.words(first, last)
    span = (on_day_clocks(opening, closing) if day_clock else None) or resolved(opening, closing)
    if span is None:
        raise UnreadableHours(f"Could not read “{words}”. {AM_OR_PM}")
    opens, closes = span
    if opens >= DAY:
        raise UnreadableHours(f"Could not read “{words}”. A day begins at 00:00, not at 24:00.")
    if opens == closes:
        raise UnreadableHours(f"Could not read “{words}”. It opens when it closes.")
    return opens, closes if closes > opens else closes + DAY
