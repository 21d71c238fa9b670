"""SAFETY 18: on the worst day too, what staff recalled is not shown."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError

from services import snapshot
from services.directory.publishing import publish
from services.directory.recalling import recall_number, recall_service
from services.directory.starter_fallback import starter_directory
from services.models import PublicationCounter
from services.models.phone_numbers import mark_of
from services.snapshot import DirectoryUnavailable, Follower
from services.snapshot.recalled_file import read_recalled, write_recalled
from tests.factories import a_service
from tests.web.test_errors import FIRST_NUMBER

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MARKS = {mark_of("01632960001"), mark_of("a-line")}


@pytest.fixture
def worst_day(tmp_path, monkeypatch):
    """A site that starts with a damaged snapshot and no database, after what was recalled."""

    def start():
        file = tmp_path / "snapshot.json"
        Follower(file).refresh()
        file.write_bytes(b"cut short")

        def away(*_, **__):
            raise OperationalError("gone")

        monkeypatch.setattr(PublicationCounter.objects, "values_list", away)
        follower = Follower(file)
        follower.refresh()
        with pytest.raises(DirectoryUnavailable):
            follower.current()
        monkeypatch.setattr("services.snapshot.process.follower", lambda: follower)

    return start


def shows(client, text):
    """Return whether the page for a bad day shows a text."""
    response = client.get("/")
    assert response.status_code == 503
    return text in response.content.decode()


def recall(number):
    """Recall a number."""
    recall_number(number=number, by=None, at=AT, reason="A shop answers.")


def test_without_recalls_the_number_is_shown(worst_day, client):
    recall("01632 960 001")
    worst_day()
    assert shows(client, FIRST_NUMBER)


def test_safety_18_a_recalled_number_is_not_among_the_lines_for_a_bad_day(worst_day, client):
    recall(FIRST_NUMBER)
    worst_day()
    assert not shows(client, FIRST_NUMBER)


def test_safety_18_nor_is_a_service_that_was_recalled(worst_day, client):
    line = next(
        line
        for line in starter_directory().services.values()
        if FIRST_NUMBER in [channel.value for channel in line.channels]
    )
    service = a_service(slug=line.slug)
    publish(service=service, by=None, at=AT)
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    worst_day()
    assert not shows(client, f">{FIRST_NUMBER}</a>")


def test_safety_18_what_is_served_counts_where_it_is_served(tmp_path):
    write_recalled(tmp_path / "recalled.txt", MARKS)
    follower = Follower(tmp_path / "snapshot.json")
    before = follower.recalled
    recall("01632 960 002")
    follower.refresh()
    assert (before, follower.recalled) == (MARKS, {mark_of("01632960002")})
    assert read_recalled(tmp_path / "recalled.txt") == follower.recalled


def test_a_damaged_line_hides_no_other(tmp_path: Path):
    file = tmp_path / "recalled.txt"
    write_recalled(file, MARKS)
    file.write_bytes(b"\xff\x00 damaged\n" + file.read_bytes())
    assert read_recalled(file) == MARKS


def test_without_the_file_nothing_is_known(tmp_path: Path):
    assert read_recalled(tmp_path / "recalled.txt") == frozenset()


def test_the_process_asks_its_follower(monkeypatch, tmp_path):
    write_recalled(tmp_path / "recalled.txt", MARKS)
    follower = Follower(tmp_path / "snapshot.json")
    monkeypatch.setattr("services.snapshot.process.follower", lambda: follower)
    assert snapshot.recalled() == MARKS
