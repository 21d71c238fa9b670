"""The words that services are found by."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from services.admin.changes import note_term
from services.admin.permissions import NeverDeleted
from services.models import TaxonomyTerm


@admin.register(TaxonomyTerm)
class TaxonomyTermAdmin(NeverDeleted, admin.ModelAdmin):
    """One term. Services are described by its code."""

    list_display = ("name", "vocabulary", "code", "name_cy")
    list_filter = ("vocabulary",)
    search_fields = ("name", "name_cy", "code")

    def save_model(
        self, request: HttpRequest, obj: TaxonomyTerm, *args: Any, **kwargs: Any
    ) -> None:
        """Save, then mark the published services that now differ."""
        super().save_model(request, obj, *args, **kwargs)
        note_term(obj)
