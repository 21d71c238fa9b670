"""The choices of the coverage screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from services.finder.helps import Help
from services.finder.matrix import Asked
from services.finder.need import AgeBand
from services.finder.people import Audience
from services.finder.times import TimeOfWeek, Times
from services.pages.coverage_words import help_words
from services.pages.proof_words import age_words, audience_words

CHANNELS: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone", "textphone"),
    "text": ("sms",),
    "webchat": ("webchat",),
    "bsl_video": ("bsl_video",),
    "written": ("email", "online_form"),
}
"""What a choice of channel stands for."""

CHANNEL_WORDS = {
    "": "Any way",
    "phone": "Phone",
    "text": "Text message",
    "webchat": "Web chat",
    "bsl_video": "BSL video",
    "written": "Email or form",
}
TIME_WORDS = {
    Times.ANY: "Any time",
    Times.AFTER_5: "After 5pm, Monday to Friday",
    Times.WEEKEND: "At the weekend",
    Times.HOUR: "In one hour of the week (choose it)",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CoverageForm(forms.Form):
    """For whom, how and when help is looked for, and which kind of help the map shows."""

    help = forms.ChoiceField(required=False, label="On the map")
    audience = forms.ChoiceField(required=False, label="For")
    age = forms.ChoiceField(required=False)
    channel = forms.ChoiceField(required=False, choices=list(CHANNEL_WORDS.items()), label="By")
    time = forms.ChoiceField(required=False, choices=list(TIME_WORDS.items()), label="When")
    weekday = forms.ChoiceField(
        required=False, choices=[(str(day), name) for day, name in enumerate(WEEKDAYS)]
    )
    hour = forms.ChoiceField(
        required=False, choices=[(str(hour), f"{hour:02d}:00") for hour in range(24)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the words of the pages."""
        super().__init__(*args, **kwargs)
        ages = [(age.value, capfirst(words)) for age, words in age_words().items() if age]
        audiences = [(code.value, capfirst(words)) for code, words in audience_words().items()]
        offered = {
            "help": list(help_words().items()),
            "audience": audiences,
            "age": [("", "Any age"), *ages],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """What is asked of the matrix."""
        chosen = self.chosen
        age = chosen.get("age")
        return Asked(
            audience=Audience(chosen.get("audience", Audience.ANYBODY)),
            age=AgeBand(age) if age else None,
            channels=CHANNELS.get(chosen.get("channel", ""), ()),
            time=TimeOfWeek(
                Times(chosen.get("time", Times.ANY)),
                int(chosen.get("weekday", "0")),
                int(chosen.get("hour", "0")),
            ),
        )

    @property
    def shown(self) -> Help:
        """The kind of help that the map is coloured by."""
        return Help(self.chosen.get("help", Help.TALK))

    @property
    def chosen(self) -> Mapping[str, str]:
        """The choices that were made and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
