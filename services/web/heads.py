"""What search engines are told of a page: its one address, and its twins in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from services.directory.directory import Directory
from services.geography import AreaKind
from services.web.area_links import ROUTES
from services.web.languages import other_languages
from services.web.middleware import LISTED_ROUTES

ListedPage = tuple[str, tuple[str, ...]]
"""The name of a route, and the slug in it."""

X_DEFAULT = "x-default"
"""The language of whoever reads none of those there are."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same page in a language: its tag, such as en-GB, and its full address."""

    tag: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """A page that search engines may list: its full address, and every twin, itself among them."""

    canonical: str
    twins: tuple[Twin, ...]


def head_of(request: HttpRequest) -> Head | None:
    """The head of the page a request asks for; None where nobody may list it."""
    match = request.resolver_match
    if match is None or match.view_name not in LISTED_ROUTES:
        return None
    spoken = get_language() or settings.LANGUAGE_CODE
    paths = {spoken: request.path}
    paths |= {other.code: other.href for other in other_languages(request.path_info)}
    in_order = {code: paths[code] for code, _name in settings.LANGUAGES}
    return _head(spoken, in_order, origin=settings.BASE_URL)


def listed_pages(directory: Directory) -> Iterator[ListedPage]:
    """Every page that search engines are told of: all that they may list."""
    for route in ("home", "forces", "safety", "privacy", "about"):
        yield route, ()
    for force in directory.police_forces.values():
        yield "force", (force.slug,)
    for kind, route in ROUTES.items():
        if kind is not AreaKind.POLICE_FORCE:
            for area in directory.areas.of_kind(kind):
                yield route, (area.slug,)
    for record in directory.services.values():
        yield "service", (record.slug,)


def heads_of(pages: Iterable[ListedPage], *, origin: str) -> Iterator[Head]:
    """The heads of pages, in every language."""
    for route, slugs in pages:
        paths = {}
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                paths[code] = reverse(route, args=slugs)
        for code in paths:
            yield _head(code, paths, origin=origin)


def _head(code: str, paths: Mapping[str, str], *, origin: str) -> Head:
    """The head of the page in the language `code`, of all its paths by language."""
    hrefs = {each: f"{origin}{path}" for each, path in paths.items()}
    twins = [Twin(_tag(each), href) for each, href in hrefs.items()]
    default = Twin(X_DEFAULT, hrefs[settings.LANGUAGE_CODE])
    return Head(hrefs[code], (*twins, default))


def _tag(code: str) -> str:
    """The tag of a language as pages write it: en-gb is en-GB."""
    language, _hyphen, region = code.partition("-")
    return f"{language}-{region.upper()}" if region else language
