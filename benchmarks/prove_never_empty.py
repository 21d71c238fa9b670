"""Time the proof that nobody is left without a line, and what stands beside it.

Run from the root of the repository: .venv/bin/python benchmarks/prove_never_empty.py
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "signpost.settings"

TIMES = 3
COPIES = 80
"""How often the starter listings are laid on top of each other for the large Directory."""


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few runs."""
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return median(spent)


def main() -> None:
    """Load the starter listings into an empty state folder, then time."""
    import django

    django.setup()
    from django.core.management import call_command

    from services.directory.directory import Directory
    from services.finder.matrix import Asked, coverage
    from services.finder.proof import holes_of_channels, prove_never_empty
    from services.hours import LONDON
    from services.pages.holes import holes

    call_command("migrate", verbosity=0)
    call_command("load_starter_listings", verbosity=0)
    small = Directory.load()
    many = {
        key * COPIES + copy: replace(record, id=key * COPIES + copy)
        for key, record in small.services.items()
        for copy in range(COPIES)
    }
    at = datetime(2026, 12, 21, 12, tzinfo=LONDON)
    for directory in (small, replace(small, services=many)):
        print(f"{len(directory.services):,} services")
        for name, work in {
            "proof": lambda: prove_never_empty(directory, at=at),  # noqa: B023
            "holes of channels": lambda: holes_of_channels(directory, at=at),  # noqa: B023
            "coverage matrix": lambda: coverage(directory, Asked(), at=at),  # noqa: B023
            "holes in words": lambda: holes(directory, at=at),  # noqa: B023
        }.items():
            print(f"  {name:20}{seconds(work):8.2f} s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as state:
        os.environ["SIGNPOST_STATE_DIR"] = state
        main()
