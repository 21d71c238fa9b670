"""The words of the starter listings in Welsh, beside the English they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.models.twins import OF_A_CHANNEL, OF_A_HAND_OFF, OF_A_SERVICE, Fields, twin

Item = Mapping[str, Any]


def with_welsh(item: Item, welsh: Mapping[str, str]) -> Item:
    """A listing with the twins that `welsh`, from English to Welsh, has; its own words stay."""
    return {
        **_twins(item, OF_A_SERVICE, welsh),
        **item,
        "channels": [{**_twins(row, OF_A_CHANNEL, welsh), **row} for row in item["channels"]],
        "hand_offs": [{**_twins(row, OF_A_HAND_OFF, welsh), **row} for row in item["hand_offs"]],
    }


def with_welsh_name(organization: Item, welsh: Mapping[str, str]) -> Item:
    """An organization with its name in Welsh, where `welsh` has that."""
    return {**_twins(organization, ("name",), welsh), **organization}


def _twins(item: Item, fields: Fields, welsh: Mapping[str, str]) -> dict[str, str]:
    """The twins of the fields whose English is known."""
    return {
        twin(field): welsh[item[field]]
        for field in fields
        if isinstance(item.get(field), str) and item[field] in welsh
    }
