"""The ways to reach a service."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models

from services.models.choices import Known
from services.models.phone_numbers import check_number
from services.models.service import Service

KNOWN = tuple(Known.values)


class ContactChannel(models.Model):
    """One number, chat, address or form (HSDS `phone` and `contact`), with hours of its own.

    Our one departure from HSDS: hours belong to the channel, because a line and its chat keep
    different hours.
    """

    class Kind(models.TextChoices):
        """What sort of channel it is."""

        PHONE = "phone", "Phone"
        TEXTPHONE = "textphone", "Textphone"
        SMS = "sms", "Text message"
        WEBCHAT = "webchat", "Web chat"
        EMAIL = "email", "Email"
        ONLINE_FORM = "online_form", "Online form"
        BSL_VIDEO = "bsl_video", "BSL video"

    class Audience(models.TextChoices):
        """Whom the channel is for; professionals' stand on the page for advisers only."""

        PUBLIC = "public", "Public"
        PROFESSIONALS = "professionals", "Professionals"

    class Hours(models.TextChoices):
        """What is known of its hours; sessions stand in their own rows."""

        UNKNOWN = "unknown", "Not known"
        ALWAYS = "always", "24 hours, every day"
        SESSIONS = "sessions", "At the times listed"

    class BankHolidays(models.TextChoices):
        """What happens to the sessions on a bank holiday."""

        NOT_CONFIRMED = "not_confirmed", "Not confirmed"
        AS_USUAL = "as_usual", "As usual"
        CLOSED = "closed", "Closed"
        OWN_HOURS = "own_hours", "Hours of their own"

    class AnsweredBy(models.TextChoices):
        """The gender of who answers; blank where nobody has told us."""

        WOMEN = "women", "Women"
        EITHER = "either", "Women or men"
        CHOICE = "choice", "You can choose"

    NUMBERS = (Kind.PHONE, Kind.TEXTPHONE, Kind.SMS)
    LINKS = (Kind.WEBCHAT, Kind.ONLINE_FORM, Kind.BSL_VIDEO)

    service = models.ForeignKey(Service, models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.PHONE)
    value = models.CharField("number, address or link", max_length=300)
    label = models.CharField(max_length=100, blank=True)
    label_cy = models.CharField("label in Welsh", max_length=100, blank=True)
    audience = models.CharField(max_length=13, choices=Audience, default=Audience.PUBLIC)
    position = models.PositiveSmallIntegerField(default=0)

    hours = models.CharField(
        "hours known", max_length=8, choices=Hours, default=Hours.UNKNOWN, editable=False
    )
    bank_holidays = models.CharField(
        max_length=13, choices=BankHolidays, default=BankHolidays.NOT_CONFIRMED
    )

    cost = models.CharField(max_length=200, blank=True, help_text="Blank shows “not known”.")
    cost_cy = models.CharField("cost in Welsh", max_length=200, blank=True)
    who_answers = models.CharField(max_length=200, blank=True)
    who_answers_cy = models.CharField("who answers, in Welsh", max_length=200, blank=True)
    answered_by = models.CharField(
        "gender of who answers",
        max_length=6,
        choices=AnsweredBy,
        blank=True,
        help_text="Blank shows “not known”.",
    )
    languages = models.CharField(
        max_length=200, blank=True, help_text="Beside English, with commas between."
    )
    on_bill = models.CharField(
        "shows on a phone bill", max_length=7, choices=Known, default=Known.UNKNOWN
    )
    rings_back = models.CharField(
        "may ring you back", max_length=7, choices=Known, default=Known.UNKNOWN
    )
    leaves_messages = models.CharField(
        "may leave a message", max_length=7, choices=Known, default=Known.UNKNOWN
    )
    stays_on_phone = models.CharField(
        "thread stays on the phone", max_length=7, choices=Known, default=Known.UNKNOWN
    )
    text_relay = models.CharField(
        "can be reached with 18001", max_length=7, choices=Known, default=Known.YES
    )
    note = models.CharField(max_length=300, blank=True)
    note_cy = models.CharField("note in Welsh", max_length=300, blank=True)
    value_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who gave the value as it stands: somebody else must publish a new number.",
    )

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "kind", "value"), name="channel_once_a_service"
            ),
            models.CheckConstraint(name="channel_has_a_value", condition=~models.Q(value="")),
            models.CheckConstraint(
                name="channel_kind_known",
                condition=models.Q(
                    kind__in=(
                        "phone",
                        "textphone",
                        "sms",
                        "webchat",
                        "email",
                        "online_form",
                        "bsl_video",
                    )
                ),
            ),
            models.CheckConstraint(
                name="channel_audience_known",
                condition=models.Q(audience__in=("public", "professionals")),
            ),
            models.CheckConstraint(
                name="channel_bank_holidays_known",
                condition=models.Q(
                    bank_holidays__in=("not_confirmed", "as_usual", "closed", "own_hours")
                ),
            ),
            models.CheckConstraint(
                name="channel_answers_known",
                condition=models.Q(
                    on_bill__in=KNOWN,
                    rings_back__in=KNOWN,
                    leaves_messages__in=KNOWN,
                    stays_on_phone__in=KNOWN,
                    text_relay__in=KNOWN,
                ),
            ),
            models.CheckConstraint(
                name="channel_answered_by_known",
                condition=models.Q(answered_by__in=("", "women", "either", "choice")),
            ),
            models.CheckConstraint(
                name="channel_hours_known",
                condition=models.Q(hours__in=("unknown", "always", "sessions")),
            ),
        )

    def __str__(self) -> str:
        """What it is and where it leads."""
        return f"{self.get_kind_display()} {self.value}"

    @property
    def is_number(self) -> bool:
        """Whether the value is dialled."""
        return self.kind in self.NUMBERS

    def clean(self) -> None:
        """Raise ValidationError unless the value is one that its kind can have."""
        if not self.value:
            return
        try:
            if self.is_number:
                check_number(self.value)
            elif self.kind == self.Kind.EMAIL:
                EmailValidator()(self.value)
            else:
                URLValidator(schemes=("http", "https"))(self.value)
        except ValidationError as refused:
            raise ValidationError({"value": refused}) from refused
