"""When a listing is due, whom we ask, and what the link of an e-mail can do."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from services.directory.answering import (
    LinkEnded,
    LinkUnknown,
    NothingSuggested,
    RecordChanged,
    all_correct,
    shown_by,
    suggest_changes,
)
from services.directory.asking import asks_on, give_back, note_sent, prepare_link
from services.directory.checking import record_check
from services.directory.publishing import current_record, note_changes, publish, withdraw
from services.directory.recalling import recall_number, recall_service
from services.directory.review_dates import stage_on
from services.models import Assurance, ReviewLink, Service, Suggestion
from tests.factories import a_channel, a_service, a_superuser, an_organization

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
TODAY = AT.date()
HALF_A_YEAR = timedelta(days=182)
OFFICE = "office@meadow.example.org"
WEBSITE = Assurance.Method.WEBSITE


def published(*, due=TODAY, office=OFFICE, **fields):
    """Return a published service that is due, whose office has an e-mail address."""
    service = a_service(review_due=due, office_email=office, **fields)
    publish(service=service, by=None, at=AT)
    return service


def asked(service, *, at=AT):
    """Return the token of a link that was e-mailed."""
    [ask] = [ask for ask in asks_on(at.date()) if ask.service == service]
    link, token = prepare_link(ask, at=at)
    note_sent(link, at=at)
    return token


def stages(today):
    """Return what would be asked on a day."""
    return [(ask.service.name, str(ask.stage), ask.email) for ask in asks_on(today)]


@pytest.mark.parametrize(
    ("days_to_go", "stage"),
    [(31, None), (30, "first"), (8, "first"), (7, "reminder"), (0, "reminder"), (-6, "reminder"),
     (-7, "urgent"), (-400, "urgent")],
)  # fmt: skip
def test_an_office_is_asked_a_month_before_a_week_before_and_a_week_after(days_to_go, stage):
    assert stage_on(TODAY, due=TODAY + timedelta(days=days_to_go)) == stage


def test_each_stage_is_asked_once_a_date():
    service = published(due=TODAY + timedelta(days=20))
    asked(service)
    assert stages(TODAY) == []
    later = TODAY + timedelta(days=14)
    assert stages(later) == [("The Meadow", "reminder", OFFICE)]


def test_a_new_date_is_asked_about_again():
    service = published(due=TODAY)
    asked(service)
    Service.objects.update(review_due=TODAY + timedelta(days=1))
    assert stages(TODAY) == [("The Meadow", "reminder", OFFICE)]


def test_the_office_of_the_organization_is_asked_where_the_service_has_none_of_its_own():
    organization = an_organization()
    organization.office_email = "desk@meadow.example.org"
    organization.save()
    published(office="", organization=organization)
    assert stages(TODAY) == [("The Meadow", "reminder", "desk@meadow.example.org")]


def test_nobody_is_asked_about_what_the_public_does_not_see():
    withdraw(service=published(), by=None, at=AT)
    recall_service(service=published(), by=None, at=AT, reason="A shop answers.")
    a_service(review_due=TODAY, office_email=OFFICE)
    assert stages(TODAY) == []


def test_who_has_answered_is_not_asked_again_for_the_same_date():
    service = published(due=TODAY + timedelta(days=7))
    token = asked(service)
    suggest_changes(token=token, seen=1, texts={}, note="We moved.", at=AT)
    assert stages(TODAY + timedelta(days=30)) == []


def test_an_email_that_failed_is_tried_again_and_one_on_its_way_is_not_taken_twice():
    published()
    [ask] = asks_on(TODAY)
    link, _token = prepare_link(ask, at=AT)
    assert prepare_link(ask, at=AT) is None
    give_back(link)
    assert prepare_link(ask, at=AT) is not None


def test_an_email_lost_with_its_run_is_taken_on_after_an_hour():
    published()
    [ask] = asks_on(TODAY)
    prepare_link(ask, at=AT)
    assert prepare_link(ask, at=AT + timedelta(minutes=59)) is None
    assert prepare_link(ask, at=AT + timedelta(minutes=60)) is not None


def test_the_token_is_kept_nowhere():
    token = asked(published())
    assert len(token) >= 43
    assert token not in repr(list(ReviewLink.objects.values()))


def test_all_correct_is_a_check_of_the_public_record_without_a_person():
    service = published(due=TODAY, summary="Listens.")
    Service.objects.update(summary="Shouts.")
    note_changes(service=service, at=AT)
    all_correct(token=asked(service), seen=1, at=AT)
    record = current_record(service)
    assert (record.summary, [check.method for check in record.checks]) == ("Listens.", ["provider"])
    assurance = Assurance.objects.get()
    assert (assurance.checked_by, assurance.link) == (None, ReviewLink.objects.get())


def test_all_correct_vouches_for_no_number_of_the_draft():
    service = published(numbers=["01632 960001"])
    service.channels.update(value="01632 960002")
    all_correct(token=asked(service), seen=1, at=AT)
    publish(service=service, by=None, at=AT)
    record = current_record(service)
    assert (record.channels[0].value, record.is_checked) == ("01632 960002", False)


def test_all_correct_of_what_was_not_looked_at_is_refused_and_leaves_the_link_open():
    service = published()
    token = asked(service)
    Service.objects.update(summary="Shouts.")
    publish(service=service, by=None, at=AT)
    with pytest.raises(RecordChanged):
        all_correct(token=token, seen=1, at=AT)
    assert not Assurance.objects.exists()
    assert shown_by(token, at=AT).number == 2


@pytest.mark.parametrize("answer", [all_correct, partial(suggest_changes, texts={}, note="More.")])
def test_a_link_is_answered_once(answer):
    service = published()
    token = asked(service)
    all_correct(token=token, seen=1, at=AT)
    with pytest.raises(LinkEnded):
        answer(token=token, seen=2, at=AT)
    assert (Assurance.objects.count(), Suggestion.objects.count()) == (1, 0)


def test_an_answer_ends_every_other_link_of_the_listing():
    service = published(due=TODAY + timedelta(days=20))
    first = asked(service)
    later = AT + timedelta(days=14)
    all_correct(token=asked(service, at=later), seen=1, at=later)
    with pytest.raises(LinkEnded):
        shown_by(first, at=later)


def test_a_link_ends_after_thirty_days():
    token = asked(published())
    assert shown_by(token, at=AT + timedelta(days=30, seconds=-1))
    with pytest.raises(LinkEnded):
        shown_by(token, at=AT + timedelta(days=30))


def test_a_link_ends_with_the_listing_and_with_the_office_address():
    gone, moved = published(), published()
    tokens = [asked(gone), asked(moved)]
    withdraw(service=gone, by=None, at=AT)
    Service.objects.filter(pk=moved.pk).update(office_email="new@meadow.example.org")
    for token in tokens:
        with pytest.raises(LinkEnded):
            shown_by(token, at=AT)
        with pytest.raises(LinkEnded):
            all_correct(token=token, seen=1, at=AT)


@pytest.mark.parametrize("token", ["", "x", "\ud800", "x" * 5000])
def test_a_made_up_token_is_unknown(token):
    asked(published())
    with pytest.raises(LinkUnknown):
        shown_by(token, at=AT)


def test_only_what_differs_is_kept_and_nothing_reaches_the_draft():
    service = published(numbers=["01632 960001"])
    key = service.channels.get().pk
    texts = {
        "name": " The  Meadow ",
        "summary": "Listens.",
        f"channel-{key}-value": "01632 960002",
        f"channel-{key}-hours": "",
        "channel-999999-value": "01632 960003",
        "staff_note": "x",
    }
    before = list(Service.objects.values()), list(service.channels.values())
    kept = suggest_changes(token=asked(service), seen=1, texts=texts, note="", at=AT)
    assert kept.changes == {"summary": "Listens.", f"channel-{key}-value": "01632 960002"}
    assert (list(Service.objects.values()), list(service.channels.values())) == before


def test_what_says_the_same_is_no_suggestion():
    service = published()
    token = asked(service)
    with pytest.raises(NothingSuggested):
        suggest_changes(token=token, seen=1, texts={"name": "The Meadow"}, note="", at=AT)
    assert shown_by(token, at=AT)


def test_a_check_moves_the_date_in_the_draft_and_in_public_and_publishes_nothing_else():
    service = published(due=TODAY, summary="Listens.")
    Service.objects.update(summary="Shouts.")
    note_changes(service=service, at=AT)
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    due, record = TODAY + HALF_A_YEAR, current_record(service)
    assert (record.review_due, record.summary) == (due.isoformat(), "Listens.")
    row = Service.objects.get()
    assert (row.review_due, row.summary, row.publication_state) == (due, "Shouts.", "changed")


def test_a_later_date_of_staff_stays():
    later = TODAY + timedelta(days=400)
    service = published(due=later)
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    assert Service.objects.get().review_due == later
    assert current_record(service).review_due == later.isoformat()


def test_a_date_that_is_not_public_yet_does_not_become_so_by_a_check():
    service = published(due=TODAY)
    Service.objects.update(review_due=TODAY + timedelta(days=400))
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    assert current_record(service).review_due == (TODAY + HALF_A_YEAR).isoformat()


def test_checks_of_single_numbers_move_the_date_when_the_last_one_is_checked():
    service = a_service(review_due=TODAY, numbers=["01632 960001", "01632 960002"])
    a_channel(service=service, value="office@example.org", kind="email")
    publish(service=service, by=None, at=AT)
    by, (first, second, _email) = a_superuser(), service.channels.order_by("pk")
    yesterday = TODAY - timedelta(days=1)
    record_check(service=service, method=WEBSITE, on=yesterday, by=by, at=AT, channel=first)
    assert Service.objects.get().review_due == TODAY
    record_check(service=service, method=WEBSITE, on=TODAY, by=by, at=AT, channel=second)
    assert Service.objects.get().review_due == yesterday + HALF_A_YEAR


def test_a_check_after_a_recall_counts_for_what_is_left():
    service = published(numbers=["01632 960001", "01632 960002"])
    recall_number(number="01632 960002", by=None, at=AT, reason="A shop answers.")
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    assert Service.objects.get().review_due == date(2026, 11, 1)


def test_a_check_of_staff_without_a_person_is_refused_by_the_table():
    service = published()
    for method in (WEBSITE, Assurance.Method.PROVIDER):
        with pytest.raises(IntegrityError), transaction.atomic():
            record_check(service=service, method=method, on=TODAY, by=None, at=AT)
