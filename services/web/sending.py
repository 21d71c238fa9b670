"""What is asked of a form that writes something, without a cookie: it was sent from this site."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

SOONEST_SECONDS = 2
"""Nobody reads and fills in a form sooner."""

LATEST_SECONDS = 2 * 60 * 60
DATABASE_AWAY = (OperationalError, InterfaceError)


class TooSoon(ValueError):
    """A form that came back sooner than anybody can fill it in."""


class TooLate(ValueError):
    """A form that was open for too long, or is none of ours."""


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another site sent the form.

    Browsers say so in `Sec-Fetch-Site`. Older ones do not: they are judged by `Origin`, where
    "null" passes, which is what they send from our own pages because of `no-referrer`.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return True
    origin = request.headers.get("Origin", "null")
    return origin not in ("null", settings.BASE_URL, f"{request.scheme}://{request.get_host()}")


def stamp_for(listing: int, *, purpose: str) -> str:
    """A signed mark of the time, for a form about one listing."""
    return TimestampSigner(salt=purpose).sign(str(listing))


def check_stamp(stamp: str, listing: int, *, purpose: str) -> None:
    """Raise TooSoon or TooLate unless `stamp` was made for the listing, 2 s to 2 hours ago."""
    signer = TimestampSigner(salt=purpose)
    try:
        if signer.unsign(stamp, max_age=LATEST_SECONDS) != str(listing):
            raise TooLate("The form is about another listing.")
    except BadSignature as wrong:
        raise TooLate("The form is too old, or none of ours.") from wrong
    try:
        signer.unsign(stamp, max_age=SOONEST_SECONDS)
    except SignatureExpired:
        return
    raise TooSoon("Nobody fills the form in so soon.")
