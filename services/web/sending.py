"""What is asked of a form that writes something, without a cookie: it was sent from this site."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

LATEST_SECONDS = 2 * 60 * 60
DATABASE_AWAY = (OperationalError, InterfaceError)


class NotOurs(ValueError):
    """A form without a mark of ours, or with that of another listing."""


class TooLate(ValueError):
    """A form that was open for too long."""


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
    """Raise NotOurs unless `stamp` was made for the listing, TooLate if more than 2 hours ago.

    No time is too short: who fills a form in by keyboard, or has it filled in, is quick.
    """
    signer = TimestampSigner(salt=purpose)
    try:
        marked = signer.unsign(stamp, max_age=LATEST_SECONDS)
    except SignatureExpired as late:
        raise TooLate("The form was open for too long.") from late
    except BadSignature as wrong:
        raise NotOurs("The form is none of ours.") from wrong
    if marked != str(listing):
        raise NotOurs("The form is about another listing.")
