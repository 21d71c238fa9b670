"""From a Directory and a place to matches in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby

from services.directory.directory import Directory
from services.directory.nations import nation_of_codes
from services.directory.records import ServiceRecord
from services.finder.arranging import children_early, without_repeats
from services.finder.coverage import Coverage, covering, covering_any, next_door
from services.finder.groups import LISTENING_CHANNELS, TOPIC_RANK, Group, group_of
from services.finder.hiding import without_long_overdue
from services.finder.matches import ChannelState, Match, Reason, ReasonCode
from services.finder.nations import nation_of_places
from services.finder.need import BY_KINDS, Need
from services.geography import Place, Point
from services.hours import LONDON, Calendar, Nation, State, Status, status

STATE_RANK = {State.OPEN: 0, State.UNKNOWN: 1, State.CLOSED: 2}
CAPACITY_RANK = {"accepting": 0, "waiting": 2, "closed": 3}
CAPACITY_UNKNOWN = 1
FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every service: for whom, when, from where and by whose bank holidays."""

    need: Need
    at: datetime
    calendar: Calendar
    nation: Nation | None
    point: Point | None


def find_help(directory: Directory, place: Place, need: Need, at: datetime) -> tuple[Match, ...]:
    """The services that help at `place`, with their reasons, in the order of an answer.

    `at` is an aware datetime. Pure: the same arguments give the same matches.
    """
    nation = nation_of_places([place])
    asked = Question(need, at, directory.calendar, nation, place.point)
    return _in_order(chain(covering(directory, place), next_door(directory, place)), asked)


def find_help_in_any(
    directory: Directory, places: Sequence[Place], need: Need, at: datetime
) -> tuple[Match, ...]:
    """As `find_help`, for somebody who is in one of several places, each police force's own."""
    asked = Question(need, at, directory.calendar, nation_of_places(places), None)
    return _in_order(covering_any(directory, places), asked)


def _in_order(coverages: Iterable[Coverage], asked: Question) -> tuple[Match, ...]:
    """The matches of these services that fit the need, in the order of an answer."""
    need = asked.need
    matches = [_match(found, asked) for found in coverages if need.fits_age(found.record)]
    if need.open_now:
        matches = [match for match in matches if match.answers_now]
    matches = without_long_overdue(matches, asked.at.astimezone(LONDON).date())
    groups = list(Group)
    ordered = sorted(matches, key=lambda match: (groups.index(match.group), *_rank(match, asked)))
    return tuple(children_early(without_repeats(ordered), need))


def in_groups(matches: Iterable[Match]) -> Mapping[Group, tuple[Match, ...]]:
    """Ordered matches by their group; a group without a match is left out."""
    return {group: tuple(found) for group, found in groupby(matches, key=lambda m: m.group)}


def channel_states(
    record: ServiceRecord, at: datetime, *, calendar: Calendar, nation: Nation | None = None
) -> tuple[ChannelState, ...]:
    """Each channel with its state; all are closed while the service itself is.

    Bank holidays are those of `nation`, else of the one nation that the service covers.
    """
    nation = nation or nation_of_codes(record.areas)
    if record.status != "active":
        return tuple(ChannelState(c, Status(State.CLOSED), nation) for c in record.channels)
    return tuple(
        ChannelState(
            channel, status(channel.opening_hours, at, nation=nation, calendar=calendar), nation
        )
        for channel in record.channels
    )


def _match(found: Coverage, asked: Question) -> Match:
    """One covering service as a match."""
    record, need, at = found.record, asked.need, asked.at
    channels: tuple[ChannelState, ...] = ()
    if need.may_ring(record):
        # Next door may be another nation, which keeps its own bank holidays.
        nation = None if found.next_door else asked.nation
        channels = channel_states(record, at, calendar=asked.calendar, nation=nation)
    answering = [c for c in channels if c.is_open and c.channel.kind in LISTENING_CHANNELS]
    put_up = need.puts_up(record) and bool(answering)
    group = group_of(record, covers=found.areas[0].kind, open_now=bool(answering), put_up=put_up)
    km = _distance(record, asked.point)
    only_open = need.open_now or group is Group.TALK
    return Match(
        record=record,
        group=group,
        covers=found.areas,
        part_only=found.part_only,
        width=found.width,
        channels=_in_channel_order(answering if only_open else channels, record, need),
        reasons=tuple(_reasons(found, channels, need, km)),
        checked=_checked(record, answering) if only_open else record.is_checked,
        overdue=record.overdue(at.astimezone(LONDON).date()),
        km=km,
        next_door=found.next_door,
        put_up=put_up,
    )


