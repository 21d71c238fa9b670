"""People at the staff desk, and what their browser would send."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms import BaseForm, CheckboxInput
from django.test import Client
from django.urls import reverse

from tests.factories import a_person, a_superuser
from tests.second_factors import an_app, show_second_factor


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
    return signed_in(a_person())


def signed_in(user: User, **options: Any) -> Client:
    """A browser in which `user` has signed in, with a second factor."""
    client = Client(**options)
    client.force_login(user)
    show_second_factor(client, an_app(user))
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


def page_of(row):
    """Return the address of a row's page."""
    return reverse(f"admin:services_{row._meta.model_name}_change", args=[row.pk])


def submit(desk, row, **changes):
    """Open the page of a row, change some of what it sends, and send it."""
    sent = form_data(desk.get(page_of(row))) | changes
    return desk.post(page_of(row), {key: value for key, value in sent.items() if value is not None})


def errors(response):
    """Return every message of the form that came back, by field."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = inline.formset.non_form_errors()
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): told for name, told in form.errors.items()}
    return {name: list(told) for name, told in found.items()}
