"""Bank holidays that were proclaimed or cancelled after the official list came with the code."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from services.admin.permissions import actor
from services.directory.calendars import publish_bank_holidays
from services.models import BankHoliday


@admin.register(BankHoliday)
class BankHolidayAdmin(admin.ModelAdmin):
    """One day. It counts for every listing as soon as it is saved: there is nothing to publish."""

    list_display = (
        "day",
        "title",
        "title_cy",
        "england_and_wales",
        "scotland",
        "northern_ireland",
        "cancelled",
    )
    fields = (
        "day",
        ("title", "title_cy"),
        ("england_and_wales", "scotland", "northern_ireland"),
        "cancelled",
    )
    search_fields = ("title", "title_cy")

    def save_model(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Save the day and publish them all."""
        super().save_model(request, *args, **kwargs)
        self._publish(request)

    def delete_model(self, request: HttpRequest, obj: BankHoliday) -> None:
        """Delete the day and publish the others."""
        super().delete_model(request, obj)
        self._publish(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[BankHoliday]) -> None:
        """Delete the days and publish the others."""
        super().delete_queryset(request, queryset)
        self._publish(request)

    def _publish(self, request: HttpRequest) -> None:
        """Show the public the days as they stand."""
        publish_bank_holidays(by=actor(request), at=timezone.now())
