"""Closed for a while: a service, or one of its numbers, in two taps on a phone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from services.admin.permissions import PUBLISH
from services.admin.screens import WIDE, ServiceScreen, gone
from services.directory.amending import amend_hours
from services.directory.channel_hours import hours_or_unknown
from services.directory.hidden_places import hidden_addresses_in, hidden_places
from services.directory.prose import numbers_in
from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record
from services.directory.wording import faults
from services.hours import Dates, OpeningHours, closed_until, is_closure, open_again
from services.models import ContactChannel, Service

AGAIN, CHOSEN = "again", "chosen"
LONGEST = timedelta(days=366)


class ClosingForm(forms.Form):
    """Which channels, until when, and why.

    `until` is no field: it is the name of the buttons, whose values are days, CHOSEN or AGAIN.
    """

    channel = forms.ModelChoiceField(
        ContactChannel.objects.none(),
        required=False,
        empty_label="All of its numbers, chats and links",
        label="What is closed",
    )
    day = forms.DateField(
        required=False,
        label="Or until another day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = forms.CharField(
        required=False,
        max_length=200,
        widget=WIDE,
        label="Why",
        help_text="Public. May be blank.",
    )

    def __init__(self, *args: Any, service: Service, today: date, **kwargs: Any) -> None:
        """Offer the channels of the service."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.hidden = hidden_places(service)
        cast("forms.ModelChoiceField", self.fields["channel"]).queryset = service.channels.all()

    def clean_why(self) -> str:
        """One line without the marks that the notation puts around a note; it is public at once."""
        why = " ".join(self.cleaned_data["why"].replace('"', "'").split())
        texts = {"Why": why}
        told = [*numbers_in([why]), *hidden_addresses_in(texts, self.hidden), *faults(texts)]
        if told:
            raise ValidationError(told)
        return why

    def clean(self) -> dict[str, Any]:
        """The day it opens again as `opens`; None for "open again now"."""
        cleaned = self.cleaned_data
        until = self.data.get("until", "")
        if until == AGAIN:
            return {**cleaned, "opens": None}
        opens = cleaned.get("day") if until == CHOSEN else _day_of(until)
        if opens is None:
            raise ValidationError("Choose the day on which it opens again.", code="no_day")
        if not self.today < opens <= self.today + LONGEST:
            raise ValidationError(
                "Choose a day after today, within a year. For longer, withdraw the service.",
                code="day_out_of_reach",
            )
        return {**cleaned, "opens": opens}


class ClosingScreen(ServiceScreen):
    """Closes at once, for the public too, and ends by itself. No draft is published by it."""

    permission = PUBLISH
    template_name = "admin/services/service/closing.html"
    form_class = ClosingForm
    title = "Closed for a while"
    button = "Closed until this day"
    explanation = (
        "The public sees it within seconds, and it ends by itself. Unpublished edits stay "
        "unpublished."
    )

    def reasons(self) -> list[str]:
        """The public does not see it any more."""
        return gone(self.row)

    @cached_property
    def today(self) -> date:
        """The day in London."""
        return timezone.localdate()

    def get_form_kwargs(self) -> dict[str, Any]:
        """The service, the day, and the channel whose button was pressed."""
        return {
            **super().get_form_kwargs(),
            "service": self.row,
            "today": self.today,
            "initial": {"channel": self.request.GET.get("channel")},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The buttons, and what is closed now."""
        tomorrow = self.today + timedelta(days=1)
        monday = self.today + timedelta(days=7 - self.today.weekday())
        offered = dict.fromkeys((tomorrow, monday))
        return super().get_context_data(
            offered=[(day.isoformat(), _until(day, tomorrow)) for day in offered],
            chosen=CHOSEN,
            again=AGAIN if self.closed_now else "",
            closed_now=self.closed_now,
            **kwargs,
        )

    @cached_property
    def closed_now(self) -> list[str]:
        """The channels that are closed today by an exception, and until when.

        Those of the public's record come first, then those of the working copy.
        """
        current = current_record(self.row)
        rows = self.row.channels.prefetch_related("schedules", "exceptions")
        shown = [(row.value, row.opening_hours) for row in current.channels] if current else []
        kept = [(row.value, hours_or_unknown(row)) for row in rows]
        found = (
            f"{value}, until the end of {_said(change.on.last)}"
            for value, hours in (*shown, *kept)
            for change in hours.changes
            if isinstance(change.on, Dates) and is_closure(change, self.today)
        )
        return list(dict.fromkeys(found))

    def act(self, form: forms.BaseForm) -> str:
        """Close, or open again."""
        cleaned = form.cleaned_data
        opens, why = cleaned["opens"], cleaned["why"]

        now = timezone.now()

        def amend(hours: OpeningHours) -> OpeningHours:
            if opens is None:
                return open_again(hours, first=self.today)
            return closed_until(hours, at=now, opens=opens, note=why)

        channel = cleaned["channel"]
        done = "Open again." if opens is None else f"Closed until {_said(opens)}."
        amended = amend_hours(
            service=self.row, channel=channel, amend=amend, by=self.actor, at=now, note=done
        )
        if not amended.changed:
            raise NotPublishable(amended.refused or ["There is nothing here that can be closed."])
        return " ".join((done, *amended.refused))


def _day_of(value: str) -> date | None:
    """The day that a button stands for; None for what no button of ours sends."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _until(day: date, tomorrow: date) -> str:
    """The words of a button."""
    name = "tomorrow" if day == tomorrow else date_format(day, "l")
    return f"Closed until {name}, {date_format(day, 'j F')}"


def _said(day: date) -> str:
    """A day in a sentence."""
    return date_format(day, "l j F Y")
