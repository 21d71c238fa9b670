"""The two fields that say where: one typed, one chosen. Both clean to an Answer of the ground."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from services.directory.postcodes import resolve_text
from services.geography import POLICE_FORCES, Answer, AreaAnswer, AreaKind, AreaTree, Place

LONGEST_PLACE = 100
UNPRINTABLE = ("Cc", "Cs", "Co", "Cn")


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
