"""Which help there is for a place, in which order, and why. Pure: the instant is an argument."""

from services.finder.groups import Group
from services.finder.matches import ChannelState, Match, Reason, ReasonCode
from services.finder.matching import find_help, find_help_in_any, in_groups
from services.finder.need import AgeBand, By, Need, When, WhoFor

__all__ = [
    "AgeBand",
    "By",
    "ChannelState",
    "Group",
    "Match",
    "Need",
    "Reason",
    "ReasonCode",
    "When",
    "WhoFor",
    "find_help",
    "find_help_in_any",
    "in_groups",
]
