"""How every public page is rendered: of the request it is given the method and the path alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from services.pages.untranslated import mark_english
from services.web.heads import head_of
from services.web.languages import is_unread, other_languages

OK = 200


def page(
    request: HttpRequest, template: str, *, status: int = 200, **shown: object
) -> HttpResponse:
    """Render a template with what it shows, where "Exit this page" leads, and other languages.

    The request itself is not handed on, so that no page can show what came with it. What a form
    was answered with, or an error, has no address of its own: other languages begin at the first
    page, and no search engine may list it.
    """
    by_link = status == OK and request.method in ("GET", "HEAD")
    context = {
        "exit_url": settings.EXIT_URL,
        "languages": other_languages(request.path_info if by_link else None),
        "is_unread": is_unread(),
        "head": head_of(request) if by_link else None,
        **shown,
    }
    return HttpResponse(mark_english(render_to_string(template, context)), status=status)
