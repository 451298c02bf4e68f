"""Each export is opened by the tool that it is for, and says there what the record says."""

import datetime
import io
import json
import zipfile

import pytest

from seuil.assertion.model import Certainty, Polarity, Status
from seuil.brief.model import Brief
from seuil.event.model import Event
from seuil.export.options import Options
from seuil.export.tables import TABLES
from tests.export.golden_files import exported
from tests.export.record import BRIEFS, EVENTS, HOSTILE_TITLE, KEYS, MENTIONS, HandRecord


def member(name, file):
    return io.BytesIO(zipfile.ZipFile(io.BytesIO(exported(name))).read(file))


def lines(name, **options):
    return [json.loads(line) for line in exported(name, **options).decode().splitlines()]


def test_pandas_reads_the_csv():
    import pandas as pd

    events = pd.read_csv(
        member("csv", "events.csv"), dtype={"cameo": str}, parse_dates=["earliest", "latest"]
    )
    assert list(events.event) == [e.id for e in EVENTS]
    assert events.earliest.dtype.kind == "M" and events.confirmed.dtype == bool
    assert set(events.cameo) >= {"015", "022", "195"}
    assertions = pd.read_csv(member("csv", "assertions.csv"))
    assert len(assertions) == len(MENTIONS) and assertions.start.dtype.kind == "i"
    assert assertions.event.notna().all()
    sources = pd.read_csv(member("csv", "sources.csv"))
    assert f"'{HOSTILE_TITLE}" in set(sources.title)
    codebook = pd.read_csv(member("csv", "codebook.csv"))
    for table in TABLES:
        described = set(codebook[codebook.table == table.name].column.dropna())
        assert described == {c.name for c in table.columns}


def test_openpyxl_reads_the_xlsx_and_finds_no_formula():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))
    assert book.sheetnames == ["events", "assertions", "sources", "findings", "codebook"]
    for sheet in book:
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref
        for cell in (c for row in sheet for c in row if c.value is not None):
            assert cell.data_type in "snbd"
            if isinstance(cell.value, str):
                assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767
                assert not cell.value.startswith(("=", "+", "@"))
            if cell.data_type == "d":
                assert cell.number_format == "yyyy-mm-dd"
    head = [c.value for c in book["events"][1]]
    row = dict(zip(head, [c.value for c in book["events"][5]], strict=True))
    assert (
        row["earliest"] == datetime.datetime(2024, 11, 18) and row["accounts"] == 2 and row["cameo"] == "195"
    )
    numbers = {c.value for c in book["events"]["U"]}
    assert {"12", "-3.5"} <= numbers


