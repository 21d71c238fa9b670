"""Official areas, and the police forces that serve some of them."""

from django.db import models


class Area(models.Model):
    """One official area of the UK by its ONS code; each lies whole inside its parent."""

    class Kind(models.TextChoices):
        """What sort of area it is, narrow to wide."""

        DISTRICT = "district", "District"
        COUNTY = "county", "County"
        POLICE_FORCE = "force", "Police force area"
        REGION = "region", "Region"
        NATION = "nation", "Nation"
        UK = "uk", "United Kingdom"

    code = models.CharField("ONS code", max_length=9, primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    official_name = models.CharField(max_length=100, blank=True)
    slug = models.SlugField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ("name", "kind")
        constraints = (
            models.UniqueConstraint(fields=("kind", "slug"), name="area_slug_unique_in_kind"),
            models.CheckConstraint(
                name="area_kind_known",
                condition=models.Q(
                    kind__in=("district", "county", "force", "region", "nation", "uk")
                ),
            ),
            models.CheckConstraint(
                name="area_only_the_uk_has_no_parent",
                condition=models.Q(kind="uk", parent__isnull=True)
                | (~models.Q(kind="uk") & models.Q(parent__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        """The name and what it is: districts and forces share names."""
        if self.kind == self.Kind.UK:
            return self.name
        return f"{self.name} ({self.get_kind_display().lower()})"


class PoliceForce(models.Model):
    """A territorial police force, or British Transport Police, which has no area."""

    slug = models.SlugField(max_length=100, primary_key=True)
    official_name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    area = models.OneToOneField(
        Area, models.PROTECT, null=True, blank=True, related_name="police_force"
    )
    nations = models.ManyToManyField(Area, related_name="+", limit_choices_to={"kind": "nation"})

    class Meta:
        ordering = ("official_name",)

    def __str__(self) -> str:
        """The official name."""
        return self.official_name
