"""One number, chat or address as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.utils.translation import gettext as _

from services.directory.record_parts import ChannelRecord, CheckRecord
from services.directory.records import ServiceRecord
from services.finder import ChannelState
from services.hours import State
from services.pages.times import date_words, day_words, time_words, until_words, week_words

RELAY_PREFIX = "18001"
SCHEMES = {"phone": "tel:", "textphone": "tel:", "sms": "sms:", "email": "mailto:"}

WITHOUT_HOURS = ("email", "online_form")
"""Channels on which nobody waits for an answer: not knowing their hours needs no words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known of it, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel in words. `relay_href` and `relay_value` are "" where 18001 does not lead."""

    kind: str
    kind_words: str
    value: str
    href: str
    is_number: bool
    relay_href: str
    relay_value: str
    label: str
    state: str
    state_words: str
    changes_at: datetime | None
    week: tuple[Fact, ...]
    checked_words: str
    brief_facts: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    note: str


def channel_view(shown: ChannelState, *, record: ServiceRecord, at: datetime) -> ChannelView:
    """The words for one channel of `record` at an instant."""
    channel = shown.channel
    check = record.checked_by_staff(channel)
    relayed = channel.kind == "phone" and channel.text_relay == "yes"
    scheme = SCHEMES.get(channel.kind, "")
    return ChannelView(
        kind=channel.kind,
        kind_words=kind_words(channel.kind),
        value=channel.value,
        href=f"{scheme}{quote(channel.dialled, safe='@+')}" if scheme else channel.value,
        is_number=channel.is_number,
        relay_href=f"tel:{RELAY_PREFIX}{channel.dialled}" if relayed else "",
        relay_value=f"{RELAY_PREFIX} {channel.value}" if relayed else "",
        label=channel.label,
        state=shown.status.state.value,
        state_words=state_words(shown, record=record, checked=check is not None, at=at),
        changes_at=shown.status.changes_at,
        week=tuple(Fact(days, times) for days, times in week_words(channel.opening_hours)),
        checked_words=check_words(check, record),
        brief_facts=_brief_facts(channel),
        facts=_facts(channel),
        note=channel.note,
    )


def kind_words(kind: str) -> str:
    """What sort of channel it is."""
    return {
        "phone": _("Phone"),
        "textphone": _("Textphone"),
        "sms": _("Text message"),
        "webchat": _("Web chat"),
        "email": _("Email"),
        "online_form": _("Online form"),
        "bsl_video": _("British Sign Language video"),
    }[kind]


def state_words(shown: ChannelState, *, record: ServiceRecord, checked: bool, at: datetime) -> str:
    """Open, closed or not known, and until when; what no person checked is only "listed"."""
    if record.status != "active":
        return _("Closed for now")
    status = shown.status
    if status.state is State.UNKNOWN and shown.channel.kind in WITHOUT_HOURS:
        return ""
    if status.state is State.UNKNOWN:
        return _("Hours not known: see their website") if record.website else _("Hours not known")
    if status.changes_at is None:
        always = _("Open 24 hours, every day")
        return always if checked else _("Listed as open 24 hours, every day")
    if status.state is State.OPEN:
        words = _("Open now, until %(until)s")
        unchecked = _("Listed as open now, until %(until)s")
    elif status.becomes is State.UNKNOWN:
        # What comes next is a bank holiday that nobody has confirmed, not an opening.
        words = _("Closed now")
        unchecked = _("Listed as closed now")
    else:
        words = _("Closed now. Opens %(day)s at %(time)s")
        unchecked = _("Listed as closed now, opening %(day)s at %(time)s")
    return (words if checked else unchecked) % {
        "until": until_words(status.changes_at, seen_at=at),
        "time": time_words(status.changes_at),
        "day": day_words(status.changes_at, seen_at=at),
    }


def check_words(check: CheckRecord | None, record: ServiceRecord) -> str:
    """When and how it was last checked by a person, or that it was not."""
    if check is not None:
        return {
            "website": _("Checked by our staff on %(date)s, on the service's own website."),
            "rang_office": _("Checked by our staff on %(date)s: they rang the office."),
            "provider": _("Checked on %(date)s: the service told us."),
        }[check.method] % {"date": date_words(date.fromisoformat(check.checked_on))}
    read = max((found.checked_on for found in record.checks if found.checked_on), default="")
    if not read:
        return _("From public pages, not yet checked by our staff.")
    words = _("From public pages (newest seen: %(date)s), not yet checked by our staff.")
    return words % {"date": date_words(date.fromisoformat(read))}


def _brief_facts(channel: ChannelRecord) -> tuple[Fact, ...]:
    """What stands on a card: what a number costs and where it leaves a trace."""
    if not channel.is_number:
        return ()
    facts = [
        Fact(_("Cost"), channel.cost or _("not known")),
        Fact(_("Shows on a phone bill"), _known(channel.on_bill)),
    ]
    if channel.kind == "sms":
        facts.append(Fact(_("Messages stay on the phone"), _known(channel.stays_on_phone)))
    return tuple(facts)


def _facts(channel: ChannelRecord) -> tuple[Fact, ...]:
    """What somebody wants to know before they ring, type or write; unknown looks unknown."""
    facts = [Fact(_("Who answers"), channel.who_answers or _("not known"))]
    facts += _brief_facts(channel)
    if channel.kind in ("phone", "textphone"):
        facts += [
            Fact(_("May ring you back"), _known(channel.rings_back)),
            Fact(_("May leave a message"), _known(channel.leaves_messages)),
        ]
    return tuple(facts)


def _known(value: str) -> str:
    """Yes, no or not known."""
    return {"yes": _("yes"), "no": _("no")}.get(value, _("not known"))
