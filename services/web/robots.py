"""What search engines ask for: what they may read, and which pages there are."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from services import snapshot
from services.web.doors import public
from services.web.heads import ListedPage, heads_of, listed_pages


@public()
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Let every robot read all but the staff's pages.

    Answers are not forbidden here: a robot that may not read a page never sees its "noindex".
    """
    sitemap_at = f"{settings.BASE_URL}{reverse('sitemap')}"
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap_at}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public()
def sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """List what may be found, in every language. When it changed is nobody's business."""
    pages = tuple(listed_pages(snapshot.current()))
    xml = _sitemap(pages, settings.BASE_URL)
    return HttpResponse(xml, content_type="application/xml; charset=utf-8")


@lru_cache(maxsize=1)
def _sitemap(pages: tuple[ListedPage, ...], origin: str) -> str:
    """The sitemap of some pages; made anew only when there are others, as it takes 0.1 s."""
    return render_to_string("sitemap.xml", {"pages": heads_of(pages, origin=origin)})
