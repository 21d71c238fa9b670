"""`manage.py disable_unused_accounts`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from tests.factories import a_person, an_administrator, an_editor, an_organization

pytestmark = pytest.mark.django_db


def seen(person, days):
    """Make the last sign-in of somebody so many days old; None is never, and long ago invited."""
    now = timezone.now()
    long_ago = now - timedelta(days=400)
    User.objects.filter(pk=person.pk).update(
        date_joined=long_ago, last_login=None if days is None else now - timedelta(days=days)
    )
    return person


def run(**options):
    """Run the command and return its lines."""
    out = StringIO()
    call_command("disable_unused_accounts", stdout=out, **options)
    return out.getvalue().splitlines()


def active():
    """The names of those whose accounts are open."""
    return set(User.objects.filter(is_active=True).values_list("username", flat=True))


@pytest.mark.parametrize(("days", "open_still"), [(179, True), (181, False), (None, False)])
def test_an_account_is_shut_after_180_days_without_a_sign_in(days, open_still):
    seen(an_administrator(name="keeper"), 1)
    seen(an_editor(an_organization(), name="editor"), days)
    run()
    assert ("editor" in active()) is open_still


def test_somebody_invited_a_short_while_ago_is_kept():
    an_administrator()
    a_person(name="new")
    run()
    assert "new" in active()


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_last_administrator_is_kept_and_said_so(dry_run):
    seen(an_administrator(name="first"), 300)
    seen(an_administrator(name="second"), 300)
    lines = run(dry_run=dry_run)
    assert [line.partition(",")[0] for line in lines[:2]] == ["disabled first", "kept second"]
    assert active() == ({"first", "second"} if dry_run else {"second"})


def test_it_is_recorded():
    seen(an_administrator(), 1)
    person = seen(an_editor(an_organization()), 300)
    run()
    line = LogEntry.objects.get(object_id=str(person.pk))
    assert line.change_message == "Disabled: not signed in for 180 days."
