"""The what-if in the browser and by its addresses: what is typed, what the clauses answer, what is saved."""

import json
from urllib.parse import urlencode

import pytest
import yaml
from click.testing import CliRunner
from typer.main import get_command

from seuil.cli.main import app
from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.finding.from_scenario import read_scenario
from seuil.web.scenarios.draft import draft_from, draft_of
from tests.finding.test_timeline import ROOT
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view

STRIKE = {
    "e1.on": "2024-11-25",
    "e1.act": "strike",
    "e1.actor": "UKR",
    "e1.target": "RUS",
    "e1.supporter": "USA",
    "e1.place": "bryansk-oblast",
    "e1.instrument": "ballistic-missile",
}
TIMELINE = ROOT / "examples" / "timeline-2023-2025.yaml"


def at(values, path="/scenario"):
    return f"{path}?{urlencode(values)}"


def checked(path, tmp_path):
    """What ``seuil doctrine check`` finds in a scenario's file."""
    out = tmp_path / "found.json"
    arguments = ["doctrine", "check", str(path), "--format", "json", "--output", str(out)]
    result = CliRunner().invoke(get_command(app), arguments)
    assert result.exit_code == 0, result.output
    return json.loads(out.read_text("utf-8"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_what_if_is_fit(chromium, address, language, width):
    with view(chromium, address, at(STRIKE), language=language, width=width) as page:
        must_be_fit(page, f"scenario-{language}-{width}")
        assert page.locator(".finding").count()


def test_the_what_if_is_fit_in_the_dark(chromium, address):
    with view(chromium, address, at(STRIKE), color_scheme="dark") as page:
        must_be_fit(page, "scenario-dark")


def test_the_clauses_answer_as_the_event_is_changed(chromium, address):
    with view(chromium, address, "/scenario") as page:
        page.get_by_label("Day").fill("2024-11-25")
        page.get_by_label("What is done").fill("frapper")
        page.get_by_label("By whom").fill("Ukraine")
        page.get_by_label("Against whom").fill("Russie")
        page.get_by_label("With what").fill("ballistic missile")
        page.get_by_label("With what").press("Tab")
        joint = page.locator(".finding", has_text="rus-2024 §11").first
        joint.locator(".answers .unknown", has_text="with the support of").wait_for()
        page.get_by_label("With whose support").fill("États-Unis")
        page.get_by_label("With whose support").press("Tab")
        joint.locator(".answers .true", has_text="with the support of").wait_for()
        page.wait_for_function("location.search.includes('supporter')")
        page.reload()
        assert joint.locator(".answers .unknown").count() == 0
        assert page.get_by_label("Against whom").input_value() == "Russia"


def test_suggestions_go_on_after_a_comma(chromium, address):
    with view(chromium, address, "/scenario") as page:
        page.get_by_label("By whom").fill("Ukraine, Po")
        first = "document.getElementById('list-actor').options[0].value"
        page.wait_for_function(f"{first}.startsWith('Ukraine, ')")
        page.get_by_label("Against whom").fill("Rus")
        page.wait_for_function(f"!{first}.includes('Ukraine, ')")


def test_events_and_reports_are_added_and_taken_out(chromium, address):
    with view(chromium, address, at(STRIKE)) as page:
        page.get_by_role("button", name="Add an event").click()
        page.locator("#event-2").wait_for()
        assert page.locator("#event-2 [name='e2.on']").input_value() == "2024-11-25"
        page.locator("#event-1 .more summary").click()
        page.locator("#event-1").get_by_role("button", name="Another source says otherwise").click()
        page.locator("[name='e1.r1.source']").fill("Ministry <b>")
        page.locator("[name='e1.r1.actor']").fill("Russie")
        page.locator("[name='e1.r1.actor']").press("Tab")
        page.locator(".finding", has_text="Ministry <b>").first.wait_for()
        assert page.locator(".answers .disputed").count()
        page.locator("#event-2 .more summary").click()
        page.locator("#event-2").get_by_role("button", name="Take this event out").click()
        page.locator("#event-2").wait_for(state="detached")


def test_nothing_is_said_to_be_met_and_all_that_is_left_to_judge_stands_there(client):
    text = client.get(at(STRIKE)).text
    assert "Whether a condition is met is not said here" in text
    for part in text.split('<article class="card finding">')[1:]:
        assert 'class="to-judge"' in part.partition("</article>")[0]
    assert "condition is met" not in text.replace("Whether a condition is met is not said here", "")


def test_a_treat_as_clause_says_who_is_held_to_take_part(client):
    text = client.get(at(STRIKE)).text
    assert "held to take part: rus-2024 §11: USA" in text


def test_names_in_both_languages_and_ids_are_one(client):
    typed = {**STRIKE, "e1.actor": "Ukraine", "e1.target": "Russie", "e1.supporter": "États-Unis"}
    ids, names = (client.get(at(values, "/scenario.yaml")).text for values in (STRIKE, typed))
    assert ids == names


def test_the_form_shows_names_in_the_readers_language(client):
    text = client.get(at(STRIKE), headers={"accept-language": "fr"}).text
    assert 'value="États-Unis" list' in text and 'value="frapper"' in text


def test_none_is_not_the_same_as_not_known(client):
    none = yaml.safe_load(client.get(at({**STRIKE, "e1.supporter": "aucun"}, "/scenario.yaml")).text)
    assert none["events"][0]["supporter"] == []
    unknown = yaml.safe_load(client.get(at({**STRIKE, "e1.supporter": ""}, "/scenario.yaml")).text)
    assert "supporter" not in unknown["events"][0]


def test_documents_can_be_chosen_whatever_the_day(client):
    text = client.get(at([*STRIKE.items(), ("doctrine", "rus-2020")])).text
    assert "rus-2020 §" in text and "rus-2024 §" not in text


def test_what_is_saved_has_the_same_findings_for_the_command(client, tmp_path):
    """Opened, saved and checked, the example's findings are those of the example itself."""
    opened = client.post("/scenario/open", files={"file": ("t.yaml", TIMELINE.read_bytes())})
    assert opened.status_code == 303
    saved = tmp_path / "saved.yaml"
    address = opened.headers["location"].replace("/scenario?", "/scenario.yaml?")
    saved.write_bytes(client.get(address).raise_for_status().content)
    found = checked(saved, tmp_path)
    assert found == checked(TIMELINE, tmp_path)
    shown = client.get(opened.headers["location"]).text
    assert shown.count('<article class="card finding">') == sum(len(event["findings"]) for event in found)


def test_a_scenario_and_its_address_hold_the_same():
    scenario = read_scenario(TIMELINE, Doctrines(DataFiles()))
    draft = draft_from(scenario)
    assert draft_of(draft.items()) == draft
    assert len(draft.events) == len(scenario.events)


def test_reports_survive_saving(client):
    values = {**STRIKE, "e1.r1.source": "Ministry", "e1.r1.actor": "Russia"}
    saved = yaml.safe_load(client.get(at(values, "/scenario.yaml")).text)
    assert saved["events"][0]["reports"] == [{"source": "Ministry", "actor": ["RUS"]}]


def test_the_examples_of_a_document_are_a_start(client):
    answer = client.get("/scenario/example?doctrine=rus-2024", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.text.count('class="event-form"') == 9
    assert 'role="alert">' not in answer.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"e1.on": "soon"}, "not a day"),
        ({"e1.on": "2024-02-31"}, "not a day"),
        ({"e1.on": ""}, "Say on which day"),
        ({"e1.act": ""}, "Say what is done"),
        ({"e1.act": "fly"}, "nothing of that id or name"),
        ({"e1.actor": "vladimir-putin"}, "cannot stand here"),
        ({"e1.actor": "<script>alert(1)</script>"}, "&lt;script&gt;"),
        ({"e1.actor": "\u202eZZZ\0"}, "nothing of that id or name"),
        ({"e1.instrument": "Russia"}, "cannot stand here"),
        ({"e1.aim": "moon"}, "cannot stand here"),
        ({"e1.status": "dreamt"}, "choose from"),
        ({"doctrine": "none"}, "There is no document none"),
        ({"e2.id": "event-1", "e2.on": "2024-11-25", "e2.act": "strike"}, "stand twice"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(client, changes, said):
    answer = client.get(at({**STRIKE, **changes}))
    assert answer.status_code == 200
    notices = answer.text.split('role="alert">')[1:]
    assert len(notices) == 1 and said in notices[0].partition("</p>")[0]
    assert "<script>alert" not in answer.text and "\u202e" not in answer.text
    assert client.get(at({**STRIKE, **changes}, "/scenario.yaml")).status_code == 400


@pytest.mark.parametrize(
    "query",
    ["e0.act=x", "e99.r9.actor=x", "e1.zz=1", "do=remove-99", "do=report-0", "do=add&do=", "title=%00%ff"],
)
def test_whatever_the_address_holds_there_is_a_form(client, query):
    answer = client.get(f"/scenario?{query}", follow_redirects=True)
    assert answer.status_code == 200 and "Traceback" not in answer.text


def test_a_very_long_address_is_refused_in_one_line(client):
    values = {f"e{n}.says": "é" * 900 for n in range(1, 12)}
    answer = client.get(at(values))
    assert answer.status_code in (400, 431)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a: [", "not YAML"),
        (b"scenario: x\nevents: [{id: a, on: '2024-01-01', act: fly}]", "no act"),
        (b"scenario: x\nevents: [{id: a, on: soon, act: strike}]", "on"),
        (b"scenario: x\nnoise: 1\nevents: [{id: a, on: '2024-01-01', act: strike}]", "unknown key"),
        (b"scenario: x\ndoctrines: [none]\nevents: [{id: a, on: '2024-01-01', act: strike}]", "no doctrine"),
        (b"a: &a [x]\nb: [*a, *a]", "anchors"),
        (b"&a [*a]", "anchors"),
        (b"[" * 50, "deeper"),
        (b"[" * 150_000, "nesting"),
        (b"#" * 200_001, "larger"),
        (
            b"scenario: x\nevents:\n"
            + b"".join(b"- {id: a%d, on: '2024-01-01', act: strike}\n" % n for n in range(41)),
            "at most",
        ),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_in_one_line(client, content, said):
    answer = client.post("/scenario/open", files={"file": ("../a<b>.yaml", content)})
    assert answer.status_code in (400, 422)
    notice = answer.text.partition('role="alert">')[2].partition("</p>")[0]
    assert said in notice and "\n" not in notice and "<b>" not in answer.text
