"""The form of the pocket card: which numbers, under which heading, with how much beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from services.pages.pocket_cards import HEADINGS, MOST_NUMBERS, Labels, Offered
from services.web.forms import Part

KEY = re.compile(r"[0-9]{1,18}-[0-9]{1,18}")


class CardForm(forms.Form):
    """What to put on a card. Numbers come from the listings alone, by their keys."""

    use_required_attribute = False

    numbers = forms.MultipleChoiceField(
        label=_("Which numbers? Choose one to four."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose one number or more."),
            "invalid_choice": _("One of these numbers is no longer listed. Choose again."),
        },
    )
    heading = forms.ChoiceField(
        label=_("What should it say at the top?"),
        choices=tuple(HEADINGS.items()),
        required=False,
        widget=forms.RadioSelect,
    )
    labels = forms.ChoiceField(
        label=_("What should it say next to each number?"),
        help_text=_("A name can tell somebody what the card is for."),
        choices=(
            (Labels.NOTHING.value, _("Nothing")),
            (Labels.LETTERS.value, _("The first letters of the name")),
            (Labels.NAMES.value, _("The name")),
        ),
        required=False,
        widget=forms.RadioSelect,
    )
    code = forms.MultipleChoiceField(
        label=_("Do you want a square code that a phone camera can read?"),
        help_text=_("It holds the first number you choose. A phone may keep it when it reads it."),
        choices=(("yes", _("Add a square code")),),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        offered: Sequence[Offered],
        services: Sequence[int],
        shown: str,
        **kwargs: Any,
    ) -> None:
        """Take the numbers that are offered, and the services or `shown` numbers asked about."""
        super().__init__(*args, **kwargs)
        self.offered = {one.key: one for one in offered}
        self.services, self.shown = services, shown
        choices = [(key, one.words) for key, one in self.offered.items()]
        self.fields["numbers"].choices = choices  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms lays the form out; it changes nothing, so it carries no CSRF token."""
        helper = FormHelper()
        helper.form_action = "card"
        helper.form_id = "card"
        helper.disable_csrf = True
        helper.attrs = {"autocomplete": "off"}  # Firefox would restore choices on a reload
        names = ("numbers", "heading", "labels", "code")
        helper.layout = Layout(*names, Part("card_buttons"))
        return helper

    @property
    def has_unknown_option(self) -> bool:
        """Whether something came that no form of ours sends."""
        getlist = getattr(self.data, "getlist", None)
        keys = getlist("numbers") if getlist else []
        return not all(map(KEY.fullmatch, keys)) or any(
            name not in ("numbers", "__all__") for name in self.errors
        )

    @property
    def chosen(self) -> tuple[Offered, ...]:
        """The numbers that were chosen, in the order they are offered in."""
        keys = self.cleaned_data["numbers"]
        return tuple(one for key, one in self.offered.items() if key in keys)

    def clean_numbers(self) -> list[str]:
        """Refuse more than a card can hold."""
        keys: list[str] = self.cleaned_data["numbers"]
        if len(keys) > MOST_NUMBERS:
            raise forms.ValidationError(
                _now("Choose at most %(most)d numbers.") % {"most": MOST_NUMBERS}
            )
        return keys
