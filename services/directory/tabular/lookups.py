"""What the cells of an import may name: asked for once an import, or once a chunk of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from services.directory.access import Access
from services.directory.tabular.cells import CellRefused
from services.directory.tabular.texts import with_all
from services.directory.tabular.values import items, nearest
from services.models import Area, Organization, PoliceForce, Recall, Service, TaxonomyTerm


@dataclass(frozen=True, slots=True)
class Words:
    """Words that cells use: `codes` by themselves, `named` by what they are called."""

    what: str
    codes: frozenset[str]
    named: Mapping[str, Collection[str]]

    def find(self, text: str) -> list[str]:
        """The codes that a cell names; CellRefused for one that is not known, or is several."""
        return [self._one(word) for word in items(text)]

    def _one(self, word: str) -> str:
        """The code of one word."""
        if word in self.codes:
            return word
        found = self.named.get(word.lower(), ())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise CellRefused(f"“{word}” is several: {', '.join(sorted(found))}. Write the code.")
        near = nearest(word.lower(), [*self.codes, *self.named])
        raise CellRefused(f"There is no {self.what} “{word[:60]}”.{near}")


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for a whole import: the words, who imports, and what the file itself adds."""

    access: Access
    areas: Words
    terms: Mapping[str, Words]
    term_keys: Mapping[tuple[str, str], int]
    forces: Words
    organizations: Words
    organization_keys: Mapping[str, Organization]
    recalled: frozenset[str]
    slugs_of_file: frozenset[str]

    def may_run(self, organization: int | None, areas: Collection[str]) -> bool:
        """Whether somebody publishes, and checks, for that organization or over those areas."""
        access = self.access
        own = access.everywhere or organization in access.edits
        return own or not access.areas.isdisjoint(areas)

    def may_keep(self, *, organization: int, areas: Collection[str]) -> bool:
        """Whether somebody may edit a service of that organization which covers those areas."""
        access = self.access
        return (
            access.everywhere
            or organization in access.edits | access.contributes
            or not access.areas.isdisjoint(areas)
        )


@dataclass(frozen=True, slots=True)
class Chunk:
    """What holds for some rows: the services they name, and those that are taken or led to."""

    by_key: Mapping[int, Service]
    by_slug: Mapping[str, Service]
    taken: Mapping[str, int]
    led_to: Mapping[str, int]


def known_for(access: Access, *, slugs_of_file: frozenset[str]) -> Known:
    """The words of an import, in a fixed number of queries."""
    terms = list(TaxonomyTerm.objects.all())
    organizations = list(access.organizations().distinct())
    standing = Recall.objects.standing().exclude(number="")
    return Known(
        access=access,
        areas=_words(
            "area",
            (
                (area.code, (area.name, str(area), area.name_cy, area.official_name))
                for area in Area.objects.all()
            ),
        ),
        terms={
            vocabulary: _words(
                "word",
                ((term.code, (term.name,)) for term in terms if term.vocabulary == vocabulary),
            )
            for vocabulary in TaxonomyTerm.Vocabulary.values
        },
        term_keys={(term.vocabulary, term.code): term.pk for term in terms},
        forces=_words(
            "police force",
            (
                (force.slug, (force.official_name, force.short_name))
                for force in PoliceForce.objects.all()
            ),
        ),
        organizations=_words(
            "organization that you may edit,", ((o.key, (o.name,)) for o in organizations)
        ),
        organization_keys={organization.key: organization for organization in organizations},
        recalled=frozenset(standing.values_list("number", flat=True)),
        slugs_of_file=slugs_of_file,
    )


def chunk_for(
    access: Access, *, keys: Collection[int], slugs: Collection[str], led_to: Collection[str]
) -> Chunk:
    """The services that rows name, and where their hand-offs lead, in a fixed number of queries."""
    named = Service.objects.order_by().filter(Q(pk__in=keys) | Q(slug__in=slugs))
    taken = dict(named.values_list("slug", "pk"))
    own = access.services().filter(pk__in=list(taken.values())).order_by()
    services = list(with_all(own.distinct()))
    seen = Q(pk__in=access.services().values("pk"))
    public = Q(publication_state__in=Service.PUBLIC_STATES)
    targets = Service.objects.order_by().filter(seen | public, slug__in=led_to)
    return Chunk(
        by_key={service.pk: service for service in services},
        by_slug={service.slug: service for service in services},
        taken=taken,
        led_to=dict(targets.values_list("slug", "pk")) if led_to else {},
    )


def _words(what: str, rows: Iterable[tuple[str, Iterable[str]]]) -> Words:
    """Words by code and by name."""
    named: dict[str, set[str]] = defaultdict(set)
    codes = set()
    for code, names in rows:
        codes.add(code)
        for name in filter(None, names):
            named[name.lower()].add(code)
    return Words(what, frozenset(codes), named)