def _checked(record: ServiceRecord, answering: Iterable[ChannelState]) -> bool:
    """Whether a person checked one of the channels on which somebody answers."""
    return any(record.checked_by_staff(state.channel) for state in answering)


def _in_channel_order(
    channels: Iterable[ChannelState], record: ServiceRecord, need: Need
) -> tuple[ChannelState, ...]:
    """The channels as a card has them.

    What the reader asked for comes first, then where somebody answers, then open before closed,
    then checked before unchecked.
    """
    wanted = BY_KINDS[need.by] if need.by else ()

    def rank(state: ChannelState) -> tuple[bool, bool, int, bool]:
        kind = state.channel.kind
        return (
            kind not in wanted,
            kind not in LISTENING_CHANNELS,
            STATE_RANK[state.status.state],
            record.checked_by_staff(state.channel) is None,
        )

    return tuple(sorted(channels, key=rank))


def _reasons(
    found: Coverage, channels: tuple[ChannelState, ...], need: Need, km: float | None
) -> Iterable[Reason]:
    """Every reason why the service is listed, the place first."""
    record = found.record
    if found.next_door:
        yield Reason(ReasonCode.NEXT_DOOR, found.areas)
    else:
        yield Reason(ReasonCode.PART_ONLY if found.part_only else ReasonCode.COVERS, found.areas)
    always = [state for state in channels if state.is_open and state.channel.opening_hours.always]
    if open_now := always or [state for state in channels if state.is_open]:
        yield Reason(
            ReasonCode.ALWAYS_OPEN if always else ReasonCode.OPEN_NOW,
            checked=any(record.checked_by_staff(state.channel) for state in open_now),
        )
    if record.gender in ("women", "men"):
        yield Reason(ReasonCode.FOR_WOMEN if record.gender == "women" else ReasonCode.FOR_MEN)
    yield from _fits(record, need)
    by_oneself = record.self_referral == "yes" and need.may_refer_self(record)
    if by_oneself and record.kind != "police_reporting" and channels:
        yield Reason(ReasonCode.SELF_REFERRAL)
    if km is not None:
        yield Reason(ReasonCode.NEAR, km=max(1, round(km)))


def _fits(record: ServiceRecord, need: Need) -> Iterable[Reason]:
    """What of the reader's choices a service fits."""
    if need.age is not None and (record.age_from is not None or record.age_to is not None):
        yield Reason(ReasonCode.FITS_AGE)
    if need.by is not None and need.suits(record):
        yield Reason(ReasonCode.FITS_WAY)
    if need.helps_friend(record):
        yield Reason(ReasonCode.HELPS_FRIENDS)


def _rank(match: Match, asked: Question) -> tuple[float | bool | str, ...]:
    """The order within a group; smaller comes first."""
    record, today = match.record, asked.at.astimezone(LONDON).date()
    capacity = [CAPACITY_RANK[row.state] for row in record.capacities if row.holds(today)]
    return (
        match.next_door,
        record.status != "active",
        not match.put_up,
        not asked.need.suits(record),
        not match.checked,
        match.overdue,
        # To a reader of no certain nation a line for another nation is no help.
        asked.nation is None and match.part_only,
        TOPIC_RANK.get(record.kind, 0),
        match.width,
        STATE_RANK[match.state],
        min(capacity, default=CAPACITY_UNKNOWN),
        not asked.need.helps_friend(record),
        match.km if match.km is not None else FAR,
        record.name,
    )


def _distance(record: ServiceRecord, point: Point | None) -> float | None:
    """Kilometres to the nearest place of the service whose address is public."""
    if point is None:
        return None
    return min(
        (
            point.distance_km(Point(place.easting, place.northing))
            for place in record.locations
            if place.easting is not None and place.northing is not None
        ),
        default=None,
    )
