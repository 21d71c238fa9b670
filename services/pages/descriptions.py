"""What search engines show below the title of a page. It names no harm: results stay on screens."""

from django.utils.translation import gettext as _


def home_description() -> str:
    """Of the first page."""
    return _("Numbers to ring now, and people who help near you, anywhere in the UK.")


def forces_description() -> str:
    """Of the list of police forces."""
    return _("Choose your police force to see who helps there. You do not have to ring the police.")


def area_description(heading: str) -> str:
    """Of the page of an area or a force."""
    words = _("%(heading)s: numbers to ring, when they are open, and whom they are for.")
    return words % {"heading": heading}


def service_description(title: str) -> str:
    """Of the page of one service, by its neutral title."""
    words = _("%(title)s: who answers, when, what it costs, and how to get in touch.")
    return words % {"title": title}
