"""Openings cut shorter: a day that ends at another time, and hours closed within the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from services.hours.clock_words import clock_words
from services.hours.days import DAY, Span
from services.hours.english.clocks import HOUR, NOON
from services.hours.gathering import DAY_WORDS, Slot, UnreadableHours
from services.hours.opening import Session

LATEST_NIGHT = 6 * HOUR
"""The latest end, on the next morning, of hours that do not pass midnight yet."""


def of_slot(sessions: Iterable[Session], slot: Slot) -> list[Session]:
    """The openings of a day in order; UnreadableHours where there are none."""
    found = sorted(s for s in sessions if (s.weekday, s.nth) == slot)
    if not found:
        raise UnreadableHours(f"No opening time for {DAY_WORDS[slot[0]]} comes before its end.")
    return found


def ended(sessions: list[Session], slot: Slot, closes: int) -> list[Session]:
    """The openings with a new end for those of one day, `closes` minutes after its midnight.

    An end within an earlier opening drops the later ones, where other days have them too.
    """
    day = of_slot(sessions, slot)
    others = [session for session in sessions if session not in day]
    kept = [session for session in day if session.opens < closes]
    if kept == day:
        return [*others, *day[:-1], replace(day[-1], closes=closes)]
    if not kept and _may_pass_midnight(day[-1], closes):
        return [*others, *day[:-1], replace(day[-1], closes=closes + DAY)]
    usual = any(_spans(others, other) == _spans(day, slot) for other in _slots(others))
    usual = usual and not _may_pass_midnight(day[-1], closes)
    if kept and usual and closes <= kept[-1].closes:
        return [*others, *kept[:-1], replace(kept[-1], closes=closes)]
    words = f"{clock_words(closes)} on {DAY_WORDS[slot[0]]}"
    raise UnreadableHours(f"The end at {words} does not fit its opening times.")


def _may_pass_midnight(last: Session, closes: int) -> bool:
    """Whether an end is on the morning after an opening."""
    latest = NOON if last.closes > DAY else LATEST_NIGHT
    return last.opens >= NOON and closes <= latest and closes < last.opens


def _slots(sessions: Iterable[Session]) -> set[Slot]:
    """The days that have openings."""
    return {(session.weekday, session.nth) for session in sessions}


def _spans(sessions: Iterable[Session], slot: Slot) -> list[Span]:
    """The times of a day."""
    return sorted((s.opens, s.closes) for s in sessions if (s.weekday, s.nth) == slot)


def cut(sessions: list[Session], weekdays: Iterable[int], span: Span) -> list[Session]:
    """The openings without the time of `span` on these days, one of which must be open then."""
    days, kept = set(weekdays), []
    for session in sessions:
        kept += _without(session, span) if session.weekday in days else [session]
    if kept == sessions:
        raise UnreadableHours(f"Nothing that could close is open from {_words(span)}.")
    return kept


def overlaps(session: Session, span: Span) -> bool:
    """Whether any of `span` lies within an opening."""
    return any(
        session.opens < span[1] + shift and span[0] + shift < session.closes
        for shift in (-DAY, 0, DAY)
    )


def _without(session: Session, span: Span) -> list[Session]:
    """What is left of an opening outside `span`; UnreadableHours where that is another day's."""
    if not overlaps(session, span):
        return [session]
    opens, closes = span
    if session.opens >= closes or session.closes <= opens or closes >= DAY < session.closes:
        raise UnreadableHours(f"Closed from {_words(span)}: write the times it is open instead.")
    before = [replace(session, closes=opens)] if session.opens < opens else []
    after = [replace(session, opens=closes)] if closes < session.closes else []
    if not before and not after:
        day = DAY_WORDS[session.weekday]
        raise UnreadableHours(f"Closed from {_words(span)}: nothing of {day} is left.")
    return before + after


def _words(span: Span) -> str:
    """The closed time in words."""
    return f"{clock_words(span[0])} to {clock_words(span[1])}"
