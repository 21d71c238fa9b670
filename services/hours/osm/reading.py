"""The OSM notation of opening hours, read: `Mo-Fr 09:00-17:00; Sa 10:00-16:00; PH off`.

A rule after `;` replaces the days it names; one after `,` adds to them. `24/7` is always open,
`PH` stands for bank holidays, `off` empties the days it names, and `unknown` stands for hours of
which exceptions alone are known. Beyond the specification: `PH "as usual"` says that bank holidays
are ordinary days, and `PH unknown` that nobody has said.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from __future__ import annotations

import re

from services.hours.days import DAY, Change, Dates, Days, Span
from services.hours.gathering import ALL_TIME, EVERY_DAY, WEEK, Gathered, Slot, UnreadableHours
from services.hours.opening import BANK_HOLIDAY, LAST, WEEKDAYS, HolidayRule, OpeningHours
from services.hours.osm.cursor import Cursor, tokens_of
from services.hours.osm.dates import at_date, read_dates, write_days

DAY_NAMES = (*WEEKDAYS, "PH")
LIKE_OSM = re.compile(
    r"\s*(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|easter|unknown|-?\d{4} [a-z]{3})"
    r"(?=\s*(?:[-–,;+\[\d\"]|off|unknown|$))",
    re.IGNORECASE,
)
AS_USUAL = '"as usual"'


def read_osm(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours when any part of it cannot be read."""
    reader = _Reader(tokens_of(text))
    gathered = Gathered()
    replaces = True
    while True:
        reader.rule(gathered, replaces=replaces)
        if reader.done:
            return gathered.hours()
        replaces = reader.take("mark", ";", ",") == ";"


def looks_like_osm(text: str) -> bool:
    """Whether what is wrong with `text` should be told in the terms of this notation."""
    return LIKE_OSM.match(text) is not None


def clock(minutes: int) -> str:
    """`hh:mm` of minutes after midnight; the end of a day is 24:00, later times wrap."""
    wrapped = minutes if minutes <= DAY else minutes - DAY
    return f"{wrapped // 60:02d}:{wrapped % 60:02d}"


