"""The forms of the finder: where, and what a reader may want to say besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django import forms
from django.template import Context
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from services.geography import AnswerKind
from services.pages.sentences import answer_has_ended, refusal
from services.web.asked import Asked, need_of
from services.web.fields import LONGEST_PLACE, AreaField, PlaceField, Tick
from services.web.token import TokenExpired, TokenForged, read_token

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

UNSAID = ("", _("I'd rather not say"))
NOT_UNDERSTOOD = (AnswerKind.INVALID, AnswerKind.EMPTY)
CHOICES = ("when", "for", "age", "by", "open", "keep")


class Part(LayoutObject):
    """A part of the form with a template of its own, which is given the form and its fields."""

    def __init__(self, name: str, *fields: str) -> None:
        """Take the template's name in the pack, and the names of the fields in it."""
        self.template = f"%s/layout/{name}.html"
        self.fields = list(fields)

    def render(self, form: forms.Form, context: Context, template_pack: str, **_: Any) -> str:
        """Render the part."""
        fields = self.get_rendered_fields(form, context, template_pack)
        shown = {"form": form, "fields": fields}
        return render_to_string(self.get_template_name(template_pack), shown)


def choice(label: StrPromise, *options: tuple[str, StrPromise]) -> forms.ChoiceField:
    """Make a group of radio buttons that begins with what is chosen when nothing is said."""
    return forms.ChoiceField(
        label=label, choices=(UNSAID, *options), required=False, widget=forms.RadioSelect
    )


def tick(label: StrPromise, value: str) -> forms.ChoiceField:
    """Make a box to tick, which sends `value`."""
    return forms.ChoiceField(
        label=label, choices=[(value, label)], required=False, widget=Tick(attrs={"value": value})
    )


class FindForm(forms.Form):
    """Where, and what else the reader wants to say. When valid, `asked` is what was asked.

    `answer` is the token of an answer already given: its place counts where none is sent, and
    `has_ended` tells that its time is over.
    """

    use_required_attribute = False

    place = PlaceField(
        label=_("Where would you like help? Any nearby postcode works. We don't keep it."),
        help_text=_("Or type the name of a council, county or police force."),
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "enterkeyhint": "search",
                "maxlength": LONGEST_PLACE,
            }
        ),
    )
    area = AreaField(required=False, widget=forms.HiddenInput)
    answer = forms.Field(required=False, widget=forms.HiddenInput)
    when = choice(
        _("When was it?"),
        ("happening", _("Still happening")),
        ("recent", _("In the last 10 days")),
        ("longer", _("Longer ago")),
        ("unsure", _("Not sure")),
    )
    age = choice(
        _("How old is the person?"),
        ("under13", _("Under 13")),
        ("13-15", _("13 to 15")),
        ("16-17", _("16 or 17")),
        ("18plus", _("18 or over")),
    )
    by = choice(
        _("What works for you?"),
        ("call", _("Talk by phone")),
        ("type", _("Type or text")),
        ("sign", _("Sign language")),
        ("meet", _("Meet someone")),
    )
    open = tick(_("List only what is open now"), "now")
    keep = tick(_("Keep this answer for 30 minutes only, not 24 hours"), "30m")

    def __init__(self, *args: Any, at: datetime | None = None, **kwargs: Any) -> None:
        """Take the instant at which the form was sent, by which an earlier answer may have ended.

        A form that is only shown needs none.
        """
        super().__init__(*args, **kwargs)
        # "for" is a word of Python's own, so this field cannot stand above.
        self.fields["for"] = choice(
            _("Who is it for?"), ("me", _("Me")), ("someone", _("Someone else"))
        )
        self.at = at
        self.asked: Asked | None = None
        self.has_ended = False

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms lays the form out; it changes nothing, so it carries no CSRF token."""
        helper = FormHelper()
        helper.form_action = "find"
        helper.form_id = "find"
        helper.disable_csrf = True
        helper.form_show_errors = False  # the page says them first, above what it begins with
        helper.attrs = {"autocomplete": "off"}  # Firefox would restore choices on a reload
        helper.layout = self.layout
        return helper

    @property
    def layout(self) -> Layout:
        """The parts of the form in their order."""
        return Layout("place", Part("choices", *CHOICES), Part("buttons"))

    @property
    def says_more(self) -> bool:
        """Whether a choice is already made, so that the choices should be seen."""
        return any(self[name].value() for name in CHOICES)

    @property
    def chosen(self) -> list[str]:
        """The words of the choices that are made, in the order of the questions."""
        options = {(name, value): words for name in CHOICES for value, words in self._options(name)}
        said = ((name, self[name].value()) for name in CHOICES)
        return [str(options[one]) for one in said if one[1]]

    @property
    def has_unknown_option(self) -> bool:
        """Whether something came that no form of ours sends, rather than a place not understood."""
        return any(name != "place" for name in self.errors)

    def _options(self, name: str) -> list[tuple[str, StrPromise]]:
        """The values and words that a question can be answered with."""
        return getattr(self.fields[name], "choices", [])

    def clean(self) -> dict[str, Any]:
        """Join the fields to what was asked; the area wins over the box, both over an answer."""
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        need = need_of(
            who=cleaned["for"],
            age=cleaned["age"],
            when=cleaned["when"],
            by=cleaned["by"],
            open_now=bool(cleaned["open"]),
        )
        short, typed = bool(cleaned["keep"]), cleaned["area"] or cleaned["place"]
        if typed.kind not in NOT_UNDERSTOOD:
            self.asked = Asked.from_answer(typed, need=need, short=short)
        elif typed.kind is AnswerKind.EMPTY and cleaned["answer"] and self.at:
            before = self._asked_before(cleaned["answer"], self.at)
            self.asked = before and replace(before, need=need, short=short or before.short)
        else:
            self.add_error("place", refusal(typed.kind, typed.text))
        return cleaned

    def _asked_before(self, token: str, at: datetime) -> Asked | None:
        """What an earlier answer was asked; None when it has ended, or with an error by the box."""
        try:
            return read_token(token, at=at)[0]
        except TokenExpired:
            self.has_ended = True
        except TokenForged:
            self.add_error("place", answer_has_ended())
        return None


class NeedForm(FindForm):
    """The questions beside an answer, which it carries so that its place is kept.

    No label and no error leads to its fields, so that they need no ids.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what a form takes, and give no ids where none are asked for."""
        super().__init__(*args, **{"auto_id": False, **kwargs})

    @property
    def helper(self) -> FormHelper:
        """As of any form of the finder, under a name of its own."""
        helper = super().helper
        helper.form_id = "need"
        return helper

    @property
    def layout(self) -> Layout:
        """The answer they are about, and the questions."""
        return Layout("answer", Part("need", *CHOICES))


class AreaNeedForm(NeedForm):
    """The questions on the page of an area, which it names so that its place is kept."""

    @property
    def layout(self) -> Layout:
        """The area they are about, and the questions."""
        return Layout("area", Part("need", *CHOICES))


class ElsewhereForm(FindForm):
    """The box below an answer, for another place; what the reader chose is kept."""

    @property
    def layout(self) -> Layout:
        """The box, with the choices unseen."""
        return Layout("place", Part("kept"), Part("buttons"))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The choices that are made, as names and values."""
        said = ((name, self[name].value()) for name in CHOICES)
        return [(name, value) for name, value in said if value]
