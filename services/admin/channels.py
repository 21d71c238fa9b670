"""Numbers, chats and links: one page each, with the grid of its hours."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Replace
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path

from services.admin.changes import note_service
from services.admin.conflicts import OneAtATime
from services.admin.copy_screen import CopyHoursScreen
from services.admin.holiday_screen import HolidayScreen
from services.admin.hours_box import preview_view
from services.admin.hours_forms import ChannelPageForm
from services.admin.hours_rows import ExceptionFormSet, RowForm, ScheduleFormSet
from services.admin.permissions import NeverDeleted, actor
from services.directory.channel_hours import hours_or_unknown
from services.directory.two_people import note_typed, values_of
from services.hours import write_english
from services.models import ContactChannel, Schedule, ScheduleException
from services.models.phone_numbers import digits

FEWEST_DIGITS = 3
"""Fewer digits than 101 has find nothing worth reading."""

BETWEEN_DIGITS = " ()-."


class ScheduleInline(admin.TabularInline):
    """The grid of openings: every week, once a month, or for a season."""

    model = Schedule
    form = RowForm
    formset = ScheduleFormSet
    fields = ("weekday", "nth", "opens_at", "closes_at", "valid_from", "valid_to")
    extra = 1
    verbose_name = "opening"
    verbose_name_plural = "openings, row by row"


class ScheduleExceptionInline(admin.TabularInline):
    """Days that are not as usual: closed where both times are blank."""

    model = ScheduleException
    form = RowForm
    formset = ExceptionFormSet
    fields = ("repeats", "first_day", "last_day", "opens_at", "closes_at", "note")
    extra = 0
    verbose_name = "exception"
    verbose_name_plural = "exceptions (no times: closed; the note is public)"


@admin.register(ContactChannel)
class ContactChannelAdmin(NeverDeleted, OneAtATime):
    """One channel. It is added to, and taken off, a service on the service's own page."""

    form = ChannelPageForm
    list_display = ("value", "kind", "service", "opening_hours", "audience")
    list_filter = ("kind", "audience", "hours")
    list_select_related = ("service",)
    search_fields = ("value", "label", "service__name")
    autocomplete_fields = ("service",)
    to_service = "service"
    inlines = (ScheduleInline, ScheduleExceptionInline)
    fieldsets = (
        (
            None,
            {"fields": ("service", "kind", "value", ("label", "label_cy"), "audience", "position")},
        ),
        ("Hours", {"fields": ("opening_hours",)}),
        (
            "The same, row by row",
            {
                "fields": ("always_open", "bank_holidays"),
                "description": "Openings and exceptions are the rows at the end of this page.",
            },
        ),
        (
            "What a person should know before using it",
            {
                "fields": (
                    ("cost", "cost_cy"),
                    ("who_answers", "who_answers_cy"),
                    "answered_by",
                    "languages",
                    "on_bill",
                    "rings_back",
                    "leaves_messages",
                    "stays_on_phone",
                    "text_relay",
                    ("note", "note_cy"),
                )
            },
        ),
    )

    @admin.display(description="opening hours", empty_value="Not known")
    def opening_hours(self, channel: ContactChannel) -> str | None:
        """The hours as the box has them."""
        return write_english(hours_or_unknown(channel)) or None

    @admin.display(description="open 24 hours, every day", boolean=True)
    def always_open(self, channel: ContactChannel) -> bool:
        """For those who may look only."""
        return channel.hours == ContactChannel.Hours.ALWAYS

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """No: a channel is added on the page of its service."""
        return False

    def get_readonly_fields(
        self, request: HttpRequest, obj: ContactChannel | None = None
    ) -> tuple[str, ...]:
        """A channel stays with its service."""
        return (*super().get_readonly_fields(request, obj), "service")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContactChannel]:
        """Channels with the rows of their hours."""
        return super().get_queryset(request).prefetch_related("schedules", "exceptions")

    def get_urls(self) -> list[URLPattern]:
        """The screens about hours, before Django's own addresses."""
        view = self.admin_site.admin_view
        screens = [
            path("hours-preview/", preview_view(), name="services_contactchannel_hours_preview"),
            path(
                "bank-holidays/",
                view(HolidayScreen.as_view()),
                name="services_contactchannel_bank_holidays",
            ),
            path(
                "<int:pk>/copy-hours/",
                view(CopyHoursScreen.as_view()),
                name="services_contactchannel_copy_hours",
            ),
        ]
        return [*screens, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[ContactChannel], search_term: str
    ) -> tuple[QuerySet[ContactChannel], bool]:
        """Also find a number that is spaced in another way."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return found | queryset.filter(pk__in=with_digits(search_term)), duplicates

    def save_model(
        self, request: HttpRequest, obj: ContactChannel, *args: Any, **kwargs: Any
    ) -> None:
        """Save, and note who typed a new number."""
        before = values_of(obj.service)
        super().save_model(request, obj, *args, **kwargs)
        note_typed(obj.service, before=before, by=actor(request))

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm,
        formsets: list[BaseInlineFormSet],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Save the rows, make the channel's hours follow them, and mark the service."""
        super().save_related(request, form, formsets, *args, **kwargs)
        if isinstance(form, ChannelPageForm):
            form.save_rows(changed=any(formset.has_changed() for formset in formsets))
        note_service(form.instance.service)


def with_digits(text: str) -> QuerySet[ContactChannel]:
    """Channels whose number holds the digits of `text`, however either is spaced."""
    wanted = digits(text)
    if len(wanted) < FEWEST_DIGITS or any(sign.isalpha() for sign in text):
        return ContactChannel.objects.none()
    bare: F | Replace = F("value")
    for sign in BETWEEN_DIGITS:
        bare = Replace(bare, Value(sign), Value(""), output_field=CharField())
    return ContactChannel.objects.alias(bare=bare).filter(bare__contains=wanted)
