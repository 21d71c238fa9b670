"""The five groups of an answer, always in this order."""

from __future__ import annotations

from enum import StrEnum

from services.directory.records import ServiceRecord
from services.geography import AreaKind


class Group(StrEnum):
    """A part of an answer."""

    TALK = "talk"
    HEALTH = "health"
    NEAR = "near"
    SOME_PEOPLE = "some-people"
    POLICE = "police"


_BY_KIND = {
    "helpline": Group.TALK,
    "children_line": Group.TALK,
    "listening_line": Group.TALK,
    "victim_support": Group.TALK,
    "domestic_abuse": Group.SOME_PEOPLE,
    "specialist_line": Group.SOME_PEOPLE,
    "directory": Group.SOME_PEOPLE,
    "referral_centre": Group.HEALTH,
    "health_advice": Group.SOME_PEOPLE,
    "police_reporting": Group.POLICE,
}

TOPIC_RANK = {"helpline": 0, "children_line": 1, "victim_support": 2, "listening_line": 3}
"""What is about sexual violence comes before what is about anything; other kinds rank alike."""

LISTENING_CHANNELS = ("phone", "textphone", "sms", "webchat", "bsl_video")
"""Channels on which somebody answers; a form or an e-mail waits."""

LISTENING_KINDS = ("helpline", "children_line", "listening_line", "victim_support")
"""Kinds of service that listen to whoever rings; police, Crimestoppers and 111 are none of them."""

_LOCAL = (AreaKind.DISTRICT, AreaKind.COUNTY, AreaKind.POLICE_FORCE)


def group_of(
    record: ServiceRecord, *, covers: AreaKind, open_now: bool, put_up: bool = False
) -> Group:
    """Where a service stands in an answer.

    "Talk to someone now" is for lines that answer now: one that does not, and local support
    after a crime, is help over time. `put_up` are lines that answer, for what is happening now.
    """
    if put_up:
        return Group.TALK
    group = _BY_KIND.get(record.kind, Group.NEAR)
    local_support = record.kind == "victim_support" and covers in _LOCAL
    if group is Group.TALK and (local_support or not open_now):
        return Group.NEAR
    return group
