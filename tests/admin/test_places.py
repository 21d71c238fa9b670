"""A place that is made hidden at the desk: gone at once, said so, and shown to no stranger."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import current_record, publish
from services.models import Location, Service, ServiceAtLocation
from tests.admin.conftest import form_data, page_of, signed_in, submit
from tests.factories import (
    a_contributor,
    a_location,
    a_person,
    a_reviewer,
    a_service,
    an_area,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
GONE = "The address is already gone from the public pages."
SECRET = "9 QQ2 Lane"


@pytest.fixture
def service():
    """A published service whose address is public."""
    service = a_service(name="The Meadow", areas=[an_area(name="Meadowshire")])
    a_location(
        service=service,
        organization=service.organization,
        name="Rowan QQ2 Lodge",
        address=SECRET,
        town="Worcester",
        address_visibility="public",
    )
    publish(service=service, by=None, at=AT)
    return service


@pytest.fixture
def place(service):
    """Its place."""
    return Location.objects.get(services__service=service)


def told(desk):
    """Return what the next page tells."""
    page = desk.get(reverse("admin:services_location_changelist"))
    return [str(message) for message in page.context["messages"]]


def shown():
    """Return whether the address is in anything that is served."""
    return SECRET in str(Directory.load().to_json())


@pytest.mark.parametrize("role", [a_contributor, an_editor])
def test_safety_14_who_may_change_a_place_takes_its_address_off_at_once(role, service, place):
    desk = signed_in(role(service.organization))
    before = shown()
    assert submit(desk, place, address_visibility="hidden").status_code == 302
    assert (before, shown(), told(desk)[0]) == (True, False, GONE)
    assert service.publications.get(number=2).action == "hide"


def test_who_shows_a_place_again_is_not_told_that_it_is_public(desk, service, place):
    submit(desk, place, address_visibility="hidden")
    told(desk)
    submit(desk, place, address_visibility="public")
    assert (shown(), GONE in told(desk)) == (False, False)
    service.refresh_from_db()
    assert service.publication_state == Service.PublicationState.CHANGED


def test_words_that_still_give_it_away_are_told_of(desk, service, place):
    Service.objects.update(summary="Listens at 9 QQ2 Lane.")
    publish(service=service, by=None, at=AT)
    submit(desk, place, address_visibility="hidden")
    (warning,) = [words for words in told(desk) if "can still read it" in words]
    assert "in the words of The Meadow. Recall the service now" in warning


def test_a_page_that_was_open_before_shows_no_hidden_place_again(desk, place):
    seen = form_data(desk.get(page_of(place))) | {"initial-address_visibility": "public"}
    submit(desk, place, address_visibility="hidden")
    assert desk.post(page_of(place), seen | {"town": "Malvern"}).status_code == 302
    place.refresh_from_db()
    assert (place.town, place.address_visibility) == ("Malvern", "hidden")


def test_the_page_sends_what_it_showed_of_the_visibility(desk, place):
    page = desk.get(page_of(place)).content.decode()
    assert '<input type="hidden" name="initial-address_visibility" value="public"' in page


def test_the_history_says_that_an_address_was_hidden(desk, service, place):
    submit(desk, place, address_visibility="hidden")
    page = desk.get(reverse("admin:services_service_publications", args=[service.pk]))
    assert [row.did for row in page.context["events"]] == ["An address was hidden", "Published"]


def test_two_publications_compared_tell_that_the_address_went(desk, service, place):
    submit(desk, place, address_visibility="hidden")
    compare = reverse("admin:services_service_publications_compare", args=[service.pk])
    (row,) = desk.get(compare, {"old": 1, "new": 2}).context["changed"]
    assert (row.label, row.old, row.new) == ("Locations", (f"{SECRET} · Worcester",), ())


def doors(service, place):
    """Return every address by which somebody could try to read of the place."""
    of_service = [
        reverse(f"admin:services_service_{name}", args=[service.pk, *more])
        for name, more in (
            ("change", ()), ("history", ()), ("preview", ()), ("as_public", ()), ("publish", ()),
            ("submit", ()), ("publications", ()), ("publication_record", (1,)),
            ("publication_restore", (1,)),
        )
    ]  # fmt: skip
    compare = reverse("admin:services_service_publications_compare", args=[service.pk])
    picker = "?app_label=services&model_name=serviceatlocation&field_name=location&term=Rowan"
    publications = [
        reverse(f"admin:services_publication_{name}", args=[row.pk])
        for row in service.publications.all()
        for name in ("change", "history")
    ]
    return [
        *of_service,
        *publications,
        f"{compare}?old=1&new=2",
        page_of(place),
        reverse("admin:services_location_history", args=[place.pk]),
        reverse("admin:services_location_changelist") + "?q=Rowan",
        reverse("admin:services_publication_changelist"),
        reverse("admin:services_publication_on") + "?date=2026-05-03&time=13:30",
        reverse("admin:services_service_changelist"),
        reverse("admin:services_service_export") + "?format=csv",
        reverse("admin:services_service_coverage"),
        reverse("admin:services_service_ring_round"),
        reverse("admin:autocomplete") + picker,
        reverse("admin:index"),
    ]


@pytest.fixture
def strangers(service):
    """People of other organizations and areas, and one without a role."""
    elsewhere = an_organization(name="Quiet Trust")
    return {
        "nobody": a_person(),
        "contributor": a_contributor(elsewhere),
        "editor": an_editor(elsewhere),
        "reviewer": a_reviewer(an_area(name="Elsewhere")),
    }


def read_at(user, service, place):
    """Return the doors that tell `user` of the place."""
    browser = signed_in(user)
    found = []
    for door in doors(service, place):
        response = browser.get(door)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if b"QQ2" in body:
            found.append(door)
    return found


@pytest.mark.parametrize("who", ["nobody", "contributor", "editor", "reviewer"])
def test_safety_14_no_stranger_reads_a_hidden_place_at_any_door(who, strangers, service, place):
    desk = signed_in(an_editor(service.organization))
    submit(desk, place, address_visibility="hidden")
    assert read_at(strangers[who], service, place) == []


def test_its_own_people_do_read_it_there(desk, service, place):
    submit(desk, place, address_visibility="hidden")
    found = read_at(a_contributor(service.organization), service, place)
    compare = reverse("admin:services_service_publications_compare", args=[service.pk])
    assert {page_of(place), f"{compare}?old=1&new=2"} <= {*found}


@pytest.mark.parametrize("who", ["nobody", "contributor", "editor", "reviewer"])
def test_no_stranger_hides_or_shows_a_place(who, strangers, service, place):
    browser = signed_in(strangers[who])
    sent = {"name": "Mine", "address_visibility": "hidden", "initial-address_visibility": "public"}
    assert browser.post(page_of(place), sent).status_code in (302, 403)
    place.refresh_from_db()
    assert (place.address_visibility, len(current_record(service).locations)) == ("public", 1)


def test_safety_14_nobody_takes_anothers_hidden_place_for_their_own_service(service, place):
    Location.objects.update(address_visibility="hidden")
    mine = a_service(name="The Orchard")
    browser = signed_in(a_contributor(mine.organization))
    rows = {"locations-TOTAL_FORMS": "1", "locations-0-location": str(place.pk)}
    assert submit(browser, mine, **rows).status_code == 200
    assert not ServiceAtLocation.objects.filter(service=mine).exists()
