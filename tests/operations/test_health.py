"""What the site says of its own health."""

import math
from dataclasses import replace
from types import MappingProxyType

import pytest
from django.test import Client

from services import snapshot
from services.directory.directory import Directory
from tests.records import a_channel_record, a_check, a_record

LINE = a_record(is_national_line=True, channels=(a_channel_record(),))
CHECKED = replace(LINE, checks=(a_check(*LINE.channels),))


@pytest.fixture
def serve(monkeypatch):
    """Serve one record, or nothing, with the database up or down."""

    def serve(record, *, database_up=True):
        directory = record and Directory(7, MappingProxyType({record.id: record}))
        monkeypatch.setattr(snapshot.follower(), "_directory", directory)
        answered_at = math.inf if database_up else None
        monkeypatch.setattr(snapshot.follower(), "_answered_at", answered_at)

    return serve


def test_the_site_is_live_without_anything(client):
    assert client.get("/health/live").status_code == 200


def test_the_site_is_ready_while_it_has_listings_even_without_its_database(client, serve):
    serve(LINE, database_up=False)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ready",
            "database": "down",
            "sequence": 7,
            "national_lines_checked": False,
        },
    )


def test_without_listings_the_site_is_not_ready(client, serve):
    serve(None)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["sequence"]) == (503, None)


def test_safety_13_ready_says_whether_a_person_has_checked_the_national_lines(client, serve):
    serve(CHECKED)
    assert client.get("/health/ready").json()["national_lines_checked"] is True


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_health_answers_head_and_refuses_to_be_written_to(serve, address):
    serve(LINE)
    client = Client(enforce_csrf_checks=True)
    assert (client.head(address).status_code, client.post(address).status_code) == (200, 405)
