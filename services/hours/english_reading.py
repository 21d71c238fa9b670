"""Opening hours in plain English, read: "Mon to Fri 9am-5pm, Wed 6-9pm, closed bank holidays".

A second rule for a day adds, "until" changes its end, "closed" and "except" remove.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from services.hours.days import Dates
from services.hours.english_clauses import read_closed, read_included, read_open, read_usual
from services.hours.english_cursor import Cursor, tokens_of
from services.hours.english_dates import read_date, read_day
from services.hours.english_days import RANGE, read_slots
from services.hours.english_times import at_time
from services.hours.gathering import ALL_TIME, Gathered, UnreadableHours
from services.hours.opening import OpeningHours

OPENERS = (
    "we are open", "we're open", "our lines are open", "the lines are open", "lines are open",
    "phone lines are open", "phone lines open", "lines open", "the helpline is open",
    "our helpline is open", "helpline is open", "helpline open", "the line is open",
    "line is open", "opening hours", "opening times", "open", "available", "also", "plus",
)  # fmt: skip
CLOSERS = ("we are closed", "we're closed", "closed for lunch", "but closed", "closed",
           "not open", "not including", "not")  # fmt: skip
EXCEPTERS = ("except for", "except", "excluding", "excl .", "excl", "exc .", "exc", "apart from",
             "other than", "but not")  # fmt: skip
INCLUDERS = ("including", "incl .", "incl", "inc .", "inc")
AS_USUAL = ("open as usual on", "as usual on", "open as normal on", "as normal on")
BREAKS = (";", ",", ".", "|", "and", "&", "but", "(", ")")
ENDS = (".", ")")


def read_english(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours with the words it stopped at."""
    reader = _Reader(text, tokens_of(text))
    while not reader.done:
        reader.clause()
        reader.next_clause()
    return reader.gathered.hours()


@dataclass(slots=True)
class _Reader(Cursor):
    """Reads clause by clause into what is gathered; `season` is when the next rules hold."""

    gathered: Gathered = field(default_factory=Gathered)
    season: Dates = ALL_TIME
    rules: int = 0

    def clause(self) -> None:
        """Read one clause."""
        if self.skip(*EXCEPTERS):
            read_closed(self, self.gathered, says_closed=False)
        elif self.skip(*CLOSERS):
            read_closed(self, self.gathered, says_closed=True)
        elif self.skip(*INCLUDERS):
            read_included(self, self.gathered)
        elif self.skip(*AS_USUAL):
            read_usual(self, self.gathered)
        elif season := self._season():
            self._hold(season)
        else:
            self._opener()
            read_open(self, self.gathered, self.season)
            self.rules += 1

    def next_clause(self) -> None:
        """Go to the next clause: marks lie between, or its own first word begins it."""
        here = self.position
        while self.skip(*BREAKS):
            pass
        if self.done:
            if self.position > here and self.tokens[-1].text not in ENDS:
                raise UnreadableHours("The hours stop too early.")
        elif self.position == here and not self._begins():
            raise self.refused()

    def _begins(self) -> bool:
        """Whether a clause may begin here without a mark before it; a bare time may not."""
        here = self.position
        found = bool(self.skip(*CLOSERS, *EXCEPTERS, *INCLUDERS, *AS_USUAL, *OPENERS))
        found = found or self._season() is not None
        found = found or (not at_time(self) and bool(read_slots(self)))
        found = found or read_date(self) is not None
        self.position = here
        return found

    def _opener(self) -> None:
        """Take words that only say that hours follow."""
        here = self.position
        while self.skip(*OPENERS):
            pass
        if self.position > here:
            self.skip(":")
        self.skip("from")
        if at_time(self):
            # "open from 9am" keeps its "from", which times read themselves.
            return
        self.skip("on")

    def _season(self) -> Dates | None:
        """Dates between which rules hold: "from 1 June 2026", "until 31 August 2026"."""
        here = self.position
        begins = self.skip("from", "starting")
        first = read_day(self)
        ends = self.skip(*RANGE) if first else self.skip("until", "till", "up to")
        last = read_day(self) if ends else None
        between = first is not None and last is not None and first <= last
        if between and not begins and not self._days_follow():
            between = False
        if not (between or (begins and first and not ends) or (not first and not begins and last)):
            self.position = here
            return None
        return Dates(first or date.min, last or date.max)

    def _days_follow(self) -> bool:
        """Whether weekdays come next: without them, hours of dates are an exception."""
        here = self.position
        self.skip(":", ",")
        found = bool(read_slots(self))
        self.position = here
        return found

    def _hold(self, season: Dates) -> None:
        """Let a season hold for the rules after it or, at the end, for the one before it."""
        marked = self.skip(":")
        here = self.position
        while self.skip(*ENDS):
            pass
        if not self.done:
            self.position = here
            if self.rules and not marked:
                raise self.refused("Write the dates, and a colon, before the hours they are for.")
            self.season = season
            return
        if self.rules != 1 or self.season != ALL_TIME:
            raise UnreadableHours("Write the dates, and a colon, before the hours they are for.")
        sessions, self.gathered.sessions = self.gathered.sessions, []
        for s in sessions:
            self.gathered.add([(s.weekday, s.nth)], [(s.opens, s.closes)], season)
