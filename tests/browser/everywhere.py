"""Where a reader can get to: pages, kinds of answer, states of forms; and how a test goes there."""

from playwright.sync_api import Page

BROWSED = ("/", "/police-forces/", "/police-forces/west-mercia/", "/police-forces/btp/",
           "/districts/worcester/", "/counties/worcestershire/", "/regions/wales/",
           "/services/the-glade/", "/services/the-glade/mistake/",
           "/services/the-glade/mistake/sent/", "/listing-check/thanks/", "/about/",
           "/card/", "/interpreter/", "/for-advisers/", "/for-advisers/west-mercia/",
           "/your-safety/", "/privacy/", "/nowhere/", "/help/forged/")  # fmt: skip
ASKED = (
    {"place": "WR5 1AA"},
    {"place": "WR5 1AA", "age": "under13", "when": "happening", "by": "type"},
    {"place": "Cardiff", "for": "someone", "when": "recent", "by": "sign", "keep": "30m"},
    {"place": "WR5 9ZZ"},
    {"place": "DY14 8"},
    {"place": "BT1 1AA"},
    {"place": "JE2 3AA"},
    {"place": "BF1 2AT"},
    {"place": "G1 1AA", "open": "now"},
    {"area": "uk:united-kingdom"},
)
"""A question of every kind of answer; what is not understood is typed into the box."""

TYPED = ("zzz", "")


def addresses(page: Page, origin: str, prefix: str = "") -> list[str]:
    """The address of every page and of an answer of every kind, in the language of `prefix`."""
    answers = []
    for asked in ASKED:
        response = page.request.post(f"{origin}{prefix}/find/", form=asked, max_redirects=0)
        assert response.status == 303, asked
        answers.append(response.headers["location"])
    return [*(prefix + address for address in BROWSED), *answers]


def refuse(page: Page, origin: str, typed: str, prefix: str = "") -> None:
    """Open the form as it answers to a place that it does not understand."""
    page.goto(f"{origin}{prefix}/")
    page.locator("[name=place]").fill(typed)
    with page.expect_navigation():
        page.locator("#find .main").click()


def refuse_mistake(page: Page, origin: str, prefix: str = "") -> None:
    """Open the report of a mistake as it answers to nothing chosen."""
    page.goto(f"{origin}{prefix}/services/the-glade/mistake/")
    with page.expect_navigation():
        page.locator("main .main").click()


def unfold(page: Page) -> None:
    """Open whatever is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
