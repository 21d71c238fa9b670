"""Invented listings for the style guide: every kind of channel in every state, and odd services.

Numbers come from Ofcom's drama ranges, addresses from example.org, names from nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.directory.directory import Directory
from services.directory.record_parts import (
    CapacityRecord,
    ChannelRecord,
    CheckRecord,
    HandOffRecord,
    LocationRecord,
)
from services.directory.records import ServiceRecord
from services.geography import UK_CODE
from services.hours import LONDON
from services.models import ContactChannel

AT = datetime(2026, 11, 25, 12, 0, tzinfo=LONDON)
"""A Wednesday at noon: the hours below are chosen for it, so that every state is always there."""

CHRISTMAS = datetime(2026, 12, 25, 12, 0, tzinfo=LONDON)
DAY = "2026-11-20"
WORCESTER, WORCESTERSHIRE, WEST_MERCIA = "E07000237", "E10000034", "E23000016"
EVENINGS = "Mo-Fr 18:00-21:00"

STATES = (
    ("Example line, open and checked", "24/7", True, AT),
    ("Example line that closes soon", "Mo-Fr 09:00-12:30", True, AT),
    ("Example line, closed and checked", EVENINGS, True, AT),
    ("Example line, hours not known", "", False, AT),
    ("Example line, listed as open", "24/7", False, AT),
    ("Example line, listed as closed", EVENINGS, False, AT),
    ("Example line on a bank holiday that nobody confirmed", "Mo-Su 09:00-17:00", True, CHRISTMAS),
)
"""A name, hours, whether a person checked them, and when it is looked at."""

KNOWN = {
    "cost": "free",
    "who_answers": "Trained volunteers.",
    "on_bill": "no",
    "rings_back": "no",
    "leaves_messages": "no",
    "stays_on_phone": "yes",
    "note": "Choose option 2.",
    "label": "Example desk",
}


def in_every_state() -> Iterable[tuple[ServiceRecord, datetime]]:
    """A listing with every kind of channel for each state, and when it is looked at."""
    for key, (name, hours, checked, at) in enumerate(STATES, start=1):
        known = KNOWN if key == 1 else {}
        channels = tuple(channel(key, kind, hours, **known) for kind in ContactChannel.Kind.values)
        checks = (checked_by_ringing(channels),) if checked else ()
        yield record(key, name, channels=channels, checks=checks), at


def odd_ones() -> tuple[ServiceRecord, ...]:
    """Listings that a page tells something special of, looked at `AT`."""
    recalled = record(21, "Example line whose number was recalled")
    two = (channel(22, "phone", EVENINGS), channel(22, "webchat", "24/7"))
    return (
        recalled.without([recalled.channels[0].dialled]),
        record(
            22, "Example line, open by chat alone", channels=two, checks=(checked_website(two),)
        ),
        record(23, "Example line that is closed for now", status="temporarily_closed"),
        record(24, "Example police", kind="police_reporting", run_by_police=True),
        record(
            25,
            "Example centre",
            kind="referral_centre",
            areas=(WORCESTER,),
            not_for="People who live outside the area.",
            review_due="2026-01-01",
            self_referral_age_from=18,
            capacities=(CapacityRecord("helpline", "accepting", None, DAY),),
            locations=(
                LocationRecord("1 Example Street", "Exampleton", "", "Worcester", None, None),
            ),
            access_note="You can bring a friend.",
            languages=("English", "Welsh"),
            easy_read_url="https://example.org/easy",
            bsl_url="https://example.org/signed",
            audio_url="https://example.org/spoken",
        ),
        record(
            26,
            "Example support with a waiting list",
            kind="support_centre",
            areas=(WORCESTERSHIRE,),
            professional_channels=(channel(27, "phone", "Mo-Fr 09:00-17:00", label="Desk"),),
            capacities=(
                CapacityRecord("counselling", "waiting", 6, DAY),
                CapacityRecord("adviser", "closed", None, DAY),
            ),
        ),
    )


def sample_directory() -> Directory:
    """A Directory of the invented listings."""
    shown = [*(each for each, _at in in_every_state()), *odd_ones()]
    return Directory(0, {each.id: each for each in shown})


def checked_by_ringing(channels: Iterable[ChannelRecord]) -> CheckRecord:
    """A check of a listing with these channels: its office was rung."""
    return CheckRecord(None, "rang_office", DAY, tuple(each.said for each in channels))


def checked_website(channels: Iterable[ChannelRecord]) -> CheckRecord:
    """A check of a listing with these channels, on its website."""
    return replace(checked_by_ringing(channels), method="website")


def channel(key: int, kind: str, hours: str, **changes: str) -> ChannelRecord:
    """A channel of which only where it leads and its hours are known, with `changes`."""
    unsaid = ("cost", "who_answers", "label", "note")
    unknown = ("on_bill", "rings_back", "leaves_messages", "stays_on_phone")
    values: dict[str, Any] = {
        "id": key * 10 + ContactChannel.Kind.values.index(kind),
        "kind": kind,
        "value": {
            "phone": f"0808 157 00{key:02d}",
            "textphone": f"01632 9600{key:02d}",
            "sms": f"07700 9000{key:02d}",
            "email": f"help{key}@example.org",
        }.get(kind, f"https://example.org/{kind}/{key}"),
        "hours": hours,
        "text_relay": "yes" if kind == "phone" else "no",
        **dict.fromkeys(unsaid, ""),
        **dict.fromkeys(unknown, "unknown"),
    }
    return ChannelRecord(**(values | changes))


def record(key: int, name: str, **changes: Any) -> ServiceRecord:
    """A listing of its name with one number, which nobody has checked, with `changes`."""
    words = (
        "name_cy", "summary_cy", "gender", "how_to_refer", "privacy_note", "access_note",
        "police_force", "review_due",
    )  # fmt: skip
    rows = (
        "former_slugs", "offers", "needs", "audiences", "languages", "locations", "capacities",
        "checks",
    )  # fmt: skip
    values: dict[str, Any] = {
        "id": key,
        "number": 1,
        "published_at": "2026-01-01T12:00:00+00:00",
        "slug": f"example-{key}",
        "name": name,
        "page_title": name,
        "organization": "Example organization",
        "kind": "helpline",
        "summary": "Somebody listens. You choose what to say.",
        "website": "https://example.org/",
        "status": "active",
        "who_for": "Anyone aged 16 or over.",
        "age_from": 16,
        "age_to": None,
        "accepts_outside": None,
        "self_referral": "yes",
        "self_referral_age_from": None,
        "run_by_police": False,
        "is_national_line": False,
        "areas": (UK_CODE,),
        "channels": (channel(key, "phone", "24/7"),),
        "hand_offs": (HandOffRecord("people under 16", 1),),
        **dict.fromkeys(words, ""),
        **dict.fromkeys(rows, ()),
    }
    return ServiceRecord(**(values | changes))
