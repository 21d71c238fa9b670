"""What `check` and `check_listings` say of hours and of the calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from services.directory.publishing import publish
from services.hours import bank_holidays
from services.models import ContactChannel, Publication
from tests.factories import a_service
from tests.management.test_listing_commands import printed


def warnings() -> list[str]:
    """The ids of what `check` warns of."""
    return [found.id for found in run_checks() if found.id.startswith("services.")]


@pytest.mark.parametrize(
    ("days", "told"), [(367, []), (366, ["services.W001"]), (-9, ["services.W001"])]
)
def test_check_warns_when_the_calendar_ends_within_a_year(days, told, time_machine) -> None:
    ends = bank_holidays().reaches_until
    noon = datetime(ends.year, ends.month, ends.day, 12, tzinfo=UTC)
    time_machine.move_to(noon - timedelta(days=days))
    assert warnings() == told


@pytest.mark.django_db
def test_an_old_record_whose_hours_cannot_be_read_is_reported(someone_listens) -> None:
    service = a_service(slug="meadow")
    publication = publish(service=service, by=None, at=timezone.now())
    record = publication.record
    record["channels"][0]["hours"] = "Mo sometimes"
    Publication.objects.create(
        service=service, number=2, sequence=publication.sequence + 1, action="publish",
        record=record, format_version=1, published_at=timezone.now(),
    )  # fmt: skip
    words = "meadow: the hours of 01632 960001 cannot be read: Mo sometimes\n"
    assert printed("check_listings", status=1) == words


@pytest.mark.django_db
def test_rows_that_contradict_are_reported() -> None:
    service = a_service(slug="meadow")
    publish(service=service, by=None, at=timezone.now())
    ContactChannel.objects.update(hours="sessions", bank_holidays="own_hours")
    assert "meadow: Phone 01632 960001: " in printed("check_listings", status=1)
