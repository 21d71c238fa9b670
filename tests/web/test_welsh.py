"""Every public sentence is said in Welsh: pages are shown with a mark around what is translated."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import polib
import pytest
from django.utils import translation
from django.utils.dates import MONTHS

from services import snapshot
from services.directory.directory import Directory
from services.directory.translations import sentences
from services.geography import AreaKind
from services.models.twins import OF_A_CHANNEL, OF_A_HAND_OFF, OF_A_SERVICE, twin
from services.pages.facts import facts
from tests.web.asking import ask

CATALOGUE = Path("locale/cy/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"(%\(\w+\)[ds]|\{\w*\})")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
EDGES = " \n\t.,:;–-()/“”"
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
VOID = ("meta", "link", "input", "br", "hr", "img", "path")

NAMES = (
    "name", "name_cy", "organization", "to_name", "town", "district", "address", "postcode",
    "value", "official_name", "short_name",
)  # fmt: skip
"""Fields that are names, numbers and addresses: the same in every language."""

STAFF_WORDS = ("page_title", *map(twin, (*OF_A_SERVICE, *OF_A_CHANNEL, *OF_A_HAND_OFF)))
"""Fields whose words are shown on Welsh pages as staff wrote them: titles, and what is in Welsh."""


class Words(HTMLParser):
    """What a page says outside parts that are marked as English: texts, and names read aloud."""

    def __init__(self):
        super().__init__()
        self.languages, self.said = [], []

    def handle_starttag(self, tag, attrs):
        """Go into an element, and note what is read aloud of it."""
        held = dict(attrs)
        if tag not in VOID:
            self.languages.append(held.get("lang", self.languages[-1] if self.languages else ""))
        self.said += [held[name] for name in READ_ALOUD if held.get(name)]

    def handle_endtag(self, tag):
        """Come out of an element."""
        if tag not in VOID:
            self.languages.pop()

    def handle_startendtag(self, tag, attrs):
        """Pass an element that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        """Note a text."""
        if not (self.languages and self.languages[-1].startswith("en")):
            self.said.append(data)


@pytest.fixture
def marked(settings, tmp_path):
    """The Welsh of the site with a mark around every piece that comes from the catalogue."""
    catalogue = polib.pofile(str(CATALOGUE))
    for entry in catalogue:
        entry.msgstr = mark(entry.msgstr)
        entry.msgstr_plural = {n: mark(text) for n, text in entry.msgstr_plural.items()}
    file = tmp_path / "cy" / "LC_MESSAGES" / "django.mo"
    file.parent.mkdir(parents=True)
    catalogue.save_as_mofile(str(file))
    settings.LOCALE_PATHS = [tmp_path]


def mark(text):
    """The text in marks, with what will stand in its placeholders outside them."""
    pieces = PLACEHOLDER.split(text)
    return "".join(p if PLACEHOLDER.fullmatch(p) else f"⟦{p}⟧" for p in pieces if p)


def unmarked(response, known):
    """Every piece of a page that is not from the catalogue, no name and no number."""
    page = Words()
    page.feed(response.content.decode())
    pieces = (piece.strip(EDGES) for text in page.said for piece in MARKED.split(text))
    lettered = {piece for piece in pieces if re.search(r"[^\W\d_]", piece)}
    return {piece for piece in lettered if not is_known(piece, known)}


def is_known(piece, known):
    """Whether nothing is left of a piece but what is known, and dates."""
    with translation.override("cy"):
        months = "|".join(str(month) for month in MONTHS.values())
    rest = re.sub(rf"\b\d{{1,2}} ({months})( \d{{4}})?", "", piece).casefold()
    held = [words for words in known if words in rest]
    for words in sorted(held, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", "", rest)
    return not rest.strip(EDGES)


@pytest.fixture
def known(served, settings):
    """Every name that the listings and the areas have, and the words of staff."""
    found = {"signpost", *(name.casefold() for _code, name in settings.LANGUAGES)}
    for fact in facts():
        found.add(urlsplit(fact.source).netloc.removeprefix("www."))

    def gather(value, key=""):
        if isinstance(value, dict):
            for name, inner in value.items():
                gather(inner, name)
        elif isinstance(value, list | tuple):
            for inner in value:
                gather(inner, key)
        elif isinstance(value, str) and key in (*NAMES, *STAFF_WORDS):
            found.add(value.strip(EDGES).casefold())

    gather(served.to_json())
    return found - {""}


def with_slugs(route, slugs):
    """The addresses below `route`."""
    return [f"/cy/{route}/{slug}/" for slug in slugs]


def addresses(directory):
    """Pages of every sort: all services and forces, and some areas."""
    return [
        *(f"/cy/{page}" for page in ("", "police-forces/", "your-safety/", "privacy/", "about/")),
        *(f"/cy/{page}" for page in ("card/", "interpreter/", "for-advisers/")),
        *with_slugs("for-advisers", ("gwent", "west-mercia", "btp")),
        *with_slugs("police-forces", list(directory.police_forces)[::5]),
        *with_slugs("police-forces", ("gwent", "south-wales", "btp", "northern-ireland")),
        *with_slugs("districts", ("caerdydd", "cardiff", "isle-of-anglesey", "worcester")),
        *with_slugs("counties", ("worcestershire",)),
        *with_slugs("regions", ("wales", "london", "scotland")),
        *with_slugs("services", [record.slug for record in directory.services.values()][::4]),
        "/cy/services/the-glade/mistake/",
        "/cy/services/the-glade/mistake/sent/",
        "/cy/listing-check/thanks/",
        "/cy/nowhere/",
        "/cy/help/forged/",
    ]


def test_every_page_is_in_welsh(site, served, marked, known):
    left = {address: unmarked(site.get(address), known) for address in addresses(served)}
    assert {address: words for address, words in left.items() if words} == {}


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "CF10 1EP", "when": "recent", "by": "sign"},
        {"place": "WR5 1AA", "when": "happening", "open": "now", "age": "under13"},
        {"place": "WR5"},
        {"place": "SA99 1AA"},
        {"place": "BT1 5GS", "when": "recent"},
        {"place": "JE2 3AB"},
        {"place": "BF1 2AD"},
        {"place": "Newcastle"},
        {"place": "Ynys Môn"},
        {"area": "uk:united-kingdom", "for": "someone"},
        {"area": "region:london", "keep": "30m"},
        {"place": ""},
        {"place": "zz zz 1"},
        {"place": "nowhere at all"},
        {"place": "WR5 1AA", "when": "yesterday"},
    ],
    ids=lambda asked: asked.get("place", asked.get("area")),
)
def test_every_kind_of_answer_is_in_welsh(asked, site, marked, known):
    response = site.post("/cy/find/", asked)
    if response.status_code == 303:
        response = site.get(response["Location"])
    assert unmarked(response, known | {asked.get("place", "").casefold()} - {""}) == set()


