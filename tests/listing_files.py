"""Files of listings for tests: written from rows, looked at, and brought in."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from services.directory.access import Access, everybody
from services.directory.tabular.applying import apply_import
from services.directory.tabular.planning import plan_chunks
from services.directory.tabular.plans import RowPlan, Tally
from services.directory.tabular.reading import spool_file
from services.directory.tabular.spool import Spool
from services.directory.tabular.writing import Export

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


def csv_of(*rows: dict[str, Any], separator: str = ",") -> bytes:
    """Return a CSV file of these rows, each with the names of the first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def workbook_of(*rows: list[Any]) -> bytes:
    """Return a workbook with these rows of cells."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    """Return the file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def exported(ending: str, access: Access | None = None) -> bytes:
    """Return what an export writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        Export(access or everybody()).write(path, ending=ending)
        return path.read_bytes()


def spooled(data: bytes, folder: str | Path, *, name: str = "listings.csv") -> Spool:
    """Return the rows of a file, kept in a folder."""
    return spool_file(io.BytesIO(data), name=name, to=Path(folder) / "rows")


def dry_run(
    data: bytes, *, name: str = "listings.csv", access: Access | None = None
) -> list[RowPlan]:
    """Return what each row of a file would change."""
    with tempfile.TemporaryDirectory() as folder:
        spool = spooled(data, folder, name=name)
        return list(chain.from_iterable(plan_chunks(spool, access=access or everybody())))


def refusals(data: bytes, **kwargs: Any) -> list[str]:
    """Return every refusal of a file, as the report has it."""
    return [str(refusal) for plan in dry_run(data, **kwargs) for refusal in plan.refusals]


def changes(data: bytes, **kwargs: Any) -> list[str]:
    """Return every change of a file, as the report has it."""
    return [str(change) for plan in dry_run(data, **kwargs) for change in plan.changes]


def outcomes(data: bytes, **kwargs: Any) -> str:
    """Return the counts of a file."""
    return str(tally_of(dry_run(data, **kwargs)))


def tally_of(plans: list[RowPlan]) -> Tally:
    """Return the counts of plans."""
    tally = Tally()
    for plan in plans:
        tally.add(plan)
    return tally


def bring_in(data: bytes, *, name: str = "listings.csv", access: Access | None = None) -> Tally:
    """Look at a file, then write what was shown."""
    access = access or everybody()
    with tempfile.TemporaryDirectory() as folder:
        spool = spooled(data, folder, name=name)
        shown = tally_of(list(chain.from_iterable(plan_chunks(spool, access=access))))
        return apply_import(spool=spool, access=access, shown=shown, at=AT)