class _Reader(Cursor):
    """Reads rules; every method raises UnreadableHours where the text goes wrong."""

    def rule(self, gathered: Gathered, *, replaces: bool) -> None:
        """Read one rule into `gathered`."""
        if self.peek()[0] == "always":
            self.take("always")
            gathered.remove(WEEK if replaces else [])
            gathered.add(WEEK, [(0, DAY)])
            return
        if self.said("unknown"):
            gathered.usual_not_known()
            return
        dates = read_dates(self) if at_date(self) else []
        if dates and self.peek()[0] == "always":
            self.take("always")
            gathered.add(WEEK, [(0, DAY)], _season(dates))
            return
        named = self.peek()[0] == "word" and self.peek()[1].lower() not in ("off", "closed")
        if dates and not named:
            self._changes(gathered, dates)
            return
        slots = self._slots() if named else WEEK
        self._weekly(gathered, slots, dates, replaces=replaces)

    def _changes(self, gathered: Gathered, dates: list[Days]) -> None:
        """The rest of a rule of dates: their openings and a note."""
        spans = tuple(self._spans())
        note = self.take("note").strip('"') if self.peek()[0] == "note" else ""
        for on in dates:
            try:
                change = Change(on, spans, " ".join(note.split()))
            except ValueError as overlap:
                raise UnreadableHours(f"Two times overlap on {write_days(on)}.") from overlap
            gathered.change(change)

    def _weekly(
        self, gathered: Gathered, slots: list[Slot], dates: list[Days], *, replaces: bool
    ) -> None:
        """The rest of a rule of weekdays, in the season that `dates` are."""
        season = _season(dates)
        bank_holiday = (BANK_HOLIDAY, 0) in slots
        if bank_holiday and dates:
            raise UnreadableHours("“PH” cannot stand in a season.")
        if slots == [(BANK_HOLIDAY, 0)] and (rule := self._holiday_rule()):
            gathered.rule = None if replaces else gathered.rule
            gathered.remove(slots if replaces else [])
            gathered.on_bank_holidays(rule)
            return
        spans = self._spans()
        if not spans and dates and _closes_all(gathered, slots, season):
            # Without an opening left the season would be not known: it is said to be closed.
            gathered.change(Change(season))
            return
        if replaces or not spans:
            gathered.remove(slots, season)
            gathered.rule = None if bank_holiday else gathered.rule
        if bank_holiday and not spans:
            gathered.on_bank_holidays(HolidayRule.CLOSED)
        gathered.add(slots, spans, season)

    def _holiday_rule(self) -> HolidayRule | None:
        """What is said of bank holidays beside times and `off`."""
        if self.peek() == ("note", AS_USUAL):
            self.take("note")
            return HolidayRule.AS_USUAL
        return HolidayRule.NOT_CONFIRMED if self.said("unknown") else None

    def _spans(self) -> list[Span]:
        """The openings of a rule; none for `off`."""
        if self.said("off", "closed"):
            return []
        spans = [self._span()]
        while self.skip(",", "time"):
            spans.append(self._span())
        return sorted(spans)

    def _span(self) -> Span:
        """One opening in minutes, past midnight where it closes before it opens."""
        first = self.take("time")
        opens = _minutes(first)
        if self.take("mark") != "-":
            raise UnreadableHours(f"“{first}” needs its closing time: 09:00-17:00.")
        last = self.take("time")
        closes = _minutes(last)
        if opens == closes or opens >= DAY or (closes > DAY and closes - opens >= DAY):
            raise UnreadableHours(f"“{first}-{last}” is not an opening.")
        return opens, closes if closes > opens else closes + DAY

    def _slots(self) -> list[Slot]:
        """A list of days and ranges of days; `Sa-Mo` runs over the end of the week."""
        slots = self._day_range()
        while self.skip(",", "word"):
            slots += self._day_range()
        return slots

    def _day_range(self) -> list[Slot]:
        """One day (with its places in the month), or the days from one to another."""
        first = self._day()
        if self.peek() == ("mark", "["):
            return self._places(first)
        if not self.skip("-", "word"):
            return [(first, 0)]
        last = self._day()
        if max(first, last) not in EVERY_DAY:
            raise UnreadableHours("“PH” cannot stand in a range of days.")
        return [((first + step) % 7, 0) for step in range((last - first) % 7 + 1)]

    def _places(self, weekday: int) -> list[Slot]:
        """`[1,3]` or `[-1]` after a weekday."""
        self.take("mark", "[")
        places = self._place_range()
        while self.skip(",", "number", "mark"):
            places += self._place_range()
        self.take("mark", "]")
        if weekday == BANK_HOLIDAY or not {*places} <= {LAST, 1, 2, 3, 4, 5}:
            raise UnreadableHours("A weekday's place in the month is [1] to [5], or [-1].")
        return [(weekday, place) for place in places]

    def _place_range(self) -> list[int]:
        """One place in the month, or the places from one to another."""
        first = self._place()
        if not self.skip("-", "number"):
            return [first]
        return [*range(first, int(self.take("number")) + 1)]

    def _place(self) -> int:
        """One place in the month, counted from its end where negative."""
        sign = -1 if self.skip("-", "number") else 1
        return sign * int(self.take("number"))

    def _day(self) -> int:
        """The number of one day name."""
        word = self.take("word")
        names = [name.lower() for name in DAY_NAMES]
        if word.lower() not in names:
            raise UnreadableHours(f"“{word}” is not a day. Use Mo, Tu, We, Th, Fr, Sa, Su or PH.")
        return names.index(word.lower())


def _season(dates: list[Days]) -> Dates:
    """The one stretch of dates that a rule holds for; all time where it names none."""
    season = dates[0] if dates else ALL_TIME
    if len(dates) > 1 or not isinstance(season, Dates):
        raise UnreadableHours("A season needs its years: 2026 Jun 01-2026 Aug 31.")
    return season


def _closes_all(gathered: Gathered, slots: list[Slot], season: Dates) -> bool:
    """Whether nothing that opens every week is left in a season without the days of `slots`."""
    return not any(
        session.weekday != BANK_HOLIDAY
        and (session.weekday, 0) not in slots
        and session.valid_from <= season.last
        and season.first <= session.valid_to
        for session in gathered.sessions
    )


def _minutes(text: str) -> int:
    """Minutes after midnight of `hh:mm`, up to 26:00 as the notation allows."""
    hour, minute = map(int, text.split(":"))
    if len(text) < len("hh:mm"):
        raise UnreadableHours(f"Write “{text}” with two digits for the hour: 09:00 or 21:00.")
    if hour > 26 or minute > 59:
        raise UnreadableHours(f"“{text}” is not a time.")
    return hour * 60 + minute
