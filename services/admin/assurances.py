"""Checks: who checked which fact. They are added by the "Record a check" screen alone."""

from __future__ import annotations

from django.contrib import admin

from services.admin.permissions import OwnRows, ReadOnly
from services.models import Assurance


@admin.register(Assurance)
class AssuranceAdmin(ReadOnly, OwnRows):
    """The list of checks, newest first."""

    list_display = ("service", "channel", "method", "checked_on", "checked_by", "recorded_at")
    list_filter = ("method",)
    list_select_related = ("service", "channel", "checked_by")
    search_fields = ("service__name", "channel__value")
    date_hierarchy = "checked_on"
    to_service = "service"
