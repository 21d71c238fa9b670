"""What this site says of a reader's privacy, each with the tests that fail when it is not so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

TESTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "asks": (("web/test_asks_nothing", "safety_12_no_page_asks_who_you_are_or_what_happened"),),
    "typed": (
        ("web/test_traces", "safety_05_what_was_typed_is_nowhere_afterwards"),
        ("web/test_traces", "safety_05_a_fault_tells_nothing_of_what_was_typed"),
    ),
    "answer": (
        ("web/test_traces", "safety_05_the_address_of_an_answer_tells_nothing"),
        ("web/test_traces", "safety_05_an_answer_that_ended_tells_nothing"),
    ),
    "card": (("web/test_pocket_card", "safety_05_what_is_put_on_a_card_is_nowhere_else"),),
    "copies": (
        (
            "web/test_headers",
            "safety_09_nothing_keeps_or_lists_a_page_with_an_answer_or_an_error",
        ),
    ),
    "visit": (
        ("web/test_headers", "safety_07_the_access_log_holds_method_route_status_and_time"),
        ("web/test_traces", "safety_05_an_address_somebody_made_up_is_not_written_down"),
    ),
    "report": (
        ("web/test_reports", "safety_05_a_note_is_in_its_row_and_nowhere_else"),
        (
            "management/test_send_reviews",
            "safety_12_reports_are_deleted_ninety_days_after_they_were_dealt_with",
        ),
    ),
    "cookies": (
        ("web/test_headers", "safety_08_no_public_response_sets_a_cookie"),
        (
            "browser/test_crawl",
            "safety_10_no_page_asks_another_origin_keeps_anything_or_complains",
        ),
    ),
}
"""The tests of each statement, as file below `tests/` and as name after `test_`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement, and the tests that prove it as file and name."""

    statement: str
    tests: tuple[tuple[str, str], ...]


def proofs() -> tuple[Proof, ...]:
    """Every statement with its tests, in the order of the privacy page."""
    statements = {
        "asks": _("No page asks who you are or what happened."),
        "typed": _("What you type in the box is kept nowhere."),
        "answer": _("The address of your answer tells nothing to anybody but this site."),
        "card": _("What you put on a pocket card is kept nowhere."),
        "copies": _("Nobody is told to keep a copy of a page with your answer."),
        "visit": _("Of a visit we write down only the time, the kind of page and how it went."),
        "report": _("What you report about a listing is kept for a time, and not who sent it."),
        "cookies": _("There is no cookie, and nothing from another website."),
    }
    return tuple(
        Proof(
            statement,
            tuple((f"tests/{file}.py", f"test_{name}") for file, name in TESTS[key]),
        )
        for key, statement in statements.items()
    )
