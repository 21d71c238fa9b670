"""What somebody typed into a form, put together with what somebody else saved meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.forms import BaseForm, BoundField
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from services.admin.field_words import field_label, field_words
from services.admin.shown import Row, Shown, Values, inner, sent

MOST_ROWS = 1000

MOVED_BY_CHECKS = "review_due"
"""A check moves this date on: where the person left it alone, that is nothing to tell them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that somebody else changed: what it was, what it is now, what was typed here.

    `name` is that of the field in the form as it comes back. A row that is `gone`, or is `added`,
    has its label, and what was typed into it.
    """

    label: str
    was: str = ""
    now: str = ""
    typed: str = ""
    name: str = ""
    added: bool = False
    gone: bool = False


@dataclass
class Merge:
    """The form as it is sent back, and what the other person changed.

    `was` is what the form showed when it was opened: None where nobody can say, and then whatever
    was typed stands, with today's value beside it. `data` holds what was typed, and the other's
    value wherever nothing was.
    """

    posted: QueryDict
    was: Shown | None
    now: Shown
    form: BaseForm
    formsets: list[BaseInlineFormSet]
    data: QueryDict = field(init=False)
    changes: list[Change] = field(init=False, default_factory=list)
    quietly: Values = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Put the two together."""
        self.data = self.posted.copy()
        was = self.was or self.now
        self._fields(self.form, was.values, self.now.values, source="")
        for formset in self.formsets:
            if formset.prefix in self.now.rows and formset.prefix in was.rows:
                self._rows(formset, was.rows[formset.prefix], self.now.rows[formset.prefix])

    def _fields(
        self,
        form: BaseForm,
        was: Values,
        now: Values,
        *,
        source: str | None,
        at: str = "",
        row: str = "",
    ) -> None:
        """Merge one form, sent with `source` before its names (None: not sent), to come back `at`.

        `row` says in words which row it is.
        """
        taken_off = source is not None and bool(self.posted.get(f"{source}DELETE"))
        for name, value in now.items():
            bound, before = form[name], was.get(name, value)
            mine = before if source is None else sent(self.posted, f"{source}{name}", bound)
            if source is None or mine == before or (bound.is_hidden and name != "DELETE"):
                self._put(bound, f"{at}{name}", value)
            else:
                self.data.setlist(f"{at}{name}", self.posted.getlist(f"{source}{name}"))
            changed = value != before if self.was else mine != value
            if changed and name == MOVED_BY_CHECKS and mine == before:
                self.quietly[name] = value
            elif changed and not bound.is_hidden:
                label = field_label(bound)
                typed = field_words(bound.field, mine) if mine not in (before, value) else ""
                self.changes.append(
                    Change(
                        label=f"{row}: {label}" if row else label,
                        was=field_words(bound.field, before) if self.was else "not known",
                        now=field_words(bound.field, value),
                        typed="taken off" if taken_off else typed,
                        name=f"{at}{name}",
                    )
                )

    def _put(self, bound: BoundField, name: str, values: list[str]) -> None:
        """Fill in one field, as a browser that shows these values would."""
        several = getattr(inner(bound.field.widget), "allow_multiple_selected", False)
        self.data.setlist(name, values or ([] if several else [""]))

    def _rows(self, formset: BaseInlineFormSet, was: dict[str, Row], now: dict[str, Row]) -> None:
        """Merge the rows of one formset: those that stand, then those that were typed anew."""
        prefix = str(formset.prefix)
        kept, added = self._sent_rows(prefix)
        for name in [name for name in self.data if re.match(rf"{prefix}-\d+-", name)]:
            del self.data[name]
        for index, (key, row) in enumerate(now.items()):
            source = f"{prefix}-{kept[key]}-" if key in kept else None
            self._fields(
                formset.initial_forms[index],
                was[key].values if key in was else row.values,
                row.values,
                source=source,
                at=f"{prefix}-{index}-",
                row=row.label,
            )
            if key not in was:
                self.changes.append(Change(row.label, added=True))
        self.changes += [
            self._gone(formset, row, kept.get(key)) for key, row in was.items() if key not in now
        ]
        for index, old in enumerate(added, start=len(now)):
            self._move(f"{prefix}-{old}-", f"{prefix}-{index}-")
        self.data[f"{prefix}-INITIAL_FORMS"] = str(len(now))
        self.data[f"{prefix}-TOTAL_FORMS"] = str(len(now) + len(added))

    def _sent_rows(self, prefix: str) -> tuple[dict[str, int], list[int]]:
        """Where each row with a key stands in what was sent, and where new ones do."""
        initial, total = (
            self._count(f"{prefix}-{name}") for name in ("INITIAL_FORMS", "TOTAL_FORMS")
        )
        keys = {self.posted.get(f"{prefix}-{index}-id", ""): index for index in range(initial)}
        return keys, list(range(initial, total))

    def _count(self, name: str) -> int:
        """A number of rows as it was sent; 0 for what is no number."""
        text = self.posted.get(name, "")
        return min(int(text), MOST_ROWS) if re.fullmatch(r"[0-9]{1,6}", text) else 0

    def _move(self, old: str, new: str) -> None:
        """Give a row that was typed anew another place."""
        for name in self.posted:
            if name.startswith(old):
                fresh = f"{new}{name.removeprefix(old)}"
                self.data.setlist(fresh, self.posted.getlist(name))

    def _gone(self, formset: BaseInlineFormSet, row: Row, sent_at: int | None) -> Change:
        """A row that somebody took out, with what was typed into it here."""
        typed = []
        if sent_at is not None:
            for bound in formset.empty_form:
                mine = sent(self.posted, f"{formset.prefix}-{sent_at}-{bound.name}", bound)
                shown = not bound.is_hidden and bound.name != "DELETE"
                if shown and mine != row.values.get(bound.name, []):
                    typed.append(f"{field_label(bound)}: {field_words(bound.field, mine)}")
        return Change(row.label, typed="; ".join(typed), gone=True)
