"""What each role may see and do, and for which services."""

import pytest

from services.directory.access import PERMISSIONS, access_of, everybody
from services.models import Membership, Service
from tests.factories import (
    a_contributor,
    a_location,
    a_person,
    a_reviewer,
    a_service,
    a_superuser,
    an_administrator,
    an_area,
    an_editor,
)

pytestmark = pytest.mark.django_db

ENGLAND, WORCESTER, BRISTOL = "E92000001", "E07000237", "E06000023"
PUBLISH, CHANGE, LIFT = (
    "services.publish_service",
    "services.change_service",
    "services.lift_recall",
)


@pytest.fixture
def place():
    """Areas of the embedded tree, as rows."""
    england = an_area(code=ENGLAND, kind="nation", name="England")
    return {
        "england": england,
        "worcester": an_area(code=WORCESTER, name="Worcester", parent=england),
        "bristol": an_area(code=BRISTOL, name="Bristol", parent=england),
    }


def names(access):
    """Return the names of the services that somebody sees."""
    return sorted(access.services().values_list("name", flat=True))


def test_an_organizations_people_see_its_services_and_no_others():
    mine, _theirs = a_service(name="Mine"), a_service(name="Theirs")
    for person in (a_contributor(mine.organization), an_editor(mine.organization)):
        assert names(access_of(person)) == ["Mine"]


def test_a_reviewer_sees_what_covers_the_area_or_a_part_of_it(place):
    a_service(name="Here", areas=[place["worcester"]])
    a_service(name="Elsewhere", areas=[place["bristol"]])
    a_service(name="Wider", areas=[place["england"]])
    assert names(access_of(a_reviewer(place["worcester"]))) == ["Here"]
    assert names(access_of(a_reviewer(place["england"]))) == ["Elsewhere", "Here", "Wider"]


def test_a_reviewer_of_the_uk_and_an_administrator_see_everything(place):
    a_service(name="Here", areas=[place["worcester"]])
    a_service(name="Draft", areas=[])
    for person in (a_reviewer(), an_administrator(), a_superuser()):
        assert names(access_of(person)) == ["Draft", "Here"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("contributor", [CHANGE]),
        ("editor", [CHANGE, PUBLISH]),
        ("reviewer", [CHANGE, PUBLISH, LIFT]),
        ("administrator", [CHANGE, PUBLISH, LIFT]),
        ("nobody", []),
    ],
)
def test_each_role_may_do_its_own_things_and_no_more(role, may):
    service = a_service()
    people = {
        "contributor": lambda: a_contributor(service.organization),
        "editor": lambda: an_editor(service.organization),
        "reviewer": a_reviewer,
        "administrator": an_administrator,
        "nobody": a_person,
    }
    access = access_of(people[role]())
    assert [name for name in (CHANGE, PUBLISH, LIFT) if access.may(name, service)] == may


def test_a_role_in_one_organization_is_none_in_another():
    ours, theirs = a_service(), a_service()
    person = an_editor(ours.organization)
    Membership.objects.create(user=person, role="contributor", organization=theirs.organization)
    access = access_of(person)
    assert [access.may(PUBLISH, service) for service in (ours, theirs)] == [True, False]
    assert person.has_perm(PUBLISH)


def test_somebody_who_was_disabled_sees_nothing():
    service = a_service()
    person = an_editor(service.organization)
    person.is_active = False
    assert names(access_of(person)) == []
    assert not access_of(person).may(CHANGE, service)


def test_a_hidden_address_is_seen_by_its_own_people_and_reviewers_only(place):
    service = a_service(areas=[place["worcester"]])
    location = a_location(service=service, organization=service.organization)
    stranger = an_editor(a_service().organization)
    for person, seen in (
        (a_contributor(service.organization), [location]),
        (a_reviewer(place["worcester"]), [location]),
        (a_reviewer(place["bristol"]), []),
        (stranger, []),
    ):
        assert list(access_of(person).locations()) == seen


def test_an_editor_may_change_the_organization_and_a_contributor_may_not(place):
    service = a_service(areas=[place["worcester"]])
    people = [
        an_editor(service.organization),
        a_contributor(service.organization),
        a_reviewer(place["worcester"]),
        a_reviewer(place["bristol"]),
    ]
    may = [access_of(person).may_run(service.organization) for person in people]
    assert may == [True, False, True, False]


def test_the_services_to_publish_are_those_of_the_right_role(place):
    ours, theirs = a_service(areas=[place["worcester"]]), a_service(areas=[place["bristol"]])
    person = an_editor(ours.organization)
    Membership.objects.create(user=person, role="contributor", organization=theirs.organization)
    assert access_of(person).services_with(PUBLISH) == {ours.pk}
    assert access_of(person).services_with(CHANGE) == {ours.pk, theirs.pk}
    assert everybody().services_with(PUBLISH) == {ours.pk, theirs.pk}


def test_the_access_of_somebody_takes_one_query(django_assert_num_queries):
    person = an_editor(a_service().organization)
    with django_assert_num_queries(1):
        access_of(person)


def test_no_role_deletes_a_service_or_sees_people_but_the_administrator():
    for role, held in PERMISSIONS.items():
        assert "services.delete_service" not in held
        assert ("auth.view_user" in held) == (role == "administrator")
    assert Service.objects.count() == 0
