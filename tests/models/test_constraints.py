"""Each named constraint of the database, proven by one row that it alone refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from services.models import (
    Area,
    Assurance,
    BankHoliday,
    Capacity,
    ContactChannel,
    Editing,
    HandOff,
    HeldForm,
    InterpreterSentence,
    LinkCheck,
    Location,
    Membership,
    Publication,
    PublicationCounter,
    Recall,
    ReviewLink,
    Schedule,
    ScheduleException,
    Service,
    ServiceAtLocation,
    Submission,
    Suggestion,
    TaxonomyTerm,
)
from tests.factories import (
    a_channel,
    a_hand_off,
    a_location,
    a_person,
    a_service,
    a_superuser,
    a_term,
    an_organization,
    the_uk,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
DAY, LATER = date(2026, 5, 3), date(2026, 5, 4)


def area(**fields):
    """Return an area that may be added, with `fields` in place of its own."""
    given = {"code": "X99999999", "kind": "district", "name": "Meadowshire", "slug": "meadowshire"}
    return Area(**(given | {"parent": the_uk()} | fields))


def service(**fields):
    """Return a service that may be added, with `fields` in place of its own."""
    given = {"name": "The Meadow", "page_title": "The Meadow", "slug": "meadow", "kind": "adviser"}
    return Service(**(given | {"organization": an_organization()} | fields))


def channel(**fields):
    """Return a channel that may be added, with `fields` in place of its own."""
    return ContactChannel(**({"service": a_service(numbers=[]), "value": "101"} | fields))


def schedule(**fields):
    """Return a weekly opening that may be added, with `fields` in place of its own."""
    given = {"weekday": 0, "opens_at": "09:00", "closes_at": "17:00"}
    return Schedule(**({"channel": a_channel(service=a_service(numbers=[]))} | given | fields))


def exception(**fields):
    """Return a dated exception that may be added, with `fields` in place of its own."""
    given = {"first_day": DAY, "last_day": LATER}
    return ScheduleException(
        **({"channel": a_channel(service=a_service(numbers=[]))} | given | fields)
    )


def publication(**fields):
    """Return a publication that may be added, with `fields` in place of its own."""
    given = {"number": 1, "sequence": 1, "action": "publish", "format_version": 1, "record": {}}
    return Publication(**({"service": a_service(), "published_at": AT} | given | fields))


def recall(**fields):
    """Return a recall of a number that may be added, with `fields` in place of its own."""
    return Recall(**({"number": "01632960001", "reason": "Wrong.", "recalled_at": AT} | fields))


def assurance(**fields):
    """Return a check that may be added, with `fields` in place of its own."""
    given = {"method": "website", "checked_on": DAY}
    return Assurance(**({"service": a_service(), "checked_by": a_superuser()} | given | fields))


def capacity(**fields):
    """Return a capacity that may be added, with `fields` in place of its own."""
    given = {"strand": "adviser", "state": "waiting", "weeks": 4, "as_of": DAY}
    return Capacity(**({"service": a_service()} | given | fields))


def bank_holiday(**fields):
    """Return a proclaimed day that may be added, with `fields` in place of its own."""
    return BankHoliday(**({"day": DAY, "title": "A proclaimed day"} | fields))


def sentence(**fields):
    """Return an unconfirmed sentence that may be added, with `fields` in place of its own."""
    given = {"language": "pl", "own_name": "Polski", "english_name": "Polish", "sentence": "Z."}
    return InterpreterSentence(**(given | fields))


def review_link(**fields):
    """Return an e-mailed link that may be added, with `fields` in place of its own."""
    given = {"stage": "first", "due": DAY, "sent_to": "office@example.org", "mark": "0" * 64}
    return ReviewLink(**({"service": a_service(), "expires_at": AT} | given | fields))


def suggestion(**fields):
    """Return a reader's report that may be added, with `fields` in place of its own."""
    given = {"source": "public", "topic": "closed", "received_at": AT}
    return Suggestion(**({"service": a_service()} | given | fields))


def membership(**fields):
    """Return a role that may be added, with `fields` in place of its own."""
    given = {"role": "editor", "user": a_person()}
    if "organization" not in fields:
        given["organization"] = an_organization()
    return Membership(**(given | fields))


def submission(**fields):
    """Return a request that may be added, with `fields` in place of its own."""
    given = {"submitted_by": a_person(), "submitted_at": AT}
    return Submission(**({"service": a_service()} | given | fields))


