"""A listing as the public would see it, on a phone and on a desktop, before it is published."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from services import snapshot
from services.admin.permissions import access
from services.directory.directory import Directory
from services.directory.publishing import frozen_now
from services.directory.records import ServiceRecord
from services.models import Service
from services.pages.cards import card_of_record

FRAMED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)


def as_public(record: ServiceRecord, *, directory: Directory, at: datetime) -> HttpResponse:
    """The public page of `record`, which only a page of ours may frame."""
    card = card_of_record(record, directory=directory, at=at, full=True)
    shown = {"exit_url": settings.EXIT_URL, "card": card, "framed": True}
    html = render_to_string("service.html", shown)
    headers = {"Content-Security-Policy": FRAMED_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HttpResponse(html, headers=headers)


class DraftAsPublic(View):
    """The page that publishing the draft now would make, for the frames of the preview."""

    http_method_names: ClassVar[list[str]] = ["get", "head"]  # type: ignore[misc]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer with the page; 404 for another's draft, and for one that covers no area yet."""
        drafts = Service.objects.for_freezing().filter(pk__in=access(request).services())
        draft, now = get_object_or_404(drafts, pk=pk), timezone.now()
        if not draft.areas.all():
            raise Http404
        return as_public(frozen_now(draft, at=now), directory=snapshot.fresh(), at=now)


class PreviewScreen(TemplateView):
    """Both frames, side by side where the screen has room."""

    http_method_names: ClassVar[list[str]] = ["get", "head"]  # type: ignore[misc]
    template_name = "admin/services/service/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listing and the address of the frames."""
        service = get_object_or_404(access(self.request).services(), pk=kwargs["pk"])
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="As the public will see it",
            original=service,
            row_url=reverse("admin:services_service_change", args=[service.pk]),
            frame=reverse("admin:services_service_as_public", args=[service.pk]),
            **kwargs,
        )
