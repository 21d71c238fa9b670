"""The link that providers are e-mailed: their listing as the public sees it, and two answers.

No account and no cookie: the token in the address is the authority. GET changes nothing, because
mail scanners follow links.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from services import snapshot
from services.directory.answering import (
    LinkEnded,
    LinkUnknown,
    NothingSuggested,
    RecordChanged,
    all_correct,
    shown_by,
    suggest_changes,
)
from services.directory.records import ServiceRecord
from services.models import ReviewLink
from services.pages.cards import card_of_record
from services.web.doors import public
from services.web.errors import bad_request, lines, not_found, sent_from_elsewhere, unavailable
from services.web.finding import SeeOther
from services.web.listing_form import ListingForm
from services.web.rendering import page
from services.web.sending import DATABASE_AWAY, from_elsewhere

Answer = ReviewLink.Answer
CHANGED_STATUS = 409
NUMBER = re.compile(r"[0-9]{1,9}")
"""The number of a publication, as the page carries it."""


@public("GET", "HEAD", "POST")
def listing_check(request: HttpRequest, token: str) -> HttpResponse:
    """Show the listing of a link with the form, or take the answer in."""
    at = timezone.now()
    try:
        if request.method == "POST":
            return _answer(request, token, at)
        record = shown_by(token, at=at)
        return _show(request, record, ListingForm(record=record), at=at)
    except LinkUnknown:
        return not_found(request)
    except LinkEnded:
        return page(request, "errors/ended.html", status=410, **lines())
    except DATABASE_AWAY:
        return unavailable(request)


@public()
def listing_check_thanks(request: HttpRequest) -> HttpResponse:
    """Say thank you."""
    return page(request, "listing_check_thanks.html")


def _answer(request: HttpRequest, token: str, at: datetime) -> HttpResponse:
    """Take one of the two answers in."""
    if from_elsewhere(request):
        return sent_from_elsewhere(request)
    seen, answer = request.POST.get("seen", ""), request.POST.get("answer")
    if answer not in Answer or not NUMBER.fullmatch(seen):
        return bad_request(request)
    typed = request.POST if answer == Answer.CHANGES else None
    record = shown_by(token, at=at)
    form = ListingForm(typed, record=record)
    if form.is_bound and not form.is_valid():
        return _show(request, record, form, at=at, status=422)
    try:
        if form.is_bound:
            note = form.cleaned_data["note"]
            suggest_changes(token=token, seen=int(seen), texts=form.texts(), note=note, at=at)
        else:
            all_correct(token=token, seen=int(seen), at=at)
    except RecordChanged:
        record = shown_by(token, at=at)
        form = ListingForm(typed, record=record)
        return _show(request, record, form, at=at, status=CHANGED_STATUS, changed=True)
    except NothingSuggested:
        form.add_error(None, _("You changed nothing. If all is right, press “All correct”."))
        return _show(request, record, form, at=at, status=422)
    return SeeOther(reverse("listing_check_thanks"))


def _show(
    request: HttpRequest,
    record: ServiceRecord,
    form: ListingForm,
    *,
    at: datetime,
    status: int = 200,
    changed: bool = False,
) -> HttpResponse:
    """The page: the listing as the public sees it, and the form."""
    card = card_of_record(record, directory=snapshot.current(), at=at, full=True)
    return page(
        request,
        "listing_check.html",
        status=status,
        card=card,
        seen=record.number,
        form=form,
        changed=changed,
    )
