"""Asking the finder as its form does."""

from typing import Any

from django.test import Client

FORM = "application/x-www-form-urlencoded"


def ask(site: Client, place: str = "", **choices: str) -> Any:
    """Post the form; `who` is the field "for", which Python keeps for itself."""
    fields = {"place": place} | choices
    if "who" in fields:
        fields["for"] = fields.pop("who")
    return site.post("/find/", fields)


def answer(site: Client, place: str = "", **choices: str) -> str:
    """The page of the answer, as text."""
    return site.get(ask(site, place, **choices)["Location"]).content.decode()
