"""Record a check: who checked which fact, how and when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from services.admin.permissions import CHECK
from services.admin.screens import ServiceScreen, gone
from services.directory.checking import record_check
from services.directory.publishing import current_record
from services.models import Assurance, ContactChannel, Service

OLDEST = timedelta(days=366)


class CheckForm(forms.Form):
    """What was checked. Only ways in which a person checks are offered."""

    channel = forms.ModelChoiceField(
        ContactChannel.objects.none(),
        required=False,
        empty_label="The whole listing",
        label="What was checked",
    )
    method = forms.ChoiceField(
        label="How", choices=[(way.value, way.label) for way in Assurance.CHECKED_BY_STAFF]
    )
    checked_on = forms.DateField(
        label="On which day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        """Offer the channels of the service."""
        super().__init__(*args, **kwargs)
        current = current_record(service)
        self.public = {row.id: row.value for row in current.every_channel} if current else {}
        cast("forms.ModelChoiceField", self.fields["channel"]).queryset = service.channels.all()

    def clean_checked_on(self) -> date:
        """A check is never in the future, and one of long ago vouches for nothing."""
        day: date = self.cleaned_data["checked_on"]
        if day < timezone.localdate() - OLDEST:
            raise ValidationError("This is more than a year ago. Check it anew.", code="old")
        if day > timezone.localdate():
            raise ValidationError("This day has not come yet.", code="future")
        return day

    def clean_channel(self) -> ContactChannel | None:
        """Refuse where the public sees another number than the one that was checked."""
        channel: ContactChannel | None = self.cleaned_data["channel"]
        if channel and self.public.get(channel.pk, channel.value) != channel.value:
            raise ValidationError(
                "The public still sees %(public)s. Publish the change, then record the check.",
                code="not_public_yet",
                params={"public": self.public[channel.pk]},
            )
        return channel


class CheckScreen(ServiceScreen):
    """Stamps what the public sees now; it never publishes an edit."""

    permission = CHECK
    form_class = CheckForm
    title = "Record a check"
    button = "Record this check"
    explanation = (
        "The check is shown beside what the public sees now. Unpublished edits stay unpublished."
    )

    def reasons(self) -> list[str]:
        """The public does not see it any more."""
        return gone(self.row)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The service, and today as the day that is offered."""
        initial = {"checked_on": timezone.localdate()}
        return {**super().get_form_kwargs(), "service": self.row, "initial": initial}

    def act(self, form: forms.BaseForm) -> str:
        """Record it."""
        cleaned = form.cleaned_data
        record_check(
            service=self.row,
            channel=cleaned["channel"],
            method=Assurance.Method(cleaned["method"]),
            on=cleaned["checked_on"],
            by=self.actor,
            at=timezone.now(),
        )
        return "Check recorded."
