"""What is said before the services, because of what the reader chose.

Facts with a source stand in `facts`; the rows behind the words here are E01, E04 and E24 of the
facts that docs/data.md names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from services.finder import AgeBand, By, Group, Match, Need, When, WhoFor
from services.finder.need import CHILD_CONCERN, UNDER_16
from services.geography import Place
from services.pages.cards import Card
from services.pages.facts import FactView, facts_for
from services.pages.first_actions import CHILDREN, CHILDRENS, FirstAction, call_to
from services.pages.said import filled

ENGLAND, SCOTLAND = "E92000001", "S92000003"
NHS_FINDER = "https://www.nhs.uk/sarcs"
NHS_111 = "tel:111"


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do at once that is no number of a listing, and the words that lead there."""

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
    ways: tuple[Way | FirstAction, ...] = ()
    facts: tuple[FactView, ...] = ()
    facts_end: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the nations the reader may be in, the matches, and their cards by key."""

    nations: Collection[str]
    matches: Sequence[Match]
    cards: Mapping[int, Card]

    @property
    def centres(self) -> list[Match]:
        """The referral centres, without those next door."""
        found = (match for match in self.matches if not match.next_door)
        return [match for match in found if match.record.kind == "referral_centre"]

    def is_in(self, nation: str) -> bool:
        """Whether the reader is known to be in a nation."""
        return {*self.nations} == {nation}


def notices(
    need: Need, place: Place, found: Found, first: Iterable[FirstAction]
) -> tuple[Notice, ...]:
    """What the reader's choices call for at a place in the UK, given what is found there.

    `first` are the things to do first, which stand below.
    """
    told = []
    if need.when is When.HAPPENING:
        told.append(_happening(found, {action.href for action in first}))
    if need.when is When.RECENT:
        told.append(_recent(need, place, found))
    if need.when is When.LONGER:
        told.append(_longer(need, place))
    if need.when is When.UNSURE:
        told.append(_unsure())
    helping = [*_friends_lines(need, found)]
    if helping:
        told.append(_for_a_friend(helping))
    if need.by is By.SIGN and not any(need.suits(match.record) for match in found.matches):
        told.append(_no_sign())
    return tuple(told)


def _happening(found: Found, shown: Collection[str]) -> Notice:
    """Danger now, and the lines for it; `shown` are the addresses of what to do first."""
    sentences = [_("On a mobile, if you cannot speak, press 55 when you are asked to.")]
    put_up = [match for match in found.matches if match.put_up]
    calls: list[FirstAction] = []
    if put_up:
        sentences.append(_("Lines about domestic abuse are at the top of “Talk to someone now”."))
    if put_up and len(found.nations) > 1:
        sentences.append(_("Some cover one nation only: they say so."))
    elif put_up:
        everywhere = (found.cards[match.record.id] for match in put_up if not match.part_only)
        calls = [call for call in map(call_to, everywhere) if call]
    if any(call.href in shown for call in calls):
        calls = []
    ring = Way("tel:999", _("Call 999"), is_urgent=True)
    return Notice(_("If it is still happening"), tuple(sentences), ways=(ring, *calls[:1]))


def _recent(need: Need, place: Place, found: Found) -> Notice:
    """The last days: where to begin, then what is known and by whom."""
    facts = facts_for(need, place)
    return Notice(
        _("If it was recent"),
        tuple(_recent_sentences(need, found, has_facts=bool(facts))),
        ways=_childrens_way(found)
        if need.age is AgeBand.UNDER_13 and need.who is not WhoFor.SOMEONE
        else (*_first_ways(found), *_way_to_centres(found)),
        facts=facts,
        facts_end=_("Ask, even if it is later."),
    )


def _first_ways(found: Found) -> tuple[Way | FirstAction, ...]:
    """A centre for the whole place whose number a person checked; else what there is in England."""
    for match in found.centres:
        call = call_to(found.cards[match.record.id], checked=True)
        if call and not match.part_only:
            return (call,)
    return (*_ways_of_england(found),) if ENGLAND in found.nations else ()


def _ways_of_england(found: Found) -> Iterator[Way | FirstAction]:
    """The NHS's own finder, then 111; named as England's to who may be elsewhere."""
    certain = found.is_in(ENGLAND)
    yield Way(
        NHS_FINDER,
        _("Find a referral centre on the NHS website")
        if certain
        else _("In England: find a referral centre on the NHS website"),
    )
    calls = (call_to(card) for card in found.cards.values())
    line = next((call for call in calls if call and call.href == NHS_111), None)
    if line is not None:
        words = _("Call NHS 111") if certain else _("In England: call NHS 111")
        # Whom the listing is for is not said: 111 is more than the option that is listed.
        yield replace(line, words=words, who_for="")


def _childrens_way(found: Found) -> tuple[FirstAction, ...]:
    """The line for children: no centre is one that a child under 13 rings by themselves."""
    lines = [card for card in found.cards.values() if card.kind == CHILDRENS]
    return tuple(filter(None, map(call_to, lines[:1])))


def _way_to_centres(found: Found) -> tuple[Way, ...]:
    """Where the centres stand further down, if there are any."""
    if not found.centres:
        return ()
    return (Way(f"#{Group.HEALTH}", _("See the services for health checks and evidence")),)


def _recent_sentences(need: Need, found: Found, *, has_facts: bool) -> Iterator[str]:
    """What a centre is for, that none is listed, and that it may be later."""
    is_child = need.age in UNDER_16
    if found.is_in(SCOTLAND) and is_child:
        yield _("You do not have to report to the police to get help.")
    elif found.is_in(SCOTLAND):
        yield _(
            "The NHS self-referral service can help with your health. You do not have to report "
            "to the police to get help."
        )
    elif has_facts and found.is_in(ENGLAND) and not is_child:
        yield _("You do not have to report to the police to get help.")
    else:
        yield _(
            "A sexual assault referral centre (SARC) can help with your health, and can collect "
            "evidence if you want that. You do not have to report to the police to get help."
        )
    yield _("Ask, even if it is later.")
    if not found.centres and ENGLAND not in found.nations:
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


def _friends_lines(need: Need, found: Found) -> Iterator[Card]:
    """The lines for the whole place that answer now and say that they help family and friends too.

    Those to talk to; for a child, also those for adults who worry about one.
    """
    for match in found.matches:
        for_a_child = need.age in CHILDREN and CHILD_CONCERN in match.record.needs
        listens = match.answers_now and (match.group is Group.TALK or for_a_child)
        if need.helps_friend(match.record) and listens and not (match.part_only or match.next_door):
            yield found.cards[match.record.id]


def _for_a_friend(helping: Sequence[Card]) -> Notice:
    """That somebody may ring for another, and whom."""
    words = _("You can ring for someone else. Lines that help family and friends too: %(lines)s.")
    names = format_html_join(", ", "{}", ((card.name,) for card in helping))
    return Notice(_("If it is for someone else"), (filled(words, lines=names),))


def _no_sign() -> Notice:
    """That nothing here signs, so that nobody looks for it in vain."""
    return Notice(
        _("Sign language"),
        (
            _("We do not know of a service here that uses British Sign Language (BSL)."),
            _("Some have web chat, and most numbers can be reached by text with 18001."),
        ),
    )
