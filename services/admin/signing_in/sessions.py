"""Sessions of staff: they end after a working day or a pause, and lose no half-typed form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from services.admin.signing_in.gate import (
    AFTERWARDS,
    ENROLLING,
    SIGNING_IN,
    Standing,
    standing,
)
from services.admin.signing_in.holding import hold

GetResponse = Callable[[HttpRequest], HttpResponse]

PREFIX = "/admin/"
OPEN_TO_ALL = ("/admin/account/", "/admin/login/")
"""Pages that see for themselves whether somebody is signed in."""

LONGEST = timedelta(hours=8).total_seconds()
LONGEST_PAUSE = timedelta(minutes=30).total_seconds()
BETWEEN_WRITES = 60
"""Seconds: being busy is written down at most once a minute."""

SINCE, SEEN = "desk_since", "desk_seen"
BACKGROUND = "X-Background"
"""A script that asks by itself says so in this header: that is not a person being there."""


class StaffSessions:
    """Stands before every page of the staff desk, and lets all others pass untouched."""

    def __init__(self, get_response: GetResponse) -> None:
        """Stand after Django's own authentication."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End a session whose time is over; otherwise answer, and note that somebody is there."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("No database takes a NUL.")
        now = timezone.now().timestamp()
        owner = request.session.get(SESSION_KEY)
        if owner and (is_over(request, now) or not request.user.is_authenticated):
            logout(request)
            if not request.path_info.startswith(OPEN_TO_ALL):
                return sign_in_again(request, int(owner))
        response = self.get_response(request)
        if owner and is_stale(request, response):
            response = send_again(request, int(owner)) or response
        note_presence(request, now)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002
        args: Any,  # noqa: ARG002
        kwargs: Any,  # noqa: ARG002
    ) -> HttpResponse | None:
        """Lead whoever still owes a second factor there, and nowhere else."""
        if not request.path_info.startswith(PREFIX) or not isinstance(request.user, User):
            return None
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in SIGNING_IN:
            return None
        come = standing(request, request.user)
        if come is Standing.NOT_SHOWN:
            logout(request)
            return to_sign_in(request.path)
        if come is Standing.TO_ENROL and name not in ENROLLING:
            return to_enrol(request)
        return None


def to_enrol(request: HttpRequest) -> HttpResponse:
    """The enrolment screen, for whoever opens a page or sends a form; scripts are refused."""
    if request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return HttpResponse(status=403)  # the screen makes a new challenge each time it is shown
    if request.method == "GET":
        request.session[AFTERWARDS] = request.get_full_path()
    return HttpResponseRedirect(reverse("mfa_index"))


def is_over(request: HttpRequest, now: float) -> bool:
    """Whether the session has lasted its hours, or nobody was there for too long."""
    since = request.session.get(SINCE, now)
    seen = request.session.get(SEEN, now)
    return bool(now - since >= LONGEST or now - seen >= LONGEST_PAUSE)


def note_presence(request: HttpRequest, now: float) -> None:
    """Write down since when the session lasts, and that somebody is there."""
    if SESSION_KEY not in request.session:
        return
    if SINCE not in request.session:
        request.session[SINCE] = request.session[SEEN] = now
    elif BACKGROUND not in request.headers and now - request.session[SEEN] >= BETWEEN_WRITES:
        request.session[SEEN] = now


def is_stale(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form of ours was refused because its token is of a session before this one."""
    refused = response.status_code == 403 and not getattr(request, "csrf_processing_done", False)
    return refused and request.method == "POST" and "csrfmiddlewaretoken" in request.POST


def sign_in_again(request: HttpRequest, owner: int) -> HttpResponse:
    """Ask to sign in; what was sent waits for its owner, who is brought to it afterwards."""
    return send_again(request, owner, over=True) or to_sign_in(request.get_full_path())


def send_again(request: HttpRequest, owner: int, *, over: bool = False) -> HttpResponse | None:
    """Keep the form and lead to the page that offers to send it again; None if not to be kept."""
    token = hold(request, owner)
    if token is None:
        return None
    page = reverse("sent_before", args=[token])
    return to_sign_in(page) if over else HttpResponseRedirect(page)


def to_sign_in(page: str) -> HttpResponse:
    """The sign-in page, which leads to `page` afterwards."""
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': page})}")
