"""Places whose address is not public, and what would give them away (SAFETY 14)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from django.db.models import Q

from services.directory.records import LINKS
from services.models import Location, Service

POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
SHORTEST_LINE = 6
"""Letters: a shorter part of an address, or name, stands in other words by chance."""

SHORTEST_POSTCODE = 5
WORD = re.compile(r"[^\W_]+")
ARTICLE = re.compile(r"(?:the|y|yr) ", re.IGNORECASE)

SAY_NOTHING = frozenset(
    {"a", "and", "at", "for", "in", "main", "head", "new", "of", "our", "the", "office", "offices",
     "room", "rooms", "service", "services", "site", "centre", "center", "clinic", "hospital",
     "hub", "base", "building", "refuge", "support", "counselling", "sarc", "y", "yr", "swyddfa",
     "canolfan", "clinig", "ysbyty"}
)  # fmt: skip
"""Words of which no name of a place is made that somebody could go to."""

NAME_HIDDEN = "It is the name of a place that is kept hidden."
TAKE_OUT = "take out the address or postcode. It is kept hidden."


@dataclass(frozen=True)
class HiddenPlaces:
    """The places of an organization that are not public: at a service, and its others.

    `named` are the words by which the public knows the organization and its services.
    """

    own: tuple[Location, ...]
    others: tuple[Location, ...]
    named: frozenset[str]

    @property
    def every(self) -> tuple[Location, ...]:
        """All of them."""
        return (*self.own, *self.others)


def hidden_places(service: Service) -> HiddenPlaces:
    """The places to keep out of what a service says: one query, and one more where there are any.

    The names of other services count once they are published.
    """
    public = Location.AddressVisibility.PUBLIC
    rows = [row.location for row in service.locations.all()]
    own = tuple(place for place in rows if place.address_visibility != public)
    organization = service.organization
    of_it = Q(organization=organization) | Q(services__service__organization=organization)
    others = Location.objects.exclude(address_visibility=public).filter(of_it)
    others = others.exclude(pk__in=[place.pk for place in own]).select_related("district")
    hidden = HiddenPlaces(own, tuple(others.distinct()), frozenset())
    if not hidden.every:
        return hidden
    published = Service.objects.published().filter(organization=organization)
    names = [organization.name, organization.name_cy, service.name, service.name_cy]
    names += [name for pair in published.values_list("name", "name_cy") for name in pair]
    return HiddenPlaces(own, hidden.others, _words(" ".join(names)))


def hidden_addresses_in(texts: Mapping[str, str], hidden: HiddenPlaces) -> Iterator[str]:
    """A sentence for each text that gives away an address, or a name, which is not public."""
    for name, text in texts.items():
        said = bare(text)
        if (hidden.own and POSTCODE.search(text)) or any(
            secret in said
            for secrets in (map(_own_lines, hidden.own), map(telling_lines, hidden.others))
            for lines in secrets
            for secret in lines
        ):
            yield f"{name}: {TAKE_OUT}"
        yield from _names_in(name, said, hidden)


def hidden_addresses_in_links(service: Service, hidden: HiddenPlaces) -> Iterator[str]:
    """A sentence for each address of the web, or of mail, by which somebody could go there."""
    texts = {field: getattr(service, field) for field in ("slug", *LINKS)}
    texts |= {str(channel): channel.value for channel in service.channels.all()}
    for name, text in texts.items():
        said = bare(unquote(text))
        if any(secret in said for place in hidden.every for secret in telling_lines(place)):
            yield f"{name}, “{text}”: {TAKE_OUT}"
        yield from _names_in(f"{name}, “{text}”", said, hidden)


def _names_in(where: str, said: str, hidden: HiddenPlaces) -> Iterator[str]:
    """A sentence for each name of a hidden place in what was said."""
    for place in hidden.every:
        if any(name in said for name in _telling_name(place, hidden.named)):
            yield f"{where}: take out “{place.name}”. {NAME_HIDDEN}"


def _telling_name(place: Location, named: frozenset[str]) -> Iterator[str]:
    """The bare name of a place, unless it is only said with words that everybody may read."""
    known = named | SAY_NOTHING | _words(_area_of(place))
    name = bare(ARTICLE.sub("", place.name, count=1))
    if len(name) >= SHORTEST_LINE and not known.issuperset(_words(place.name)):
        yield name


def _own_lines(place: Location) -> Iterator[str]:
    """The bare lines of an address, and its postcode however short it is."""
    lines = (bare(line) for line in place.address.split(","))
    yield from (line for line in lines if len(line) >= SHORTEST_LINE)
    if postcode := bare(place.postcode):
        yield postcode


def telling_lines(place: Location) -> Iterator[str]:
    """The same for what speaks of whole areas: without a town, or the half of a postcode."""
    areas = {bare(place.town), bare(place.district.name) if place.district else ""}
    postcode = bare(place.postcode)
    for line in _own_lines(place):
        if line not in areas and (line != postcode or len(line) >= SHORTEST_POSTCODE):
            yield line


def _area_of(place: Location) -> str:
    """The town and the district of a place."""
    return f"{place.town} {place.district.name if place.district else ''}"


def _words(text: str) -> frozenset[str]:
    """The words of a text, bare."""
    return frozenset(map(bare, WORD.findall(text)))


def bare(text: str) -> str:
    """Letters and digits alone, without accents, so that spaces and commas hide nothing."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text).lower())
