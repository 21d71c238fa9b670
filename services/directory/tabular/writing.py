"""Writing listings out: CSV as a stream, XLSX and JSON into a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from django.db.models import Count, Max, QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from services.directory.access import Access
from services.directory.tabular.cells import guarded
from services.directory.tabular.columns import written_columns
from services.directory.tabular.texts import texts_of, with_all
from services.models import Service

FORMATS = (".csv", ".xlsx", ".json")
SERVICES_AT_ONCE = 200
LONGEST_CELL = 32_767
"""Letters; the library cuts off what is longer."""

TEXT_FORMAT = "@"
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a CSV file as Windows-1252."""


class NotWritable(ValueError):
    """Listings that the format cannot hold whole."""


class Export:
    """The listings that somebody may see, as their working copy stands; without addresses."""

    def __init__(self, access: Access) -> None:
        """Ask how many channels there are columns for; nothing else is read yet."""
        seen = access.services().order_by().values("pk")
        self.services: QuerySet[Service] = Service.objects.filter(pk__in=seen)
        most = self.services.annotate(n=Count("channels")).aggregate(most=Max("n"))["most"]
        self.written = 0
        self.columns = written_columns(max(most or 0, 1))

    def rows(self) -> Iterator[list[str]]:
        """The cells of each service, by name; some services at a time are in memory."""
        ordered = with_all(self.services.order_by("name", "pk"))
        for service in ordered.iterator(chunk_size=SERVICES_AT_ONCE):
            texts = texts_of(service)
            self.written += 1
            yield [texts.get(column, "") for column in self.columns]

    def write(self, path: Path, *, ending: str) -> None:
        """Write a file that only its owner reads; NotWritable for an ending that is none of ours.

        OSError where the disk refuses.
        """
        if ending not in FORMATS:
            raise NotWritable("Give a file that ends in .csv, .xlsx or .json.")
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        if ending == ".xlsx":
            with path.open("wb") as binary:
                self.write_xlsx(binary)
            return
        with path.open("w", encoding="utf-8", newline="") as text:
            text.writelines(self.csv_lines() if ending == ".csv" else self.json_lines())

    def csv_lines(self) -> Iterator[str]:
        """The lines of a CSV file, without a cell that a spreadsheet takes for a formula."""
        yield BYTE_ORDER_MARK + _csv_line(self.columns)
        for row in self.rows():
            yield _csv_line(row)

    def json_lines(self) -> Iterator[str]:
        """The lines of a JSON list, one service a line."""
        yield "["
        for index, row in enumerate(self.rows()):
            said = json.dumps(dict(zip(self.columns, row, strict=True)), ensure_ascii=False)
            yield (",\n" if index else "\n") + said
        yield "\n]\n"

    def write_xlsx(self, file: IO[bytes]) -> None:
        """Write a workbook whose cells are all text; NotWritable where a cell is too long."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Listings")
        sheet.append(self.columns)
        for row in self.rows():
            sheet.append([_text_cell(sheet, text) for text in row])
        book.save(file)


def _csv_line(cells: Iterable[str]) -> str:
    """One line. Every cell is in quotation marks, so that no other separator parts it.

    Python's own writer quotes what holds its own separator only: `a;=1+1` would be two cells,
    and the second a formula, where lists are parted by semicolons.
    """
    texts = (guarded(text).replace('"', '""') for text in cells)
    return ",".join(f'"{text}"' if text else "" for text in texts) + "\r\n"


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell | None:
    """A cell that stays text, also when somebody edits it: 0808 keeps its nought."""
    if not text:
        return None
    if len(text) >= LONGEST_CELL:
        raise NotWritable("A text is too long for a workbook. Choose CSV.")
    cell = WriteOnlyCell(sheet, guarded(text))
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    return cell
