"""Rules gathered one by one into hours; what contradicts is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from services.hours.days import DAY, Change, Dates, Span, change_key, clash
from services.hours.opening import (
    BANK_HOLIDAY,
    LAST,
    WEEKDAYS,
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
ALL_TIME = Dates(date.min, date.max)
ONE_DAY = timedelta(days=1)

Slot = tuple[int, int]
"""A weekday and its place in the month: 0 every week, 1 to 5, or LAST."""


class UnreadableHours(ValueError):
    """Hours that could not be read; the message names the words it stopped at."""


@dataclass(slots=True)
class Gathered:
    """What has been read so far. Every method raises UnreadableHours for a contradiction."""

    sessions: list[Session] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    rule: HolidayRule | None = None
    shut: set[Slot] = field(default_factory=set)

    def add(self, slots: Iterable[Slot], spans: Iterable[Span], season: Dates = ALL_TIME) -> None:
        """Open on these days as well."""
        spans = list(spans)
        for weekday, nth in slots:
            if spans and weekday == BANK_HOLIDAY and self.rule is not None:
                raise UnreadableHours("Two rules for bank holidays contradict each other.")
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

    def take_out(self, weekdays: Iterable[int], span: Span) -> None:
        """Close from one time to another on these days, which must be open around it."""
        cut, days = 0, set(weekdays)
        kept: list[Session] = []
        for session in self.sessions:
            inside = session.opens < span[0] and span[1] < session.closes
            if session.weekday in days and inside:
                cut += 1
                kept += [replace(session, closes=span[0]), replace(session, opens=span[1])]
            else:
                kept.append(session)
        if not cut:
            raise UnreadableHours("The closed time is not within the opening hours.")
        self.sessions = kept

    def close_later(self, slots: Iterable[Slot], closes: Iterable[int]) -> None:
        """Change when the last opening of each of these days ends."""
        for (weekday, nth), minute in zip(slots, closes, strict=True):
            last = self.last_of(weekday, nth)
            self.sessions[self.sessions.index(last)] = replace(last, closes=minute)

    def last_of(self, weekday: int, nth: int = 0) -> Session:
        """The last opening so far of a day."""
        found = [s for s in self.sessions if (s.weekday, s.nth) == (weekday, nth)]
        if not found:
            raise UnreadableHours(f"No opening time for {DAY_WORDS[weekday]} comes before “until”.")
        return max(found)

    def on_bank_holidays(self, rule: HolidayRule) -> None:
        """Say what happens on bank holidays; said twice, it must be the same."""
        own = any(session.weekday == BANK_HOLIDAY for session in self.sessions)
        if own or self.rule not in (None, rule):
            raise UnreadableHours("Two rules for bank holidays contradict each other.")
        self.rule = rule

    def change(self, change: Change) -> None:
        """Add an exception."""
        if change in self.changes:
            return
        if any(clash(change, other) for other in self.changes):
            raise UnreadableHours("Two exceptions speak of the same day.")
        self.changes.append(change)

    def hours(self) -> OpeningHours:
        """The hours; seven whole days are hours that never close."""
        sessions = tuple(sorted(self.sessions))
        _refuse_overlaps(sessions)
        if not any(session.weekday != BANK_HOLIDAY for session in sessions) and (
            not sessions or self.changes
        ):
            raise UnreadableHours("No opening time is left. Write when it is open.")
        self._refuse_lost_changes()
        changes = tuple(sorted(self.changes, key=change_key))
        rule = self.rule or HolidayRule.NOT_CONFIRMED
        whole = tuple(Session(weekday, 0, DAY) for weekday in EVERY_DAY)
        if sessions == whole:
            return OpeningHours(always=True, holiday_rule=rule, changes=changes)
        return OpeningHours(sessions, holiday_rule=rule, changes=changes)

    def _refuse_lost_changes(self) -> None:
        """Refuse a dated exception outside the time for which the hours are valid."""
        weekly = [session for session in self.sessions if session.weekday != BANK_HOLIDAY]
        for change in self.changes:
            if isinstance(change.on, Dates) and not any(
                change.on.first <= s.valid_to and s.valid_from <= change.on.last for s in weekly
            ):
                raise UnreadableHours(
                    f"The exception on {change.on.first} is outside the time the hours are for."
                )


def _refuse_overlaps(sessions: tuple[Session, ...]) -> None:
    """Refuse two openings of a day at the same time."""
    for one, other in combinations(sessions, 2):
        if (
            one.weekday == other.weekday
            and one.opens < other.closes
            and other.opens < one.closes
            and one.valid_from <= other.valid_to
            and other.valid_from <= one.valid_to
            and _may_meet(one.nth, other.nth)
        ):
            raise UnreadableHours(f"Two times overlap on {(*WEEKDAYS, 'PH')[other.weekday]}.")


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
