"""Which kinds of help each police force's area has: a map, a table, and a file of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from services import snapshot
from services.admin.coverage_csv import coverage_csv
from services.admin.coverage_form import CoverageForm
from services.admin.permissions import allowed
from services.directory.directory import Directory
from services.finder.helps import Help
from services.finder.matrix import Cell, Row, State, coverage
from services.geography import PoliceForce
from services.pages.coverage_words import cell_words, help_words, short_words, state_words
from services.pages.force_map import force_shapes

VIEW = "services.view_service"
UNREADABLE = 422
SERVICES = "admin:services_service_changelist"


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: the mark of its state and its words, what is there apart from what is missing."""

    state: str
    words: str
    missing: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """One line of the table: the force, where its services are listed, and its cells."""

    name: str
    href: str
    cells: Sequence[CellView]


@dataclass(frozen=True, slots=True)
class ShapeView:
    """One area on the map: where it leads, what it says, and the mark of its state."""

    href: str
    label: str
    path: str
    state: str


@dataclass(frozen=True, slots=True)
class KeyView:
    """One line of the key: a state, its words, and in how many areas it is so."""

    state: str
    words: str
    number: int


class CoverageScreen(TemplateView):
    """The matrix as somebody asked for it; 422 where the choices make no sense.

    It shows what is published and nothing else, so whoever may look at services may look here.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head"]  # type: ignore[misc]
    template_name = "admin/services/service/coverage.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission before anything is read."""
        if not allowed(request, VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the file where `format=csv` asks for it."""
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=UNREADABLE)
        if request.GET.get("format") == "csv":
            return coverage_csv(self.rows, at=self.at)
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> CoverageForm:
        """The choices of the address; what is not chosen is as wide as it can be."""
        return CoverageForm(self.request.GET)

    @cached_property
    def at(self) -> Any:
        """The instant whose week is looked at."""
        return timezone.now()

    @cached_property
    def directory(self) -> Directory:
        """What the public sees."""
        return snapshot.fresh()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The matrix; of everything where the choices make no sense."""
        return coverage(self.directory, self.form.asked, at=self.at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the map with its key, and the table."""
        shown = self.form.shown
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Coverage",
            form=self.form,
            shown=help_words()[shown],
            shapes=list(_shapes(self.directory, self.rows, shown)),
            key=_key(self.rows, shown),
            columns=list(help_words().values()),
            rows=[_row_view(row) for row in self.rows],
            csv_href=f"?{urlencode({**self.form.chosen, 'format': 'csv'})}",
            **kwargs,
        )


def services_of(force: PoliceForce) -> str:
    """The list of services in a force's area; of all services for one without an area."""
    query = f"?force={force.area_code}" if force.area_code else ""
    return f"{reverse(SERVICES)}{query}"


def _row_view(row: Row) -> RowView:
    """One line of the table."""
    cells = [_cell_view(kind, row.cells.get(kind)) for kind in Help]
    return RowView(row.force.short_name, services_of(row.force), cells)


def _cell_view(kind: Help, cell: Cell | None) -> CellView:
    """One cell; Welsh is not looked for outside Wales."""
    if cell is None:
        return CellView("none", "Not looked for here")
    first, *missing = short_words(kind, cell)
    return CellView(cell.state.value, first, missing)


def _shapes(directory: Directory, rows: Sequence[Row], shown: Help) -> Iterator[ShapeView]:
    """The areas of the map."""
    found = {row.force.slug: row for row in rows}
    for shape in force_shapes(directory):
        row = found[shape.slug]
        cell = row.cells.get(shown)
        words = cell_words(shown, cell) if cell else "not looked for here"
        state = cell.state.value if cell else "none"
        yield ShapeView(services_of(row.force), f"{shape.name}: {words}", shape.path, state)


def _key(rows: Sequence[Row], shown: Help) -> list[KeyView]:
    """The states of the map, with how many areas each."""
    numbers: Mapping[State, int] = Counter(
        cell.state for row in rows if (cell := row.cells.get(shown))
    )
    return [KeyView(state.value, words, numbers[state]) for state, words in state_words().items()]
