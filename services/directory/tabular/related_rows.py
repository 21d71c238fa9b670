"""Cells that lead from a service to other rows: its organization, words, areas and hand-offs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.directory.tabular.cells import CellRefused, plain
from services.directory.tabular.columns import CAPACITY_PARTS, VOCABULARIES
from services.directory.tabular.headers import Header
from services.directory.tabular.lookups import Chunk, Known
from services.directory.tabular.plans import Change, RowPlan
from services.directory.tabular.values import hand_offs, value_of
from services.models import Capacity, HandOff, Service

Setter = Callable[[RowPlan, str, str, Known, Chunk], bool]
ONE_ONLY = "Write one only."


def _service(plan: RowPlan) -> Service:
    """The service of a plan that has one."""
    if plan.service is None:
        raise CellRefused("There is no service.")
    return plan.service


def _organization(plan: RowPlan, _: str, text: str, known: Known, __: Chunk) -> bool:
    """Set the organization; it must be one that the person may edit for."""
    service = _service(plan)
    if not text:
        if plan.new:
            return False  # `A new listing needs an organization` is said once for the row.
        raise CellRefused("A listing needs an organization.")
    found = {text} & known.organization_keys.keys() or set(known.organizations.find(text))
    if len(found) != 1:
        raise CellRefused(ONE_ONLY)
    organization = known.organization_keys[found.pop()]
    if organization.pk == service.organization_id:
        return False
    service.organization = organization
    plan.fields.add("organization")
    return True


def _police_force(plan: RowPlan, _: str, text: str, known: Known, __: Chunk) -> bool:
    """Set the police force."""
    service = _service(plan)
    found = known.forces.find(text)
    if len(found) > 1:
        raise CellRefused(ONE_ONLY)
    force = found[0] if found else None
    if force == service.police_force_id:
        return False
    service.police_force_id = force
    plan.fields.add("police_force")
    return True


def _terms(plan: RowPlan, column: str, text: str, known: Known, _: Chunk) -> bool:
    """Set the words of one vocabulary."""
    service, vocabulary = _service(plan), VOCABULARIES[column]
    codes = set(known.terms[vocabulary].find(text))
    held = set() if plan.new else set(service.terms.all())
    if codes == {term.code for term in held if term.vocabulary == vocabulary}:
        return False
    plan.related.terms[vocabulary] = {known.term_keys[vocabulary, code] for code in codes}
    return True


def _areas(plan: RowPlan, _: str, text: str, known: Known, __: Chunk) -> bool:
    """Set the areas that it covers."""
    service = _service(plan)
    codes = set(known.areas.find(text))
    if not plan.new and codes == {covered.area_id for covered in service.areas.all()}:
        return False
    plan.related.areas = codes
    return True


def _hand_offs(plan: RowPlan, _: str, text: str, known: Known, chunk: Chunk) -> bool:
    """Set where it sends whom it cannot help: services that are public, one's own, or new here."""
    service = _service(plan)
    wanted = hand_offs(text)
    standing = [] if plan.new else list(service.hand_offs.all())
    held = {(plain(row.who), row.to_service.slug): row for row in standing}
    kept = set()
    for who, who_cy, slug in wanted:
        row = held.get((who, slug))
        welsh = plain(row.who_cy) if row and who_cy is None else who_cy or ""
        if row is not None and plain(row.who_cy) == welsh:
            kept.add((who, slug))
            continue
        value_of(HandOff, "who", who, new=True)
        value_of(HandOff, "who_cy", welsh, new=True)
        plan.related.led_to.append((who, welsh, _led_to(service, slug, known, chunk)))
    plan.related.not_led = [row.pk for pair, row in held.items() if pair not in kept]
    return bool(plan.related.led_to or plan.related.not_led)


def _led_to(service: Service, slug: str, known: Known, chunk: Chunk) -> int | str:
    """The key of the service with this slug, or the slug where the file brings it."""
    if slug == service.slug:
        raise CellRefused(_sentence("hand_off_to_another_service"))
    key = chunk.led_to.get(slug)
    if key is None and slug not in known.slugs_of_file:
        raise CellRefused(f"There is no service “{slug[:60]}” that you can send people to.")
    if key is not None and key == service.pk:
        raise CellRefused(_sentence("hand_off_to_another_service"))
    return slug if key is None else key


RELATED_COLUMNS: Mapping[str, Setter] = {
    "organization": _organization,
    "police_force": _police_force,
    "areas": _areas,
    "hand_offs": _hand_offs,
    **dict.fromkeys(VOCABULARIES, _terms),
}


def plan_capacities(
    plan: RowPlan,
    old: Mapping[str, str],
    text: Callable[[str], str],
    cell: Callable[[str], str],
    header: Header,
) -> None:
    """Set whether each strand takes new people, where the file has its columns."""
    for strand in Capacity.Strand.values:
        names = {part: f"capacity_{strand}_{part}" for part in CAPACITY_PARTS}
        there = {part: name for part, name in names.items() if name in header.at}
        said = {part: text(name) for part, name in there.items()}
        before = {part: old.get(name, "") for part, name in names.items()}
        if all(said[part] == before[part] for part in said):
            continue
        try:
            _plan_strand(plan, strand, before | said)
        except CellRefused as refused:
            plan.refuse(cell(next(iter(there.values()))), str(refused))
            continue
        if strand in plan.related.capacities:
            plan.changes += [
                Change(names[part], before[part], said[part])
                for part in said
                if said[part] != before[part]
            ]


def _plan_strand(plan: RowPlan, strand: str, said: Mapping[str, str]) -> None:
    """Set one strand; without a state nothing is said of it."""
    if not said["state"]:
        if said["weeks"] or said["as_of"]:
            raise CellRefused("Say the state too: accepting, waiting or closed.")
        plan.related.capacities[strand] = None
        return
    values = {
        part: value_of(Capacity, part, said[part], new=False)
        for part in CAPACITY_PARTS
        if part != "as_of"
    }
    if not said["as_of"]:
        raise CellRefused("Say on which date this was true.")
    values["as_of"] = value_of(Capacity, "as_of", said["as_of"], new=False)
    if values["weeks"] is not None and values["state"] != Capacity.State.WAITING:
        raise CellRefused(_sentence("capacity_weeks_only_when_waiting"))
    held = () if plan.new or plan.service is None else plan.service.capacities.all()
    row = next((row for row in held if row.strand == strand), None)
    if row is None or any(getattr(row, part) != value for part, value in values.items()):
        plan.related.capacities[strand] = values


def _sentence(constraint: str) -> str:
    """The sentence of a database constraint: the form says the same."""
    rules = [*HandOff._meta.constraints, *Capacity._meta.constraints]
    return next(str(r.violation_error_message) for r in rules if r.name == constraint)
