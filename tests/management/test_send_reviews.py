"""`send_reviews` and `forget_reports`, as a nightly job runs them."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

from services import snapshot
from services.directory.checking import record_check
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_service
from services.models import Assurance, ReviewLink, Service, Suggestion
from tests.factories import a_service, a_superuser

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
TODAY = AT.date()
OFFICE = "office@meadow.example.org"
TELLING = ("rape", "sexual", "abuse", "assault", "crisis")


@pytest.fixture(autouse=True)
def noon(time_machine):
    """Let it be noon on 3 May 2026, until a test moves on."""
    time_machine.move_to(AT, tick=False)


def due(days=7, office=OFFICE, **fields):
    """Return a published service that is due in so many days."""
    service = a_service(review_due=TODAY + timedelta(days=days), office_email=office, **fields)
    publish(service=service, by=None, at=AT)
    return service


def sent(*options, status=0):
    """Run the command and return its lines."""
    out, ended = StringIO(), 0
    try:
        call_command("send_reviews", *options, stdout=out)
    except SystemExit as end:
        ended = end.code
    assert ended == status
    return out.getvalue().splitlines()


def summary(sent=0, failed=0, without=0, undated=0):
    """Return the line of sums."""
    return (
        f"sent {sent}, failed {failed}, without e-mail {without}, without a review date {undated}"
    )


def test_an_office_gets_one_email_a_stage_however_often_the_job_runs(time_machine):
    due(30)
    first = [sent()[-1], sent()[-1]]
    for days in (23, 14):
        time_machine.shift(timedelta(days=days))
        first += [sent()[-1], sent()[-1]]
    assert first == [summary(1), summary(0)] * 3
    assert [message.to for message in mail.outbox] == [[OFFICE]] * 3
    assert list(ReviewLink.objects.order_by("pk").values_list("stage", flat=True)) == [
        "first",
        "reminder",
        "urgent",
    ]


def test_the_subject_and_the_words_tell_nothing(settings):
    settings.BASE_URL = "https://help.example.org"
    due(30, name="Meadow Rape Crisis", page_title="The Meadow")
    sent()
    [message] = mail.outbox
    assert message.subject == "The Meadow: please look over what we say"
    text = (message.subject + message.body).lower()
    assert [word for word in TELLING if word in text] == []
    assert message.body.count("https://help.example.org/listing-check/") == 1
    assert message.content_subtype == "plain"


def test_the_link_of_the_email_shows_the_listing(client, monkeypatch):
    due(30)
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    sent()
    [address] = re.findall(r"http://[^ \n]+/(listing-check/[\w-]{43}/)", mail.outbox[0].body)
    service = Service.objects.get()
    assert service.name in client.get(f"/{address}").content.decode()


def test_a_check_that_moved_the_date_is_followed_by_silence():
    service = due(-7)
    record_check(
        service=service, method=Assurance.Method.WEBSITE, on=TODAY, by=a_superuser(), at=AT
    )
    assert (sent()[-1], mail.outbox) == (summary(0), [])


def test_a_recalled_listing_is_not_asked_about():
    recall_service(service=due(), by=None, at=AT, reason="A shop answers.")
    assert sent() == [summary(0)]


def test_a_listing_without_an_email_is_told_so_that_staff_ring():
    due(office="", slug="meadow")
    lines = ["ring them: meadow (reminder, due 2026-05-10): no office e-mail is known"]
    assert sent() == [*lines, summary(without=1)]
    assert sent() == [*lines, summary(without=1)]


def test_one_email_that_fails_stops_no_other_and_is_tried_again(monkeypatch):
    due(slug="meadow", office="gone@meadow.example.org")
    due(slug="orchard")
    send = EmailMessage.send

    def refuse(message, *args, **named):
        if message.to == ["gone@meadow.example.org"]:
            raise SMTPRecipientsRefused({})
        return send(message, *args, **named)

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert sent(status=1)[-1] == summary(1, failed=1)
    assert [message.to for message in mail.outbox] == [[OFFICE]]
    monkeypatch.undo()
    assert sent()[-1] == summary(1)


def test_a_dry_run_says_what_it_would_and_sends_and_marks_nothing():
    due(slug="meadow")
    assert sent("--dry-run") == [
        "would send: meadow (reminder, due 2026-05-10)",
        "would send 1, failed 0, without e-mail 0, without a review date 0",
    ]
    assert (mail.outbox, ReviewLink.objects.count()) == ([], 0)


def test_without_a_mail_server_nothing_is_marked_as_sent(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    due()
    with pytest.raises(CommandError, match="EMAIL_URL"):
        call_command("send_reviews")
    assert not ReviewLink.objects.exists()


def test_the_output_holds_no_address_and_no_link():
    due()
    lines = "\n".join(sent())
    assert ("@" in lines, "listing-check" in lines) == (False, False)


def test_safety_12_reports_are_deleted_ninety_days_after_they_were_dealt_with():
    service, by = a_service(), a_superuser()
    kept = {"service": service, "source": "public", "topic": "closed", "received_at": AT}

    def dealt_with(days, **fields):
        at = AT - timedelta(days=days)
        decided = {"decision": "taken", "decided_by": by, "decided_at": at}
        return Suggestion.objects.create(**kept, **decided, **fields)

    waiting = Suggestion.objects.create(**kept | {"received_at": AT - timedelta(days=900)})
    recent = dealt_with(89)
    dealt_with(90, note="old")
    dealt_with(91, note="older")
    out = StringIO()
    call_command("forget_reports", stdout=out)
    assert out.getvalue() == "forgot 2 reports\n"
    assert set(Suggestion.objects.all()) == {waiting, recent}
