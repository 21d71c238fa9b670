"""The box in which hours are typed as one would say them, with what they mean shown below it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms.renderers import BaseRenderer
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views import View

from services.admin.permissions import access, allowed
from services.directory.calendars import staff_calendar
from services.directory.nations import nation_of_codes
from services.hours import Calendar, Nation, UnreadableHours, parse
from services.models import Service
from services.pages.hours_preview import hours_preview

LONGEST = 4000
OK, REFUSED = 200, 422

MAY_PREVIEW = tuple(
    f"services.{verb}_contactchannel" for verb in ("view", "add", "change", "delete")
)


class HoursBox(forms.Textarea):
    """A box whose meaning stands below it; a script shows it anew while somebody types."""

    class Media:
        js = ("js/hours_preview.js",)
        css = {"all": ("css/staff.css",)}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Begin with two rows, for no service yet."""
        super().__init__({"rows": 3, "cols": 44, "maxlength": LONGEST, **(attrs or {})})
        self.kept = ""
        self.kept_is_unreadable = ""
        self.service: Service | None = None
        self.nation: Nation | None = None
        self.calendar: Calendar | None = None
        self.days_open = False

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """The box and the preview of what stands in it."""
        service = self.service
        told = {
            "data-hours-preview": reverse("admin:services_contactchannel_hours_preview"),
            "data-service": str(service.pk or "") if service else "",
        }
        box = super().render(name, value, {**(attrs or {}), **told}, renderer)
        text = str(value or "")
        if self.kept_is_unreadable and not text:
            shown = refused_html(self.kept_is_unreadable)
        else:
            calendar = self.calendar or staff_calendar()
            shown, _ = preview_html(
                text, nation=self.nation, calendar=calendar, days_open=self.days_open
            )
        return format_html('<div class="hours-box">{}{}</div>', box, shown)


def nation_of(service: Service | None) -> Nation | None:
    """The one nation that a service covers; None for several, or for a service not saved yet."""
    if service is None or service.pk is None:
        return None
    return nation_of_codes(row.area_id for row in service.areas.all())


def preview_html(
    text: str, *, nation: Nation | None, calendar: Calendar, days_open: bool
) -> tuple[SafeString, bool]:
    """What `text` means now and in the days to come, or (and False) why it cannot be read."""
    try:
        hours = parse(text)
    except UnreadableHours as refused:
        return refused_html(str(refused)), False
    preview = hours_preview(hours, nation=nation, calendar=calendar, at=timezone.now())
    return _rendered(preview=preview, days_open=days_open), True


def refused_html(why: str) -> SafeString:
    """The same place, with the reason why there is nothing to show."""
    return _rendered(refused=why)


def _rendered(**shown: object) -> SafeString:
    """The preview's piece of a page."""
    return SafeString(render_to_string("admin/services/hours_preview.html", shown))


class HoursPreview(View):
    """The preview of the text in `hours`, for the script; 422 for one that cannot be read."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with a piece of a page."""
        if not any(allowed(request, permission) for permission in MAY_PREVIEW):
            raise PermissionDenied
        text = request.GET.get("hours", "")[:LONGEST]
        key = request.GET.get("service", "")
        service = access(request).services().filter(pk=key).first() if key.isdecimal() else None
        page, is_read = preview_html(
            text, nation=nation_of(service), calendar=staff_calendar(), days_open=True
        )
        return HttpResponse(page, status=OK if is_read else REFUSED)


def preview_view() -> Any:
    """The view behind the staff desk's own door."""
    return admin.site.admin_view(HoursPreview.as_view())
