"""Why a service is listed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.directory.record_parts import CapacityRecord
from services.finder import Match, Reason, ReasonCode
from services.geography import Area, AreaKind
from services.pages.said import area_name, in_sentence
from services.pages.times import date_words

KM_IN_A_MILE = 1.609344
POLICE_WORDS = ("Police", "Heddlu")
"""By which the name of an area is told to be the name of its police force."""


def reason_words(reason: Reason) -> str:
    """One reason as a short phrase; hours that no person checked are only listed."""
    if reason.code is ReasonCode.COVERS:
        return _covers(reason)
    if reason.code is ReasonCode.PART_ONLY:
        names = list_words(map(area_words, reason.areas))
        return _("covers %(areas)s only") % {"areas": names}
    if reason.code is ReasonCode.NEXT_DOOR:
        return _("covers the police force area next to yours, and takes people from outside")
    if reason.code is ReasonCode.NEAR:
        miles = max(1, round((reason.km or 0) / KM_IN_A_MILE))
        away = ngettext("about %(miles)d mile away", "about %(miles)d miles away", miles)
        return away % {"miles": miles} if miles > 1 else _("near you")
    return {
        ReasonCode.ALWAYS_OPEN: _("open 24 hours")
        if reason.checked
        else _("listed as open 24 hours"),
        ReasonCode.OPEN_NOW: _("open now") if reason.checked else _("listed as open now"),
        ReasonCode.FOR_WOMEN: _("for women and girls"),
        ReasonCode.FOR_MEN: _("for men and boys"),
        ReasonCode.FITS_AGE: _("for the age you chose"),
        ReasonCode.FITS_WAY: _("fits how you want to be in touch"),
        ReasonCode.HELPS_FRIENDS: _("helps family and friends too"),
        ReasonCode.SELF_REFERRAL: _("self-referral: you can get in touch yourself"),
    }[reason.code]


def part_words(match: Match) -> str:
    """That a service covers a part of the place only, or a place next to it; "" for neither."""
    if not (match.next_door or match.part_only):
        return ""
    if match.part_only:
        first, *others = match.covers
        names = list_words([area_label(first), *map(area_words, others)])
        return _("%(areas)s only") % {"areas": names}
    words = _("In the police force area next to yours: %(areas)s. It takes people from outside.")
    return words % {"areas": list_words(map(area_words, match.covers))}


def _covers(reason: Reason) -> str:
    """The area by which a service covers the place, or one in each of several places."""
    area = reason.areas[0]
    if len(reason.areas) > 1:
        return _("covers %(area)s") % {"area": list_words(map(area_words, reason.areas))}
    if area.kind is AreaKind.NATION:
        return _("covers all of %(nation)s") % {"nation": in_sentence(area_name(area))}
    return _("covers %(area)s") % {"area": area_words(area)}


def area_words(area: Area) -> str:
    """The name of an area inside a sentence."""
    return in_sentence(area_label(area))


def area_label(area: Area) -> str:
    """The name of an area by itself; one that is a police force's name says "area" too."""
    if area.kind is AreaKind.UK:
        return _("all of the UK")
    name = area_name(area)
    if area.kind is AreaKind.POLICE_FORCE and any(word in name for word in POLICE_WORDS):
        return _("the %(force)s area") % {"force": name}
    return name


def capacity_words(strand: CapacityRecord, *, today: date) -> str:
    """Whether new people are taken, for one strand, as of its date; after a month: ask them."""
    strands = {
        "counselling": _("Counselling"),
        "adviser": _("Adviser"),
        "helpline": _("Helpline"),
    }
    states = {
        "accepting": _("taking new people"),
        "waiting": _("waiting list"),
        "closed": _("closed to new people"),
    }
    if not strand.holds(today):
        told = {"strand": strands[strand.strand], "date": date_words(strand.day)}
        return _("%(strand)s: ask them (they last said on %(date)s)") % told
    words = f"{strands[strand.strand]}: {states[strand.state]}"
    if strand.weeks is not None:
        words += _(", about %(weeks)d weeks") % {"weeks": strand.weeks}
    return words + _(" (as of %(date)s)") % {"date": date_words(strand.day)}


def list_words(items: Iterable[str]) -> str:
    """Items as a list in a sentence: "Herefordshire, Shropshire and Worcestershire"."""
    *before, last = [*items] or [""]
    if not before:
        return last
    return _("%(items)s and %(last)s") % {"items": ", ".join(before), "last": last}