def test_the_xlsx_holds_no_clock():
    with zipfile.ZipFile(io.BytesIO(exported("xlsx"))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_pyarrow_reads_the_parquet():
    import pyarrow as pa
    import pyarrow.parquet as pq

    events = pq.read_table(member("parquet", "events.parquet"))
    assert events.schema.field("earliest").type == pa.date32()
    assert events.schema.field("actor").type == pa.list_(pa.string())
    assert events.schema.metadata[b"seuil.format"] == b"seuil-tables/1"
    assert events.schema.field("act").metadata[b"means"]
    rows = events.to_pylist()
    assert [r["event"] for r in rows] == [e.id for e in EVENTS]
    assert [r["numbers"] for r in rows] == [list(e.numbers) for e in EVENTS]
    titles = pq.read_table(member("parquet", "sources.parquet")).column("title").to_pylist()
    assert HOSTILE_TITLE in titles  # as the page has it: no spreadsheet reads this


def test_the_lines_are_the_contract_and_the_events():
    briefs = [Brief.model_validate(line) for line in lines("jsonl")]
    assert briefs == [BRIEFS[KEYS.index(key)] for key in sorted(KEYS)]
    assert [Event.model_validate(line) for line in lines("events-jsonl")] == EVENTS


def test_the_readers_of_plover_records_take_ours(tmp_path):
    from seuil.evaluation.corpora.plover import cases

    (tmp_path / "ours.jsonl").write_bytes(exported("plover"))
    read = cases([tmp_path / "ours.jsonl"], None)
    assert len(read) == len({e.accounts[0].words for e in EVENTS if e.plover})
    by_id = {line["id"]: line for line in lines("plover")}
    assert set(by_id) == {e.id for e in EVENTS if e.plover}
    deploy = next(line for line in by_id.values() if line["seuil"]["act"] == "deploy")
    assert deploy["context"] == "future" and deploy["source"] == [{"actorText": "Belarus", "code": "BLR"}]


def test_cameo_holds_what_was_done_and_all_when_asked():
    import pandas as pd

    def read(**options):
        made = io.BytesIO(exported("cameo", **options))
        return pd.read_csv(made, sep="\t", dtype={"CAMEO Code": str}, keep_default_na=False)

    done, everything = read(), read(everything=True)
    assert len(done.columns) == 20 and len(everything) > len(done)
    ids = {e.id for e in EVENTS if e.status in ("happened", "ongoing") and e.polarity == "affirmed"}
    assert set(done["Event ID"]) == ids and set(everything["Event ID"]) == {e.id for e in EVENTS}
    request = done[done["Event Text"] == "request"]
    assert list(request["Target Country"]) == ["Russia", "Ukraine"] and set(done.Intensity) == {""}


def test_followthemoney_takes_every_entity():
    from followthemoney import model

    proxies = [model.get_proxy(line) for line in lines("followthemoney")]
    by_id = {p.id: p for p in proxies}
    assert len(by_id) == len(proxies)
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (proxy.id, prop.name)
    launch = by_id[f"seuil-event-{next(e.id for e in EVENTS if e.confirmed)}"]
    assert launch.get("involved") == ["seuil-entity-RUS", "seuil-entity-UKR"]
    assert launch.get("date") == ["2024-11-18"] and len(launch.get("proof")) == 2
    denied = next(p for p in proxies if p.first("summary", quiet=True) and "negated" in p.first("summary"))
    assert denied.caption.startswith("not ")


def test_the_timeline_shows_no_markup_of_a_page():
    made = json.loads(exported("timelinejs"))
    text = json.dumps(made)
    assert "<script" not in text and "\\u202e" not in text and "\\u0000" not in text
    dated = [e for e in EVENTS if e.when]
    assert [s["unique_id"] for s in made["events"]] == [e.id for e in dated]
    assert made["title"]["text"]["text"] == "2 × not dated"
    french = json.loads(exported("timelinejs", language="fr", title="<i>"))
    assert french["title"]["text"]["headline"] == "&lt;i&gt;"
    assert any("Russie" in s["text"]["headline"] for s in french["events"])


def test_geojson_has_longitude_first_and_null_where_nothing_is_known():
    made = json.loads(exported("geojson"))
    by_id = {f["id"]: f for f in made["features"]}
    launch = by_id[next(e.id for e in EVENTS if e.confirmed)]
    assert launch["geometry"] == {"type": "Point", "coordinates": [36.23, 49.99]}
    assert {f["geometry"]["type"] for f in made["features"] if f["geometry"]} == {"Point", "MultiPoint"}
    assert any(f["geometry"] is None for f in made["features"])


def test_annotations_point_to_their_words():
    made = json.loads(exported("annotations"))
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and made["type"] == "AnnotationPage"
    assert len({a["id"] for a in made["items"]}) == len(made["items"])
    for item in made["items"]:
        text = BRIEFS[KEYS.index(item["id"].split(":")[2])].article.text
        position, quote = item["target"][0]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
        assert len(quote["prefix"]) <= 32 >= len(quote["suffix"])
        assert all(t["source"].startswith("https://") for t in item["target"][1:])


@pytest.mark.parametrize("number", range(len(BRIEFS)))
def test_cassis_reads_the_pages_and_offsets_are_utf_16_in_the_file(number):
    import cassis

    held = member("cassis", f"{KEYS[number]}.json").read()
    cas = cassis.load_cas_from_json(io.BytesIO(held))
    brief = BRIEFS[number]
    read = [(a.identifier, a.begin, a.end, a.get_covered_text()) for a in cas.select("seuil.Assertion")]
    assert read == [(a.id, a.trigger.start, a.trigger.end, a.trigger.text) for a in brief.assertions]
    assert "\x00" not in cas.sofa_string and len(cas.sofa_string) == len(brief.article.text)
    for found in json.loads(held)["%FEATURE_STRUCTURES"]:
        if found["%TYPE"] == "seuil.Assertion":
            a = next(a for a in brief.assertions if a.id == found["identifier"])
            before = brief.article.text[: a.trigger.start]
            assert found["begin"] == len(before.encode("utf-16-le")) // 2


def test_the_type_system_is_one_that_cassis_reads():
    import cassis

    types = cassis.load_typesystem(member("cassis", "TypeSystem.xml"))
    assert {t.name for t in types.get_types()} >= {
        "seuil.Assertion",
        "seuil.Attribution",
        "seuil.Content",
        "seuil.Time",
    }


def test_the_codebook_names_all_values_of_the_model():
    from typing import get_args

    columns = {c.name: c for c in TABLES[0].columns}
    for name, kind in (("status", Status), ("polarity", Polarity), ("certainty", Certainty)):
        assert columns[name].values == get_args(kind)


def test_a_capital_and_a_city_are_found_by_any_of_their_names():
    from seuil.event.model import EntityRow
    from seuil.export.coordinates import Coordinates
    from seuil.export.names import Names

    class Places(HandRecord):
        def entities(self):
            yield EntityRow(id="la-valette", name="La Valette", kind="city", country="MLT")
            yield EntityRow(id="tours", name="Tours", kind="city", country="FRA")
            yield EntityRow(id="tours-2", name="Tours", kind="city", country=None)
            yield EntityRow(id="FRA", name="France", kind="state")

    options = Options()
    where = Coordinates(Names(Places(), options.data), options.data)
    assert round(where.of("la-valette").latitude) == 36
    assert round(where.of("tours").latitude) == 47
    assert where.of("tours-2") is None and where.of("FRA") is None and where.of("unknown") is None