def link_check(**fields):
    """Return a look at a link that may be added, with `fields` in place of its own."""
    return LinkCheck(**({"url": "https://example.org/", "checked_at": AT} | fields))


def saved(row):
    """Add the row and return it."""
    row.save()
    return row


def again(row, **fields):
    """Return a second row that says what the saved `row` says, with `fields` of its own."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    columns.pop(row._meta.pk.attname)
    return type(row)(**(columns | fields))


def second_hand_off():
    """Return a hand-off that stands already."""
    return again(a_hand_off(service=a_service(), to=a_service()))


def hand_off_to_itself():
    """Return a hand-off that leads in a circle."""
    row = a_service()
    return HandOff(service=row, who="people under 16", to_service=row)


def second_recall_of_a_service():
    """Return a recall of a service that is recalled."""
    return again(saved(recall(service=a_service(), number="")))


REFUSED: dict[str, Callable[[], models.Model]] = {
    "area_slug_unique_in_kind": lambda: again(saved(area()), code="X99999998"),
    "area_kind_known": lambda: area(kind="parish"),
    "area_only_the_uk_has_no_parent": lambda: area(parent=None),
    "service_ages_in_order": lambda: service(age_from=18, age_to=16),
    "service_slug_tells_nothing": lambda: service(slug="Meadow-Abuse-line"),
    "service_title_tells_nothing": lambda: service(page_title="Crisis line"),
    "service_welsh_title_tells_nothing": lambda: service(page_title_cy="Llinell gam-drin"),
    "service_force_only_for_police": lambda: service(police_force=a_force()),
    "service_kind_known": lambda: service(kind="shop"),
    "service_status_known": lambda: service(status="gone"),
    "service_gender_known": lambda: service(gender="some"),
    "service_self_referral_known": lambda: service(self_referral="perhaps"),
    "channel_audience_known": lambda: channel(audience="nobody"),
    "channel_bank_holidays_known": lambda: channel(bank_holidays="perhaps"),
    "channel_answers_known": lambda: channel(rings_back="perhaps"),
    "capacity_strand_known": lambda: capacity(strand="dancing"),
    "capacity_state_known": lambda: capacity(state="perhaps", weeks=None),
    "assurance_method_known": lambda: assurance(method="guessed"),
    "publication_action_known": lambda: publication(action="sing"),
    "service_publication_state_known": lambda: service(publication_state="lost"),
    "service_area_once": lambda: again(a_service().areas.get()),
    "service_at_place_once": lambda: again(place_of_a_service()),
    "location_visibility_known": lambda: Location(name="Mill", address_visibility=""),
    "channel_once_a_service": lambda: again(saved(channel())),
    "channel_has_a_value": lambda: channel(value=""),
    "channel_kind_known": lambda: channel(kind="pigeon"),
    "channel_hours_known": lambda: channel(hours="maybe"),
    "schedule_opens_once": lambda: again(saved(schedule()), closes_at="18:00"),
    "schedule_opens_once_in_a_season": lambda: again(
        saved(schedule(valid_from=DAY)), closes_at="18:00"
    ),
    "schedule_weekday_known": lambda: schedule(weekday=8),
    "schedule_same_time_only_at_midnight": lambda: schedule(closes_at="09:00"),
    "schedule_validity_in_order": lambda: schedule(valid_from=LATER, valid_to=DAY),
    "exception_days_in_order": lambda: exception(first_day=LATER, last_day=DAY),
    "exception_closed_or_both_times": lambda: exception(opens_at="09:00"),
    "schedule_nth_known": lambda: schedule(nth=6),
    "schedule_bank_holidays_every_time": lambda: schedule(weekday=7, nth=1),
    "exception_repeats_known": lambda: exception(repeats="daily"),
    "exception_easter_is_one_day": lambda: exception(repeats="easter"),
    "exception_same_time_only_at_midnight": lambda: exception(opens_at="09:00", closes_at="09:00"),
    "bank_holiday_somewhere": lambda: bank_holiday(
        england_and_wales=False, scotland=False, northern_ireland=False
    ),
    "interpreter_sentence_confirmed_by_somebody": lambda: sentence(confirmed_by="A speaker"),
    "interpreter_sentence_direction_known": lambda: sentence(direction="up"),
    "hand_off_once": second_hand_off,
    "hand_off_to_another_service": hand_off_to_itself,
    "capacity_once_a_strand": lambda: again(saved(capacity())),
    "capacity_weeks_only_when_waiting": lambda: capacity(state="closed"),
    "assurance_by_staff_has_a_date": lambda: assurance(checked_on=None),
    "assurance_by_staff_has_a_person": lambda: assurance(checked_by=None),
    "channel_answered_by_known": lambda: channel(answered_by="nobody"),
    "membership_has_its_scope": lambda: membership(organization=None),
    "membership_once_an_organization": lambda: again(saved(membership())),
    "membership_once_an_area": lambda: again(
        saved(membership(role="reviewer", organization=None, area=the_uk()))
    ),
    "membership_administrator_once": lambda: again(
        saved(membership(role="administrator", organization=None))
    ),
    "submission_waits_once": lambda: again(saved(submission())),
    "submission_decision_known": lambda: submission(
        decision="perhaps", decided_at=AT, decided_by=a_person()
    ),
    "submission_decided_whole": lambda: submission(decision="published"),
    "link_check_fault_has_a_date": lambda: link_check(fault="Gone"),
    "editing_once_a_person": lambda: again(
        saved(Editing(service=a_service(), user=a_person(), seen_at=AT))
    ),
    "held_form_token_once": lambda: again(
        saved(HeldForm(user=a_person(), token="t" * 32, sealed="s", held_at=AT))
    ),
    "review_link_stage_known": lambda: review_link(stage="last"),
    "review_link_answered_whole": lambda: review_link(answer="changes"),
    "review_link_once_a_stage": lambda: again(saved(review_link()), mark="1" * 64),
    "suggestion_source_known": lambda: suggestion(source="nobody"),
    "suggestion_topic_known": lambda: suggestion(topic="weather"),
    "suggestion_of_a_provider_has_a_link": lambda: suggestion(source="provider"),
    "suggestion_called_back_whole": lambda: suggestion(called_back_at=AT),
    "suggestion_decision_known": lambda: suggestion(
        decision="perhaps", decided_at=AT, decided_by=a_superuser()
    ),
    "suggestion_decided_whole": lambda: suggestion(decision="taken", decided_at=AT),
    "publication_has_one_subject": lambda: publication(reference="areas"),
    "publication_number_once_a_service": lambda: again(saved(publication()), sequence=2),
    "publication_number_once_a_reference": lambda: again(
        saved(publication(service=None, reference="areas")), sequence=2
    ),
    "publication_withdrawal_has_no_record": lambda: publication(action="withdraw"),
    "counter_is_one_row": lambda: PublicationCounter(id=2),
    "recall_of_a_service_or_a_number": lambda: recall(number=""),
    "recall_number_stands_once": lambda: again(saved(recall())),
    "recall_service_stands_once": second_recall_of_a_service,
    "term_code_unique": lambda: again(a_term()),
    "term_vocabulary_known": lambda: TaxonomyTerm(vocabulary="colour", code="red", name="Red"),
}

ACCEPTED = [area, service, channel, schedule, exception, publication, recall, assurance, capacity,
            bank_holiday, review_link, suggestion, membership, submission,
            link_check]  # fmt: skip


def a_force():
    """Return a police force."""
    return apps.get_model("services", "PoliceForce").objects.create(
        slug="meadow-police", official_name="Meadow Police", short_name="Meadow"
    )


def place_of_a_service():
    """Return the link between a service and a place."""
    row = a_service()
    a_location(service=row)
    return ServiceAtLocation.objects.get(service=row)


def constraints():
    """Return every constraint of our tables by its name."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config("services").get_models()
        for constraint in model._meta.constraints
    }


def complaints(row):
    """Return the names of the constraints that `row` breaks, by Django's reading of them."""
    found = []
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError:
            found.append(constraint.name)
    return found


def test_every_constraint_is_proven_here():
    assert sorted(REFUSED) == sorted(constraints())


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_a_row_that_breaks_this_constraint_alone(name):
    row = REFUSED[name]()
    assert complaints(row) == [name]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("make", ACCEPTED)
def test_the_database_takes_the_row_that_the_refused_ones_differ_from(make):
    assert saved(make()).pk


def test_a_recall_that_was_lifted_may_stand_again():
    lifted = saved(recall(lifted_at=AT))
    assert saved(again(lifted, lifted_at=None)).pk


def test_two_withdrawn_numbers_of_two_services_may_be_the_same():
    assert saved(publication()).number == saved(publication(sequence=2)).number
