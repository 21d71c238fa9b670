"""The home page, the form's door, and the answer: three views that keep nothing."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from services import snapshot
from services.geography import UnknownArea
from services.pages.answer import answer_page
from services.pages.descriptions import home_description
from services.pages.first_actions import first_actions
from services.pages.national import national_lines
from services.pages.pocket_cards import card_keys
from services.pages.times import until_tag
from services.web.doors import public
from services.web.errors import bad_request, expired, lines, not_found
from services.web.forms import ElsewhereForm, FindForm, NeedForm
from services.web.rendering import page
from services.web.token import TokenExpired, TokenForged, read_token, write_token


class SeeOther(HttpResponseRedirect):
    """Go there with GET, whatever brought you here."""

    status_code = 303


@public()
def home(request: HttpRequest) -> HttpResponse:
    """Show the box and the national lines."""
    found = national_lines(snapshot.current(), timezone.now())
    told, first = home_description(), first_actions(found)
    return page(request, "home.html", description=told, first=first, lines=found, form=FindForm())


@public("GET", "HEAD", "POST")
def find(request: HttpRequest) -> HttpResponse:
    """Turn what was sent into the address of an answer, or say why it was not understood."""
    if request.method != "POST":
        return SeeOther(reverse("home"))
    at = timezone.now()
    form = FindForm(request.POST, at=at)
    form.full_clean()
    if form.has_unknown_option:
        return bad_request(request)
    if form.has_ended:
        return expired(request)
    if form.asked is None:
        return page(request, "find.html", status=422, form=form, **lines())
    token = write_token(form.asked, at=at)
    return SeeOther(reverse("answer", args=[token]))


@public()
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the services for what an address carries, until it expires."""
    at, directory = timezone.now(), snapshot.current()
    try:
        asked, until = read_token(token, at=at)
        place = asked.place(directory.areas)
        candidates = asked.candidates(directory.areas)
    except TokenExpired:
        return expired(request)
    except (TokenForged, UnknownArea):
        return not_found(request)
    found = answer_page(
        directory,
        kind=asked.kind,
        place=place,
        candidates=candidates,
        territory=asked.territory,
        force=directory.police_forces.get(asked.force),
        need=asked.need,
        at=at,
    )
    chosen = asked.choices()
    return page(
        request,
        "answer.html",
        answer=found,
        numbers=card_keys(directory, found),
        need=NeedForm(initial={"answer": token, **chosen}),
        elsewhere=ElsewhereForm(initial=chosen),
        kept=chosen,
        until=until_tag(until, seen_at=at),
    )
