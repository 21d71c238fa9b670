"""What the pages of the history share: whose listing it is, and a publication in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from services.admin.permissions import actor, allowed
from services.admin.staff_names import display_name
from services.directory.access import access_of
from services.directory.directory import readable_record
from services.directory.records import ServiceRecord
from services.models import Publication, Service

LOOK = "services.view_publication"
RESTORE = "services.change_service"
Action = Publication.Action

SAID = {
    Action.PUBLISH: "Published",
    Action.CHECK: "A check was recorded",
    Action.WITHDRAW: "Withdrawn",
    Action.HOURS: "Hours of some days were changed",
    Action.HIDE: "An address was hidden",
}


@dataclass(frozen=True, slots=True)
class Event:
    """A publication in words; `shown` tells whether the public saw anything after it."""

    number: int
    did: str
    at: datetime
    by: str
    approved_by: str
    why: str
    shown: bool


def event(publication: Publication) -> Event:
    """What happened, in words; `by` and `approved_by` should come with the publication."""
    shown = publication.record is not None
    recalled = "A number was recalled" if shown else "Recalled"
    return Event(
        number=publication.number,
        did=SAID.get(Action(publication.action), recalled),
        at=publication.published_at,
        by=display_name(publication.by) if publication.by else "The starter listings or a command",
        approved_by=display_name(publication.approved_by) if publication.approved_by else "",
        why=publication.note,
        shown=shown,
    )


def nothing_shown(publication: Publication | None) -> str:
    """Why the public saw nothing, in a sentence; "" where it saw the listing."""
    if publication is None:
        return "It had not been published yet: the public saw nothing of it."
    if publication.record is None and publication.action == Action.RECALL:
        return "It had been recalled: the public saw nothing of it."
    if publication.record is None:
        return "It had been withdrawn: the public saw nothing of it."
    if readable_record(publication) is None:
        return "The record of that time cannot be read any more."
    return ""


def listing(request: HttpRequest, permission: str, pk: int) -> Service:
    """The service with this key; 403 without `permission` for it, 404 for one of others."""
    if not allowed(request, permission):
        raise PermissionDenied
    access = access_of(actor(request))
    service = get_object_or_404(access.services(), pk=pk)
    if not access.may(permission, service):
        raise PermissionDenied
    return service


def numbered(service: Service, number: int) -> Publication:
    """One publication of a service, with who made it; 404 where there is none."""
    return get_object_or_404(
        service.publications.select_related("by", "approved_by"), number=number
    )


def record_of(publication: Publication) -> ServiceRecord | None:
    """What the public saw; None for nothing, or for a record that cannot be read."""
    return readable_record(publication)


class HistoryPage(TemplateView):
    """A page of the history of one listing, to look at only."""

    http_method_names = ["get", "head"]
    title: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look the listing up among those that the person may see."""
        self.service = listing(request, LOOK, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def may_restore(self) -> bool:
        """Whether the person may write a draft of the listing."""
        return access_of(actor(self.request)).may(RESTORE, self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What Django's own admin pages need, and which listing it is."""
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title=self.title,
            opts=Service._meta,
            original=self.service,
            row_url=reverse("admin:services_service_change", args=[self.service.pk]),
            history_url=reverse("admin:services_service_publications", args=[self.service.pk]),
            **kwargs,
        )
