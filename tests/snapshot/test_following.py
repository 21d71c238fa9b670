"""The Directory follows what is published, and outlives the database."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from services.directory.publishing import publish, withdraw
from services.directory.records import ServiceRecord
from services.directory.reference import store_official_areas
from services.geography import AreaTree
from services.models import (
    Area,
    ContactChannel,
    Organization,
    Publication,
    PublicationCounter,
    Service,
    ServiceArea,
)
from services.snapshot import DirectoryUnavailable, Follower
from services.snapshot.file import UnreadableSnapshot, read_snapshot

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(tmp_path: Path) -> Follower:
    """A follower with nothing yet."""
    return Follower(tmp_path / "snapshot.json")


@pytest.fixture
def service() -> Service:
    """An unpublished line of the UK."""
    store_official_areas(AreaTree.embedded())
    line = Service.objects.create(
        organization=Organization.objects.create(key="a", name="A"),
        name="A line",
        page_title="A line",
        slug="a-line",
        kind=Service.Kind.HELPLINE,
        summary="Listens.",
    )
    ContactChannel.objects.create(service=line, value="0808 157 0001")
    ServiceArea.objects.create(service=line, area=Area.objects.get(kind=Area.Kind.UK))
    return line


def names(follower: Follower) -> list[str]:
    """The names of the services it serves."""
    return [record.name for record in follower.current().services.values()]


def lose_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every look at the counter fail."""

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(PublicationCounter.objects, "values_list", away)


def test_without_a_publication_there_is_no_directory(follower: Follower) -> None:
    follower.refresh()
    with pytest.raises(DirectoryUnavailable):
        follower.current()


def test_what_is_published_and_withdrawn_is_followed(follower: Follower, service: Service) -> None:
    seen = []
    for verb in (publish, withdraw):
        verb(service=service, by=None, at=AT)
        follower.refresh()
        seen.append(names(follower))
    assert seen == [["A line"], []]


def test_a_load_takes_two_queries_however_much_is_published(
    follower: Follower, service: Service, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _ in range(5):
        publish(service=service, by=None, at=AT)
    with django_assert_num_queries(2):
        follower.refresh()


def test_a_look_that_finds_nothing_new_takes_one_query(
    follower: Follower, service: Service, django_assert_num_queries: Callable[..., Any]
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    with django_assert_num_queries(1):
        follower.refresh()


def test_serving_takes_no_query(
    follower: Follower, service: Service, django_assert_num_queries: Callable[..., Any]
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    with django_assert_num_queries(0):
        names(follower)


def test_a_database_that_goes_away_changes_nothing_of_what_is_served(
    follower: Follower, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    lose_the_database(monkeypatch)
    follower.refresh()
    assert (names(follower), follower.database_up) == (["A line"], False)


def test_at_start_without_a_database_the_file_is_served(
    follower: Follower, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    lose_the_database(monkeypatch)
    started = Follower(tmp_path / "snapshot.json")
    started.refresh()
    assert names(started) == ["A line"]


def test_a_database_that_lost_everything_changes_nothing_of_what_is_served(
    follower: Follower, service: Service
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    PublicationCounter.objects.all().delete()
    follower.refresh()
    assert names(follower) == ["A line"]


@pytest.mark.parametrize("damage", [b"", b"x", b"{}", None])
def test_a_damaged_file_is_refused(
    follower: Follower, service: Service, tmp_path: Path, damage: bytes | None
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    file = tmp_path / "snapshot.json"
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    with pytest.raises(UnreadableSnapshot):
        read_snapshot(file)


def test_a_folder_that_cannot_be_written_does_not_stop_the_site(
    service: Service, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    follower = Follower(tmp_path / "file" / "snapshot.json")
    publish(service=service, by=None, at=AT)
    follower.refresh()
    assert names(follower) == ["A line"]


def test_safety_18_a_file_that_could_not_be_written_is_written_at_a_later_look(
    follower: Follower, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    publish(service=service, by=None, at=AT)
    follower.refresh()
    with monkeypatch.context() as disk:
        disk.setattr("services.snapshot.following.write_snapshot", full)
        withdraw(service=service, by=None, at=AT)
        follower.refresh()
    follower.refresh()
    assert read_snapshot(tmp_path / "snapshot.json").services == {}


def test_a_record_that_cannot_be_read_stops_no_other(follower: Follower, service: Service) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    Publication.objects.create(
        service=service,
        number=2,
        sequence=2,
        action=Publication.Action.PUBLISH,
        record={"channels": "of another shape"},
        format_version=2,
        published_at=AT,
    )
    PublicationCounter.objects.update(value=2)
    follower.refresh()
    assert (names(follower), follower.current().sequence) == (["A line"], 2)


def test_a_record_may_hold_more_than_this_version_knows(
    follower: Follower, service: Service
) -> None:
    record = publish(service=service, by=None, at=AT).record
    assert record is not None
    channels = [channel | {"colour": "blue"} for channel in record["channels"]]
    newer = ServiceRecord.from_json(record | {"motto": "of a later version", "channels": channels})
    assert newer == ServiceRecord.from_json(record)


def test_a_database_that_hangs_at_start_leaves_the_file_to_serve(
    follower: Follower, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(service=service, by=None, at=AT)
    follower.refresh()
    started, over = Follower(tmp_path / "snapshot.json"), threading.Event()
    monkeypatch.setattr("services.snapshot.following.FIRST_LOOK_SECONDS", 0.01)
    monkeypatch.setattr(started, "refresh", over.wait)
    started.start()
    served = names(started)
    over.set()
    started.stop()
    assert (served, started.database_up) == (["A line"], False)
