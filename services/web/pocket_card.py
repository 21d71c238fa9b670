"""A card to carry: what is on it is sent in the body of a form, shown once, and kept nowhere."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from services import snapshot
from services.pages.pocket_cards import (
    MOST_SERVICES,
    Labels,
    numbers_by_key,
    offered_numbers,
    pocket_card,
)
from services.pages.times import london_date
from services.web.card_form import CardForm
from services.web.doors import public
from services.web.errors import bad_request
from services.web.rendering import page

KEY = re.compile(r"[0-9]{1,18}")
SHOWN = re.compile(r"(?:[0-9]{1,18}-[0-9]{1,18}(?:,(?!$)|$))*")
"""Keys of numbers, with commas between; see `pages.pocket_cards.Offered`."""


@public("GET", "HEAD", "POST")
def card(request: HttpRequest) -> HttpResponse:
    """Show the form, for the services that were sent if any were; or the card that was asked for.

    A post without "make" comes from a listing or an answer: which one stays out of the address. An
    answer sends the numbers that it showed, and no others are offered: others may be for people
    whom the reader is not.
    """
    keys, shown = request.POST.getlist("service"), request.POST.get("shown", "")
    if not all(map(KEY.fullmatch, keys)) or not SHOWN.fullmatch(shown):
        return bad_request(request)
    services = list(dict.fromkeys(map(int, keys)))[:MOST_SERVICES]
    if shown:
        offered = numbers_by_key(snapshot.current(), shown.split(","))
    else:
        offered = offered_numbers(snapshot.current(), services)
    typed = request.POST if "make" in request.POST else None
    form = CardForm(typed, offered=offered, services=services, shown=shown)
    if typed is None:
        return page(request, "card.html", form=form)
    form.full_clean()
    if form.has_unknown_option:
        return bad_request(request)
    if not form.is_valid():
        return page(request, "card.html", status=422, form=form)
    chosen = pocket_card(
        form.chosen,
        heading=form.cleaned_data["heading"],
        labels=Labels(form.cleaned_data["labels"]),
        with_code=bool(form.cleaned_data["code"]),
        today=london_date(timezone.now()),
    )
    return page(request, "card_made.html", card=chosen, services=services, shown=shown)
