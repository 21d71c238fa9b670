"""Time `manage.py build_postcodes` on the source package, and `manage.py where` on 5,000 places.

Run from the root of the repository, after script/check-postcodes fetched the package:
.venv/bin/python benchmarks/commands.py
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / (os.environ.get("SIGNPOST_STATE_DIR") or "var")
PLACES = 5_000


def manage(*arguments: str, typed: str = "") -> tuple[str, float]:
    """Run a command: what it printed, and the seconds it took with Django's start."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        input=typed,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout, time.perf_counter() - began


def main() -> None:
    """Build once into a folder that is thrown away, then ask for every place of one sector."""
    wheel = next((STATE / "postcode-source").glob("*.whl"))
    with tempfile.TemporaryDirectory() as folder:
        built, seconds = manage("build_postcodes", str(wheel), "--output", f"{folder}/table.bin")
    print(f"build_postcodes: {built.strip()} {seconds:.1f} s in all")
    typed = "WR5 1AA\n" * PLACES
    manage("where", "WR5 1AA")  # expands the table if this is the first time
    answers, seconds = manage("where", typed=typed)
    answered = len([json.loads(line) for line in answers.splitlines()])
    print(f"where: {answered} places in {seconds:.2f} s in all")


if __name__ == "__main__":
    main()
