"""Rules gathered one by one into hours; what contradicts is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from services.hours.clock_words import clock_words
from services.hours.days import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    LEAP_YEAR,
    Change,
    Dates,
    Days,
    Easter,
    Span,
    Yearly,
    change_key,
    clash,
)
from services.hours.opening import (
    BANK_HOLIDAY,
    LAST,
    HolidayRule,
    OpeningHours,
    Session,
)

DAY_WORDS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "bank holidays",
)
"""Names of the days a session may have, in English."""

EVERY_DAY = range(7)
WHOLE_DAY = (0, DAY)
ALL_TIME = Dates(date.min, date.max)
ONE_DAY = timedelta(days=1)

Slot = tuple[int, int]
"""A weekday and its place in the month: 0 every week, 1 to 5, or LAST."""


WEEK: list[Slot] = [(day, 0) for day in EVERY_DAY]
"""Every day of every week."""


class UnreadableHours(ValueError):
    """Hours that could not be read; the message names the words it stopped at."""


@dataclass(slots=True)
class Gathered:
    """What has been read so far. Every method raises UnreadableHours for a contradiction."""

    sessions: list[Session] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    rule: HolidayRule | None = None
    shut: set[Slot] = field(default_factory=set)
    unknown: bool = False
    every_hour: bool = False

    def add(self, slots: Iterable[Slot], spans: Iterable[Span], season: Dates = ALL_TIME) -> None:
        """Open on these days as well."""
        spans, slots = list(spans), list(slots)
        if spans == [WHOLE_DAY] and {*WEEK} <= {*slots}:
            self.every_hour = True
        for weekday, nth in slots:
            if spans and weekday == BANK_HOLIDAY and self.rule is not None:
                raise UnreadableHours("Two rules for bank holidays contradict each other.")
            if weekday == BANK_HOLIDAY and season != ALL_TIME:
                raise UnreadableHours("Bank holidays cannot have hours between dates only.")
            for span in spans:
                session = Session(weekday, *span, nth, season.first, season.last)
                if session not in self.sessions:
                    self.sessions.append(session)

    def remove(self, slots: Iterable[Slot], season: Dates = ALL_TIME) -> None:
        """Take away every session of these days."""
        for slot in slots:
            self.sessions = [
                kept for session in self.sessions for kept in _without(session, slot, season)
            ]

    def on_bank_holidays(self, rule: HolidayRule) -> None:
        """Say what happens on bank holidays; said twice, it must be the same."""
        own = any(session.weekday == BANK_HOLIDAY for session in self.sessions)
        if own or self.rule not in (None, rule):
            raise UnreadableHours("Two rules for bank holidays contradict each other.")
        self.rule = rule

    def usual_not_known(self) -> None:
        """Say that nothing but exceptions is known."""
        self.unknown = True

    def change(self, change: Change) -> None:
        """Add an exception."""
        if isinstance(change.on, Dates) and not _between_years(change.on):
            raise UnreadableHours("An exception needs its first and its last day.")
        if change in self.changes:
            return
        if any(clash(change, other) for other in self.changes):
            raise UnreadableHours(f"Two exceptions speak of the same day: {_day_words(change.on)}.")
        self.changes.append(change)

    def hours(self) -> OpeningHours:
        """The hours; seven whole days are hours that never close."""
        sessions = tuple(sorted(self.sessions))
        _refuse_overlaps(sessions)
        if self.unknown and (sessions or self.rule is not None):
            raise UnreadableHours("The hours are said to be not known, and then to be known.")
        if not sessions and not self.unknown:
            raise UnreadableHours("No opening time is left. Write when it is open.")
        self._refuse_lost_changes()
        changes = tuple(sorted(self.changes, key=change_key))
        always = sessions == tuple(Session(weekday, *WHOLE_DAY) for weekday in EVERY_DAY)
        if always and self.rule is HolidayRule.NOT_CONFIRMED:
            raise UnreadableHours("24 hours on every day hold on bank holidays too.")
        rule = self.rule or self._rule_unsaid(sessions)
        try:
            return OpeningHours(() if always else sessions, always, rule, changes)
        except ValueError as contradiction:
            raise UnreadableHours(str(contradiction)) from contradiction

    def _rule_unsaid(self, sessions: Iterable[Session]) -> HolidayRule:
        """The rule where none was named: "24 hours", for a season too, means every day of it."""
        whole_days_only = all((s.opens, s.closes) == WHOLE_DAY for s in sessions)
        if self.every_hour and whole_days_only and all(s.weekday != BANK_HOLIDAY for s in sessions):
            return HolidayRule.AS_USUAL
        return HolidayRule.NOT_CONFIRMED

    def _refuse_lost_changes(self) -> None:
        """Refuse a dated exception outside the time for which the hours are valid."""
        weekly = [session for session in self.sessions if session.weekday != BANK_HOLIDAY]
        for change in self.changes if weekly else ():
            if isinstance(change.on, Dates) and not any(
                change.on.first <= s.valid_to and s.valid_from <= change.on.last for s in weekly
            ):
                raise UnreadableHours(
                    f"The exception on {change.on.first} is outside the time the hours are for."
                )


def _day_words(days: Days) -> str:
    """The first day of an exception in words."""
    if isinstance(days, Easter):
        return f"{days.offset} days from Easter Sunday" if days.offset else "Easter Sunday"
    month, day = days.first if isinstance(days, Yearly) else (days.first.month, days.first.day)
    return f"{day} {date(LEAP_YEAR, month, day):%B}"


def _between_years(days: Dates) -> bool:
    """Whether dates have a beginning and an end."""
    return days.first.year >= FIRST_YEAR and days.last.year <= LAST_YEAR


def _refuse_overlaps(sessions: tuple[Session, ...]) -> None:
    """Refuse two openings of a day at the same time."""
    for one, other in combinations(sessions, 2):
        if overlap(one, other):
            day = DAY_WORDS[other.weekday]
            raise UnreadableHours(f"Two times overlap on {day}: {_times(one)} and {_times(other)}.")


def overlap(one: Session, other: Session) -> bool:
    """Whether two openings of one day may be open at the same time."""
    return (
        one.weekday == other.weekday
        and one.opens < other.closes
        and other.opens < one.closes
        and one.valid_from <= other.valid_to
        and other.valid_from <= one.valid_to
        and _may_meet(one.nth, other.nth)
    )


def _times(session: Session) -> str:
    """The times of an opening in words."""
    return f"{clock_words(session.opens)} to {clock_words(session.closes)}"


def _may_meet(one: int, other: int) -> bool:
    """Whether two places in a month may be the same day: the last is the fourth or fifth."""
    return one == other or 0 in (one, other) or {one, other} in ({LAST, 4}, {LAST, 5})


def _without(session: Session, slot: Slot, season: Dates) -> Iterator[Session]:
    """What is left of a session when a rule takes the days of `slot` in `season`."""
    weekday, nth = slot
    apart = session.valid_to < season.first or season.last < session.valid_from
    if session.weekday != weekday or apart or (nth and not _may_meet(session.nth, nth)):
        yield session
        return
    if nth and session.nth != nth:
        if LAST in (nth, session.nth):
            raise UnreadableHours(
                f"The last {DAY_WORDS[weekday]} of the month cannot be taken out of the others."
            )
        for other in {1, 2, 3, 4, 5} - {nth}:
            yield replace(session, nth=other)
        if season == ALL_TIME:
            return
        session = replace(session, nth=nth)
    if session.valid_from < season.first:
        yield replace(session, valid_to=season.first - ONE_DAY)
    if season.last < session.valid_to:
        yield replace(session, valid_from=season.last + ONE_DAY)
