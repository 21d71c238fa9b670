"""What a session has shown so far, and how far that lets it go."""

from __future__ import annotations

from enum import Enum

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.models import User
from django.http import HttpRequest

from services.directory.second_factors import has_second_factor, needs_second_factor

SIGNING_IN = frozenset(
    {
        "staff_login",
        "account_login",
        "account_inactive",
        "mfa_authenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "invitation",
        "admin:logout",
    }
)
"""Pages for those who are not signed in yet, or want out."""

ENROLLING = frozenset({"mfa_index", "passkey_add", "recovery_codes", "account_reauthenticate"})
"""Pages for those who are to get a second factor."""

AFTERWARDS = "desk_afterwards"
"""In the session: the page that somebody asked for before they were led to enrol."""


class Standing(Enum):
    """How far a session has come."""

    THROUGH = "through"
    TO_ENROL = "to enrol"
    NOT_SHOWN = "has a second factor that the browser has not shown since signing in"


def standing(request: HttpRequest, user: User) -> Standing:
    """How far the session of `user` has come.

    A session that began before the person enrolled does not grow with them: it has to sign in anew.
    """
    if shown_second_factor(request, user):
        return Standing.THROUGH
    if has_second_factor(user):
        return Standing.NOT_SHOWN
    return Standing.TO_ENROL if needs_second_factor(user) else Standing.THROUGH


def shown_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether the browser that asks gave a code or a passkey."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)
