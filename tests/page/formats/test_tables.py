"""JSON lines and tables of text: rows made items, whatever their columns are called, and bad rows told."""

import csv
import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.errors import UsageError
from seuil.page.formats.fields import parse_fields
from seuil.page.formats.from_sources import items
from seuil.page.formats.model import Given, Item, Options, Unreadable

TEXT = "Le décret a été signé à Genève, selon le ministère."


def found(path, **options):
    return list(items([str(path)], Options(**options)))


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def json_lines(*rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_line_is_a_page_with_what_it_says_of_it(tmp_path):
    row = {
        "text": TEXT,
        "title": "Un  décret\nsigné",
        "date": "2024-11-19",
        "url": "https://a.example/1",
        "source": {"name": "Le Quotidien"},
        "lang": "fr",
        "authors": [{"name": "Jean Korbo"}, "Ana Lis"],
    }
    path = written(tmp_path, "a.jsonl", "\n" + json_lines(row))
    (item,) = found(path)
    assert (item.source, item.content, item.url) == (f"{path}:2", TEXT.encode(), "https://a.example/1")
    assert item.given == Given(
        title="Un décret signé",
        published="2024-11-19",
        language="fr",
        outlet="Le Quotidien",
        authors=("Jean Korbo", "Ana Lis"),
    )


def test_bad_lines_are_told_by_number_and_the_rest_goes_on(tmp_path):
    lines = [
        json.dumps({"text": TEXT}).encode(),
        b"{not json}",
        b'{"text": "caf\xe9"}',
        b"[1, 2]",
        b'{"text": "", "url": "https://a.example/2"}',
        b'{"author": "x"}',
        b"[" * 100_000,
        b"",
        json.dumps({"text": "Fin du texte."}).encode(),
    ]
    path = written(tmp_path, "a.ndjson", b"\n".join(lines))
    got = found(path)
    assert [one.source.rpartition(":")[2] for one in got] == ["1", "2", "3", "4", "5", "6", "7", "9"]
    reasons = [one.reason for one in got if isinstance(one, Unreadable)]
    wanted = ["not JSON", "not UTF-8", "not an object", "no text", "it has: author", "deeply"]
    assert len(reasons) == len(wanted)
    assert all(words in reason for words, reason in zip(wanted, reasons, strict=True))
    assert all("\n" not in reason for reason in reasons)


def test_a_huge_line_is_passed_over(tmp_path):
    path = written(
        tmp_path, "a.jsonl", json_lines({"text": "a" * 300_000}, {"text": TEXT}, {"text": "b" * 900})
    )
    got = found(path, line_bytes=1000)
    assert [type(one) for one in got] == [Unreadable, Item, Item]
    assert "line of more than" in got[0].reason


def test_characters_that_are_none_do_not_stop_a_run(tmp_path):
    path = written(tmp_path, "a.jsonl", '{"text": "a\\ud800b \\u0000", "title": "\\udfff", "date": true}\n')
    (item,) = found(path)
    assert item.content == b"a?b \0"
    assert (item.given.title, item.given.published) == ("?", None)


def test_fields_are_mapped(tmp_path):
    options = {"fields": parse_fields("text=corps.brut, published=vu,title=Tête")}
    row = {"corps": {"brut": TEXT}, "text": "autre", "vu": 1732000000, "TÊTE": "Titre", "date": "2020-01-01"}
    (item,) = found(written(tmp_path, "a.jsonl", json_lines(row)), **options)
    assert (item.content, item.given.published, item.given.title) == (TEXT.encode(), "1732000000", "Titre")


def test_a_line_may_lack_what_others_have(tmp_path):
    path = written(tmp_path, "a.jsonl", json_lines({"text": TEXT}, {"text": TEXT, "by": "Ana Lis"}))
    assert [one.given.authors for one in found(path, fields={"authors": "by"})] == [(), ("Ana Lis",)]


def test_html_where_there_is_no_text(tmp_path):
    rows = [{"html": "<p>Un</p>", "text": None}, {"html": "<p>Un</p>", "text": "Deux"}]
    first, second = found(written(tmp_path, "a.jsonl", json_lines(*rows)))
    assert (first.media_type, first.content) == ("text/html", b"<p>Un</p>")
    assert (second.media_type, second.content) == (None, b"Deux")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_wrong_field_names_those_that_there_are(tmp_path, name):
    content = json_lines({"body": TEXT, "day": "x"}) if name == "a.jsonl" else f'body,day\n"{TEXT}",x\n'
    path = written(tmp_path, name, content)
    with pytest.raises(UsageError, match=r"no 'boddy' for text; there are: body, day"):
        found(path, fields={"text": "boddy"})
    (told,) = found(tmp_path, fields={"text": "boddy"})
    assert isinstance(told, Unreadable)
    assert "there are: body, day" in told.reason


def test_a_table_without_pages_names_its_columns(tmp_path):
    with pytest.raises(UsageError, match="there are: id, n; say which"):
        found(written(tmp_path, "a.csv", "id,n\n1,2\n"))


def test_a_table_of_addresses_is_to_be_fetched(tmp_path):
    path = written(tmp_path, "a.csv", "title,url,media_name\nT,https://a.example/1,Q\nU,none,Q\n")
    first, second = found(path)
    assert (first.content, first.url, first.given.outlet) == (None, "https://a.example/1", "Q")
    assert "no address" in second.reason


@pytest.mark.parametrize("words", ["text", "text=", "=a", "txt=a", "text=a,text=b"])
def test_a_mapping_that_is_none(words):
    with pytest.raises(UsageError):
        parse_fields(words)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_charset_are_found(tmp_path, delimiter, charset):
    text = "Première ligne, avec des virgules ; et le reste.\nDeuxième « ligne » | fin"
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter)
    writer.writerows([["id", "Title", "Text"], ["1", "Été", text], [], ["2", "Hiver", TEXT]])
    got = found(written(tmp_path, "a.csv", sheet.getvalue().encode(charset)))
    assert [one.content.decode() for one in got] == [text, TEXT]
    assert [one.source.rpartition(":")[2] for one in got] == ["2", "4"]
    assert got[0].given.title == "Été"


