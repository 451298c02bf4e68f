"""The first page, in a browser."""

import html
import re
import sqlite3

import httpx
import pytest

from seuil.store.dossier import Store
from seuil.store.touching import Touching
from seuil.web.settings import Settings
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view
from tests.web.dossiers import own_copy
from tests.web.server import serving


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_fit(chromium, address, language, width):
    with view(chromium, address, "/", language=language, width=width) as page:
        must_be_fit(page, f"home-{language}-{width}")
        assert page.locator("html").get_attribute("lang") == language


def cards_of(page: str) -> list[str]:
    """The cards of the clauses that were touched last, as text."""
    section = page.partition('<ul class="touched">')[2].partition("</section>")[0]
    cards = section.split('<li class="card">')[1:]
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", card)).split()) for card in cards]


def test_the_first_page_says_how_many_events_touch_a_clause_and_leads_to_them(client, dossier_file):
    with Store.open(dossier_file) as store:
        number, _ = store.count_touching(Touching())
    page = client.get("/").text
    assert f"{number} events touch declared clauses." in page
    assert '<a href="/doctrines/touched">All of them, newest first</a>' in page


@pytest.mark.parametrize(
    ("clause", "to_judge"),
    [(("rus-2024", "5"), '["massive"]'), (("no-longer-here", "1"), '[""]'), (("no-longer-here", "1"), "[]")],
)
def test_nothing_is_headed_left_to_judge_without_saying_what_is(dossier_file, tmp_path, clause, to_judge):
    own = own_copy(dossier_file, tmp_path)
    with sqlite3.connect(own) as database:
        change = "UPDATE finding SET doctrine = ?, clause = ?, to_judge = ?"
        assert database.execute(change, (*clause, to_judge)).rowcount
    with serving(Settings(dossier=str(own), load=False)) as address:
        cards = cards_of(httpx.get(f"{address}/", headers={"accept-language": "en"}).text)
    assert cards
    for card in cards:
        assert card.endswith("Left to judge The clause names no word that needs a judgement.")
