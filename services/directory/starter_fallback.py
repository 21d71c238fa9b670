"""The national lines of the starter files as a Directory, for when there is no other.

Shown only while neither the database nor the snapshot file can be read, so that no page is
without a number.
"""

from __future__ import annotations

from functools import cache

from services.directory.directory import Directory
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.directory.starter_files import Item, read_starter


@cache
def starter_directory() -> Directory:
    """The published national lines, straight from the files; see `read_starter` for its errors."""
    lines = [item for item in read_starter().services if item["is_national_line"]]
    records = [_record(number, item) for number, item in enumerate(lines, start=1)]
    return Directory(0, {record.id: record for record in records})


def _record(number: int, item: Item) -> ServiceRecord:
    """A starter listing as a record; hand-offs and places are left out of this short form."""
    fields = {
        field: item[field]
        for field in ServiceRecord.__dataclass_fields__
        if field in item and field not in ("channels", "locations", "hand_offs", "organization")
    }
    return ServiceRecord.from_json(
        fields
        | {
            "id": number,
            "number": 0,
            "published_at": "",
            "slug": item["key"],
            "former_slugs": [],
            "name_cy": item.get("name_cy", ""),
            "summary_cy": item.get("summary_cy", ""),
            "organization": "",
            "police_force": item["police_force"] or "",
            "review_due": "",
            "channels": [
                _channel(position, channel)
                for position, channel in enumerate(item["channels"])
                if channel["audience"] == "public"
            ],
            "locations": [],
            "hand_offs": [],
            "capacities": [],
            "checks": [
                {
                    "channel": None,
                    "method": "public_page",
                    "checked_on": item["checked"]["on"] or "",
                }
            ],
        }
    )


def _channel(position: int, item: Item) -> dict[str, object]:
    """A starter channel as the JSON of a record."""
    fields = {field: item[field] for field in ChannelRecord.__dataclass_fields__ if field in item}
    return {**fields, "id": position}
