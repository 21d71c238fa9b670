"""The verbs of a suggestion: a call-back, taking it over into the draft, declining it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from services.admin.screens import Screen
from services.admin.suggestion_forms import CallBackForm, DeclineForm, TakeOverForm
from services.directory.access import access_of
from services.directory.deciding import (
    NotDecided,
    decline,
    known_contacts,
    record_call_back,
    take_over,
    unfit_contact,
)
from services.directory.publishing import current_record
from services.directory.suggested import Suggested, suggested
from services.models import Suggestion

DECIDE = "services.change_suggestion"


class SuggestionScreen(Screen):
    """A screen of a suggestion: 404 for those who may not see its service, 403 for lookers."""

    model = Suggestion
    row: Suggestion
    permission = DECIDE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the row, beside the permission."""
        access = access_of(request.user)
        seen = Suggestion.objects.filter(service__in=access.services().order_by())
        if not access.may(DECIDE, get_object_or_404(seen, pk=kwargs["pk"]).service):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def reasons(self) -> Sequence[str]:
        """It is decided already."""
        decided = self.row.decided_at is not None
        return ["Somebody has decided this suggestion already."] if decided else []

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Show why a decision may not be, on the form."""
        try:
            return super().form_valid(form)
        except NotDecided as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            return self.form_invalid(form)

    @cached_property
    def rows(self) -> tuple[Suggested, ...]:
        """What is suggested, beside what the public sees."""
        return suggested(self.row, now=current_record(self.row.service))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The suggested texts, for the page."""
        return super().get_context_data(rows=self.rows, suggestion=self.row, **kwargs)


class CallBackScreen(SuggestionScreen):
    """Notes that the provider was asked through another contact than the suggested one."""

    form_class = CallBackForm
    template_name = "admin/services/suggestion/call_back.html"
    title = "Record a call-back"
    button = "They confirmed it"
    explanation = (
        "Ring the office through a contact that we had before this suggestion, and read each "
        "change to them. Never ring the suggested number to ask whether it is right: a lapsed "
        "web address can be bought by anybody. Do not ring a helpline to test it."
    )

    @property
    def office_contact(self) -> str:
        """How staff reach the office, unless that is what was suggested."""
        contact = self.row.service.organization.office_contact
        return "" if unfit_contact(self.row, contact) else contact

    def get_form_kwargs(self) -> dict[str, Any]:
        """The contacts to offer."""
        office = " ".join(self.office_contact.split())[:140]
        contacts = [*filter(None, [office]), *known_contacts(self.row)]
        return {**super().get_form_kwargs(), "contacts": contacts}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The office contact as staff wrote it down."""
        written = self.row.service.organization.office_contact
        return super().get_context_data(office_contact=written, **kwargs)

    def act(self, form: forms.BaseForm) -> str:
        """Record it."""
        through = form.cleaned_data["through"]
        record_call_back(suggestion=self.row, by=self.actor, at=timezone.now(), through=through)
        return "Call-back recorded."


class TakeOverScreen(SuggestionScreen):
    """Writes chosen texts into the draft. The public sees them after the usual review."""

    form_class = TakeOverForm
    template_name = "admin/services/suggestion/take_over.html"
    explanation = (
        "Nothing of this is public yet: the draft goes the usual way of review. Who takes a "
        "number over cannot be the one who publishes it."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        """What the screen does: a suggestion without texts has nothing to take over."""
        return "Take over into the draft" if self.row.changes else "Dealt with"

    @property
    def button(self) -> str:  # type: ignore[override]
        """The words of the button."""
        return self.title

    @property
    def offered(self) -> tuple[Suggested, ...]:
        """The texts that may be taken over now: without a call-back, none that leads somewhere."""
        called_back = self.row.called_back_at is not None
        return tuple(row for row in self.rows if called_back or not row.waits)

    def reasons(self) -> Sequence[str]:
        """Decided already, or everything waits for a call-back."""
        if decided := super().reasons():
            return decided
        if self.rows and not self.offered:
            return ["Everything here waits for a call-back. Record that first."]
        return []

    def get_form_kwargs(self) -> dict[str, Any]:
        """What may be taken over."""
        return {**super().get_form_kwargs(), "rows": self.offered}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What waits."""
        waiting = [row for row in self.rows if row not in self.offered]
        return super().get_context_data(waiting=waiting, **kwargs)

    def act(self, form: forms.BaseForm) -> str:
        """Take it over."""
        names, note = form.cleaned_data["names"], form.cleaned_data["note"]
        take_over(suggestion=self.row, names=names, by=self.actor, at=timezone.now(), note=note)
        return "Taken over into the draft." if names else "Dealt with."


class DeclineScreen(SuggestionScreen):
    """Leaves the listing as it is."""

    form_class = DeclineForm
    title = "Decline"
    button = "Decline"
    explanation = "The listing stays as it is. The suggestion stays in the list, with your note."

    def act(self, form: forms.BaseForm) -> str:
        """Decline it."""
        note = form.cleaned_data["note"]
        decline(suggestion=self.row, by=self.actor, at=timezone.now(), note=note)
        return "Declined."
