"""Which channel of a service each numbered group of a row is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from services.directory.freezing import dialled
from services.models import ContactChannel
from services.models.phone_numbers import reached_by

VOICE_AND_TEXT = {"voice": "phone", "text": "sms", "cell": "phone"}
"""What HSDS calls some kinds."""


@dataclass(frozen=True, slots=True)
class Group:
    """The cells of one channel: text and column by part, and what names a cell in a refusal."""

    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, str]
    name_of: Callable[[str], str]

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(self.texts.values())

    @property
    def kind(self) -> str:
        """The code of its kind, as far as it is one."""
        said = self.texts.get("kind", "").lower()
        return VOICE_AND_TEXT.get(said, said)

    def cell(self, part: str) -> str:
        """The place of a part, or of the first cell where the file has no such column."""
        return self.name_of(self.columns.get(part) or next(iter(self.columns.values())))


def matched_channels(
    groups: Sequence[Group], standing: list[ContactChannel]
) -> list[ContactChannel | None]:
    """The channel that each group is: the one with its value, else the one in its position."""
    found: dict[int, ContactChannel] = {}
    for same in (_same_kind_and_value, _same_value, _same_position):
        for index, group in enumerate(groups):
            taken = {channel.pk for channel in found.values()}
            left = (c for c in enumerate(standing, 1) if c[1].pk not in taken)
            if index not in found:
                match = next((c for number, c in left if same(group, number, c)), None)
                if match is not None:
                    found[index] = match
    return [found.get(index) for index in range(len(groups))]


def _same_kind_and_value(group: Group, number: int, channel: ContactChannel) -> bool:
    """Whether a group is of the same kind, and leads to the same place."""
    return group.kind in ("", channel.kind) and _same_value(group, number, channel)


def _same_value(group: Group, _: int, channel: ContactChannel) -> bool:
    """Whether a group leads to the same place, however it is spelled."""
    value = group.texts.get("value", "")
    return bool(value) and reached_by(value, is_number=channel.is_number) == dialled(channel)


def _same_position(group: Group, number: int, _: ContactChannel) -> bool:
    """Whether the channel stands where the group does."""
    return group.number == number
