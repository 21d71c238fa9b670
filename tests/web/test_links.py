"""Every link of the public site, followed."""

import re
from urllib.parse import urldefrag

HREF = re.compile(r'href="(/[^"]*)"')
ANCHOR = re.compile(r'href="#([^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')


def test_every_internal_link_leads_to_a_page_that_is_there(site):
    todo, statuses, dangling = ["/"], {}, {}
    while todo:
        address = todo.pop()
        if address in statuses:
            continue
        response = site.get(address)
        statuses[address] = response.status_code
        html = response.content.decode()
        todo += [urldefrag(href).url for href in HREF.findall(html) if "/static/" not in href]
        dangling |= {address: set(ANCHOR.findall(html)) - set(ID.findall(html))}
    assert {address: status for address, status in statuses.items() if status != 200} == {}
    assert {address: names for address, names in dangling.items() if names} == {}
    assert len(statuses) > 500
