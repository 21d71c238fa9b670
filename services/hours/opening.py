"""The value types of opening hours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.hours.days import DAY, Change

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Day names of the OSM notation, Monday first, as `datetime.weekday` counts."""

BANK_HOLIDAY = 7
"""The "weekday" of a session that holds on bank holidays only (`PH` in the OSM notation)."""

LAST = -1
"""The `nth` of a session on the last such weekday of the month."""


class State(StrEnum):
    """What a line is at an instant. Unknown is not closed."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class HolidayRule(StrEnum):
    """What hours say of bank holidays. Nothing said is not confirmed: unknown on those days."""

    AS_USUAL = "as_usual"
    CLOSED = "closed"
    OWN_HOURS = "own_hours"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One recurring opening, in wall-clock minutes after midnight of its own day.

    `closes` is later than `opens` and may pass midnight: 18:00 to 02:00 is 1080 to 1560.
    A session is at most a whole day long. `nth` is 0 for every week, 1 to 5 for that weekday of
    the month, LAST for the last one. It holds on days from `valid_from` to `valid_to`.
    """

    weekday: int
    opens: int
    closes: int
    nth: int = 0
    valid_from: date = date.min
    valid_to: date = date.max

    def __post_init__(self) -> None:
        """Raise ValueError for a session that no clock or calendar can show."""
        if not 0 <= self.weekday <= BANK_HOLIDAY:
            raise ValueError(f"weekday {self.weekday} is not 0 to {BANK_HOLIDAY}")
        if not (0 <= self.opens < DAY and self.opens < self.closes <= self.opens + DAY):
            raise ValueError(f"minutes {self.opens} to {self.closes} are not a session")
        if not LAST <= self.nth <= 5:
            raise ValueError(f"{self.nth} is not a weekday's place in a month")
        if self.valid_to < self.valid_from:
            raise ValueError(f"{self.valid_to} is before {self.valid_from}")
        if self.weekday == BANK_HOLIDAY and (self.nth or self.seasonal):
            raise ValueError("bank holidays have no place in a month and no season")

    @property
    def seasonal(self) -> bool:
        """Whether it holds for a time only."""
        return self.valid_from != date.min or self.valid_to != date.max

    def falls_on(self, day: date) -> bool:
        """Whether it starts on `day`, bank holidays not considered."""
        if day.weekday() != self.weekday or not self.valid_from <= day <= self.valid_to:
            return False
        if self.nth == LAST:
            return (day + timedelta(days=7)).month != day.month
        return self.nth in (0, (day.day + 6) // 7)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of one channel: always open, sessions, or (neither) not known.

    `changes` are exceptions, which come before the rule for bank holidays, and may stand alone: a
    line of unknown hours can be closed until Monday. Sessions of the day BANK_HOLIDAY make the
    rule OWN_HOURS; hours that are always open hold on bank holidays too.
    """

    sessions: tuple[Session, ...] = ()
    always: bool = False
    holiday_rule: HolidayRule = HolidayRule.NOT_CONFIRMED
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for hours that contradict themselves."""
        if self.always and self.sessions:
            raise ValueError("It is open 24 hours, every day: other openings contradict that.")
        said = self.holiday_rule is not HolidayRule.NOT_CONFIRMED
        own = any(session.weekday == BANK_HOLIDAY for session in self.sessions)
        if said and own is not (self.holiday_rule is HolidayRule.OWN_HOURS):
            raise ValueError(
                "The rule for bank holidays contradicts the openings: hours of their own need "
                "an opening on bank holidays, and no other rule may have one."
            )
        if said and not self.known:
            raise ValueError("Say when it is open before what happens on bank holidays.")
        if own:
            object.__setattr__(self, "holiday_rule", HolidayRule.OWN_HOURS)
        elif self.always and not said:
            object.__setattr__(self, "holiday_rule", HolidayRule.AS_USUAL)

    @property
    def known(self) -> bool:
        """Whether anything is known of these hours beside their exceptions."""
        return self.always or bool(self.sessions)

    @property
    def says_usual_week(self) -> bool:
        """Whether they say more than what happens on bank holidays and other exceptions."""
        return self.always or any(s.weekday != BANK_HOLIDAY for s in self.sessions)

    def is_valid_on(self, day: date) -> bool:
        """Whether they speak of `day` at all: out of every season nothing is known."""
        weekly = [s for s in self.sessions if s.weekday != BANK_HOLIDAY]
        return not weekly or any(s.valid_from <= day <= s.valid_to for s in weekly)

    @property
    def usual(self) -> OpeningHours:
        """The hours without their exceptions."""
        return replace(self, changes=())


ALWAYS = OpeningHours(always=True)
UNKNOWN = OpeningHours()


@dataclass(frozen=True, slots=True)
class Status:
    """A state, and the instant (with its offset) at which it next changes, where it does.

    `becomes` is the state from then on. It says nothing new, so comparisons leave it out.
    """

    state: State
    changes_at: datetime | None = None
    becomes: State | None = field(default=None, compare=False)
