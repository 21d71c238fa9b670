"""What an administrator does about one person: each says what will happen, then asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from services.admin.people.forms import WrittenReasonForm
from services.admin.screens import Screen
from services.admin.signing_in.invitations import post, send_invitation
from services.directory.people import LastAdministrator, disable, enable, renew_invitation
from services.directory.second_factors import has_second_factor, reset_second_factor

KEEPS_PEOPLE = "auth.change_user"
NOT_SENT = "The mail could not be sent. Try again later, with “Send the invitation again”."
OPERATORS_ONLY = "This account belongs to the operator. Only another operator may do this."


class PersonScreen(Screen):
    """A screen about one person. The verb leaves its own line in the person's history."""

    model = User
    row: User
    permission = KEEPS_PEOPLE
    form_class: type[forms.BaseForm] = WrittenReasonForm

    def row_url(self) -> str:
        """The page of the person."""
        return reverse("admin:auth_user_change", args=[self.row.pk])

    def reasons(self) -> Sequence[str]:
        """Nobody does it to themselves, and a superuser is the operator's."""
        if self.row == self.actor:
            return ["You cannot do this to yourself. Ask another administrator."]
        if self.row.is_superuser and not self.actor.is_superuser:
            return [OPERATORS_ONLY]
        return self.standing_against()

    def standing_against(self) -> Sequence[str]:
        """What else speaks against it."""
        return ()

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Do it and go back to the person."""
        try:
            sentence = self.act(form)
        except LastAdministrator as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, sentence)
        return HttpResponseRedirect(self.row_url())


class ResetFactorScreen(PersonScreen):
    """For somebody who lost phone, passkey and codes."""

    title = "Reset the second factor"
    button = "Reset it"
    explanation = (
        "Be sure that it is really them who asks: ring a number that you knew before. They are "
        "signed out everywhere and set up a new second factor when they sign in next."
    )

    def standing_against(self) -> Sequence[str]:
        """There must be one."""
        return () if has_second_factor(self.row) else ["They have no second factor."]

    def act(self, form: forms.BaseForm) -> str:
        """Reset, and tell the person: it might not have been them who asked."""
        reset_second_factor(
            person=self.row,
            by=self.actor,
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
        tell(self.row.email, "Your second factor was reset", "reset your second factor")
        return "Second factor reset. They are told by e-mail, where the desk knows one."


class DisableScreen(PersonScreen):
    """For somebody who left."""

    title = "Disable this account"
    button = "Disable it"
    explanation = "They are signed out at once and cannot sign in. What they did stays in history."

    def standing_against(self) -> Sequence[str]:
        """It must be open."""
        return () if self.row.is_active else ["This account is disabled already."]

    def act(self, form: forms.BaseForm) -> str:
        """Disable."""
        reason = form.cleaned_data["reason"]
        disable(person=self.row, by=self.actor, reason=reason, at=timezone.now())
        return "Account disabled."


class EnableScreen(PersonScreen):
    """For somebody who came back."""

    title = "Enable this account"
    button = "Enable it"
    explanation = "They can sign in again with their password and second factor."

    def standing_against(self) -> Sequence[str]:
        """It must be shut."""
        return ["This account is not disabled."] if self.row.is_active else ()

    def act(self, form: forms.BaseForm) -> str:
        """Enable."""
        enable(
            person=self.row,
            by=self.actor,
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
        return "Account enabled."


class InviteAgainScreen(PersonScreen):
    """For an invitation that got lost or is over."""

    title = "Send the invitation again"
    button = "Send it again"
    explanation = "A new link goes to their e-mail address; the one of before stops working."
    form_class: type[forms.BaseForm] = forms.Form

    def standing_against(self) -> Sequence[str]:
        """They must not have accepted yet."""
        if not self.row.is_active:
            return ["This account is disabled. Enable it first."]
        if self.row.has_usable_password():
            return ["They accepted already. If they forgot the password, they can ask for a link."]
        return () if self.row.email else ["They have no e-mail address."]

    def act(self, form: forms.BaseForm) -> str:  # noqa: ARG002
        """Send."""
        renew_invitation(person=self.row, by=self.actor)
        sent = send_invitation(self.row)
        return f"Invitation sent to {self.row.email}." if sent else NOT_SENT


def tell(email: str, subject: str, what: str) -> None:
    """Write to somebody what an administrator did to their account."""
    words = (
        f"An administrator of the Signpost staff desk {what}.\n\n"
        f"If you did not ask for it, ring your organization's administrator at once.\n\n"
        f"{settings.BASE_URL}{reverse('admin:index')}\n"
    )
    if email:
        post(email, subject, words)


SCREENS: tuple[tuple[str, type[Any]], ...] = (
    ("reset-second-factor", ResetFactorScreen),
    ("disable", DisableScreen),
    ("enable", EnableScreen),
    ("invite-again", InviteAgainScreen),
)
