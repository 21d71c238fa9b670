"""What changes the order of matches once each has its place by itself."""

from __future__ import annotations

from services.finder.groups import Group
from services.finder.matches import Match
from services.finder.need import UNDER_16, AgeBand, Need

CHILDREN_AMONG_FIRST = 3


def without_repeats(matches: list[Match]) -> list[Match]:
    """The matches without those whose numbers all stand on an earlier one of their group.

    What covers a part only repeats nothing, and is no repeat: the others need theirs.
    """
    kept: list[Match] = []
    shown: set[tuple[Group, str]] = set()
    for match in matches:
        numbers = {
            (match.group, state.channel.dialled)
            for state in match.channels
            if state.channel.is_number
        }
        if match.part_only or not numbers or not numbers <= shown:
            kept.append(match)
        if not match.part_only:
            shown |= numbers
    return kept


def children_early(matches: list[Match], need: Need) -> list[Match]:
    """The matches with a line for children: first under 16, third while no age is known.

    At 16 or 17 it is not lower than third.
    """
    lines = (m for m in matches if m.record.kind == "children_line" and not m.next_door)
    line = next(lines, None)
    if need.age is AgeBand.FROM_18 or line is None or line.group is not Group.TALK:
        return matches
    others = [match for match in matches if match is not line]
    if need.age in UNDER_16:
        return [line, *others]
    before = [match for match in others if match.group is Group.TALK]
    third = min(len(before), CHILDREN_AMONG_FIRST - 1)
    place = third if need.age is None else min(matches.index(line), third)
    return [*others[:place], line, *others[place:]]
