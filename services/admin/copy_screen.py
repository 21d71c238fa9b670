"""Copy hours: one number keeps the hours of another."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from services.admin.changes import note_service
from services.admin.screens import Screen
from services.directory.channel_hours import hours_of, hours_or_unknown, set_hours
from services.directory.holding import hold, touch
from services.hours import UnreadableHours, write_english
from services.models import ContactChannel


class ChannelWithHours(forms.ModelChoiceField):
    """A choice of channels, each with its service and its hours in words."""

    def label_from_instance(self, obj: ContactChannel) -> str:
        """The channel, its service and its hours."""
        words = write_english(hours_or_unknown(obj)) or "hours not known"
        return f"{obj.service}: {obj} ({words})"


class CopyForm(forms.Form):
    """Which channel to copy from: any other of the organization."""

    source = ChannelWithHours(ContactChannel.objects.none(), label="Copy the hours of")

    def __init__(self, *args: Any, others: QuerySet[ContactChannel], **kwargs: Any) -> None:
        """Offer `others`, by their services."""
        super().__init__(*args, **kwargs)
        others = others.select_related("service").prefetch_related("schedules", "exceptions")
        cast("forms.ModelChoiceField", self.fields["source"]).queryset = others.order_by(
            "service__name", "position"
        )

    def clean_source(self) -> ContactChannel:
        """Refuse a channel whose own rows cannot be read."""
        source: ContactChannel = self.cleaned_data["source"]
        try:
            hours_of(source)
        except UnreadableHours as contradiction:
            raise ValidationError(str(contradiction), code="unreadable_hours") from contradiction
        return source


class CopyHoursScreen(Screen):
    """Gives a channel the hours of another; the public sees them when the service is published."""

    model = ContactChannel
    row: ContactChannel
    permission = "services.change_contactchannel"
    form_class = CopyForm
    title = "Copy hours from another number or chat"
    button = "Copy these hours"
    explanation = (
        "The hours here are replaced, exceptions and bank holidays too. The public sees them once "
        "the service is published."
    )

    def others(self) -> QuerySet[ContactChannel]:
        """The other channels of the organization that the person may see."""
        organization = self.row.service.organization_id
        own = self.model_admin.get_queryset(self.request)
        return own.filter(service__organization=organization).exclude(pk=self.row.pk)

    def reasons(self) -> list[str]:
        """Nothing to copy from."""
        if self.others().exists():
            return []
        return ["The organization has no other number or chat to copy from."]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The channels to copy from."""
        return {**super().get_form_kwargs(), "others": self.others()}

    def act(self, form: forms.BaseForm) -> str:
        """Copy them."""
        source, service = form.cleaned_data["source"], self.row.service
        with transaction.atomic():
            hold(service.pk)
            set_hours(self.row, hours=hours_of(source))
            touch(service=service, by=self.actor, at=timezone.now())
            note_service(service)
        return f"Copied the hours of {source}."
