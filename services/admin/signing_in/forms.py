"""The forms of signing in: the library's, in this site's words, with a note of what went wrong."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from services.directory.people import note_person

NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class SignInForm(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the fields labels that stay: a placeholder goes when one types."""
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address or user name")
        self.fields["login"].widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": True,
        }
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class ForgottenForm(ResetPasswordForm):
    """Where to send a link; whether anybody has that address is not told."""

    users: list[User]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the field a label that stays."""
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs = {"autocomplete": "email", "autofocus": True}

    def clean_email(self) -> str:
        """Find active staff alone; whoever never had a password needs their invitation."""
        email: str = super().clean_email()
        found: list[User] = self.users
        self.users = [u for u in found if u.is_staff and u.has_usable_password()]
        return email


class CodeForm(AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for either."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from your app, or a recovery code")
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "autofocus": True,
        }

    def clean_code(self) -> str:
        """Note a wrong code in the person's history."""
        try:
            code: str = super().clean_code()
        except ValidationError:
            note_person(person=self.user, by=self.user, sentence="Sign-in failed: wrong code.")
            raise
        return code


class AppForm(ActivateTOTPForm):
    """The number that a new app shows. The key stays the same until an app has it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show again what was shown before: it may be in an app already."""
        session = context.request.session
        shown = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if shown:
            self.secret = session[SECRET_SESSION_KEY] = shown
        self.fields["code"].label = _("The 6 numbers that the app shows now")
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "maxlength": "10",
        }


NO_PASSKEY = (ValueError, KeyError, TypeError, AttributeError)
"""What the library raises for text that no browser made."""


class NewPasskeyForm(AddWebAuthnForm):
    """What the browser made for a new passkey."""

    def clean(self) -> dict[str, Any]:
        """Refuse what is none."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            raise
        except NO_PASSKEY as wrong:
            raise ValidationError(_("This is no passkey."), code="no_passkey") from wrong
        return cleaned


class PasskeyForm(AuthenticateWebAuthnForm):
    """What a passkey answered."""

    def clean_credential(self) -> Any:
        """Note a wrong answer in the person's history."""
        try:
            return super().clean_credential()
        except (ValidationError, *NO_PASSKEY) as wrong:
            note_person(person=self.user, by=self.user, sentence="Sign-in failed: wrong passkey.")
            raise ValidationError(_("This passkey did not fit."), code="no_passkey") from wrong


class FirstPasswordForm(forms.Form):
    """The password that somebody who was invited chooses."""

    password1 = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=NEW_PASSWORD,
        help_text=_("12 characters or more. Three or four words that do not belong together do."),
    )
    password2 = forms.CharField(label=_("The same again"), strip=False, widget=NEW_PASSWORD)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        """Know whose it is: a password that is like the name is refused."""
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password2(self) -> str:
        """Refuse two that differ, and what is easy to guess."""
        password: str = self.cleaned_data["password2"]
        if self.cleaned_data.get("password1") != password:
            raise ValidationError(_("The two are not the same."), code="mismatch")
        password_validation.validate_password(password, self.user)
        return password
