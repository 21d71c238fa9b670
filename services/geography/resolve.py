"""From what somebody typed to the kind of answer it deserves."""

import unicodedata
from collections.abc import Iterable

from services.geography.answers import (
    Answer,
    AreaAnswer,
    BfpoAnswer,
    CrownDependencyAnswer,
    EmptyAnswer,
    ExactAnswer,
    InvalidAnswer,
    NonGeographicAnswer,
    NorthernIrelandAnswer,
    OutcodeAnswer,
    SectorAnswer,
    TerminatedAnswer,
    UnknownAnswer,
)
from services.geography.areas import Area, AreaKind
from services.geography.forces import TRANSPORT_POLICE
from services.geography.names import normalised
from services.geography.places import Place
from services.geography.postcodes import (
    CROWN_DEPENDENCIES,
    FORCES_POST,
    LONGEST,
    NORTHERN_IRELAND,
    POST_ONLY,
    ForcesPostOffice,
    Outcode,
    Postcode,
    Reading,
    Sector,
    area_of,
    readings_as_typed,
    readings_repaired,
)
from services.geography.table import PostcodeTable
from services.geography.tree import AreaTree

NORTHERN_IRELAND_FORCE_AREA = "N99999999"
TRANSPORT_POLICE_NAMES = frozenset(
    normalised(name)
    for name in (
        TRANSPORT_POLICE.slug,
        TRANSPORT_POLICE.official_name,
        TRANSPORT_POLICE.short_name,
        "British Transport",
        "Transport Police",
        "Railway Police",
        "Heddlu Trafnidiaeth Prydeinig",
        "Heddlu Trafnidiaeth Prydain",
    )
)
CROWN_DEPENDENCY_NAMES = {
    normalised(name): territory
    for territory, names in {
        "Jersey": ("Jersey",),
        "Guernsey": ("Guernsey", "Alderney", "Sark", "Herm"),
        "Isle of Man": ("Isle of Man", "Ynys Manaw", "Ellan Vannin"),
        "Channel Islands": ("Channel Islands", "Channel Isles", "Ynysoedd y Sianel"),
    }.items()
    for name in names
}
# Format characters (zero-width blanks, direction marks) and controls are as good as nothing.
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def resolve(text: str, *, table: PostcodeTable, tree: AreaTree) -> Answer:
    """Say what a typed text means; every text has an answer, and none raises.

    A whole postcode as typed comes first, then names, then postcodes with O/0 and I/1 repaired.
    """
    shown = text[:LONGEST]
    wanted = text.strip() if len(text) <= LONGEST else _squeezed(text)
    if len(wanted) > LONGEST:
        return InvalidAnswer(shown)
    if all(_says_nothing(character) for character in wanted):
        return EmptyAnswer(shown)
    if reading := _first_known(readings_as_typed(wanted), table):
        return _answer(reading, shown, table, tree)
    if exact := _named(wanted, shown, tree, tree.exactly_named(wanted)):
        return exact
    if territory := CROWN_DEPENDENCY_NAMES.get(normalised(wanted)):
        return CrownDependencyAnswer(shown, territory=territory)
    if reading := _repaired(wanted, table):
        return _answer(reading, shown, table, tree)
    return _named(wanted, shown, tree, tree.named(wanted)) or InvalidAnswer(shown)


def _says_nothing(character: str) -> bool:
    """Whether a character is blank, unseen or punctuation."""
    category = unicodedata.category(character)
    return category in UNSEEN or category.startswith("P")


def _squeezed(text: str) -> str:
    """Cut blanks around a long text, of which only the first kilobytes are looked at."""
    return text[: 100 * LONGEST].strip()


def _is_ruled(reading: Reading) -> bool:
    """Whether the area's letters alone decide the answer."""
    if isinstance(reading, ForcesPostOffice):
        return True
    area = area_of(reading.outcode)
    return (
        area in (NORTHERN_IRELAND, FORCES_POST) or area in CROWN_DEPENDENCIES or area in POST_ONLY
    )


def _is_in(reading: Reading, table: PostcodeTable) -> bool:
    """Whether the reading needs no table, or the table has rows of its sector or outcode."""
    if isinstance(reading, ForcesPostOffice) or _is_ruled(reading):
        return True
    if isinstance(reading, Postcode):
        return bool(table.districts_of(Outcode(reading.outcode)))
    return bool(table.districts_of(reading))


