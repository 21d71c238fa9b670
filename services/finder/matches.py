"""What the finder returns: a service, where it stands, and why it is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.finder.groups import LISTENING_CHANNELS, Group
from services.geography import Area
from services.hours import Nation, State, Status


class ReasonCode(StrEnum):
    """Why a service is listed; its words are the pages' business."""

    COVERS = "covers"
    PART_ONLY = "part_only"
    NEXT_DOOR = "next_door"
    ALWAYS_OPEN = "always_open"
    OPEN_NOW = "open_now"
    FOR_WOMEN = "for_women"
    FOR_MEN = "for_men"
    FITS_AGE = "fits_age"
    FITS_WAY = "fits_way"
    HELPS_FRIENDS = "helps_friends"
    SELF_REFERRAL = "self_referral"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason; `areas` are those it speaks of, `km` the distance it speaks of.

    `checked` tells whether a person checked the hours that it speaks of.
    """

    code: ReasonCode
    areas: tuple[Area, ...] = ()
    km: int | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel and whether it is open at the instant asked about.

    `nation` is the one whose bank holidays were asked about; None where it is not known.
    """

    channel: ChannelRecord
    status: Status
    nation: Nation | None = None

    @property
    def is_open(self) -> bool:
        """Whether its hours say that it is open."""
        return self.status.state is State.OPEN


@dataclass(frozen=True, slots=True)
class Match:
    """A service that helps at a place. `width`, `next_door`: see Coverage.

    `put_up` tells that it comes before others because of when it happened.
    """

    record: ServiceRecord
    group: Group
    covers: tuple[Area, ...]
    part_only: bool
    width: int
    channels: tuple[ChannelState, ...]
    reasons: tuple[Reason, ...]
    checked: bool
    overdue: bool
    km: float | None = None
    next_door: bool = False
    put_up: bool = False

    @property
    def answers_now(self) -> bool:
        """Whether somebody answers on one of its channels now; a form or an e-mail waits."""
        return any(c.is_open and c.channel.kind in LISTENING_CHANNELS for c in self.channels)

    @property
    def state(self) -> State:
        """The state of its best channel."""
        states = {channel.status.state for channel in self.channels}
        return next(
            (state for state in (State.OPEN, State.UNKNOWN, State.CLOSED) if state in states),
            State.UNKNOWN,
        )
