"""The postcode table of this process, opened once."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from services.geography import Answer, AreaTree, Point, PostcodeTable, resolve


@cache
def postcode_table() -> PostcodeTable:
    """The table, expanded into the state folder; see `PostcodeTable.open` for its errors."""
    return PostcodeTable.open(settings.SIGNPOST_STATE_DIR)


def resolve_text(text: str) -> Answer:
    """The kind of answer that what somebody typed deserves."""
    return resolve(text, table=postcode_table(), tree=AreaTree.embedded())


def postcode_point(postcode: str) -> Point | None:
    """Where a postcode is; None for one that is empty, unknown or not a whole postcode."""
    place = resolve_text(postcode).place if postcode else None
    return place.point if place else None
