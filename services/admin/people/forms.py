"""Inviting somebody, and the facts about a person that an administrator keeps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from services.admin.screens import WIDE
from services.models import Area, Membership, Organization

LONGEST_NAME = 150
"""Signs: the address is also the name that people sign in with."""


class PersonForm(forms.ModelForm):
    """Name and e-mail address. Nothing here gives anybody more power."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email")
        labels = {"email": "e-mail address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The address is needed: a forgotten password is mended through it."""
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True

    def clean_email(self) -> str:
        """One account an address, however it is spelled."""
        email: str = self.cleaned_data["email"].lower()
        others = User.objects.exclude(pk=self.instance.pk)
        if len(email) > LONGEST_NAME:
            raise ValidationError("This address is too long.", code="too_long")
        if others.filter(email__iexact=email).exists() or (
            others.filter(username__iexact=email).exists()
        ):
            raise ValidationError("Somebody has this address already.", code="taken")
        return email


class InviteForm(PersonForm):
    """Who is invited, and with which role."""

    role = forms.ChoiceField(choices=Membership.Role.choices)
    organization = forms.ModelChoiceField(
        Organization.objects.all(), required=False, help_text="For contributors and editors."
    )
    area = forms.ModelChoiceField(
        Area.objects.all(),
        required=False,
        help_text="For reviewers; the United Kingdom means everything.",
    )

    def clean(self) -> dict[str, Any]:
        """The role has the scope that it needs."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.membership = Membership(
            role=cleaned.get("role", ""),
            organization=cleaned.get("organization"),
            area=cleaned.get("area"),
        )
        if not self.errors:
            try:
                self.membership.validate_constraints(exclude={"user"})
            except ValidationError as refused:
                self.add_error(None, refused.messages[0])
        return cleaned


class WrittenReasonForm(forms.Form):
    """Why, in words that somebody else will understand later."""

    reason = forms.CharField(
        min_length=3, max_length=500, widget=WIDE, help_text="Kept in the person's history."
    )
