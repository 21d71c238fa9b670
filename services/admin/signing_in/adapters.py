"""What the sign-in library asks this site: who may sign in, where links lead, what a wait says."""

from __future__ import annotations

import logging
import time
from smtplib import SMTPException
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.directory.people import note_person

log = logging.getLogger("signpost.signin")

RECENT = 15 * 60
"""Seconds for which a password or code just given also lets one change the second factor."""

NO_MAIL = (SMTPException, OSError)
"""What is raised when the mail server is away, or refuses."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WRONG = _("This name and password do not fit. Capital letters count.")
WAIT = _("Too many wrong tries from here. Wait five minutes, then try again.")


def passkey_domain() -> str:
    """The domain that passkeys belong to; browsers know none for an IP address of this machine."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    return "localhost" if host in LOOPBACK else host


def passkeys_work(request: HttpRequest) -> bool:
    """Whether a browser at this address can use a passkey of this site."""
    host = urlsplit(f"//{request.get_host()}").hostname
    return host == passkey_domain() and (request.is_secure() or host == "localhost")


class StaffBackend(AuthenticationBackend):
    """Password by user name or e-mail address, for active staff alone."""

    def user_can_authenticate(self, user: AbstractBaseUser) -> bool:
        """Whether the account is open, and one of staff."""
        return super().user_can_authenticate(user) and bool(getattr(user, "is_staff", False))

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> None:
        """Keep nobody: a disabled account answers as a wrong password does."""


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation, and links are made from BASE_URL."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """No: people are invited."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail; the Host header has no part in it."""
        parts = {"uidb36": "UID", "key": "KEY"}
        path = reverse("account_reset_password_from_key", kwargs=parts)
        return settings.BASE_URL + path.replace("UID-KEY", quote(key))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it; where it cannot be sent the page answers as always, and the log tells."""
        try:
            super().send_mail(template_prefix, email, context)
        except NO_MAIL:
            log.exception("Mail cannot be sent.")

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:  # noqa: ARG002
        """Whether the password must be given again, because it was given long ago."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(time.time() - record["at"] < RECENT for record in records)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Note the wrong try in the person's history; of unknown names keep only that it was."""
        name = credentials.get("username") or credentials.get("email") or ""
        person = User.objects.filter(Q(username=name) | Q(email=name.lower()) & ~Q(email=""))
        known = person.first() if name else None
        if known is None:
            log.warning("A sign-in failed: no such name.")
        else:
            note_person(person=known, by=known, sentence="Sign-in failed: wrong password.")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and note it."""
        super().login(request, user)
        if isinstance(user, User):
            note_person(person=user, by=user, sentence="Signed in.")

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Set what somebody chose through a link, and note it."""
        super().set_password(user, password)
        if isinstance(user, User):
            note_person(person=user, by=user, sentence="New password set through a link.")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the pages say what happened."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Name and address together: nobody can shut a worker out from somewhere else."""
        name = str(credentials.get("email") or credentials.get("username") or "").lower()
        person = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first()
        who = f"person {person.pk}" if person else name
        return f"{who} from {self.get_client_ip(request)}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys belong to the domain of BASE_URL."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site, as a browser shows it when it makes a passkey."""
        return {"id": passkey_domain(), "name": "Signpost staff desk"}

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser | AnonymousUser,  # noqa: ARG002
        type: Any,  # noqa: A002, ARG002  (the library's name)
    ) -> str:
        """What a passkey is called unless the person says better."""
        return "Passkey"
