"""Areas and police forces, which are official and only looked at; locations, which staff keep."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from services.admin.changes import note_location
from services.admin.permissions import NeverDeleted, OwnRows, ReadOnly, access
from services.directory.access import Access
from services.models import Area, Location, PoliceForce


@admin.register(Area)
class AreaAdmin(ReadOnly, admin.ModelAdmin):
    """One official area; commands load them."""

    list_display = ("name", "kind", "code", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("name", "name_cy", "official_name", "=code")


@admin.register(PoliceForce)
class PoliceForceAdmin(ReadOnly, admin.ModelAdmin):
    """One police force; commands load them."""

    list_display = ("official_name", "short_name", "area")
    list_select_related = ("area",)
    search_fields = ("official_name", "short_name", "name_cy", "slug")


@admin.register(Location)
class LocationAdmin(NeverDeleted, OwnRows):
    """One place. Its address is hidden unless somebody chooses otherwise here."""

    list_display = ("name", "town", "district", "address_visibility")
    list_filter = ("address_visibility",)
    list_select_related = ("district",)
    search_fields = ("name", "town", "postcode")
    autocomplete_fields = ("district", "organization")
    fields = (
        "name",
        "organization",
        "address",
        "town",
        "postcode",
        "district",
        "address_visibility",
    )

    def own(self, held: Access) -> Q:
        """The places that the person may see."""
        return Q(pk__in=held.locations())

    def service_of(self, row: object) -> None:
        """None: it is no part of a service."""

    def may(self, request: HttpRequest, row: Location) -> bool:
        """Who may change it: whose place it is, and who reviews what is given there."""
        return access(request).may_change_place(row)

    def save_model(self, request: HttpRequest, obj: Location, *args: Any, **kwargs: Any) -> None:
        """Save, then mark the published services that now differ."""
        super().save_model(request, obj, *args, **kwargs)
        note_location(obj)
