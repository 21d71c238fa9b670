"""Time the postcode table beside an SQLite table and a dict of the same rows.

Run from the root of the repository: .venv/bin/python benchmarks/lookup.py
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from services.geography import AreaTree, Postcode, PostcodeTable, parse_postcode, resolve
from services.geography.columns import TERMINATED, UNIT_NUMBERS
from services.geography.expanded import map_expanded

CALLS = 20_000
SEED = 20_251_130
KB = 1024

Bare = tuple[str, int, int, int]


def memory(kind: str) -> float:
    """Megabytes of this process of one kind of /proc/self/smaps_rollup (Linux)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith(kind)) / KB


def microseconds(call: Callable[[str], object], typed: Sequence[str]) -> float:
    """Median time of one call."""
    spent = []
    for text in typed:
        began = time.perf_counter_ns()
        call(text)
        spent.append(time.perf_counter_ns() - began)
    return median(spent) / 1000


def timed_open(state: Path) -> tuple[PostcodeTable, float]:
    """Open the table: it, and the milliseconds that took."""
    began = time.perf_counter()
    table = PostcodeTable.open(state)
    return table, (time.perf_counter() - began) * 1000


def all_rows(state: Path) -> Iterator[Bare]:
    """Yield every postcode with its district's number, easting and northing in cells."""
    columns = map_expanded(next(state.glob("postcodes-*.bin")))
    letters = {number: unit for unit, number in UNIT_NUMBERS.items()}
    row = 0
    for sector, count in zip(columns.sectors, columns.counts, strict=True):
        for at in range(row, row + count):
            yield (
                f"{sector[:-1]} {sector[-1]}{letters[columns.units[at]]}",
                columns.districts[at] & ~TERMINATED,
                columns.eastings[at],
                columns.northings[at],
            )
        row += count


def sqlite_table(file: Path, rows: Iterator[Bare]) -> sqlite3.Connection:
    """Write the rows into an SQLite table with the postcode as its key."""
    connection = sqlite3.connect(file)
    connection.execute(
        "CREATE TABLE postcodes (postcode TEXT PRIMARY KEY, district INT, east INT, north INT) "
        "WITHOUT ROWID"
    )
    connection.executemany("INSERT INTO postcodes VALUES (?, ?, ?, ?)", rows)
    connection.commit()
    return connection


def own_table(state: Path, typed: Sequence[str]) -> None:
    """Print the figures of our own table."""
    _, first = timed_open(state)
    before = memory("Private_Dirty:")
    table, second = timed_open(state)
    private = memory("Private_Dirty:") - before
    shared = next(state.glob("postcodes-*.bin")).stat().st_size / KB / KB
    tree = AreaTree.embedded()
    parsed = {text: known(text) for text in typed}
    print(f"open: first (expands) {first:.0f} ms, later {second:.0f} ms")
    print(f"memory: {shared:.1f} MB mapped and shared by all workers, {private:.1f} MB a worker")
    show("parse", microseconds(known, typed))
    show("search", microseconds(lambda text: table.position(parsed[text]), typed))
    show("parse and lookup", microseconds(lambda text: table.find(known(text)), typed))
    show("resolve to an answer", microseconds(lambda t: resolve(t, table=table, tree=tree), typed))


def known(text: str) -> Postcode:
    """Parse a postcode that is one."""
    postcode = parse_postcode(text)
    if postcode is None:
        raise ValueError(text)
    return postcode


def show(what: str, figure: float) -> None:
    """Print one figure in microseconds."""
    print(f"{what:24}{figure:8.2f} us")


def others(folder: Path, state: Path, typed: Sequence[str]) -> None:
    """Print the figures of an SQLite table and a dict of the same rows, keyed by postcode."""
    connection = sqlite_table(folder / "postcodes.sqlite3", all_rows(state))
    question = "SELECT district, east, north FROM postcodes WHERE postcode = ?"
    size = (folder / "postcodes.sqlite3").stat().st_size / KB / KB
    search = microseconds(lambda text: connection.execute(question, (text,)).fetchone(), typed)
    show(f"SQLite ({size:.0f} MB) search", search)
    connection.close()
    before, began = memory("Private_Dirty:"), time.perf_counter()
    rows = {postcode: (district, e, n) for postcode, district, e, n in all_rows(state)}
    seconds, private = time.perf_counter() - began, memory("Private_Dirty:") - before
    show("dict search", microseconds(rows.get, typed))
    print(f"the dict takes {private:.0f} MB in every worker and {seconds:.1f} s to make")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder) / "state"
        PostcodeTable.open(state)
        typed = [row[0] for row in all_rows(state)]
        typed = random.Random(SEED).sample(typed, CALLS)
        for file in state.iterdir():
            file.unlink()
        print(f"{CALLS:,} postcodes drawn from the table, medians")
        own_table(state, typed)
        others(Path(folder), state, typed)


if __name__ == "__main__":
    main()
