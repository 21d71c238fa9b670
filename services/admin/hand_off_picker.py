"""Choosing where to send people: among one's own services, and those that the public sees."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse

from services.admin.permissions import access
from services.directory.access import Access
from services.directory.public_names import public_names
from services.models import Publication, Service


def choosable(held: Access) -> QuerySet[Service]:
    """The services that somebody may send people to."""
    own, public = held.services(), Service.objects.published()
    return Service.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")))


class HandOffPicker(AutocompleteJsonView):
    """Answers the search box of the picker, by the names that the public sees."""

    def get_queryset(self) -> QuerySet[Service]:
        """Services whose public name, or the own name of one's own, holds what was typed."""
        term, held = self.term, access(self.request)
        services = choosable(held)
        current = Publication.objects.current().filter(record__name__icontains=term)
        own = held.services().filter(name__icontains=term)
        found = Q(pk__in=current.values("service")) | Q(pk__in=own.values("pk"))
        return services.filter(found).order_by("pk")

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:  # noqa: ARG002
        """One choice, by its key and its public name."""
        name = public_names([obj.pk]).get(obj.pk, str(obj))
        return {"id": str(obj.pk), "text": name}


class PickerWidget(AutocompleteSelect):
    """The search box, asking the picker above."""

    def get_url(self) -> str:
        """Where the script of the box asks."""
        return reverse("admin:services_service_hand_off_picker")


class PublicNameField(ModelChoiceField):
    """A choice of services that shows public names."""

    def label_from_instance(self, obj: Any) -> str:
        """The name that the public sees, else that of the draft."""
        return public_names([obj.pk]).get(obj.pk, obj.name)


def picker_field(request: HttpRequest, db_field: Any, site: Any) -> PublicNameField:
    """The field of a hand-off's target."""
    return PublicNameField(queryset=choosable(access(request)), widget=PickerWidget(db_field, site))
