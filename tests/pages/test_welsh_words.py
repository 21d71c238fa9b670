"""Times, days and plurals as one says them in Welsh, with the changes that Welsh makes."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from services.geography import AreaTree, Place
from services.hours import LONDON, Change, Easter, bank_holidays, parse
from services.pages.answer import area_page
from services.pages.exceptions import exception_words
from services.pages.holidays import holiday_words
from services.pages.reasons import area_words, list_words
from services.pages.said import area_name, in_order
from services.pages.times import (
    clock_words,
    date_words,
    day_words,
    opening_day_words,
    until_tag,
)
from services.pages.weeks import week_rows
from tests.records import SCOTLAND, UK, a_record, directory_of

MONDAY = datetime(2026, 11, 23, 12, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def welsh():
    """What a page says below /cy/."""
    with translation.override("cy"):
        yield


def in_november(day, hour=0):
    """An instant of November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "hanner nos"), (720, "hanner dydd"), (540, "9yb"), (1170, "7.30yh"), (750, "12.30yh")],
)
def test_a_clock_time_is_said(minutes, words):
    assert clock_words(minutes) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "heddiw"), (24, "yfory"), (25, "ddydd Mercher"), (30, "ddydd Llun 30 Tachwedd")],
)
def test_a_day_in_a_sentence_changes_its_beginning(day, words):
    assert day_words(date(2026, 11, day), today=MONDAY.date()) == words


@pytest.mark.parametrize(
    ("day", "words"), [(24, "heno"), (25, "nos yfory"), (26, "nos Fercher"), (28, "nos Wener")]
)
def test_a_midnight_ends_a_night(day, words):
    assert opening_day_words(in_november(day), seen_at=MONDAY) == words


def test_until_when_is_said():
    until = [until_tag(in_november(day, 8), seen_at=MONDAY) for day in (23, 24, 25)]
    assert [strip_tags(words) for words in until] == ["8yb", "8yb yfory", "8yb ddydd Mercher"]


def test_a_date_is_said_in_full():
    assert date_words(date(2026, 5, 3)) == "3 Mai 2026"


def test_a_week_is_said():
    hours = parse("Mo-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-16:00")
    rows = week_rows(hours, today=MONDAY.date())
    assert [(row.days, strip_tags(row.times)) for row in rows][:2] == [
        ("Dydd Llun i ddydd Gwener", "9yb i hanner dydd, 1yh i 5yh"),
        ("Dydd Sadwrn a Dydd Sul", "10yb i 4yh"),
    ]


def test_a_day_of_the_month_is_said_without_a_change():
    rows = week_rows(parse("Mo[2] 18:00-20:00"), today=MONDAY.date())
    assert rows[0].days == "Dydd Llun (yr ail yn y mis)"


@pytest.mark.parametrize(
    ("days", "words"),
    [(2, "2 ddiwrnod ar ôl y Pasg"), (3, "3 diwrnod ar ôl y Pasg"), (-3, "3 diwrnod cyn y Pasg")],
)
def test_two_days_change_their_beginning(days, words):
    (said,) = exception_words([Change(Easter(days))], today=MONDAY.date())
    assert said == f"{words}: ar gau"


@pytest.mark.parametrize(
    ("n", "words"), [(1, "1 munud"), (2, "2 funud"), (8, "8 munud"), (21, "21 munud")]
)
def test_minutes_follow_the_welsh_plural(n, words):
    sentence = translation.ngettext(
        "Open now, closes in {minutes} minute, at {time}",
        "Open now, closes in {minutes} minutes, at {time}",
        n,
    )
    assert words in sentence.format(minutes=n, time="")


def test_every_bank_holiday_of_the_official_list_that_comes_again_has_a_welsh_name():
    calendar = bank_holidays()
    days = [date(2026, 1, 1) + timedelta(days=step) for step in range(365)]
    held = [(day, title) for day in days if (title := calendar.title(day, None))]
    same = {
        title for day, title in held if title in holiday_words(day, nation=None, calendar=calendar)
    }
    assert (len(held) > 8, same - {"One-off bank holiday (World Cup)"}) == (True, set())


def test_where_a_holiday_is_held_is_named_without_a_change():
    day = date(2026, 11, 30)
    words = holiday_words(day, nation=None, calendar=bank_holidays())
    assert words == "Gŵyl Sant Andreas (yr Alban)"


def test_the_article_of_a_name_is_small_inside_a_sentence_and_large_where_it_begins_one():
    place = Place.at(SCOTLAND, tree=AreaTree.embedded())
    page = area_page(directory_of(), area=place.narrowest, at=MONDAY)
    lines = directory_of(a_record(areas=(SCOTLAND,)), a_record(areas=(UK,)))
    whole = area_page(lines, area=AreaTree.embedded().chain(UK)[0], at=MONDAY)
    assert (page.heading, page.sentence, whole.sections[0].cards[1].part_words) == (
        "Cymorth ar gyfer yr Alban",
        "Mae'r gwasanaethau hyn yn helpu pobl yn y lle hwn: yr Alban.",
        "Yr Alban yn unig",
    )


def test_a_list_needs_no_and():
    assert list_words(["Gwent", "Powys", "Conwy"]) == "Gwent, Powys, Conwy"


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("W06000001", "Ynys Môn", "Ynys Môn"),
        ("W15000002", "Heddlu Gwent", "ardal Heddlu Gwent"),
        ("W92000004", "Cymru", "Cymru"),
        ("E06000019", "Herefordshire", "Herefordshire"),
        ("K02000001", "Y Deyrnas Unedig", "y DU gyfan"),
    ],
)
def test_an_area_has_its_welsh_name_where_it_has_one(code, name, words):
    area = AreaTree.embedded().chain(code)[0]
    assert (area_name(area), area_words(area)) == (name, words)


def test_accents_do_not_change_the_order_of_names():
    names = ["Ynys Wyth", "Ynys Môn", "Être", "Exeter"]
    assert sorted(names, key=in_order) == ["Être", "Exeter", "Ynys Môn", "Ynys Wyth"]
