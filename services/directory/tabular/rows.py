"""One row of an import: which service it is, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable

from services.directory.tabular.cells import CellRefused
from services.directory.tabular.channel_matching import Group
from services.directory.tabular.channel_rows import plan_channels
from services.directory.tabular.columns import PLAIN_FIELDS
from services.directory.tabular.headers import Header
from services.directory.tabular.lookups import Chunk, Known
from services.directory.tabular.plans import Change, RowPlan
from services.directory.tabular.related_rows import RELATED_COLUMNS, plan_capacities
from services.directory.tabular.spool import Bad, Row
from services.directory.tabular.texts import texts_of
from services.directory.tabular.values import value_of, whole_number
from services.models import Service

NOT_YOURS = "There is no service with this id that you may edit."
TAKEN = "This address cannot be used. Choose another."
NO_IDENTITY = "Give the slug of the service, or the id of one that is there."
NOT_KEPT = "You may not keep this listing: its organization or its areas are not yours to edit."
NO_PLACE = "We have no place for this. Empty the column, or move it to another."

ANY_ORDER = "service_ages_in_order"
POLICE_ONLY = "service_force_only_for_police"


OF_CHECKERS = ("office_email", "review_due")


class RowReader:
    """Plans the rows of one chunk."""

    def __init__(self, header: Header, known: Known, chunk: Chunk) -> None:
        """Keep what every row needs."""
        self.header, self.known, self.chunk = header, known, chunk

    def plan(self, row: Row, *, seen: dict[int | str, int]) -> RowPlan:
        """What the import would do with `row`; `seen` are the services of the rows before."""
        layout = self.header.layout
        plan = RowPlan(row.line, layout.row(row.line), _text(row, self.header.at.get("slug")))
        if row.bad:
            plan.refuse(layout.row(row.line), row.bad)
            return plan
        self._refuse_bad_cells(plan, row)
        if plan.refusals:
            return plan
        try:
            self._find(plan, row)
        except CellRefused as refused:
            column = "id" if self.text(row, "id") else "slug"
            plan.refuse(self.cell(row, column), str(refused))
            return plan
        self._refuse_seen(plan, row, seen)
        if plan.service is not None and not plan.refusals:
            self._fill(plan, row)
        return plan

    def text(self, row: Row, column: str) -> str:
        """The text of a column, "" where the file does not have it."""
        return _text(row, self.header.at.get(column))

    def cell(self, row: Row, column: str) -> str:
        """The name of the cell of a column; of the row where the file does not have it."""
        index = self.header.at.get(column)
        layout = self.header.layout
        return layout.row(row.line) if index is None else layout.cell(row.line, index)

    def _refuse_bad_cells(self, plan: RowPlan, row: Row) -> None:
        """Refuse cells that could not be read, and those in columns that must stay empty."""
        width = len(self.header.layout.names)
        for index, cell in enumerate(row.cells):
            if isinstance(cell, Bad):
                plan.refuse(self.header.layout.cell(row.line, index), cell.sentence)
            elif cell and (index >= width or index in self.header.without_place):
                plan.refuse(self.header.layout.cell(row.line, index), NO_PLACE)

    def _find(self, plan: RowPlan, row: Row) -> None:
        """Set the service that the row is about; CellRefused where it may not be edited."""
        key, slug = self.text(row, "id"), self.text(row, "slug")
        if key:
            plan.service = self.chunk.by_key.get(whole_number(key))
            if plan.service is None:
                raise CellRefused(NOT_YOURS)
        elif not slug:
            raise CellRefused(NO_IDENTITY)
        elif slug in self.chunk.taken:
            plan.service = self.chunk.by_slug.get(slug)
            if plan.service is None:
                raise CellRefused(TAKEN)
        else:
            plan.service, plan.new = Service(slug=slug), True
        if not plan.new:
            plan.slug = plan.service.slug

    def _refuse_seen(self, plan: RowPlan, row: Row, seen: dict[int | str, int]) -> None:
        """Refuse a second row about one service, or with one address."""
        marks: list[int | str] = []
        if plan.service is not None and not plan.new:
            marks.append(plan.service.pk)
        if slug := self.text(row, "slug"):
            marks.append(slug)
        for mark in marks:
            first = seen.setdefault(mark, row.line)
            if first != row.line:
                place = self.header.layout.row(first)
                sentence = f"{place.capitalize()} is about the same service, or has its address."
                column = "slug" if isinstance(mark, str) or "id" not in self.header.at else "id"
                plan.refuse(self.cell(row, column), sentence)
                return

    def _fill(self, plan: RowPlan, row: Row) -> None:
        """Put what the row says into the service."""
        old = {} if plan.new or plan.service is None else texts_of(plan.service)
        before = plan.service.organization_id if plan.service else None
        for column in self.header.at:
            if column in PLAIN_FIELDS or column == "slug":
                self._try(plan, row, column, old, self._set_field)
            elif column in RELATED_COLUMNS:
                self._try(plan, row, column, old, self._set_related)
        self._fill_in(plan, row)
        plan_capacities(
            plan, old, lambda name: self.text(row, name), self._cell_of(row), self.header
        )
        plan_channels(plan, self._groups(row), old, recalled=self.known.recalled)
        self._check_whole(plan, row, before)

    def _cell_of(self, row: Row) -> Callable[[str], str]:
        """Names the cells of a row."""
        return lambda column: self.cell(row, column)

    def _try(
        self,
        plan: RowPlan,
        row: Row,
        column: str,
        old: dict[str, str],
        verb: Callable[[RowPlan, str, str], bool],
    ) -> None:
        """Set a column whose text is another than before; note the change or the refusal."""
        text = self.text(row, column)
        if not plan.new and text == old.get(column, ""):
            return
        try:
            if verb(plan, column, text) and (text or not plan.new):
                plan.changes.append(Change(column, old.get(column, ""), text))
        except CellRefused as refused:
            plan.refuse(self.cell(row, column), str(refused))

    def _set_field(self, plan: RowPlan, column: str, text: str) -> bool:
        """Set a field of the service itself."""
        if column == "page_title" and plan.new and not text:
            return False
        if column == "slug":
            if not text and not plan.new:
                return False
            if not plan.new and text in self.chunk.taken:
                raise CellRefused(TAKEN)
        value = value_of(Service, column, text, new=plan.new)
        if not plan.new and value == getattr(plan.service, column):
            return False
        setattr(plan.service, column, value)
        plan.fields.add(column)
        return True

    def _set_related(self, plan: RowPlan, column: str, text: str) -> bool:
        """Set what leads from the service to other rows."""
        return RELATED_COLUMNS[column](plan, column, text, self.known, self.chunk)

    def _fill_in(self, plan: RowPlan, row: Row) -> None:
        """Refuse a new listing without what every listing has; its title may be its name."""
        service = plan.service
        if not plan.new or service is None:
            return
        if not service.page_title:
            try:
                service.page_title = str(value_of(Service, "page_title", service.name, new=True))
            except CellRefused as refused:
                plan.refuse(self.cell(row, "page_title"), f"Give a page title. {refused}")
        for column in ("name", "kind"):
            if column not in self.header.at:
                plan.refuse(self.cell(row, column), f"A new listing needs a column “{column}”.")
        if not self.text(row, "organization"):
            plan.refuse(self.cell(row, "organization"), "A new listing needs an organization.")

    def _groups(self, row: Row) -> list[Group]:
        """The channel columns of the row."""
        return [
            Group(
                number,
                {part: self.text(row, name) for part, name in names.items()},
                names,
                self._cell_of(row),
            )
            for number, names in self.header.parts.items()
        ]

    def _check_whole(self, plan: RowPlan, row: Row, before: int | None) -> None:
        """Refuse what single cells cannot show: ages, a police force, and whose it would be."""
        service = plan.service
        if service is None:
            return
        low, high = service.age_from, service.age_to
        if plan.fields & {"age_from", "age_to"} and None not in (low, high) and low > high:  # type: ignore[operator]
            plan.refuse(self.cell(row, "age_from"), sentence_of(ANY_ORDER))
        police = service.kind == Service.Kind.POLICE_REPORTING
        if plan.fields & {"police_force", "kind"} and service.police_force_id and not police:
            plan.refuse(self.cell(row, "police_force"), sentence_of(POLICE_ONLY))
        self._check_rights(plan, row, before)
        moved = plan.new or before != service.organization_id
        if service.organization_id and (moved or plan.related.areas is not None):
            areas = plan.related.areas
            if areas is None:
                areas = set() if plan.new else {a.area_id for a in service.areas.all()}
            if not self.known.may_keep(organization=service.organization_id, areas=areas):
                plan.refuse(self.cell(row, "organization"), NOT_KEPT)

    def _check_rights(self, plan: RowPlan, row: Row, before: int | None) -> None:
        """Refuse what needs more than editing: giving a listing away, and whom checks are asked."""
        service = plan.service
        if service is None:
            return
        areas = set() if plan.new else {row.area_id for row in service.areas.all()}
        runs = self.known.may_run(service.organization_id if plan.new else before, areas)
        if runs:
            return
        if not plan.new and before != service.organization_id:
            plan.refuse(self.cell(row, "organization"), "Only an editor can give a listing away.")
        for column in OF_CHECKERS:
            if column in plan.fields and (self.text(row, column) or not plan.new):
                plan.refuse(self.cell(row, column), "Only an editor can change this.")


def sentence_of(constraint: str) -> str:
    """The sentence of a database constraint of services: the form says the same."""
    return next(
        str(rule.violation_error_message)
        for rule in Service._meta.constraints
        if rule.name == constraint
    )


def _text(row: Row, index: int | None) -> str:
    """The text of a cell; a row of a sheet may end before it."""
    if index is None or index >= len(row.cells):
        return ""
    cell = row.cells[index]
    return cell if isinstance(cell, str) else ""
