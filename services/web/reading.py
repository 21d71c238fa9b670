"""The pages of text: staying safe online, privacy, and how listings are checked."""

from django.http import HttpRequest, HttpResponse

from services.web.doors import public
from services.web.rendering import page


@public()
def safety(request: HttpRequest) -> HttpResponse:
    """Say what traces a visit leaves and how to leave fewer."""
    return page(request, "your_safety.html")


@public()
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what this site keeps of a visit."""
    return page(request, "privacy.html")


@public()
def about(request: HttpRequest) -> HttpResponse:
    """Say where the listings come from, how they are checked, and whose data is used."""
    return page(request, "about.html")