def _first_known(readings: tuple[Reading, ...], table: PostcodeTable) -> Reading | None:
    """Give the likeliest reading the table knows; failing that the likeliest; None for none."""
    if len(readings) < 2:
        return readings[0] if readings else None
    known = (reading for reading in readings if _is_in(reading, table))
    return next(known, readings[0])


def _repaired(text: str, table: PostcodeTable) -> Reading | None:
    """Give the one repaired reading, if only one is possible or only one is in the table."""
    readings = readings_repaired(text)
    typed_digit = any(c.isdigit() for c in text)
    for form in (Postcode, Outcode, Sector):
        alike = [reading for reading in readings if isinstance(reading, form)]
        if len(alike) == 1 and form is Postcode and typed_digit:
            return alike[0]
        # A word without a digit ("BIO") is a mistyped postcode only if such an outcode exists.
        known = [reading for reading in alike if _is_in(reading, table)]
        if len(known) == 1:
            return known[0]
    return None


def _answer(reading: Reading, text: str, table: PostcodeTable, tree: AreaTree) -> Answer:
    """Answer one reading: by its area's rule, or from the table."""
    if isinstance(reading, ForcesPostOffice) or _is_ruled(reading):
        return _ruled(reading, text, tree)
    if isinstance(reading, Postcode):
        return _whole(reading, text, table, tree)
    codes = table.districts_of(reading)
    if not codes:
        return UnknownAnswer(text, str(reading), *_judged(table.districts_around(reading), tree))
    kind = OutcodeAnswer if isinstance(reading, Outcode) else SectorAnswer
    return kind(text, str(reading), *_judged(codes, tree))


def _ruled(reading: Reading, text: str, tree: AreaTree) -> Answer:
    """Answer what the area's letters decide."""
    if isinstance(reading, ForcesPostOffice):
        return BfpoAnswer(text, str(reading))
    area = area_of(reading.outcode)
    if area == NORTHERN_IRELAND:
        place = Place.at(NORTHERN_IRELAND_FORCE_AREA, tree=tree)
        return NorthernIrelandAnswer(text, str(reading), place)
    if area in CROWN_DEPENDENCIES:
        return CrownDependencyAnswer(text, str(reading), territory=CROWN_DEPENDENCIES[area])
    if area == FORCES_POST:
        return BfpoAnswer(text, str(reading))
    return NonGeographicAnswer(text, str(reading))


def _whole(postcode: Postcode, text: str, table: PostcodeTable, tree: AreaTree) -> Answer:
    """Answer a whole postcode of Great Britain."""
    row = table.find(postcode)
    if row is None:
        return UnknownAnswer(text, str(postcode), *_judged(table.districts_around(postcode), tree))
    kind = TerminatedAnswer if row.terminated else ExactAnswer
    return kind(text, str(postcode), Place.at(row.district, tree=tree, point=row.point))


def _judged(codes: Iterable[str], tree: AreaTree) -> tuple[Place | None, tuple[Area, ...]]:
    """Force areas these districts or wider areas lie in; with one, the place they share."""
    codes = frozenset(codes)
    forces = {
        area.code: area
        for code in codes
        for area in tree.chain(code)
        if area.kind is AreaKind.POLICE_FORCE
    }
    shared = tree.common(codes) if len(forces) == 1 else None
    place = Place.at(shared.code, tree=tree) if shared else None
    return place, tuple(sorted(forces.values(), key=lambda force: force.name))


def _named(text: str, shown: str, tree: AreaTree, areas: tuple[Area, ...]) -> Answer | None:
    """Answer a name: one area, several that begin alike, or the transport police."""
    if normalised(text) in TRANSPORT_POLICE_NAMES:
        return AreaAnswer(shown, force=TRANSPORT_POLICE)
    if len(areas) == 1:
        return AreaAnswer(shown, place=Place.at(areas[0].code, tree=tree), areas=areas)
    if areas:
        place, candidates = _judged((area.code for area in areas), tree)
        return AreaAnswer(shown, place=place, candidates=candidates, areas=areas)
    return None
