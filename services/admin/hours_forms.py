"""Opening hours as staff write them: in one box, or in rows of days and times below it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from services.admin.conflicts import GuardedForm
from services.admin.hours_box import LONGEST, HoursBox, nation_of
from services.admin.hours_rows import NOT_BOTH, remember_typed
from services.directory.channel_hours import hours_of, locked, set_hours
from services.hours import (
    Calendar,
    OpeningHours,
    UnreadableHours,
    parse,
    write_english,
)
from services.models import ContactChannel

BY_ROWS = ("always_open", "bank_holidays")


class ChannelForm(forms.ModelForm):
    """A channel with its hours in one box. `calendar` is given by the page, one for all boxes."""

    calendar: Calendar | None = None

    opening_hours = forms.CharField(
        label="Opening hours: type them as you would say them",
        required=False,
        max_length=LONGEST,
        widget=HoursBox,
        help_text="For example: Mon to Fri 9am-5pm, Wed 6-9pm, closed bank holidays. Or 24/7. "
        "Blank: not known.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the box with the hours that the rows say."""
        super().__init__(*args, **kwargs)
        box = self.box
        if box is None or not self.instance.pk:
            return
        box.service = self.instance.service
        box.nation, box.calendar = nation_of(box.service), self.calendar
        try:
            self.initial["opening_hours"] = box.kept = write_english(hours_of(self.instance))
        except UnreadableHours as contradiction:
            box.kept_is_unreadable = (
                f"What is kept cannot be read, and shows as not known: {contradiction} "
                "Type the hours anew, or mend the rows."
            )

    @property
    def box(self) -> HoursBox | None:
        """The box of hours; None for those who may look only."""
        field = self.fields.get("opening_hours")
        return field.widget if field and isinstance(field.widget, HoursBox) else None

    def clean_opening_hours(self) -> OpeningHours | None:
        """The hours of the box, None where nobody touched it.

        Refused in the parser's own sentence. That nobody else changed them meanwhile is seen to by
        the page that the box stands on: see `services.admin.conflicts`.
        """
        text = self.cleaned_data["opening_hours"]
        kept = self.box.kept if self.box else ""
        if _one_line(text) == _one_line(kept):
            return None
        try:
            return parse(text)
        except UnreadableHours as refused:
            raise ValidationError(str(refused), code="unreadable_hours") from refused

    @property
    def typed(self) -> OpeningHours | None:
        """The hours of the box, where somebody changed it."""
        return self.cleaned_data.get("opening_hours")

    def save_hours(self) -> None:
        """Write the hours to the rows of the saved channel, where the box changed."""
        if self.typed is not None:
            set_hours(self.instance, hours=self.typed)


class ChannelPageForm(GuardedForm, ChannelForm):
    """A channel on its own page, where the rows of its hours can be changed instead of the box."""

    always_open = forms.BooleanField(
        required=False,
        label="Open 24 hours, every day",
        help_text="Otherwise fill the rows below. No tick and no row: hours not known.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tick the box where the channel never closes."""
        super().__init__(*args, **kwargs)
        if self.box:
            self.box.days_open = True
        self.initial["always_open"] = self.instance.hours == ContactChannel.Hours.ALWAYS

    def clean(self) -> dict[str, Any] | None:
        """Tell the rows, which are checked next, what the box and the tick say."""
        cleaned = super().clean()
        if self.typed is not None and any(name in BY_ROWS for name in self.changed_data):
            raise ValidationError(NOT_BOTH, code="box_and_rows")
        hours = ContactChannel.Hours
        ticked = self.cleaned_data.get("always_open")
        self.instance.hours = hours.ALWAYS if ticked else hours.SESSIONS
        remember_typed(self.instance, typed=self.typed is not None)
        return cleaned

    def save_rows(self, *, changed: bool) -> None:
        """Make the channel say what the box says or, where that stayed, what the rows say.

        `changed` tells whether any row did.
        """
        if self.typed is not None:
            self.save_hours()
        elif changed or any(name in BY_ROWS for name in self.changed_data):
            # Read anew: the rows fetched with the channel are those from before the save.
            channel = locked(self.instance)
            channel.hours = self.instance.hours
            set_hours(channel, hours=hours_of(channel))


def _one_line(text: str) -> str:
    """Text as it is compared: browsers send line ends of their own."""
    return " ".join(text.split())
