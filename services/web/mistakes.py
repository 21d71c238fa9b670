"""A mistake in a listing, reported: a form that keeps nothing about who sent it.

Its address says "mistake": to somebody who looks over a shoulder, "report" may mean the police.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from services import snapshot
from services.directory.records import ServiceRecord
from services.directory.reports import NoSuchListing, receive_report
from services.models import Suggestion
from services.pages.said import said
from services.web.doors import public
from services.web.errors import bad_request, not_found, sent_from_elsewhere, unavailable
from services.web.finding import SeeOther
from services.web.mistake_form import MistakeForm
from services.web.rendering import page
from services.web.sending import DATABASE_AWAY, from_elsewhere


@public("GET", "HEAD", "POST")
def mistake(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, or take it in; a former slug leads to the present one."""
    record = snapshot.current().service(slug)
    if record is None:
        return not_found(request)
    if request.method == "POST":
        return _receive(request, record)
    if record.slug != slug:
        return HttpResponsePermanentRedirect(reverse("mistake", args=[record.slug]))
    return _show(request, record, MistakeForm(listing=record.id))


@public()
def mistake_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """Say thank you, and lead back to the listing."""
    record = snapshot.current().service(slug)
    if record is None:
        return not_found(request)
    return page(request, "mistake_sent.html", record=record)


def _receive(request: HttpRequest, record: ServiceRecord) -> HttpResponse:
    """Keep what was sent, unless it came from elsewhere or says nothing."""
    if from_elsewhere(request):
        return sent_from_elsewhere(request)
    form = MistakeForm(request.POST, listing=record.id)
    valid = form.is_valid()
    if form.has_unknown_option:
        return bad_request(request)
    if not valid:
        return _show(request, record, form, status=422)
    cleaned = form.cleaned_data
    try:
        receive_report(
            service_id=record.id,
            topic=Suggestion.Topic(cleaned["topic"]),
            note=cleaned["note"],
            at=timezone.now(),
        )
    except (NoSuchListing, *DATABASE_AWAY):
        return unavailable(request)
    return SeeOther(reverse("mistake_sent", args=[record.slug]))


def _show(
    request: HttpRequest, record: ServiceRecord, form: MistakeForm, *, status: int = 200
) -> HttpResponse:
    """The page: the form, and whose listing it is about."""
    name = said(record, "name")
    return page(request, "mistake.html", status=status, record=record, name=name, form=form)
