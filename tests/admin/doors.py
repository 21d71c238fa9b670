"""Every address of the staff desk, and which roles come in: a new address needs a row here."""

from django.urls import get_resolver, reverse

# n: nobody's role, o: an editor of another organization, c, e: a contributor and an editor of the
# organization, r: a reviewer of its area, a: an administrator.
ROLES = "nocera"
STAFF, MEMBERS, EDITORS, OURS, PUBLISHERS, REVIEWERS, ADMINISTRATORS, NOBODY = (
    "nocera",
    "ocera",
    "oera",
    "cera",
    "era",
    "ra",
    "a",
    "",
)
TABLES = {  # list, add, change and history, delete
    "services_area": (MEMBERS, NOBODY, MEMBERS, NOBODY),
    "services_assurance": (MEMBERS, NOBODY, OURS, NOBODY),
    "services_bankholiday": (ADMINISTRATORS,) * 4,
    "services_interpretersentence": (ADMINISTRATORS,) * 4,
    "services_contactchannel": (MEMBERS, NOBODY, OURS, NOBODY),
    "services_location": (MEMBERS, MEMBERS, OURS, NOBODY),
    "services_organization": (MEMBERS, REVIEWERS, OURS, NOBODY),
    "services_policeforce": (MEMBERS, NOBODY, MEMBERS, NOBODY),
    "services_publication": (MEMBERS, NOBODY, OURS, NOBODY),
    "services_readwording": (ADMINISTRATORS, NOBODY, ADMINISTRATORS, NOBODY),
    "services_recall": (MEMBERS, NOBODY, REVIEWERS, NOBODY),
    "services_service": (MEMBERS, MEMBERS, OURS, NOBODY),
    "services_suggestion": (MEMBERS, NOBODY, OURS, NOBODY),
    "services_taxonomyterm": (MEMBERS, ADMINISTRATORS, MEMBERS, NOBODY),
    "auth_user": (ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS, NOBODY),
}
SCREENS = {
    "services_service_preview": OURS,
    "services_service_as_public": OURS,
    "services_service_publications": OURS,
    "services_service_publications_compare": OURS,
    "services_service_publication_record": OURS,
    "services_service_publication_restore": OURS,
    "services_service_open": OURS,
    "services_service_submit": OURS,
    "services_service_publish": PUBLISHERS,
    "services_service_send_back": PUBLISHERS,
    "services_service_withdraw": PUBLISHERS,
    "services_service_recall": PUBLISHERS,
    "services_service_recall_number": PUBLISHERS,
    "services_service_still_right": PUBLISHERS,
    "services_service_record_check": PUBLISHERS,
    "services_service_closed": PUBLISHERS,
    "services_contactchannel_copy_hours": OURS,
    "services_suggestion_call_back": PUBLISHERS,
    "services_suggestion_take_over": PUBLISHERS,
    "services_suggestion_decline": PUBLISHERS,
    "services_recall_lift": REVIEWERS,
    "auth_user_reset_second_factor": ADMINISTRATORS,
    "auth_user_disable": ADMINISTRATORS,
    "auth_user_enable": ADMINISTRATORS,
    "auth_user_invite_again": ADMINISTRATORS,
}
OF_THE_DESK = {
    "index": STAFF,
    "app_list": MEMBERS,
    "services_service_hand_off_picker": MEMBERS,
    "services_service_ring_round": EDITORS,
    "services_service_coverage": MEMBERS,
    "services_service_import": MEMBERS,
    "services_service_export": MEMBERS,
    "services_contactchannel_hours_preview": MEMBERS,
    "services_contactchannel_bank_holidays": EDITORS,
    "services_publication_on": MEMBERS,
    "autocomplete": MEMBERS,
    "password_change": STAFF,
    "password_change_done": STAFF,
    "jsi18n": STAFF,
}
ELSEWHERE = {
    "login", "logout", "view_on_site", "-", "staff_login", "account_login", "account_inactive",
    "mfa_authenticate", "account_reauthenticate", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done",
    "account_reset_password_from_key", "invitation", "mfa_index", "passkey_add", "recovery_codes",
    "sent_before", "account_email",
}  # fmt: skip
"""Doors of signing in, which test_signing_in.py, test_people.py and test_sessions.py try; Django's
own for signing out; and addresses without a name, which lead on to the ones here."""

OF_A_ROW = ("_change", "_history", "_delete")

ASKED = {
    "autocomplete": "?app_label=services&model_name=service&field_name=organization",
    "services_service_hand_off_picker": (
        "?app_label=services&model_name=handoff&field_name=to_service"
    ),
}


def named():
    """Return the names of every address below /admin/ that Django knows."""
    return {
        name.removeprefix("admin:")
        for name, route in _walk(get_resolver().url_patterns)
        if route.startswith("admin/")
    }


def _walk(patterns, prefix="", space=""):
    """Give the name and the route of each pattern."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, route, space + inner)
        else:
            yield space + (pattern.name or "-"), route


def of_tables():
    """Give the name and the roles of the addresses that Django makes for each table."""
    for table, (listed, added, changed, deleted) in TABLES.items():
        yield f"{table}_changelist", listed
        yield f"{table}_add", added
        yield f"{table}_change", changed
        yield f"{table}_history", changed
        yield f"{table}_delete", deleted


def doors(rows):
    """Return every address with who comes in; `rows` has the row of each table by its name."""
    found = {}
    for name, roles in [*of_tables(), *SCREENS.items(), *OF_THE_DESK.items()]:
        args = []
        if name in SCREENS or (name not in OF_THE_DESK and name.endswith(OF_A_ROW)):
            args = [rows["_".join(name.split("_")[:2])].pk]
        if "publication_re" in name:
            args.append(1)
        if name == "app_list":
            args = ["services"]
        found[reverse(f"admin:{name}", args=args) + ASKED.get(name, "")] = roles
    return found
