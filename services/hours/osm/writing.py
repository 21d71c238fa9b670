"""Hours written in the OSM notation: what `read_osm` reads back to the same value."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from services.hours.days import Change, Dates
from services.hours.opening import HolidayRule, OpeningHours, Session
from services.hours.osm.dates import write_days
from services.hours.osm.reading import AS_USUAL, DAY_NAMES, clock

RULES = {HolidayRule.CLOSED: "PH off", HolidayRule.AS_USUAL: f"PH {AS_USUAL}"}


def write_osm(hours: OpeningHours) -> str:
    """The normal notation of `hours`; "" where nothing is known."""
    weekly = [session for session in hours.sessions if not session.nth and not session.seasonal]
    others = [session for session in hours.sessions if session.nth or session.seasonal]
    rules = ["24/7"] if hours.always else _weekly(weekly)
    rules += ["unknown"] if hours.changes and not hours.known else []
    # These add to the other openings of their day, so a comma comes before them.
    rules = [", ".join(["; ".join(rules)] * bool(rules) + [_single(other) for other in others])]
    if hours.holiday_rule in RULES and not (
        hours.always and hours.holiday_rule is HolidayRule.AS_USUAL
    ):
        rules.append(RULES[hours.holiday_rule])
    return "; ".join([*rules, *map(_change, hours.changes)])


def day_runs(weekdays: list[int]) -> list[list[int]]:
    """Days in order as runs: [0, 1, 2, 4] is [[0, 1, 2], [4]]; bank holidays join none."""
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and weekday == runs[-1][-1] + 1 and weekday < len(DAY_NAMES) - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    return runs


def by_times(sessions: list[Session]) -> dict[tuple[tuple[int, int], ...], list[int]]:
    """Weekdays by the openings they share, in the order of the first of them."""
    found: dict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for weekday, of_day in groupby(sessions, key=lambda session: session.weekday):
        found[tuple((s.opens, s.closes) for s in of_day)].append(weekday)
    return found


def _weekly(sessions: list[Session]) -> list[str]:
    """One rule for each set of times."""
    return [f"{_day_list(days)} {_times(times)}" for times, days in by_times(sessions).items()]


def _single(session: Session) -> str:
    """The rule of a session that does not hold every week of every year."""
    season = Dates(session.valid_from, session.valid_to)
    place = f"[{session.nth}]" if session.nth else ""
    rule = f"{DAY_NAMES[session.weekday]}{place} {_times(((session.opens, session.closes),))}"
    return f"{write_days(season)} {rule}" if session.seasonal else rule


def _change(change: Change) -> str:
    """The rule of an exception."""
    rule = f"{write_days(change.on)} {_times(change.spans) or 'off'}"
    return f'{rule} "{change.note}"' if change.note else rule


def _times(spans: tuple[tuple[int, int], ...]) -> str:
    """`09:00-12:00,13:00-17:00`."""
    return ",".join(f"{clock(opens)}-{clock(closes)}" for opens, closes in spans)


def _day_list(weekdays: list[int]) -> str:
    """Weekdays as ranges: [0, 1, 2, 4] is `Mo-We,Fr`."""
    return ",".join(
        DAY_NAMES[run[0]]
        if len(run) == 1
        else f"{DAY_NAMES[run[0]]}{'-' if len(run) > 2 else ','}{DAY_NAMES[run[-1]]}"
        for run in day_runs(weekdays)
    )
