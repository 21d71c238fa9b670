"""Every sentence of the public site, gathered from its templates and its Python.

Templates are compiled and asked, so that a sentence is exactly the one that will be looked up.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template import engines
from django.template.base import Node, NodeList, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT = Path(__file__).resolve().parent.parent.parent

FACTS = "services/pages/data/facts.csv"
"""Sourced facts, which are said as they stand in a file."""

STAFF_TEMPLATES = ("admin", "account", "mail")
"""Folders of templates that only staff see, and of letters, which are written in English."""

STAFF_PAGES = ("429.html",)
"""Single templates of the staff desk: too many tries to sign in."""

PUBLIC_PYTHON = ("services/pages/*.py", "services/web/*.py", "services/models/phone_numbers.py")
"""Modules with words for the public; the last is what providers read of a number they send."""

STAFF_PYTHON = (
    "services/pages/coverage_words.py",
    "services/pages/gap_words.py",
    "services/pages/holes.py",
    "services/pages/proof_words.py",
)
"""Words of the coverage screen, its holes and the proof: staff read them, in English.

`services/admin` and `services/management` are left out whole for the same reason.
"""

FROM_DJANGO = (
    ("Enter a valid URL.", None),
    ("Enter a valid email address.", None),
    ("July", None),
)
"""What Django says in public; its own Welsh is incomplete, and misspells a month."""

LOOKED_UP = {  # the function, and which arguments are context, sentence and plural
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence as it is looked up; `context` and `plural` are None where it has none."""

    text: str
    plural: str | None = None
    context: str | None = None


Found = dict[Message, set[str]]
"""Sentences, each with the files that say it."""


class NotASentence(ValueError):
    """Something is looked up that is not written out where it is."""


def collect() -> Found:
    """Every sentence of the public site; NotASentence for one that cannot be known beforehand."""
    found: Found = {}
    said = [*_in_templates(), *_in_python()]
    said += [(Message(text, plural), "django") for text, plural in FROM_DJANGO]
    said += [(Message(text), FACTS) for text in _facts()]
    for message, place in said:
        found.setdefault(message, set()).add(place)
    return found


def _facts() -> list[str]:
    """The sentences of the sourced facts."""
    rows = csv.DictReader((ROOT / FACTS).read_text("utf-8").splitlines())
    return [row["sentence"] for row in rows]


def public_templates() -> list[str]:
    """The names of the templates of public pages."""
    folder = ROOT / "templates"
    names = [file.relative_to(folder) for file in sorted(folder.rglob("*.html"))]
    return [
        str(name)
        for name in names
        if name.parts[0] not in STAFF_TEMPLATES and str(name) not in STAFF_PAGES
    ]


def public_python() -> list[Path]:
    """The Python files that have words for the public."""
    files = [file for pattern in PUBLIC_PYTHON for file in sorted(ROOT.glob(pattern))]
    return [file for file in files if str(file.relative_to(ROOT)) not in STAFF_PYTHON]


def _in_templates() -> Iterator[tuple[Message, str]]:
    """The sentences of each public template."""
    engine = engines["django"].engine  # type: ignore[attr-defined]
    for name in public_templates():
        for message in of_template(engine.get_template(name)):
            yield message, f"templates/{name}"


def of_template(template: Template) -> Iterator[Message]:
    """The sentences of one compiled template, those of what it includes left out."""
    for node in _nodes(template.nodelist):
        if isinstance(node, TranslateNode):
            yield Message(_literal(node), context=_context(node))
        elif isinstance(node, BlockTranslateNode):
            singular, _names = node.render_token_list(node.singular)
            plural = node.render_token_list(node.plural)[0] if node.plural else None
            yield Message(singular, plural, _context(node))


def _nodes(nodes: NodeList) -> Iterator[Node]:
    """Every node of a template, inner ones too."""
    return iter(nodes.get_nodes_by_type(Node))


def _literal(node: TranslateNode) -> str:
    """The words of a `{% translate %}`, as it looks them up."""
    literal = node.filter_expression.var
    text = literal if isinstance(literal, str) else getattr(literal, "literal", None)
    if not isinstance(text, str):
        raise NotASentence(f"{node.origin.name}: {{% translate {literal} %}}")
    return text.replace("%", "%%")


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    """The context of a sentence."""
    given = node.message_context
    return given.resolve({}) if given is not None else None


def _in_python() -> Iterator[tuple[Message, str]]:
    """The sentences of each public module."""
    for file in public_python():
        name = str(file.relative_to(ROOT))
        for message in of_python(file.read_text("utf-8"), name):
            yield message, name


def of_python(source: str, name: str) -> Iterator[Message]:
    """The sentences that a module looks up, whatever it calls the functions for it."""
    tree = ast.parse(source)
    called = {
        alias.asname or alias.name: LOOKED_UP[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in LOOKED_UP
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            places = called.get(node.func.id)
            if places is not None:
                context, text, plural = (_argument(node, place, name) for place in places)
                yield Message(text or "", plural, context)


def _argument(node: ast.Call, place: int | None, name: str) -> str | None:
    """A string among the arguments of a call; None where `place` is None."""
    if place is None:
        return None
    given = node.args[place] if place < len(node.args) else None
    if not (isinstance(given, ast.Constant) and isinstance(given.value, str)):
        raise NotASentence(f"{name}:{node.lineno}: what is translated is not written out here")
    return given.value
