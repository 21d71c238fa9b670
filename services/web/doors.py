"""What every public view shares: the methods and bodies it takes, and what if nothing is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from services.geography import TableUnavailable
from services.snapshot import DirectoryUnavailable
from services.web.errors import method_not_allowed, too_large, unavailable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

READING = ("GET", "HEAD")
MOST_BYTES = 64 * 1024
"""The longest body that is read: a form of ours sends a few thousand bytes at most."""


def public(*methods: str) -> Callable[[View[P]], View[P]]:
    """Answer 405 to other methods (none named: GET and HEAD), 413 to a long body, 503 at a loss.

    At a loss is a view without listings, or without the table of postcodes.

    No CSRF token is asked for: public views change nothing, and a wrong method is told so.
    """
    allowed = methods or READING

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in allowed:
                return method_not_allowed(request, allowed)
            if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
                return too_large(request)
            try:
                return view(request, *args, **kwargs)
            except (DirectoryUnavailable, TableUnavailable):
                return unavailable(request)

        return csrf_exempt(guarded)

    return guard
