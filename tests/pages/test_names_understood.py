"""What the site calls a place, the box understands, in whichever language either of them is."""

import pytest
from django.conf import settings
from django.utils import translation

from services.directory.postcodes import resolve_text
from services.geography import POLICE_FORCES, Area, AreaAnswer, AreaTree, CrownDependencyAnswer
from services.geography.resolve import CROWN_DEPENDENCY_NAMES
from services.pages.reasons import area_words
from services.pages.said import area_name, force_name, territory_name

TREE = AreaTree.embedded()
AREAS = [TREE.chain(code)[0] for code in sorted({"K02000001"} | TREE.parts("K02000001"))]
TERRITORIES = sorted(set(CROWN_DEPENDENCY_NAMES.values()))
LANGUAGES = [code for code, _name in settings.LANGUAGES]

TYPED = [
    ("Bryste", "Bristol"),
    ("Lerpwl", "Liverpool"),
    ("Manceinion", "Manchester"),
    ("Caer", "Cheshire West and Chester"),
    ("Amwythig", "Shropshire"),
    ("Henffordd", "Herefordshire"),
    ("Caerwrangon", "Worcester"),
    ("Swydd Gaerwrangon", "Worcestershire"),
    ("Caeredin", "City of Edinburgh"),
    ("De-ddwyrain Lloegr", "South East"),
    ("Gogledd-orllewin Lloegr", "North West"),
    ("Heddlu'r Alban", "Scotland"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_that_an_area_is_shown_by_means_an_area_of_that_name(language: str) -> None:
    with translation.override(language):
        shown = {words for area in AREAS if area.parent for words in _names(area)}
        places = {words: resolve_text(words).place for words in shown}
        # "Hampshire" is also the official name of the force area that holds more than the county.
        missed = {
            words
            for words, place in places.items()
            if place is None
            or words not in {*_names(place.narrowest), place.narrowest.official_name}
        }
    assert missed == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_that_a_force_is_shown_by_means_that_force(language: str) -> None:
    with translation.override(language):
        answers = {force: resolve_text(force_name(force)) for force in POLICE_FORCES}
    found = {
        force: answer.place.narrowest.code if answer.place else None
        for force, answer in answers.items()
        if isinstance(answer, AreaAnswer) and (answer.place or answer.force == force)
    }
    assert found == {force: force.area_code for force in POLICE_FORCES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("territory", TERRITORIES)
def test_every_name_of_an_island_outside_the_uk_means_it(territory: str, language: str) -> None:
    with translation.override(language):
        answer = resolve_text(territory_name(territory))
    assert isinstance(answer, CrownDependencyAnswer)
    assert answer.territory == territory


@pytest.mark.parametrize(("typed", "name"), TYPED)
def test_welsh_names_of_places_elsewhere_are_understood(typed: str, name: str) -> None:
    place = resolve_text(typed).place
    assert place is not None
    assert place.narrowest.name == name


def _names(area: Area) -> set[str]:
    """What pages call an area: alone, and inside a sentence."""
    return {area_name(area), area_words(area)}
