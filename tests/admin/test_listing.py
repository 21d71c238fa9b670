"""The list of services: what it says, finds and costs."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from services.geography import AreaTree
from services.models import Assurance, Service
from tests.admin.conftest import page_of
from tests.factories import a_channel, a_service, an_area, an_organization, the_uk

pytestmark = pytest.mark.django_db

LIST = "/admin/services/service/"
WEST_MERCIA, WORCESTER, ENGLAND, WALES = "E23000016", "E07000237", "E92000001", "W92000004"


def listed(desk, **query):
    """Return the names on the list, in order."""
    page = desk.get(LIST, query)
    assert page.status_code == 200
    return [row.name for row in page.context["cl"].result_list]


def a_check(service, method):
    """Note that the one user there is checked a service on 3 May 2026."""
    day, user = date(2026, 5, 3), User.objects.get()
    Assurance.objects.create(service=service, method=method, checked_on=day, checked_by=user)


def a_full_service(number):
    """Make a service with several of everything that a row of the list shows."""
    service = a_service(
        name=f"Meadow {number:02d}",
        organization=an_organization(name=f"Trust {number:02d}"),
        areas=[an_area(name=f"Place {number}-{part}") for part in range(5)],
        numbers=["01632 960001", "01632 960002"],
    )
    Assurance.objects.create(
        service=service,
        method="website",
        checked_on=date(2026, 5, 3),
        checked_by=User.objects.get(),
    )


@pytest.mark.parametrize("query", [{}, {"q": "Meadow"}, {"q": "01632 960001"}])
def test_the_list_costs_the_same_queries_with_5_and_with_50_services(
    query, desk, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(5):
        a_full_service(number)
    desk.get(LIST, query)
    with django_assert_max_num_queries(12) as few:
        assert len(listed(desk, **query)) == 5
    for number in range(5, 50):
        a_full_service(number)
    with django_assert_num_queries(len(few)):
        assert len(listed(desk, **query)) == 50


def test_a_row_says_the_state_the_last_check_and_the_areas(desk):
    a_full_service(1)
    Service.objects.update(publication_state="changed")
    text = desk.get(LIST).content.decode()
    for words in (
        "unpublished changes",
        "3 May 2026",
        "Place 1-0, Place 1-1, Place 1-2 and 2 more",
    ):
        assert words in text


def test_a_row_without_a_check_by_staff_says_so(desk):
    service = a_service()
    Assurance.objects.create(service=service, method="public_page", checked_on=date(2026, 5, 3))
    assert "Not by staff" in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    "words",
    ["Orchard", "Blossom Trust", "01632960002", "01632 960 002", "960002", "+44 1632 960002"],
)
def test_a_service_is_found_by_its_name_its_organization_or_its_number(words, desk):
    a_service(name="The Meadow")
    a_service(
        name="The Orchard",
        organization=an_organization(name="Blossom Trust"),
        numbers=["(01632) 960-002"],
    )
    assert listed(desk, q=words) == ["The Orchard"]


def test_a_service_is_found_by_its_address(desk):
    a_service(name="The Meadow", slug="green")
    a_service(name="The Orchard", slug="white")
    assert listed(desk, q="white") == ["The Orchard"]


def test_a_number_is_found_on_the_list_of_numbers_however_it_is_spaced(desk):
    service = a_service(numbers=[])
    a_channel(service=service, value="0163 296 0001")
    found = desk.get("/admin/services/contactchannel/", {"q": "01632 960001"})
    assert [row.value for row in found.context["cl"].result_list] == ["0163 296 0001"]


@pytest.fixture
def places():
    """The areas of West Mercia's chain, and Wales."""
    rows = {"K02000001": the_uk()}
    for code in (WORCESTER, WALES):
        for area in reversed(AreaTree.embedded().chain(code)[:-1]):
            if area.code not in rows:
                parent = rows[area.parent]
                rows[area.code] = an_area(
                    name=area.name, kind=area.kind.value, code=area.code, parent=parent
                )
    return rows


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"force": WEST_MERCIA}, ["District", "Force"]),
        ({"nation": ENGLAND}, ["District", "England", "Force"]),
        ({"nation": WALES}, ["Wales"]),
        ({"force": "X00000000"}, []),
        ({"kind__exact": "adviser"}, ["Wales"]),
        ({"gender__exact": "men"}, ["UK"]),
        ({"publication_state__exact": "changed"}, ["Force"]),
        ({"checked": "yes"}, ["England"]),
        ({"checked": "no"}, ["District", "Force", "UK", "Wales"]),
    ],
)
def test_the_filters_leave_the_services_they_name(query, names, desk, places):
    a_service(name="District", areas=[places[WORCESTER], places[WEST_MERCIA]])
    a_service(name="Force", areas=[places[WEST_MERCIA]], publication_state="changed")
    england = a_service(name="England", areas=[places[ENGLAND]])
    a_service(name="Wales", areas=[places[WALES]], kind="adviser")
    a_service(name="UK", gender="men")
    Assurance.objects.create(
        service=england,
        method="provider",
        checked_on=date(2026, 5, 3),
        checked_by=User.objects.get(),
    )
    assert listed(desk, **query) == names


def test_the_office_address_stands_on_the_page_of_a_service_and_of_an_organization(desk):
    row = a_service()
    pages = [desk.get(page_of(one)).content.decode() for one in (row, row.organization)]
    assert [('name="office_email"' in html) for html in pages] == [True, True]
