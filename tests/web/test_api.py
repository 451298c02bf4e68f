"""The API: what it answers, and its guide."""

from __future__ import annotations

import base64
import json
import zipfile
from io import BytesIO

import httpx
import pytest

from seuil.event.model import Correction, Event
from seuil.export.formats import FORMATS
from seuil.web.settings import Settings
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view
from tests.web.server import serving

API = "/api/v1"
PAGE = "On 19 November 2024 France authorised Kyiv to strike targets in Russia. Moscow condemned the strike."


def given(client, path: str, **asked):
    answer = client.get(f"{API}{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_lists_come_in_parts_that_make_the_whole(client):
    whole = given(client, "/events", limit=500)
    assert whole["next"] is None and whole["total"] == len(whole["items"])
    parts, following = [], f"{API}/events?actor=IRN&order=newest&limit=20"
    while following:
        part = client.get(following).json()
        parts += part["items"]
        following = part["next"]
    assert len(parts) == part["total"] > 40
    assert {event["id"] for event in parts} <= {event["id"] for event in whole["items"]}
    assert len({event["id"] for event in parts}) == len(parts)


def test_an_event_comes_with_all_that_belongs_to_it(client):
    events = [Event.model_validate(one) for one in given(client, "/events", limit=500)["items"]]
    event = max(events, key=lambda one: len(one.accounts))
    whole = given(client, f"/events/{event.id}")
    assert {mention["key"] for mention in whole["mentions"]} == set(event.mentions)
    assert given(client, f"/events/{event.mentions[-1]}")["event"]["id"] == event.id
    first = min(account.known for account in event.accounts if account.known)
    then = given(client, f"/events/{event.id}", **{"as-known-at": first})
    assert len(then["event"]["accounts"]) < len(event.accounts)
    told = given(client, f"/events/{event.id}/sources")
    assert {row["outlet"] for row in told["outlets"]} >= {account.outlet for account in event.accounts}
    early = given(client, f"/events/{event.id}/sources", **{"as-known-at": first})
    assert sum(row["pages"] for row in early["outlets"]) < sum(row["pages"] for row in told["outlets"])


def test_pages_briefs_and_families_hang_together(client):
    pages = given(client, "/pages", limit=500)["items"]
    copy = next(page for page in pages if page["copy_of"])
    family = given(client, f"/families/{copy['key']}")
    assert copy["key"] in {member["page"] for member in family["members"]}
    assert family["original"] == given(client, f"/pages/{family['id']}")["key"]
    brief = given(client, f"/pages/{copy['key']}/brief", reading=1)
    assert brief["article"]["title"] == copy["title"]
    originals = given(client, "/pages", kinship="original", limit=500)
    assert 0 < originals["total"] < len(pages)


def test_what_is_counted_agrees_with_what_is_listed(client):
    for field, rows in given(client, "/facets", limit=500).items():
        for row in rows[:20]:
            value = {"true": "yes", "false": "no"}.get(row["value"], row["value"])
            value = f"{row['kind']}:{value}" if field == "source" else value
            assert given(client, "/events", **{field: value}, limit=1)["total"] == row["count"], (field, row)
    total = given(client, "/events")["total"]
    assert sum(row["count"] for row in given(client, "/density", by="year")) == total
    assert given(client, "/sources", limit=3)[0]["kind"] == "outlet"
    assert given(client, "/info")["counts"]["event"] == total


def test_names_are_found_in_any_language(client):
    assert "RUS" in {row["id"] for row in given(client, "/entities", name="Russie")["items"]}
    assert given(client, "/entities", name="no such thing")["items"] == []
    assert {act["id"] for act in given(client, "/acts")} > {"strike", "threaten"}


def test_policies_are_those_of_the_command_line(client):
    from typer.testing import CliRunner

    from seuil.cli.doctrine import app

    def said(*arguments: str):
        return json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).output)

    assert given(client, "/doctrines", at="2024-11-19") == said("list", "--at", "2024-11-19")
    assert given(client, "/doctrines/matrix", at="2024-11-19")["rows"] == said("matrix", "--at", "2024-11-19")
    moved = given(client, "/doctrines/compare", old="rus-2020", new="rus-2024")
    assert moved == said("diff", "rus-2020", "rus-2024")
    assert given(client, "/doctrines/rus-2024")["id"] == "rus-2024"


