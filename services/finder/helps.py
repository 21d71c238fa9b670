"""The kinds of help that coverage is counted by, and which services give each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.finder.groups import LISTENING_CHANNELS, LISTENING_KINDS
from services.finder.need import UNDER_16, AgeBand, Need
from services.finder.people import Audience, narrowed_to, need_of


class Help(StrEnum):
    """A column of the coverage matrix."""

    TALK = "talk"
    REFERRAL_CENTRE = "referral_centre"
    OVER_TIME = "over_time"
    ADVISER = "adviser"
    MEN = "men"
    UNDER_13 = "under13"
    TEENAGERS = "teenagers"
    TYPED = "typed"
    BSL = "bsl"
    WELSH = "welsh"
    REPORTING = "reporting"


TYPED_KINDS = ("webchat", "sms")
BSL_WORDS = ("bsl", "british sign language")
WELSH_WORDS = ("welsh", "cymraeg")
OVER_TIME_KINDS = ("support_centre", "counselling")
OLDEST_CHILD = 18


def gives(help_: Help, record: ServiceRecord) -> bool:
    """Whether a service gives a kind of help; reporting to the police is no other kind."""
    police = record.kind == "police_reporting"
    return police if help_ is Help.REPORTING else not police and _RULES[help_](record)


def channels_for(help_: Help, record: ServiceRecord) -> tuple[ChannelRecord, ...]:
    """The channels by which a service gives a kind of help."""
    return tuple(channel for channel in record.channels if _counts(help_, record, channel))


def is_for(record: ServiceRecord, audience: Audience, age: AgeBand | None) -> bool:
    """Whether somebody of the audience and age may turn to a service, as far as we know."""
    need = need_of(audience, age)
    theirs = narrowed_to(record)
    shut_out = {Audience.WOMEN: "men", Audience.MINORITISED_WOMEN: "men", Audience.MEN: "women"}
    return (
        record.gender != shut_out.get(audience)
        and (audience is Audience.ANYBODY or not theirs or audience.value in theirs)
        and need.fits_age(record)
        and need.may_ring(record)
    )


def speaks(words: tuple[str, ...], languages: tuple[str, ...]) -> bool:
    """Whether one of the languages is named by one of the words."""
    return any(language.strip().lower() in words for language in languages)


def _counts(help_: Help, record: ServiceRecord, channel: ChannelRecord) -> bool:
    """Whether a channel is one by which the help is given."""
    if help_ is Help.TALK:
        return channel.kind in LISTENING_CHANNELS
    if help_ is Help.TYPED:
        return channel.kind in TYPED_KINDS
    if help_ is Help.BSL:
        return channel.kind == "bsl_video" or speaks(BSL_WORDS, channel.languages)
    if help_ is Help.WELSH:
        own = (*record.languages, *channel.languages)
        return speaks(WELSH_WORDS, own)
    return True


def _names_children(record: ServiceRecord, *bands: AgeBand) -> bool:
    """Whether a service says that it is for children, and sees those of each band."""
    says = (
        record.kind == "children_line"
        or "children" in record.audiences
        or (record.age_from is not None and record.age_from < OLDEST_CHILD)
        or (record.age_to is not None and record.age_to <= OLDEST_CHILD)
    )
    needs = [Need(age=band) for band in bands]
    return says and all(need.fits_age(record) and need.may_ring(record) for need in needs)


def _is_for_men(record: ServiceRecord) -> bool:
    """Whether a service is for men, or names them."""
    return record.gender == "men" or (record.gender != "women" and "men" in record.audiences)


_RULES: Mapping[Help, Callable[[ServiceRecord], bool]] = {
    Help.TALK: lambda r: r.kind in LISTENING_KINDS and bool(channels_for(Help.TALK, r)),
    Help.REFERRAL_CENTRE: lambda r: r.kind == "referral_centre",
    Help.OVER_TIME: lambda r: r.kind in OVER_TIME_KINDS or "counselling" in r.offers,
    Help.ADVISER: lambda r: r.kind == "adviser" or "adviser" in r.offers,
    Help.MEN: _is_for_men,
    Help.UNDER_13: lambda r: _names_children(r, AgeBand.UNDER_13),
    Help.TEENAGERS: lambda r: _names_children(r, *UNDER_16[1:], AgeBand.FROM_16),
    Help.TYPED: lambda r: bool(channels_for(Help.TYPED, r)),
    Help.BSL: lambda r: bool(channels_for(Help.BSL, r)) or speaks(BSL_WORDS, r.languages),
    Help.WELSH: lambda r: bool(channels_for(Help.WELSH, r)) or speaks(WELSH_WORDS, r.languages),
}
