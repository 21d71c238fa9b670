"""Which line the hours are of: two lines in one text are not one line's hours."""

from __future__ import annotations

from services.hours.english.state import Reading
from services.hours.english.words import CLOSERS, LINES, OPENERS

BY_LENGTH = sorted(LINES, key=len, reverse=True)


def skip_opener(reading: Reading) -> bool:
    """Take words that only say that hours follow; those of another line are refused."""
    here = reading.position
    return _of_one_line(reading, reading.skip(*OPENERS), here, first=reading.clauses == 0)


def skip_closer(reading: Reading) -> bool:
    """Take words that say that what follows is closed; those of another line are refused."""
    here = reading.position
    return _of_one_line(reading, reading.skip(*CLOSERS), here, first=not reading.line)


def skip_line(reading: Reading) -> None:
    """Take the name of the line after its hours: "24 hour helpline"."""
    here = reading.position
    _of_one_line(reading, reading.skip(*LINES), here, first=reading.clauses == 0)


def _of_one_line(reading: Reading, phrase: str, here: int, *, first: bool) -> bool:
    """Whether there is a phrase; UnreadableHours where it names a line that is not the first."""
    words = f" {phrase} "
    line = next((line for line in BY_LENGTH if f" {line} " in words), "").removesuffix("s")
    if line and line != reading.line:
        if reading.line or not first:
            raise reading.refused("Write the hours of one line only.", since=here)
        reading.line = line
    return bool(phrase)
