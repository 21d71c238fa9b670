"""Publish and withdraw: first what the public will see, then the button."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from services.admin.permissions import PUBLISH
from services.admin.screens import WIDE, ServiceScreen
from services.directory.differences import differences, fingerprint
from services.directory.publishable import reasons_against
from services.directory.publishing import current_record, frozen_now, publish, withdraw
from services.directory.records import ServiceRecord
from services.models import Service


class NoteForm(forms.Form):
    """A note for the history."""

    note = forms.CharField(
        max_length=500, required=False, widget=WIDE, help_text="For the history. Staff only."
    )


class PublishForm(NoteForm):
    """A note, and the mark of the preview that was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, mark: str, **kwargs: Any) -> None:
        """Keep the mark of what publishing now would show."""
        super().__init__(*args, **kwargs)
        self.mark = mark

    def clean(self) -> dict[str, Any]:
        """Refuse where the listing changed since the preview was shown."""
        cleaned = self.cleaned_data
        if cleaned.get("seen") != self.mark:
            self.data = {**{key: self.data[key] for key in self.data}, "seen": self.mark}
            raise forms.ValidationError(
                "Somebody changed this listing since you looked. Read it again, then publish.",
                code="changed_since",
            )
        return cleaned


class PublishScreen(ServiceScreen):
    """Shows what publishing would change for the public, or why it may not be."""

    permission = PUBLISH
    template_name = "admin/services/service/publish.html"
    form_class = PublishForm
    title = "Publish"
    button = "Publish"

    @cached_property
    def then(self) -> ServiceRecord:
        """What the public would see."""
        working_copy = Service.objects.for_freezing().get(pk=self.row.pk)
        return frozen_now(working_copy, at=timezone.now())

    def reasons(self) -> list[str]:
        """What must be mended first."""
        return reasons_against(Service.objects.for_freezing().get(pk=self.row.pk))

    def get_form_kwargs(self) -> dict[str, Any]:
        """The mark of the preview, to show and to compare with."""
        mark = fingerprint(self.then)
        return {**super().get_form_kwargs(), "mark": mark, "initial": {"seen": mark}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The preview, and whether it differs from what the public sees."""
        now = current_record(self.row)
        same = now is not None and self.then.says_the_same_as(now)
        rows = differences(now, self.then)
        return super().get_context_data(rows=rows, same=same, first=now is None, **kwargs)

    def act(self, form: forms.BaseForm) -> str:
        """Publish."""
        note = form.cleaned_data["note"]
        publish(service=self.row, by=self.actor, at=timezone.now(), note=note)
        return "Published. The public sees it within seconds."


class WithdrawScreen(ServiceScreen):
    """Takes a service off the public site; the working copy stays."""

    permission = PUBLISH
    form_class = NoteForm
    title = "Withdraw"
    button = "Withdraw"
    explanation = "The public will not see this service any more. What you wrote here stays."

    def reasons(self) -> list[str]:
        """Nothing to withdraw."""
        return [] if current_record(self.row) else ["The public does not see this service."]

    def act(self, form: forms.BaseForm) -> str:
        """Withdraw."""
        note = form.cleaned_data["note"]
        withdraw(service=self.row, by=self.actor, at=timezone.now(), note=note)
        return "Withdrawn. The public does not see it any more."
