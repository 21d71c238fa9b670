"""Whether the links of published listings still lead somewhere, asked politely."""

from services.directory.links.addresses import Refused, Target, target_of
from services.directory.links.asking import Courtesy, Outcome, Verdict, ask
from services.directory.links.checking import check_links, links_of
from services.directory.links.connecting import Answer, NoAnswer, Web
from services.directory.links.recording import forget_links, record_link_check

__all__ = [
    "Answer",
    "Courtesy",
    "NoAnswer",
    "Outcome",
    "Refused",
    "Target",
    "Verdict",
    "Web",
    "ask",
    "check_links",
    "forget_links",
    "links_of",
    "record_link_check",
    "target_of",
]
