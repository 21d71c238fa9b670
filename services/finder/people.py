"""Whom the site can be told about, or services are for: the people that nobody may leave empty."""

from __future__ import annotations

from enum import StrEnum

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.finder.need import AgeBand, Need, WhoFor


class Audience(StrEnum):
    """People who may look for help; the codes of terms where there is a term for them."""

    ANYBODY = "anybody"
    WOMEN = "women"
    MEN = "men"
    LGBT = "lgbt"
    DEAF = "deaf"
    OLDER_PEOPLE = "older_people"
    MINORITISED_WOMEN = "minoritised_women"
    FAMILIES = "families"


AGES: tuple[AgeBand | None, ...] = (None, *AgeBand)
"""Every band, and (None) an age that nobody told us."""

OWN_SERVICES = (
    Audience.LGBT,
    Audience.DEAF,
    Audience.OLDER_PEOPLE,
    Audience.MINORITISED_WOMEN,
)
"""A line that names one of these is theirs alone; men, women and children have fields instead."""

_GENDERS = {
    Audience.WOMEN: ("everyone", "women"),
    Audience.MINORITISED_WOMEN: ("everyone", "women"),
    Audience.MEN: ("everyone", "men"),
}


def ages_of(audience: Audience) -> tuple[AgeBand | None, ...]:
    """The ages that people of an audience can have."""
    return (None, AgeBand.FROM_18) if audience is Audience.OLDER_PEOPLE else AGES


def need_of(audience: Audience, age: AgeBand | None) -> Need:
    """What somebody of the audience and age would tell the site."""
    who = WhoFor.SOMEONE if audience is Audience.FAMILIES else None
    return Need(who=who, age=age)


def narrowed_to(record: ServiceRecord) -> frozenset[str]:
    """The people whom a service is for alone; empty where it is for anybody."""
    return frozenset(OWN_SERVICES) & frozenset(record.audiences)


def takes(record: ServiceRecord, audience: Audience, age: AgeBand | None) -> bool:
    """Whether a service is known to see somebody of the audience and age who gets in touch.

    A gender that nobody has told us is not "everyone": what is not known proves nothing.
    """
    need = need_of(audience, age)
    theirs = narrowed_to(record)
    return (
        record.gender in _GENDERS.get(audience, ("everyone",))
        and (not theirs or audience.value in theirs)
        and need.fits_age(record)
        and need.may_ring(record)
    )


def can_use(channel: ChannelRecord, audience: Audience) -> bool:
    """Whether people of the audience can use a channel: Deaf people ring through text relay."""
    return audience is not Audience.DEAF or channel.kind != "phone" or channel.text_relay == "yes"
