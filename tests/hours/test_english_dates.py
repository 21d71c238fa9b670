"""Dates and places in the month, as charities write them on their pages."""

import pytest

from services.hours import parse, write, write_english

READ = {
    # Dates.
    "Mon-Fri 9am-5pm, closed Friday, 25 December 2026": "Mo-Fr 09:00-17:00; 2026 Dec 25 off",
    "Mon-Fri 9am-5pm, closed on Friday, 25th December 2026": "Mo-Fr 09:00-17:00; 2026 Dec 25 off",
    "Mon-Fri 9am-5pm, closed Friday 25 December 2026": "Mo-Fr 09:00-17:00; 2026 Dec 25 off",
    "Mon-Fri 9am-5pm; Friday 25 December 2026: closed": "Mo-Fr 09:00-17:00; 2026 Dec 25 off",
    "Mon-Fri 9am-5pm, closed Monday, 28 December and Tuesday, 29 December 2026": (
        "Mo-Fr 09:00-17:00; 2026 Dec 28 off; 2026 Dec 29 off"
    ),
    "Mon-Fri 9am-5pm, closed 25 and 26 December": "Mo-Fr 09:00-17:00; Dec 25 off; Dec 26 off",
    "Mon-Fri 9am-5pm, closed 25th & 26th December and 1st January": (
        "Mo-Fr 09:00-17:00; Jan 01 off; Dec 25 off; Dec 26 off"
    ),
    "Mon-Fri 9am-5pm, closed 24, 25 and 26 December 2026": (
        "Mo-Fr 09:00-17:00; 2026 Dec 24-2026 Dec 26 off"
    ),
    "Mon-Fri 9am-5pm, closed 25 Dec - 1 Jan": "Mo-Fr 09:00-17:00; Dec 25-Jan 01 off",
    "Mon-Fri 9am-5pm, closed from 24 December to 2 January": "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off",
    "Mon-Fri 9am-5pm, closed from 24 December 2026 to 2 January 2027": (
        "Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off"
    ),
    "Mon-Fri 9am-5pm, closed between 24 December and 2 January": (
        "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off"
    ),
    "Mon-Fri 9am-5pm. Closed on Christmas Day and New Year's Day": (
        "Mo-Fr 09:00-17:00; Jan 01 off; Dec 25 off"
    ),
    "Mon-Fri 9am-5pm. Closed Christmas Day, Boxing Day & New Years Day": (
        "Mo-Fr 09:00-17:00; Jan 01 off; Dec 25 off; Dec 26 off"
    ),
    "24/7 except for Christmas Day": "24/7; Dec 25 off",
    "24/7 except Xmas day and boxing day": "24/7; Dec 25 off; Dec 26 off",
    "24/7 except New Years' Day": "24/7; Jan 01 off",
    "Mon-Fri 9am-5pm, closed Good Friday to Easter Monday": (
        "Mo-Fr 09:00-17:00; easter -2 days off; easter -1 day off; easter off; easter +1 day off"
    ),
    "Mon-Fri 9am-5pm, closed Christmas Eve to New Year's Day": (
        "Mo-Fr 09:00-17:00; Dec 24-Jan 01 off"
    ),
    "Mon-Fri 9am-5pm, Christmas Day and Boxing Day: closed": (
        "Mo-Fr 09:00-17:00; Dec 25 off; Dec 26 off"
    ),
    "Mon-Fri 9am-5pm, Christmas Day: 10am-2pm": "Mo-Fr 09:00-17:00; Dec 25 10:00-14:00",
    "Mon-Fri 9am-5pm; 10am-2pm on 24 December": "Mo-Fr 09:00-17:00; Dec 24 10:00-14:00",
    "Mon-Fri 9am-5pm, closed 24/7/2026": "Mo-Fr 09:00-17:00; 2026 Jul 24 off",
    "Mon-Fri 9am-5pm, 24/7/2026 10am-2pm": "Mo-Fr 09:00-17:00; 2026 Jul 24 10:00-14:00",
    "Mon-Fri 9am-5pm, closed 29 February": "Mo-Fr 09:00-17:00; Feb 29 off",
    "Mon-Fri 9am-5pm, closed the 2nd of January": "Mo-Fr 09:00-17:00; Jan 02 off",
    "Mon-Fri 9am-5pm (from 4 January 2027)": (
        "2027 Jan 04+ Mo 09:00-17:00, 2027 Jan 04+ Tu 09:00-17:00, "
        "2027 Jan 04+ We 09:00-17:00, 2027 Jan 04+ Th 09:00-17:00, 2027 Jan 04+ Fr 09:00-17:00"
    ),
    "Starting 4 January 2027: Mon-Fri 9am-5pm": (
        "2027 Jan 04+ Mo 09:00-17:00, 2027 Jan 04+ Tu 09:00-17:00, "
        "2027 Jan 04+ We 09:00-17:00, 2027 Jan 04+ Th 09:00-17:00, 2027 Jan 04+ Fr 09:00-17:00"
    ),
    "Until 18 December 2026: Mon 9am-5pm. From 4 January 2027: Mon 10am-4pm": (
        "-2026 Dec 18 Mo 09:00-17:00, 2027 Jan 04+ Mo 10:00-16:00"
    ),
    # Places in the month.
    "third Thursday of every month 5.30pm-7pm": "Th[3] 17:30-19:00",
    "2nd & 4th Tues of the month, 6-8pm": "Tu[2] 18:00-20:00, Tu[4] 18:00-20:00",
    "2nd and 4th Tuesday of month 6-8pm": "Tu[2] 18:00-20:00, Tu[4] 18:00-20:00",
    "first Tuesday and third Thursday of the month 6-8pm": "Tu[1] 18:00-20:00, Th[3] 18:00-20:00",
    "First Saturday of the month: 10am to 12 noon": "Sa[1] 10:00-12:00",
    "Every first Monday of the month, 6pm-8pm": "Mo[1] 18:00-20:00",
    "on the last Thursday of each month from 6pm to 8pm": "Th[-1] 18:00-20:00",
    "6-8pm, first Wednesday monthly": "We[1] 18:00-20:00",
    "The first Monday of the month only, 6-8pm": "Mo[1] 18:00-20:00",
    "first and last Friday of the month 10am-noon": "Fr[-1] 10:00-12:00, Fr[1] 10:00-12:00",
    "Mondays 10am-4pm (closed first Monday of the month)": (
        "Mo[2] 10:00-16:00, Mo[3] 10:00-16:00, Mo[4] 10:00-16:00, Mo[5] 10:00-16:00"
    ),
    "1st Tuesday of the month (6-8pm)": "Tu[1] 18:00-20:00",
    "every 2nd Tuesday of the month 6-8pm": "Tu[2] 18:00-20:00",
}


@pytest.mark.parametrize(("text", "osm"), READ.items())
def test_what_people_write_is_read_and_said_in_english_that_reads_the_same(
    text: str, osm: str
) -> None:
    hours = parse(text)
    assert (write(hours), parse(write_english(hours))) == (osm, hours)
