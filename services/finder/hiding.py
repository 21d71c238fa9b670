"""Listings long past their review date: left out of an answer that loses nothing by it.

Such a listing goes only where another of the same kind, not so long overdue, stands in for it: it
covers as much of the place, takes the same people for the same needs, answers in the same ways and
is as well checked. So no group is ever emptied, and whoever had a line that listens (SAFETY 16)
has one still.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from services.directory.records import ServiceRecord
from services.finder.groups import LISTENING_CHANNELS
from services.finder.matches import Match
from services.finder.need import OLDEST
from services.finder.people import narrowed_to

LONG_OVERDUE = timedelta(days=180)
"""How long after its review date a listing may be left out."""


def long_overdue(record: ServiceRecord, today: date) -> bool:
    """Whether the review date passed more than LONG_OVERDUE ago; never for a national line."""
    return not record.is_national_line and record.overdue(today - LONG_OVERDUE)


def without_long_overdue(matches: Sequence[Match], today: date) -> list[Match]:
    """The matches without the long overdue ones that another stands in for."""
    kept = [match for match in matches if not long_overdue(match.record, today)]
    return [
        match
        for match in matches
        if not long_overdue(match.record, today) or not any(stands_in(k, match) for k in kept)
    ]


def stands_in(kept: Match, left_out: Match) -> bool:
    """Whether whoever is helped by `left_out` is helped by `kept` in the same way."""
    return (
        kept.group is left_out.group
        and _does_as_much(kept, left_out)
        and _takes_as_many(kept.record, left_out.record)
        and _covers_as_much(kept, left_out)
        and _reached_in(kept) >= _reached_in(left_out)
    )


def _does_as_much(kept: Match, left_out: Match) -> bool:
    """Whether `kept` is of the same kind and force, for the same needs, and as well checked."""
    ours, theirs = kept.record, left_out.record
    return (
        (ours.kind, ours.police_force, ours.status) == (theirs.kind, theirs.police_force, "active")
        and {*ours.needs} >= {*theirs.needs}
        and {*ours.languages} >= {*theirs.languages}
        and all(strand.state != "closed" for strand in ours.capacities)
        and (kept.checked or not left_out.checked)
    )


def _takes_as_many(kept: ServiceRecord, left_out: ServiceRecord) -> bool:
    """Whether `kept` takes every gender, age and audience that `left_out` takes."""
    youngest, oldest = _ages(kept)
    return (
        kept.gender in ("everyone", left_out.gender)
        and youngest <= _ages(left_out)[0]
        and oldest >= _ages(left_out)[1]
        and (kept.self_referral_age_from or 0) <= (left_out.self_referral_age_from or 0)
        and narrowed_to(kept) == narrowed_to(left_out)
        and (kept.self_referral != "no" or left_out.self_referral == "no")
    )


def _ages(record: ServiceRecord) -> tuple[int, int]:
    """The youngest and the oldest whom a service sees."""
    return record.age_from or 0, OLDEST if record.age_to is None else record.age_to


def _covers_as_much(kept: Match, left_out: Match) -> bool:
    """Whether `kept` covers the whole place, or all the parts of it that `left_out` covers.

    What is next door covers none of it, and stands in only for what is next door too.
    """
    if kept.next_door:
        return left_out.next_door and {*kept.covers} >= {*left_out.covers}
    return not kept.part_only or (left_out.part_only and {*kept.covers} >= {*left_out.covers})


def _reached_in(match: Match) -> frozenset[str]:
    """The ways in which somebody answers that the card shows: kinds of channel, and text relay."""
    channels = [shown.channel for shown in match.channels]
    relayed = {"relay" for c in channels if c.kind == "phone" and c.text_relay == "yes"}
    return frozenset({c.kind for c in channels if c.kind in LISTENING_CHANNELS} | relayed)
