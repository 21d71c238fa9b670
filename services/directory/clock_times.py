"""Wall-clock times of rows, and the minutes after midnight that the hours floor counts in."""

from datetime import time

from services.hours import DAY


def minutes(at: time) -> int:
    """Minutes after midnight."""
    return at.hour * 60 + at.minute


def closing(opens_at: time, closes_at: time) -> int:
    """Minutes after the midnight before it opens; no later than it opens means the next day."""
    opens, closes = minutes(opens_at), minutes(closes_at)
    return closes if closes > opens else closes + DAY


def clock(after_midnight: int) -> time:
    """The wall-clock time so many minutes after midnight, on whichever day."""
    return time(after_midnight % DAY // 60, after_midnight % 60)
