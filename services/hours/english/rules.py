"""What the clauses of plain English do to the hours gathered so far: open, close, change, cut."""

from __future__ import annotations

from itertools import pairwise

from services.hours.days import DAY, Change, Dates, Days, Span
from services.hours.english.clocks import HOUR, NOON
from services.hours.english.state import Joint, Reading
from services.hours.english.trimming import cut, overlaps
from services.hours.gathering import DAY_WORDS, Slot, UnreadableHours
from services.hours.opening import BANK_HOLIDAY, HolidayRule

ALL_DAYS = range(BANK_HOLIDAY + 1)
PARTS = {
    "morning": (0, 13 * HOUR),
    "afternoon": (NOON, 18 * HOUR),
    "evening": (16 * HOUR, DAY + 2 * HOUR),
    "night": (17 * HOUR, DAY + NOON),
}
"""When what is called a part of the day may open first and close last."""


def open_on(reading: Reading, slots: list[Slot], spans: list[Span]) -> None:
    """Open on these days, none of which was said to be closed before."""
    gathered = reading.gathered
    for weekday, nth in slots:
        shut = [place for day, place in gathered.shut if day == weekday]
        if any(place == nth or not place or not nth for place in shut):
            day = DAY_WORDS[weekday]
            raise UnreadableHours(f"{day} is said to be closed, and then to be open.")
    gathered.add(slots, spans, reading.season)
    reading.latest = slots
    reading.openings += 1


def refuse_unfit(reading: Reading, part: str, spans: list[Span], here: int) -> None:
    """Refuse times that are not in the part of the day that is said of them."""
    first, last = PARTS.get(part, (0, 2 * DAY))
    if not all(first <= opens and closes <= last for opens, closes in spans):
        words = reading.words(here, reading.position)
        raise UnreadableHours(f"Could not read “{words}”. These times are not in the {part}.")


def change_on(reading: Reading, dates: list[Days], spans: list[Span], note: str, here: int) -> None:
    """Open on these dates at these times and no others."""
    if not all(isinstance(on, Dates) for on in dates):
        reading.for_all_time(here)
    spans = sorted(spans)
    for (_, closes), (opens, _) in pairwise(spans):
        if opens < closes:
            words = reading.words(here, reading.position)
            raise UnreadableHours(f"Two times overlap in “{words}”.")
    for on in dates:
        reading.gathered.change(Change(on, tuple(spans), note))


def close_on(reading: Reading, dates: list[Days], slots: list[Slot], note: str, here: int) -> None:
    """Close on these dates and days."""
    if slots or not all(isinstance(on, Dates) for on in dates):
        reading.for_all_time(here)
    gathered = reading.gathered
    for on in dates:
        gathered.change(Change(on, (), note))
    for slot in slots:
        if slot[0] == BANK_HOLIDAY:
            gathered.on_bank_holidays(HolidayRule.CLOSED)
        else:
            gathered.remove([slot])
            gathered.shut.add(slot)


def close_for(reading: Reading, slots: list[Slot], spans: list[Span], here: int) -> None:
    """Close for a time on these days, or on all days that have been read."""
    reading.for_all_time(here)
    gathered = reading.gathered
    # In brackets it may be meant for the last rule alone.
    beside = not slots and reading.joint in (Joint.NOTHING, Joint.BRACKET)
    others = [s for s in gathered.sessions if (s.weekday, s.nth) not in reading.latest]
    if beside and any(overlaps(session, span) for session in others for span in spans):
        raise reading.refused("Write which days it is closed then.", since=here)
    weekdays = [day for day, _ in slots] or ALL_DAYS
    for span in spans:
        gathered.sessions = cut(gathered.sessions, weekdays, span)