@pytest.mark.parametrize(
    "sent", [{}, {"topic": "other", "note": "0" * 301, "stamp": "x"}, {"topic": "nonsense"}]
)
def test_what_the_form_for_mistakes_refuses_is_in_welsh(sent, site, marked, known):
    response = site.post("/cy/services/the-glade/mistake/", sent)
    assert (response.status_code in (400, 422), unmarked(response, known)) == (True, set())


def test_errors_are_in_welsh(site, marked, known, monkeypatch):
    answers = [site.put("/cy/about/"), site.post("/cy/find/", {"place": "x" * 70_000})]
    monkeypatch.setattr(snapshot.follower(), "_directory", None)
    answers.append(site.get("/cy/"))
    assert [answer.status_code for answer in answers] == [405, 413, 503]
    assert [unmarked(answer, known) for answer in answers] == [set()] * 3


def test_english_that_is_left_would_be_found(site, marked, known):
    response = site.get("/cy/about/")
    response.content = response.content.replace(b"</main>", b"<p>Plainly English</p></main>")
    assert unmarked(response, known) == {"Plainly English"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/cy/districts/isle-of-anglesey/", "Ynys Môn"),
        ("/cy/districts/cardiff/", "Caerdydd"),
        ("/cy/police-forces/", "Heddlu Gogledd Cymru"),
        ("/cy/regions/wales/", "Cymru"),
        ("/cy/regions/london/", "Llundain"),
    ],
)
def test_a_place_has_its_welsh_name(site, address, name):
    assert name in site.get(address).content.decode()


def test_places_stand_in_the_order_of_the_name_that_is_shown(site):
    page = site.get("/cy/regions/wales/").content.decode()
    parts = re.findall(r"<li><a [^>]+>(\w[^<]+)</a></li>", page[page.index('id="around"') :])
    assert parts[:4] == [
        "Heddlu De Cymru",
        "Heddlu Dyfed-Powys",
        "Heddlu Gogledd Cymru",
        "Heddlu Gwent",
    ]


def test_all_districts_of_wales_have_a_welsh_name():
    tree = Directory(0, {}).areas
    wales = [area for area in tree.of_kind(AreaKind.DISTRICT) if area.code.startswith("W")]
    assert [len(wales), [area.name for area in wales if not area.name_cy]] == [22, []]


def test_welsh_pages_say_that_not_all_was_read_until_it_was(site, served, monkeypatch):
    line = "Nid oes siaradwr Cymraeg wedi darllen pob brawddeg"
    digests = [sentence.digest for sentence in sentences("cy")]

    def said(read):
        read_so_far = {"wording": {"digests": read}}
        directory = Directory(served.sequence, served.services, served.references | read_so_far)
        monkeypatch.setattr(snapshot.follower(), "_directory", directory)
        return line in site.get("/cy/about/").content.decode()

    assert [said([]), said(digests[1:]), said(digests)] == [True, True, False]


def test_english_pages_say_nothing_of_it(site):
    assert "Nobody who speaks" not in site.get("/about/").content.decode()


def test_safety_01_the_page_of_last_resort_speaks_both_languages(site):
    page = Path("templates/errors/500_plain.html").read_text()
    assert "Exit this page" in page
    assert "Gadael y dudalen hon" in page[page.index('lang="cy"') :]


def test_an_answer_in_welsh_names_the_place_in_welsh(site):
    answer = site.get(f"/cy{ask(site, 'LL77 7TW')['Location']}").content.decode()
    assert "Ynys Môn" in answer


@pytest.mark.parametrize(
    "address",
    ["/cy/police-forces/", "/cy/police-forces/west-mercia/", "/cy/for-advisers/west-mercia/"],
)
def test_english_names_of_forces_are_marked_as_english(site, address):
    html = site.get(address).content.decode()
    assert '<span lang="en">West Mercia Police</span>' in html
    assert "&lt;span" not in html
    assert "<span" not in html.partition("</head>")[0]


def test_the_map_tells_which_names_are_english(site):
    html = site.get("/cy/police-forces/").content.decode()
    assert 'aria-label="West Mercia Police" lang="en"' in html
    assert 'aria-label="Heddlu Gwent"><path' in html


def test_names_on_the_form_of_the_card_are_marked_and_escaped(site):
    html = site.get("/cy/card/").content.decode()
    assert '– <span lang="en">' in html
    assert "&lt;span" not in html


def test_languages_have_their_names_in_welsh(site):
    html = site.get("/cy/interpreter/").content.decode()
    assert "<dd>Saesneg, Cymraeg</dd>" in html
