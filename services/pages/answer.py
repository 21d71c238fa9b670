"""An answer, or the page of an area or a force, as sections of cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.directory.nations import nation_of_codes
from services.finder import Group, Match, Need, When, in_groups
from services.finder.need import UNDER_16
from services.geography import UK_CODE, AnswerKind, Area, AreaKind, Place, PoliceForce
from services.pages.cards import Card, card_of
from services.pages.first_actions import FirstAction, first_actions
from services.pages.notices import Found, Notice, notices
from services.pages.reasons import area_label, area_words
from services.pages.said import filled, force_said, territory_name, without_markup
from services.pages.section_words import (
    intros_of_groups,
    links_of_groups,
    titles_of_groups,
    words_when_empty,
)
from services.pages.sentences import found_words, helps_people_in, transport_police_words
from services.pages.whereabouts import common_place, help_in, nations_of, places_of

OUTSIDE_THE_UK = (AnswerKind.CROWN_DEPENDENCY, AnswerKind.BFPO)
"""Kinds that get only lines that say they serve the place: none is known yet."""


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area the reader can choose; `value` is what the form sends."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """One group of an answer. `intro` and `link` are "" where it needs none."""

    key: str
    title: str
    intro: str
    cards: tuple[Card, ...]
    link: str = ""
    link_words: str = ""

    @property
    def is_brief(self) -> bool:
        """Whether its cards tell the rest only when asked: few readers need any one of them."""
        return self.key in (Group.SOME_PEOPLE, Group.POLICE)


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Everything a page of services shows; `first` is what to do first."""

    heading: str
    sentence: str
    notices: tuple[Notice, ...]
    choices: tuple[AreaChoice, ...]
    first: tuple[FirstAction, ...]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The heading for where no markup can stand."""
        return without_markup(self.heading)


def answer_page(
    directory: Directory,
    *,
    kind: AnswerKind,
    place: Place | None,
    candidates: tuple[Area, ...],
    territory: str,
    need: Need,
    at: datetime,
    force: PoliceForce | None = None,
) -> AnswerPage:
    """The answer to the box. Several candidates are choices, with what covers all of them.

    `force` is one without an area that was asked for by name: the transport police.
    """
    several, tree = candidates if place is None else (), directory.areas
    places = places_of(tree, place=place, candidates=several, force=force)
    shown = common_place(tree, places)
    inside = kind not in OUTSIDE_THE_UK
    matches = help_in(directory, places, need, at) if inside else ()
    nations = nations_of(tree, places) if inside else frozenset()
    sections = _sections(
        matches,
        nations=nations,
        force=force,
        directory=directory,
        need=need,
        at=at,
    )
    first = _first(sections, need, matches)
    cards = {card.id: card for section in sections for card in section.cards}
    found = Found(nations, matches, cards)
    words = found_words(kind, place=place, candidates=candidates)
    return AnswerPage(
        heading=force_said(force) if force else _heading(place, territory),
        sentence=transport_police_words() if force else words,
        notices=notices(need, shown, found, first) if inside else (),
        choices=tuple(AreaChoice(f"{area.kind}:{area.slug}", area_label(area)) for area in several)
        if inside
        else (AreaChoice("uk:united-kingdom", _("Show UK lines")),),
        first=first,
        sections=sections,
    )


def area_page(directory: Directory, *, area: Area, at: datetime) -> AnswerPage:
    """The page of a district, county, region or nation."""
    place = Place.at(area.code, tree=directory.areas)
    heading = _("Help in %(area)s") % {"area": area_words(area)}
    return _browse(directory, heading=heading, place=place, at=at)


def force_page(directory: Directory, *, force: PoliceForce, at: datetime) -> AnswerPage:
    """The page of a police force; the transport police serve their nations as a whole."""
    place = Place.at(force.area_code or UK_CODE, tree=directory.areas)
    heading = force_said(force)
    if force.area_code is None:
        page = _browse(directory, heading=heading, place=place, at=at, force=force)
        return replace(page, sentence=transport_police_words())
    heading = filled(_("Help in the %(force)s area"), force=heading)
    return _browse(directory, heading=heading, place=place, at=at, force=force)


def _browse(
    directory: Directory,
    *,
    heading: str,
    place: Place,
    at: datetime,
    force: PoliceForce | None = None,
) -> AnswerPage:
    """A page that anybody can link to: no choices, no notices; the force's own way to it first."""
    need, tree = Need(), directory.areas
    places = places_of(tree, place=place, candidates=(), force=force)
    matches = help_in(directory, places, need, at)
    nations = nations_of(tree, places)
    sections = _sections(
        matches, nations=nations, force=force, directory=directory, need=need, at=at
    )
    first = _first(sections, need, matches)
    return AnswerPage(heading, helps_people_in(place), (), (), first, sections)


def _own_apart(
    matches: Iterable[Match], force: PoliceForce | None
) -> tuple[list[Match], list[Match]]:
    """The ways to a force without an area, then the rest; one with an area is first in its group.

    Who asked for the transport police by name need not look for them below all other groups.
    """
    if force is None:
        return [], list(matches)
    groups = list(Group)
    ordered = sorted(
        matches,
        key=lambda match: (groups.index(match.group), match.record.police_force != force.slug),
    )
    apart = [
        one for one in ordered if not force.area_code and one.record.police_force == force.slug
    ]
    return apart, [one for one in ordered if one not in apart]


def _first(
    sections: Iterable[Section], need: Need, matches: Iterable[Match]
) -> tuple[FirstAction, ...]:
    """What to do first, from the lines that answer now; a friend's own before others.

    A child's line comes before a friend's, and so does one for what is still happening.
    """
    talk = (section.cards for section in sections if section.key == Group.TALK)
    for_another = need.age in UNDER_16 or need.when is When.HAPPENING
    friends = (match.record.id for match in matches if need.helps_friend(match.record))
    return first_actions(next(talk, ()), need, preferred=() if for_another else {*friends})


def _heading(place: Place | None, territory: str) -> str:
    """The heading of an answer; its title, elsewhere, names no place."""
    if place is not None and place.narrowest.kind is AreaKind.UK:
        return _("UK lines")
    if place is not None:
        return _("Help in %(area)s") % {"area": area_words(place.narrowest)}
    if territory:
        return territory_name(territory)
    return _("Help near you")


def _sections(
    matches: Iterable[Match],
    *,
    nations: Collection[str],
    force: PoliceForce | None,
    directory: Directory,
    need: Need,
    at: datetime,
) -> tuple[Section, ...]:
    """The groups that have something to say, in their fixed order.

    `nations` are those that the reader may be in, none outside the UK. The ways to `force` are
    first in their group, or before all groups where it has no area.
    """
    titles, links = titles_of_groups(), links_of_groups(nations)
    nation = nation_of_codes(nations)

    def cards(found: Iterable[Match]) -> tuple[Card, ...]:
        return tuple(card_of(each, directory=directory, at=at, nation=nation) for each in found)

    own, others = _own_apart(matches, force)
    groups = in_groups(others)
    said = words_when_empty(need, nations)
    empty = {group: words for group, words in said.items() if group not in groups}
    intros = {**intros_of_groups(need, nations), **empty}
    first = [Section("own", _("Tell them, if you want to"), "", cards(own))] if own else []
    return (
        *first,
        *(
            Section(
                group.value,
                titles[group],
                intros.get(group, ""),
                cards(groups.get(group, ())),
                *links.get(group, ()),
            )
            for group in Group
            if group in groups or group in links or group in empty
        ),
    )
