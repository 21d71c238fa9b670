"""The numbered channel columns of a row: which channel each group is, and what changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from django.core.exceptions import ValidationError

from services.directory.channel_hours import hours_or_unknown, tell_hours
from services.directory.freezing import dialled
from services.directory.tabular.cells import CellRefused, plain
from services.directory.tabular.channel_matching import Group, matched_channels
from services.directory.tabular.columns import CHANNEL_PARTS, channel_column
from services.directory.tabular.plans import Change, ChannelPlan, RowPlan
from services.directory.tabular.values import value_of
from services.hours import OpeningHours, UnreadableHours, parse
from services.models import ContactChannel, Service
from services.models.phone_numbers import reaches_one_of

LONGEST_HOURS = 4_000
TEXTS_REMEMBERED = 2_048
"""Letters; and texts of hours, which many rows share, and a dry run reads before an import."""


def plan_channels(
    plan: RowPlan, groups: Sequence[Group], old: Mapping[str, str], *, recalled: frozenset[str]
) -> None:
    """Add to `plan` what the groups say of the channels of its service, which said `old`."""
    service = plan.service
    if service is None or not groups:
        return
    standing = [] if plan.new else list(service.channels.all())
    filled = [group for group in groups if not group.is_empty]
    matched = matched_channels(filled, standing)
    before = {channel.pk: number for number, channel in enumerate(standing, 1)}
    for group, channel in zip(filled, matched, strict=True):
        said = _texts_before(old, before[channel.pk]) if channel else {}
        _plan_group(plan, group, channel, said, recalled=recalled)
    _drop(plan, groups, standing, matched)
    _put_in_order(plan, before)
    _refuse_twice(plan, filled)


def _texts_before(old: Mapping[str, str], number: int) -> dict[str, str]:
    """What the channel in a position said, by part."""
    return {part.name: old[channel_column(number, part.name)] for part in CHANNEL_PARTS}


def _plan_group(
    plan: RowPlan,
    group: Group,
    standing: ContactChannel | None,
    old: Mapping[str, str],
    *,
    recalled: frozenset[str],
) -> None:
    """Plan one channel; refused where it has no value, or one that it cannot have."""
    if not group.texts.get("value", "" if standing is None or "value" in group.texts else "as is"):
        plan.refuse(group.cell("value"), "Give the number, address or link of this channel.")
        return
    channel = standing or ContactChannel()
    planned = ChannelPlan(channel, new=standing is None)
    for part, text in group.texts.items():
        try:
            changes = (
                _set_hours(planned, text, old)
                if part == "hours"
                else _set_part(planned, part, group.kind if part == "kind" else text, old)
            )
        except CellRefused as refused:
            plan.refuse(group.cell(part), str(refused))
            continue
        if changes:
            name = channel_column(group.number, part)
            plan.changes.append(Change(name, old.get(part, ""), text))
    _check_value(plan, group, planned)
    plan.related.channels.append(planned)
    if planned.fields & {"kind", "value"} and reaches_one_of(dialled(channel), recalled):
        plan.notes.append(f"{channel} is recalled: the public does not see it.")


def _set_part(planned: ChannelPlan, part: str, text: str, old: Mapping[str, str]) -> bool:
    """Set one field, and say whether the channel says something else by it."""
    if text == old.get(part):
        return False
    value = value_of(ContactChannel, part, text, new=planned.new)
    if not planned.new and value == getattr(planned.channel, part):
        return False
    setattr(planned.channel, part, value)
    planned.fields.add(part)
    return bool(text) or not planned.new


def _set_hours(planned: ChannelPlan, text: str, old: Mapping[str, str]) -> bool:
    """Read the hours, and say whether they are other hours than before."""
    if text == old.get("hours", ""):
        return False
    hours = _read_hours(text)
    if not planned.new and hours == hours_or_unknown(planned.channel):
        return False
    planned.hours = hours
    tell_hours(planned.channel, hours=hours)
    planned.fields |= {"hours", "bank_holidays"}
    return True


_parse = lru_cache(maxsize=TEXTS_REMEMBERED)(parse)


def _read_hours(text: str) -> OpeningHours:
    """The hours; CellRefused in the parser's own sentence."""
    if len(text) > LONGEST_HOURS:
        raise CellRefused(f"Write the hours in at most {LONGEST_HOURS:,} letters.")
    try:
        return _parse(text)
    except UnreadableHours as refused:
        raise CellRefused(str(refused)) from refused


def _check_value(plan: RowPlan, group: Group, planned: ChannelPlan) -> None:
    """Refuse a value that its kind cannot have, where either changes."""
    channel = planned.channel
    if not planned.fields & {"kind", "value"} or plan_refuses(plan, group):
        return
    try:
        channel.clean()
    except ValidationError as refused:
        plan.refuse(group.cell("value"), " ".join(refused.messages))


def plan_refuses(plan: RowPlan, group: Group) -> bool:
    """Whether the kind or the value of a group is refused already."""
    said = {refusal.cell for refusal in plan.refusals}
    return bool(said & {group.cell("kind"), group.cell("value")})


def _drop(
    plan: RowPlan,
    groups: Sequence[Group],
    standing: list[ContactChannel],
    matched: Sequence[ContactChannel | None],
) -> None:
    """Take out the channels that the row had room for and does not name."""
    kept = {channel.pk for channel in matched if channel is not None}
    rooms = {group.number for group in groups if "value" in group.texts}
    for number, channel in enumerate(standing, 1):
        if channel.pk not in kept and number in rooms:
            plan.related.dropped.append(channel)
            plan.changes.append(Change(f"channel_{number}", str(channel), "taken off"))


def _put_in_order(plan: RowPlan, before: Mapping[int, int]) -> None:
    """Give positions in the order of the groups; left alone where that is the order already."""
    channels = plan.related.channels
    order = [before.get(planned.channel.pk, len(before) + 1) for planned in channels]
    kept = [number for number in order if number <= len(before)]
    if order == sorted(order):
        last = _last_position(plan.service) if before else -1
        fresh = (planned for planned in channels if planned.new)
        for position, planned in enumerate(fresh, last + 1):
            planned.channel.position = position
        return
    if kept != sorted(kept):
        said = ", ".join(plain(str(planned.channel)) for planned in channels)
        plan.changes.append(Change("order of the channels", "", said))
    for position, planned in enumerate([*channels, *_others(plan)]):
        if planned.channel.position != position:
            planned.channel.position = position
            planned.fields.add("position")


def _others(plan: RowPlan) -> Iterator[ChannelPlan]:
    """The channels that the row neither names nor takes off; they come after the others."""
    named = {planned.channel.pk for planned in plan.related.channels}
    named |= {channel.pk for channel in plan.related.dropped}
    for channel in plan.service.channels.all() if plan.service else ():
        if channel.pk not in named:
            other = ChannelPlan(channel, new=False)
            plan.related.channels.append(other)
            yield other


def _last_position(service: Service | None) -> int:
    """The highest position of the channels that stand."""
    return max((c.position for c in service.channels.all()), default=-1) if service else -1


def _refuse_twice(plan: RowPlan, groups: Sequence[Group]) -> None:
    """Refuse two groups that are one channel."""
    first: dict[tuple[str, str], int] = {}
    for group in groups:
        value = group.texts.get("value", "")
        if not value:
            continue
        number = first.setdefault((group.kind, plain(value)), group.number)
        if number != group.number:
            plan.refuse(group.cell("value"), f"This is channel {number} once more.")
