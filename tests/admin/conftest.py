"""People at the staff desk, and what their browser would send."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms import BaseForm, CheckboxInput
from django.test import Client

from tests.factories import a_member_of_staff, a_superuser


@pytest.fixture
def superuser(db) -> User:
    """Somebody who may do everything."""
    return a_superuser()


@pytest.fixture
def desk(superuser) -> Client:
    """The browser of the superuser."""
    return signed_in(superuser)


@pytest.fixture
def stranger(db) -> Client:
    """The browser of a member of staff without a single permission."""
    return signed_in(a_member_of_staff())


def signed_in(user: User) -> Client:
    """A browser in which `user` has signed in."""
    client = Client()
    client.force_login(user)
    return client


def form_data(response: Any) -> dict[str, Any]:
    """What the browser would send if the form of an admin page were submitted as it stands."""
    sent: dict[str, Any] = {}
    context = response.context
    forms: list[BaseForm] = [context["adminform"].form] if "adminform" in context else []
    for inline in context.get("inline_admin_formsets", []):
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms or [context["form"]]:
        for bound in form:
            value = bound.value()
            widget = bound.field.widget
            if isinstance(value, list | tuple):
                sent[bound.html_name] = [getattr(item, "pk", item) for item in value]
            elif isinstance(widget, CheckboxInput):
                sent |= {bound.html_name: "on"} if value else {}
            elif value is not None:
                written = widget.format_value(value)
                sent[bound.html_name] = "" if written in (None, [""]) else written
    return sent
