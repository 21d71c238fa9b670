"""The pages of text: staying safe online, privacy, and how listings are checked."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from services import snapshot
from services.pages.descriptions import (
    about_description,
    privacy_description,
    safety_description,
)
from services.pages.freshness import freshness_of, freshness_words
from services.pages.glossary import glossary
from services.pages.proofs import proofs
from services.web.doors import public
from services.web.rendering import page


@public()
def safety(request: HttpRequest) -> HttpResponse:
    """Say what traces a visit leaves and how to leave fewer."""
    return page(request, "your_safety.html", description=safety_description())


@public()
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what this site keeps of a visit, and which tests prove it."""
    return page(request, "privacy.html", description=privacy_description(), proofs=proofs())


@public()
def about(request: HttpRequest) -> HttpResponse:
    """Say where the listings come from, how fresh they are, and whose data is used."""
    fresh = freshness_of(snapshot.current(), at=timezone.now())
    return page(
        request,
        "about.html",
        description=about_description(),
        fresh=freshness_words(fresh),
        words=glossary(),
    )


@public()
def freshness(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say how fresh the listings are, for programs."""
    return JsonResponse(freshness_of(snapshot.current(), at=timezone.now()).to_json())
