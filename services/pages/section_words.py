"""What stands at the head of each group of an answer: its title, a sentence, a link."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from services.finder import Group, Need
from services.geography import AreaKind, Place
from services.pages.notices import ENGLAND, NHS_FINDER

NORTHERN_IRELAND = "N92000002"


def links_of_groups(place: Place | None) -> Mapping[Group, tuple[str, str]]:
    """A link under some titles: England's finder of referral centres, which knows them all."""
    nation = place.area(AreaKind.NATION) if place else None
    if nation is None or nation.code != ENGLAND:
        return {}
    return {Group.HEALTH: (NHS_FINDER, _("Find a referral centre on the NHS website"))}


def words_when_empty(need: Need, place: Place | None) -> Mapping[Group, str]:
    """What a group says that has nothing, where silence would be read as "there is none".

    England's has the finder; of several nations another's may be listed. Whoever asked for what is
    open now has not been told of the rest.
    """
    nation = place.area(AreaKind.NATION) if place else None
    if nation is None or nation.code == ENGLAND or need.open_now:
        return {}
    no_need = _("You do not have to report to the police to get help.")
    no_centre = _("We have no centre to list here yet. Ask one of the lines above.")
    return {Group.HEALTH: f"{no_need} {no_centre}"}


def titles_of_groups() -> Mapping[Group, str]:
    """The titles of the groups."""
    return {
        Group.TALK: _("Talk to someone now"),
        Group.HEALTH: _("Health checks and evidence (no police needed)"),
        Group.NEAR: _("Help near you over time"),
        Group.SOME_PEOPLE: _("Services just for some people"),
        Group.POLICE: _("Telling the police, if you want to"),
    }


def intros_of_groups(need: Need, place: Place | None) -> Mapping[Group, str]:
    """A sentence under some titles; the transport police serve Great Britain."""
    intros = {
        Group.HEALTH: _("You do not have to report to the police to get help."),
        Group.POLICE: _(
            "You can choose whether to tell the police, and when. In danger now: ring 999. If it "
            "happened on a train or at a station, you can tell the British Transport Police."
        ),
    }
    nation = place.area(AreaKind.NATION) if place else None
    if nation is not None and nation.code == NORTHERN_IRELAND:
        intros[Group.POLICE] = _(
            "You can choose whether to tell the police, and when. In danger now: ring 999."
        )
    if need.open_now:
        intros[Group.TALK] = _("Only lines that are listed as open now are shown.")
    return intros
