"""One number, chat or address as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from services.directory.record_parts import ChannelRecord, CheckRecord
from services.directory.records import ServiceRecord
from services.finder import ChannelState
from services.hours import Calendar
from services.models import ContactChannel
from services.pages.said import said
from services.pages.states import Shown, state_words
from services.pages.times import date_words, london_date
from services.pages.weeks import HoursView, hours_view

RELAY_PREFIX = "18001"
STATES = ("open", "unknown", "closed")
WITHOUT_HOURS = ("email", "online_form")
"""Channels on which nobody waits for an answer."""

IN_WORDS = ("who_answers", "cost")
"""Facts that staff write in a sentence; of the others they choose yes, no or not known."""

LABELS = {
    "who_answers": gettext_lazy("Who answers"),
    "cost": gettext_lazy("Cost"),
    "on_bill": gettext_lazy("Shows on a phone bill"),
    "stays_on_phone": gettext_lazy("Messages stay on the phone"),
    "rings_back": gettext_lazy("May ring you back"),
    "leaves_messages": gettext_lazy("May leave a message"),
}
ANSWERS = {
    "on_bill": {
        "yes": pgettext_lazy("Shows on a phone bill", "yes"),
        "no": pgettext_lazy("Shows on a phone bill", "no"),
    },
    "stays_on_phone": {
        "yes": pgettext_lazy("Messages stay on the phone", "yes"),
        "no": pgettext_lazy("Messages stay on the phone", "no"),
    },
}
MAY = {"yes": pgettext_lazy("They may", "yes"), "no": pgettext_lazy("They may", "no")}
NOT_KNOWN = gettext_lazy("not known")

OF_A_CALL = ("cost", "on_bill", "rings_back", "leaves_messages")
APPLIES: Mapping[str, tuple[str, ...]] = {
    "phone": OF_A_CALL,
    "textphone": OF_A_CALL,
    "sms": ("cost", "on_bill", "stays_on_phone", "rings_back", "leaves_messages"),
    "webchat": ("stays_on_phone",),
    "email": ("stays_on_phone",),
    "online_form": ("rings_back", "leaves_messages"),
    "bsl_video": ("rings_back",),
}
"""What is told of each kind of channel beside who answers: all that applies to it (SAFETY 22)."""

BRIEFLY = ("cost", "on_bill", "stays_on_phone")
SCHEMES = {"phone": "tel:", "textphone": "tel:", "sms": "sms:", "email": "mailto:"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known of it, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel in words. `relay_href` and `relay_value` are "" where 18001 does not lead.

    `hours`, the week and what departs from it, are made only for the page of one service.
    """

    kind: str
    kind_words: str
    value: str
    href: str
    is_number: bool
    relay_href: str
    relay_value: str
    label: str
    state: str
    state_words: SafeString
    hours: HoursView | None
    is_checked: bool
    checked_words: str
    brief_facts: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    note: str

    @property
    def is_all_unknown(self) -> bool:
        """Whether nothing at all is known of it, so that one line can say so."""
        return all(fact.value == _("not known") for fact in self.facts)


def channel_view(
    shown: ChannelState, *, record: ServiceRecord, calendar: Calendar, at: datetime, full: bool
) -> ChannelView:
    """The words for one channel of `record` at an instant; `full` for the page of one service."""
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
        label=said(channel, "label") if _adds_something(channel) else "",
        state=shown.status.state.value,
        state_words=_state(shown, record, checked=check is not None, calendar=calendar, at=at),
        hours=_hours(shown, calendar, at) if full else None,
        is_checked=check is not None,
        checked_words=check_words(check, record),
        brief_facts=_brief_facts(channel),
        facts=_facts(channel),
        note=said(channel, "note"),
    )


def _adds_something(channel: ChannelRecord) -> bool:
    """Whether the label says more than what sort of channel it is."""
    return channel.label.lower() not in ContactChannel.Kind(channel.kind).label.lower()


