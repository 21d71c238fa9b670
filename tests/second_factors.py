"""Second factors for tests: an authenticator app, the numbers it shows, a session that gave one."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY as METHODS,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = 30
"""Seconds that a number of the app holds."""


def an_app(user: User) -> Authenticator:
    """The authenticator app of `user`, which knows `SECRET`."""
    return Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": SECRET}}
    )[0]


def code(secret: str = SECRET, *, later: int = 0) -> str:
    """The number that the app shows now, or some steps later: each opens the door only once."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP + later))


def show_second_factor(client: Client, factor: Authenticator) -> None:
    """Make the session one that gave the factor a moment ago."""
    session = client.session
    session[METHODS] = [{"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}]
    session[WHOSE] = str(factor.user_id)
    session.save()
