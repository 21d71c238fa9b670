"""What is said before the services, because of what the reader chose.

Facts with a source stand in `facts`; the rows behind the words here are E01, E04 and E24 of the
facts that docs/data.md names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.finder import AgeBand, By, Group, Match, Need, When, WhoFor
from services.finder.need import UNDER_16
from services.geography import AreaKind, Place
from services.pages.facts import FactView, facts_for
from services.pages.said import said

ENGLAND, SCOTLAND = "E92000001", "S92000003"
NHS_FINDER = "https://www.nhs.uk/sarcs"


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do at once: a number or a page, and the words that lead there."""

    href: str
    words: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A short text above the services: what to do first, what to know, and facts with sources.

    `facts_end` is what limits the facts, said directly after them.
    """

    title: str
    sentences: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    facts: tuple[FactView, ...] = ()
    facts_end: str = ""


def notices(need: Need, place: Place, matches: Sequence[Match]) -> tuple[Notice, ...]:
    """What the reader's choices call for at a place in the UK, given the services found there."""
    found = []
    if need.when is When.HAPPENING:
        found.append(_happening(matches))
    if need.when is When.RECENT:
        found.append(_recent(need, place, matches))
    if need.when is When.LONGER:
        found.append(_longer(need, place))
    if need.when is When.UNSURE:
        found.append(_unsure())
    if need.by is By.SIGN and not any(need.suits(match.record) for match in matches):
        found.append(_no_sign())
    return tuple(found)


def _happening(matches: Sequence[Match]) -> Notice:
    """Danger now, and that lines for it come first."""
    sentences = [_("On a mobile, if you cannot speak, press 55 when you are asked to.")]
    if any(match.put_up for match in matches):
        sentences.append(_("Lines about domestic abuse come first in the list below."))
    ring = Way("tel:999", _("Call 999"), is_urgent=True)
    return Notice(_("If it is still happening"), tuple(sentences), ways=(ring,))


def _recent(need: Need, place: Place, matches: Sequence[Match]) -> Notice:
    """The last days: where to begin, then what is known and by whom."""
    centres = [m for m in matches if m.record.kind == "referral_centre" and not m.next_door]
    facts = facts_for(need, place)
    return Notice(
        _("If it was recent"),
        tuple(_recent_sentences(need, place, centres, has_facts=bool(facts))),
        ways=_childrens_way(matches)
        if need.age is AgeBand.UNDER_13 and need.who is not WhoFor.SOMEONE
        else (*_first_ways(centres, in_england=_is_in(place, ENGLAND)), *_way_to_centres(centres)),
        facts=facts,
        facts_end=_("Ask, even if it is later."),
    )


def _first_ways(centres: Sequence[Match], *, in_england: bool) -> tuple[Way, ...]:
    """A centre whose number a person checked; in England, else the NHS's own finder, then 111."""
    for match in centres:
        for state in match.channels:
            if state.channel.kind == "phone" and match.record.checked_by_staff(state.channel):
                return (_call(match.record, state.channel),)
    if not in_england:
        return ()
    return (
        Way(NHS_FINDER, _("Find a referral centre on the NHS website")),
        Way("tel:111", _("Call NHS 111")),
    )


def _childrens_way(matches: Sequence[Match]) -> tuple[Way, ...]:
    """The line for children: no centre is one that a child under 13 rings by themselves."""
    lines = [match for match in matches if match.record.kind == "children_line"]
    return tuple(
        _call(line.record, state.channel)
        for line in lines[:1]
        for state in line.channels
        if state.channel.kind == "phone"
    )


def _call(record: ServiceRecord, channel: ChannelRecord) -> Way:
    """A number to ring, with the name of who answers."""
    words = format_html(_("Call {name}: {number}"), name=said(record, "name"), number=channel.value)
    return Way(f"tel:{channel.dialled}", words)


def _way_to_centres(centres: Sequence[Match]) -> tuple[Way, ...]:
    """Where the centres stand further down, if there are any."""
    if not centres:
        return ()
    return (Way(f"#{Group.HEALTH}", _("See the services for health checks and evidence")),)


def _recent_sentences(
    need: Need, place: Place, centres: Sequence[Match], *, has_facts: bool
) -> Iterator[str]:
    """What a centre is for, that none is listed, and that it may be later."""
    is_child = need.age in UNDER_16
    if _is_in(place, SCOTLAND) and is_child:
        yield _("You do not have to report to the police to get help.")
    elif _is_in(place, SCOTLAND):
        yield _(
            "The NHS self-referral service can help with your health. You do not have to report "
            "to the police to get help."
        )
    elif has_facts and _is_in(place, ENGLAND) and not is_child:
        yield _("You do not have to report to the police to get help.")
    else:
        yield _(
            "A sexual assault referral centre (SARC) can help with your health, and can collect "
            "evidence if you want that. You do not have to report to the police to get help."
        )
    yield _("Ask, even if it is later.")
    if not centres and not _is_in(place, ENGLAND):
        yield _("We have no centre to list here yet. Ask one of the lines below.")


def _longer(need: Need, place: Place) -> Notice:
    """That it is never too late."""
    return Notice(
        _("If it was longer ago"),
        (_("You can ask for help, however long ago it was."),),
        facts=facts_for(need, place),
    )


def _unsure() -> Notice:
    """That nobody needs to be sure."""
    return Notice(
        _("If you are not sure"),
        (_("You do not need to know when it was, or what to call it, to talk to someone."),),
    )


def _no_sign() -> Notice:
    """That nothing here signs, so that nobody looks for it in vain."""
    return Notice(
        _("Sign language"),
        (
            _("We do not know of a service here that uses British Sign Language (BSL)."),
            _("Some have web chat, and most numbers can be reached by text with 18001."),
        ),
    )


def _is_in(place: Place, nation: str) -> bool:
    """Whether a place lies in a nation."""
    found = place.area(AreaKind.NATION)
    return found is not None and found.code == nation
