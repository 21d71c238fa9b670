"""The rows of a channel's hours: openings and exceptions, refused row by row with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, ModelForm

from services.directory.channel_hours import hours_from_rows, session_of
from services.directory.exception_rows import days_of
from services.hours import Change, HolidayRule, UnreadableHours, clash, overlap
from services.models import ContactChannel, Schedule, ScheduleException

NOT_BOTH = "Change the hours in the box, or row by row below it: not both at once."

DEFAULTED = {"nth", "repeats"}
TIMES = {"opens_at", "closes_at"}

TYPED, OPENINGS = "_hours_typed", "_hours_openings"
"""Django hands a formset nothing of the form beside it but the row that both belong to: what one
has to tell the other is left on that row."""


def remember_typed(channel: ContactChannel, *, typed: bool) -> None:
    """Leave word whether the box of hours was changed."""
    vars(channel)[TYPED] = typed


class HoursFormSet(BaseInlineFormSet):
    """Rows that together must be hours; they stay as they are where the box was changed."""

    instance: ContactChannel

    def clean(self) -> None:
        """Refuse a change beside the box, then what the rows say together."""
        super().clean()
        if vars(self.instance).get(TYPED):
            if self.has_changed():
                raise ValidationError(NOT_BOTH, code="box_and_rows")
            return
        self.clean_rows([form for form in self.forms if self._counts(form)])

    def clean_rows(self, kept: list[ModelForm]) -> None:
        """Refuse what the rows of these forms may not say."""
        raise NotImplementedError

    def _counts(self, form: ModelForm) -> bool:
        """Whether a form holds a row that will stand."""
        return (
            form not in self.deleted_forms
            and form.is_valid()
            and (form.has_changed() or form.instance.pk is not None)
        )

    def hours_of_rows(
        self, schedules: Iterable[Schedule], exceptions: Iterable[ScheduleException]
    ) -> None:
        """Read rows as hours; UnreadableHours where they are none."""
        hours_from_rows(
            known=ContactChannel.Hours(self.instance.hours),
            rule=HolidayRule(self.instance.bank_holidays),
            schedules=schedules,
            exceptions=exceptions,
        )


def _refuse(formset: HoursFormSet, *rows: Any) -> None:
    """Raise ValidationError where the rows together are no hours."""
    try:
        formset.hours_of_rows(*rows)
    except UnreadableHours as refused:
        raise ValidationError(str(refused), code="unreadable_hours") from refused


class RowForm(ModelForm):
    """A row whose "which" and "when" may be left out: every week, on these days only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the defaults stand where nothing is chosen."""
        super().__init__(*args, **kwargs)
        for name in DEFAULTED & self.fields.keys():
            self.fields[name].required = False
        for name in TIMES & self.fields.keys():
            self.fields[name].error_messages["invalid"] = "Write a time as 09:00 or 17:30."


class ScheduleFormSet(HoursFormSet):
    """The openings of a week, of a month or of a season."""

    def clean_rows(self, kept: list[ModelForm]) -> None:
        """Refuse rows that overlap, each beside the row, and rows that contradict a rule."""
        if kept and self.instance.hours == ContactChannel.Hours.ALWAYS:
            raise ValidationError("It is open 24 hours: take the rows off, or the tick.")
        for one, other in combinations(kept, 2):
            if overlap(session_of(one.instance), session_of(other.instance)):
                other.add_error(None, f"It overlaps with another row: {one.instance}.")
        vars(self.instance)[OPENINGS] = None
        if not any(form.errors for form in self.forms):
            rows = [form.instance for form in kept]
            _refuse(self, rows, [])
            vars(self.instance)[OPENINGS] = rows


class ExceptionFormSet(HoursFormSet):
    """Departures from the usual hours on some days."""

    def clean_rows(self, kept: list[ModelForm]) -> None:
        """Refuse rows of one day that contradict, and rows outside the time the hours are for."""
        openings = vars(self.instance).get(OPENINGS)
        if openings is None:
            # The openings were refused: they are mended first.
            return
        for form in kept:
            try:
                self.hours_of_rows(openings, [form.instance])
            except UnreadableHours as refused:
                form.add_error(None, str(refused))
        for one, other in combinations(kept, 2):
            if days_of(one.instance) != days_of(other.instance) and _clash(one, other):
                other.add_error(None, f"Another row speaks of the same day: {one.instance}.")
        if not any(form.errors for form in kept):
            _refuse(self, openings, [form.instance for form in kept])


def _clash(one: ModelForm, other: ModelForm) -> bool:
    """Whether two exceptions of different days share one."""
    return clash(*(Change(days_of(form.instance)) for form in (one, other)))
