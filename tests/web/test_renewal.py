"""A record that is behind its dossier says so on every page, and is brought up to date from there."""

from __future__ import annotations

import html
import re
import sqlite3
import threading
from contextlib import contextmanager

import httpx
import pytest

from seuil.event.model import Correction
from seuil.store.dossier import Store
from seuil.web.desk import Desk
from seuil.web.jobs import Job
from seuil.web.record.renewal import Behind, behind_of
from seuil.web.settings import Settings
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view
from tests.web.dossiers import own_copy
from tests.web.server import serving

SAID = {"en": "The record is not up to date.", "fr": "Le dossier n’est pas à jour."}
BUTTON = {"en": "Bring the record up to date", "fr": "Mettre le dossier à jour"}
VIEWS = ("/", "/timeline", "/events", "/map", "/sources", "/pages", "/doctrines", "/corrections", "/nowhere")


@pytest.fixture
def own(dossier_file, tmp_path):
    return own_copy(dossier_file, tmp_path)


def corrected(own) -> str:
    """A correction waits: an event of one mention is told by nothing any more. Its id."""
    with Store.open(own) as store:
        event = next(e for e in store.events() if len(e.mentions) == 1)
        store.correct(
            Correction.model_validate(
                {"number": 0, "made": "", "kind": "reject", "mentions": event.mentions, "by": "Ada",
                 "reason": "no event"}
            )
        )  # fmt: skip
        return event.id


def made_by_other(own) -> None:
    with sqlite3.connect(own) as database:
        assert database.execute("UPDATE build SET fingerprint = 'of another day'").rowcount


@contextmanager
def client_of(own):
    with serving(Settings(dossier=str(own), load=False)) as address, httpx.Client(base_url=address) as made:
        made.headers["accept-language"] = "en"
        made.timeout = 60
        yield made


def pressed(client: httpx.Client, path: str) -> str:
    """Where the button of a page leads in the end; without script."""
    behind = client.get(path).text.partition('class="notice warn behind"')[2]
    form = re.search(r'<form .*?method="post" action="([^"]+)">(.*?)</form>', behind)
    given = re.search(r'name="next" value="([^"]*)"', form[2])[1]
    answer = client.post(form[1], data={"next": html.unescape(given)})
    assert answer.status_code == 303
    while answer.headers.get("location", path).startswith("/working/"):
        where = answer.headers["location"]
        while (answer := client.get(where)).status_code == 200:
            assert "The record is being brought up to date" in answer.text
            assert '<noscript><meta http-equiv="refresh"' in answer.text
    return answer.headers["location"]


def test_a_record_that_is_up_to_date_says_nothing_of_it(client):
    for path in VIEWS:
        assert SAID["en"] not in client.get(path, headers={"accept-language": "en"}).text


@pytest.mark.parametrize("way", ["a correction", "another program"])
def test_a_record_that_is_behind_says_so_everywhere_and_is_brought_up_to_date(own, way):
    event = corrected(own) if way == "a correction" else made_by_other(own)
    why = "Pages or corrections were added" if event else "Another version of the program, or other data"
    with client_of(own) as client:
        for path in VIEWS:
            page = client.get(path).text
            assert SAID["en"] in page and BUTTON["en"] in page and why in page
        assert client.get("/api/v1/info").json()["up_to_date"] is False
        if event:
            assert client.get(f"/events/{event}").status_code == 200
        assert pressed(client, "/timeline?status=happened&page=1") == "/timeline?status=happened&page=1"
        for path in VIEWS:
            assert SAID["en"] not in client.get(path).text
        assert client.get("/api/v1/info").json()["up_to_date"] is True
        if event:
            assert client.get(f"/events/{event}").status_code == 404
    with Store.open(own) as store:
        assert not store.stale


def test_a_record_that_an_older_schema_made_is_brought_up_to_date_from_the_page_that_cannot_show_it(own):
    with sqlite3.connect(own) as database:
        database.execute("UPDATE event SET basis = NULL")
        database.execute("INSERT INTO pending_act (act) SELECT DISTINCT act FROM event")
    with client_of(own) as client:
        unfit = client.get("/facets")
        assert unfit.status_code == 503 and BUTTON["en"] in unfit.text
        assert pressed(client, "/facets") == "/facets"
        assert client.get("/facets").status_code == 200


def test_it_is_guarded_as_every_change_is_and_leads_nowhere_else(own):
    corrected(own)
    with client_of(own) as client:
        for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
            assert client.post("/renew", headers=headers).status_code == 403
        assert SAID["en"] in client.get("/").text
        assert client.get("/renew").status_code == 405
        answer = client.post("/renew", data={"next": "//evil.example/"})
        while answer.headers["location"].startswith("/working/"):
            answer = client.get(answer.headers["location"])
        assert answer.headers["location"] == "/"


def test_no_dossier_is_made_for_it(tmp_path):
    with client_of(tmp_path / "none.db") as client:
        assert client.post("/renew").status_code == 404
        assert SAID["en"] not in client.get("/").text
        assert client.get("/api/v1/info").json()["up_to_date"] is None
    assert not (tmp_path / "none.db").exists()


def test_while_it_is_being_made_again_the_page_leads_to_how_far_that_is(own):
    corrected(own)
    desk = Desk(Settings(dossier=str(own), load=False))
    hold = threading.Event()
    try:
        job = desk.work.begin(lambda id: Job(id, lambda _tell: hold.wait(60)))
        assert behind_of(desk) == Behind("waiting", job.id)
        hold.set()
        assert job.wait(30)
        assert behind_of(desk) == Behind("waiting", None)
    finally:
        hold.set()
        desk.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_fit_and_the_button_works_in_a_browser(chromium, own, language, width):
    corrected(own)
    with (
        serving(Settings(dossier=str(own), load=False)) as address,
        view(chromium, address, "/timeline?order=newest", language=language, width=width) as page,
    ):
        must_be_fit(page, f"behind-{language}-{width}")
        assert SAID[language] in page.locator(".behind").inner_text()
        page.get_by_role("button", name=BUTTON[language]).click()
        page.wait_for_url(f"{address}/timeline?order=newest")
        page.wait_for_load_state("networkidle")
        assert page.locator(".behind").count() == 0
