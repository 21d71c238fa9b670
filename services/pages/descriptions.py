"""What search engines show of a page: its description, and a title where the heading is not one.

It names no harm: results stay on screens.
"""

from django.utils.translation import gettext as _


def home_description() -> str:
    """Of the first page."""
    return _("Numbers to ring now, and people who help near you, anywhere in the UK.")


def forces_description() -> str:
    """Of the list of police forces."""
    return _("Choose your police force to see who helps there. You do not have to ring the police.")


def transport_police_title(name: str) -> str:
    """The title of the page of the force on trains: its name alone is that of its own listing."""
    return _("Trains and stations: %(force)s") % {"force": name}


def safety_description() -> str:
    """Of the page about traces."""
    return _("What a phone, a browser and a bill may show of a visit here, and how to leave less.")


def privacy_description() -> str:
    """Of the page about what is kept."""
    return _("What this site keeps of a visit, what it never asks, and how that is tested.")


def about_description() -> str:
    """Of the page about the listings."""
    return _("How we check numbers and hours, how fresh they are, and what our words mean.")


def area_description(heading: str) -> str:
    """Of the page of an area or a force."""
    words = _("%(heading)s: numbers to ring, when they are open, and whom they are for.")
    return words % {"heading": heading}


def service_description(title: str) -> str:
    """Of the page of one service, by its neutral title."""
    words = _("%(title)s: who answers, when, what it costs, and how to get in touch.")
    return words % {"title": title}
