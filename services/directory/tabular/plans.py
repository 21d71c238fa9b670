"""What an import would do with one row: said before it is done, and done as it was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from services.directory.tabular.cells import Refusal, quoted
from services.directory.tabular.values import Value
from services.hours import OpeningHours
from services.models import ContactChannel, Service


class Outcome(StrEnum):
    """What a row is."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One column that would say something else."""

    column: str
    old: str
    new: str

    def __str__(self) -> str:
        """The column, the old text and the new."""
        return f"{self.column}: {quoted(self.old)} -> {quoted(self.new)}"


@dataclass(slots=True)
class ChannelPlan:
    """One channel after the import: which of its fields change, and its hours where they do."""

    channel: ContactChannel
    new: bool
    fields: set[str] = field(default_factory=set)
    hours: OpeningHours | None = None


LedTo = tuple[str, str, int | str]


@dataclass(slots=True)
class Related:
    """Rows of a service after the import; None where a column leaves them as they are.

    `led_to` gives, for each hand-off to add, who, who in Welsh, and either a key or a slug of the
    same file.
    """

    terms: dict[str, set[int]] = field(default_factory=dict)
    areas: set[str] | None = None
    led_to: list[LedTo] = field(default_factory=list)
    not_led: list[int] = field(default_factory=list)
    capacities: dict[str, dict[str, Value] | None] = field(default_factory=dict)
    channels: list[ChannelPlan] = field(default_factory=list)
    dropped: list[ContactChannel] = field(default_factory=list)


@dataclass(slots=True)
class RowPlan:
    """What an import would do with a row.

    `service` is the row as it would stand, not saved; `fields` are those of its own that change.
    """

    line: int
    place: str
    slug: str
    service: Service | None = None
    new: bool = False
    fields: set[str] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    related: Related = field(default_factory=Related)

    @property
    def outcome(self) -> Outcome:
        """New, changed, unchanged or refused."""
        if self.refusals:
            return Outcome.REFUSED
        if self.new:
            return Outcome.NEW
        return Outcome.CHANGED if self.changes else Outcome.UNCHANGED

    def refuse(self, cell: str, sentence: str) -> None:
        """Note why a cell is refused."""
        self.refusals.append(Refusal(cell, sentence))

    def lines(self) -> Iterator[str]:
        """The row in a report: what it is, then each refusal, or each change and note."""
        yield f"{self.place} {self.slug}: {self.outcome.value}".replace("  ", " ")
        said = map(str, self.refusals) if self.refusals else (*map(str, self.changes), *self.notes)
        yield from (f"  {part}".replace("\n", "\n    ") for part in said)

    def mark(self) -> bytes:
        """A short mark of all that the report says of the row."""
        return blake2b("\n".join(self.lines()).encode(), digest_size=8).digest()

    def to_json(self) -> dict[str, Any]:
        """The row as a screen shows it."""
        return {
            "place": self.place,
            "slug": self.slug,
            "outcome": self.outcome.value,
            "changes": [[change.column, change.old, change.new] for change in self.changes],
            "refusals": [[refusal.cell, refusal.sentence] for refusal in self.refusals],
            "notes": self.notes,
        }


@dataclass(slots=True)
class Tally:
    """The counts of an import, and what it takes to see that nothing changed since."""

    counts: Counter[str] = field(default_factory=Counter)
    keys: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def add(self, plan: RowPlan) -> None:
        """Count a row."""
        self.counts[plan.outcome.value] += 1
        self.marks.append(plan.mark().hex())
        if plan.service is not None and plan.service.pk:
            self.keys.append(plan.service.pk)

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return self.counts[Outcome.REFUSED.value]

    @property
    def writes(self) -> int:
        """How many rows would be written."""
        return self.counts[Outcome.NEW.value] + self.counts[Outcome.CHANGED.value]

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self.counts.total()

    def __str__(self) -> str:
        """The counts, as the last line of a report."""
        return ", ".join(f"{outcome.value} {self.counts[outcome.value]}" for outcome in Outcome)
