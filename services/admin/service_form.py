"""The form of a service: its own columns, and the word that somebody has read its Welsh."""

from __future__ import annotations

from typing import Any

from django import forms

from services.admin.conflicts import GuardedForm
from services.directory.welsh import note_welsh_read, welsh_is_read


class ServiceForm(GuardedForm):
    """A service as staff edit it. The tick goes by itself when any of the Welsh changes."""

    welsh_read = forms.BooleanField(
        label="A Welsh speaker has read the Welsh",
        required=False,
        help_text="All of it: the fields above, those of the numbers, and the hand-offs. The tick "
        "goes by itself when any of it changes. The history keeps who ticked it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Tick the box where the Welsh was read as it stands."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["welsh_read"] = welsh_is_read(self.instance)

    def save_welsh(self) -> None:
        """Note that the Welsh was read, or that it was not after all, where somebody said so."""
        if "welsh_read" in self.changed_data:
            note_welsh_read(service=self.instance, read=self.cleaned_data["welsh_read"])
