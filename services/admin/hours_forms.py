"""Opening hours as staff write them: in one box, or in a grid of days and times."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from services.directory.channel_hours import (
    hours_of,
    refuse_what_rows_cannot_say,
    session_of,
    set_hours,
)
from services.hours import OpeningHours, Session, UnreadableHours, parse, write
from services.models import ContactChannel, Schedule


class ChannelForm(forms.ModelForm):
    """A channel with its hours in one box."""

    opening_hours = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"size": 26}),
        help_text="For example Mo-Fr 09:00-17:00; We 18:00-21:00. Or 24/7. Blank: not known.",
    )

    class Meta:
        # Narrow, so that a whole row fits on a laptop's screen.
        widgets = {"value": forms.TextInput(attrs={"size": 18})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the box with the hours that the rows say."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opening_hours"] = write(hours_of(self.instance))

    def clean_opening_hours(self) -> OpeningHours:
        """The hours of the box; refused in the parser's own sentence."""
        try:
            hours = parse(self.cleaned_data["opening_hours"])
            refuse_what_rows_cannot_say(hours)
        except UnreadableHours as refused:
            raise ValidationError(str(refused), code="unreadable_hours") from refused
        return hours

    def save_hours(self) -> None:
        """Write the hours to the rows of the saved channel, where the box changed."""
        if "opening_hours" in self.changed_data:
            set_hours(self.instance, hours=self.cleaned_data["opening_hours"])


class ChannelPageForm(forms.ModelForm):
    """A channel whose hours are the grid below it, unless it never closes."""

    always_open = forms.BooleanField(
        required=False,
        label="Open 24 hours, every day",
        help_text="Otherwise fill the grid below. No tick and an empty grid: hours not known.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tick the box where the channel never closes."""
        super().__init__(*args, **kwargs)
        self.initial["always_open"] = self.instance.hours == ContactChannel.Hours.ALWAYS

    def clean(self) -> dict[str, Any] | None:
        """Tell the grid, which is checked next, what the tick says."""
        cleaned = super().clean()
        ticked = self.cleaned_data.get("always_open")
        hours = ContactChannel.Hours
        self.instance.hours = hours.ALWAYS if ticked else hours.SESSIONS
        return cleaned

    def save_hours(self) -> None:
        """Make the channel say what the tick and the saved grid say."""
        # Read anew: the rows fetched with the channel are those from before the save.
        channel = ContactChannel.objects.get(pk=self.instance.pk)
        channel.hours = self.instance.hours
        set_hours(channel, hours=parse(write(hours_of(channel))))


class ScheduleFormSet(forms.BaseInlineFormSet):
    """The grid: its rows together must be hours that can be read back."""

    def clean(self) -> None:
        """Refuse rows that overlap, and rows beside the tick for never closing."""
        super().clean()
        rows = [
            form.instance
            for form in self.forms
            if form.is_valid() and (form.has_changed() or form.instance.pk)
            if form not in self.deleted_forms
        ]
        if rows and self.instance.hours == ContactChannel.Hours.ALWAYS:
            raise ValidationError("It is open 24 hours: take the rows off, or the tick.")
        try:
            parse(write(OpeningHours(tuple(sorted(map(_session, rows))))))
        except UnreadableHours as refused:
            raise ValidationError(str(refused), code="unreadable_hours") from refused


def _session(row: Schedule) -> Session:
    """A row of the grid as a session; ValidationError where no clock can show it."""
    try:
        return session_of(row)
    except ValueError as refused:
        raise ValidationError("A row of the grid has no such day or time.") from refused
