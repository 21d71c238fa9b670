"""SAFETY 19, from the box to the page: a neighbouring force's service, and the same asked again."""

import re
from dataclasses import replace

import pytest
from django.utils.html import strip_tags

from services import snapshot
from tests.records import a_record
from tests.web.asking import ask

WORDS = "In the police force area next to yours: Gloucestershire. It takes people from outside."
ITS_FORCE = "E23000037"


@pytest.fixture
def with_a_neighbours(served, monkeypatch):
    """The starter listings and an invented centre of Gloucestershire that takes people in."""
    centre = a_record(
        id=900_001,
        name="Centre next door",
        slug="centre-next-door",
        kind="support_centre",
        areas=(ITS_FORCE,),
        accepts_outside=True,
    )
    directory = replace(served, services={**served.services, centre.id: centre})
    monkeypatch.setattr(snapshot.follower(), "_directory", directory)


def shown(site, response):
    """The words of the page an answer leads to."""
    return strip_tags(site.get(response["Location"]).content.decode())


@pytest.mark.parametrize(
    ("place", "is_shown"),
    [("WR8 0BE", True), ("WR5 1AA", False), ("Malvern Hills", False), ("BT1 1AA", False)],
)
def test_safety_19_it_is_shown_near_the_border_only_and_said_to_be_next_door(
    site, with_a_neighbours, place, is_shown
):
    words = shown(site, ask(site, place))
    assert ("Centre next door" in words, WORDS in words) == (is_shown, is_shown)


def test_a_question_that_is_answered_does_not_lose_it(site, with_a_neighbours):
    html = site.get(ask(site, "WR8 0BE")["Location"]).content.decode()
    token = re.search(r'name="answer" value="([^"]+)"', html)[1]
    assert WORDS in shown(site, site.post("/find/", {"answer": token, "for": "me"}))
