"""Files that somebody brought in and has not confirmed yet: kept on the server for an hour."""

from __future__ import annotations

import json
import secrets
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from services.directory.access import Access
from services.directory.tabular.planning import plan_chunks
from services.directory.tabular.plans import Outcome, Tally
from services.directory.tabular.reading import spool_file
from services.directory.tabular.spool import Spool, open_spool

KEPT = timedelta(hours=1)
ROWS, SHOWN, REPORT, PLANS = "rows.jsonl", "shown.json", "report.txt", "plans.jsonl"


class UploadGone(LookupError):
    """A file that is not there any more: its hour is over, or it was applied."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file with its dry run, in a folder that only the server reads."""

    folder: Path

    @property
    def name(self) -> str:
        """The name it is found by; nobody can guess it."""
        return self.folder.name

    def plan(self, file: IO[bytes], *, name: str, access: Access) -> Tally:
        """Keep the rows of a file and what they would change; FileRefused if it is none of ours."""
        spool = spool_file(file, name=name, to=self.folder / ROWS)
        tally = Tally()
        with self._new(REPORT) as report, self._new(PLANS) as plans:
            report.write(f"{spool.note}\n" if spool.note else "")
            for plan in chain.from_iterable(plan_chunks(spool, access=access)):
                tally.add(plan)
                report.writelines(f"{line}\n" for line in plan.lines())
                if plan.outcome is not Outcome.UNCHANGED:
                    plans.write(json.dumps(plan.to_json()) + "\n")
            report.write(f"{tally}\n")
        with self._new(SHOWN) as shown:
            json.dump({"counts": tally.counts, "keys": tally.keys, "marks": tally.marks}, shown)
        return tally

    def spool(self) -> Spool:
        """Its rows."""
        spool = open_spool(self.folder / ROWS) if (self.folder / ROWS).exists() else None
        if spool is None:
            raise UploadGone
        return spool

    def shown(self) -> Tally:
        """What its dry run showed."""
        try:
            said = json.loads((self.folder / SHOWN).read_text(encoding="utf-8"))
        except FileNotFoundError as gone:
            raise UploadGone from gone
        return Tally(Counter(said["counts"]), said["keys"], said["marks"])

    def first_plans(self, most: int) -> list[dict[str, Any]]:
        """The first rows that are not unchanged, refused ones before all others."""
        refused = (row for row in self._plans() if row["refusals"])
        others = (row for row in self._plans() if not row["refusals"])
        return list(islice(chain(refused, others), most))

    def report(self) -> Path:
        """The whole report as a text; UploadGone where it is not there any more."""
        path = self.folder / REPORT
        if not path.exists():
            raise UploadGone
        return path

    def remove(self) -> None:
        """Keep nothing of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _plans(self) -> Iterator[dict[str, Any]]:
        """Each row that is not unchanged."""
        with (self.folder / PLANS).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    def _new(self, name: str) -> IO[str]:
        """A file of its folder, to write."""
        return (self.folder / name).open("w", encoding="utf-8", errors="replace")


def new_upload(folder: Path, *, at: datetime) -> Upload:
    """A place for a file below `folder`; those whose hour is over are removed first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < (at - KEPT).timestamp():
            shutil.rmtree(old, ignore_errors=True)
    upload = Upload(folder / secrets.token_hex(16))
    upload.folder.mkdir(mode=0o700)
    return upload


def kept_upload(folder: Path, name: str) -> Upload:
    """The file kept under a name that `new_upload` gave; UploadGone where there is none."""
    upload = Upload(folder / Path(name).name)
    if not upload.folder.is_dir():
        raise UploadGone
    return upload
