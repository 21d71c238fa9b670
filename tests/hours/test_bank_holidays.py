"""The calendar of the nations: its papers, its reach, and days added to it."""

import hashlib
import re
from datetime import date, timedelta
from importlib.resources import files

import holidays
import pytest

from services.hours import BankHoliday, Nation, bank_holidays
from services.hours.days import easter_sunday

CORONATION = date(2023, 5, 8)
ST_ANDREW = date(2026, 11, 30)
SATURDAY = 5
BOYNE = date(2026, 7, 13)


def test_the_calendar_has_papers_with_its_checksum() -> None:
    data = files("services.hours").joinpath("data")
    papers = data.joinpath("README.md").read_text("utf-8")
    digest = hashlib.sha256(data.joinpath("bank_holidays.csv").read_bytes()).hexdigest()
    assert re.findall(r"^ {4}(\w{64})  (\S+)$", papers, re.M) == [(digest, "bank_holidays.csv")]


def test_the_calendar_says_until_when_it_reaches() -> None:
    calendar = bank_holidays()
    reach = (calendar.reaches_from, calendar.reaches_until)
    assert reach == (date(2012, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (CORONATION, set(Nation)),
        (ST_ANDREW, {Nation.SCOTLAND}),
        (BOYNE, {Nation.NORTHERN_IRELAND}),
        (date(2026, 4, 6), set(Nation) - {Nation.SCOTLAND}),
        (date(2026, 6, 15), {Nation.SCOTLAND}),
        (date(2026, 11, 23), set()),
    ],
)
def test_a_day_is_a_bank_holiday_in_its_nations(day: date, nations: set[Nation]) -> None:
    assert {nation for nation in Nation if bank_holidays().is_holiday(day, nation)} == nations


@pytest.mark.parametrize(
    ("day", "is_holiday"),
    [(CORONATION, True), (ST_ANDREW, None), (date(2026, 11, 23), False), (date(2029, 3, 1), None)],
)
def test_without_a_nation_what_differs_is_left_open(day: date, is_holiday: bool | None) -> None:
    assert bank_holidays().is_holiday(day, None) is is_holiday


def test_past_its_end_the_calendar_knows_only_days_that_were_added() -> None:
    proclaimed = BankHoliday(date(2029, 6, 4), Nation.WALES, "A proclaimed day")
    calendar = bank_holidays().with_days([proclaimed])
    days = (proclaimed.day, proclaimed.day + timedelta(days=1))
    assert [calendar.is_holiday(day, Nation.WALES) for day in days] == [True, None]


def test_a_day_can_be_added_with_its_name() -> None:
    proclaimed = BankHoliday(date(2026, 11, 24), Nation.WALES, "A proclaimed day")
    calendar = bank_holidays().with_days([proclaimed])
    assert (calendar.title(proclaimed.day, Nation.WALES), calendar.is_holiday(ST_ANDREW, None)) == (
        "A proclaimed day",
        None,
    )


def test_easter_is_two_days_after_good_friday_in_every_year_of_the_calendar() -> None:
    calendar = bank_holidays()
    fridays = [day for day, names in calendar.days.items() if "Good Friday" in names.values()]
    assert [easter_sunday(day.year) for day in fridays] == [
        day + timedelta(days=2) for day in fridays
    ]


@pytest.mark.parametrize(
    ("nation", "subdivision"),
    [
        (Nation.ENGLAND, "ENG"),
        (Nation.WALES, "WLS"),
        (Nation.SCOTLAND, "SCT"),
        (Nation.NORTHERN_IRELAND, "NIR"),
    ],
)
def test_a_second_opinion_agrees_on_every_date_from_monday_to_friday(
    nation: Nation, subdivision: str
) -> None:
    # It names the holiday at a weekend and its substitute; the official list the substitute only.
    others = holidays.country_holidays("GB", subdiv=subdivision, years=range(2012, 2029))
    ours = {day for day, titles in bank_holidays().days.items() if nation in titles}
    assert ours == {day for day in others if day.weekday() < SATURDAY}
