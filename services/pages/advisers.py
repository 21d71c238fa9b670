"""Who can see somebody this week: the page of a police force area for advisers, police, doctors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.finder import ChannelState, Match, Need, find_help
from services.finder.matching import channel_states
from services.finder.nations import nation_of_places
from services.geography import UK_CODE, Place, PoliceForce
from services.hours import Calendar, Nation
from services.pages.cards import Card, card_of
from services.pages.channels import ChannelView, channel_view
from services.pages.said import force_said, said
from services.pages.this_week import A_WEEK, this_week, week_words
from services.pages.times import date_words, london_date

LINES = ("helpline", "children_line", "listening_line", "specialist_line")
SEE_NOBODY = ("police_reporting", "directory")
WITHOUT_HOURS = ("email", "online_form")

TAKING = ("accepting", "unknown", "waiting", "closed")
"""Whether new people are taken: who does comes first, who does not last."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One number, chat or address, with its hours of the days that come; "" for an e-mail."""

    channel: ChannelView
    hours: SafeString

    @property
    def tells_nothing(self) -> bool:
        """Whether nothing is known of its cost or traces, so that paper can leave them out."""
        return all(fact.value == _("not known") for fact in self.channel.brief_facts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One service as an adviser needs it. `for_professionals` are no contacts for the person.

    `privacy` is what the service itself says that it passes on, "" where one has to ask.
    """

    card: Card
    referral: tuple[str, ...]
    privacy: str
    contacts: tuple[Contact, ...]
    for_professionals: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class AdviserSection:
    """Services that are alike in whether they take new people."""

    key: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def is_brief(self) -> bool:
        """Whether nobody is referred there: lines that anybody rings."""
        return self.key == "lines"

    @property
    def is_unknown(self) -> bool:
        """Whether its title says all that is known of whether they take new people."""
        return self.key == "unknown"


@dataclass(frozen=True, slots=True)
class AdviserPage:
    """Everything that the page of one police force area shows.

    `unread_words` says once, for paper, what an entry says of itself on a screen.
    """

    force: str
    as_of: str
    days: str
    sections: tuple[AdviserSection, ...]
    unread_words: str


def adviser_page(directory: Directory, *, force: PoliceForce, at: datetime) -> AdviserPage:
    """The page of a force; the transport police serve their nations as a whole."""
    place = Place.at(force.area_code or UK_CODE, tree=directory.areas)
    today = london_date(at)
    matches = [
        match
        for match in find_help(directory, place, Need(), at)
        if match.record.kind not in SEE_NOBODY
    ]
    last = today + timedelta(days=A_WEEK - 1)
    sections = tuple(
        _sections(matches, directory=directory, at=at, nation=nation_of_places([place]))
    )
    unread = any(entry.card.unread_words for section in sections for entry in section.entries)
    return AdviserPage(
        force=force_said(force),
        as_of=date_words(today),
        days=_("%(first)s to %(last)s") % {"first": date_words(today), "last": date_words(last)},
        sections=sections,
        unread_words=_("No Welsh speaker has read the Welsh of every listing here yet.")
        if unread
        else "",
    )


def taking(record: ServiceRecord, *, today: date) -> str:
    """Whether it takes new people: the best of its strands, if that is new enough to believe."""
    if record.status != "active":
        return "closed"
    known = {row.state for row in record.capacities if row.holds(today)}
    return next((state for state in TAKING if state in known), "unknown")


def _sections(
    matches: Iterable[Match], *, directory: Directory, at: datetime, nation: Nation | None
) -> Iterable[AdviserSection]:
    """Services by whether they take new people; lines that listen to anyone come last."""
    titles = {
        "accepting": _("Taking new people now"),
        "unknown": _("Not known whether they take new people: ask them"),
        "waiting": _("Waiting list"),
        "closed": _("Closed to new people for now"),
        "lines": _("Lines to ring or write to meanwhile"),
    }
    keys, today = list(titles), london_date(at)

    def key(match: Match) -> str:
        record = match.record
        return "lines" if record.kind in LINES else taking(record, today=today)

    ordered = sorted(
        matches,
        key=lambda match: (
            keys.index(key(match)),
            match.overdue,
            not match.checked,
            match.width,
            match.record.name,
        ),
    )
    for of_key, found in groupby(ordered, key=key):
        entries = tuple(_entry(match, directory=directory, at=at, nation=nation) for match in found)
        yield AdviserSection(of_key, titles[of_key], entries)


def _entry(match: Match, *, directory: Directory, at: datetime, nation: Nation | None) -> Entry:
    """One service with all its contacts; bank holidays are those of the place."""
    record, calendar = match.record, directory.calendar

    def contacts(channels: Iterable[ChannelState]) -> tuple[Contact, ...]:
        return tuple(_contact(row, record=record, calendar=calendar, at=at) for row in channels)

    public, professional = (
        channel_states(one, at, calendar=calendar, nation=nation)
        for one in (record, replace(record, channels=record.professional_channels))
    )
    return Entry(
        card=card_of(match, directory=directory, at=at, nation=nation),
        referral=_referral(record),
        privacy=said(record, "privacy_note"),
        contacts=contacts(public),
        for_professionals=contacts(professional),
    )


def _referral(record: ServiceRecord) -> tuple[str, ...]:
    """How somebody comes there: in its own words, or else whether they can come by themselves."""
    age = record.self_referral_age_from
    words = {
        "yes": _("People can contact them themselves."),
        "no": _("Somebody has to refer the person."),
    }.get(record.self_referral, _("Not known whether people can contact them themselves."))
    if record.self_referral == "yes" and age is not None:
        words = _("People can contact them themselves from age %(age)d.") % {"age": age}
        return tuple(filter(None, (said(record, "how_to_refer"), words)))
    return (said(record, "how_to_refer") or words,)


def _contact(
    shown: ChannelState, *, record: ServiceRecord, calendar: Calendar, at: datetime
) -> Contact:
    """One channel with the days that come, but where nobody waits for an answer."""
    view = channel_view(shown, record=record, calendar=calendar, at=at, full=False)
    if shown.channel.kind in WITHOUT_HOURS or record.status != "active":
        return Contact(view, SafeString(""))
    hours, today = shown.channel.opening_hours, london_date(at)
    week = this_week(hours, today=today, nation=shown.nation, calendar=calendar)
    return Contact(view, week_words(week, checked=view.is_checked))
