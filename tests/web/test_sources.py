"""A number at /sources is that of the list to which it leads."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import httpx

from seuil.store.dossier import Store
from seuil.store.model import Query


def rows_of(page: str, table: str) -> list[tuple[str, str, int]]:
    """Name, address and number of events in each row of a table."""
    body = page.partition(f'<table class="{table}">')[2].partition("</table>")[0]
    found = []
    for row in re.findall(r'<th scope="row"><a href="([^"]+)"><bdi>(.*?)</bdi></a></th>(.*?)</tr>', body):
        numbers = [int(re.sub(r"\D", "", n)) for n in re.findall(r'<td class="number">([^<]*)</td>', row[2])]
        found.append((html.unescape(row[1]), html.unescape(row[0]), numbers[3 if table == "outlets" else 1]))
    return found


def counted(client: httpx.Client) -> str:
    """The page, once events are counted."""
    while "Events are being counted." in (page := client.get("/sources?lang=en").text):
        pass
    return page


def test_each_number_is_that_of_its_list(client, dossier_file):
    page = counted(client)
    with Store.open(dossier_file) as store:
        for table in ("outlets", "voices"):
            rows = rows_of(page, table)
            assert len(rows) > 5
            asked = {name: tuple(parse_qs(urlsplit(href).query)["source"]) for name, href, _ in rows}
            lists = {name: store.count(Query(source=source)) for name, source in asked.items()}
            assert {name: number for name, _, number in rows} == lists
