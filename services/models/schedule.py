"""When channels are open."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models

from services.hours.days import FIRST_YEAR, LAST_YEAR, Easter, easter_sunday
from services.models.channel import ContactChannel

A_YEAR = timedelta(days=365)

SAME_TIME_ONLY_AT_MIDNIGHT = ~models.Q(opens_at=models.F("closes_at")) | models.Q(
    opens_at="00:00:00"
)


class Schedule(models.Model):
    """One opening of a channel (HSDS `schedule`), in London wall-clock time.

    It closes on the next day when `closes_at` is not later than `opens_at`; midnight to midnight
    is the whole day. It comes every week, or (`nth`) once a month, between the days it is valid.
    """

    class Weekday(models.IntegerChoices):
        """The day it opens, Monday first, with one more for bank holidays."""

        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"
        BANK_HOLIDAY = 7, "Bank holidays"

    class Nth(models.IntegerChoices):
        """Which of the weekdays of a month it is (HSDS `byday`, as in "2TU")."""

        EVERY = 0, "Every week"
        FIRST = 1, "First of the month"
        SECOND = 2, "Second of the month"
        THIRD = 3, "Third of the month"
        FOURTH = 4, "Fourth of the month"
        FIFTH = 5, "Fifth of the month"
        LAST = -1, "Last of the month"

    channel = models.ForeignKey(ContactChannel, models.CASCADE, related_name="schedules")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    nth = models.SmallIntegerField("which", choices=Nth, default=Nth.EVERY)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "opens_at")
        constraints = (
            # Two, because SQLite has no unique constraint that takes two nulls for the same.
            models.UniqueConstraint(
                fields=("channel", "weekday", "nth", "opens_at"),
                condition=models.Q(valid_from__isnull=True),
                name="schedule_opens_once",
                violation_error_message="It opens twice at this time on this day.",
            ),
            models.UniqueConstraint(
                fields=("channel", "weekday", "nth", "opens_at", "valid_from"),
                condition=models.Q(valid_from__isnull=False),
                name="schedule_opens_once_in_a_season",
                violation_error_message="It opens twice at this time on this day.",
            ),
            models.CheckConstraint(
                name="schedule_weekday_known",
                condition=models.Q(weekday__gte=0, weekday__lte=7),
            ),
            models.CheckConstraint(
                name="schedule_nth_known",
                condition=models.Q(nth__gte=-1, nth__lte=5),
            ),
            models.CheckConstraint(
                name="schedule_bank_holidays_every_time",
                violation_error_message=(
                    "Hours of bank holidays have no place in the month and no first or last day."
                ),
                condition=~models.Q(weekday=7)
                | models.Q(nth=0, valid_from__isnull=True, valid_to__isnull=True),
            ),
            models.CheckConstraint(
                name="schedule_same_time_only_at_midnight",
                violation_error_message="It opens and closes at the same time.",
                condition=SAME_TIME_ONLY_AT_MIDNIGHT,
            ),
            models.CheckConstraint(
                name="schedule_validity_in_order",
                violation_error_message="The last day is before the first.",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
            ),
        )

    def __str__(self) -> str:
        """The day and the times."""
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M} to {self.closes_at:%H:%M}"

    def clean(self) -> None:
        """Raise ValidationError for days of validity outside the years of a calendar."""
        check_years(valid_from=self.valid_from, valid_to=self.valid_to)


class ScheduleException(models.Model):
    """A departure from the usual openings on some days: closed, or other hours, with a note.

    Several openings of the same days are several rows. Where it comes every year, the years of
    its days say nothing; where it moves with Easter, its day is as far from that year's Easter.
    """

    class Repeats(models.TextChoices):
        """When its days come."""

        ONCE = "once", "On these days only"
        YEARLY = "yearly", "Every year on these days"
        EASTER = "easter", "Every year, moving with Easter"

    channel = models.ForeignKey(ContactChannel, models.CASCADE, related_name="exceptions")
    repeats = models.CharField("when", max_length=6, choices=Repeats, default=Repeats.ONCE)
    first_day = models.DateField()
    last_day = models.DateField()
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("first_day", "opens_at")
        constraints = (
            models.CheckConstraint(
                name="exception_repeats_known",
                condition=models.Q(repeats__in=("once", "yearly", "easter")),
            ),
            models.CheckConstraint(
                name="exception_easter_is_one_day",
                violation_error_message="What moves with Easter is one day: add a row for each.",
                condition=~models.Q(repeats="easter") | models.Q(first_day=models.F("last_day")),
            ),
            models.CheckConstraint(
                name="exception_same_time_only_at_midnight",
                violation_error_message="It opens and closes at the same time.",
                condition=models.Q(opens_at__isnull=True) | SAME_TIME_ONLY_AT_MIDNIGHT,
            ),
            models.CheckConstraint(
                name="exception_days_in_order",
                violation_error_message="The last day is before the first.",
                condition=models.Q(first_day__lte=models.F("last_day")),
            ),
            models.CheckConstraint(
                name="exception_closed_or_both_times",
                violation_error_message="Give both times, or neither for a day it is closed.",
                condition=models.Q(opens_at__isnull=True, closes_at__isnull=True)
                | models.Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """The days it holds on."""
        return f"{self.first_day:%d %b %Y} to {self.last_day:%d %b %Y}"

    def clean(self) -> None:
        """Raise ValidationError for days that make no sense."""
        check_years(first_day=self.first_day, last_day=self.last_day)
        self._check_easter(self.first_day)
        first: date | None = self.first_day
        last: date | None = self.last_day
        if first is None or last is None or self.repeats != self.Repeats.YEARLY:
            return
        if last - first >= A_YEAR:
            raise ValidationError({"last_day": "What comes every year is shorter than a year."})

    def _check_easter(self, day: date | None) -> None:
        """Raise ValidationError for a day that cannot move with Easter."""
        if day is None or self.repeats != self.Repeats.EASTER:
            return
        try:
            Easter((day - easter_sunday(day.year)).days)
        except ValueError as refused:
            words = "This day is too far from Easter to move with it."
            raise ValidationError({"first_day": words}) from refused


def check_years(**days: date | None) -> None:
    """Raise ValidationError, by field, for a day that no listing can mean."""
    for field, day in days.items():
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError({field: f"Choose a year from {FIRST_YEAR} to {LAST_YEAR}."})
