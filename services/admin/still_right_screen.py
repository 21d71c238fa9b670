"""“Still right”: one click says that what the public sees was checked, and how."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from services.admin.permissions import CHECK
from services.admin.screens import ServiceScreen
from services.directory.checking import record_check
from services.directory.differences import Difference, differences, fingerprint
from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record
from services.directory.records import ServiceRecord
from services.models import Assurance, ContactChannel

WAYS = (
    (Assurance.Method.RANG_OFFICE, "Rang the office"),
    (Assurance.Method.WEBSITE, "Read their website"),
    (Assurance.Method.PROVIDER, "They told us"),
)
"""How a member of staff checks. Nobody rings a crisis line to test it."""

TO_WORK_LIST = "work"

INTERNAL = ("Slug", "Page title", "Review due", "Run by police", "Is national line", "Checks")
"""Facts of a record that nobody rings an office about."""


class StillRightForm(forms.Form):
    """Which number (none: the listing), how, and the mark of what was shown.

    The buttons are the choices of `method`.
    """

    channel = forms.IntegerField(required=False, widget=forms.HiddenInput)
    method = forms.ChoiceField(choices=WAYS)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: ServiceRecord | None, **kwargs: Any) -> None:
        """Keep what the public sees."""
        super().__init__(*args, **kwargs)
        self.record = record

    def clean(self) -> dict[str, Any]:
        """Refuse a number that is not public, and a record that was changed meanwhile."""
        cleaned = self.cleaned_data
        record = self.record
        if record is None or cleaned.get("seen") != fingerprint(record):
            raise ValidationError(
                "What the public sees changed since you looked. Look again, then click.",
                code="changed_since",
            )
        if cleaned.get("channel") not in {None, *(row.id for row in record.channels)}:
            raise ValidationError("The public does not see this number.", code="not_public")
        return cleaned


class StillRightScreen(ServiceScreen):
    """Stamps what the public sees now; it never publishes an edit."""

    permission = CHECK
    form_class = StillRightForm
    template_name = "admin/services/service/still_right.html"
    title = "Still right"
    button = "Still right"
    explanation = (
        "Check with the office or their website, never by ringing a helpline to test it. "
        "Your click is shown beside what the public sees now; unpublished edits stay unpublished."
    )

    @cached_property
    def record(self) -> ServiceRecord | None:
        """What the public sees."""
        return current_record(self.row)

    def reasons(self) -> list[str]:
        """Nothing is public."""
        return [] if self.record else ["The public does not see this service."]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The record, to compare with what was shown."""
        return {**super().get_form_kwargs(), "record": self.record}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is public, and a row of buttons for each number."""
        record = self.record
        rows: list[Difference] = differences(None, record) if record else []
        rows = [row for row in rows if row.label not in INTERNAL]
        return super().get_context_data(
            rows=rows,
            numbers=record.channels if record else (),
            seen=fingerprint(record) if record else "",
            ways=WAYS,
            **kwargs,
        )

    def act(self, form: forms.BaseForm) -> str:
        """Record it."""
        cleaned = form.cleaned_data
        channel = ContactChannel.objects.filter(
            service=self.row, pk=cleaned["channel"] or 0
        ).first()
        if cleaned["channel"] and channel is None:
            raise NotPublishable(["The draft has this number no more. Publish the draft first."])
        record_check(
            service=self.row,
            channel=channel,
            method=Assurance.Method(cleaned["method"]),
            on=timezone.localdate(),
            by=self.actor,
            at=timezone.now(),
            seen_record=cleaned["seen"],
        )
        what = channel.value if channel else "the whole listing"
        return f"Checked today: {what}. {dict(WAYS)[Assurance.Method(cleaned['method'])]}."

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Record it; back to the work list for those who came from there."""
        answer = super().form_valid(form)
        if self.request.POST.get("from") == TO_WORK_LIST:
            return redirect(reverse("admin:index"))
        return redirect(self.request.path) if form.cleaned_data["channel"] else answer
