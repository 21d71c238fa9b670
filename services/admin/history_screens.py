"""The history of a listing: every publication, one as the public saw it, any two compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from services.admin.histories import HistoryPage, event, nothing_shown, numbered, record_of
from services.directory.at_instant import directory_around, standing_of
from services.directory.differences import differences
from services.hours import LONDON
from services.models import Publication
from services.pages.cards import Card, card_of_record

A_PAGE = 25


class InstantForm(forms.Form):
    """A date and a time of day in London."""

    date = forms.DateField(
        label="Date", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    time = forms.TimeField(
        label="Time in London", widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )

    @property
    def instant(self) -> datetime:
        """The instant; of two that the clock shows alike, the earlier."""
        return datetime.combine(self.cleaned_data["date"], self.cleaned_data["time"], tzinfo=LONDON)


def instant_form(request: HttpRequest) -> InstantForm:
    """The form, with what was asked, or with now."""
    if "date" in request.GET or "time" in request.GET:
        return InstantForm(request.GET)
    now = timezone.now().astimezone(LONDON)
    return InstantForm(initial={"date": now.date(), "time": now.time()})


class PublicationsPage(HistoryPage):
    """Every publication of a listing, newest first, and what the public saw at an instant."""

    template_name = "admin/services/service/publications.html"
    title = "What was public, and when"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list, and the answer to what was asked."""
        rows = self.service.publications.select_related("by", "approved_by").order_by("-sequence")
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("p"))
        form = instant_form(self.request)
        if form.is_bound and form.is_valid():
            then = standing_of(self.service, form.instant)
            kwargs |= {
                "asked": form.instant,
                "then": event(then) if then else None,
                "nothing": nothing_shown(then),
                "card": self._card(then, form.instant),
            }
        return super().get_context_data(
            page=page,
            events=[event(row) for row in page],
            pages=page.paginator.get_elided_page_range(page.number),
            instant_form=form,
            may_restore=self.may_restore(),
            **kwargs,
        )

    def _card(self, then: Publication | None, at: datetime) -> Card | None:
        """The listing as it was shown at that instant."""
        return card_at(then, at) if then else None


class RecordPage(HistoryPage):
    """One publication as the public saw it, in the public site's own clothes."""

    template_name = "admin/services/service/as_public.html"
    title = "As the public saw it"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The card at the moment of its publication."""
        publication = numbered(self.service, kwargs["number"])
        return super().get_context_data(
            event=event(publication),
            nothing=nothing_shown(publication),
            card=card_at(publication, publication.published_at),
            may_restore=self.may_restore(),
            **kwargs,
        )


class ChosenForm(forms.Form):
    """Two publications, by their numbers."""

    old = forms.IntegerField(label="Compare number", min_value=1)
    new = forms.IntegerField(label="with number", min_value=1)


class ComparePage(HistoryPage):
    """Two publications side by side, field by field; the earlier is always the old one."""

    template_name = "admin/services/service/compare.html"
    title = "Two publications compared"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows that differ, and those that do not."""
        form = ChosenForm(self.request.GET)
        if form.is_valid():
            old, new = (numbered(self.service, n) for n in sorted(form.cleaned_data.values()))
            rows = differences(record_of(old), record_of(new))
            kwargs |= {
                "old": event(old),
                "new": event(new),
                "old_nothing": nothing_shown(old),
                "new_nothing": nothing_shown(new),
                "changed": [row for row in rows if row.changed],
                "same": [row for row in rows if not row.changed],
                "shouted": any(row.number_changed for row in rows),
            }
        return super().get_context_data(form=form, may_restore=self.may_restore(), **kwargs)


def card_at(publication: Publication, at: datetime) -> Card | None:
    """The card of a publication as it looked at `at`; None where the public saw nothing."""
    record = record_of(publication)
    if record is None:
        return None
    return card_of_record(record, directory=directory_around(record, at=at), at=at, full=True)
