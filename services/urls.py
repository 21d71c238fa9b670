"""The route table of the public site: each address in English, and below a language's prefix."""

from django.urls import URLPattern, URLResolver, path

from services.geography import AreaKind
from services.web import (
    advisers,
    browsing,
    finding,
    listing_check,
    mistakes,
    pocket_card,
    reading,
    style_guide,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", finding.home, name="home"),
    # Without its slash it would be led on, and lose what was sent. The last of a name is its link.
    path("find", finding.find, name="find"),
    path("find/", finding.find, name="find"),
    path("help/<str:token>/", finding.answer, name="answer"),
    path("police-forces/", browsing.forces, name="forces"),
    path("police-forces/<str:slug>/", browsing.force, name="force"),
    path("districts/<str:slug>/", browsing.area(AreaKind.DISTRICT), name="district"),
    path("counties/<str:slug>/", browsing.area(AreaKind.COUNTY), name="county"),
    path("regions/<str:slug>/", browsing.area(AreaKind.REGION, AreaKind.NATION), name="region"),
    path("for-advisers/", advisers.advisers, name="advisers"),
    path("for-advisers/<str:slug>/", advisers.advisers_force, name="advisers_force"),
    path("interpreter/", advisers.interpreter, name="interpreter"),
    path("services/<str:slug>/", browsing.service, name="service"),
    path("services/<str:slug>/mistake/", mistakes.mistake, name="mistake"),
    path("services/<str:slug>/mistake/sent/", mistakes.mistake_sent, name="mistake_sent"),
    path("listing-check/thanks/", listing_check.listing_check_thanks, name="listing_check_thanks"),
    path("listing-check/<str:token>/", listing_check.listing_check, name="listing_check"),
    path("card/", pocket_card.card, name="card"),
    path("your-safety/", reading.safety, name="safety"),
    path("privacy/", reading.privacy, name="privacy"),
    path("about/", reading.about, name="about"),
    path("style-guide/", style_guide.style_guide, name="style_guide"),
]
