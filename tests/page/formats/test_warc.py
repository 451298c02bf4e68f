"""WARC archives: the pages in them, bodies as HTTP packs them, and archives that are cut or damaged."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.page.formats.from_sources import items
from seuil.page.formats.model import Given, Item, Options, Unreadable
from seuil.page.formats.to_page import page_of

PAGE = "<html><body><p>Un décret.</p></body></html>"


def record(number, body=None, *, status="200 OK", kind="response", **fields):
    body = PAGE.encode() if body is None else body
    fields = {"Content_Type": "text/html; charset=utf-8", **fields}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
    about = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00-{number}>\r\n"
        f"WARC-Date: 2024-11-19T00:00:00Z\r\nWARC-Target-URI: http://a.example/{number}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return about.encode() + block + b"\r\n\r\n"


def found(tmp_path, content, name="a.warc", **options):
    path = tmp_path / name
    path.write_bytes(content)
    return list(items([str(path)], Options(**options)))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "archive"])
def test_pages_of_an_archive(tmp_path, name):
    records = [
        record(1, kind="request"),
        record(2, "Un décret.".encode("latin-1"), Content_Type="text/plain; charset=ISO-8859-1"),
        record(3, status="404 Not Found"),
        record(4, b"\x89PNG", Content_Type="image/png"),
        record(5),
    ]
    content = b"".join(map(gzip.compress, records)) if name != "a.warc" else b"".join(records)
    got = found(tmp_path, content, name)
    assert [one.source.rpartition("#")[2] for one in got] == ["00-2", "00-5"]
    assert [one.url for one in got] == ["http://a.example/2", "http://a.example/5"]
    assert all(one.given == Given() for one in got)
    pages = [page_of(one) for one in got]
    assert [page.decoded.text for page in pages] == ["Un décret.", PAGE]
    assert [page.media_type for page in pages] == ["text/plain", "text/html"]


def chunked(body):
    return b"4;x=1\r\n" + body[:4] + b"\r\n" + f"{len(body) - 4:x}\r\n".encode() + body[4:] + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE.encode(), mtime=0), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE.encode()), {"Content_Encoding": "deflate"}),
        (PAGE.encode(), {"Content_Encoding": "gzip"}),
        (chunked(PAGE.encode()), {"Transfer_Encoding": "chunked"}),
        (
            chunked(gzip.compress(PAGE.encode(), mtime=0)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (PAGE.encode(), {"Transfer_Encoding": "chunked"}),
    ],
)
def test_bodies_as_they_are_packed(tmp_path, body, fields):
    (item,) = found(tmp_path, record(1, body, **fields))
    assert item.content == PAGE.encode()


def test_bodies_that_are_refused_do_not_stop_the_rest(tmp_path):
    content = (
        record(1, gzip.compress(b"a" * 900_000, mtime=0), Content_Encoding="gzip")
        + record(2, b"???", Content_Encoding="br")
        + record(3, b"\x1f\x8bno", Content_Encoding="gzip")
        + record(4, b"a" * 200_000)
        + record(5)
    )
    got = found(tmp_path, content, page_bytes=100_000)
    wanted = ["larger than", "compressed as br", "badly compressed", "larger than"]
    assert all(words in one.reason for words, one in zip(wanted, got, strict=False))
    assert isinstance(got[4], Item)


THREE = record(1) + record(2, kind="request") + record(3)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, len(THREE) - 1))
def test_a_cut_archive_gives_what_is_whole_and_says_so(tmp_path_factory, at):
    got = found(tmp_path_factory.mktemp("cut"), THREE[:at])
    pages = [one for one in got if isinstance(one, Item)]
    ends = [len(record(1)), len(record(1) + record(2, kind="request")), len(THREE)]
    # The two line ends after a record are not of the page.
    assert len(pages) == (at >= ends[0] - 4) + (at >= ends[2] - 4)
    told = [one for one in got if isinstance(one, Unreadable)]
    assert len(told) == (at not in ends)
    if told:
        assert got[-1] == told[0]
        assert any(word in told[0].reason for word in ("cut", "begin", "damaged"))


def test_a_cut_compressed_archive(tmp_path):
    bodies = [bytes(33 + n * i * i % 89 for i in range(4000)) for n in (3, 5, 7)]
    packed = b"".join(gzip.compress(record(n, body), mtime=0) for n, body in enumerate(bodies))
    got = found(tmp_path, packed[:-300], "a.warc.gz")
    assert [type(one) for one in got] == [Item, Item, Unreadable]
    assert "cut" in got[2].reason
    got = found(tmp_path, packed[: len(packed) // 2] + b"X" * 40 + packed[len(packed) // 2 :], "a.warc.gz")
    assert [type(one) for one in got] == [Item, Unreadable]
    assert "badly compressed" in got[1].reason


def test_a_damaged_archive(tmp_path):
    got = found(tmp_path, record(1) + b"rubbish rubbish\r\n\r\n" + record(2))
    assert [type(one) for one in got] == [Item, Unreadable]
    assert "damaged" in got[1].reason
    (told,) = found(tmp_path, b"hello world, this is no archive\n" * 9)
    assert "no WARC" in told.reason


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(THREE) - 1), st.integers(0, 255)), max_size=6))
def test_whatever_the_damage(tmp_path_factory, changes):
    content = bytearray(THREE)
    for at, byte in changes:
        content[at] = byte
    got = found(tmp_path_factory.mktemp("damage"), bytes(content))
    assert all(isinstance(one, (Item, Unreadable)) for one in got)
