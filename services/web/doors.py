"""What every public view shares: which methods it takes, and what happens without a Directory."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from services.geography import TableUnavailable
from services.snapshot import DirectoryUnavailable
from services.web.errors import method_not_allowed, unavailable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

READING = ("GET", "HEAD")


def public(*methods: str) -> Callable[[View[P]], View[P]]:
    """Answer 405 to other methods (none named: GET and HEAD are taken), 503 without listings.

    No CSRF token is asked for: public views change nothing, and a wrong method is told so.
    """
    allowed = methods or READING

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in allowed:
                return method_not_allowed(request, allowed)
            try:
                return view(request, *args, **kwargs)
            except (DirectoryUnavailable, TableUnavailable):
                return unavailable(request)

        return csrf_exempt(guarded)

    return guard
