"""The front page: what is to be done today, each row one click from done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from services.admin.permissions import CHECK, PUBLISH, access, actor, allowed
from services.admin.staff_names import display_name
from services.admin.still_right_screen import TO_WORK_LIST, WAYS
from services.admin.work import Desk, Row, Section
from services.directory.differences import fingerprint
from services.directory.due import Due, due_listings
from services.directory.holiday_answers import seasons, silent_channels
from services.models import LinkCheck, Service, Submission, Suggestion
from services.pages.holes import holes

URGENT = "Somebody there finds nobody at all"

SHOWN = 5
"""Rows of a section; the rest is one link away."""


def front_page(request: HttpRequest) -> HttpResponse:
    """The front page of the staff desk, with the list of work above Django's own list of tables."""
    desk = Desk(request, timezone.localdate())
    found = [section for make in SECTIONS if (section := make(desk)) is not None]
    context = {"sections": found, "ways": WAYS, "from": TO_WORK_LIST}
    return admin.site.index(request, extra_context=context)


def to_check(desk: Desk) -> Section | None:
    """Listings that are due to be checked, overdue first."""
    if not allowed(desk.request, CHECK):
        return None
    mine = access(desk.request).services_with(CHECK)
    due = due_listings(desk.directory, mine, today=desk.today)
    return Section(
        title="Yours to check",
        rows=[_due_row(row) for row in due[:SHOWN]],
        total=len(due),
        all_url=reverse("admin:services_service_ring_round"),
        all_words="All of them, as a sheet to print and ring round with",
        checks=True,
        explanation="Ask the office or look at their website. Never ring a helpline to test it.",
    )


def to_review(desk: Desk) -> Section | None:
    """Drafts that somebody asked to have published."""
    if not allowed(desk.request, PUBLISH):
        return None
    waiting = Submission.objects.waiting().filter(service__in=desk.services())
    rows = [
        Row(
            str(row.service),
            _page("publish", row.service),
            _asked(row),
        )
        for row in waiting.select_related("service", "submitted_by")
        if allowed(desk.request, PUBLISH, row.service)
    ]
    return Section("Waiting for your review", rows[:SHOWN], len(rows))


def asked_for(desk: Desk) -> Section | None:
    """What the person asked others to publish."""
    waiting = Submission.objects.waiting().filter(
        service__in=desk.services(), submitted_by=actor(desk.request)
    )
    rows = [
        Row(str(row.service), _page("change", row.service), row.note)
        for row in waiting.select_related("service")
    ]
    return Section("Waiting for somebody else’s review", rows[:SHOWN], len(rows)) if rows else None


def sent_back(desk: Desk) -> Section | None:
    """Drafts of the person that were answered with what to change first."""
    returned = Submission.objects.filter(
        service__in=desk.services(),
        submitted_by=actor(desk.request),
        decision=Submission.Decision.RETURNED,
    ).exclude(service__submissions__decided_at=None)
    unpublished = returned.exclude(service__publication_state=Service.PublicationState.PUBLISHED)
    rows = [
        Row(str(row.service), _page("change", row.service), row.decision_note)
        for row in unpublished.select_related("service")
    ]
    return Section("Sent back to you", rows[:SHOWN], len(rows)) if rows else None


def suggested(desk: Desk) -> Section | None:
    """What providers and readers said."""
    waiting = Suggestion.objects.waiting().filter(service__in=desk.services())
    rows = [
        Row(
            str(row.service),
            reverse("admin:services_suggestion_change", args=[row.pk]),
            row.get_source_display(),
        )
        for row in waiting.select_related("service")[:SHOWN]
    ]
    return Section(
        "Reported by the public and by providers",
        rows,
        waiting.count(),
        all_url=reverse("admin:services_suggestion_changelist"),
        all_words="All reports and suggestions",
    )


def unpublished(desk: Desk) -> Section | None:
    """Listings with changes that nobody has asked to have published."""
    changed = desk.services().with_unpublished_changes()
    waiting = Submission.objects.waiting().values("service")
    left = changed.exclude(pk__in=waiting).select_related("organization").prefetch_related("areas")
    rows = [
        Row(str(row), _page("publish" if allowed(desk.request, PUBLISH, row) else "submit", row))
        for row in left[:SHOWN]
    ]
    state = Service.PublicationState.CHANGED
    return Section(
        "Changes that are not public",
        rows,
        left.count(),
        all_url=f"{reverse('admin:services_service_changelist')}?publication_state__exact={state}",
        all_words="All unpublished changes",
    )


def holidays(desk: Desk) -> Section | None:
    """Lines of which nobody has said what happens on the bank holidays that come."""
    if not allowed(desk.request, PUBLISH):
        return None
    among = access(desk.request).services_with(PUBLISH)
    days = [day for season in seasons(desk.directory.calendar, today=desk.today) for day in season]
    silent = silent_channels(days, desk.directory, among=among) if days else ()
    url = reverse("admin:services_contactchannel_bank_holidays")
    rows = [Row(f"{row.channel.service}: {row.channel}", url) for row in silent[:SHOWN]]
    return Section(
        "Bank holiday hours missing",
        rows,
        len(silent),
        all_url=url,
        all_words="Who has not said what happens on the next bank holidays",
    )


def dead_links(desk: Desk) -> Section | None:
    """Links of public listings that lead nowhere."""
    dead = {row.url: row for row in LinkCheck.objects.dead()}
    mine = set(desk.services().values_list("pk", flat=True)) if dead else set()
    rows = [
        Row(record.name, reverse("admin:services_service_change", args=[record.id]), str(dead[url]))
        for record in desk.directory.services.values()
        if record.id in mine
        for url in sorted(set(record.links) & dead.keys())
    ]
    return Section("Links that lead nowhere", rows[:SHOWN], len(rows)) if rows else None


def missing_help(desk: Desk) -> Section | None:
    """Places and times at which help is missing, for those who review them."""
    held = access(desk.request)
    if not (held.everywhere or held.areas):
        return None
    areas = None if held.everywhere else held.areas
    found = holes(desk.directory, at=timezone.now(), areas=areas)
    coverage = reverse("admin:services_service_coverage")
    rows = [
        Row(hole.words, f"{coverage}?{urlencode(hole.query)}", URGENT if hole.is_urgent else "")
        for hole in found
    ]
    return Section(
        "Help that is missing",
        rows[:SHOWN],
        len(rows),
        all_url=coverage,
        all_words="Coverage by police force",
    )


SECTIONS: Sequence[Callable[[Desk], Section | None]] = (
    to_check,
    to_review,
    asked_for,
    sent_back,
    suggested,
    unpublished,
    holidays,
    dead_links,
    missing_help,
)
"""The sections in the order of the page."""


def _page(screen: str, service: Service) -> str:
    """The address of a screen, or of the form, of a service."""
    return reverse(f"admin:services_service_{screen}", args=[service.pk])


def _asked(row: Submission) -> str:
    """Who asked, and what they said."""
    name = display_name(row.submitted_by)
    return f"{name}: {row.note}" if row.note else name


def _due_row(due: Due) -> Row:
    """A listing to check, with what one click needs."""
    record = due.record
    if due.overdue:
        note = f"Overdue since {date_format(date.fromisoformat(due.on), 'j F Y')}"
    elif not record.is_checked:
        changed = any(check.by_staff for check in record.checks)
        note = "Changed since it was checked" if changed else "Nobody has checked it yet"
    else:
        note = f"Due on {date_format(date.fromisoformat(due.on), 'j F Y')}"
    url = reverse("admin:services_service_still_right", args=[record.id])
    return Row(record.name, url, note, record.id, fingerprint(record))
