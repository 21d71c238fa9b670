"""Support services: the working copy that staff edit."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.area import PoliceForce
from services.models.choices import Known
from services.models.neutral_words import (
    TELLING_WORDS_IN_WELSH,
    no_telling_words,
    no_telling_words_in_welsh,
    without_telling_words,
)
from services.models.organization import Organization
from services.models.service_words import ServiceWords
from services.models.taxonomy_term import TaxonomyTerm


class ServiceQuerySet(models.QuerySet["Service"]):
    """Questions about services in the words of the work."""

    def published(self) -> ServiceQuerySet:
        """Services with a record that the public sees."""
        return self.filter(publication_state__in=Service.PUBLIC_STATES)

    def with_unpublished_changes(self) -> ServiceQuerySet:
        """Services whose working copy differs from what the public sees."""
        return self.filter(publication_state=Service.PublicationState.CHANGED)

    def for_freezing(self) -> ServiceQuerySet:
        """Services with everything a record holds, in a fixed number of queries."""
        return self.select_related("organization", "police_force").prefetch_related(
            "terms",
            "areas",
            "channels__schedules",
            "channels__exceptions",
            "locations__location__district",
            "hand_offs__to_service",
            "capacities",
            "assurances__channel",
        )


class Service(ServiceWords):
    """A service somebody can turn to (HSDS `service`). The public reads its publication only."""

    class Kind(models.TextChoices):
        """What it mainly is; decides where an answer shows it."""

        HELPLINE = "helpline", "Helpline for sexual violence"
        CHILDREN_LINE = "children_line", "Line for children"
        LISTENING_LINE = "listening_line", "Line that listens to anyone"
        VICTIM_SUPPORT = "victim_support", "Support after any crime"
        DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
        SPECIALIST_LINE = "specialist_line", "Line for some people or one topic"
        REFERRAL_CENTRE = "referral_centre", "Sexual assault referral centre"
        SUPPORT_CENTRE = "support_centre", "Rape support centre"
        COUNSELLING = "counselling", "Counselling"
        ADVISER = "adviser", "Adviser (ISVA)"
        LEGAL_ADVICE = "legal_advice", "Legal advice"
        HEALTH_ADVICE = "health_advice", "Health advice"
        DIRECTORY = "directory", "Directory or forum"
        POLICE_REPORTING = "police_reporting", "Reporting to the police"

    class Gender(models.TextChoices):
        """Whom it serves; blank where nobody has told us."""

        EVERYONE = "everyone", "Everyone"
        WOMEN = "women", "Women and girls"
        MEN = "men", "Men and boys"

    class Status(models.TextChoices):
        """Whether the service exists (HSDS `status`)."""

        ACTIVE = "active", "Active"
        TEMPORARILY_CLOSED = "temporarily closed", "Temporarily closed"
        DEFUNCT = "defunct", "Defunct"

    class PublicationState(models.TextChoices):
        """Whether we show it."""

        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        CHANGED = "changed", "Published, with unpublished changes"
        WITHDRAWN = "withdrawn", "Withdrawn"
        RECALLED = "recalled", "Recalled"

    PUBLIC_STATES = (PublicationState.PUBLISHED, PublicationState.CHANGED)

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="services")
    page_title = models.CharField(
        max_length=80,
        validators=[no_telling_words],
        help_text="Shown on the browser tab. Must not tell what the page is about.",
    )
    page_title_cy = models.CharField(
        "page title in Welsh", max_length=80, blank=True, validators=[no_telling_words_in_welsh]
    )
    slug = models.SlugField(max_length=100, unique=True, validators=[no_telling_words])
    kind = models.CharField(max_length=20, choices=Kind)
    website = models.URLField(blank=True, max_length=300)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    publication_state = models.CharField(
        max_length=10, choices=PublicationState, default=PublicationState.DRAFT, editable=False
    )

    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    accepts_outside = models.BooleanField(
        "accepts people from outside its area", null=True, blank=True
    )
    terms = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="services")

    self_referral = models.CharField(max_length=7, choices=Known, default=Known.UNKNOWN)
    self_referral_age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.CharField(max_length=200, blank=True, help_text="With commas between.")

    easy_read_url = models.URLField("Easy Read", blank=True, max_length=300)
    bsl_url = models.URLField("BSL video about it", blank=True, max_length=300)
    audio_url = models.URLField("audio", blank=True, max_length=300)

    police_force = models.ForeignKey(
        PoliceForce, models.PROTECT, null=True, blank=True, related_name="services"
    )
    run_by_police = models.BooleanField(default=False)
    is_national_line = models.BooleanField(
        default=False, help_text="Shown on the home page and on every error page."
    )

    starter_key = models.SlugField(
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text="The starter listing it came from; stays when staff change the slug.",
    )
    sources = models.TextField(blank=True, help_text="Where the facts come from. Staff only.")
    staff_note = models.TextField(blank=True, help_text="Never shown to the public.")
    office_email = models.EmailField(
        "office e-mail",
        blank=True,
        help_text="Where it differs from that of the organization. Never shown to the public.",
    )
    review_due = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        permissions = (
            ("submit_service", "Can ask somebody else to publish"),
            ("publish_service", "Can publish and withdraw services"),
            ("recall_service", "Can recall services and numbers at once"),
            ("lift_recall", "Can let a recalled service or number come back"),
        )
        indexes = (models.Index(fields=("publication_state", "kind"), name="service_state_kind"),)
        constraints = (
            models.CheckConstraint(
                name="service_ages_in_order",
                violation_error_message="The youngest age is above the oldest.",
                condition=models.Q(age_from__isnull=True)
                | models.Q(age_to__isnull=True)
                | models.Q(age_from__lte=models.F("age_to")),
            ),
            models.CheckConstraint(
                name="service_slug_tells_nothing",
                violation_error_message="Leave telling words out of the address.",
                condition=without_telling_words("slug"),
            ),
            models.CheckConstraint(
                name="service_title_tells_nothing",
                violation_error_message="Leave telling words out of the page title.",
                condition=without_telling_words("page_title"),
            ),
            models.CheckConstraint(
                name="service_welsh_title_tells_nothing",
                violation_error_message="Leave telling words out of the page title in Welsh.",
                condition=without_telling_words("page_title_cy", TELLING_WORDS_IN_WELSH),
            ),
            models.CheckConstraint(
                name="service_force_only_for_police",
                violation_error_message="Only ways to report to the police name a police force.",
                condition=models.Q(police_force__isnull=True) | models.Q(kind="police_reporting"),
            ),
            models.CheckConstraint(
                name="service_kind_known",
                condition=models.Q(
                    kind__in=(
                        "helpline",
                        "children_line",
                        "listening_line",
                        "victim_support",
                        "domestic_abuse",
                        "specialist_line",
                        "referral_centre",
                        "support_centre",
                        "counselling",
                        "adviser",
                        "legal_advice",
                        "health_advice",
                        "directory",
                        "police_reporting",
                    )
                ),
            ),
            models.CheckConstraint(
                name="service_status_known",
                condition=models.Q(status__in=("active", "temporarily closed", "defunct")),
            ),
            models.CheckConstraint(
                name="service_gender_known",
                condition=models.Q(gender__in=("", "everyone", "women", "men")),
            ),
            models.CheckConstraint(
                name="service_self_referral_known",
                condition=models.Q(self_referral__in=("yes", "no", "unknown")),
            ),
            models.CheckConstraint(
                name="service_publication_state_known",
                condition=models.Q(
                    publication_state__in=(
                        "draft",
                        "published",
                        "changed",
                        "withdrawn",
                        "recalled",
                    )
                ),
            ),
        )

    def __str__(self) -> str:
        """The name, as lists in the admin show it."""
        return self.name
