"""What opening hours say at an instant, as JSON.

python -m services.hours "Mo-Fr 09:00-17:00" --at 2026-12-25T10:00 --nation scotland
"""

from __future__ import annotations

import argparse
import json
from datetime import datetime

from services.hours.bank_holidays import Nation
from services.hours.days import FIRST_YEAR, LAST_YEAR
from services.hours.notation import UnreadableHours, parse, write
from services.hours.status import status
from services.hours.timeline import LONDON
from services.hours.words import describe


def main(arguments: list[str] | None = None) -> None:
    """Print the answer; exit 2 with the reason for an expression that cannot be read."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        hours = parse(options.expression)
    except UnreadableHours as refused:
        parser.exit(2, f"{refused}\n")
    found = status(hours, options.at, nation=options.nation)
    answer = {
        "state": found.state.value,
        "changes_at": found.changes_at and found.changes_at.isoformat(),
        "words": describe(hours, options.at, nation=options.nation),
        "normalised": write(hours),
    }
    print(json.dumps(answer, ensure_ascii=False))


def _parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(prog="python -m services.hours", description=__doc__)
    parser.add_argument("expression", help="opening hours in OSM notation or plain English")
    parser.add_argument("--at", type=_instant, required=True, help="ISO 8601; London's if bare")
    parser.add_argument(
        "--nation", type=Nation, choices=list(Nation), metavar="NATION", help=", ".join(Nation)
    )
    return parser


def _instant(text: str) -> datetime:
    """An instant; a text without offset is London's time, the earlier of two."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a time: 2026-12-25T10:00") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        years = f"{FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(f"“{text}” is not in the years {years}")
    return found if found.tzinfo else found.replace(tzinfo=LONDON, fold=0)


if __name__ == "__main__":
    main()
