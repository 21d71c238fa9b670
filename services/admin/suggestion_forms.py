"""What the screens of a suggestion ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from services.admin.screens import WIDE
from services.directory.suggested import Suggested

OTHER = "other"


class CallBackForm(forms.Form):
    """Through which contact, known before, the provider confirmed it."""

    contact = forms.ChoiceField(label="Through", widget=forms.RadioSelect)
    details = forms.CharField(
        max_length=150,
        required=False,
        widget=WIDE,
        label="Who said so, or which other contact",
        help_text="For the history. Staff only.",
    )

    def __init__(self, *args: Any, contacts: Sequence[str], **kwargs: Any) -> None:
        """Offer the contacts known before."""
        super().__init__(*args, **kwargs)
        offered = [(contact, contact) for contact in contacts]
        self.fields["contact"] = forms.ChoiceField(
            label="Through",
            widget=forms.RadioSelect,
            choices=[*offered, (OTHER, "Another contact, known before: write it below")],
        )

    def clean(self) -> dict[str, Any]:
        """The contact in one text as `through`."""
        cleaned = self.cleaned_data
        contact, details = cleaned.get("contact", ""), cleaned.get("details", "")
        if contact == OTHER and not details:
            self.add_error("details", "Write which contact it was.")
        chosen = "" if contact == OTHER else contact
        return {**cleaned, "through": ": ".join(filter(None, (chosen, details)))}


class TakeOverForm(forms.Form):
    """Which of the texts, and a note."""

    names = forms.MultipleChoiceField(
        label="What to take over", required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        max_length=500, required=False, widget=WIDE, help_text="For the history. Staff only."
    )

    def __init__(self, *args: Any, rows: Sequence[Suggested], **kwargs: Any) -> None:
        """Offer `rows`, all chosen; a suggestion without texts is only marked as dealt with."""
        super().__init__(*args, **kwargs)
        self.rows = rows
        if not rows:
            del self.fields["names"]
            return
        self.fields["names"] = forms.MultipleChoiceField(
            label="What to take over",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(row.name, f"{row.label}: {row.then or '(leave empty)'}") for row in rows],
            initial=[row.name for row in rows],
        )

    def clean(self) -> dict[str, Any]:
        """Something must be chosen where something was suggested."""
        cleaned = self.cleaned_data
        if self.rows and not cleaned.get("names") and not self.has_error("names"):
            self.add_error("names", "Choose at least one, or decline the suggestion.")
        return {"names": [], **cleaned}


class DeclineForm(forms.Form):
    """Why."""

    note = forms.CharField(
        max_length=500, widget=WIDE, label="Why", help_text="For the history. Staff only."
    )
