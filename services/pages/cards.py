"""A service as a card: everything in words, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.directory.record_parts import HandOffRecord, LocationRecord
from services.directory.records import ServiceRecord
from services.finder import ChannelState, Match
from services.finder.matching import channel_states
from services.pages.audiences import who_for_words
from services.pages.channels import ChannelView, best_channel, channel_view, check_words
from services.pages.kinds import NEED_NOT_REPORT_KINDS, kind_explained, kind_words
from services.pages.reasons import (
    area_words,
    capacity_words,
    list_words,
    part_words,
    reason_words,
)
from services.pages.times import london_date


@dataclass(frozen=True, slots=True)
class HandOffView:
    """Whom the service cannot help, and who can; `slug` is "" for one that is not published."""

    who: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The same said in Easy Read, in sign language or aloud: what it is, and where."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """A service in words. Empty text means: show nothing.

    `more_ways` tells that it has channels that are not shown here, as they are not open now.
    """

    id: int
    slug: str
    name: str
    page_title: str
    organization: str
    kind: str
    kind_words: str
    kind_explained: str
    summary: str
    is_police: bool
    police_words: str
    website: str
    channels: tuple[ChannelView, ...]
    more_ways: bool
    who_for: tuple[str, ...]
    not_for_words: str
    not_for: tuple[HandOffView, ...]
    where: tuple[str, ...]
    how_to_refer: tuple[str, ...]
    no_need_to_report: str
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

    @property
    def best(self) -> ChannelView | None:
        """The channel whose state is that of the service."""
        return best_channel(self.channels)

    @property
    def states_differ(self) -> bool:
        """Whether its channels are not all in one state, so that the best needs saying."""
        return len({channel.state for channel in self.channels if channel.state_words}) > 1


def card_of(match: Match, *, directory: Directory, at: datetime) -> Card:
    """The card of a match, with the reasons why it is listed."""
    return _card(
        match.record,
        directory=directory,
        at=at,
        channels=match.channels,
        reasons=tuple(reason_words(reason) for reason in match.reasons),
        part_words=part_words(match),
    )


def card_of_record(
    record: ServiceRecord, *, directory: Directory, at: datetime, full: bool = False
) -> Card:
    """The card of a service shown by itself, with the areas it covers as its reason.

    `full` gives each channel its week, for the page of one service.
    """
    names = sorted(area_words(area) for area in map(directory.areas.get, record.areas) if area)
    covers = _("Covers %(areas)s") % {"areas": list_words(names)} if names else ""
    return _card(
        record,
        directory=directory,
        at=at,
        channels=channel_states(record, at, calendar=directory.calendar),
        reasons=(covers,) if covers else (),
        part_words="",
        full=full,
    )


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
    calendar, today = directory.calendar, london_date(at)
    views = tuple(
        channel_view(shown, record=record, calendar=calendar, at=at, full=full)
        for shown in channels
    )
    return Card(
        id=record.id,
        slug=record.slug,
        name=record.name,
        page_title=record.page_title,
        organization=record.organization if record.organization != record.name else "",
        kind=record.kind,
        kind_words=kind_words(record.kind, areas=record.areas),
        kind_explained=kind_explained(record.kind, beside=record.summary),
        summary=record.summary,
        is_police=_is_police(record),
        police_words=_police_words(record),
        website=record.website,
        channels=views,
        more_ways=0 < len(views) < len(record.channels),
        who_for=who_for_words(record),
        not_for_words=record.not_for,
        not_for=tuple(_hand_off(row, directory) for row in record.hand_offs),
        where=tuple(_place_words(place) for place in record.locations),
        how_to_refer=_how_to_refer(record),
        no_need_to_report=_("You do not have to report to the police to get help.")
        if record.kind in NEED_NOT_REPORT_KINDS
        else "",
        privacy_words=record.privacy_note or _("Ask what stays private, and what they pass on."),
        access_words=record.access_note,
        languages=list_words(record.languages),
        other_forms=_other_forms(record),
        capacity=tuple(capacity_words(strand, today=today) for strand in record.capacities),
        checked_words=check_words(record.checked_by_staff(), record),
        overdue_words=_overdue(record, today),
        reasons=reasons,
        part_words=part_words,
        closed_words=_("Closed for now.") if record.status != "active" else "",
    )


def _overdue(record: ServiceRecord, today: date) -> str:
    """That it should have been checked again by now."""
    return _("This listing is due to be checked again.") if record.overdue(today) else ""


def _is_police(record: ServiceRecord) -> bool:
    """Whether those who answer are the police."""
    return record.run_by_police or bool(record.police_force)


def _police_words(record: ServiceRecord) -> str:
    """That it is the police, unless its own sentence begins so."""
    words = _("This is the police")
    return f"{words}." if _is_police(record) and not record.summary.startswith(words) else ""


def _hand_off(row: HandOffRecord, directory: Directory) -> HandOffView:
    """A hand-off; while the other service is not published, a line that listens to anyone."""
    other = directory.services.get(row.to_service) or directory.listening_line
    return HandOffView(row.who, *((other.name, other.slug) if other else (row.to_name, "")))


def _other_forms(record: ServiceRecord) -> tuple[OtherForm, ...]:
    """Where the service tells of itself in other ways than writing."""
    forms = (
        OtherForm(_("Easy Read"), record.easy_read_url),
        OtherForm(_("In British Sign Language"), record.bsl_url),
        OtherForm(_("To listen to"), record.audio_url),
    )
    return tuple(form for form in forms if form.href)


def _place_words(place: LocationRecord) -> str:
    """As much of an address as is public."""
    if not place.address:
        where = place.town or place.district
        return _("In %(place)s. Ask them where to come.") % {"place": where}
    line = ", ".join(part for part in (place.address, place.town) if part)
    return f"{line} {place.postcode}".strip()


def _how_to_refer(record: ServiceRecord) -> tuple[str, ...]:
    """The service's own words, or else whether one can get in touch oneself; then from what age."""
    age = record.self_referral_age_from
    words = {
        "yes": _("You can contact them yourself."),
        "no": _("Somebody has to refer you: you cannot book yourself in."),
    }.get(record.self_referral, "")
    sentences = [record.how_to_refer or ("" if record.kind == "police_reporting" else words)]
    if record.self_referral == "yes" and age is not None:
        sentences.append(_("You can contact them yourself from age %(age)d.") % {"age": age})
    return tuple(sentence for sentence in sentences if sentence)
