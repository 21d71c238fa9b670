"""What a form showed when it was opened, sealed into the form itself, and what it would show now.

Values are kept as a browser sends them: lists of text, [] for blank, for every field by its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.forms import BaseForm, BoundField, CheckboxInput, NullBooleanSelect, Widget
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

Values = dict[str, list[str]]

NAME = "shown"
"""The hidden field that holds the seal."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a formset: what it is, in words, and what its fields say."""

    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form says: its own fields, its rows by prefix and key, and when it last changed."""

    values: Values
    rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    changed_at: str = ""

    def sealed(self, row: Model) -> str:
        """The text of the hidden field, which nobody can forge or use for another row."""
        return signing.dumps(asdict(self), salt=_salt(row), compress=True)

    @classmethod
    def unsealed(cls, text: str, row: Model) -> Shown | None:
        """What was sealed for `row`; None where the seal is missing or broken."""
        try:
            data = signing.loads(text, salt=_salt(row))
            rows = {
                prefix: {key: Row(**held) for key, held in kept.items()}
                for prefix, kept in data["rows"].items()
            }
            return cls(data["values"], rows, data["changed_at"])
        except (signing.BadSignature, KeyError, TypeError):
            # Forged, or sealed by an earlier version of this form.
            return None


class ShownField(forms.CharField):
    """A hidden field that says what the page showed; it is never a change by itself."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        """Not asked for on a page that adds something."""
        super().__init__(required=False)

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        """No."""
        return False


def shown_by(form: BaseForm, formsets: Iterable[BaseInlineFormSet], *, changed_at: str) -> Shown:
    """What these forms show as they stand."""
    rows = {
        str(formset.prefix): {
            str(each.instance.pk): Row(str(each.instance), _values(each))
            for each in formset.initial_forms
        }
        for formset in formsets
    }
    return Shown(_values(form), rows, changed_at)


def sent(data: QueryDict, name: str, bound: BoundField) -> list[str]:
    """What a browser sent as `name` for a field like `bound`, in the spelling that is compared."""
    return _plain(data.getlist(name), bound)


def _values(form: BaseForm) -> Values:
    """What each field of a form would send."""
    fields = (bound for bound in form if not isinstance(bound.field, ShownField))
    return {bound.name: _would_send(bound) for bound in fields}


def _would_send(bound: BoundField) -> list[str]:
    """What one field would send."""
    value, widget = bound.value(), inner(bound.field.widget)
    if isinstance(widget, CheckboxInput):
        return ["on"] if value else []
    written = widget.format_value(value)
    return _plain(written if isinstance(written, list | tuple) else [written], bound)


def inner(widget: Widget) -> Widget:
    """The widget itself, without the links that the admin puts beside it."""
    return getattr(widget, "widget", widget)


def _plain(values: Iterable[Any], bound: BoundField) -> list[str]:
    """Texts without what a browser or a form adds: line ends of its own, spaces around."""
    texts = ("" if value is None else str(value) for value in values)
    blank = {"", "unknown"} if isinstance(inner(bound.field.widget), NullBooleanSelect) else {""}
    told = (text.replace("\r\n", "\n").strip() for text in texts)
    return sorted(text for text in told if text not in blank)


def _salt(row: Model) -> str:
    """The seal of one row fits no other."""
    return f"services.shown.{row._meta.model_name}.{row.pk}"
