"""Databases of before the hours were read in full are taken along, and there is a way back."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from services.models import (
    Assurance,
    Publication,
    ReviewLink,
    Schedule,
    ScheduleException,
    Service,
)
from tests.factories import a_channel, a_service

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("services", "0001_first_tables")]
AFTER = MigrationLoader(None).graph.leaf_nodes("services")
AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


def migrate(targets):
    """Bring the database to these migrations and return its models."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def before():
    """The models of before, with the database as it was then; it is brought back afterwards."""
    yield migrate(BEFORE)
    migrate(AFTER)


def old_channel(apps, number, **fields):
    """Return a channel of a published service, as before."""
    organization = apps.get_model("services", "Organization").objects.create(
        key=f"organization-{number}", name="Meadow Trust"
    )
    service = apps.get_model("services", "Service").objects.create(
        organization=organization,
        name="The Meadow",
        page_title="The Meadow",
        slug=f"meadow-{number}",
        kind="adviser",
        publication_state="published",
    )
    channel = apps.get_model("services", "ContactChannel")
    return channel.objects.create(service=service, value=f"01632 96000{number}", **fields)


def test_rows_that_cannot_be_are_taken_out_with_a_word_to_staff(before):
    channel = old_channel(before, 1, hours="sessions")
    before.get_model("services", "ScheduleException").objects.create(
        channel=channel, first_day=date(2026, 12, 24), last_day=date(2026, 12, 24),
        opens_at=time(10), closes_at=time(10),
    )  # fmt: skip
    before.get_model("services", "Schedule").objects.create(
        channel=channel, weekday=7, opens_at=time(9), closes_at=time(17),
        valid_from=date(2026, 6, 1),
    )  # fmt: skip
    migrate(AFTER)
    assert (Schedule.objects.count(), ScheduleException.objects.count()) == (0, 0)
    service = Service.objects.get()
    assert "2026-12-24 to 2026-12-24, 10:00 to 10:00." in service.staff_note
    assert service.publication_state == "changed"


@pytest.mark.parametrize(
    ("hours", "rule", "kept"),
    [
        ("unknown", "closed", "not_confirmed"),
        ("sessions", "own_hours", "not_confirmed"),
        ("sessions", "closed", "closed"),
        ("always", "closed", "closed"),
    ],
)
def test_a_rule_that_says_nothing_is_dropped_and_others_count_from_now_on(
    hours, rule, kept, before
):
    old_channel(before, 1, hours=hours, bank_holidays=rule)
    old_channel(before, 2, hours="always")
    migrate(AFTER)
    first, second = Service.objects.order_by("pk")
    assert first.channels.get().bank_holidays == kept
    assert (first.publication_state, second.publication_state) == ("changed", "published")


def test_on_the_way_back_what_a_provider_said_by_link_is_no_check_by_a_person():
    service = a_service()
    link = ReviewLink.objects.create(
        service=service, stage="first", due=AT.date(), sent_to="office@example.org", mark="0",
        expires_at=AT,
    )  # fmt: skip
    Assurance.objects.create(service=service, method="provider", checked_on=AT.date(), link=link)
    apps = migrate(BEFORE)
    assert apps.get_model("services", "Assurance").objects.get().method == "public_page"
    migrate(AFTER)


def test_on_the_way_back_hours_that_have_no_place_become_unknown_never_wrong():
    service = a_service(numbers=[])
    a_channel(service=service, value="01632 960001", hours="Tu[1] 18:00-20:00")
    a_channel(service=service, value="01632 960002", hours="24/7; Dec 25 off")
    a_channel(service=service, value="01632 960003", hours="Mo 09:00-17:00; 2026 Dec 24 off")
    Publication.objects.create(
        service=service, number=1, sequence=1, action="hours", record={}, format_version=2,
        published_at=AT,
    )  # fmt: skip
    apps = migrate(BEFORE)
    channels = apps.get_model("services", "ContactChannel").objects.order_by("value")
    assert [row.hours for row in channels] == ["unknown", "unknown", "sessions"]
    assert apps.get_model("services", "Schedule").objects.count() == 1
    assert apps.get_model("services", "Publication").objects.get().action == "publish"
    migrate(AFTER)


def test_on_the_way_back_an_address_that_was_hidden_stays_off():
    Publication.objects.create(
        service=a_service(), number=1, sequence=1, action="hide", record={}, format_version=5,
        published_at=AT,
    )  # fmt: skip
    apps = migrate([("services", "0009_page_title_twin")])
    assert apps.get_model("services", "Publication").objects.get().action == "recall"
    migrate(AFTER)
