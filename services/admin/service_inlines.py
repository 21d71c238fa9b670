"""The parts of a service that staff edit on its page."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms import BaseInlineFormSet, ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html

from services.admin.hand_off_picker import picker_field
from services.admin.hours_forms import ChannelForm
from services.admin.permissions import RECALL, OwnChoices, ReadOnly, allowed
from services.directory.calendars import staff_calendar
from services.directory.channel_hours import hours_or_unknown
from services.directory.freezing import dialled
from services.hours import Calendar, write_english
from services.models import (
    Assurance,
    Capacity,
    ContactChannel,
    HandOff,
    Recall,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from services.models.phone_numbers import reaches_one_of


class ChannelInline(OwnChoices, admin.StackedInline):
    """Numbers, chats and links, with their hours in one box; the rest is on their own page."""

    model = ContactChannel
    form = ChannelForm
    extra = 0
    show_change_link = True
    fields = ("kind", "value", "opening_hours", "audience", "recall")
    readonly_fields = ("recall",)

    def get_fields(self, request: HttpRequest, obj: Service | None = None) -> list[Any]:
        """The column of recall links only for those who may recall."""
        fields = list(super().get_fields(request, obj))
        return fields if allowed(request, RECALL, obj) else [f for f in fields if f != "recall"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContactChannel]:
        """Channels with the rows of their hours, and the areas whose bank holidays they have."""
        channels = super().get_queryset(request).select_related("service")
        return channels.prefetch_related("schedules", "exceptions", "service__areas")

    def get_formset(self, *args: Any, **kwargs: Any) -> type[BaseInlineFormSet]:
        """The rows of one page, whose boxes share a calendar."""
        formset = super().get_formset(*args, **kwargs)
        cast("type[ChannelForm]", formset.form).calendar = cast(
            "Calendar", SimpleLazyObject(staff_calendar)
        )
        return formset

    @admin.display(description="opening hours", empty_value="Not known")
    def opening_hours(self, channel: ContactChannel) -> str | None:
        """The hours, for those who may look only."""
        return write_english(hours_or_unknown(channel)) or None

    @cached_property
    def recalled(self) -> set[str]:
        """The numbers that are recalled, asked for once a page: an inline lives no longer."""
        standing = Recall.objects.standing().exclude(number="")
        return set(standing.values_list("number", flat=True))

    @admin.display(description="wrong?")
    def recall(self, channel: ContactChannel) -> str:
        """A link that takes this number off the public site, or word that it is off."""
        if not channel.pk:
            return ""
        if reaches_one_of(dialled(channel), self.recalled):
            return "Recalled"
        url = reverse("admin:services_service_recall_number", args=[channel.service_id])
        return format_html('<a href="{}?channel={}">Recall now</a>', url, str(channel.pk))


class AreaInline(OwnChoices, admin.StackedInline):
    """The areas it covers."""

    model = ServiceArea
    autocomplete_fields = ("area",)
    extra = 0
    verbose_name = "area covered"
    verbose_name_plural = "areas covered"


class LocationInline(OwnChoices, admin.StackedInline):
    """The places it is given at."""

    model = ServiceAtLocation
    autocomplete_fields = ("location",)
    extra = 0
    verbose_name = "location"
    verbose_name_plural = "locations"


class HandOffInline(OwnChoices, admin.StackedInline):
    """Whom it cannot help, and who can."""

    model = HandOff
    fk_name = "service"
    fields = (("who", "who_cy"), "to_service")
    extra = 0

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Another's services are chosen by the names that the public sees."""
        if db_field.name == "to_service":
            return picker_field(request, db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class CapacityInline(OwnChoices, admin.StackedInline):
    """Whether it takes new people."""

    model = Capacity
    extra = 0


class AssuranceInline(ReadOnly, admin.TabularInline):
    """The checks so far; more are recorded on a screen of their own."""

    model = Assurance
    fields = ("channel", "method", "checked_on", "checked_by", "note")
    extra = 0
    verbose_name = "check"
    verbose_name_plural = "checks (add one with “Record a check”)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assurance]:
        """Checks with what they name."""
        return super().get_queryset(request).select_related("channel", "checked_by")
