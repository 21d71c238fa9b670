"""What the public saw, of every listing that one may see, on a day and at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView

from services.admin.histories import LOOK, Event, event, nothing_shown, record_of
from services.admin.history_screens import instant_form
from services.admin.permissions import actor, allowed
from services.directory.access import access_of
from services.directory.at_instant import standing_at
from services.models import Publication

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Stood:
    """One listing: its name then, what stood, or why the public saw nothing."""

    service: int
    name: str
    event: Event
    nothing: str


class OnPage(TemplateView):
    """The listings that stood at an instant, by name."""

    http_method_names = ["get", "head"]
    template_name = "admin/services/publication/on.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who may look at publications."""
        if not allowed(request, LOOK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the listings of that instant."""
        form = instant_form(self.request)
        if form.is_bound and form.is_valid():
            seen = access_of(actor(self.request)).services()
            rows = standing_at(form.instant).filter(service__in=seen.values("pk"))
            ordered = rows.select_related("service", "by", "approved_by").order_by("service__name")
            page: Page = Paginator(ordered, A_PAGE).get_page(self.request.GET.get("p"))
            kwargs |= {
                "asked": form.instant,
                "page": page,
                "pages": page.paginator.get_elided_page_range(page.number),
                "rows": [_stood(row) for row in page],
                "never": seen.count() - page.paginator.count,
            }
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="What the public saw on a day",
            opts=Publication._meta,
            instant_form=form,
            **kwargs,
        )


def _stood(publication: Publication) -> Stood:
    """What stood of one listing, by the name that it had."""
    record = record_of(publication)
    name = record.name if record else str(publication.service)
    return Stood(publication.service_id or 0, name, event(publication), nothing_shown(publication))
