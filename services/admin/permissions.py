"""Who may do what on the staff desk; every screen takes its rules from here.

Django's own permissions say what somebody may do somewhere (see `RoleBackend`). Each row is then
asked about: a mixin below shows and changes only those that the person's roles are for.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse

from services.directory.access import Access, access_of
from services.models import Location, Organization, Service, Submission

PUBLISH = "services.publish_service"
SUBMIT = "services.submit_service"
RECALL = "services.recall_service"
LIFT = "services.lift_recall"
CHECK = "services.add_assurance"
CHANGE = "services.change_service"
VIEW = "services.view_service"

VERBS = {
    "view": VIEW,
    "change": CHANGE,
    "submit": SUBMIT,
    "publish": PUBLISH,
    "recall": RECALL,
    "lift": LIFT,
    "check": CHECK,
}


def allowed(request: HttpRequest, permission: str, service: Service | None = None) -> bool:
    """Whether the person who is signed in has `permission`: for `service`, or for some."""
    if service is not None and service.pk is not None:
        return access(request).may(permission, service)
    return request.user.has_perm(permission)


def actor(request: HttpRequest) -> User:
    """Who acts; `admin_view` lets nobody through who is not signed in."""
    return cast("User", request.user)


def access(request: HttpRequest) -> Access:
    """What the person who is signed in may see and do, worked out once a request."""
    held: Access | None = getattr(request, "staff_access", None)
    if held is None:
        held = access_of(request.user)
        request.staff_access = held  # type: ignore[attr-defined]
    return held


def abilities(request: HttpRequest, service: Service) -> dict[str, bool]:
    """What the person may do to `service`, for the buttons of its page."""
    return {verb: allowed(request, permission, service) for verb, permission in VERBS.items()}


class NeverDeleted:
    """For what staff withdraw instead: nobody, not even a superuser, may delete it here."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False


class ReadOnly(NeverDeleted):
    """For what other screens write, or what is published as it is: looked at only."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False


class OwnChoices(admin.options.BaseModelAdmin):
    """Forms offer, and take, only rows of organizations and places that the person may see."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Limit what may be chosen, whatever the browser sends."""
        chosen = db_field.remote_field.model
        if chosen is Organization:
            kwargs["queryset"] = access(request).organizations()
        elif chosen is Location:
            kwargs["queryset"] = access(request).locations()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OwnRows(OwnChoices, admin.ModelAdmin):
    """Lists, forms, histories and pickers of rows that the person may see, and no others.

    `to_service` is the lookup from a row to its service; "" for services themselves.
    """

    to_service = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows of the services that the person may see."""
        rows = super().get_queryset(request)
        held = access(request)
        return rows if held.everywhere else rows.filter(self.own(held))

    def own(self, held: Access) -> Q:
        """The condition for rows that the person may see."""
        return Q(**{f"{self.to_service or 'pk'}__in": held.services()})

    def service_of(self, row: Any) -> Service | None:
        """The service that a row belongs to; None for rows that belong to none."""
        return cast("Service", getattr(row, self.to_service) if self.to_service else row)

    def may(self, request: HttpRequest, row: Any) -> bool:
        """Whether the person may change this row, being allowed to change some."""
        return allowed(request, CHANGE, self.service_of(row))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, which knows what the person may do to the service of this row."""
        row = kwargs.get("obj")
        service = self.service_of(row) if row is not None else None
        if service is not None:
            context["may"] = abilities(request, service)
            context["waiting"] = Submission.objects.waiting().filter(service=service).first()
        return super().render_change_form(request, context, *args, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether they may change some row; of a row, whether they may change that."""
        somewhere = super().has_change_permission(request, obj)
        return somewhere and (obj is None or self.may(request, obj))
