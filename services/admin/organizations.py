"""Organizations: who runs services."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest

from services.admin.changes import note_organization
from services.admin.permissions import NeverDeleted, OwnRows, access
from services.directory.access import Access
from services.models import Organization


@admin.register(Organization)
class OrganizationAdmin(NeverDeleted, OwnRows):
    """One organization. Its name stands on each of its services, so a save marks them."""

    list_display = ("name", "alternate_name", "website")
    search_fields = ("name", "name_cy", "alternate_name", "key")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    prepopulated_fields = {"key": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "name_cy", "alternate_name", "key", "website")}),
        ("For staff only", {"fields": ("office_contact", "office_email")}),
    )

    def own(self, held: Access) -> Q:
        """The organizations that the person may see."""
        return Q(pk__in=held.organizations())

    def service_of(self, row: object) -> None:
        """None: it is no part of a service."""

    def may(self, request: HttpRequest, row: Organization) -> bool:
        """Editors change their own, reviewers those of their area."""
        return access(request).may_run(row)

    def save_model(
        self, request: HttpRequest, obj: Organization, *args: Any, **kwargs: Any
    ) -> None:
        """Save, then mark the published services that now differ."""
        super().save_model(request, obj, *args, **kwargs)
        note_organization(obj)
