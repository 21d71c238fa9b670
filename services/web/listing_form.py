"""The form in which a provider says what is different: prefilled with what the public sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.directory.suggested import (
    FIELDS,
    IN_WELSH,
    NEW_NUMBER,
    YES,
    channel_name,
    column,
    public_now,
)
from services.models import ContactChannel
from services.models.twins import WELSH, twin
from services.pages.channels import kind_words
from services.web.fields import PLAIN_MESSAGES

LONGEST_HOURS = 500
LONGEST_NOTE = 500
ONE_LINE = ("name", "name_cy")
REQUIRED = ("name",)


class ListingForm(forms.Form):
    """Every text that may be suggested, by the names that `Suggestion.changes` has."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *, record: ServiceRecord) -> None:
        """Make the fields of `record`, with what the public sees in them."""
        super().__init__(data, initial=public_now(record))
        self.record = record
        labels = {
            "name": _("Name"),
            "summary": _("What you do, in one sentence"),
            "website": _("Website"),
            "who_for": _("Who it is for"),
            "not_for": _("Who it cannot help"),
            "how_to_refer": _("How to get in touch"),
            "what_happens": _("What happens when somebody rings you"),
            "privacy_note": _("What you pass on, and to whom"),
        }
        for name in FIELDS:
            self.fields[name] = _text_field(name, labels[name])
            if twin(name) in IN_WELSH and get_language() == WELSH:
                in_welsh = _("%(label)s – in Welsh") % {"label": labels[name]}
                self.fields[twin(name)] = _text_field(twin(name), in_welsh)
        for channel in record.channels:
            self.fields |= dict(_channel_fields(channel))
        self.fields[NEW_NUMBER] = forms.CharField(
            label=_("A new number"), required=False, max_length=300
        )
        self.fields["note"] = forms.CharField(
            label=_("Anything else that we should know"),
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        for field in self.fields.values():
            field.error_messages |= PLAIN_MESSAGES

    def clean(self) -> dict[str, Any]:
        """Refuse a number, address or link that cannot be one; an emptied one works no longer."""
        cleaned = self.cleaned_data
        for channel in self.record.channels:
            name = channel_name(channel.id, "value")
            value = cleaned.get(name, "")
            if name in cleaned and not value:
                cleaned |= {name: channel.value, channel_name(channel.id, "gone"): YES}
            elif value != channel.value:
                self._check(name, channel.kind, value)
        self._check(NEW_NUMBER, ContactChannel.Kind.PHONE, cleaned.get(NEW_NUMBER, ""))
        return cleaned

    def texts(self) -> dict[str, str]:
        """What was sent, by the names that suggestions have; a tick is "yes"."""
        sent = {name: value for name, value in self.cleaned_data.items() if name != "note"}
        return {name: YES if value is True else value or "" for name, value in sent.items()}

    def _check(self, name: str, kind: str, value: str) -> None:
        """Refuse, in the sentence that staff would read, what cannot be of its kind."""
        try:
            ContactChannel(kind=kind, value=value).clean()
        except ValidationError as refused:
            self.add_error(name, refused.messages)


def _text_field(name: str, label: str) -> forms.Field:
    """The field of one column of a service."""
    longest = column(name).max_length
    if name == "website":
        return forms.URLField(
            label=label, required=False, max_length=longest, assume_scheme="https"
        )
    widget = forms.TextInput if name in ONE_LINE else forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=name in REQUIRED, max_length=longest, widget=widget
    )


def _channel_fields(channel: ChannelRecord) -> Iterator[tuple[str, forms.Field]]:
    """Where it leads, its hours as words, and whether it works no longer."""
    yield (
        channel_name(channel.id, "value"),
        forms.CharField(label=kind_words(channel.kind), required=False, max_length=300),
    )
    yield (
        channel_name(channel.id, "hours"),
        forms.CharField(
            label=format_html(_("Hours of {}"), channel.value),
            help_text=_("For example: Mon to Fri 9am-5pm, Wed 6-9pm, closed bank holidays."),
            required=False,
            max_length=LONGEST_HOURS,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    )
    yield (
        channel_name(channel.id, "gone"),
        forms.BooleanField(
            label=format_html(_("{} works no longer"), channel.value), required=False
        ),
    )
