"""Rows for tests, each by one keyword-only function; every number is one kept for drama."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User

from services.directory.channel_hours import set_hours
from services.hours import parse
from services.models import (
    Area,
    ContactChannel,
    HandOff,
    Location,
    Membership,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)

UK_CODE = "K02000001"
PASSWORD = "a long password for tests"
NUMBER = "01632 960001"

_next = count(1)


def the_uk() -> Area:
    """The area that holds all others."""
    return Area.objects.get_or_create(
        code=UK_CODE, defaults={"kind": "uk", "name": "United Kingdom", "slug": "uk"}
    )[0]


def an_area(
    *, name: str = "Meadowshire", kind: str = "district", code: str = "", parent: Area | None = None
) -> Area:
    """An invented area below `parent`, or below the UK; its code begins with X, as none does."""
    key = next(_next)
    return Area.objects.create(
        code=code or f"X{key:08d}",
        kind=kind,
        name=name,
        slug=f"area-{key}",
        parent=parent or the_uk(),
    )


def an_organization(*, name: str = "Meadow Trust") -> Organization:
    """An invented organization with a key of its own."""
    return Organization.objects.create(key=f"organization-{next(_next)}", name=name)


def a_service(
    *,
    name: str = "The Meadow",
    areas: Iterable[Area] | None = None,
    numbers: Iterable[str] = (NUMBER,),
    **fields: Any,
) -> Service:
    """A service that may be published: a summary, an area (the UK) and `numbers` to ring."""
    key = next(_next)
    given = {
        "slug": f"meadow-{key}",
        "page_title": name,
        "kind": Service.Kind.SUPPORT_CENTRE,
        "summary": "Listens, and helps with what comes next.",
    } | fields
    if "organization" not in given:
        given["organization"] = an_organization()
    service = Service.objects.create(name=name, **given)
    for area in [the_uk()] if areas is None else areas:
        ServiceArea.objects.create(service=service, area=area)
    for number in numbers:
        a_channel(service=service, value=number)
    return service


def a_channel(
    *, service: Service, value: str = NUMBER, hours: str = "", **fields: Any
) -> ContactChannel:
    """A channel of `service`, a phone where not said, with `hours` in the OSM notation."""
    channel = ContactChannel.objects.create(service=service, value=value, **fields)
    set_hours(channel, hours=parse(hours))
    return channel


def a_location(*, service: Service | None = None, **fields: Any) -> Location:
    """A place, hidden where not said, at which `service` is given."""
    location = Location.objects.create(**({"name": "The Old Mill"} | fields))
    if service is not None:
        ServiceAtLocation.objects.create(service=service, location=location)
    return location


def a_hand_off(*, service: Service, to: Service, who: str = "people under 16") -> HandOff:
    """A hand-off from `service` to another."""
    return HandOff.objects.create(service=service, to_service=to, who=who)


def a_term(*, code: str = "helpline", vocabulary: str = "offer") -> TaxonomyTerm:
    """A word that services are found by."""
    return TaxonomyTerm.objects.create(code=code, vocabulary=vocabulary, name=code)


def a_member_of_staff(*permissions: str) -> User:
    """Somebody who may sign in to the admin, with these permissions of our app and no others."""
    user = User.objects.create_user(f"staff-{next(_next)}", password=PASSWORD, is_staff=True)
    for permission in permissions:
        user.user_permissions.add(
            Permission.objects.get(codename=permission, content_type__app_label="services")
        )
    return user


def a_person(*, name: str = "", **fields: Any) -> User:
    """Somebody who may sign in to the admin, without a role."""
    return User.objects.create_user(
        name or f"person-{next(_next)}", password=PASSWORD, is_staff=True, **fields
    )


def a_contributor(organization: Organization, *, name: str = "") -> User:
    """Somebody who edits and proposes for `organization`."""
    return _member(name, role=Membership.Role.CONTRIBUTOR, organization=organization)


def an_editor(organization: Organization, *, name: str = "") -> User:
    """Somebody who publishes for `organization`."""
    return _member(name, role=Membership.Role.EDITOR, organization=organization)


def a_reviewer(area: Area | None = None, *, name: str = "") -> User:
    """Somebody who reviews what covers `area`; everything, where it is not given."""
    return _member(name, role=Membership.Role.REVIEWER, area=area or the_uk())


def an_administrator(*, name: str = "") -> User:
    """Somebody who keeps people, areas and taxonomy, by role."""
    return _member(name, role=Membership.Role.ADMINISTRATOR)


def _member(name: str, **fields: Any) -> User:
    """A person with one role."""
    person = a_person(name=name)
    Membership.objects.create(user=person, **fields)
    return person


def a_superuser() -> User:
    """Somebody who may do everything that anybody may."""
    return User.objects.create_superuser(f"staff-{next(_next)}", password=PASSWORD)
