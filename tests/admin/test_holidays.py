"""Who has not said what happens at Christmas: asked 28 days before, answered in one click."""

import re
from datetime import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.hours import LONDON, parse
from services.models import Area, BankHoliday, ContactChannel, Service
from tests.admin.conftest import form_data, signed_in
from tests.factories import a_channel, a_service, an_area

pytestmark = pytest.mark.django_db

LIST = reverse("admin:services_contactchannel_bank_holidays")
WEEK = "Mo-Fr 09:00-17:00"
CHRISTMAS = ("2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01")


@pytest.fixture
def december(time_machine):
    """A day in December, 22 days before Christmas."""
    time_machine.move_to(datetime(2026, 12, 3, 10, tzinfo=LONDON), tick=False)


def a_line(hours=WEEK, *, area="E09999999", website="", **fields):
    """Return a channel with these hours, of a published service of England with an edit."""
    areas = [Area.objects.filter(code=area).first() or an_area(code=area)]
    service = a_service(summary="Listens.", numbers=[], areas=areas, website=website)
    channel = a_channel(service=service, hours=hours, **fields)
    publish(service=service, by=None, at=datetime(2026, 5, 3, tzinfo=LONDON))
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    return channel


def asked(desk):
    """Return what the list asks: the title of each season, and the days of each channel."""
    seasons = desk.get(LIST).context["seasons"]
    return {
        season.title: {
            row.channel.pk: [value for value, _ in row.form.fields["days"].choices]
            for row in season.rows
        }
        for season in seasons
    }


def public_hours(channel):
    """Return the hours that the public is told."""
    return Directory.load().services[channel.service_id].channels[0].hours


def test_a_season_is_asked_about_with_all_its_days(december, desk):
    channel = a_line()
    assert asked(desk) == {
        "Christmas Day, Boxing Day, New Year's Day and 2nd January in Scotland": {
            channel.pk: list(CHRISTMAS)
        }
    }


@pytest.mark.parametrize(("day", "asks"), [(26, False), (27, True)])
def test_it_is_asked_from_28_days_before(day, asks, superuser, time_machine):
    time_machine.move_to(datetime(2026, 11, day, 10, tzinfo=LONDON))
    desk = signed_in(superuser)
    assert any("Christmas Day" in title for title in asked(desk)) is asks


def test_easter_is_asked_about(superuser, time_machine):
    time_machine.move_to(datetime(2027, 3, 10, 10, tzinfo=LONDON))
    desk = signed_in(superuser)
    channel = a_line()
    season = asked(desk)["Good Friday and Easter Monday in England, Wales and Northern Ireland"]
    assert season == {channel.pk: ["2027-03-26", "2027-03-29"]}


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "24/7",
        f"{WEEK}; PH off",
        f'{WEEK}; PH "as usual"',
        f"{WEEK}; PH 10:00-12:00",
        f"{WEEK}; 2026 Dec 25-2027 Jan 02 off",
        "2026 Jun 01-2026 Aug 31 Mo 09:00-17:00",
    ],
)
def test_who_has_said_or_never_says_is_not_asked(hours, december, desk):
    a_line(hours)
    assert [rows for rows in asked(desk).values() if rows] == []


def test_a_day_of_another_nation_is_not_asked_about(superuser, time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 10, tzinfo=LONDON))
    desk = signed_in(superuser)
    a_line()
    scottish = a_line(area="S09999999", value="01632 960002")
    assert asked(desk) == {"St Andrew's Day in Scotland": {scottish.pk: ["2026-11-30"]}}


def test_lines_for_professionals_and_drafts_are_not_asked(december, desk):
    a_line(audience="professionals", website="https://example.org/")
    a_channel(service=a_service(numbers=[]), hours=WEEK)
    assert [rows for rows in asked(desk).values() if rows] == []


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        ({"answer": "closed"}, "2026 Dec 25,26,28 off; 2027 Jan 01 off"),
        (
            {"answer": "as_usual"},
            (
                "2026 Dec 25 09:00-17:00; 2026 Dec 26 off; 2026 Dec 28 09:00-17:00; "
                "2027 Jan 01 09:00-17:00"
            ),
        ),
        (
            {"answer": "own", "hours": "10am to 2pm"},
            (
                "2026 Dec 25 10:00-14:00; 2026 Dec 26 10:00-14:00; 2026 Dec 28 10:00-14:00; "
                "2027 Jan 01 10:00-14:00"
            ),
        ),
    ],
)
def test_one_click_answers_for_every_day_and_publishes_no_edit(answer, days, december, desk):
    channel = a_line()
    assert desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS} | answer).status_code == 302
    record = Directory.load().services[channel.service_id]
    said = record.channels[0].opening_hours
    assert (record.summary, said) == ("Listens.", parse(f"{WEEK}; {days}"))
    assert [rows for rows in asked(desk).values() if rows] == []


