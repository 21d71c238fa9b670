"""Days that end at another time: "Thursdays until 8", "closed from 1pm on Fridays"."""

from __future__ import annotations

from services.hours.days import DAY
from services.hours.english.clocks import NOON, Clock, Kind, read_clock
from services.hours.english.days import read_days
from services.hours.english.pairs import only_later
from services.hours.english.state import Reading
from services.hours.english.times import AM_OR_PM, TO
from services.hours.english.trimming import ended, of_slot
from services.hours.english.words import CLOSED, UNTIL
from services.hours.gathering import DAY_WORDS, Slot, UnreadableHours

STOPS = (*CLOSED, *UNTIL)


def read_end(reading: Reading, slots: list[Slot], here: int) -> None:
    """The time at which these days end, or the days after it, of the clause at token `here`."""
    at = reading.position
    clock = read_clock(reading)
    if clock is None:
        raise reading.refused()
    words = reading.words(at, reading.position)
    if not slots:
        reading.skip(",")
        days = read_days(reading, stops=STOPS)
        if days is None or days.part:
            raise reading.refused(since=here)
        slots = days.slots
    end_on(reading, slots, clock, words, here)


def end_on(reading: Reading, slots: list[Slot], clock: Clock, words: str, here: int) -> None:
    """End these days at `clock`, which is written in `words`."""
    reading.for_all_time(here)
    gathered = reading.gathered
    if reading.ends & set(slots):
        raise UnreadableHours(f"“{reading.words(here)}” names a second end for one day.")
    reading.ends |= set(slots)
    closes = [_closes(reading, slot, clock, words) for slot in slots]
    before = gathered.sessions
    for slot, minutes in zip(slots, closes, strict=True):
        changed = {s for s in ended(before, slot, minutes) if (s.weekday, s.nth) == slot}
        others = [s for s in gathered.sessions if (s.weekday, s.nth) != slot]
        gathered.sessions = [*others, *sorted(changed)]


def at_end_of_days(reading: Reading) -> bool:
    """Whether an end and its days come next, as "(4.30pm on Fridays)" in brackets says them.

    It is no end where it could as well be a beginning: "Mon-Fri 6pm-9pm (7pm Wednesdays)".
    """
    here = reading.position
    clock = read_clock(reading)
    found = clock is not None and clock.kind in (Kind.SURE, Kind.DAY_CLOCK)
    days = read_days(reading) if found and not reading.comes(*TO) else None
    found = days is not None and reading.comes(")")
    reading.position = here
    if clock is None or days is None or not found:
        return False
    sessions = [of_slot(reading.gathered.sessions, slot)[-1] for slot in days.slots]
    return clock.minutes >= NOON and all(
        session.opens < NOON or clock.minutes > session.closes for session in sessions
    )


def _closes(reading: Reading, slot: Slot, clock: Clock, words: str) -> int:
    """The minutes at which a day ends."""
    opens = of_slot(reading.gathered.sessions, slot)[0].opens
    if clock.kind in (Kind.BARE, Kind.EITHER):
        closes = only_later(opens, clock)
        if closes is None:
            day = DAY_WORDS[slot[0]]
            raise UnreadableHours(f"Could not read “{words}” as the end of {day}. {AM_OR_PM}")
        return closes
    return clock.minutes or DAY
