"""Withdraw: a service off the public site, its working copy kept."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from services.admin.permissions import PUBLISH
from services.admin.review_screens import NoteForm
from services.admin.screens import ServiceScreen
from services.directory.publishing import current_record, withdraw


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
