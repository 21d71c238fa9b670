"""What stands at the head of each group of an answer: its title, a sentence, a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from services.finder import Group, Need
from services.pages.notices import ENGLAND, NHS_FINDER

NORTHERN_IRELAND = "N92000002"


def links_of_groups(nations: Collection[str]) -> Mapping[Group, tuple[str, str]]:
    """A link under some titles: England's finder of referral centres, which knows them all.

    `nations` are those that the reader may be in; where others are among them it is named as
    England's.
    """
    if ENGLAND not in nations:
        return {}
    if len(nations) > 1:
        words = _("In England: find a referral centre on the NHS website")
        return {Group.HEALTH: (NHS_FINDER, words)}
    return {Group.HEALTH: (NHS_FINDER, _("Find a referral centre on the NHS website"))}


def words_when_empty(need: Need, nations: Collection[str]) -> Mapping[Group, str]:
    """What a group says that has nothing, where silence would be read as "there is none".

    England has the finder. Whoever asked for what is open now has not been told of the rest.
    """
    if not nations or ENGLAND in nations or need.open_now:
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


def intros_of_groups(need: Need, nations: Collection[str]) -> Mapping[Group, str]:
    """A sentence under some titles; the transport police serve Great Britain."""
    intros = {
        Group.HEALTH: _("You do not have to report to the police to get help."),
        Group.POLICE: _(
            "You can choose whether to tell the police, and when. In danger now: ring 999. If it "
            "happened on a train or at a station, you can tell the British Transport Police."
        ),
    }
    if {*nations} == {NORTHERN_IRELAND}:
        intros[Group.POLICE] = _(
            "You can choose whether to tell the police, and when. In danger now: ring 999."
        )
    if need.open_now:
        intros[Group.TALK] = _("Only lines that are listed as open now are shown.")
    return intros
