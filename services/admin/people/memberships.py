"""The roles of a person, on their page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from services.directory.people import active_administrators
from services.models import Membership


class RolesFormSet(BaseInlineFormSet):
    """The roles together: somebody must stay who can let people in."""

    def clean(self) -> None:
        """Refuse to take the last administrator's role away."""
        super().clean()
        person = self.instance
        stays = person.is_superuser or any(
            form.cleaned_data.get("role") == Membership.Role.ADMINISTRATOR
            and not form.cleaned_data.get("DELETE")
            for form in self.forms
            if hasattr(form, "cleaned_data")
        )
        if stays or active_administrators().exclude(pk=person.pk).exists():
            return
        raise ValidationError("At least one administrator must stay.", code="last_administrator")


class MembershipInline(admin.StackedInline):
    """One role a row."""

    model = Membership
    formset = RolesFormSet
    fields = (("role", "organization", "area"),)
    autocomplete_fields = ("organization", "area")
    extra = 0
    verbose_name = "role"
    verbose_name_plural = "roles"

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """As the permission says, but nobody changes a superuser's roles who is none."""
        return self._may(request, obj) and super().has_delete_permission(request, obj)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """As the permission says, but nobody changes a superuser's roles who is none."""
        return self._may(request, obj) and super().has_change_permission(request, obj)

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        """As the permission says, but nobody changes a superuser's roles who is none."""
        return self._may(request, obj) and super().has_add_permission(request, obj)

    def _may(self, request: Any, person: Any) -> bool:
        return person is None or not person.is_superuser or request.user.is_superuser
