"""Small reference sets that the public sees, as tables, as published records and as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from services.geography import Area as OfficialArea
from services.geography import AreaKind, AreaTree, police_forces
from services.geography import PoliceForce as OfficialForce
from services.models import Area, PoliceForce, TaxonomyTerm

TERMS: Mapping[TaxonomyTerm.Vocabulary, Mapping[str, str]] = {
    TaxonomyTerm.Vocabulary.OFFER: {
        "helpline": "Helpline",
        "webchat": "Web chat",
        "text": "Text messages",
        "counselling": "Counselling",
        "adviser": "Independent adviser (ISVA)",
        "referral_centre": "Sexual assault referral centre (SARC)",
        "support_centre": "Support centre",
        "advocacy": "Someone to speak up for you",
        "groups": "Groups",
        "legal_advice": "Legal advice",
        "victim_support": "Support after a crime",
        "reporting": "Ways to report",
    },
    TaxonomyTerm.Vocabulary.NEED: {
        "sexual_violence": "Rape or sexual violence",
        "childhood": "Abuse in childhood",
        "domestic_abuse": "Domestic abuse",
        "stalking": "Stalking",
        "images": "Private images shared",
        "forced_marriage": "Forced marriage",
        "distress": "Feeling low or in distress",
        "any_crime": "Any crime",
        "older_people": "Abuse of older people",
        "child_concern": "Worry about a child",
        "health": "Health",
    },
    TaxonomyTerm.Vocabulary.AUDIENCE: {
        "lgbt": "LGBT+ people",
        "men": "Men and boys",
        "women": "Women and girls",
        "children": "Children and young people",
        "older_people": "Older people",
        "deaf": "Deaf people",
        "minoritised_women": "Black and minoritised women",
        "families": "Families and friends",
    },
}


def store_official_areas(tree: AreaTree) -> None:
    """Write the embedded tree and the police forces to their tables; wide areas before narrow."""
    for kind in reversed(AreaKind):
        for area in tree.of_kind(kind):
            Area.objects.update_or_create(
                code=area.code,
                defaults={
                    "kind": area.kind.value,
                    "name": area.name,
                    "name_cy": area.name_cy,
                    "official_name": area.official_name,
                    "slug": area.slug,
                    "parent_id": area.parent,
                },
            )
    for force in police_forces():
        row, _ = PoliceForce.objects.update_or_create(
            slug=force.slug,
            defaults={
                "official_name": force.official_name,
                "short_name": force.short_name,
                "name_cy": force.name_cy,
                "area_id": force.area_code,
            },
        )
        row.nations.set(Area.objects.filter(code__in=force.nations))


def store_terms() -> None:
    """Write the taxonomy to its table; names that staff changed stay."""
    for vocabulary, terms in TERMS.items():
        for code, name in terms.items():
            TaxonomyTerm.objects.get_or_create(
                vocabulary=vocabulary, code=code, defaults={"name": name}
            )


def freeze_areas() -> dict[str, Any]:
    """The areas and police forces of the tables, as the record of a publication."""
    areas = [asdict(_official_area(row)) for row in Area.objects.order_by("code")]
    forces = map(_official_force, PoliceForce.objects.prefetch_related("nations"))
    return {
        "areas": areas,
        "police_forces": [asdict(force) | {"nations": [*force.nations]} for force in forces],
    }


def freeze_terms() -> dict[str, Any]:
    """The taxonomy of the table, as the record of a publication."""
    rows = TaxonomyTerm.objects.order_by("vocabulary", "code")
    return {"terms": list(rows.values("vocabulary", "code", "name", "name_cy"))}


def areas_from_json(rows: Iterable[Mapping[str, Any]]) -> AreaTree:
    """The tree of a published record."""
    return AreaTree(OfficialArea(**{**row, "kind": AreaKind(row["kind"])}) for row in rows)


def forces_from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[OfficialForce, ...]:
    """The police forces of a published record; the embedded ones where it has none."""
    published = tuple(OfficialForce(**{**row, "nations": tuple(row["nations"])}) for row in rows)
    return published or police_forces()


def _official_area(row: Area) -> OfficialArea:
    """A row as the value of the ground floor; freezing makes its kind a plain string."""
    return OfficialArea(
        code=row.code,
        kind=AreaKind(row.kind),
        name=row.name,
        name_cy=row.name_cy,
        slug=row.slug,
        parent=row.parent_id,
        official_name=row.official_name,
    )


def _official_force(row: PoliceForce) -> OfficialForce:
    """A row as the value of the ground floor."""
    return OfficialForce(
        slug=row.slug,
        official_name=row.official_name,
        short_name=row.short_name,
        name_cy=row.name_cy,
        area_code=row.area_id,
        nations=tuple(sorted(nation.code for nation in row.nations.all())),
    )
