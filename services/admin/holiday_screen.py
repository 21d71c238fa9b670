"""Who has not said what happens at Christmas, at Easter: a list answered row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView

from services import snapshot
from services.admin.permissions import PUBLISH, access, actor, allowed
from services.directory.directory import Directory
from services.directory.holiday_answers import (
    Silent,
    answer_holidays,
    seasons,
    silent_channels,
)
from services.hours import (
    ALWAYS,
    UNKNOWN,
    OpeningHours,
    Session,
    UnreadableHours,
    parse,
)
from services.models import ContactChannel, Service
from services.pages.holidays import holiday_words
from services.pages.reasons import list_words

HERE = "admin:services_contactchannel_bank_holidays"
AS_USUAL, CLOSED, OWN = "as_usual", "closed", "own"
UNREADABLE = 422


class AnswerForm(forms.Form):
    """What one channel does on the days that are ticked; `answer` is the button pressed."""

    channel = forms.ModelChoiceField(
        ContactChannel.objects.select_related("service"), widget=forms.HiddenInput
    )
    days = forms.TypedMultipleChoiceField(
        coerce=date.fromisoformat,
        widget=forms.CheckboxSelectMultiple,
        label="On",
        error_messages={
            "required": "Tick the days that this is the answer for.",
            "invalid_choice": "Somebody has answered for one of these days already.",
        },
    )
    hours = forms.CharField(
        required=False,
        max_length=100,
        label="Own hours",
        widget=forms.TextInput(attrs={"placeholder": "10am to 2pm"}),
    )

    def __init__(self, *args: Any, days: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer `days`, all of them ticked."""
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = days  # type: ignore[attr-defined]
        self.fields["days"].initial = [value for value, _words in days]

    @property
    def answered(self) -> str:
        """The answer in words, for the history."""
        own = f"Own hours ({self.cleaned_data.get('hours', '')})"
        return {CLOSED: "Closed", AS_USUAL: "As usual"}.get(self.answer, own)

    @property
    def answer(self) -> str:
        """Which button was pressed."""
        return str(self.data.get("answer", ""))

    def clean(self) -> dict[str, Any]:
        """The hours of the box as `own`, where that is the answer."""
        cleaned = self.cleaned_data
        if self.answer not in (AS_USUAL, CLOSED, OWN):
            raise ValidationError("Choose one of the answers.", code="no_answer")
        own = self._own(cleaned.get("hours", "")) if self.answer == OWN else None
        return {**cleaned, "own": own}

    def _own(self, text: str) -> OpeningHours | None:
        """The hours of any day, from times alone: an exception in them would be lost."""
        try:
            hours = parse(f"every day {text}") if text.strip() else UNKNOWN
        except UnreadableHours as refused:
            self.add_error("hours", str(refused))
            return None
        monday = [(s.opens, s.closes) for s in hours.sessions if s.weekday == 0]
        every_day = OpeningHours(tuple(Session(day, *span) for day in range(7) for span in monday))
        if hours != ALWAYS and (not monday or hours != every_day):
            self.add_error("hours", "Type the times of these days alone: 10am to 2pm.")
            return None
        return hours


@dataclass(frozen=True, slots=True)
class Row:
    """A channel that has not said, and the form of its answer."""

    channel: ContactChannel
    form: AnswerForm


@dataclass(frozen=True, slots=True)
class Season:
    """Bank holidays close together, and who has not said what happens on them."""

    title: str
    rows: tuple[Row, ...]


class HolidayScreen(TemplateView):
    """The list, season by season, and the answer to one row."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]  # type: ignore[misc]
    template_name = "admin/services/contactchannel/bank_holidays.html"
    refused: AnswerForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission before anything is read."""
        if not allowed(request, PUBLISH):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def directory(self) -> Directory:
        """What the public sees when the page is asked for."""
        return snapshot.fresh()

    @cached_property
    def season_days(self) -> tuple[tuple[date, ...], ...]:
        """The days that are asked about."""
        return seasons(self.directory.calendar, today=timezone.localdate())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep one answer and show what is left; 422 with what was typed where it is refused."""
        form = AnswerForm(request.POST, days=self._choices(self._asked_of(request.POST)))
        if not form.is_valid():
            self.refused = form
            return self.render_to_response(self.get_context_data(), status=UNREADABLE)
        cleaned = form.cleaned_data
        channel: ContactChannel = cleaned["channel"]
        if not allowed(request, PUBLISH, channel.service):
            raise PermissionDenied
        amended = answer_holidays(
            channel=channel,
            days=cleaned["days"],
            own=cleaned["own"],
            closed=form.answer == CLOSED,
            by=actor(request),
            at=timezone.now(),
        )
        for reason in amended.refused:
            messages.error(request, reason)
        if amended.changed:
            days = list_words(date_format(day, "j F") for day in cleaned["days"])
            done = f"{form.answered} on {days}."
            services = admin.site.get_model_admin(Service)
            services.log_change(request, channel.service, f"{channel.value}: {done}")
            messages.success(request, f"{channel.service}, {channel}: {done}")
        return redirect(HERE)

    def _asked_of(self, sent: Mapping[str, Any]) -> tuple[date, ...]:
        """The days that the channel which is answered for is still asked about."""
        every_day = [day for days in self.season_days for day in days]
        silent = self._silent(every_day)
        asked = (row.days for row in silent if str(row.channel.pk) == sent.get("channel"))
        return next(asked, ())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The seasons with what is left to ask, and the refused answer where no row is left."""
        seasons_left = [self._season(days) for days in self.season_days]
        shown = any(row.form is self.refused for season in seasons_left for row in season.rows)
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Who has not said what happens on bank holidays",
            seasons=seasons_left,
            stale=self.refused is not None and not shown,
            **kwargs,
        )

    def _season(self, days: Sequence[date]) -> Season:
        """One season in words, with its rows."""
        names = dict.fromkeys(
            holiday_words(day, nation=None, calendar=self.directory.calendar) for day in days
        )
        rows = tuple(self._row(silent) for silent in self._silent(days))
        return Season(list_words(names), rows)

    def _silent(self, days: Sequence[date]) -> tuple[Silent, ...]:
        """The channels that say nothing, of services that the person may answer for."""
        return silent_channels(days, self.directory, among=self.answerable)

    @cached_property
    def answerable(self) -> frozenset[int]:
        """The services that the person may answer for."""
        return access(self.request).services_with(PUBLISH)

    def _row(self, silent: Silent) -> Row:
        """A row; the one that was refused keeps what was typed."""
        channel, choices = silent.channel, self._choices(silent.days)
        ids = f"id_{silent.days[0]:%Y%m%d}_{channel.pk}_%s"
        refused = self.refused.data if self.refused else {}
        sent = set(refused.getlist("days")) if isinstance(refused, QueryDict) else set()
        days = {value for value, _words in choices}
        if refused.get("channel") == str(channel.pk) and (not sent or sent & days):
            form = AnswerForm(refused, days=choices, auto_id=ids)
            self.refused = form
            return Row(channel, form)
        form = AnswerForm(days=choices, initial={"channel": channel}, auto_id=ids)
        return Row(channel, form)

    def _choices(self, days: Sequence[date]) -> list[tuple[str, str]]:
        """Days as choices."""
        return [(day.isoformat(), date_format(day, "D j M")) for day in days]