def test_findings_say_what_remains_to_be_judged(client):
    found = given(client, "/findings", limit=500)
    assert found["total"] == len({row["event"] for row in found["items"]}) > 0
    doctrine = found["items"][0]["doctrine"]
    some = given(client, "/findings", doctrine=doctrine, limit=500)
    assert {row["doctrine"] for row in some["items"]} == {doctrine}
    assert any(row["to_judge"] for row in found["items"])


def test_a_scenario_is_set_against_the_clauses(client):
    event = {"id": "one", "on": "2024-11-21", "act": "strike", "actor": ["UKR"], "target": ["RUS"]}
    event["supporter"] = ["USA"]
    sent = {"scenario": "A test", "events": [event]}
    answer = client.post(f"{API}/scenario", json=sent)
    assert answer.status_code == 200
    found = answer.json()[0]["findings"]
    assert "rus-2024" in {finding["doctrine"] for finding in found}
    assert any(finding["to_judge"] for finding in found)
    odd = ({"act": "no-such-act"}, {"on": "2024-13-01"}, {"actor": ["nobody"]}, {"actor": ["UKR"] * 51})
    for wrong in odd:
        answer = client.post(f"{API}/scenario", json=sent | {"events": [event | wrong]})
        assert answer.status_code in (400, 422) and "one" in answer.json()["detail"]
    many = [event | {"id": str(n)} for n in range(101)]
    assert client.post(f"{API}/scenario", json=sent | {"events": many}).status_code == 400


def test_a_page_is_read_and_kept_only_if_it_is_added(own_address):
    with httpx.Client(base_url=own_address, timeout=120) as client:
        before = given(client, "/info")
        as_text = client.post(f"{API}/read", json={"text": PAGE, "outlet": "Courier"})
        as_bytes = client.post(f"{API}/read", json={"content": base64.b64encode(PAGE.encode()).decode()})
        assert as_text.status_code == as_bytes.status_code == 200
        assert as_text.json()["article"]["outlet"] == "Courier"
        acts = [[a["act"] for a in answer.json()["assertions"]] for answer in (as_text, as_bytes)]
        assert acts[0] == acts[1] != []
        assert given(client, "/info") == before
        added = client.post(f"{API}/pages", json={"text": PAGE, "name": "a test", "published": "2024-11-20"})
        assert (added.status_code, added.json()["added"]) == (200, 1)
        assert client.post(f"{API}/pages", json={"text": PAGE, "name": "a test"}).json()["known"] == 1
        assert client.post(f"{API}/pages", json={"text": "\u4e00" * 50}).json()["failures"]
        assert given(client, "/info")["counts"]["page"] == before["counts"]["page"] + 1


def test_corrections_are_kept_applied_and_taken_back(own_address):
    with httpx.Client(base_url=own_address, timeout=120) as client:
        one, other = (event["id"] for event in given(client, "/events", act="strike", limit=2)["items"])
        signed = {"by": "A. Reader", "reason": "One night, one wave."}
        kept = client.post(f"{API}/corrections", json={"kind": "merge", "events": [one, other], **signed})
        assert kept.status_code == 201 and Correction.model_validate(kept.json()).number == 1
        assert given(client, f"/events/{one}")["event"] == given(client, f"/events/{other}")["event"]
        undone = client.post(f"{API}/corrections/1/undo")
        assert undone.status_code == 200 and undone.json()["undone"]
        assert given(client, f"/events/{one}")["event"] != given(client, f"/events/{other}")["event"]
        assert given(client, "/corrections")["total"] == 1
        for wrong, status in (
            ({"kind": "merge", "events": [one, one]}, 400),
            ({"kind": "merge", "events": [one, "no such"]}, 400),
            ({"kind": "set", "mentions": ["x@1"], "field": "colour", "values": ["red"]}, 400),
            ({"kind": "copy", "pages": ["only one"]}, 400),
            ({"kind": "burn"}, 422),
            ({"kind": "accept", "mentions": ["x@1"], "by": "", "reason": ""}, 422),
        ):
            assert client.post(f"{API}/corrections", json=signed | wrong).status_code == status, wrong
        assert client.post(f"{API}/corrections/99/undo").status_code == 404


