"""The page about the format says what the code does."""

import re
from pathlib import Path

import pytest

from services.directory.tabular.columns import (
    CAPACITIES,
    CHANNEL_PARTS,
    FIELDS,
    FOR_READING,
    IDENTITY,
    NO_PLACE,
    RELATED,
    SERVICE_COLUMNS,
    written_columns,
)
from services.directory.tabular.rows import RELATED_COLUMNS
from services.models import Capacity, ContactChannel, HandOff, Service

PAGE = (Path(__file__).resolve().parents[2] / "docs/listing-format.md").read_text()
KEPT_ELSEWHERE = {"id", "organization", "police_force", "terms", "slug"}
NOT_IN_A_FILE = {"publication_state", "starter_key", "changed_at", "changed_by", "welsh_read_mark"}
KNOWN_BY_CHOICES = {
    "service_kind_known",
    "service_status_known",
    "service_gender_known",
    "service_self_referral_known",
    "service_publication_state_known",
    "channel_kind_known",
    "channel_audience_known",
    "channel_bank_holidays_known",
    "channel_answers_known",
    "channel_answered_by_known",
    "channel_hours_known",
    "capacity_strand_known",
    "capacity_state_known",
}
KNOWN_BY_FIELDS = {
    "service_slug_tells_nothing",
    "service_title_tells_nothing",
    "service_welsh_title_tells_nothing",
    "channel_has_a_value",
}
KNOWN_BY_ROWS = {
    "service_ages_in_order",
    "service_force_only_for_police",
    "channel_once_a_service",
    "capacity_once_a_strand",
    "capacity_weeks_only_when_waiting",
    "hand_off_once",
    "hand_off_to_another_service",
}


@pytest.mark.parametrize(
    "column", [*IDENTITY, *FIELDS, *RELATED, *CAPACITIES, *CHANNEL_PARTS], ids=lambda c: c.name
)
def test_a_column_is_on_the_page_with_its_meaning_and_names(column):
    names = ", ".join(f"`{alias}`" for alias in column.aliases)
    assert f"| `{column.name}` | {column.meaning} | {names} |" in PAGE


def test_the_page_tells_of_no_other_column():
    told = re.findall(r"^\| `([^`]+)` \|", PAGE, re.M)
    known = [column.name for column in (*SERVICE_COLUMNS, *CHANNEL_PARTS)]
    assert sorted(told) == sorted(known)


@pytest.mark.parametrize("name", [*NO_PLACE, *(column.name for column in FOR_READING)])
def test_a_column_that_is_not_read_is_on_the_page(name):
    assert f"`{name}`" in PAGE


def test_every_field_of_a_service_has_a_column_or_a_reason():
    fields = {field.name for field in (*Service._meta.fields, *Service._meta.many_to_many)}
    columns = {column.name for column in FIELDS}
    assert fields - columns == KEPT_ELSEWHERE | NOT_IN_A_FILE


def test_every_field_of_a_channel_has_a_column_or_a_reason():
    fields = {field.name for field in ContactChannel._meta.fields}
    without = {"id", "service", "position", "bank_holidays", "value_by"}
    assert fields - {part.name for part in CHANNEL_PARTS} == without


def test_every_related_column_has_its_reader():
    assert {column.name for column in RELATED} <= {*RELATED_COLUMNS}


def test_a_new_constraint_must_be_thought_of():
    models = (Service, ContactChannel, Capacity, HandOff)
    named = {rule.name for model in models for rule in model._meta.constraints}
    assert named == KNOWN_BY_CHOICES | KNOWN_BY_FIELDS | KNOWN_BY_ROWS


def test_an_export_of_the_most_channels_may_be_brought_back():
    assert len(written_columns(50)) <= 1_200
