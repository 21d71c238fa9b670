"""Which kinds of help each police force's area has, and which it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from services.directory.directory import Directory
from services.directory.nations import nations_of_codes
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.finder.coverage import Coverage, covering
from services.finder.helps import Help, channels_for, gives, is_for
from services.finder.nations import nation_of_places
from services.finder.need import AgeBand
from services.finder.people import Audience, can_use
from services.finder.proof import place_of_force
from services.finder.times import AFTER_5, ANY_TIME, WEEKEND, TimeOfWeek, Times, meets
from services.finder.weeks import Stretch, monday_of, open_stretches
from services.geography import AreaKind, Place, PoliceForce
from services.hours import LONDON, Nation, OpeningHours


class State(StrEnum):
    """What an area has of a kind of help, best first."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    PART = "part"
    HOLE = "hole"


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, by which kinds of channel (any where empty) and when."""

    audience: Audience = Audience.ANYBODY
    age: AgeBand | None = None
    channels: tuple[str, ...] = ()
    time: TimeOfWeek = ANY_TIME


@dataclass(frozen=True, slots=True)
class Cell:
    """What one area has of one kind of help.

    `services` give it, `checked` of them by a channel that a person checked; `unknown` more might,
    but their hours are not known. `never` are the times at which nothing is known to be open.
    """

    state: State
    services: int = 0
    checked: int = 0
    unknown: int = 0
    never: tuple[Times, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One force, and a cell for each kind of help that is looked for in its area."""

    force: PoliceForce
    cells: Mapping[Help, Cell]


def coverage(directory: Directory, asked: Asked, *, at: datetime) -> tuple[Row, ...]:
    """The matrix, by the hours of the week of `at`, an aware datetime."""
    return _Counting(directory, monday_of(at.astimezone(LONDON).date())).rows(asked)


def is_wanted(kind: Help, force: PoliceForce) -> bool:
    """Whether a kind of help is looked for in a force's area: Welsh is in Wales."""
    return kind is not Help.WELSH or Nation.WALES in nations_of_codes(force.nations)


@dataclass(frozen=True)
class _Counting:
    """One count over a Directory, which keeps what it has worked out."""

    directory: Directory
    monday: date
    _open: dict[tuple[OpeningHours, Nation | None], tuple[Stretch, ...]] = field(
        default_factory=dict
    )

    @cached_property
    def places(self) -> tuple[tuple[PoliceForce, Place, tuple[Coverage, ...]], ...]:
        """Each force, its place, and what covers that or a part of it."""
        return tuple(
            (force, place, tuple(covering(self.directory, place)))
            for force in self.directory.police_forces.values()
            for place in (place_of_force(self.directory, force),)
        )

    def rows(self, asked: Asked) -> tuple[Row, ...]:
        """A row for each force."""
        return tuple(
            Row(
                force,
                {
                    kind: self.cell(kind, place, found, asked)
                    for kind in Help
                    if is_wanted(kind, force)
                },
            )
            for force, place, found in self.places
        )

    def cell(self, kind: Help, place: Place, found: tuple[Coverage, ...], asked: Asked) -> Cell:
        """One cell; for any time, with the times at which nothing is open."""
        fitting = [
            one
            for one in found
            if one.record.status == "active"
            and gives(kind, one.record)
            and is_for(one.record, asked.audience, asked.age)
        ]
        cell = self.count(kind, place, fitting, asked)
        if asked.time.times is not Times.ANY or cell.state is State.HOLE:
            return cell
        never = tuple(
            time.times
            for time in (AFTER_5, WEEKEND)
            if not self.count(kind, place, fitting, replace(asked, time=time)).services
        )
        return replace(cell, never=never)

    def count(self, kind: Help, place: Place, fitting: Iterable[Coverage], asked: Asked) -> Cell:
        """How many of the services give the help when and how it is asked for, and where."""
        nation = nation_of_places([place])
        giving, checked, unknown = [], [], 0
        for one in fitting:
            channels = tuple(
                channel
                for channel in channels_for(kind, one.record)
                if (not asked.channels or channel.kind in asked.channels)
                and can_use(channel, asked.audience)
            )
            opened = self.open_then(channels, asked.time, nation)
            if not opened and not (self._needs_no_channel(kind, asked)):
                unknown += any(not channel.opening_hours.known for channel in channels)
                continue
            giving.append(one)
            if _is_checked(one.record, opened):
                checked.append(one)
        return Cell(self.state(place, giving, checked), len(giving), len(checked), unknown)

    def _needs_no_channel(self, kind: Help, asked: Asked) -> bool:
        """Whether a service counts without a channel: by its website, at no time of its own."""
        own_channels = kind in (Help.TALK, Help.TYPED)
        return asked.time.times is Times.ANY and not asked.channels and not own_channels

    def open_then(
        self, channels: tuple[ChannelRecord, ...], time: TimeOfWeek, nation: Nation | None
    ) -> tuple[ChannelRecord, ...]:
        """The channels that are open for some part of the time; all of them for any time."""
        stretches = time.stretches(self.monday)
        if stretches is None:
            return channels
        return tuple(
            channel
            for channel in channels
            if meets(self.opened(channel.opening_hours, nation), stretches)
        )

    def opened(self, hours: OpeningHours, nation: Nation | None) -> tuple[Stretch, ...]:
        """When hours are open in the week, by the bank holidays of a nation."""
        key = (hours, nation)
        if key not in self._open:
            self._open[key] = open_stretches(
                hours, [self.monday], nation=nation, calendar=self.directory.calendar
            )
        return self._open[key]

    def state(self, place: Place, giving: list[Coverage], checked: list[Coverage]) -> State:
        """How much of the place the services cover."""
        if self._whole(place, checked):
            return State.CHECKED
        if self._whole(place, giving):
            return State.UNCHECKED
        return State.PART if giving else State.HOLE

    def _whole(self, place: Place, found: list[Coverage]) -> bool:
        """Whether services together cover every district of a place."""
        if any(not one.part_only for one in found):
            return True
        if not found:
            return False
        reached = {code for one in found for code in self._districts(one.record)}
        return self._districts_in(place.narrowest.code) <= reached

    def _districts(self, record: ServiceRecord) -> frozenset[str]:
        """The districts that a service covers."""
        known = [code for code in record.areas if self.directory.areas.get(code)]
        return frozenset().union(*map(self._districts_in, known))

    def _districts_in(self, code: str) -> frozenset[str]:
        """The districts of an area, itself where it is one."""
        tree = self.directory.areas
        codes = tree.parts(code) | {code}
        return frozenset(
            one for one in codes if (area := tree.get(one)) and area.kind is AreaKind.DISTRICT
        )


def _is_checked(record: ServiceRecord, channels: tuple[ChannelRecord, ...]) -> bool:
    """Whether a person checked one of the channels; without one, the listing."""
    if not channels:
        return record.is_checked and not record.channels
    return any(record.checked_by_staff(channel) for channel in channels)