@pytest.mark.parametrize("name", FORMATS)
def test_the_record_comes_in_every_format(client, name):
    pytest.importorskip(FORMATS[name].needs or "json")
    answer = client.get(f"{API}/export/{name}")
    assert answer.status_code == 200 and answer.content
    suffix = ".zip" if FORMATS[name].folder else FORMATS[name].suffix
    assert answer.headers["content-disposition"].endswith(f'filename="seuil-{name}{suffix}"')
    if suffix == ".zip":
        # Gold pages are made of what persons decided, and nobody decided anything of this record.
        assert bool(zipfile.ZipFile(BytesIO(answer.content)).namelist()) == (name != "gold")


def test_what_was_decided_comes_as_gold_pages(own_address):
    with httpx.Client(base_url=own_address, timeout=60) as client:
        mention = given(client, "/events")["items"][0]["mentions"][0]
        page = mention.split("@")[0]
        decision = {"kind": "accept", "mentions": [mention], "by": "A. Reader", "reason": "Read rightly."}
        assert client.post(f"{API}/corrections", json=decision).status_code == 201
        answer = client.get(f"{API}/export/gold")
    archive = zipfile.ZipFile(BytesIO(answer.content))
    assert f"{page}.gold.json" in archive.namelist()
    assert json.loads(archive.read(f"{page}.gold.json"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?actor=no-such-actor", 400), ("/events?since=2024-02-30", 400), ("/events?limit=0", 422),
        ("/events?limit=501", 422), ("/events?page=99999999", 422), ("/events?order=up", 422),
        ("/events?since=2024-02-02&until=2024-01-01", 400), (f"/events?text={'x' * 300}", 422),
        ("/events/nothing", 404), ("/events/nothing/sources", 404), ("/facets?field=colour", 422),
        ("/density?by=hour", 422), ("/pages/nothing", 404), ("/pages/nothing/brief", 404),
        ("/families/nothing", 404), ("/doctrines/nothing", 404), ("/doctrines?at=soon", 422),
        ("/doctrines/compare?old=rus-2024&new=rus-2020", 400), ("/doctrines/compare?old=x&new=y", 404),
        ("/export/nothing", 404), ("/export/csv?language=xx", 400), ("/nothing", 404),
        ("/findings?since=2024-99-99", 400), ("/corrections/0/undo", 405),
    ],
)  # fmt: skip
def test_errors_have_one_shape(client, path, status):
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status and problem["detail"] and "\n" not in problem["detail"]


def test_the_guide_names_all_that_there_is_and_its_examples_work(client):
    described = client.get("/api/openapi.json").json()
    page = client.get("/api/docs").text
    operations = [one for path in described["paths"].values() for one in path.values()]
    assert len(operations) >= 26
    for operation in operations:
        assert f'id="{operation["operationId"]}"' in page
        assert operation["summary"] and operation["description"]
        assert {"400", "401", "404", "413", "421", "422", "500", "503"} <= set(operation["responses"])
    french = client.get("/api/openapi.json", headers={"accept-language": "fr"}).json()
    said = [one["paths"][f"{API}/events"]["get"]["summary"] for one in (described, french)]
    assert said[0] != said[1]
    for line in page.split("curl &#39;")[1:]:
        address = line.split("&#39;")[0].replace("&amp;", "&").partition("/api/")[2]
        if "/ID" not in address and "/KEY" not in address:
            assert client.get(f"/api/{address}").status_code in (200, 405), address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_fit(chromium, address, language, width):
    with view(chromium, address, "/api/docs", language=language, width=width) as page:
        must_be_fit(page, f"api-{language}-{width}")


def test_no_error_says_where_on_this_machine_the_dossier_is(client, tmp_path):
    for path in ("/events/e0000000000", "/pages/nothing"):
        said = client.get(f"{API}{path}").json()["detail"]
        assert said.endswith("in the dossier"), said
    torn = tmp_path / "torn.db"
    torn.write_text("no database")
    with serving(Settings(dossier=str(torn), load=False)) as where:
        answer = httpx.get(f"{where}{API}/events")
        french = httpx.get(f"{where}/events", headers={"accept-language": "fr"})
    assert (answer.status_code, french.status_code) == (503, 503)
    assert answer.json()["detail"] == "the dossier: is no dossier: not an SQLite file"
    assert "le dossier" in french.text and str(tmp_path) not in french.text