def test_bytes_of_another_charset_late_in_a_table(tmp_path):
    content = b"text\n" + b'"only ascii here"\n' * 8000 + "œuvre du préfet\n".encode("cp1252") + TEXT.encode()
    assert [one.content.decode() for one in found(written(tmp_path, "a.csv", content))][-2:] == [
        "œuvre du préfet",
        TEXT,
    ]


def test_one_column_is_not_parted_at_its_commas(tmp_path):
    assert found(written(tmp_path, "a.csv", "text\nUn, deux; trois\n"))[0].content == b"Un, deux; trois"


def test_bad_rows_are_told(tmp_path):
    path = written(tmp_path, "a.csv", "id,text\n1,Un\n2,Deux,trop\n3\n4,\n5,Cinq\n")
    got = found(path)
    assert [getattr(one, "reason", None) for one in got] == [
        None,
        "has 3 cells under 2 column names",
        "holds no text",
        "holds no text",
        None,
    ]


def test_a_quotation_mark_left_open_is_bounded(tmp_path):
    path = written(tmp_path, "a.csv", 'id,text\n1,Un\n2,"Deux\n' + "et encore\n" * 1000)
    got = found(path, line_bytes=2000)
    assert [type(one) for one in got] == [Item, Unreadable]
    assert "left open" in got[1].reason


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.warc", "a.rss"])
@pytest.mark.parametrize("content", [b"", b"\0" * 500, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9])
def test_no_table_at_all(tmp_path, name, content):
    got = found(written(tmp_path, name, content))
    assert all(isinstance(one, Unreadable) for one in got)
    assert got or name == "a.jsonl"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_gzip_and_its_faults(tmp_path, name):
    rows = [{"id": f"{n * 7919 % 1009}", "text": f"{TEXT} {n * 7919}"} for n in range(4000)]
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, ["id", "text"])
    writer.writeheader()
    writer.writerows(rows)
    packed = gzip.compress((json_lines(*rows) if "jsonl" in name else sheet.getvalue()).encode())
    assert [one.content.decode() for one in found(written(tmp_path, name, packed))] == [
        r["text"] for r in rows
    ]
    half = found(written(tmp_path, name, packed[: len(packed) // 2]))
    assert 100 < len(half) < 4000
    assert [one.content.decode() for one in half[:-1]] == [r["text"] for r in rows[: len(half) - 1]]
    assert "cut in the middle" in half[-1].reason
    broken = packed[: len(packed) // 2] + b"XXXXXXXXXXXXXXXX" + packed[len(packed) // 2 :]
    assert "badly compressed" in found(written(tmp_path, name, broken))[-1].reason


def test_a_gzip_bomb_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr("seuil.page.formats.opened.FREE_BYTES", 1_000_000)
    bomb = gzip.compress(b'{"text": "' + b"a" * 20_000_000 + b'"}', mtime=0)
    (told,) = found(written(tmp_path, "a.jsonl.gz", bomb))
    assert "200 times" in told.reason


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.jsonl.gz", "a.rss", "a.warc", "a"]),
)
def test_whatever_the_bytes(tmp_path_factory, content, name):
    path = written(tmp_path_factory.mktemp("any"), name, content)
    try:
        got = found(path)
    except UsageError:
        return
    assert all(isinstance(one, (Item, Unreadable)) for one in got)
