"""What a listing says in sentences, each beside the same in Welsh."""

from django.db import models


class ServiceWords(models.Model):
    """The sentences of a service. The Welsh twin of a column has its name with `_cy`."""

    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    summary = models.CharField(
        max_length=300, help_text="What it does, in one plain sentence.", blank=True
    )
    summary_cy = models.CharField("summary in Welsh", max_length=300, blank=True)
    who_for = models.CharField("who it is for", max_length=300, blank=True)
    who_for_cy = models.CharField("who it is for, in Welsh", max_length=300, blank=True)
    not_for = models.CharField(
        "who it cannot help",
        max_length=300,
        blank=True,
        help_text="In its own words. Say below where those people can go instead.",
    )
    not_for_cy = models.CharField("who it cannot help, in Welsh", max_length=300, blank=True)
    how_to_refer = models.CharField("how to get in touch", max_length=500, blank=True)
    how_to_refer_cy = models.CharField("how to get in touch, in Welsh", max_length=500, blank=True)
    what_happens = models.CharField(
        "what happens when you ring",
        max_length=500,
        blank=True,
        help_text="Who says what first, what they ask, what you need not tell. "
        "Blank shows “we do not know yet”.",
    )
    what_happens_cy = models.CharField(
        "what happens when you ring, in Welsh", max_length=500, blank=True
    )
    privacy_note = models.CharField(
        "what it passes on", max_length=500, blank=True, help_text="Blank shows “ask them”."
    )
    privacy_note_cy = models.CharField("what it passes on, in Welsh", max_length=500, blank=True)
    access_note = models.CharField(max_length=500, blank=True)
    access_note_cy = models.CharField("access note in Welsh", max_length=500, blank=True)
    welsh_read_mark = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The mark of the Welsh words that a Welsh speaker has read; others are not read.",
    )

    class Meta:
        abstract = True
