"""Time `manage.py import_listings` and `export_listings`, and take their peak memory.

Run from the root of the repository: .venv/bin/python benchmarks/import_listings.py
Each run is a process of its own, on an empty SQLite database; the listings are invented.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000)
NEW = "slug,organization,name,kind,summary,areas,channel_1_kind,channel_1_value,channel_1_hours"
STATES = ("new", "unchanged", "changed")


def manage(*arguments: str) -> tuple[float, float, float, str]:
    """Run a command: seconds, seconds of the processor, peak memory in MB, its last line."""
    began = time.perf_counter()
    done = subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    last = ""
    for line in done.stdout or ():
        last = line.strip()
    _, status, used = os.wait4(done.pid, 0)
    if status:
        raise SystemExit(f"{arguments}: {last}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, _megabytes(used), last


def _megabytes(used: resource.struct_rusage) -> float:
    """The peak of a process that has ended."""
    return used.ru_maxrss / 1024


def write_new(path: Path, rows: int) -> None:
    """Write a file of so many new listings, with a link and hours each."""
    with path.open("w", encoding="utf-8") as file:
        file.write(NEW + "\n")
        for number in range(rows):
            file.write(
                f"meadow-{number},meadow-trust,Meadow {number},counselling,"
                f"Somebody to talk to in place {number}.,E07000237,webchat,"
                f'https://example.org/{number},"Mon to Fri 9am-5pm, Wed 6-9pm"\n'
            )


def change(exported: Path, to: Path) -> None:
    """Write an exported file again with another summary in each row."""
    text = exported.read_text(encoding="utf-8-sig")
    to.write_text(text.replace("Somebody to talk to", "A person to talk to"), encoding="utf-8")


def measure(folder: Path, rows: int) -> None:
    """Import so many rows as new, unchanged and changed, as CSV and as XLSX, and print figures."""
    new, same, other = (folder / f"{name}.csv" for name in STATES)
    write_new(new, rows)
    runs = [("new, CSV", ("import_listings", str(new)))]
    workbook = folder / "same.xlsx"
    runs += [
        (f"export, {path.suffix}", ("export_listings", str(path))) for path in (same, workbook)
    ]
    runs += [
        ("unchanged, CSV", ("import_listings", str(same))),
        ("unchanged, XLSX", ("import_listings", str(workbook))),
        ("changed, CSV", ("import_listings", str(other))),
    ]
    for what, command in runs:
        if what.startswith("changed"):
            change(same, other)
        seconds, busy, megabytes, last = manage(*command)
        took = f"{seconds:7.1f} s ({busy:5.1f} s busy){megabytes:7.0f} MB"
        print(f"{rows:>6,} rows, {what:<16}{took}   {last}")


def main() -> None:
    """Measure each size in a state folder that is thrown away."""
    for rows in SIZES:
        with tempfile.TemporaryDirectory() as state:
            os.environ |= {"SIGNPOST_STATE_DIR": state}
            manage("migrate", "-v0")
            manage("load_starter_listings")
            manage(
                "shell",
                "-v0",
                "-c",
                "from services.models import Organization, Service;"
                "Organization.objects.create(key='meadow-trust', name='Meadow Trust')",
            )
            measure(Path(state), rows)


if __name__ == "__main__":
    main()