def test_days_that_are_not_ticked_are_asked_again(december, desk):
    channel = a_line()
    desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS[:1], "answer": "closed"})
    assert list(asked(desk).values()) == [{channel.pk: list(CHRISTMAS[1:])}]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"answer": "own"}, "Type the times of these days alone: 10am to 2pm."),
        ({"answer": "own", "hours": "about ten"}, "Could not read"),
        ({"answer": "perhaps"}, "Choose one of the answers."),
        (
            {"answer": "own", "hours": "10am to 2pm except Christmas Day"},
            "times of these days alone",
        ),
        ({"answer": "own", "hours": "10am to 2pm, closed bank holidays"}, "times of these days"),
        ({"answer": "closed", "days": ["2030-01-01"]}, "That answer was not kept"),
        ({"answer": "closed", "days": ["tomorrow"]}, "That answer was not kept"),
        ({"answer": "closed", "days": []}, "Tick the days that this is the answer for."),
    ],
)
def test_an_answer_that_makes_no_sense_comes_back_with_the_reason(sent, told, december, desk):
    channel = a_line()
    back = desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS} | sent)
    html = back.content.decode()
    assert (back.status_code, told in html) == (422, True)
    assert sent.get("hours", "") in html
    assert public_hours(channel) == WEEK


def test_a_day_that_somebody_answered_for_meanwhile_is_not_answered_again(december, desk):
    channel = a_line()
    desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS, "answer": "closed"})
    before = public_hours(channel)
    back = desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS, "answer": "as_usual"})
    assert (back.status_code, public_hours(channel)) == (422, before)
    assert "That answer was not kept" in back.content.decode()


def test_a_channel_that_is_not_asked_about_cannot_be_answered_for(december, desk):
    channel = a_line("24/7")
    back = desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS, "answer": "closed"})
    assert (back.status_code, public_hours(channel)) == (422, "24/7")


def test_what_only_a_draft_says_is_still_asked_for(december, desk):
    channel = a_line()
    ContactChannel.objects.update(bank_holidays="closed")
    assert list(asked(desk).values()) == [{channel.pk: list(CHRISTMAS)}]


def test_an_answer_leaves_a_line_in_the_history_of_the_service(december, desk):
    channel = a_line()
    desk.post(LIST, {"channel": channel.pk, "days": CHRISTMAS[:1], "answer": "closed"})
    assert LogEntry.objects.get().change_message == "01632 960001: Closed on 25 December."


def test_every_row_has_labels_of_its_own(december, desk):
    a_line()
    a_line(value="01632 960002")
    ids = re.findall(r' id="(id_[^"]+)"', desk.get(LIST).content.decode())
    assert len(ids) == len(set(ids))


def test_the_enter_key_in_the_box_of_own_hours_means_own_hours(december, desk):
    a_line()
    html = desk.get(LIST).content.decode()
    assert re.findall(r'name="answer" value="(\w+)"', html)[0] == "own"


def test_an_answer_for_a_channel_that_is_gone_is_refused(december, desk):
    back = desk.post(LIST, {"channel": 999, "days": CHRISTMAS, "answer": "closed"})
    assert back.status_code == 422


def test_a_proclaimed_day_counts_for_every_listing_as_soon_as_it_is_saved(december, desk):
    channel = a_line()
    address = reverse("admin:services_bankholiday_add")
    sent = form_data(desk.get(address)) | {
        "day": "2026-12-10",
        "title": "A proclaimed day",
        "title_cy": "Diwrnod",
    }
    assert desk.post(address, sent).status_code == 302
    assert Directory.load().calendar.title(BankHoliday.objects.get().day, None) == (
        "A proclaimed day"
    )
    assert [title for title, rows in asked(desk).items() if len(title) < 20] == ["A proclaimed day"]
    assert channel.pk in asked(desk)["A proclaimed day"]


def test_a_proclaimed_day_that_is_deleted_counts_no_more(december, desk):
    day = BankHoliday.objects.create(day="2026-12-10", title="A proclaimed day")
    desk.post(reverse("admin:services_bankholiday_delete", args=[day.pk]), {"post": "yes"})
    row = BankHoliday.objects.create(day="2026-12-11", title="Another")
    desk.post(
        reverse("admin:services_bankholiday_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"},
    )
    assert "A proclaimed day" not in asked(desk)
    assert Directory.load().references["holidays"] == {"days": []}


def test_a_day_without_a_nation_is_refused(desk):
    address = reverse("admin:services_bankholiday_add")
    sent = {"day": "2026-12-10", "title": "A proclaimed day"}
    assert "Choose at least one nation." in desk.post(address, sent).content.decode()


def test_the_front_page_leads_to_the_list(desk, stranger):
    front = reverse("admin:index")
    assert LIST in desk.get(front).content.decode()
    assert LIST not in stranger.get(front).content.decode()
