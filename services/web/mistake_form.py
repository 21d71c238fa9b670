"""The form for a mistake in a listing: a choice and a short note, and nothing about the reader."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from services.models import Suggestion
from services.web.fields import PLAIN_MESSAGES
from services.web.sending import NotOurs, TooLate, check_stamp, stamp_for

LONGEST_NOTE = 300
PURPOSE = "a mistake in a listing"
Topic = Suggestion.Topic


class MistakeForm(forms.Form):
    """What is wrong with one listing."""

    use_required_attribute = False

    topic = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=(
            (Topic.WRONG_NUMBER.value, _("The number or link is wrong")),
            (Topic.WRONG_HOURS.value, _("The opening hours are wrong")),
            (Topic.CLOSED.value, _("It has closed")),
            (Topic.MOVED.value, _("It has moved")),
            (Topic.OTHER.value, _("Something else")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    note = forms.CharField(
        label=_("What should it say? You can leave this empty."),
        help_text=_(
            "At most 300 letters, about the listing only. Please do not write what happened, "
            "or who you are."
        ),
        required=False,
        max_length=LONGEST_NOTE,
        error_messages=PLAIN_MESSAGES,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, listing: int, **kwargs: Any) -> None:
        """Take the listing's key; `stamp` is the mark of the time that the page carries."""
        super().__init__(*args, **kwargs)
        self.listing = listing
        self.stamp = stamp_for(listing, purpose=PURPOSE)

    @property
    def has_unknown_option(self) -> bool:
        """Whether a choice came that no form of ours sends."""
        return self.has_error("topic", "invalid_choice")

    def clean(self) -> dict[str, Any]:
        """Refuse what came too late or carries no mark of ours; what was written stays."""
        try:
            check_stamp(self.data.get("stamp", ""), self.listing, purpose=PURPOSE)
        except TooLate:
            self.add_error(None, _("This page was open for a long time. Please send it once more."))
        except NotOurs:
            self.add_error(
                None,
                _("Part of the form did not reach us as it should. Please send it once more."),
            )
        return self.cleaned_data
