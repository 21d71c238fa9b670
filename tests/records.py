"""Records and Directories made in memory, for tests that need no database."""

from itertools import count
from typing import Any

from services.directory.directory import Directory
from services.directory.record_parts import ChannelRecord, CheckRecord
from services.directory.records import ServiceRecord
from services.geography import AreaKind, AreaTree, Place

NUMBERS = count(1)
ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = "E92000001", "W92000004", "S92000003", "N92000002"
WORCESTER, WORCESTERSHIRE, WEST_MERCIA = "E07000237", "E10000034", "E23000016"
UK = "K02000001"


def a_channel_record(**changes: Any) -> ChannelRecord:
    """A phone number of the drama range that is always open, with `changes`."""
    number = next(NUMBERS)
    values = {
        "id": number,
        "kind": "phone",
        "value": f"0808 157 {number % 1000:04d}",
        "label": "",
        "hours": "24/7",
        "cost": "",
        "who_answers": "",
        "on_bill": "unknown",
        "rings_back": "unknown",
        "leaves_messages": "unknown",
        "stays_on_phone": "unknown",
        "text_relay": "yes",
        "note": "",
    }
    return ChannelRecord(**(values | changes))


def a_check(
    *channels: ChannelRecord, method: str = "rang_office", on: str = "2026-11-02"
) -> CheckRecord:
    """A check of a whole listing that has these channels."""
    return CheckRecord(None, method, on, tuple(channel.said for channel in channels))


def a_record(**changes: Any) -> ServiceRecord:
    """A helpline of England that nobody has checked, with `changes`."""
    number = next(NUMBERS)
    values: dict[str, Any] = {
        "id": number,
        "number": 1,
        "published_at": "2026-11-23T12:00:00+00:00",
        "slug": f"line-{number}",
        "former_slugs": (),
        "name": f"Line {number:03d}",
        "name_cy": "",
        "page_title": f"Line {number}",
        "organization": "An organization",
        "kind": "helpline",
        "summary": "Listens.",
        "summary_cy": "",
        "website": "https://example.org/",
        "status": "active",
        "who_for": "",
        "gender": "",
        "age_from": None,
        "age_to": None,
        "accepts_outside": None,
        "offers": (),
        "needs": (),
        "audiences": (),
        "self_referral": "unknown",
        "self_referral_age_from": None,
        "how_to_refer": "",
        "privacy_note": "",
        "access_note": "",
        "languages": (),
        "police_force": "",
        "run_by_police": False,
        "is_national_line": False,
        "review_due": "",
        "areas": (ENGLAND,),
        "channels": (a_channel_record(),),
        "locations": (),
        "hand_offs": (),
        "capacities": (),
        "checks": (CheckRecord(None, "public_page", "2026-09-01"),),
    }
    return ServiceRecord(**(values | changes))


def directory_of(*records: ServiceRecord) -> Directory:
    """A Directory of these records."""
    return Directory(1, {record.id: record for record in records})


def place_of(kind: AreaKind, slug: str) -> Place:
    """The place of an official area."""
    tree = AreaTree.embedded()
    area = tree.find(kind, slug)
    assert area is not None, slug
    return Place.at(area.code, tree=tree)
