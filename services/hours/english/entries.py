"""Lists of what is closed, left out or kept in plain English: days and dates, with their notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.hours.days import Days
from services.hours.english.dates import NAMED, read_dates
from services.hours.english.day_names import LIST
from services.hours.english.days import DayList, read_day_item
from services.hours.english.state import Reading

CLOSED_LIST = (*LIST, "or", "nor", ", or")


@dataclass(slots=True)
class Entry:
    """One item of a list of what is closed or kept: dates with their note, or days."""

    mark: str
    begins: int
    dates: list[Days] = field(default_factory=list)
    days: DayList = field(default_factory=DayList)
    note: str = ""


def read_entries(reading: Reading, *, keeps: bool = False) -> list[Entry]:
    """Days and dates parted by commas, "and" or "or"; none where none comes next."""
    entries: list[Entry] = []
    while True:
        before = reading.position
        mark = reading.skip(*CLOSED_LIST) if entries else ""
        if entries and not mark:
            break
        reading.skip("on", "for", "during")
        at = reading.position
        entry = Entry(mark, before, dates=read_dates(reading))
        if keeps and not entry.dates and reading.skip("christmas", "xmas"):
            entry.dates = [NAMED["christmas day"]]
        if not entry.dates and (days := read_day_item(reading)):
            entry.days = days
        if not entry.dates and not entry.days.slots:
            reading.position = before
            break
        if entry.days.single and any(earlier.dates for earlier in entries):
            words = reading.words(at, reading.position)
            raise reading.refused(f"Is “{words}” a date or every week?", since=entries[0].begins)
        entry.note = read_note(reading) if entry.dates else ""
        entries.append(entry)
    return entries


def read_note(reading: Reading) -> str:
    """A note in quotation marks, as it was written."""
    token = reading.peek()
    if token.kind != "note":
        return ""
    reading.take()
    return " ".join(reading.text[token.start + 1 : token.end - 1].split())


def refuse_parts(reading: Reading, entries: list[Entry], here: int) -> None:
    """Refuse "closed Wednesday afternoons": nobody has said from when to when that is."""
    if any(entry.days.part for entry in entries):
        raise reading.refused("Write from when to when.", since=here)
