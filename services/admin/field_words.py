"""What a field of a form says, in words."""

from __future__ import annotations

from typing import Any

from django.forms import BooleanField, BoundField, Field, ModelChoiceField


def field_label(bound: BoundField) -> str:
    """The label of a field, without the example that follows it."""
    words = str(bound.label or bound.name).partition(":")[0]
    return words[:1].upper() + words[1:]


def field_words(field: Field, values: list[str]) -> str:
    """What these values of a field mean to the person who reads it."""
    if isinstance(field, BooleanField) and not hasattr(field.widget, "choices"):
        return "Yes" if values else "No"
    if not values:
        return "blank"
    if isinstance(field, ModelChoiceField):
        return ", ".join(sorted(_names(field, values)))
    choices = _choices(field)
    return ", ".join(str(choices.get(value, value)) for value in values)


def _names(field: ModelChoiceField, values: list[str]) -> list[str]:
    """The names of chosen rows that the person may choose; nothing is told of others."""
    key = field.to_field_name or "pk"
    whole = [value for value in values if len(value) <= 100]
    try:
        found = list(field.queryset.filter(**{f"{key}__in": whole})) if field.queryset else []
    except (ValueError, TypeError):
        return ["something that is not in the list"]
    return [field.label_from_instance(row) for row in found] or [
        "something that is not in the list"
    ]


def _choices(field: Field) -> dict[str, Any]:
    """The words for codes, where the field offers a choice."""
    offered: dict[str, Any] = {}
    for value, words in getattr(field.widget, "choices", ()):
        if isinstance(words, list | tuple):
            offered |= {str(each): name for each, name in words}
        else:
            offered[str(value)] = words
    return offered
