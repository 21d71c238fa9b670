"""What a member of staff may see and do, worked out from their roles.

Every door asks here: a role gives permissions (`Role.CONTRIBUTOR: edit`), and says for which
services. A permission without a row is "somewhere"; the question about one row is `may`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from services.geography import AreaTree
from services.models import Location, Membership, Organization, Service

UK = "K02000001"

Role = Membership.Role

LOOK_ONLY = ("area", "policeforce", "taxonomyterm", "publication", "assurance", "recall")
PARTS = (
    "contactchannel",
    "schedule",
    "scheduleexception",
    "servicearea",
    "serviceatlocation",
    "handoff",
    "capacity",
)
"""Rows of a service, which its form may also take out."""

EDITED = ("service", "location", *PARTS)

_CONTRIBUTE = frozenset(
    {
        *(f"services.view_{name}" for name in (*EDITED, *LOOK_ONLY, "organization", "suggestion")),
        *(f"services.{verb}_{name}" for name in EDITED for verb in ("add", "change")),
        *(f"services.delete_{name}" for name in PARTS),
        "services.submit_service",
    }
)
_EDIT = _CONTRIBUTE | {
    "services.publish_service",
    "services.recall_service",
    "services.add_assurance",
    "services.change_organization",
    "services.change_suggestion",
}
_REVIEW = _EDIT | {"services.lift_recall", "services.add_organization"}

_ADMINISTER = _REVIEW | {
    "services.view_readwording",
    "services.add_readwording",
    *(f"services.{verb}_taxonomyterm" for verb in ("add", "change")),
    *(
        f"services.{verb}_{table}"
        for verb in ("view", "add", "change", "delete")
        for table in ("bankholiday", "interpretersentence", "membership")
    ),
    *(f"auth.{verb}_user" for verb in ("view", "add", "change")),
}

PERMISSIONS: Mapping[str, frozenset[str]] = {
    Role.CONTRIBUTOR: _CONTRIBUTE,
    Role.EDITOR: _EDIT,
    Role.REVIEWER: _REVIEW,
    Role.ADMINISTRATOR: _ADMINISTER,
}
"""What each role lets somebody do, where it does."""


@dataclass(frozen=True, slots=True)
class Access:
    """The roles of one person, as sets that a query can use.

    `areas` are the codes that they review, with every part of them; `everywhere` means that
    they see everything: an administrator, or a reviewer of the whole UK.
    """

    user: User | None
    permissions: frozenset[str]
    contributes: frozenset[int]
    edits: frozenset[int]
    areas: frozenset[str]
    everywhere: bool
    administers: bool

    def services(self) -> QuerySet[Service]:
        """The services whose working copy they may see."""
        if self.everywhere:
            return Service.objects.all()
        return Service.objects.filter(self._sees)

    def organizations(self) -> QuerySet[Organization]:
        """The organizations whose people and notes they may see."""
        if self.everywhere:
            return Organization.objects.all()
        return Organization.objects.filter(Q(pk__in=self._own) | self._reviewed)

    def locations(self) -> QuerySet[Location]:
        """The places whose addresses they may see."""
        if self.everywhere:
            return Location.objects.all()
        return Location.objects.filter(
            Q(organization__in=self._own) | Q(services__service__in=self.services())
        ).distinct()

    def may_change_place(self, location: Location) -> bool:
        """Whether they may change an address: it is their organization's, or in their review."""
        if self.everywhere or location.organization_id in self._own:
            return True
        return location.services.filter(service__areas__area__in=self.areas).exists()

    def services_with(self, permission: str) -> frozenset[int]:
        """The services, by key, for which they may do what `permission` names."""
        if self.everywhere:
            keys = Service.objects.values_list("pk", flat=True)
            return frozenset(keys) if permission in self.permissions else frozenset()
        rows = self.services().prefetch_related("areas")
        return frozenset(row.pk for row in rows if self.may(permission, row))

    def sees(self, service: Service) -> bool:
        """Whether they may see the working copy of `service`."""
        return self.services().filter(pk=service.pk).exists()

    def may(self, permission: str, service: Service) -> bool:
        """Whether a role that they have for `service` lets them do what `permission` names."""
        if self.administers:
            return permission in _ADMINISTER
        if self._reviews(service):
            return permission in _REVIEW
        if service.organization_id in self.edits:
            return permission in _EDIT
        return service.organization_id in self.contributes and permission in _CONTRIBUTE

    def may_run(self, organization: Organization) -> bool:
        """Whether they may change what is kept of the organization itself."""
        if self.everywhere or organization.pk in self.edits:
            return True
        return Organization.objects.filter(self._reviewed, pk=organization.pk).exists()

    @property
    def _own(self) -> frozenset[int]:
        """The organizations that they belong to."""
        return self.contributes | self.edits

    @property
    def _sees(self) -> Q:
        """The condition for services that they may see."""
        covered = Service.objects.filter(areas__area__in=self.areas)
        return Q(organization__in=self._own) | Q(pk__in=covered.values("pk"))

    @property
    def _reviewed(self) -> Q:
        """The condition for organizations that serve an area of theirs, or nobody yet."""
        if not self.areas:
            return Q(pk__in=())
        covered = Service.objects.filter(areas__area__in=self.areas)
        nobodys = Q(services=None, memberships=None)
        return Q(pk__in=covered.values("organization")) | nobodys

    def _reviews(self, service: Service) -> bool:
        """Whether the service covers an area that they review."""
        if self.everywhere:
            return True
        return any(covered.area_id in self.areas for covered in service.areas.all())


