"""What every response carries, and the one line that the log keeps of it."""

import logging
from collections.abc import Callable, Collection
from time import perf_counter
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.middleware.common import CommonMiddleware
from django.utils.http import escape_leading_slashes

log = logging.getLogger("signpost.access")

GetResponse = Callable[[HttpRequest], HttpResponse]

KNOWN_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
LISTED_ROUTES = frozenset(
    {
        "home", "forces", "force", "district", "county", "region", "service",
        "safety", "privacy", "about",
    }
)  # fmt: skip
"""Pages that search engines may list: each stands in the sitemap and describes itself."""

SHARED_ROUTES = LISTED_ROUTES | {
    "advisers", "advisers_force", "interpreter", "freshness", "robots", "sitemap",
}  # fmt: skip
"""Pages that are the same for everybody, so that a shared cache may keep them."""

POLICY = "Content-Security-Policy"
"""A page of staff may have one of its own: the preview is framed."""

ADMIN_PREFIX = "/admin/"
STATIC_PREFIX = "/static/"
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""The one image is the empty icon, written inside the page: without it browsers ask for one."""
ADMIN_POLICY = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
NO_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
        "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone",
        "midi", "payment", "picture-in-picture", "publickey-credentials-create",
        "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb",
        "xr-spatial-tracking",
    )
)  # fmt: skip

ADMIN_PERMISSIONS = NO_PERMISSIONS.replace(
    "publickey-credentials-create=(), publickey-credentials-get=()",
    "publickey-credentials-create=(self), publickey-credentials-get=(self)",
)
"""Staff may sign in with a passkey; all else is denied there too."""


class AccessLog:
    """Writes method, route name, status and milliseconds, and nothing that a reader typed."""

    def __init__(self, get_response: GetResponse) -> None:
        """Stand before everything else, so that the milliseconds are the whole of it."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then write its line."""
        started = perf_counter()
        response = self.get_response(request)
        route = request.resolver_match.view_name if request.resolver_match else ""
        milliseconds = (perf_counter() - started) * 1000
        method = request.method if request.method in KNOWN_METHODS else "-"
        log.info("%s %s %d %.1f", method, route or "-", response.status_code, milliseconds)
        return response


class SlashWithoutQuery(CommonMiddleware):
    """Adds a missing slash to a public address, and leaves its query behind: it may tell much."""

    def get_full_path_with_slash(self, request: HttpRequest) -> str:
        """The address with its slash; the admin's keeps its query."""
        if request.path_info.startswith(ADMIN_PREFIX):
            return super().get_full_path_with_slash(request)
        return escape_leading_slashes(f"{request.path}/")


class PublicHeaders:
    """Tells browsers and caches to keep, send on and run nothing (SAFETY 9 and 10)."""

    ADMIN: ClassVar[dict[str, str]] = {
        "Content-Security-Policy": ADMIN_POLICY,
        "Referrer-Policy": "same-origin",  # Chromium sends no Origin under no-referrer: CSRF fails
        "Permissions-Policy": ADMIN_PERMISSIONS,
        "X-Robots-Tag": "noindex",
    }
    PUBLIC: ClassVar[dict[str, str]] = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": PUBLIC_POLICY,
        "Permissions-Policy": NO_PERMISSIONS,
        "Referrer-Policy": "no-referrer",
    }
    EVERYWHERE: ClassVar[dict[str, str]] = {
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }

    def __init__(self, get_response: GetResponse) -> None:
        """Stand outside Django's own middleware: what it sets is not set again."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and add the headers of its kind of page."""
        response = self.get_response(request)
        if request.path_info.startswith(STATIC_PREFIX) and response.status_code < 400:
            return response
        is_admin = request.path_info.startswith(ADMIN_PREFIX)
        for name, value in (self.ADMIN if is_admin else self.PUBLIC).items():
            if not (is_admin and name in response.headers and name == POLICY):
                response.headers[name] = value
        for name, value in self.EVERYWHERE.items():
            response.headers[name] = value
        if not is_admin:
            self._tell_caches_and_robots(request, response)
        return response

    def _tell_caches_and_robots(self, request: HttpRequest, response: HttpResponse) -> None:
        """A shared cache keeps, and a robot lists, no answer, error or form that was sent."""
        caches = "public, max-age=30" if is_one_of(SHARED_ROUTES, request, response) else "no-store"
        response.headers["CDN-Cache-Control"] = caches
        if not is_one_of(LISTED_ROUTES, request, response):
            response.headers["X-Robots-Tag"] = "noindex"


def is_one_of(routes: Collection[str], request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the page of one of some routes is shown: nobody's answer, no error."""
    match = request.resolver_match
    return response.status_code == 200 and match is not None and match.view_name in routes
