"""Which area a typed name means: "the Met", "Hull City Council", "St Helens", "Caerdydd"."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from services.geography.areas import Area, AreaKind

MOST_SUGGESTIONS = 8
SHORTEST_BEGINNING = 3
# Alone these name nothing: "police" must not bring up Police Scotland.
_GENERIC = "borough british city constabulary council county cyngor heddlu of police service sir"
GENERIC_WORDS = frozenset(_GENERIC.split())

_K = AreaKind
PLAIN_ORDER = (_K.UK, _K.NATION, _K.POLICE_FORCE, _K.DISTRICT, _K.COUNTY, _K.REGION)
COUNCIL_ORDER = (_K.DISTRICT, _K.COUNTY)
COUNTY_COUNCIL_ORDER = (_K.COUNTY, _K.DISTRICT)
POLICE_ORDER = (_K.POLICE_FORCE,)

POLICE_WORDS = re.compile(r"^heddlu | (?:police(?: (?:service|force|area))?|constabulary|heddlu)$")
WELSH_AREA_WORDS = re.compile(r"^ardal ")
COUNTY_COUNCIL_WORDS = re.compile(r" county(?: council)?$")
COUNCIL_WORDS = re.compile(
    r"^(?:cyngor |(?:london |royal )*borough of )"
    r"| (?:(?:city|district|metropolitan|london|county borough) )*(?:council|borough)$"
)
WELSH_COUNCIL_WORDS = re.compile(r"^cyngor (?:sir|dinas|bwrdeistref sirol) ")
CITY_WORDS = re.compile(r"^city of | city$")


def normalised(text: str) -> str:
    """Bare lower-case words: no accents or punctuation, "&" as "and", "Saint" as "st"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub("['\u2018\u2019`]", "", plain).replace("&", " and ")
    words = re.findall(r"[a-z0-9]+", plain)
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("st" if word == "saint" else word for word in words)


def _readings(key: str) -> list[tuple[str, tuple[AreaKind, ...]]]:
    """Pair what may be meant with the kinds in order of preference, as typed first."""
    readings: list[tuple[str, tuple[AreaKind, ...]]] = [(key, PLAIN_ORDER)]
    for words, order in (
        (POLICE_WORDS, POLICE_ORDER),
        (WELSH_AREA_WORDS, POLICE_ORDER),
        (COUNTY_COUNCIL_WORDS, COUNTY_COUNCIL_ORDER),
        (COUNCIL_WORDS, COUNCIL_ORDER),
        (WELSH_COUNCIL_WORDS, COUNCIL_ORDER),
        (CITY_WORDS, COUNCIL_ORDER),
    ):
        bare = words.sub("", key)
        if bare not in (key, ""):
            readings.append((bare, order))
    return readings


def _spellings(area: Area) -> list[str]:
    """Normalised forms of an area's own names; a force's also without its police words."""
    keys = [normalised(name) for name in (area.name, area.official_name, area.name_cy) if name]
    if area.kind is AreaKind.POLICE_FORCE:
        keys += [POLICE_WORDS.sub("", key) for key in keys]
    return list(dict.fromkeys(key for key in keys if key))


class NameIndex:
    """Areas by their names, exact or by whole-word beginning."""

    def __init__(self, areas: Iterable[Area], other_names: Mapping[str, tuple[str, ...]]) -> None:
        """Index each area by its names, Welsh name, and the other names of its code."""
        self._exact: defaultdict[str, list[Area]] = defaultdict(list)
        self._sections: defaultdict[str, list[Area]] = defaultdict(list)
        for area in areas:
            others = (normalised(name) for name in other_names.get(area.code, ()))
            for key in dict.fromkeys((*_spellings(area), *others)):
                self._exact[key].append(area)
            for section in re.split(r",| and | & ", area.name)[1:]:
                self._sections[normalised(section)].append(area)

    def exact(self, text: str) -> tuple[Area, ...]:
        """Give the one area this is a name of, as a tuple; () for none."""
        for key, order in _readings(normalised(text)):
            named = self._exact.get(key, ())
            for kind in order:
                found = [area for area in named if area.kind is kind]
                if found:
                    return (found[0],)
        return ()

    def beginning(self, text: str) -> tuple[Area, ...]:
        """Up to 8 areas with a name, or a part of one after "and", beginning with these words.

        () for none, and for more than 8: a word so common says nothing.
        """
        for key, order in _readings(normalised(text)):
            if len(key) < SHORTEST_BEGINNING or GENERIC_WORDS.issuperset(key.split()):
                continue
            for index in (self._exact, self._sections):
                found = _begun(index, key, order)
                if found:
                    return found if len(found) <= MOST_SUGGESTIONS else ()
        return ()


def _begun(
    index: Mapping[str, list[Area]], key: str, order: tuple[AreaKind, ...]
) -> tuple[Area, ...]:
    """Areas of an index under the key or under words that begin with it, each once."""
    stem = f"{key} "
    found = {
        area.code: area
        for name, areas in index.items()
        if name == key or name.startswith(stem)
        for area in areas
        if area.kind in order
    }
    return tuple(sorted(found.values(), key=lambda area: (order.index(area.kind), area.name)))
