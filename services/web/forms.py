"""The form of the finder: one box, and choices that may all be left unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django import forms
from django.template import Context
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from services.geography import AnswerKind
from services.pages.sentences import refusal
from services.web.asked import Asked, need_of
from services.web.fields import LONGEST_PLACE, AreaField, PlaceField

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

UNSAID = ("", _("I'd rather not say"))
NOT_UNDERSTOOD = (AnswerKind.INVALID, AnswerKind.EMPTY)
CHOICES = ("for", "age", "when", "by", "open", "keep")


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
        label=label, choices=options, required=False, initial="", widget=forms.RadioSelect
    )


class FindForm(forms.Form):
    """Where, and what else the reader wants to say. When valid, `asked` is what was asked."""

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
    age = choice(
        _("How old is the person who needs help?"),
        UNSAID,
        ("under13", _("Under 13")),
        ("13-15", _("13 to 15")),
        ("16-17", _("16 or 17")),
        ("18plus", _("18 or over")),
    )
    when = choice(
        _("When did it happen?"),
        UNSAID,
        ("happening", _("It is happening now")),
        ("recent", _("In the last 10 days")),
        ("longer", _("Longer ago")),
        ("unsure", _("I'm not sure")),
    )
    by = choice(
        _("How would you like to be in touch?"),
        UNSAID,
        ("call", _("Talk on the phone")),
        ("type", _("Type: text, chat or email")),
        ("sign", _("Sign: BSL by video")),
        ("meet", _("Meet someone")),
    )
    open = choice(_("Do you need an answer now?"), UNSAID, ("now", _("List only what is open now")))
    keep = choice(
        _("How long should your answer stay?"),
        ("", _("24 hours")),
        ("30m", _("Keep this for 30 minutes only")),
    )

    def __init__(self, *args: Any, same_place: str = "", **kwargs: Any) -> None:
        """Take `same_place`, an area as `kind:slug`, to offer asking about it again."""
        super().__init__(*args, **kwargs)
        # "for" is a word of Python's own, so this field cannot stand above.
        self.fields["for"] = choice(
            _("Who needs help?"), UNSAID, ("me", _("Me")), ("someone", _("Someone else"))
        )
        self.same_place = same_place
        self.asked: Asked | None = None

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms lays the form out; it changes nothing, so it carries no CSRF token."""
        helper = FormHelper()
        helper.form_action = "find"
        helper.form_id = "find"
        helper.disable_csrf = True
        helper.attrs = {"autocomplete": "off"}  # Firefox would restore choices on a reload
        helper.layout = Layout("place", Part("choices", *CHOICES), Part("buttons"))
        return helper

    @property
    def says_more(self) -> bool:
        """Whether a choice is already made, so that the choices should be seen."""
        return any(self[name].value() for name in CHOICES)

    @property
    def has_unknown_option(self) -> bool:
        """Whether something came that no form of ours sends, rather than a place not understood."""
        return any(name != "place" for name in self.errors)

    def clean(self) -> dict[str, Any]:
        """Join the fields to what was asked; the area wins over the box."""
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        answer = cleaned["area"] or cleaned["place"]
        if answer.kind in NOT_UNDERSTOOD:
            self.add_error("place", refusal(answer.kind, answer.text))
            return cleaned
        need = need_of(
            who=cleaned["for"],
            age=cleaned["age"],
            when=cleaned["when"],
            by=cleaned["by"],
            open_now=bool(cleaned["open"]),
        )
        self.asked = Asked.from_answer(answer, need=need, short=bool(cleaned["keep"]))
        return cleaned
