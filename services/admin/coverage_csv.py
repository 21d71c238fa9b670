"""The coverage matrix as a file for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.utils.timezone import localdate

from services.directory.tabular.cells import guarded
from services.finder.helps import Help
from services.finder.matrix import Row
from services.pages.coverage_words import cell_words, help_words


def coverage_csv(rows: Sequence[Row], *, at: datetime) -> HttpResponse:
    """A file with a line for each force and a column for each kind of help, in words."""
    name = f"coverage-{localdate(at).isoformat()}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.write("\ufeff")  # without it, spreadsheets misread dashes and accents
    writer = csv.writer(response)
    writer.writerow(map(guarded, ("Police force", "Slug", *help_words().values())))
    for row in rows:
        cells = (cell_words(kind, row.cells[kind]) if kind in row.cells else "" for kind in Help)
        writer.writerow(map(guarded, (row.force.official_name, row.force.slug, *cells)))
    return response
