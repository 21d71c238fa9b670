"""Which kinds of help each police force's area has, and which it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

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
from services.hours import LONDON, Nation


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
    return _Counting(directory, asked, monday_of(at.astimezone(LONDON).date())).rows()


def is_wanted(kind: Help, force: PoliceForce) -> bool:
    """Whether a kind of help is looked for in a force's area: Welsh is in Wales."""
    return kind is not Help.WELSH or Nation.WALES in nations_of_codes(force.nations)


@dataclass(frozen=True, slots=True)
class _Given:
    """Whether a service gives a kind of help at a time, by a checked channel; or nobody knows."""

    given: bool
    checked: bool = False
    unknown: bool = False


@dataclass(frozen=True)
class _Counting:
    """One count over a Directory, which keeps what it has worked out.

    What a service gives, and when, does not depend on the place beyond its nation.
    """

    directory: Directory
    asked: Asked
    monday: date
    _kinds: dict[int, tuple[Help, ...]] = field(default_factory=dict)
    _given: dict[tuple[int, Help, Nation | None, TimeOfWeek], _Given] = field(default_factory=dict)
    _open: dict[tuple[str, Nation | None], tuple[Stretch, ...]] = field(default_factory=dict)

    def rows(self) -> tuple[Row, ...]:
        """A row for each force."""
        return tuple(self.row(force) for force in self.directory.police_forces.values())

    def row(self, force: PoliceForce) -> Row:
        """The cells of one force."""
        place = place_of_force(self.directory, force)
        fitting: dict[Help, list[Coverage]] = {kind: [] for kind in Help}
        for found in covering(self.directory, place):
            for kind in self.kinds(found.record):
                fitting[kind].append(found)
        wanted = (kind for kind in Help if is_wanted(kind, force))
        return Row(force, {kind: self.cell(kind, place, fitting[kind]) for kind in wanted})

    def kinds(self, record: ServiceRecord) -> tuple[Help, ...]:
        """The kinds of help that a service gives to whom they are asked for."""
        if record.id not in self._kinds:
            fits = record.status == "active" and is_for(record, self.asked.audience, self.asked.age)
            self._kinds[record.id] = tuple(kind for kind in Help if fits and gives(kind, record))
        return self._kinds[record.id]

    def cell(self, kind: Help, place: Place, fitting: list[Coverage]) -> Cell:
        """One cell; for any time, with the times at which nothing is open."""
        cell = self.count(kind, place, fitting, self.asked.time)
        if self.asked.time.times is not Times.ANY or cell.state is State.HOLE:
            return cell
        nation = nation_of_places([place])
        never = tuple(
            time.times
            for time in (AFTER_5, WEEKEND)
            if not any(self.given(one.record, kind, nation, time).given for one in fitting)
        )
        return replace(cell, never=never)

    def count(self, kind: Help, place: Place, fitting: list[Coverage], time: TimeOfWeek) -> Cell:
        """How many of the services give the help at a time, and where."""
        nation = nation_of_places([place])
        found = [(one, self.given(one.record, kind, nation, time)) for one in fitting]
        giving = [one for one, given in found if given.given]
        checked = [one for one, given in found if given.checked]
        unknown = sum(given.unknown for _one, given in found)
        return Cell(self.state(place, giving, checked), len(giving), len(checked), unknown)

    def given(
        self, record: ServiceRecord, kind: Help, nation: Nation | None, time: TimeOfWeek
    ) -> _Given:
        """What one service gives, worked out once."""
        key = (record.id, kind, nation, time)
        if key not in self._given:
            self._given[key] = self._work_out(record, kind, nation, time)
        return self._given[key]

    def _work_out(
        self, record: ServiceRecord, kind: Help, nation: Nation | None, time: TimeOfWeek
    ) -> _Given:
        """What one service gives by the channels that are asked for."""
        channels = tuple(
            channel
            for channel in channels_for(kind, record)
            if (not self.asked.channels or channel.kind in self.asked.channels)
            and can_use(channel, self.asked.audience)
        )
        opened = self.open_then(channels, time, nation)
        if not opened and not self._needs_no_channel(kind, time):
            unknown = any(not channel.opening_hours.known for channel in channels)
            return _Given(given=False, unknown=unknown)
        return _Given(given=True, checked=_is_checked(record, opened))

    def _needs_no_channel(self, kind: Help, time: TimeOfWeek) -> bool:
        """Whether a service counts without a channel: by its website, at no time of its own."""
        own_channels = kind in (Help.TALK, Help.TYPED)
        return time.times is Times.ANY and not self.asked.channels and not own_channels

    def open_then(
        self, channels: tuple[ChannelRecord, ...], time: TimeOfWeek, nation: Nation | None
    ) -> tuple[ChannelRecord, ...]:
        """The channels that are open for some part of the time; all of them for any time."""
        stretches = time.stretches(self.monday)
        if stretches is None:
            return channels
        return tuple(
            channel for channel in channels if meets(self.opened(channel, nation), stretches)
        )

    def opened(self, channel: ChannelRecord, nation: Nation | None) -> tuple[Stretch, ...]:
        """When a channel is open in the week, by the bank holidays of a nation."""
        key = (channel.hours, nation)
        if key not in self._open:
            self._open[key] = open_stretches(
                channel.opening_hours,
                [self.monday],
                nation=nation,
                calendar=self.directory.calendar,
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
