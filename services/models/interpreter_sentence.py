"""The sentence by which somebody asks for an interpreter, in their own language."""

import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

LANGUAGE_CODE = r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"
SAID = ("own_name", "english_name", "sentence", "spoken")
"""What the public is shown of a sentence in words."""

THREE_DIGITS = re.compile(r"0(?:[\W_]{0,3}0){2}")
"""Where every digit of any script is written 0; tones of one digit stand after letters."""

ADDRESS = re.compile(r"://|www\.|@|[^\W\d_]{2,}\.[^\W\d_]{2,}", re.IGNORECASE)
"""Of the web or of mail: two words with nothing but a full stop between them."""


class InterpreterSentence(models.Model):
    """“I need an interpreter” in one language. Public only once a speaker has confirmed it."""

    class Direction(models.TextChoices):
        """Which way the language is written."""

        LEFT_TO_RIGHT = "ltr", "From left to right"
        RIGHT_TO_LEFT = "rtl", "From right to left"

    language = models.CharField(
        "language code",
        max_length=20,
        unique=True,
        validators=[RegexValidator(LANGUAGE_CODE, "For example: pl, or ur.")],
        help_text="The code that screen readers know it by: pl, ur, so, ckb.",
    )
    own_name = models.CharField(
        "the language’s own name", max_length=100, help_text="For example: Polski."
    )
    english_name = models.CharField("its name in English", max_length=100)
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.LEFT_TO_RIGHT)
    sentence = models.CharField(
        max_length=300, help_text="“I need an interpreter. I speak ….”, in this language."
    )
    spoken = models.CharField(
        "how to say it",
        max_length=300,
        blank=True,
        help_text="In English letters, for somebody who reads it out.",
    )
    confirmed_by = models.CharField(
        "confirmed by",
        max_length=200,
        blank=True,
        help_text="The speaker of the language who read it. Never shown to the public.",
    )
    confirmed_on = models.DateField(
        null=True, blank=True, help_text="Without a day and a speaker nothing of it is public."
    )

    class Meta:
        ordering = ("english_name",)
        constraints = (
            models.CheckConstraint(
                name="interpreter_sentence_confirmed_by_somebody",
                violation_error_message="Say who confirmed it and on which day, or neither.",
                condition=models.Q(confirmed_by="", confirmed_on__isnull=True)
                | (~models.Q(confirmed_by="") & models.Q(confirmed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="interpreter_sentence_direction_known",
                condition=models.Q(direction__in=("ltr", "rtl")),
            ),
        )

    def __str__(self) -> str:
        """The language."""
        return f"{self.english_name} ({self.own_name})"

    def clean(self) -> None:
        """Raise ValidationError for a language of the site itself, a number or an address."""
        refused = {name: told for name in SAID if (told := what_leads_away(getattr(self, name)))}
        if refused:
            raise ValidationError(refused)
        of_the_site = {code.partition("-")[0] for code, _name in settings.LANGUAGES}
        if self.language.partition("-")[0] in of_the_site:
            raise ValidationError(
                {"language": "This site is in that language: its sentence is part of the pages."}
            )


def what_leads_away(text: str) -> str:
    """A sentence for staff where a text holds a number or an address, which no recall finds."""
    said = unicodedata.normalize("NFKC", text)
    if THREE_DIGITS.search("".join("0" if sign.isdigit() else sign for sign in said)):
        return "Take the number out: a number can be recalled only in a listing."
    if ADDRESS.search(said):
        return "Take the web address or e-mail address out. After a full stop comes a space."
    return ""
