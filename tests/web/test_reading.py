"""The pages of text say what is so."""

import ast
import re
from pathlib import Path

from services.pages.proofs import proofs

ROOT = Path(__file__).resolve().parent.parent.parent


def names_in(file):
    """The names of the functions of a file."""
    tree = ast.parse((ROOT / file).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_the_privacy_page_names_is_there(site):
    named = [test for proof in proofs() for test in proof.tests]
    missing = [(file, name) for file, name in named if name not in names_in(file)]
    html = site.get("/privacy/").content.decode()
    assert (missing, len(named) > 8) == ([], True)
    assert [name for file, name in named if f"{file} {name}" not in html] == []


def test_every_statement_of_privacy_has_a_test(site):
    assert [proof.statement for proof in proofs() if not proof.tests] == []


def test_the_about_page_says_how_fresh_the_listings_are_and_programs_get_the_same(site):
    html = site.get("/about/").content.decode()
    fresh = site.get("/about/freshness.json").json()
    assert f"{fresh['listings']} listings are on this site." in html
    assert (fresh["listings"] > 100, fresh["numbers_checked"], fresh["oldest_check"]) == (
        True,
        0,
        None,
    )


def test_safety_20_the_short_words_of_the_listings_are_explained(site):
    html = site.get("/about/").content.decode()
    words = set(re.findall(r"<dt><strong>([^<]+)</strong></dt>", html))
    assert {"SARC", "SARCS", "ISVA", "BSL", "18001"} <= words


def test_the_safety_page_says_to_talk_to_somebody_before_changing_anything(site):
    html = site.get("/your-safety/").content.decode()
    assert "Do not change anything on it before you have talked to somebody" in html
