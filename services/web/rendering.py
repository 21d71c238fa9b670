"""How every public page is rendered: without the request, so that no page can show it."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string


def page(template: str, *, status: int = 200, **shown: object) -> HttpResponse:
    """Render a template with what it shows, and with where "Exit this page" leads."""
    context = {"exit_url": settings.EXIT_URL, **shown}
    return HttpResponse(render_to_string(template, context), status=status)
