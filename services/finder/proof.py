"""The proof that nobody is ever left without an open line that listens (SAFETY 16).

Over every police force area, audience, age and instant of the weeks that matter. Which lines
there are for a place, an audience and an age does not depend on the hour, and when a line is open
does not depend on the place beyond its nation: so neither is worked out more than once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.finder.coverage import covering
from services.finder.groups import LISTENING_KINDS, Group, group_of
from services.finder.nations import nation_of_places
from services.finder.need import AgeBand
from services.finder.people import AGES, Audience, ages_of, can_use, takes
from services.finder.weeks import (
    Gap,
    Stretch,
    gaps_in,
    joined,
    open_stretches,
    stretches_of,
    weeks_to_examine,
)
from services.geography import UK_CODE, Place, PoliceForce
from services.hours import Nation, OpeningHours

PHONE_OR_TEXT = ("phone", "textphone", "sms")
OTHER_CHANNELS: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone",),
    "text": ("sms", "textphone"),
    "webchat": ("webchat",),
    "bsl_video": ("bsl_video",),
}
"""Ways of being in touch that may have holes; together the first two may not."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Times at which nothing is open, for each of these people in each of these forces' areas.

    `forces` are slugs. `way` is a key of OTHER_CHANNELS, or "" for any phone or text line.
    """

    forces: tuple[str, ...]
    audiences: tuple[Audience, ...]
    ages: tuple[AgeBand | None, ...]
    gaps: tuple[Gap, ...]
    way: str = ""


def prove_never_empty(directory: Directory, *, at: datetime) -> tuple[Empty, ...]:
    """Where SAFETY 16 does not hold in the week of `at` or a coming week with a bank holiday.

    Empty when it is proved. `at` is an aware datetime.
    """
    return never_empty_in(directory, weeks_to_examine(directory.calendar, at))


def never_empty_in(directory: Directory, mondays: Iterable[date]) -> tuple[Empty, ...]:
    """Where SAFETY 16 does not hold in the weeks that begin on these Mondays."""
    return _Search(directory, tuple(mondays)).empties(PHONE_OR_TEXT, tuple(Audience))


def holes_of_channels(directory: Directory, *, at: datetime) -> tuple[Empty, ...]:
    """When nobody listens by one way of being in touch: to be known, not a failure."""
    search = _Search(directory, weeks_to_examine(directory.calendar, at))
    return tuple(
        replace(empty, way=way)
        for way, kinds in OTHER_CHANNELS.items()
        for empty in search.empties(kinds, (Audience.ANYBODY,))
    )


def place_of_force(directory: Directory, force: PoliceForce) -> Place:
    """Where a force serves; the transport police have no area, and serve the UK."""
    return Place.at(force.area_code or UK_CODE, tree=directory.areas)


@dataclass(frozen=True)
class _Search:
    """One pass over a Directory, which keeps what it has worked out."""

    directory: Directory
    mondays: tuple[date, ...]
    _open: dict[Hashable, tuple[Stretch, ...]] = field(default_factory=dict)
    _gaps: dict[Hashable, tuple[Gap, ...]] = field(default_factory=dict)
    _takes: dict[Hashable, bool] = field(default_factory=dict)

    @cached_property
    def whole(self) -> tuple[Stretch, ...]:
        """All the time that is looked at."""
        return stretches_of(self.mondays)

    @cached_property
    def lines(self) -> tuple[tuple[str, Nation | None, tuple[ServiceRecord, ...]], ...]:
        """Each force's slug, nation, and the lines that listen everywhere in its area."""
        return tuple(
            (force.slug, nation_of_places([place]), _lines_at(self.directory, place))
            for force in self.directory.police_forces.values()
            for place in (place_of_force(self.directory, force),)
        )

    def empties(self, kinds: tuple[str, ...], audiences: tuple[Audience, ...]) -> tuple[Empty, ...]:
        """What is empty for these audiences by channels of these kinds, as few as tell it all."""
        forces: dict[tuple[tuple[Gap, ...], Audience, AgeBand | None], list[str]]
        forces = defaultdict(list)
        for slug, nation, lines in self.lines:
            for audience in audiences:
                for age in ages_of(audience):
                    fitting = tuple(line for line in lines if self.takes(line, audience, age))
                    if gaps := self.gaps(fitting, audience, kinds, nation):
                        forces[gaps, audience, age].append(slug)
        return _as_few(forces)

    def takes(self, line: ServiceRecord, audience: Audience, age: AgeBand | None) -> bool:
        """Whether a line sees the audience and age, worked out once for all forces."""
        key = (line.id, audience, age)
        if key not in self._takes:
            self._takes[key] = takes(line, audience, age)
        return self._takes[key]

    def gaps(
        self,
        lines: tuple[ServiceRecord, ...],
        audience: Audience,
        kinds: tuple[str, ...],
        nation: Nation | None,
    ) -> tuple[Gap, ...]:
        """When none of the lines is open on a channel that the audience can use."""
        used = {
            channel.hours: channel.opening_hours
            for line in lines
            for channel in line.channels
            if channel.kind in kinds and can_use(channel, audience)
        }
        key = (frozenset(used), nation)
        if key not in self._gaps:
            stretches = (one for text in used for one in self.opened(text, used[text], nation))
            self._gaps[key] = gaps_in(self.whole, joined(stretches))
        return self._gaps[key]

    def opened(self, text: str, hours: OpeningHours, nation: Nation | None) -> tuple[Stretch, ...]:
        """When hours are open by the bank holidays of a nation; kept by the text they are of."""
        key = (text, nation)
        if key not in self._open:
            self._open[key] = open_stretches(
                hours, self.mondays, nation=nation, calendar=self.directory.calendar
            )
        return self._open[key]


def _lines_at(directory: Directory, place: Place) -> tuple[ServiceRecord, ...]:
    """The lines that listen to people anywhere in a place, open or not."""
    return tuple(
        found.record
        for found in covering(directory, place)
        if not found.part_only
        and found.record.status == "active"
        and found.record.kind in LISTENING_KINDS
        and group_of(found.record, covers=found.areas[0].kind, open_now=True) is Group.TALK
    )


def _as_few(
    forces: Mapping[tuple[tuple[Gap, ...], Audience, AgeBand | None], list[str]],
) -> tuple[Empty, ...]:
    """The same told once: forces, then ages, then audiences with equal gaps put together."""
    ages: dict[tuple[tuple[Gap, ...], tuple[str, ...], Audience], list[AgeBand | None]]
    ages = defaultdict(list)
    for (gaps, audience, age), slugs in forces.items():
        ages[gaps, tuple(slugs), audience].append(age)
    audiences: dict[
        tuple[tuple[Gap, ...], tuple[str, ...], tuple[AgeBand | None, ...]], list[Audience]
    ] = defaultdict(list)
    for (gaps, slugs_alike, audience), bands in ages.items():
        in_order = tuple(band for band in AGES if band in bands)
        audiences[gaps, slugs_alike, in_order].append(audience)
    return tuple(
        Empty(slugs_alike, tuple(people), bands_alike, gaps)
        for (gaps, slugs_alike, bands_alike), people in audiences.items()
    )
