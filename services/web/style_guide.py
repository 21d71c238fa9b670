"""Every component of the public pages in each of its states, with invented listings: for DEBUG."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from services.directory.directory import Directory
from services.directory.record_parts import (
    CapacityRecord,
    ChannelRecord,
    CheckRecord,
    HandOffRecord,
)
from services.directory.records import ServiceRecord
from services.geography import UK_CODE
from services.pages.cards import Card, card_of_record
from services.web.doors import public
from services.web.errors import not_found
from services.web.forms import FindForm
from services.web.rendering import page

NOON_ON_MONDAYS = "Mo 12:00-12:01"
"""Hours that are nearly always over."""


@public()
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show the components; elsewhere than on a developer's machine there is no such page."""
    if not settings.DEBUG:
        return not_found(request)
    at = timezone.now()
    wrong = FindForm({"place": ""}, auto_id="wrong_%s")
    wrong.full_clean()
    return page(
        request,
        "style_guide.html",
        cards=[_card(record, at) for record in _records(at)],
        whole=_card(_records(at)[0], at, full=True),
        form=FindForm(),
        wrong=wrong,
    )


def _card(record: ServiceRecord, at: datetime, *, full: bool = False) -> Card:
    """The card of an invented record, in a directory of its own."""
    return card_of_record(record, directory=Directory(0, {}), at=at, full=full)


def _records(at: datetime) -> tuple[ServiceRecord, ...]:
    """Invented listings: open and checked, closed, not known, text only, police, closed for now."""
    today = at.date().isoformat()
    phone, chat = _channel(1, hours="24/7", cost="free"), _channel(2, kind="webchat", hours="24/7")
    text = _channel(3, kind="sms", value="07700 900123", hours="Mo-Su 09:00-21:00")
    closed = _channel(4, value="01632 960123", hours=NOON_ON_MONDAYS)
    return (
        _record(
            1,
            "Example line",
            channels=(phone, chat),
            checks=(CheckRecord(None, "rang_office", today, (phone.said, chat.said)),),
            languages=("English", "Welsh"),
            access_note="You can bring a friend.",
        ),
        _record(2, "Example centre, closed just now", kind="referral_centre", channels=(closed,)),
        _record(3, "Example line with hours not known", channels=(_channel(5),)),
        _record(
            4,
            "Example text line with a waiting list",
            channels=(text,),
            capacities=(CapacityRecord("counselling", "waiting", 6, today),),
        ),
        _record(5, "Example police", kind="police_reporting", run_by_police=True),
        _record(6, "Example line that is closed for now", status="temporarily_closed"),
    )


def _channel(key: int, **changes: Any) -> ChannelRecord:
    """A channel of which only the number is known, with `changes`."""
    link = changes.get("kind") == "webchat"
    unsaid = ("cost", "who_answers", "label", "hours", "note")
    unknown = ("on_bill", "rings_back", "leaves_messages", "stays_on_phone")
    values: dict[str, Any] = {
        "id": key,
        "kind": "phone",
        "value": "https://example.org/chat" if link else f"0808 157 000{key}",
        "text_relay": "no" if link else "yes",
        **dict.fromkeys(unsaid, ""),
        **dict.fromkeys(unknown, "unknown"),
    }
    return ChannelRecord(**(values | changes))


def _record(key: int, name: str, **changes: Any) -> ServiceRecord:
    """A listing of its name, which nobody has checked, with `changes`."""
    words = ("name_cy", "summary_cy", "gender", "how_to_refer", "privacy_note", "access_note")
    rows = (
        "former_slugs", "offers", "needs", "audiences", "languages", "locations", "capacities",
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
        "police_force": "",
        "run_by_police": False,
        "is_national_line": False,
        "review_due": "",
        "areas": (UK_CODE,),
        "channels": (_channel(6),),
        "hand_offs": (HandOffRecord("under 16", 0, "Another example line"),),
        "checks": (),
        **dict.fromkeys(words, ""),
        **dict.fromkeys(rows, ()),
    }
    return ServiceRecord(**(values | changes))
