"""A folder with a catalogue is all that another language needs: here one of made-up words."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from services.pages.untranslated import mark_english
from signpost.languages import languages_in
from tests.web.asking import ask
from tests.web.test_languages import switch_of

WELSH = Path("locale/cy/LC_MESSAGES/django.po")
THREE_FORMS = (
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
)
PAGES = ["/", "/services/the-glade/", "/police-forces/west-mercia/", "/about/", "/interpreter/"]
EXIT, HOME, BOX = "Exit this page", "Find someone to talk to", "Where would you like help?"


@pytest.fixture
def speak(settings, tmp_path):
    """Adds a language in which every sentence is in brackets, but for those that it lacks."""

    def add(*, code="pl", lacks=()):
        catalogue = polib.POFile()
        catalogue.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": THREE_FORMS,
        }
        for entry in polib.pofile(str(WELSH)):
            if entry.msgid_plural:
                entry.msgstr_plural = {n: f"«{n} {entry.msgid_plural}»" for n in range(3)}
            entry.msgstr = "" if entry.msgid_plural else f"«{entry.msgid}»"
            if entry.msgid not in lacks:
                catalogue.append(entry)
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue.save_as_mofile(str(folder / "django.mo"))
        settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
        settings.LANGUAGES = [*settings.LANGUAGES, *languages_in(tmp_path)[1:]]

    return add


def html_of(response):
    """The text of a page that is there."""
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_its_pages_are_there_in_its_words(site, speak, address):
    speak()
    html = html_of(site.get(f"/pl{address}"))
    assert ('<html lang="pl">' in html, f"«{EXIT}»" in html) == (True, True)
    assert "Nobody who speaks this language has read every sentence" in html
    assert "No Welsh speaker has read" not in html
    links = set(re.findall(r'href="(/[^"]*)"', html))
    stray = {link for link in links if not link.startswith(("/pl/", "/static/"))}
    assert stray - {"/about/freshness.json"} == {address, f"/cy{address}"}


def test_an_answer_is_in_its_words_and_leads_to_the_same_answer_in_the_others(site, speak):
    speak()
    address = site.post("/pl/find/", {"place": "WR5 1AA"})["Location"]
    assert address.startswith("/pl/help/")
    html = html_of(site.get(address))
    assert "«Help in Worcester»" in html
    switch = re.findall(r'<a href="([^"]+)" lang="[\w-]+" hreflang', html)
    assert set(switch) == {address.removeprefix("/pl"), f"/cy{address.removeprefix('/pl')}"}


def test_the_switch_of_other_pages_leads_there(site, speak):
    speak()
    for address in ("/about/", "/cy/about/"):
        link = '<a href="/pl/about/" lang="pl" hreflang="pl">polski</a>'
        assert html_of(site.get(address)).count(link) == 2


def test_it_counts_in_its_own_way(site, speak):
    speak()
    with translation.override("pl"):
        counted = [
            translation.ngettext("about %(miles)d mile away", "about %(miles)d miles away", n)[:2]
            for n in (1, 2, 5, 12, 22)
        ]
    assert counted == ["«0", "«1", "«2", "«2", "«1"]


def test_words_that_staff_wrote_are_english_and_marked_as_that(site, speak):
    speak()
    html = html_of(site.get("/pl/services/the-glade/"))
    assert '<span lang="en">The Glade</span>' in html
    assert "<title>The Glade – Signpost</title>" in html


@pytest.mark.parametrize("lacked", [EXIT, "Police forces"])
def test_a_sentence_that_it_lacks_is_english_and_marked_as_that(site, speak, lacked):
    speak(lacks=[lacked])
    html = html_of(site.get("/pl/about/"))
    assert html.count(f'<span lang="en">{lacked}</span>') == html.count(lacked) > 0
    assert f'<span lang="en">{lacked}' not in html_of(site.get("/about/"))


def test_a_plural_and_a_word_with_a_context_that_it_lacks_are_marked_too(site, speak):
    counted = "%(count)d listing is on this site."
    speak(lacks=[counted, "Monday"])
    html = html_of(site.get("/pl/about/"))
    assert re.search(r'<span lang="en">\d+ listings are on this site.</span>', html)
    with translation.override("pl"):
        monday = translation.pgettext("in a sentence", "Monday")
    assert mark_english(f"<p>{monday}</p>") == '<p><span lang="en">Monday</span></p>'


def test_where_no_mark_can_stand_the_english_stands_bare(site, speak):
    speak(lacks=[HOME, "Site", "Police force"])
    html = html_of(site.get("/pl/"))
    assert (f"<title>{HOME} – Signpost</title>" in html, 'aria-label="Site"' in html) == (
        True,
        True,
    )
    assert not re.search("[\ue000\ue001]", html)
    assert mark_english("<option>\ue000Any\ue001</option>") == "<option>Any</option>"


def test_english_and_welsh_are_as_before_while_another_language_lacks_much(site, speak):
    before = [html_of(site.get(address)) for address in ("/your-safety/", "/cy/your-safety/")]
    speak(lacks=[EXIT, HOME])
    site.get("/pl/your-safety/")
    after = [html_of(site.get(address)) for address in ("/your-safety/", "/cy/your-safety/")]
    without = [re.sub(r'<(?:a|link)[^>]*hreflang="pl"[^\n]*\n', "", html) for html in after]
    assert without == before


def test_a_language_written_from_right_to_left_says_so(site, speak):
    speak(code="ur")
    assert '<html lang="ur" dir="rtl">' in html_of(site.get("/ur/about/"))
    assert 'lang="ur" dir="rtl">«I need an interpreter.»' in html_of(site.get("/ur/interpreter/"))


def test_the_interpreter_card_leaves_out_a_language_that_lacks_the_sentence(site, speak):
    speak(lacks=["I need an interpreter."])
    assert 'id="in-pl"' not in html_of(site.get("/pl/interpreter/"))
    assert 'id="in-cy"' in html_of(site.get("/interpreter/"))


def test_an_answer_in_english_is_offered_in_it(site, speak):
    speak()
    address = ask(site, "WR5 1AA")["Location"]
    assert switch_of(site.get(address)) == f"/cy{address}"
    assert f'href="/pl{address}" lang="pl"' in html_of(site.get(address))
