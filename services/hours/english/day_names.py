"""The names of days in plain English: weekdays, weeks, bank holidays, places in a month."""

from __future__ import annotations

DAYS = (
    ("monday", "mon", "mo"),
    ("tuesday", "tue", "tues", "tu"),
    ("wednesday", "wed", "weds", "we"),
    ("thursday", "thu", "thur", "thurs", "th"),
    ("friday", "fri", "fr"),
    ("saturday", "sat", "sa"),
    ("sunday", "sun", "su"),
)
AFTER_WE = ("to", "and", "from", "until", "till", "til", "off")
"""Words that may follow "We" for Wednesday."""

PLURALS = tuple((f"{names[0]}s", f"{names[0]}'s", f"{names[0]}s'") for names in DAYS)
WEEK = (
    "every day of the week", "every single day", "every day", "everyday", "each day", "daily",
    "7 days", "all week",
    *(f"{seven} days {a_week}" for seven in ("7", "seven")
      for a_week in ("a week", "per week", "/ week")),
    "7 - days - a - week",
)  # fmt: skip
EVERY_PART = {f"{every} {part}": part for every in ("every", "each")
              for part in ("morning", "afternoon", "evening", "night")}  # fmt: skip
EVERY_PART |= {f"{seven} nights {week}": "night" for seven in ("7", "seven")
               for week in ("a week", "per week")}  # fmt: skip
PARTS = {f"{part}{plural}": part for part in ("morning", "afternoon", "evening", "night")
         for plural in ("", "s")}  # fmt: skip
YEAR = ("365 days a year", "365 days of the year", "every day of the year", "365 days per year",
        "every day of every year", "all year round", "throughout the year", "all year")  # fmt: skip
WEEKDAYS = ("weekdays", "weekday", "every weekday", "all weekdays", "m - f")
WEEKNIGHTS = ("weeknights", "every weeknight", "weeknight")
WEEKEND = ("weekends", "weekend", "the weekend", "at weekends", "at the weekend", "every weekend")
HOLIDAYS = tuple(
    f"{which}{days}"
    for which in ("", "all ", "every ", "uk ", "the ")
    for days in (
        "bank holidays", "bank holiday", "public holidays", "public holiday", "bank hols",
        "bank and public holidays", "bank or public holidays", "bank / public holidays",
        "public and bank holidays", "public or bank holidays", "public / bank holidays",
        "bank holidays and public holidays", "public holidays and bank holidays",
    )
)  # fmt: skip
PLACES = (
    ("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"),
)  # fmt: skip
OF_MONTH = ("of the month", "of each month", "of every month", "in the month", "in each month",
            "in every month", "of a month", "of month", "each month", "every month",
            "monthly")  # fmt: skip
LIST = (", and", ",", "and", "&", "+", "/")
RANGE = ("-", "to", "through to", "through", "thru", "till", "til", "until")
