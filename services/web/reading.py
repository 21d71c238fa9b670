"""The pages of text: staying safe online, privacy, and how listings are checked."""

from django.http import HttpRequest, HttpResponse

from services.web.doors import public
from services.web.rendering import page


@public()
def safety(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say what traces a visit leaves and how to leave fewer."""
    return page("your_safety.html")


@public()
def privacy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say what this site keeps of a visit."""
    return page("privacy.html")


@public()
def about(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say where the listings come from, how they are checked, and whose data is used."""
    return page("about.html")
