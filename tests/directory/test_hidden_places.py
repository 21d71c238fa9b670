"""SAFETY 14: nothing that a service publishes gives away a place that is kept hidden."""

import pytest

from services.directory.publishable import reasons_against
from services.models import Service
from tests.factories import a_channel, a_location, a_service, an_area, an_organization

pytestmark = pytest.mark.django_db

SECRET = {"name": "Rowan Lodge", "address": "12 Mill Lane, Worcester", "town": "Worcester",
          "postcode": "WR1 2AB"}  # fmt: skip
ADDRESS = "take out the address or postcode. It is kept hidden."
NAME = "take out “Rowan Lodge”. It is the name of a place that is kept hidden."


def reasons(service):
    """Return why the working copy may not be published."""
    return reasons_against(Service.objects.for_freezing().get(pk=service.pk))


def beside(place=SECRET, **fields):
    """Return a service whose organization hides a place of another of its services."""
    ours = an_organization(name="The Meadow Trust")
    a_location(service=a_service(name="The Quiet House", organization=ours), **place)
    return a_service(organization=ours, **fields)


@pytest.mark.parametrize(
    "fields",
    [{"slug": "12-mill-lane"}, {"website": "https://example.org/find/12%20Mill_Lane"},
     {"easy_read_url": "https://12milllane.example.org/"}, {"bsl_url": "https://example.org/WR12AB"},
     {"audio_url": "https://example.org/?at=wr1+2ab"}],
)  # fmt: skip
@pytest.mark.parametrize("own", [True, False])
def test_safety_14_no_link_or_slug_leads_to_a_hidden_address(fields, own):
    service = a_service(**fields) if own else beside(**fields)
    if own:
        a_location(service=service, **SECRET)
    (told,) = reasons(service)
    assert (ADDRESS in told, next(iter(fields.values())) in told) == (True, True)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("email", "12.mill.lane@example.org"), ("webchat", "https://example.org/mill-lane-12/WR1-2AB"),
     ("online_form", "https://example.org/12-Mill-Lane")],
)  # fmt: skip
@pytest.mark.parametrize("audience", ["public", "professionals"])
def test_safety_14_nor_does_the_value_of_a_channel(kind, value, audience):
    service = beside()
    a_channel(service=service, kind=kind, value=value, audience=audience)
    (told,) = reasons(service)
    assert (ADDRESS in told, value in told) == (True, True)


@pytest.mark.parametrize("text", ["Come to 12 Mill Lane.", "wr1 2ab", "We are at 12, mill-lane."])
def test_safety_14_nor_the_words_of_another_service_of_its_organization(text):
    (told,) = reasons(beside(access_note=text))
    assert told == f"Access note: {ADDRESS}"


def test_safety_14_a_place_that_no_service_stands_at_is_hidden_too():
    service = a_service(access_note="Come to 12 Mill Lane.")
    a_location(organization=service.organization, **SECRET)
    assert reasons(service) == [f"Access note: {ADDRESS}"]


@pytest.mark.parametrize(
    "fields",
    [{"access_note": "Ask for Rowan Lodge."}, {"what_happens_cy": "Dewch i Rówan-Lodge."},
     {"slug": "rowan-lodge"}, {"website": "https://rowanlodge.example.org/"}],
)  # fmt: skip
@pytest.mark.parametrize("own", [True, False])
def test_safety_14_the_name_of_a_hidden_place_is_not_published(fields, own):
    service = a_service(**fields) if own else beside(**fields)
    if own:
        a_location(service=service, **SECRET)
    (told,) = reasons(service)
    assert NAME in told


@pytest.mark.parametrize("name", ["The Meadow", "The Meadow Trust", "Main office", "Worcester"])
def test_a_name_that_everybody_reads_anyway_may_be_said(name):
    place = SECRET | {"name": name}
    said = f"{name} is open to people in Worcester. Ring the main office."
    service = beside(place, access_note=said, website="https://worcester.example.org/")
    assert reasons(service) == []


def test_the_hidden_places_of_others_and_public_ones_refuse_nothing():
    a_location(service=a_service(), **SECRET)
    service = a_service(access_note="Come to Rowan Lodge, 12 Mill Lane, WR1 2AB.")
    a_location(service=service, **SECRET, address_visibility="public")
    assert reasons(service) == []


def test_another_postcode_may_be_said_where_only_another_service_hides_one():
    assert reasons(beside(access_note="Come to the office, WR5 1AA.")) == []


def test_many_hidden_places_cost_two_queries(django_assert_num_queries):
    service = beside()
    counts = []
    for number in (0, 5):
        for each in range(number):
            place = SECRET | {"name": f"Place {each}"}
            a_location(organization=service.organization, district=an_area(), **place)
        working_copy = Service.objects.for_freezing().get(pk=service.pk)
        with django_assert_num_queries(5) as asked:
            reasons_against(working_copy)
        counts.append(len(asked))
    assert counts[0] == counts[1]