def best_channel(views: Sequence[ChannelView]) -> ChannelView | None:
    """The channel whose state is that of the service: open before not known before closed."""
    said = [view for view in views if view.state_words]
    return min(said, key=lambda view: STATES.index(view.state), default=None)


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


def _state(
    shown: ChannelState, record: ServiceRecord, *, checked: bool, calendar: Calendar, at: datetime
) -> SafeString:
    """The state of the channel; all are closed while the service itself is."""
    if record.status != "active":
        return escape(_("Closed for now"))
    return state_words(
        Shown(
            hours=shown.channel.opening_hours,
            status=shown.status,
            nation=shown.nation,
            calendar=calendar,
            at=at,
            checked=checked,
            has_website=bool(record.website),
            waits=shown.channel.kind in WITHOUT_HOURS,
        )
    )


def _hours(shown: ChannelState, calendar: Calendar, at: datetime) -> HoursView | None:
    """The week of the channel and what departs from it."""
    today = london_date(at)
    hours = shown.channel.opening_hours
    return hours_view(hours, today=today, nation=shown.nation, calendar=calendar)


def check_words(check: CheckRecord | None, record: ServiceRecord) -> str:
    """When and how it was last checked by a person, or that it was not."""
    if check is not None:
        return {
            "website": _("Checked by our staff on %(date)s, on the service's own website."),
            "rang_office": _("Checked by our staff on %(date)s: they rang the office."),
            "provider": _("Checked on %(date)s: the service told us."),
        }[check.method] % {"date": date_words(date.fromisoformat(check.checked_on))}
    read = max((found.checked_on for found in record.checks if not found.by_staff), default="")
    if not read:
        return _("From public pages, not yet checked by our staff.")
    words = _("From public pages (newest seen: %(date)s), not yet checked by our staff.")
    return words % {"date": date_words(date.fromisoformat(read))}


def language_names(languages: Sequence[str]) -> str:
    """Languages in the reader's, where their names are known; others as staff wrote them."""
    names = {
        "Arabic": _("Arabic"),
        "British Sign Language": _("British Sign Language"),
        "English": _("English"),
        "Polish": _("Polish"),
        "Punjabi": _("Punjabi"),
        "Romanian": _("Romanian"),
        "Urdu": _("Urdu"),
        "Welsh": _("Welsh"),
    }
    told = ((names.get(each) or said(Fact("", each), "value"),) for each in languages)
    return format_html_join(", ", "{}", told)


def _brief_facts(channel: ChannelRecord) -> tuple[Fact, ...]:
    """What stands on a card: what a number costs and where it leaves a trace."""
    if not channel.is_number:
        return ()
    return tuple(_fact(channel, name) for name in BRIEFLY if name in APPLIES[channel.kind])


def _facts(channel: ChannelRecord) -> tuple[Fact, ...]:
    """What somebody wants to know before they ring, type or write; unknown looks unknown."""
    facts = [_fact(channel, "who_answers")]
    genders = {"women": _("women"), "either": _("women or men"), "choice": _("you can choose")}
    if channel.answered_by:
        facts.append(Fact(_("Gender of who answers"), genders[channel.answered_by]))
    if channel.languages:
        facts.append(Fact(_("Languages"), language_names(channel.languages)))
    return (*facts, *(_fact(channel, name) for name in APPLIES[channel.kind]))


def _fact(channel: ChannelRecord, name: str) -> Fact:
    """What is known of one thing, or that it is not known."""
    label = str(LABELS[name])
    if name in IN_WORDS:
        return Fact(label, said(channel, name) or _("not known"))
    return Fact(label, _known(name, getattr(channel, name)))


def _known(name: str, value: str) -> str:
    """Yes, no or not known: in Welsh yes and no depend on what is asked."""
    return str(ANSWERS.get(name, MAY).get(value, NOT_KNOWN))
