"""The police forces of the UK: 45 with an area, and British Transport Police without one."""

from dataclasses import dataclass
from functools import cache

from services.geography.area_files import read_force_rows


@dataclass(frozen=True, slots=True)
class PoliceForce:
    """One police force.

    `slug` stands in addresses; `area_code` is the code of its area, None for the transport
    police; `nations` are the codes of the nations it serves; `name_cy` is "" if it has none.
    """

    slug: str
    official_name: str
    short_name: str
    name_cy: str
    area_code: str | None
    nations: tuple[str, ...]


@cache
def police_forces() -> tuple[PoliceForce, ...]:
    """Give all 46 forces in the order of the source (source: data/police_forces.csv)."""
    return tuple(
        PoliceForce(
            slug=row["slug"],
            official_name=row["official_name"],
            short_name=row["short_name"],
            name_cy=row["name_cy"],
            area_code=row["area_code"] or None,
            nations=tuple(row["nation_codes"].split()),
        )
        for row in read_force_rows()
    )


POLICE_FORCES = police_forces()
TRANSPORT_POLICE = next(force for force in POLICE_FORCES if force.area_code is None)
