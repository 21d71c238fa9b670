"""A service as a card: everything in words, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.finder import ChannelState, Match
from services.finder.matching import channel_states
from services.hours import Nation
from services.pages.audiences import who_for_words
from services.pages.channels import (
    ChannelView,
    Fact,
    best_channel,
    channel_view,
    check_words,
    language_names,
)
from services.pages.hand_offs import HandOffView, hand_offs
from services.pages.kinds import kind_explained, kind_words
from services.pages.listing_words import (
    OtherForm,
    closed_words,
    how_to_refer,
    is_police,
    known_and_unknown,
    no_need_to_report,
    other_forms,
    overdue_words,
    place_words,
    police_words,
    privacy_words,
    unread_words,
    what_happens,
)
from services.pages.reasons import (
    area_words,
    capacity_words,
    list_words,
    part_words,
    reason_words,
)
from services.pages.said import in_order, said, said_plainly
from services.pages.times import london_date


@dataclass(frozen=True, slots=True)
class Card:
    """A service in words. Empty text means: show nothing.

    `more_ways` tells that it has channels that are not shown here, as they are not open now;
    `needs_an_adult` that none is shown, as somebody so young cannot turn to it alone.
    """

    id: int
    slug: str
    name: str
    page_title: str
    organization: str
    kind: str
    gender: str
    kind_words: str
    kind_explained: str
    summary: str
    is_police: bool
    police_words: str
    website: str
    channels: tuple[ChannelView, ...]
    more_ways: bool
    needs_an_adult: bool
    who_for: tuple[str, ...]
    not_for_words: str
    not_for: tuple[HandOffView, ...]
    where: tuple[str, ...]
    how_to_refer: tuple[str, ...]
    no_need_to_report: str
    what_happens: str
    privacy_words: str
    access_words: str
    languages: str
    other_forms: tuple[OtherForm, ...]
    capacity: tuple[str, ...]
    checked_words: str
    overdue_words: str
    reasons: tuple[str, ...]
    part_words: str
    closed_words: str
    unread_words: str
    facts: tuple[Fact, ...] = ()

    @property
    def best(self) -> ChannelView | None:
        """The channel whose state is that of the service."""
        return best_channel(self.channels)

    @property
    def states_differ(self) -> bool:
        """Whether its channels are in several states, and the best is not the first to be read."""
        states = {channel.state for channel in self.channels if channel.state_words}
        return len(states) > 1 and self.best is not self.channels[0]

    @property
    def sends_to_website(self) -> bool:
        """Whether its website is the way to it: it has no channel, or hours that are not known."""
        unknown = any(channel.state == "unknown" for channel in self.channels)
        nothing_else = not self.channels and not self.needs_an_adult
        return bool(self.website) and (unknown or nothing_else)

    @property
    def checked_briefly(self) -> str:
        """When it was last checked; where nobody on our staff did so, that alone."""
        if not self.channels or any(channel.is_checked for channel in self.channels):
            return self.checked_words
        return _("Not yet checked by our staff.")


def card_of(
    match: Match, *, directory: Directory, at: datetime, nation: Nation | None = None
) -> Card:
    """The card of a match, with the reasons why it is listed.

    `nation` is the reader's, where it is known: hand-offs for other nations are left out.
    """
    card = _card(
        match.record,
        directory=directory,
        at=at,
        channels=match.channels,
        reasons=tuple(reason_words(reason) for reason in match.reasons),
        part_words=part_words(match),
    )
    rows = match.record.hand_offs
    return replace(card, not_for=hand_offs(rows, directory=directory, nation=nation))


def card_of_record(
    record: ServiceRecord, *, directory: Directory, at: datetime, full: bool = False
) -> Card:
    """The card of a service shown by itself, with the areas it covers as its reason.

    `full` gives each channel its week and says what nobody knows, for the page of one service.
    """
    areas = [area for area in map(directory.areas.get, record.areas) if area]
    names = sorted(map(area_words, areas), key=in_order)
    covers = _("Covers %(areas)s") % {"areas": list_words(names)} if names else ""
    card = _card(
        record,
        directory=directory,
        at=at,
        channels=channel_states(record, at, calendar=directory.calendar),
        reasons=(covers,) if covers else (),
        part_words="",
        full=full,
    )
    return replace(card, facts=known_and_unknown(record)) if full else card


def _card(
    record: ServiceRecord,
    *,
    directory: Directory,
    at: datetime,
    channels: tuple[ChannelState, ...],
    reasons: tuple[str, ...],
    part_words: str,
    full: bool = False,
) -> Card:
    """The words of a record, whatever it is shown for."""
    today = london_date(at)
    view = partial(channel_view, record=record, calendar=directory.calendar, at=at, full=full)
    views = tuple(map(view, channels))
    return Card(
        id=record.id,
        slug=record.slug,
        name=said(record, "name"),
        page_title=said_plainly(record, "page_title"),
        organization=said(record, "organization") if record.organization != record.name else "",
        kind=record.kind,
        gender=record.gender,
        kind_words=kind_words(record.kind, areas=record.areas),
        kind_explained=kind_explained(record.kind, beside=said_plainly(record, "summary")),
        summary=said(record, "summary"),
        is_police=is_police(record),
        police_words=police_words(record),
        website=record.website,
        channels=views,
        more_ways=0 < len(views) < len(record.channels),
        needs_an_adult=bool(record.channels) and not views,
        who_for=who_for_words(record),
        not_for_words=said(record, "not_for"),
        not_for=hand_offs(record.hand_offs, directory=directory, nation=None),
        where=tuple(place_words(place) for place in record.locations),
        how_to_refer=how_to_refer(record),
        no_need_to_report=no_need_to_report(record),
        what_happens=what_happens(record),
        privacy_words=privacy_words(record),
        access_words=said(record, "access_note"),
        languages=language_names(record.languages),
        other_forms=other_forms(record),
        capacity=tuple(capacity_words(strand, today=today) for strand in record.capacities),
        checked_words=check_words(record.checked_by_staff(), record),
        overdue_words=overdue_words(record, today),
        reasons=reasons,
        part_words=part_words,
        closed_words=closed_words(record),
        unread_words=unread_words(record),
    )
