"""Words that services are found by."""

from django.db import models


class TaxonomyTerm(models.Model):
    """One word of a controlled vocabulary (HSDS `taxonomy_term`)."""

    class Vocabulary(models.TextChoices):
        """Which question the word answers."""

        OFFER = "offer", "What it offers"
        NEED = "need", "What it helps with"
        AUDIENCE = "audience", "Who it is for"

    vocabulary = models.CharField(max_length=8, choices=Vocabulary)
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)

    class Meta:
        ordering = ("vocabulary", "name")
        constraints = (
            models.UniqueConstraint(fields=("vocabulary", "code"), name="term_code_unique"),
            models.CheckConstraint(
                name="term_vocabulary_known",
                condition=models.Q(vocabulary__in=("offer", "need", "audience")),
            ),
        )

    def __str__(self) -> str:
        """The question and the word."""
        return f"{self.get_vocabulary_display()}: {self.name}"
