"""Hours on the public pages: states, weeks, exceptions and the next bank holiday."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils.html import strip_tags

from services import snapshot
from services.hours import LONDON
from tests.records import UK, a_channel_record, a_check, a_record, directory_of
from tests.web.asking import answer

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=LONDON)
CHRISTMAS = datetime(2026, 12, 25, 11, tzinfo=LONDON)


def text_of(html):
    """Return the words of a page, parted by single spaces."""
    return re.sub(r"\s+", " ", strip_tags(re.sub(r"<", " <", html))).replace("&#x27;", "'")


@pytest.fixture
def line(monkeypatch, db):
    """Return a function that serves one line alone and gives back its page."""

    def serve(client, **changes):
        channel = a_channel_record(value="01632 960001", **changes)
        record = a_record(slug="line", areas=(UK,), channels=(channel,))
        record = replace(record, checks=(a_check(channel),))
        monkeypatch.setattr(snapshot.follower(), "_directory", directory_of(record))
        return client.get("/services/line/").content.decode()

    return serve


def test_a_service_has_its_week_as_a_table_with_headings(client, line, time_machine):
    time_machine.move_to(TUESDAY)
    html = line(client, hours="Mo-Fr 09:00-17:00; PH off; 2026 Dec 24 10:00-12:00")
    table = html[html.index("<table") : html.index("</table>")]
    assert "<caption>Opening hours of 01632 960001</caption>" in table
    assert re.findall(r'<th scope="(\w+)">([^<]*)</th>', table) == [
        ("col", "Day"),
        ("col", "Hours"),
        ("row", "Monday to Friday"),
        ("row", "Saturday and Sunday"),
        ("row", "Bank holidays"),
    ]
    below = text_of(html[html.index("</table>") :])
    assert "Other hours on some days: 24 December 2026 : 10am to noon" in below
    assert "Next bank holiday: Monday 30 November (St Andrew's Day in Scotland): closed" in (
        re.sub(r" ([:)])", r"\1", below)
    )


def test_a_state_has_the_time_it_changes_marked_up(client, line, time_machine):
    time_machine.move_to(TUESDAY)
    html = line(client, hours="Mo-Fr 09:00-17:00")
    assert 'Open now, until <time datetime="2026-11-24T17:00+00:00">5pm</time>' in html


def test_safety_13_an_unconfirmed_bank_holiday_says_so(client, line, time_machine):
    time_machine.move_to(CHRISTMAS)
    words = text_of(line(client, hours="Mo-Fr 09:00-17:00"))
    assert (
        "Hours not known today: nobody has confirmed the bank holiday (Christmas Day). "
        "See their website" in words
    )


def test_safety_13_hours_that_cannot_be_read_are_not_known(client, line, time_machine):
    time_machine.move_to(TUESDAY)
    html = line(client, hours="Mo sometimes")
    assert "Hours not known: see their website" in html
    assert "sometimes" not in html


def test_a_line_whose_hours_are_not_known_has_no_week(client, line):
    assert "<table" not in line(client, hours="")


def test_safety_16_talk_to_someone_now_never_says_closed_or_not_known(site, time_machine):
    for at in (TUESDAY, CHRISTMAS, datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)):
        time_machine.move_to(at)
        html = answer(site, "WR5 1AA")
        talk = html[html.index('<h2 id="talk">') : html.index('<h2 id="health">')]
        states = re.findall(r'class="state (\w+)"', talk)
        assert states
        assert set(states) == {"open"}


def test_a_card_says_the_state_of_its_best_channel_where_its_channels_differ(
    client, monkeypatch, db, time_machine
):
    time_machine.move_to(TUESDAY)
    channels = (a_channel_record(hours="We 09:00-17:00"), a_channel_record(kind="webchat"))
    record = a_record(slug="line", kind="support_centre", areas=(UK,), channels=channels)
    monkeypatch.setattr(snapshot.follower(), "_directory", directory_of(record))
    words = text_of(client.get("/services/line/").content.decode())
    assert "Web chat: Listed as open 24 hours, every day" in words
