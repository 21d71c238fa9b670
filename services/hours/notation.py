"""The OSM notation of opening hours, read and written: `Mo-Fr 09:00-17:00; Sa 10:00-16:00`.

A rule after `;` replaces the days it names; one after `,` adds to them. `24/7` is always open,
the empty text is not known, `PH` stands for bank holidays, and `off` empties the days it names.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise

from services.hours.opening import (
    ALWAYS,
    BANK_HOLIDAY,
    DAY,
    UNKNOWN,
    WEEKDAYS,
    OpeningHours,
    Session,
)

DAY_NAMES = (*WEEKDAYS, "PH")
EVERY_DAY = list(range(7))
TOKEN = re.compile(r"\s*(?:(?P<time>\d{1,2}:\d\d)|(?P<word>[A-Za-z]+)|(?P<mark>[-–,;]))\s*")

Span = tuple[int, int]


class UnreadableHours(ValueError):
    """Hours that could not be read; the message names the words it stopped at."""


def parse(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours when any part of it cannot be read."""
    text = text.strip()
    if not text:
        return UNKNOWN
    if text == "24/7":
        return ALWAYS
    reader = _Reader(_tokens(text))
    days: dict[int, set[Session]] = defaultdict(set)
    replaces = True
    while True:
        weekdays, spans = reader.rule()
        if BANK_HOLIDAY in weekdays and not spans:
            raise UnreadableHours("“PH off” cannot be kept here: say so in the bank holiday rule.")
        for weekday in weekdays:
            kept = set() if replaces else days[weekday]
            days[weekday] = kept | {Session(weekday, *span) for span in spans}
        if reader.done:
            break
        replaces = reader.take("mark") == ";"
    return _checked(sorted(session for sessions in days.values() for session in sessions))


def write(hours: OpeningHours) -> str:
    """The normal notation of `hours`: what `parse` reads back to the same value."""
    if hours.always:
        return "24/7"
    times_of = {
        weekday: ",".join(f"{_clock(s.opens)}-{_clock(s.closes)}" for s in sessions)
        for weekday, sessions in groupby(hours.sessions, key=lambda session: session.weekday)
    }
    days_of: dict[str, list[int]] = defaultdict(list)
    for weekday, times in times_of.items():
        days_of[times].append(weekday)
    return "; ".join(f"{_day_list(days)} {times}" for times, days in days_of.items())


def _checked(sessions: list[Session]) -> OpeningHours:
    """The sessions as hours; seven whole days are hours that never close."""
    for earlier, later in pairwise(sessions):
        if earlier.weekday == later.weekday and later.opens < earlier.closes:
            raise UnreadableHours(f"Two times overlap on {DAY_NAMES[later.weekday]}.")
    if not sessions:
        raise UnreadableHours("No opening time is left. Write when it is open.")
    whole = {session.weekday for session in sessions if session.closes - session.opens == DAY}
    if not whole.issuperset(EVERY_DAY):
        return OpeningHours(tuple(sessions))
    if any(session.weekday == BANK_HOLIDAY for session in sessions):
        raise UnreadableHours("Other hours on bank holidays cannot stand beside 24 hours.")
    return ALWAYS


def _tokens(text: str) -> list[tuple[str, str]]:
    """The words, times and marks of `text` with their kinds."""
    tokens, position = [], 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise UnreadableHours(f"Could not read “{text[position:]}”.")
        tokens.append((match.lastgroup, match[match.lastgroup].replace("–", "-")))
        position = match.end()
    return tokens


@dataclass(slots=True)
class _Reader:
    """A cursor over tokens; every method raises UnreadableHours where the text goes wrong."""

    tokens: list[tuple[str, str]]
    position: int = 0

    @property
    def done(self) -> bool:
        """Whether every token has been read."""
        return self.position >= len(self.tokens)

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        """The token `ahead` of the cursor without taking it; ("", "") past the end."""
        index = self.position + ahead
        return self.tokens[index] if index < len(self.tokens) else ("", "")

    def take(self, kind: str) -> str:
        """The next token, which must be of `kind`."""
        found, text = self.peek()
        if found != kind:
            rest = " ".join(word for _, word in self.tokens[self.position :])
            raise UnreadableHours(
                f"Could not read “{rest}”." if rest else "The hours stop too early."
            )
        self.position += 1
        return text

    def skip(self, mark: str, before: str) -> bool:
        """Take `mark` when a token of kind `before` follows it."""
        if self.peek() == ("mark", mark) and self.peek(1)[0] == before:
            self.position += 1
            return True
        return False

    def rule(self) -> tuple[list[int], list[Span]]:
        """One rule: its weekdays (every day where none is named) and its spans in minutes."""
        weekdays = self._days() if self.peek()[0] == "word" else EVERY_DAY
        if self.peek() == ("word", "off"):
            self.take("word")
            return weekdays, []
        spans = [self._span()]
        while self.skip(",", before="time"):
            spans.append(self._span())
        return weekdays, spans

    def _days(self) -> list[int]:
        """A list of days and ranges of days; `Sa-Mo` runs over the end of the week."""
        weekdays = self._day_range()
        while self.skip(",", before="word"):
            weekdays += self._day_range()
        return weekdays

    def _day_range(self) -> list[int]:
        """One day, or the days from one to another."""
        first = self._day()
        if not self.skip("-", before="word"):
            return [first]
        last = self._day()
        if max(first, last) not in EVERY_DAY:
            raise UnreadableHours("“PH” cannot stand in a range of days.")
        return [(first + step) % 7 for step in range((last - first) % 7 + 1)]

    def _day(self) -> int:
        """The number of one day name."""
        word = self.take("word")
        if word.title() not in WEEKDAYS and word != "PH":
            raise UnreadableHours(f"“{word}” is not a day. Use Mo, Tu, We, Th, Fr, Sa, Su or PH.")
        return DAY_NAMES.index(word if word == "PH" else word.title())

    def _span(self) -> Span:
        """One opening in minutes, past midnight where it closes before it opens."""
        opens = _minutes(self.take("time"))
        if self.take("mark") != "-":
            raise UnreadableHours("A time needs its closing time: 09:00-17:00.")
        closes = _minutes(self.take("time"))
        if opens == closes or opens >= DAY or (closes > DAY and closes - opens > DAY):
            raise UnreadableHours(f"“{_clock(opens)}-{_clock(closes)}” is not an opening.")
        return opens, closes if closes > opens else closes + DAY


def _minutes(clock: str) -> int:
    """Minutes after midnight of `hh:mm`, up to 26:00 as the notation allows."""
    hour, minute = map(int, clock.split(":"))
    if hour > 26 or minute > 59:
        raise UnreadableHours(f"“{clock}” is not a time.")
    return hour * 60 + minute


def _clock(minutes: int) -> str:
    """`hh:mm` of minutes after midnight; the end of a day is 24:00, later times wrap."""
    wrapped = minutes if minutes <= DAY else minutes - DAY
    return f"{wrapped // 60:02d}:{wrapped % 60:02d}"


def _day_list(weekdays: list[int]) -> str:
    """Weekdays as ranges: [0, 1, 2, 4] is `Mo-We,Fr`."""
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and weekday == runs[-1][-1] + 1 and weekday in EVERY_DAY:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    return ",".join(
        DAY_NAMES[run[0]]
        if len(run) == 1
        else f"{DAY_NAMES[run[0]]}{'-' if len(run) > 2 else ','}{DAY_NAMES[run[-1]]}"
        for run in runs
    )