def access_of(user: User | AnonymousUser) -> Access:
    """The access of `user`, in one query; somebody who is not active has none."""
    memberships = _memberships(user)
    roles: set[str] = {membership.role for membership in memberships}
    administers = user.is_active and (user.is_superuser or Role.ADMINISTRATOR in roles)
    if administers:
        roles.add(Role.ADMINISTRATOR)
    reviewed = {row.area_id for row in memberships if row.area_id}
    tree = AreaTree.embedded()
    parts = (tree.parts(code) for code in reviewed if tree.get(code))
    return Access(
        user=user if isinstance(user, User) else None,
        permissions=frozenset().union(*(PERMISSIONS[role] for role in roles)),
        contributes=_organizations(memberships, Role.CONTRIBUTOR),
        edits=_organizations(memberships, Role.EDITOR),
        areas=frozenset(reviewed).union(*parts),
        everywhere=administers or UK in reviewed,
        administers=administers,
    )


def everybody() -> Access:
    """The access of the operator, who works on the machine itself."""
    return Access(
        user=None,
        permissions=_ADMINISTER,
        contributes=frozenset(),
        edits=frozenset(),
        areas=frozenset(),
        everywhere=True,
        administers=True,
    )


def _memberships(user: User | AnonymousUser) -> list[Membership]:
    """The roles of somebody who is active."""
    if not isinstance(user, User) or not user.is_active:
        return []
    return list(Membership.objects.filter(user=user))


def _organizations(memberships: list[Membership], role: Membership.Role) -> frozenset[int]:
    """The organizations in which they have `role`."""
    return frozenset(
        row.organization_id for row in memberships if row.role == role and row.organization_id
    )


class RoleBackend:
    """Tells Django's admin what the roles of somebody permit, somewhere.

    That is enough to show a menu; each row asks `Access.may`.
    """

    def authenticate(self, request: object, **_: object) -> None:
        """No: signing in is another backend's work."""

    def get_user(self, user_id: int) -> User | None:
        """The person with that key; nobody whose account is disabled."""
        return User.objects.filter(pk=user_id, is_active=True).first()

    def get_all_permissions(self, user: User, obj: object = None) -> set[str]:
        """Every permission of every role."""
        return set() if obj is not None else set(self._held(user))

    def has_perm(self, user: User, permission: str, obj: object = None) -> bool:
        """Whether one of their roles gives `permission` somewhere."""
        return obj is None and permission in self._held(user)

    def has_module_perms(self, user: User, app_label: str) -> bool:
        """Whether one of their roles gives anything of an app."""
        return any(name.startswith(f"{app_label}.") for name in self._held(user))

    def _held(self, user: User) -> frozenset[str]:
        """The permissions, asked for once a user object: that lives as long as a request."""
        held: frozenset[str] | None = getattr(user, "role_permissions", None)
        if held is None:
            held = access_of(user).permissions
            user.role_permissions = held  # type: ignore[attr-defined]
        return held
