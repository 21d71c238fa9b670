"""What sorts of service there are, in words, and the short words explained."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

NEED_NOT_REPORT_KINDS = ("referral_centre", "adviser", "support_centre", "counselling")
"""Kinds beside which it must stand that nobody has to report."""


def kind_words(kind: str, *, areas: Collection[str] = ()) -> str:
    """What a service mainly is. `areas` are the codes it covers: Scotland has its own words."""
    if kind == "referral_centre" and areas and all(code.startswith("S") for code in areas):
        return _("NHS self-referral service (SARCS)")
    return {
        "helpline": _("Helpline"),
        "children_line": _("Line for children and young people"),
        "listening_line": _("Line that listens to anyone"),
        "victim_support": _("Support after any crime"),
        "domestic_abuse": _("Domestic abuse service"),
        "specialist_line": _("Line for some people, or for one kind of harm"),
        "referral_centre": _("Sexual assault referral centre (SARC)"),
        "support_centre": _("Rape support centre"),
        "counselling": _("Counselling"),
        "adviser": _("Independent sexual violence adviser (ISVA)"),
        "legal_advice": _("Legal advice"),
        "health_advice": _("Health advice"),
        "directory": _("List of services"),
        "police_reporting": _("A way to report"),
    }[kind]


def kind_explained(kind: str, *, beside: str) -> str:
    """What a short word for the kind means; "" where `beside` it stands explained already."""
    short, words = {
        "referral_centre": (
            "SARC",
            _(
                "A sexual assault referral centre (SARC) gives medical and practical help "
                "and someone to talk to."
            ),
        ),
        "adviser": (
            "ISVA",
            _(
                "An independent sexual violence adviser (ISVA) is not the police. "
                "They explain your choices and stand by you."
            ),
        ),
    }.get(kind, ("", ""))
    return "" if short in beside else words
