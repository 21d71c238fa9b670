"""The columns of a file of listings, in order, with the HSDS tabular names that mean the same.

`docs/listing-format.md` shows this table; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.models import Capacity

MOST_CHANNELS = 50
"""Groups of channel columns in one file."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what stands in it, and other names that a file may give it."""

    name: str
    meaning: str
    aliases: tuple[str, ...] = ()


IDENTITY = (
    Column("id", "Our key of the service. Empty for a new one."),
    Column("slug", "The last part of its address. Finds the service where there is no id."),
    Column(
        "organization",
        "The key of the organization, or its name where only one has it.",
        ("organization_id", "organization.id", "organization.name", "organization_name"),
    ),
)
FIELDS = (
    Column("name", "Its name.", ("service_name",)),
    Column("name_cy", "Its name in Welsh."),
    Column("page_title", "What the browser tab says. A new listing without it takes its name."),
    Column("page_title_cy", "The same in Welsh. Empty: the English one is shown."),
    Column("kind", "What it mainly is: one of the codes below."),
    Column("status", "Whether it exists: active, temporarily closed or defunct."),
    Column("summary", "What it does, in one plain sentence.", ("description",)),
    Column("summary_cy", "The same in Welsh."),
    Column("website", "Its website.", ("url",)),
    Column("who_for", "Who it is for, in its own words.", ("eligibility_description",)),
    Column("who_for_cy", "The same in Welsh."),
    Column("not_for", "Who it cannot help, in its own words."),
    Column("not_for_cy", "The same in Welsh."),
    Column("gender", "Whom it serves: everyone, women or men. Empty: not known."),
    Column("age_from", "The youngest age, a whole number.", ("minimum_age",)),
    Column("age_to", "The oldest age, a whole number.", ("maximum_age",)),
    Column("accepts_outside", "Takes people from outside its area: yes or no. Empty: not known."),
    Column("self_referral", "Can be turned to without a referral: yes, no or unknown."),
    Column("self_referral_age_from", "The youngest age for that."),
    Column("how_to_refer", "How to get in touch.", ("application_process",)),
    Column("how_to_refer_cy", "The same in Welsh."),
    Column("what_happens", "What happens when somebody rings. Empty: not known."),
    Column("what_happens_cy", "The same in Welsh."),
    Column("privacy_note", "What it passes on."),
    Column("privacy_note_cy", "The same in Welsh."),
    Column("access_note", "Getting there and in."),
    Column("access_note_cy", "The same in Welsh."),
    Column("languages", "With commas between.", ("language", "languages.name")),
    Column("easy_read_url", "A link to Easy Read."),
    Column("bsl_url", "A link to a BSL video about it."),
    Column("audio_url", "A link to audio."),
    Column("run_by_police", "yes or no."),
    Column("is_national_line", "yes or no."),
    Column("sources", "Where the facts come from. Staff only."),
    Column("staff_note", "Never shown to the public."),
    Column("office_email", "The office, not the public.", ("contact_email",)),
    Column("review_due", "A date: 2026-12-31 or 31/12/2026."),
)
RELATED = (
    Column("police_force", "The slug of a police force, for ways to report only."),
    Column("offers", "Codes of what it offers, with commas between."),
    Column("needs", "Codes of what it helps with, with commas between."),
    Column("audiences", "Codes of who it is for, with commas between."),
    Column(
        "areas",
        "ONS codes of the areas it covers, with commas between. Names that only one area has do.",
        ("service_area", "service_areas", "service_area.name", "service_areas.name"),
    ),
    Column(
        "hand_offs",
        "Who it cannot help, in English and Welsh, and who can: "
        "`people under 16 = pobl dan 16 -> childline; ...`.",
    ),
)
CAPACITY_PARTS = {
    "state": "accepting, waiting or closed. Empty: nothing is said.",
    "weeks": "Weeks to wait, where there is a waiting list.",
    "as_of": "The date it was true.",
}
CAPACITIES = tuple(
    Column(f"capacity_{strand}_{part}", meaning)
    for strand in Capacity.Strand.values
    for part, meaning in CAPACITY_PARTS.items()
)
CHANNEL_PARTS = (
    Column("kind", "phone, textphone, sms, webchat, email, online_form or bsl_video.", ("type",)),
    Column("value", "The number, address or link.", ("number",)),
    Column("label", "What it is called.", ("description",)),
    Column("label_cy", "The same in Welsh."),
    Column("audience", "public or professionals."),
    Column("hours", "In words: Mon to Fri 9am-5pm, closed bank holidays. Empty: not known."),
    Column("cost", "What it costs. Empty: not known."),
    Column("cost_cy", "The same in Welsh."),
    Column("who_answers", "Who answers."),
    Column("who_answers_cy", "The same in Welsh."),
    Column("answered_by", "women, either or choice. Empty: not known."),
    Column("languages", "Beside English, with commas between.", ("language",)),
    Column("on_bill", "Shows on a phone bill: yes, no or unknown."),
    Column("rings_back", "May ring you back: yes, no or unknown."),
    Column("leaves_messages", "May leave a message: yes, no or unknown."),
    Column("stays_on_phone", "The thread stays on the phone: yes, no or unknown."),
    Column("text_relay", "Can be reached with 18001: yes, no or unknown."),
    Column("note", "Anything else that the public should know."),
    Column("note_cy", "The same in Welsh."),
)
FOR_READING = (
    Column("publication_state", "What the public sees of it. An import never reads this."),
    Column("last_modified", "An import never reads this."),
)
NO_PLACE = (
    "alternate_name",
    "email",
    "program_id",
    "interpretation_services",
    "fees_description",
    "fees",
    "wait_time",
    "accreditations",
    "licenses",
    "alert",
    "assured_date",
    "assurer_email",
)
"""HSDS columns that we have no place for: refused where something stands in one."""

SERVICE_COLUMNS = (*IDENTITY, *FIELDS, *RELATED, *CAPACITIES)
PLAIN_FIELDS = frozenset(column.name for column in FIELDS)
VOCABULARIES = {"offers": "offer", "needs": "need", "audiences": "audience"}


def channel_column(number: int, part: str) -> str:
    """The name of one column of a group."""
    return f"channel_{number}_{part}"


def written_columns(channels: int) -> list[str]:
    """The columns of an export in which a service has at most so many channels."""
    groups = [
        channel_column(number, part.name)
        for number in range(1, channels + 1)
        for part in CHANNEL_PARTS
    ]
    return [column.name for column in (*SERVICE_COLUMNS, *FOR_READING[:1])] + groups
