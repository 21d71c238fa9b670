"""The pages that anybody can link to: police forces, areas, and single services."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from services import snapshot
from services.geography import AreaKind
from services.pages.answer import AnswerPage, area_page, force_page
from services.pages.cards import card_of_record
from services.pages.descriptions import (
    area_description,
    forces_description,
    service_description,
    transport_police_title,
)
from services.pages.force_map import force_shapes
from services.pages.pocket_cards import card_keys
from services.pages.structured import structured
from services.web.area_links import AreaLinks, area_links, force_groups
from services.web.doors import public
from services.web.errors import not_found
from services.web.forms import AreaNeedForm, ElsewhereForm
from services.web.rendering import page


@public()
def forces(request: HttpRequest) -> HttpResponse:
    """List every police force, with a map."""
    directory = snapshot.current()
    return page(
        request,
        "forces.html",
        description=forces_description(),
        groups=force_groups(directory),
        shapes=force_shapes(directory),
    )


@public()
def force(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what helps in the area of one police force."""
    directory = snapshot.current()
    found = directory.police_forces.get(slug)
    if found is None:
        return not_found(request)
    answer = force_page(directory, force=found, at=timezone.now())
    links = area_links(directory.areas, found.area_code) if found.area_code else None
    title = answer.title if found.area_code else transport_police_title(answer.title)
    value = f"{AreaKind.POLICE_FORCE}:{found.slug}"
    return _page_of_place(request, value, answer, links, title=title)


def area(*kinds: AreaKind) -> Callable[..., HttpResponse]:
    """Make the view of the areas of some kinds, by slug."""

    @public()
    def show(request: HttpRequest, slug: str) -> HttpResponse:
        """Show what helps in one area."""
        directory = snapshot.current()
        found = next(filter(None, (directory.areas.find(kind, slug) for kind in kinds)), None)
        if found is None:
            return not_found(request)
        answer = area_page(directory, area=found, at=timezone.now())
        links = area_links(directory.areas, found.code)
        value = f"{found.kind}:{found.slug}"
        return _page_of_place(request, value, answer, links, title=answer.title)

    return show


def _page_of_place(
    request: HttpRequest, value: str, answer: AnswerPage, links: AreaLinks | None, *, title: str
) -> HttpResponse:
    """Show what helps in a place, which the form's field `area` knows as `value`."""
    return page(
        request,
        "area.html",
        title=title,
        description=area_description(title),
        answer=answer,
        numbers=card_keys(snapshot.current(), answer),
        links=links,
        need=AreaNeedForm(initial={"area": value}),
        elsewhere=ElsewhereForm(),
    )


@public()
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one service; a former slug leads to the present one."""
    directory = snapshot.current()
    record = directory.service(slug)
    if record is None:
        return not_found(request)
    if record.slug != slug:
        return HttpResponsePermanentRedirect(reverse("service", args=[record.slug]))
    at = timezone.now()
    card = card_of_record(record, directory=directory, at=at, full=True)
    return page(
        request,
        "service.html",
        description=service_description(card.page_title),
        card=card,
        structured=structured(record, directory=directory, at=at),
    )
