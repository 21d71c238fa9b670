"""The form of a service: its own columns, and the word that somebody has read its Welsh."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict

from services.admin.conflicts import GuardedForm
from services.admin.shown import ShownField
from services.directory.welsh import note_welsh_read, welsh_is_read, welsh_mark

UNREAD = (
    "Somebody changed the Welsh since you opened this page, perhaps that of a number on its own "
    "page. Read it again, then tick. Nothing is saved yet."
)


class ServiceForm(GuardedForm):
    """A service as staff edit it. The tick goes by itself when any of the Welsh changes.

    A new tick is for the Welsh that the page showed, of which `welsh_shown` is the mark, and for
    what its sender makes of it.
    """

    welsh_shown = ShownField()
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
            self.initial["welsh_shown"] = welsh_mark(self.instance)

    def clean(self) -> dict[str, Any] | None:
        """Refuse a tick for Welsh that the page did not show; whatever else was typed stays."""
        cleaned = super().clean()
        ticked = "welsh_read" in self.changed_data and self.cleaned_data.get("welsh_read")
        now = self.initial.get("welsh_shown", "")
        if ticked and self.cleaned_data.get("welsh_shown", "") != now:
            self.add_error("welsh_read", UNREAD)
            data = cast("QueryDict", self.data).copy()
            data["welsh_shown"], data["welsh_read"] = now, ""
            self.data = data
        return cleaned

    def save_welsh(self) -> None:
        """Note that the Welsh was read, or that it was not after all, where somebody said so."""
        if "welsh_read" in self.changed_data:
            note_welsh_read(service=self.instance, read=self.cleaned_data["welsh_read"])
