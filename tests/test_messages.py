"""The catalogues of translations: whole, up to date, and saying what the English says."""

import ast
import re
from pathlib import Path

import django
import polib
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import Engine

from script.catalogue.collecting import (
    ROOT,
    Message,
    NotASentence,
    collect,
    of_python,
    of_template,
    public_templates,
)
from script.catalogue.judging import faults
from script.catalogue.updating import (
    CATALOGUES,
    NoPluralRule,
    compiled,
    missing,
    read,
    take_over,
    updated,
    written,
)
from signpost.languages import languages_in

FILES = sorted(ROOT.glob(CATALOGUES))
IMPORT = "from django.utils.translation import gettext as _, ngettext, pgettext as p\n"


@pytest.fixture(scope="module")
def found():
    """Every sentence of the public site."""
    return collect()


def a_catalogue(*entries, language="cy"):
    """A catalogue of pairs of English and its translation."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Language": language}
    for english, translation in entries:
        catalogue.append(polib.POEntry(msgid=english, msgstr=translation))
    return catalogue


def test_there_is_a_welsh_catalogue():
    assert "cy" in [file.parent.parent.name for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_catalogue_is_whole_and_up_to_date(file, found):
    catalogue = updated(read(file), found)
    assert (missing(catalogue), faults(catalogue)) == ([], [])
    assert file.read_text("utf-8") == written(catalogue), "run script/messages"
    assert file.with_suffix(".mo").read_bytes() == compiled(catalogue), "run script/messages"


def test_safety_20_translations_that_blame_or_promise_are_found():
    said = [
        "Dylech chi fod wedi dweud.",
        "Mae hi'n honni hynny.",
        "Pam wnaethoch chi aros?",
        "Mae'n gyfrinachol.",
        "Rydych chi'n ddiogel yma.",
        "Gallwch ffonio'n ddienw.",
    ]
    assert len(faults(a_catalogue(*((words, words) for words in said)))) == len(said)


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("%(n)d miles", "milltir"),
        ("Until {until}", "Tan {tan}"),
        ("<b>Now</b>", "<i>Nawr</i>"),
        ("100%% of %(n)s", "100 %(n)s"),
    ],
)
def test_a_translation_that_loses_a_placeholder_or_a_tag_is_found(english, translation):
    assert len(faults(a_catalogue((english, translation)))) == 1


def test_safety_20_a_language_without_its_own_list_of_words_is_refused(tmp_path):
    catalogue = a_catalogue(("Hello", "Cześć"), ("Line", "Poufna linia"), language="pl")
    told = faults(catalogue, folder=tmp_path)
    assert told == ["write the words that pl may not use into locale/pl/not_said.txt"]
    (tmp_path / "pl").mkdir()
    (tmp_path / "pl/not_said.txt").write_text("rzekom\npoufn\n", "utf-8")
    assert faults(catalogue, folder=tmp_path) == ["blames or promises (Poufn): 'Line'"]


def a_file(folder, language):
    """The place of a catalogue below a folder."""
    file = folder / language / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    return file


@pytest.mark.parametrize(
    ("language", "header", "forms"),
    [
        ("pl", "", 4),
        ("zh_Hant", "", 1),
        ("pl", "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);", 3),
        ("so", "nplurals=2; plural=(n != 1);", 2),
    ],
)
def test_a_new_folder_has_the_plural_forms_of_its_header_or_of_its_language(
    tmp_path, language, header, forms
):
    file = a_file(tmp_path, language)
    file.write_text(f'msgid ""\nmsgstr ""\n"Plural-Forms: {header}\\n"\n' if header else "")
    (entry,) = updated(read(file), {Message("a day", "days"): {"a.html"}})
    assert entry.msgstr_plural == dict.fromkeys(range(forms), "")


def test_a_language_that_nobody_can_count_in_is_refused(tmp_path):
    file = a_file(tmp_path, "so")
    file.touch()
    with pytest.raises(NoPluralRule, match="so/LC_MESSAGES"):
        updated(read(file), {})


def test_new_sentences_come_in_and_dead_ones_go(tmp_path):
    file = a_file(tmp_path, "cy")
    old = a_catalogue(("Kept", "Cadw"), ("Dead", "Marw"))
    old[0].tcomment = "Read by a friend."
    old.save(str(file))
    new = updated(read(file), {Message("Kept"): {"a.html"}, Message("New"): {"b.html"}})
    assert [(entry.msgid, entry.msgstr, entry.tcomment) for entry in new] == [
        ("Kept", "Cadw", "Read by a friend."),
        ("New", "", ""),
    ]
    assert missing(new) == ["untranslated: 'New'"]


def test_a_translators_file_fills_in_what_is_missing_and_changes_nothing_else():
    mine = a_catalogue(("Kept", "Cadw"), ("New", ""))
    take_over(a_catalogue(("Kept", "Arall"), ("New", "Newydd"), ("Odd", "Od")), into=mine)
    assert [(entry.msgid, entry.msgstr) for entry in mine] == [("Kept", "Cadw"), ("New", "Newydd")]
    take_over(a_catalogue(("New", "Nowy"), language="pl"), into=a_catalogue(("New", "")))


def test_sentences_of_python_are_found_by_whatever_name():
    source = f"{IMPORT}_('One')\nngettext('%d hour', '%d hours', 2)\np('day', 'May')\n"
    assert set(of_python(source, "x.py")) == {
        Message("One"),
        Message("%d hour", "%d hours"),
        Message("May", context="day"),
    }


def test_what_is_put_together_before_it_is_looked_up_is_refused():
    with pytest.raises(NotASentence, match="x.py:2"):
        list(of_python(f"{IMPORT}_('Hours of ' + name)\n", "x.py"))


def test_sentences_of_templates_are_found_wherever_they_stand():
    template = Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string(
        "{% load i18n %}{% if a %}<a title=\"{% translate 'In' context 'a' %}\">"
        "{% blocktranslate trimmed count n=n %}\n{{ n }} of 5%\n{% plural %}{{ n }} "
        "{% endblocktranslate %}</a>{% else %}{% translate 'Out' %}{% endif %}"
    )
    assert set(of_template(template)) == {
        Message("In", context="a"),
        Message("%(n)s of 5%%", "%(n)s"),
        Message("Out"),
    }


def test_the_plural_rule_is_that_of_djangos_own_catalogue():
    folder = Path(django.__file__).parent / "conf/locale/cy/LC_MESSAGES"
    own = polib.mofile(str(folder / "django.mo"))
    assert (
        read(ROOT / "locale/cy/LC_MESSAGES/django.po").metadata["Plural-Forms"]
        == own.metadata["Plural-Forms"]
    )


def test_no_template_marks_words_in_a_way_that_is_not_gathered():
    marked = [
        name
        for name in public_templates()
        if re.search(r"""[|:=( ]_\(["']""", (ROOT / "templates" / name).read_text())
    ]
    assert marked == []


def test_no_module_looks_words_up_in_a_way_that_is_not_gathered():
    ways = {"gettext_noop", "translation.gettext", "translation.ngettext"}
    used = {
        file.name
        for file in (ROOT / "services").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute | ast.alias)
        and (ast.unparse(node) in ways or getattr(node, "name", "") in ways)
    }
    assert used == {"facts.py"}, "its sentences stand in a file, which is gathered too"


def test_a_folder_makes_a_language(tmp_path):
    for name in ("cy", "pl", "zh_Hant"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / name / "LC_MESSAGES/django.mo").touch()
    (tmp_path / "so").mkdir()
    assert languages_in(tmp_path) == [
        ("en-gb", "English"),
        ("cy", "Cymraeg"),
        ("pl", "polski"),
        ("zh-hant", "繁體中文"),
    ]


def test_a_folder_of_no_language_stops_the_start(tmp_path):
    (tmp_path / "xx" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "xx" / "LC_MESSAGES/django.mo").touch()
    with pytest.raises(ImproperlyConfigured, match="locale/xx"):
        languages_in(tmp_path)
