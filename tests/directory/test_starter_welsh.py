"""The Welsh of the starter listings says what the English says, and nothing is left out."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from services.directory.starter_files import (
    SERVICE_FILES,
    STARTER,
    StarterFileError,
    read_starter,
    read_welsh,
)
from services.directory.starter_welsh import with_welsh

Record = dict[str, Any]

SERVICES: list[Record] = [
    service for name in SERVICE_FILES for service in json.loads((STARTER / name).read_text("utf-8"))
]
WELSH: dict[str, str] = json.loads((STARTER / "welsh.json").read_text("utf-8"))

FIELDS = ("summary", "who_for", "not_for", "how_to_refer", "privacy_note", "access_note")
CHANNEL_FIELDS = ("label", "note", "cost", "who_answers")
OWN_TITLE = re.compile(
    r"\b(?:help)?line\b|\bcentre\b|\bservice\b|Wales Police|Gwent Police|Powys Pol"
)
"""Titles that describe, or that have a Welsh form; those that are names of their own do not."""

UNREADABLE = ["[]", '{"Phone": 1}', '{"Phone": null}']

ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:uk|org|com|net)\b")
PROMISES_IN_ENGLISH = re.compile(r"\b(?:safe|secure|anonym|confidential)\w*", re.IGNORECASE)
PROMISES_IN_WELSH = re.compile(
    r"\b(?:(?:d|dd|n)iogel|(?:c|g|ngh|ch)yfrinach|(?:d|dd|n)ienw|saff)\w*", re.IGNORECASE
)
BLAME_IN_WELSH = re.compile(
    r"\b(?:d?dyl(?:ech|et|ai|asech|aset)|honedig|honn\w+|(?:c|g|ngh|ch)yfadde\w*)\b", re.IGNORECASE
)


def texts(service: Record) -> set[str]:
    """Every sentence of a service that a reader may see, but names that stay as they are."""
    found = {service.get(field, "") for field in FIELDS}
    for channel in service["channels"]:
        found |= {channel[field] for field in CHANNEL_FIELDS}
    found |= {hand_off["who"] for hand_off in service["hand_offs"]}
    if service["police_force"]:
        found.add(service["name"])
    if OWN_TITLE.search(service["page_title"]):
        found.add(service["page_title"])
    return found - {""}


def numbers(text: str) -> list[str]:
    """The numbers in a text, in any order."""
    return sorted(re.findall(r"\d+", text))


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_every_text_of_a_listing_is_there_in_welsh(service: Record) -> None:
    assert texts(service) - WELSH.keys() == set()


def test_every_key_stands_in_the_listings() -> None:
    standing = set().union(*map(texts, SERVICES)) | {service["name"] for service in SERVICES}
    standing |= {service["page_title"] for service in SERVICES}
    standing |= {item["name"] for item in read_starter().organizations}
    assert WELSH.keys() - standing == set()


def test_no_text_is_empty_or_has_blanks_at_its_ends() -> None:
    assert [key for key, text in WELSH.items() if not text or text != text.strip()] == []


def test_the_file_is_sorted_and_written_as_the_others_are() -> None:
    written = json.dumps(dict(sorted(WELSH.items())), ensure_ascii=False, indent=2) + "\n"
    assert (STARTER / "welsh.json").read_text("utf-8") == written


def test_no_number_is_lost_changed_or_added() -> None:
    assert [key for key, text in WELSH.items() if numbers(key) != numbers(text)] == []


def test_no_address_of_a_website_or_an_email_is_lost_changed_or_added() -> None:
    differ = [
        key
        for key, text in WELSH.items()
        if sorted(ADDRESSES.findall(key)) != sorted(ADDRESSES.findall(text))
    ]
    assert differ == []


def test_a_text_ends_as_its_english_ends() -> None:
    differ = [key for key, text in WELSH.items() if key.endswith(".") != text.endswith(".")]
    assert differ == []


@pytest.mark.parametrize(
    "name",
    [
        "Rape Crisis Scotland",
        "Police Scotland",
        "Rape Crisis England & Wales",
        "Nexus NI",
        "Crimestoppers",
        "Refuge",
        "Vodafone",
        "SARC",
        "SARCS",
        "ISVA",
        "Isle of Wight",
        "Telford and Wrekin",
    ],
)
def test_a_name_stays_as_it_is(name: str) -> None:
    word = re.compile(rf"\b{re.escape(name)}\b")
    assert [key for key, text in WELSH.items() if word.search(key) and not word.search(text)] == []


def test_safety_20_nothing_is_promised_in_welsh_that_the_english_does_not_promise() -> None:
    promised = [
        key
        for key, text in WELSH.items()
        if PROMISES_IN_WELSH.search(text) and not PROMISES_IN_ENGLISH.search(key)
    ]
    assert promised == []


def test_safety_20_no_welsh_text_blames() -> None:
    assert [text for text in WELSH.values() if BLAME_IN_WELSH.search(text)] == []


@pytest.mark.parametrize(
    "text", ["Mae'n ddiogel.", "Llinell gyfrinachol.", "Mae'n gyfrinachol.", "Yn ddienw."]
)
def test_the_list_of_promises_finds_what_it_looks_for(text: str) -> None:
    assert PROMISES_IN_WELSH.search(text)


@pytest.mark.parametrize("text", ["Dylech fod wedi ffonio.", "Trosedd honedig."])
def test_the_list_of_blame_finds_what_it_looks_for(text: str) -> None:
    assert BLAME_IN_WELSH.search(text)


def test_the_police_forces_of_wales_stand_under_their_welsh_names() -> None:
    reporting = [service for service in SERVICES if service["police_force"]]
    named = {service["police_force"]: WELSH[service["name"]] for service in reporting}
    forces = ("north-wales", "gwent", "south-wales", "dyfed-powys")
    titled = {s["police_force"]: f"Dweud wrth {WELSH.get(s['page_title'])}" for s in reporting}
    assert [titled[force] for force in forces] == [named[force] for force in forces]
    assert [named[force] for force in forces] == [
        "Dweud wrth Heddlu Gogledd Cymru",
        "Dweud wrth Heddlu Gwent",
        "Dweud wrth Heddlu De Cymru",
        "Dweud wrth Heddlu Dyfed-Powys",
    ]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service["key"])
def test_a_listing_is_read_with_its_words_in_welsh(service: Record) -> None:
    [read] = [item for item in read_starter().services if item["key"] == service["key"]]
    said = [(read["summary_cy"], service["summary"])]
    said += [(row["who_cy"], row["who"]) for row in read["hand_offs"]]
    said += [(row["label_cy"], row["label"]) for row in read["channels"] if row["label"]]
    assert said == [(WELSH[english], english) for _welsh, english in said]


def test_an_organization_is_read_with_the_name_that_it_has_in_welsh() -> None:
    named = {item["name"]: item.get("name_cy") for item in read_starter().organizations}
    assert (named["Gwent Police"], named["Welsh Government"], named["NSPCC"]) == (
        "Heddlu Gwent",
        "Llywodraeth Cymru",
        None,
    )


def test_a_text_that_the_listing_has_in_welsh_itself_stays() -> None:
    item = {"summary": "Phone", "summary_cy": "Ei hun", "channels": [], "hand_offs": []}
    assert with_welsh(item, {"Phone": "Ffôn"})["summary_cy"] == "Ei hun"


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "starter"))
    (folder / "welsh.json").write_text('{"Phone": "Ffon"}\n', "utf-8")
    with pytest.raises(StarterFileError, match=r"welsh\.json was altered"):
        read_welsh(folder)


@pytest.mark.parametrize("body", UNREADABLE)
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, body: str) -> None:
    digest = hashlib.sha256(body.encode()).hexdigest()
    (tmp_path / "welsh.json").write_text(body, "utf-8")
    (tmp_path / "SHA256SUMS").write_text(f"{digest}  welsh.json\n", "utf-8")
    with pytest.raises(StarterFileError, match=r"welsh\.json, line 1: this is not"):
        read_welsh(tmp_path)
