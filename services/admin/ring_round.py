"""A sheet to print: whom to ring about what is due, with room to write."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from services import snapshot
from services.admin.permissions import CHECK, access, allowed
from services.directory.due import due_listings
from services.hours import write_english
from services.models import Service


class RingRoundScreen(TemplateView):
    """What is due, with the office contact of each provider, which the public never sees."""

    http_method_names: ClassVar[list[str]] = ["get", "head"]  # type: ignore[misc]
    template_name = "admin/services/service/ring_round.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission before anything is read."""
        if not allowed(request, CHECK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listings that are due, as the public sees them, each with its office."""
        today = timezone.localdate()
        mine = access(self.request).services_with(CHECK)
        due = due_listings(snapshot.fresh(), mine, today=today)
        services = Service.objects.select_related("organization")
        rows = services.in_bulk([row.record.id for row in due])
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Ring-round sheet",
            today=today,
            sheets=[
                {
                    "due": row,
                    "service": rows[row.record.id],
                    "channels": [
                        (shown, write_english(shown.opening_hours) or "Hours not known")
                        for shown in row.record.channels
                    ],
                }
                for row in due
                if row.record.id in rows
            ],
            **kwargs,
        )
