"""Time answers about opening hours: open, closed or unknown at an instant, on one core.

Run from the root of the repository: .venv/bin/python benchmarks/hours.py
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from services.hours import Nation, parse, status

SEED = 3
CALLS = 100_000
INSTANTS = 5_000
START = datetime(2026, 11, 23, tzinfo=UTC)
SCHEDULES = {
    "typical": "Mo-Fr 08:00-20:00; Sa,Su,PH 10:00-16:00",
    "with exceptions": "Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24 10:00-12:00",
    "never closed": "24/7",
    "never closed but": "24/7; Dec 25 off",
    "once a month": "Tu[1] 18:00-20:00",
}


def answers_a_second(text: str, *, spread: timedelta) -> float:
    """Status answers a second for hours read anew, at random instants within `spread`."""
    hours, draw = parse(text), random.Random(SEED)
    instants = [START + spread * draw.random() for _ in range(INSTANTS)]
    began = time.perf_counter()
    for _ in range(CALLS // INSTANTS):
        for at in instants:
            status(hours, at, nation=Nation.SCOTLAND)
    return CALLS / (time.perf_counter() - began)


def main() -> None:
    """Print all figures."""
    for name, text in SCHEDULES.items():
        year = answers_a_second(text, spread=timedelta(days=365))
        print(f"{name:18}{year:12,.0f} answers a second over a year, the first ones included")
    text = SCHEDULES["typical"]
    began = time.perf_counter()
    for _ in range(CALLS // 100):
        parse(text)
    print(f"{'reading typical':18}{CALLS / 100 / (time.perf_counter() - began):12,.0f} a second")


if __name__ == "__main__":
    main()
