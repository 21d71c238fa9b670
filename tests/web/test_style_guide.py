"""The page for whoever changes how things look."""

import re

DRAMA = re.compile(r"01632960\d{3}|08081570\d{3}|07700900\d{3}")


def test_without_debug_there_is_no_style_guide(site):
    assert site.get("/style-guide/").status_code == 404


def test_the_style_guide_shows_every_component_with_invented_numbers_alone(site, settings):
    settings.DEBUG = True
    html = site.get("/style-guide/").content.decode()
    numbers = set(re.findall(r'href="tel:(?:18001)?(\d+)"', html)) - {"999"}
    wanted = ["state open", "state unknown", "state closed", 'class="card line"', 'class="first"',
              'class="service"', 'role="alert"', "This is the police.", "Closed for now.",
              "waiting list", "rang the office"]  # fmt: skip
    assert [words for words in wanted if words not in html] == []
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []
