"""Random hours with all that the engine knows, for property tests."""

from datetime import date

from hypothesis import strategies as st

from services.hours import (
    BANK_HOLIDAY,
    DAY,
    Change,
    Dates,
    Easter,
    HolidayRule,
    OpeningHours,
    Session,
    Yearly,
)


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """One or two openings of a day that do not overlap, often around the change of the clocks."""
    times = st.one_of(st.integers(0, DAY - 1), st.integers(0, 36).map(lambda step: step * 5))
    marks = sorted(draw(st.sets(times, min_size=4, max_size=4)))
    if draw(st.booleans()):
        return (marks[0], marks[1]), (marks[2], marks[3])
    return ((marks[3], DAY + marks[0]),)


@st.composite
def any_hours(draw: st.DrawFn) -> OpeningHours:
    """Random hours with all that the engine knows, as both notations can write them."""
    day = st.dates(date(2026, 3, 1), date(2027, 12, 31))
    sessions = []
    for weekday in draw(st.sets(st.integers(0, 6), min_size=1)):
        nth = draw(st.sampled_from([0, 0, 0, 1, 2, 5, -1]))
        ends = sorted(draw(st.tuples(day, day)))
        season = draw(st.sampled_from([(), (), (), tuple(ends), (ends[0],)]))
        sessions += [Session(weekday, *span, nth, *season) for span in draw(spans())]
    rule = draw(st.sampled_from(HolidayRule))
    if rule is HolidayRule.OWN_HOURS:
        sessions += [Session(BANK_HOLIDAY, *span) for span in draw(spans())]
    on = [
        Dates(*sorted(draw(st.tuples(day, day)))),
        Easter(draw(st.integers(-3, 50))),
        Yearly(*sorted(draw(st.tuples(*[st.sampled_from([(4, 2), (11, 2), (12, 25)])] * 2)))),
    ]
    kept = [draw(st.booleans()) for _ in on]
    note = draw(st.sampled_from(["", "Staff training"]))
    changes = tuple(
        Change(days, draw(st.one_of(st.just(()), spans())), note)
        for days, keep in zip(on, kept, strict=True)
        if keep
    )
    if rule is not HolidayRule.OWN_HOURS and draw(st.integers(0, 9)) == 0:
        return OpeningHours(always=True, holiday_rule=rule, changes=changes)
    return OpeningHours(tuple(sorted(sessions)), holiday_rule=rule, changes=changes)
