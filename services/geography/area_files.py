"""Read the embedded files of areas and forces (their papers: data/README.md)."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from services.geography.areas import Area, AreaKind

DATA = Path(__file__).parent / "data"
UK_CODE = "K02000001"
CITY_OR_COUNTY_OF = re.compile(r",\s*(City|County) of$")


def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one embedded CSV file, keyed by its header."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def slug_of(name: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Bristol, City of" gives "bristol"."""
    plain = CITY_OR_COUNTY_OF.sub("", name).lower().replace("&", " and ").replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def _names() -> dict[str, dict[str, str]]:
    """Map area codes to their row of names.csv: page name, Welsh name, other names."""
    return {row["code"]: row for row in read_rows("names.csv")}


def _area(code: str, kind: AreaKind, official: str, parent: str | None) -> Area:
    """One area outside the forces, with its page name, Welsh name and slug."""
    names = _names().get(code, {})
    return Area(
        code=code,
        kind=kind,
        name=names.get("name") or official,
        name_cy=names.get("name_cy", ""),
        slug=slug_of(official),
        parent=parent,
        official_name=official,
    )


def _force_area(code: str, official: str, parent: str) -> Area:
    """One police force area; its slug and names are those of police_forces.csv.

    An area that is a whole nation goes by the nation's name: nobody lives in "PSNI".
    """
    force = next(row for row in read_force_rows() if row["area_code"] == code)
    names = _names().get(code, {})
    return Area(
        code=code,
        kind=AreaKind.POLICE_FORCE,
        name=names.get("name") or force["short_name"],
        name_cy=names.get("name_cy") or force["name_cy"],
        slug=force["slug"],
        parent=parent,
        official_name=official,
    )


@cache
def read_force_rows() -> tuple[dict[str, str], ...]:
    """Rows of police_forces.csv."""
    return read_rows("police_forces.csv")


def read_areas() -> Iterator[Area]:
    """Every area once, the UK first, then wide before narrow along each row.

    A force area lies in one region (England) or one nation, and a county in one force area:
    so each has one parent.
    """
    yield _area(UK_CODE, AreaKind.UK, "United Kingdom", None)
    seen = {UK_CODE}
    for row in read_rows("districts.csv"):
        for area in _areas_of(row):
            if area.code not in seen:
                seen.add(area.code)
                yield area


def _areas_of(row: dict[str, str]) -> Iterator[Area]:
    """Yield the areas one row of districts.csv names, wide to narrow, below the UK."""
    parent = row["nation_code"]
    yield _area(parent, AreaKind.NATION, row["nation"], UK_CODE)
    if row["region_code"]:
        yield _area(row["region_code"], AreaKind.REGION, row["region"], parent)
        parent = row["region_code"]
    yield _force_area(row["police_force_area_code"], row["police_force_area"], parent)
    parent = row["police_force_area_code"]
    if row["county_code"]:
        yield _area(row["county_code"], AreaKind.COUNTY, row["county"], parent)
        parent = row["county_code"]
    yield _area(row["district_code"], AreaKind.DISTRICT, row["district"], parent)


def read_other_names() -> dict[str, tuple[str, ...]]:
    """Map area codes to names people type for them: "Hull", "the Met", forces' full names."""
    names = {row["area_code"]: [row["official_name"]] for row in read_force_rows()}
    for code, row in _names().items():
        if row["also_called"]:
            names.setdefault(code, []).extend(row["also_called"].split("|"))
    return {code: tuple(called) for code, called in names.items()}
