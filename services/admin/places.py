"""Areas and police forces, which are official and only looked at; locations, which staff keep."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Field, Q
from django.forms import Field as FormField
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from services.admin.changes import note_location
from services.admin.permissions import NeverDeleted, OwnRows, ReadOnly, access, actor
from services.directory.access import Access
from services.directory.withholding import withhold
from services.models import Area, Location, PoliceForce

GONE = "The address is already gone from the public pages."
STILL_SAYING = (
    "The public can still read it in the words of %s. Recall the service now, or take it out of "
    "the words and publish."
)


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

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """Let the form keep what it showed: a page opened earlier shows no place again."""
        if db_field.name == "address_visibility":
            kwargs["show_hidden_initial"] = True
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Location, form: ModelForm, *args: Any, **kwargs: Any
    ) -> None:
        """Save what was edited; what is hidden now is gone at once, the rest waits as a draft."""
        if not obj.pk:
            super().save_model(request, obj, form, *args, **kwargs)
            return
        obj.save(update_fields=form.changed_data)
        withheld = withhold(place=obj, by=actor(request), at=timezone.now())
        if withheld.changed:
            messages.success(request, GONE)
        if withheld.still_saying:
            messages.warning(request, STILL_SAYING % ", ".join(withheld.still_saying))
        note_location(obj)
