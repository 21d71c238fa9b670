"""What is known while opening hours in plain English are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from services.hours.days import Dates
from services.hours.english.cursor import Cursor
from services.hours.gathering import ALL_TIME, Gathered, Slot, UnreadableHours


class Joint(Enum):
    """What parts a clause from the one before it."""

    NOTHING = "nothing"
    COMMA = "a comma or “and”"
    BRACKET = "an opening bracket"
    STOP = "a full stop, semicolon, closing bracket or new line"


@dataclass(slots=True)
class Reading(Cursor):
    """A cursor, what is gathered so far, and what the clauses before say of the next one.

    `season` is when the next rules hold, `latest` the days of the last rule that opens, `ends` the
    days whose end was changed. `closing` tells that the clause before closes, `bound`
    that something was said in a season that nothing outside of it may have said, `line` whose
    hours they are where that was named.
    """

    gathered: Gathered = field(default_factory=Gathered)
    season: Dates = ALL_TIME
    joint: Joint = Joint.STOP
    clauses: int = 0
    openings: int = 0
    latest: list[Slot] = field(default_factory=list)
    ends: set[Slot] = field(default_factory=set)
    closing: bool = False
    line: str = ""
    bound: bool = False

    def for_all_time(self, since: int) -> None:
        """Refuse the clause at the token `since` where it would hold outside its season too."""
        if self.season == ALL_TIME:
            return
        if any(
            (session.valid_from, session.valid_to) != (self.season.first, self.season.last)
            for session in self.gathered.sessions
        ):
            raise UnreadableHours(
                f"Could not read “{self.words(since)}”. Within dates, write opening times only."
            )
        self.bound = True
