"""The pages for what went wrong: each carries the exit link and the national lines."""

import sys
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

from services import snapshot
from services.pages.cards import Card
from services.pages.first_actions import first_actions
from services.pages.national import fallback_lines, national_lines
from services.web.faults import ANY_FAULT, write_down
from services.web.forms import FindForm
from services.web.rendering import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: what came is not what any form of ours sends; 413 where it is too long."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return page(request, "errors/400.html", status=400, **lines())


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413: the body is longer than any form of ours sends, and was not read."""
    return page(request, "errors/413.html", status=413, **lines())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 403."""
    return page(request, "errors/403.html", status=403, **lines())


def sent_from_elsewhere(request: HttpRequest) -> HttpResponse:
    """Answer 403 to a form that a page of another site sent."""
    return page(request, "errors/elsewhere.html", status=403, **lines())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer 403 to a staff form that came without its token."""
    return page(request, "errors/403.html", status=403, **lines(), csrf=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 404."""
    return page(request, "errors/404.html", status=404, **lines())


def method_not_allowed(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """Answer 405 and say in `Allow` which methods are."""
    response = page(request, "errors/405.html", status=405, **lines())
    response.headers["Allow"] = ", ".join(methods)
    return response


def expired(request: HttpRequest) -> HttpResponse:
    """Answer 410: the answer has ended, ask again."""
    return page(request, "errors/410.html", status=410, **lines(), form=FindForm())


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503: there is nothing to look in."""
    return page(request, "errors/503.html", status=503, **lines())


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 and write the fault down; what broke the page may not break this one too.

    A database that is away, which only staff's pages need, is no fault of the code: 503.
    """
    fault = sys.exc_info()[1]
    write_down(fault)
    status = 503 if isinstance(fault, OperationalError | InterfaceError) else 500
    for template, shown in (
        (f"errors/{status}.html", lines),
        ("errors/500.html", _lines_without_directory),
        ("errors/500_plain.html", dict[str, Any]),
    ):
        try:
            return page(request, template, status=status, **shown())
        except ANY_FAULT as another:
            write_down(another)
    return HttpResponse(status=500)


def lines() -> dict[str, Any]:
    """The national lines as published, and what to do first; without a Directory, our own."""
    try:
        return _shown(national_lines(snapshot.current(), timezone.now()))
    except snapshot.DirectoryUnavailable:
        return _lines_without_directory()


def _lines_without_directory() -> dict[str, Any]:
    """The lines the project came with, for when there is no Directory, or its records break."""
    return _shown(fallback_lines(timezone.now(), recalled=snapshot.recalled()))


def _shown(cards: tuple[Card, ...]) -> dict[str, Any]:
    """What a template is given: the cards of lines, and the first things to do among them."""
    return {"first": first_actions(cards), "lines": cards}


class QuietReporter(ExceptionReporter):
    """Shows the page for a fault, with DEBUG too, in place of Django's report of everything."""

    def get_traceback_html(self) -> SafeString:
        """Return the page that readers get, after writing the fault down."""
        write_down(self.exc_value)
        return SafeString(
            page(self.request or HttpRequest(), "errors/500.html", **lines()).content.decode()
        )

    def get_traceback_text(self) -> SafeString:
        """Return the class of the fault alone."""
        write_down(self.exc_value)
        return SafeString(type(self.exc_value).__name__)
