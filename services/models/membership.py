"""What each member of staff may do, and for whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.area import Area
from services.models.organization import Organization


class Membership(models.Model):
    """One role of one person: for an organization, for an area and its parts, or for everything."""

    class Role(models.TextChoices):
        """What the person does there."""

        CONTRIBUTOR = "contributor", "Contributor: edits and proposes"
        EDITOR = "editor", "Editor: also publishes, checks and recalls"
        REVIEWER = "reviewer", "Reviewer: everything of an area (the UK: of all)"
        ADMINISTRATOR = "administrator", "Administrator: people, areas and taxonomy"

    OF_AN_ORGANIZATION = (Role.CONTRIBUTOR, Role.EDITOR)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=13, choices=Role)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        help_text="For contributors and editors.",
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="For reviewers; the United Kingdom means everything.",
    )

    class Meta:
        ordering = ("user", "pk")
        constraints = (
            models.CheckConstraint(
                name="membership_has_its_scope",
                violation_error_message="Contributors and editors belong to an organization, "
                "reviewers to an area, administrators to neither.",
                condition=models.Q(
                    role__in=("contributor", "editor"),
                    organization__isnull=False,
                    area__isnull=True,
                )
                | models.Q(role="reviewer", organization__isnull=True, area__isnull=False)
                | models.Q(role="administrator", organization__isnull=True, area__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("user", "organization"),
                condition=models.Q(organization__isnull=False),
                name="membership_once_an_organization",
            ),
            models.UniqueConstraint(
                fields=("user", "area"),
                condition=models.Q(area__isnull=False),
                name="membership_once_an_area",
            ),
            models.UniqueConstraint(
                fields=("user",),
                condition=models.Q(role="administrator"),
                name="membership_administrator_once",
            ),
        )

    def __str__(self) -> str:
        """The role and its scope."""
        role = self.get_role_display().partition(":")[0]
        scope = self.organization or self.area
        return f"{role}, {scope}" if scope else role
