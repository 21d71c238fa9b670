"""Words that listings use, explained."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Word:
    """A word or short form, and what it means."""

    word: str
    meaning: str


def glossary() -> tuple[Word, ...]:
    """The words in order of the alphabet."""
    words = (
        Word(
            _("18001"),
            _(
                "Numbers you dial before a phone number to type instead of speaking. "
                "Somebody at Relay UK reads out what you type."
            ),
        ),
        Word(_("BSL"), _("British Sign Language.")),
        Word(_("Easy Read"), _("Short sentences with pictures.")),
        Word(
            _("Helpline"),
            _("People you can ring, and often text or write to. You choose what you tell them."),
        ),
        Word(
            _("ISVA"),
            _(
                "An independent sexual violence adviser. They are not the police. "
                "They explain your choices and stand by you."
            ),
        ),
        Word(
            _("Listed as open"),
            _("We read these hours on a public page. Nobody on our staff has checked them yet."),
        ),
        Word(
            _("Referral"),
            _("Somebody else, such as a doctor, puts you in touch with a service."),
        ),
        Word(
            _("SARC"),
            _(
                "A sexual assault referral centre. It gives medical and practical help "
                "and someone to talk to. You do not have to report to the police to get help."
            ),
        ),
        Word(
            _("SARCS"),
            _(
                "Sexual assault response coordination service: an NHS service in Scotland "
                "for health care after rape or sexual assault."
            ),
        ),
        Word(_("Self-referral"), _("You get in touch yourself. Nobody has to send you.")),
        Word(_("Textphone"), _("A phone with a keyboard, for people who do not hear or speak.")),
    )
    return tuple(sorted(words, key=lambda each: each.word.casefold()))
