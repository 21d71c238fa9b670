"""Pieces of phrases in any order are read or refused, and what is read is written and read back."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from services.hours import UnreadableHours, parse, write, write_english

DAYS = (
    "Mon-Fri", "weekdays", "weekends", "every day", "daily", "Mon", "Tuesdays", "We", "Sat and Sun",
    "Sun-Tue", "bank holidays", "first Tuesday of the month", "last Friday of the month",
    "Monday evenings", "Christmas Day", "24 December", "25 and 26 December", "Good Friday",
    "Friday 25 December 2026", "24-26 December", "1 June 2026 to 31 August 2026",
)  # fmt: skip
TIMES = (
    "9am-5pm", "6-8pm", "10 til 4", "24 hours", "noon-midnight", "10pm-2am", "9am-1pm and 2pm-5pm",
    "12.30-14.00", "9.30-12.30", "midnight to midnight", "from 1pm", "closed", "until 8pm",
    "until noon", "until midnight", "4pm", "1pm-2pm", "as usual", "not confirmed",
)  # fmt: skip
WORDS = (
    "24/7", "closed", "closed for lunch", "except", "including", "not", "only", "open",
    "our helpline is open", "365 days a year", "From 1 June 2026:", "until 18 December 2026",
    "1 June 2026 to 31 August 2026:", "hours not known",
)  # fmt: skip
MARKS = (" ", ", ", "; ", ". ", " and ", " (", ") ", ": ", " - ", "\n")

PIECES = st.sampled_from((*DAYS, *TIMES, *WORDS))
RULES = st.tuples(st.sampled_from(DAYS), st.sampled_from(MARKS), st.sampled_from(TIMES)).map(
    "".join
)
CLAUSES = st.lists(st.tuples(st.one_of(RULES, RULES, PIECES), st.sampled_from(MARKS)), max_size=5)


@settings(max_examples=3000)
@given(CLAUSES)
def test_pieces_in_any_order_are_refused_or_read_and_written_so_that_they_read_the_same(
    clauses: list[tuple[str, str]],
) -> None:
    text = "".join(piece + mark for piece, mark in clauses)
    with suppress(UnreadableHours):
        hours = parse(text)
        assert {parse(write(hours)), parse(write_english(hours))} == {hours}
