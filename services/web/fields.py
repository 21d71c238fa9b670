"""The fields that say where, typed or chosen, as an Answer of the ground; and a box to tick."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from services.directory.postcodes import resolve_text
from services.geography import POLICE_FORCES, Answer, AreaAnswer, AreaKind, AreaTree, Place

LONGEST_PLACE = 100
UNPRINTABLE = ("Cc", "Cs", "Co", "Cn")
PLAIN_MESSAGES = {
    "required": _("Fill in this box."),
    "max_length": _("Write at most %(limit_value)d characters. There are %(show_value)d here."),
    "null_characters_not_allowed": _("Something here cannot be read. Type it again."),
}
"""What a box with words says in place of Django's own sentences, by the code of the error."""


class PlaceField(forms.Field):
    """What somebody typed, as the kind of answer it deserves; no text is refused here."""

    def to_python(self, value: str | None) -> Answer:
        """Resolve the text."""
        return resolve_text(value or "")

    def bound_data(self, data: str | None, initial: str | None) -> str:  # noqa: ARG002
        """Show what was typed again, without what cannot be shown."""
        shown = (data or "")[:LONGEST_PLACE]
        return "".join(c for c in shown if unicodedata.category(c) not in UNPRINTABLE)


class AreaField(forms.Field):
    """An area chosen as `kind:slug`, such as `force:west-mercia`; empty for none."""

    default_error_messages = {"unknown": _("There is no such area.")}

    def to_python(self, value: str | None) -> Answer | None:
        """Find the area; ValidationError when there is none of that kind and name."""
        if not value:
            return None
        kind, _colon, slug = value.partition(":")
        if kind not in {each.value for each in AreaKind}:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        tree = AreaTree.embedded()
        if area := tree.find(AreaKind(kind), slug):
            return AreaAnswer(value, place=Place.at(area.code, tree=tree), areas=(area,))
        force = next((f for f in POLICE_FORCES if f.area_code is None and f.slug == slug), None)
        if kind != AreaKind.POLICE_FORCE or force is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return AreaAnswer(value, force=force)


class Tick(forms.CheckboxInput):
    """A box to tick that sends the value among its attributes, and "" when it is not ticked."""

    def format_value(self, value: object) -> None:
        """Show no other value than that of the attributes."""

    def value_from_datadict(  # type: ignore[override]  # Django's own gives a truth value
        self,
        data: Mapping[str, Any],
        files: object,  # noqa: ARG002
        name: str,
    ) -> str:
        """Take what was sent as it is, so that what no form of ours sends is refused."""
        return str(data.get(name, ""))
