"""Hours of a channel on its own page: the box, the rows, and what is refused beside which row."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.directory.channel_hours import hours_of, set_hours
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.hours import parse, write
from services.models import ContactChannel, Schedule, ScheduleException, Service
from tests.admin.conftest import errors, form_data, page_of, submit
from tests.factories import a_channel, a_service

pytestmark = pytest.mark.django_db

SLACK = 2
AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
NOT_BOTH = "Change the hours in the box, or row by row below it: not both at once."
CONTRADICTS = (
    "The rule for bank holidays contradicts the openings: hours of their own need "
    "an opening on bank holidays, and no other rule may have one."
)


def a_published_channel(hours=""):
    """Return a channel with these hours, of a service that is published."""
    channel = a_channel(service=a_service(numbers=[]), hours=hours)
    publish(service=channel.service, by=None, at=AT)
    return channel


def kept():
    """Return the hours of the one channel there is, in the notation."""
    return write(hours_of(ContactChannel.objects.get()))


def grid(*rows):
    """Return what the grid of a channel sends for new rows of weekday, opening and closing."""
    sent = {"schedules-TOTAL_FORMS": str(len(rows))}
    for number, (weekday, opens, closes) in enumerate(rows):
        sent |= {
            f"schedules-{number}-weekday": weekday,
            f"schedules-{number}-opens_at": opens,
            f"schedules-{number}-closes_at": closes,
        }
    return sent


def test_the_grid_of_a_channel_sets_its_hours_and_marks_the_service(desk):
    service = a_published_channel().service
    channel = service.channels.get()
    rows = grid((0, "09:00", "17:00"), (4, "18:00", "02:00"))
    assert submit(desk, channel, **rows).status_code == 302
    assert kept() == "Mo 09:00-17:00; Fr 18:00-02:00"
    assert Service.objects.get().publication_state == "changed"


def test_the_tick_of_a_channel_says_that_it_never_closes(desk):
    channel = a_published_channel()
    submit(desk, channel, always_open="on", **grid())
    assert ContactChannel.objects.get().hours == "always"
    assert form_data(desk.get(page_of(channel)))["always_open"] == "on"
    submit(desk, channel, always_open=None, **grid())
    assert ContactChannel.objects.get().hours == "unknown"


def test_a_channel_page_sent_back_as_it_stands_keeps_its_hours(desk):
    channel = a_channel(service=a_service(numbers=[]), hours="Mo 09:00-17:00; Tu 18:00-02:00")
    assert submit(desk, channel).status_code == 302
    assert kept() == "Mo 09:00-17:00; Tu 18:00-02:00"


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            grid((0, "09:00", "17:00"), (0, "12:00", "18:00")),
            {"schedules-1-__all__": ["It overlaps with another row: Monday 09:00 to 17:00."]},
        ),
        (
            {"always_open": "on"} | grid((0, "09:00", "17:00")),
            {"schedules": ["It is open 24 hours: take the rows off, or the tick."]},
        ),
        (
            {"bank_holidays": "own_hours"} | grid((0, "09:00", "17:00")),
            {"schedules": [CONTRADICTS]},
        ),
        ({"bank_holidays": "closed"} | grid((7, "09:00", "17:00")), {"schedules": [CONTRADICTS]}),
        (
            {"bank_holidays": "closed"},
            {"schedules": ["Say when it is open before what happens on bank holidays."]},
        ),
        (
            grid((0, "25:00", "26:00")),
            {
                "schedules-0-opens_at": ["Write a time as 09:00 or 17:30."],
                "schedules-0-closes_at": ["Write a time as 09:00 or 17:30."],
            },
        ),
    ],
)
def test_a_grid_that_is_no_week_is_refused_with_a_sentence(changes, sentences, desk):
    channel = a_service().channels.get()
    assert errors(submit(desk, channel, **changes)) == sentences
    assert not Schedule.objects.exists()


def test_a_row_that_opens_and_closes_at_once_is_refused(desk):
    channel = a_service().channels.get()
    told = errors(submit(desk, channel, **grid((0, "09:00", "09:00"))))
    assert told["schedules-0-__all__"] == ["It opens and closes at the same time."]


def test_an_exception_with_one_time_is_refused_with_a_sentence(desk):
    channel = a_channel(service=a_service(numbers=[]), hours="Mo 09:00-17:00")
    sent = {
        "exceptions-TOTAL_FORMS": "1",
        "exceptions-0-first_day": "2026-12-24",
        "exceptions-0-last_day": "2026-12-26",
        "exceptions-0-opens_at": "09:00",
    }
    told = errors(submit(desk, channel, **sent))
    words = "Give both times, or neither for a day it is closed."
    assert told == {"exceptions-0-__all__": [words]}


def exceptions(*rows):
    """Return what the rows of exceptions send, each a dictionary of its fields."""
    sent = {"exceptions-TOTAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        sent |= {f"exceptions-{number}-{field}": value for field, value in row.items()}
    return sent


ON_CHRISTMAS_EVE = {"first_day": "2026-12-24", "last_day": "2026-12-24"}


@pytest.mark.parametrize(
    ("row", "saved"),
    [
        (ON_CHRISTMAS_EVE, "2026 Dec 24 off"),
        (
            ON_CHRISTMAS_EVE | {"opens_at": "09:00", "closes_at": "12:00", "note": 'At "home"'},
            "2026 Dec 24 09:00-12:00 \"At 'home'\"",
        ),
        (ON_CHRISTMAS_EVE | {"repeats": "yearly"}, "Dec 24 off"),
        (
            {"repeats": "easter", "first_day": "2027-03-26", "last_day": "2027-03-26"},
            "easter -2 days off",
        ),
    ],
)
def test_an_exception_in_a_row_is_kept(row, saved, desk):
    channel = a_published_channel("Mo-Fr 09:00-17:00")
    assert submit(desk, channel, **exceptions(row)).status_code == 302
    assert kept() == f"Mo-Fr 09:00-17:00; {saved}"
    assert Service.objects.get().publication_state == "changed"


def test_a_row_for_a_season_or_once_a_month_is_kept(desk):
    channel = a_published_channel()
    rows = grid((1, "18:00", "20:00"), (0, "09:00", "17:00")) | {
        "schedules-0-nth": "1",
        "schedules-1-valid_from": "2026-06-01",
        "schedules-1-valid_to": "2026-08-31",
    }
    assert submit(desk, channel, **rows).status_code == 302
    assert kept() == "2026 Jun 01-2026 Aug 31 Mo 09:00-17:00, Tu[1] 18:00-20:00"


def test_an_exception_too_far_from_easter_to_move_with_it_is_refused(desk):
    channel = a_published_channel("24/7")
    row = {"repeats": "easter", "first_day": "2026-12-25", "last_day": "2026-12-25"}
    told = {"exceptions-0-first_day": ["This day is too far from Easter to move with it."]}
    assert errors(submit(desk, channel, **exceptions(row))) == told


SEASON = "2026 Jun 01-2026 Aug 31 Mo 09:00-17:00"


@pytest.mark.parametrize(
    ("hours", "rows", "told"),
    [
        (
            SEASON,
            [ON_CHRISTMAS_EVE],
            {
                "exceptions-0-__all__": [
                    "The exception on 2026-12-24 is outside the time the hours are for."
                ]
            },
        ),
        (
            "24/7",
            [ON_CHRISTMAS_EVE, {"first_day": "2026-12-20", "last_day": "2026-12-28"}],
            {
                "exceptions-1-__all__": [
                    "Another row speaks of the same day: 24 Dec 2026 to 24 Dec 2026."
                ]
            },
        ),
        (
            "24/7",
            [{"first_day": "2026-02-30", "last_day": "2026-03-01"}],
            {"exceptions-0-first_day": ["Enter a valid date."]},
        ),
        (
            "24/7",
            [ON_CHRISTMAS_EVE | {"opens_at": "09:00", "closes_at": "09:00"}],
            {"exceptions-0-__all__": ["It opens and closes at the same time."]},
        ),
        (
            "24/7",
            [{"first_day": "2026-12-24", "last_day": "2026-12-20"}],
            {"exceptions-0-__all__": ["The last day is before the first."]},
        ),
    ],
)
def test_an_exception_that_makes_no_sense_is_refused_beside_its_row(hours, rows, told, desk):
    channel = a_published_channel(hours)
    assert errors(submit(desk, channel, **exceptions(*rows))) == told
    assert not ScheduleException.objects.exists()


def test_what_is_typed_in_the_box_takes_the_place_of_the_rows(desk):
    channel = a_published_channel("Mo-Fr 09:00-17:00; 2026 Dec 24 off")
    typed = "weekdays 10 til 4, Thursdays until 8, closed bank holidays"
    assert submit(desk, channel, opening_hours=typed).status_code == 302
    assert kept() == "Mo-We,Fr 10:00-16:00; Th 10:00-20:00; PH off"


@pytest.mark.parametrize(
    "changes", [grid((0, "09:00", "17:00")), exceptions(ON_CHRISTMAS_EVE), {"always_open": "on"}]
)
def test_a_change_in_the_box_and_in_the_rows_is_refused_and_saves_neither(changes, desk):
    channel = a_published_channel()
    told = errors(submit(desk, channel, opening_hours="24/7", **changes))
    assert {NOT_BOTH} == {words for sentences in told.values() for words in sentences}
    assert kept() == ""


def test_unreadable_words_in_the_box_come_back_with_the_reason(desk):
    channel = a_published_channel()
    back = submit(desk, channel, opening_hours="Mondays until late")
    assert list(errors(back)) == ["opening_hours"]
    assert "Mondays until late" in back.content.decode()


@pytest.fixture
def contradictory(db):
    """A channel of a published service, whose rows were made to contradict."""
    channel = a_published_channel("Mo-Fr 09:00-17:00")
    ContactChannel.objects.update(bank_holidays="own_hours")
    return ContactChannel.objects.get(pk=channel.pk)


def test_rows_that_contradict_show_as_not_known_with_the_reason(contradictory, desk):
    html = desk.get(page_of(contradictory.service)).content.decode()
    assert "What is kept cannot be read, and shows as not known" in html
    assert (
        form_data(desk.get(page_of(contradictory.service))).get("channels-0-opening_hours") is None
    )


def test_other_fields_beside_rows_that_contradict_can_be_saved(contradictory, desk):
    assert submit(desk, contradictory.service, summary="Shouts.").status_code == 302
    assert Schedule.objects.count() == 5
    assert Directory.load().services[contradictory.service_id].channels[0].hours == (
        "Mo-Fr 09:00-17:00"
    )


def test_hours_typed_anew_mend_rows_that_contradict(contradictory, desk):
    typed = {"channels-0-opening_hours": "24/7"}
    assert submit(desk, contradictory.service, **typed).status_code == 302
    assert kept() == "24/7"


def test_hours_that_never_close_pass_no_rule_for_bank_holidays_on(desk):
    channel = a_published_channel("24/7")
    assert channel.bank_holidays == "not_confirmed"
    submit(desk, channel, always_open=None, **grid((0, "09:00", "17:00")))
    assert kept() == "Mo 09:00-17:00"


def test_the_same_hours_are_read_from_notation_and_rows():
    text = "Mo-Fr 09:00-17:00; Sa,Su 00:00-24:00; PH 10:00-12:00"
    a_published_channel(text)
    assert hours_of(ContactChannel.objects.get()) == parse(text)


def test_somebody_elses_closure_survives_a_page_that_was_opened_before_it(desk):
    channel = a_published_channel("24/7")
    sent = form_data(desk.get(page_of(channel.service)))
    set_hours(channel, hours=parse("24/7; 2026 Nov 26-29 off"))
    back = desk.post(page_of(channel.service), sent | {"summary": "Shouts."})
    assert back.status_code == 409
    assert desk.post(page_of(channel.service), form_data(back)).status_code == 302
    assert (kept(), Service.objects.get().summary) == (
        "24/7; 2026 Nov 26-2026 Nov 29 off",
        "Shouts.",
    )


def test_typing_over_hours_that_somebody_changed_meanwhile_is_refused(desk):
    channel = a_published_channel("24/7")
    sent = form_data(desk.get(page_of(channel.service)))
    set_hours(channel, hours=parse("24/7; 2026 Nov 26-29 off"))
    typed = {"channels-0-opening_hours": "Mon to Fri 9am-5pm"}
    back = desk.post(page_of(channel.service), sent | typed)
    assert "You both changed this." in errors(back)["channels-0-opening_hours"][0]
    assert form_data(back)["channels-0-opening_hours"] == "Mon to Fri 9am-5pm"
    assert kept() == "24/7; 2026 Nov 26-2026 Nov 29 off"


def test_the_rows_stay_the_same_where_only_a_note_changed(desk):
    channel = a_published_channel("Mo-Fr 09:00-17:00")
    before = list(Schedule.objects.values_list("pk", flat=True))
    submit(desk, channel, note="Ring twice.")
    assert list(Schedule.objects.values_list("pk", flat=True)) == before


def test_the_page_of_a_service_asks_the_database_no_more_for_more_channels(desk):
    service = a_service(numbers=[f"01632 9600{number:02d}" for number in range(3)])
    with CaptureQueriesContext(connection) as few:
        desk.get(page_of(service))
    for number in range(20, 60):
        a_channel(service=service, value=f"01632 9600{number:02d}", hours="Mo-Fr 09:00-17:00")
    with CaptureQueriesContext(connection) as many:
        desk.get(page_of(service))
    assert len(many) - len(few) <= SLACK
