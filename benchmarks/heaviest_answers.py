"""Find the heaviest answers: every choice of the questions, then every five hours of twelve days.

Run from the root of the repository: .venv/bin/python benchmarks/heaviest_answers.py
"""

import logging
import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "signpost.settings"

QUESTIONS = {
    "when": ("", "happening", "recent", "longer", "unsure"),
    "for": ("", "me", "someone"),
    "age": ("", "under13", "13-15", "16-17", "18plus"),
    "by": ("", "call", "type", "sign", "meet"),
}
FIRST = datetime(2026, 11, 25, 10, tzinfo=UTC)
"""A Wednesday; the days that are tried are those around Christmas."""

CHRISTMAS = datetime(2026, 12, 21, tzinfo=UTC)
STEPS, STEP = 56, timedelta(hours=5)
AREAS, ANSWERS = 2, 4
"""How many of the heaviest areas are asked every question, and how many answers at all times."""


def main() -> None:
    """Load the starter listings into an empty state folder, then ask, weigh and print."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    import time_machine
    from django.core.management import call_command
    from django.test import Client

    from services import snapshot
    from services.geography import POLICE_FORCES

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("load_starter_listings", verbosity=0)
    snapshot.refresh()
    client = Client(headers={"host": "127.0.0.1"})
    files = [ROOT / "static/css/signpost.css", ROOT / "static/js/exit.js"]
    assets = sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in files)

    def weigh(asked: dict[str, str], at: datetime) -> int:
        """Bytes of a first visit to an answer in Welsh, the longer of the two languages."""
        with time_machine.travel(at, tick=False):
            address = client.post("/cy/find/", asked).headers["Location"]
            return assets + len(brotli.compress(client.get(address).content, quality=5))

    areas = ["uk:united-kingdom", *(f"force:{force.slug}" for force in POLICE_FORCES)]
    areas.sort(key=lambda area: weigh({"area": area}, FIRST), reverse=True)
    choices = [dict(zip(QUESTIONS, values, strict=True)) for values in product(*QUESTIONS.values())]
    answers = [{"area": area} | choice for area in areas[:AREAS] for choice in choices]
    answers.sort(key=lambda asked: weigh(asked, FIRST), reverse=True)
    moments = [CHRISTMAS + STEP * step for step in range(STEPS)]
    for asked in answers[:ANSWERS]:
        heaviest, at = max((weigh(asked, at), at) for at in moments)
        print(f"{heaviest} bytes", f"{at:%a %d %b %H:%M}", *filter(None, asked.values()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIGNPOST_STATE_DIR"] = folder
        main()
