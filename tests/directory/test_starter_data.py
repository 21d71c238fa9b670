"""The starter listings keep the rules that keep a survivor safe."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import services
from services.geography import AreaTree
from services.hours import parse, write

Record = dict[str, Any]

STARTER = Path(services.__file__).parent / "directory" / "starter"
FILES = ("helplines", "referral_centres", "support_centres", "police_reporting")


def read(name: str) -> list[Record]:
    """The list of records in one starter file."""
    records: list[Record] = json.loads((STARTER / f"{name}.json").read_text(encoding="utf-8"))
    return records


BY_FILE = {name: read(name) for name in FILES}
SERVICES = [service for name in FILES for service in BY_FILE[name]]
BY_KEY = {service["key"]: service for service in SERVICES}
PUBLISHED = [service for service in SERVICES if service["publish"]]
ORGANIZATIONS = read("organizations")

KEYS = """
key organization name page_title kind publish status summary website who_for gender age_from
age_to self_referral self_referral_age_from how_to_refer privacy_note access_note languages
offers needs audiences accepts_outside police_force run_by_police is_national_line areas
locations channels hand_offs checked sources staff_note
"""
CHANNEL_KEYS = """
kind value label hours cost on_bill rings_back leaves_messages stays_on_phone who_answers note
text_relay audience
"""
VOCABULARY = {
    "kind": "helpline listening_line victim_support domestic_abuse specialist_line children_line "
    "referral_centre support_centre counselling adviser legal_advice health_advice directory "
    "police_reporting",
    "offers": "helpline webchat text counselling adviser referral_centre support_centre advocacy "
    "groups legal_advice victim_support reporting",
    "needs": "sexual_violence childhood domestic_abuse stalking images forced_marriage distress "
    "any_crime older_people child_concern health",
    "audiences": "lgbt men women children older_people deaf minoritised_women families",
}
TELLING = re.compile("rape|sexual|abuse|assault|crisis", re.IGNORECASE)
BLAME = re.compile(r"\b(alleged\w*|admit\w*|claim\w*|should have|why did)\b", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(safe|safely|secure\w*|anonym\w*|untraceable|confidential\w*)\b", re.IGNORECASE
)
WORDS = ("summary", "who_for", "how_to_refer", "privacy_note", "access_note")
NATIONS = {"England": "E", "Wales": "W", "Scotland": "S", "Northern Ireland": "N"}
OWN_PLACE_NAMES = {
    "archway": "the service is called Archway Glasgow",
    "crasac": "Coventry Rape and Sexual Abuse Centre",
    "edinburgh-centre": "Edinburgh Rape Crisis Centre",
    "bsarch": "Barnsley Sexual Abuse & Rape Crisis Helpline",
    "first-step-leicester": "First Step Leicester, Leicestershire & Rutland",
    "glasgow-and-clyde-centre": "Glasgow and Clyde Rape Crisis",
    "parcs": "Portsmouth Abuse and Rape Counselling Service",
    "rasac-winchester": "RASAC Winchester",
    "rasasc-warrington": "RASASC, Warrington",
    "rsacc": "Rape and Sexual Abuse Counselling Centre Darlington & County Durham",
    "sarsvl": "Support After Rape and Sexual Violence Leeds",
    "solace-north-london": "North London Rape Crisis",
    "sos-southend": "Southend-on-Sea Rape Crisis",
    "southall-black-sisters": "Southall Black Sisters",
    "srasac": "Sheffield Rape and Sexual Abuse Centre",
    "survivors-manchester": "Survivors Manchester",
    "trust-house-reading": "Trust House Reading",
    "wrasac-dundee": "Women's Rape and Sexual Abuse Centre Dundee",
    "wrasac-perth-and-kinross": "Women's Rape and Sexual Abuse Centre Perth & Kinross",
}


def public_words(service: Record) -> list[str]:
    """Every sentence of a service that a reader may see, but its names."""
    notes = [channel["note"] for channel in service["channels"]]
    labels = [channel["label"] for channel in service["channels"]]
    return [*(service[field] for field in WORDS), *notes, *labels]


def nations(service: Record) -> set[str]:
    """The nations a service covers whole, as the first letter of their codes; else nothing."""
    whole = {"S23000009": "S", "N99999999": "N", "S92000003": "S", "N92000002": "N"}
    whole |= {"E92000001": "E", "W92000004": "W"}
    areas = service["areas"]
    if "K02000001" in areas:
        return {"E", "W", "S", "N"}
    return {whole[code] for code in areas} if all(code in whole for code in areas) else set()


def covers(tree: AreaTree, service: Record, code: str) -> bool:
    """Whether a service covers the whole of an area, itself or through an area above it."""
    return any(area.code in service["areas"] for area in tree.chain(code))


def targets(service: Record) -> list[Record]:
    """The services that a service hands people on to."""
    return [BY_KEY[hand_off["to"]] for hand_off in service["hand_offs"]]


def test_every_file_has_the_sum_its_papers_give() -> None:
    lines = (STARTER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in STARTER.glob("*.json")
    }
    assert sums == {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_as_many_services_are_published_as_the_list_says() -> None:
    # 26 helplines less Crimestoppers, 101 and British Transport Police, which report to the
    # police; 45 forces with those three, British Transport Police being one service of two rows.
    counts = {name: sum(service["publish"] for service in BY_FILE[name]) for name in FILES}
    assert counts == {
        "helplines": 26 - 3,
        "referral_centres": 18,
        "support_centres": 33,
        "police_reporting": 45 + 3,
    }


def test_every_draft_of_the_list_is_kept_as_a_draft() -> None:
    counts = {name: sum(not service["publish"] for service in BY_FILE[name]) for name in FILES}
    assert counts == {
        "helplines": 16,
        "referral_centres": 41,
        "support_centres": 46,
        "police_reporting": 0,
    }


def test_keys_are_unique() -> None:
    keys = [*(service["key"] for service in SERVICES)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_organizations_are_all_there_once_and_all_used() -> None:
    keys = [organization["key"] for organization in ORGANIZATIONS]
    assert keys == sorted({service["organization"] for service in SERVICES})


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_a_service_has_every_field_and_known_words(service: Record) -> None:
    assert list(service) == KEYS.split()
    assert all(list(channel) == CHANNEL_KEYS.split() for channel in service["channels"])
    assert service["kind"] in VOCABULARY["kind"].split()
    for field in ("offers", "needs", "audiences"):
        assert set(service[field]) <= set(VOCABULARY[field].split())
    assert service["summary"]
    assert service["who_for"]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_an_address_and_a_title_tell_nobody_what_the_page_is_about(service: Record) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", service["key"])
    assert TELLING.findall(service["key"] + " " + service["page_title"]) == []


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_no_sentence_blames_or_promises(service: Record) -> None:
    words = " ".join(public_words(service))
    assert BLAME.findall(words) + PROMISE.findall(words) == []


@pytest.mark.parametrize(
    "words", ["It is anonymous.", "We keep you safe.", "Why did you go?", "A secure form."]
)
def test_the_word_lists_find_what_they_look_for(words: str) -> None:
    assert BLAME.findall(words) + PROMISE.findall(words) != []


def test_every_area_and_every_district_of_a_place_is_an_official_one() -> None:
    tree = AreaTree.embedded()
    codes = {code for service in SERVICES for code in service["areas"]}
    codes |= {p["district"] for service in SERVICES for p in service["locations"] if p["district"]}
    assert {code for code in codes if tree.get(code) is None} == set()


def test_a_published_service_covers_somewhere_and_can_be_reached() -> None:
    unreachable = [
        service["key"]
        for service in PUBLISHED
        if not service["areas"]
        or not (
            service["website"]
            or any(channel["audience"] == "public" for channel in service["channels"])
        )
    ]
    assert unreachable == []


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_numbers_can_be_rung_and_cost_no_premium(service: Record) -> None:
    for channel in service["channels"]:
        if channel["kind"] in ("phone", "textphone", "sms"):
            number = channel["value"].replace(" ", "")
            assert re.fullmatch(r"0[1238]\d{8,9}|1\d{2}|116\d{3}|08001111|[68]\d{4}", number)
            assert not re.match(r"09|087|084|070|118", number)
        elif channel["kind"] == "email":
            assert re.fullmatch(r"[\w.]+@[\w.-]+\.\w+", channel["value"])
        else:
            assert channel["value"].startswith(("https://", "http://"))


def test_hours_are_read_by_the_engine_and_not_invented_for_a_link_alone() -> None:
    written = {channel["hours"] for service in SERVICES for channel in service["channels"]} - {""}
    assert {text for text in written if parse(write(parse(text))) != parse(text)} == set()
    assert not any(
        channel["hours"]
        for service in SERVICES
        for channel in service["channels"]
        if channel["kind"] in ("email", "online_form")
    )


def test_professionals_addresses_are_not_for_the_public() -> None:
    emails = [
        channel
        for service in SERVICES
        for channel in service["channels"]
        if "nhs.net" in channel["value"]
    ]
    assert {channel["audience"] for channel in emails} == {"professionals"}


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_a_hidden_place_has_no_address_and_its_town_is_in_no_public_word(service: Record) -> None:
    hidden = [place for place in service["locations"] if place["visibility"] != "public"]
    assert [place["address"] for place in hidden if place["address"]] == []
    secrets = [place[field] for place in hidden for field in ("name", "town", "postcode")]
    names = [service["name"], service["page_title"], service["key"].replace("-", " ")]
    text = " ".join(public_words(service) + ([] if service["key"] in OWN_PLACE_NAMES else names))
    assert [
        secret
        for secret in secrets
        if secret and re.search(rf"\b{re.escape(secret)}\b", text, re.IGNORECASE)
    ] == []


def test_no_public_word_repeats_a_number_or_a_postcode_of_the_staff_note() -> None:
    pattern = re.compile(r"\(?0\d{2,4}\)?[ \d]{5,9}\d|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}")
    found = {
        (service["key"], secret)
        for service in SERVICES
        for secret in pattern.findall(service["staff_note"])
        if secret in " ".join(public_words(service))
        or (
            "not to be published" in service["staff_note"]
            and secret in service["staff_note"].split("not to be published")[1]
            and any(secret == channel["value"] for channel in service["channels"])
        )
    }
    # The first number of the Lancashire centre is published; its note only repeats it.
    assert found == {("lancashire-safe-centre", "01772 523344")}


@pytest.mark.parametrize("service", PUBLISHED, ids=lambda service: service["key"])
def test_every_hand_off_leads_to_another_published_service(service: Record) -> None:
    for target in targets(service):
        assert target["publish"]
        assert target["key"] != service["key"]


@pytest.mark.parametrize(
    "service",
    [service for service in PUBLISHED if service["gender"] in ("women", "men")],
    ids=lambda service: service["key"],
)
def test_whoever_is_turned_away_by_gender_is_told_of_another_service(service: Record) -> None:
    others = "men|anyone else" if service["gender"] == "women" else "women|anyone else"
    tree = AreaTree.embedded()
    adults = [
        BY_KEY[hand_off["to"]]
        for hand_off in service["hand_offs"]
        if re.search(rf"\b({others})\b", hand_off["who"])
        and BY_KEY[hand_off["to"]]["gender"] not in ("", service["gender"])
    ]
    uk = ["E92000001", "W92000004", "S92000003", "N92000002"]
    for code in uk if service["areas"] == ["K02000001"] else service["areas"]:
        assert any(covers(tree, target, code) for target in adults)


@pytest.mark.parametrize(
    "service",
    [service for service in PUBLISHED if service["age_from"] or service["self_referral_age_from"]],
    ids=lambda service: service["key"],
)
def test_whoever_is_too_young_is_told_of_another_service(service: Record) -> None:
    age = max(service["age_from"] or 0, service["self_referral_age_from"] or 0)
    child_lines = {"nspcc-helpline"} if age <= 5 else {"childline"}
    assert child_lines & {target["key"] for target in targets(service)}


@pytest.mark.parametrize(
    "service",
    [service for service in PUBLISHED if service["age_to"]],
    ids=lambda service: service["key"],
)
def test_whoever_is_too_old_is_told_of_another_service(service: Record) -> None:
    assert any((target["age_from"] or 0) >= 16 for target in targets(service))


@pytest.mark.parametrize(
    "service",
    [
        service
        for service in PUBLISHED
        if service["police_force"] is None and 0 < len(nations(service)) < 4
    ],
    ids=lambda service: service["key"],
)
def test_whoever_is_turned_away_by_nation_is_told_of_another_service(service: Record) -> None:
    adults = [target for target in targets(service) if target["kind"] != "children_line"]
    for nation in {"E", "W", "S", "N"} - nations(service):
        genders = {target["gender"] for target in adults if nation in nations(target)}
        assert "everyone" in genders or {"women", "men"} <= genders


def test_a_hand_off_that_names_a_nation_leads_to_a_service_of_that_nation() -> None:
    wrong = [
        (service["key"], hand_off["who"])
        for service in PUBLISHED
        for hand_off in service["hand_offs"]
        for name, letter in NATIONS.items()
        if re.search(rf"\bin ([\w ,]+ and )?{name}\b", hand_off["who"])
        and letter not in nations(BY_KEY[hand_off["to"]])
    ]
    assert wrong == []


def test_seven_lines_are_national_and_all_are_published() -> None:
    assert {s["key"] for s in PUBLISHED if s["is_national_line"]} == {
        "24-7-support-line",
        "scotland-helpline",
        "dsa-helpline",
        "live-fear-free",
        "childline",
        "samaritans",
        "shout",
    }


def test_every_force_has_one_way_to_report_that_says_it_is_the_police() -> None:
    reporting = [service for service in SERVICES if service["police_force"]]
    assert len({service["police_force"] for service in reporting}) == len(reporting) == 46
    assert all(service["summary"].startswith("This is the police") for service in reporting)
    assert all("decide now" in service["summary"] for service in reporting)


def test_text_relay_to_101_is_said_only_where_it_is_sourced() -> None:
    relay = {
        (service["areas"][0][0], channel["text_relay"])
        for service in BY_FILE["police_reporting"]
        for channel in service["channels"]
        if channel["value"] == "101"
    }
    assert relay == {
        ("E", "yes"),
        ("W", "yes"),
        ("S", "unknown"),
        ("N", "unknown"),
        ("K", "unknown"),
    }


def test_a_child_under_thirteen_is_not_told_to_ring_the_west_midlands_service() -> None:
    service = BY_KEY["west-midlands-children"]
    assert service["self_referral_age_from"] == 13
    assert service["channels"][0]["note"] == "For people aged 13 and over."


def test_west_mercia_shows_its_centres_and_its_ways_to_report() -> None:
    glade, centre = BY_KEY["the-glade"], BY_KEY["wmrsasc"]
    police = BY_KEY["west-mercia-police"]
    assert (glade["name"], glade["self_referral"], glade["areas"]) == (
        "The Glade",
        "yes",
        ["E23000016"],
    )
    assert [(c["value"], c["hours"]) for c in glade["channels"]] == [
        ("0808 178 2058", "Mo-Su 00:00-24:00")
    ]
    assert (centre["website"], centre["channels"]) == ("https://www.wmrsasc.org.uk/", [])
    assert [(c["kind"], c["value"]) for c in police["channels"]] == [
        ("phone", "101"),
        ("online_form", "https://www.westmercia.police.uk/"),
    ]
    assert police["how_to_refer"].startswith("Someone can report for you.")
