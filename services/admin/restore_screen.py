"""Bringing an earlier publication back as a draft: first what it would change, then the button."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from services.admin.histories import RESTORE, event, listing, numbered
from services.admin.review_screens import SeenForm
from services.admin.screens import ServiceScreen
from services.directory.differences import differences, fingerprint
from services.directory.holding import hold
from services.directory.publishing import frozen_now
from services.directory.records import ServiceRecord
from services.directory.restorable import NotRestorable, Restorable, restorable
from services.directory.restoring import restore
from services.models import Publication, Service

STAYS = (
    "Places stay as they are now: what was public holds no hidden address.",
    "Numbers for professionals, and all that is for staff only, stay as they are now.",
)


class RestoreScreen(ServiceScreen):
    """Shows what restoring would write into the draft, or why it cannot be done."""

    permission = RESTORE
    template_name = "admin/services/service/restore.html"
    form_class = SeenForm
    title = "Restore as a draft"
    button = "Restore as a draft"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look the listing up among those that the person may write."""
        listing(request, RESTORE, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Restore; nobody saves between the look at the draft and its end."""
        with transaction.atomic():
            hold(self.row.pk)
            return super().post(request, *args, **kwargs)

    @cached_property
    def publication(self) -> Publication:
        """What is to come back."""
        return numbered(self.row, self.kwargs["number"])

    @cached_property
    def working_copy(self) -> Service:
        """The draft as it stands."""
        return Service.objects.for_freezing().get(pk=self.row.pk)

    @cached_property
    def now(self) -> ServiceRecord:
        """What publishing the draft as it stands would show."""
        return frozen_now(self.working_copy, at=timezone.now())

    @cached_property
    def back(self) -> Restorable | NotRestorable:
        """What can come back, or why nothing can."""
        try:
            return restorable(self.working_copy, self.publication, at=timezone.now())
        except NotRestorable as refused:
            return refused

    def reasons(self) -> tuple[str, ...]:
        """Why it cannot be done."""
        return self.back.reasons if isinstance(self.back, NotRestorable) else ()

    def get_form_kwargs(self) -> dict[str, Any]:
        """The mark of the draft, to show and to compare with."""
        mark = fingerprint(self.now)
        return {**super().get_form_kwargs(), "mark": mark, "initial": {"seen": mark}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What would change in the draft, and what cannot come back."""
        if isinstance(self.back, Restorable):
            rows = differences(self.now, self.back.record)
            kwargs |= {
                "changed": [row for row in rows if row.changed],
                "same": [row for row in rows if not row.changed],
                "left": (*self.back.left, *STAYS),
            }
        history_url = reverse("admin:services_service_publications", args=[self.row.pk])
        return super().get_context_data(
            event=event(self.publication), history_url=history_url, **kwargs
        )

    def act(self, form: forms.BaseForm) -> str:
        """Restore."""
        done = restore(
            service=self.row,
            publication=self.publication,
            by=self.actor,
            at=timezone.now(),
            note=form.cleaned_data["note"],
        )
        return done.words
