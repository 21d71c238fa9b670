"""Pages to hand on: who can see somebody this week, and the card that asks for an interpreter."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from services import snapshot
from services.pages.advisers import adviser_page
from services.pages.interpreter import interpreter_page
from services.web.area_links import force_groups
from services.web.doors import public
from services.web.errors import not_found
from services.web.rendering import page


@public()
def advisers(request: HttpRequest) -> HttpResponse:
    """Say what the pages are, and list the police force areas."""
    groups = force_groups(snapshot.current(), route="advisers_force")
    return page(request, "advisers.html", groups=groups)


@public()
def advisers_force(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who can see somebody this week in the area of one police force."""
    directory = snapshot.current()
    found = directory.police_forces.get(slug)
    if found is None:
        return not_found(request)
    shown = adviser_page(directory, force=found, at=timezone.now())
    return page(request, "advisers_force.html", shown=shown, slug=slug)


@public()
def interpreter(request: HttpRequest) -> HttpResponse:
    """Show the sentence that asks for an interpreter, to be shown or read out."""
    shown = interpreter_page(snapshot.current(), at=timezone.now())
    return page(request, "interpreter.html", shown=shown)
