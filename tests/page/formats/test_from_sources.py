"""Folders, single files, lists, feeds, addresses and standard input as sources of pages."""

import gzip
import http.server
import io
import itertools
import json
import os
import threading
from pathlib import Path
from typing import ClassVar

import pytest

from seuil.errors import PageError
from seuil.page import fetch as network
from seuil.page.formats import feed
from seuil.page.formats.addresses import feed_address
from seuil.page.formats.from_sources import items
from seuil.page.formats.model import Item, Options, Unreadable
from seuil.page.formats.to_page import page_of

HTML = "<!doctype html><html><body><p>Un décret a été signé.</p></body></html>".encode()
ENTRY = "<item><title>Un &amp; deux</title><link>https://q.example/1</link></item>"


def found(*sources, **options):
    return list(items([str(source) for source in sources], Options(**options)))


def rss(*entries):
    head = "<title>Le Quotidien</title><language>fr-FR</language>"
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    body = f"<channel>{head}{''.join(entries)}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {spaces}>{body}</rss>'.encode()


def written(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_a_folder_gives_its_pages_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(
        tmp_path,
        {
            "d/b.html": HTML,
            "d/a/2.txt": b"Du texte.",
            "d/a/10.HTM": HTML,
            "d/c": HTML,
            "d/index.html?p=3": HTML,
            "d/news.jsonl": b'{"text": "Un texte."}\n',
            "d/old.html.gz": gzip.compress(HTML, mtime=0),
            "d/zero.html": b"",
            "d/paper.pdf": b"%PDF-1.7",
            "d/style.css": b"p {}",
            "d/photo.jpg": b"\xff\xd8\xff",
            "d/README": b"Lisez ceci.",
            "d/data.json": b"{}",
            "d/.hidden.html": HTML,
            "d/.git/page.html": HTML,
            "d/__MACOSX/page.html": HTML,
        },
    )
    names = ["d/a/10.HTM", "d/a/2.txt", "d/b.html", "d/c", "d/index.html?p=3", "d/news.jsonl:1"]
    names += ["d/old.html.gz", "d/paper.pdf", "d/zero.html"]
    for way in ("d", "./d/", "d//.", Path("d")):
        assert [one.source for one in found(way)] == names
    told = [one for one in found("d") if isinstance(one, Unreadable)]
    assert [one.source for one in told] == ["d/paper.pdf"]
    assert [one.source for one in found(".")] == names
    packed = found("d/old.html.gz")[0]
    assert (packed.content, packed.media_type) == (HTML, "text/html")
    with pytest.raises(PageError, match="empty"):
        page_of(found("d/zero.html")[0])


def test_links_that_lead_back_are_entered_once(tmp_path):
    written(tmp_path, {"d/a/1.txt": b"Un.", "d/b/2.txt": b"Deux."})
    (tmp_path / "d/a/up").symlink_to(tmp_path / "d")
    (tmp_path / "d/c").symlink_to(tmp_path / "d/b")
    (tmp_path / "d/lost.txt").symlink_to(tmp_path / "nowhere")
    assert [one.source for one in found(tmp_path / "d")] == [f"{tmp_path}/d/a/1.txt", f"{tmp_path}/d/b/2.txt"]


def test_names_that_are_no_text(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Un texte.")
    (item,) = found(tmp_path)
    assert item.source == f"{tmp_path}/caf\\xe9.txt"


def test_what_is_not_there_is_told_and_the_rest_goes_on(tmp_path):
    written(tmp_path, {"a.txt": b"Un texte.", "b.json": b'{\n  "a": 1\n}', "c.pdf": b"%PDF-1.7"})
    got = found(tmp_path / "none.html", "a\0b", tmp_path / "b.json", tmp_path / "c.pdf", tmp_path / "a.txt")
    assert [type(one) for one in got] == [Unreadable, Unreadable, Unreadable, Item, Item]
    assert "no such file" in got[0].reason
    assert "JSON lines" in got[2].reason
    with pytest.raises(PageError, match="PDF"):
        page_of(got[3])


def test_a_page_over_the_limit(tmp_path):
    written(tmp_path, {"a.txt": b"a" * 101, "b.txt.gz": gzip.compress(b"a" * 50_000, mtime=0)})
    assert ["larger than" in one.reason for one in found(tmp_path, page_bytes=100)] == [True, True]


def test_a_list_of_addresses(tmp_path):
    lines = b"\xef\xbb\xbf# what to read\r\nhttps://a.example/1\r\n\r\n  http://b.example/2?x=y \r\n"
    written(tmp_path, {"a.txt": lines, "b.txt": b"https://a.example/1 says so.\n", "c.txt": b"# nothing\n"})
    got = found(tmp_path / "a.txt")
    assert [(one.source, one.url, one.content) for one in got] == [
        ("https://a.example/1", "https://a.example/1", None),
        ("http://b.example/2?x=y", "http://b.example/2?x=y", None),
    ]
    assert [found(tmp_path / name)[0].content is None for name in ("b.txt", "c.txt")] == [False, False]


def test_a_line_far_down_a_list_that_is_none(tmp_path):
    lines = b"".join(b"https://a.example/%d\n" % n for n in range(5000)) + b"that is all\n" + b"h" * 9000
    written(tmp_path, {"a.txt": lines})
    got = found(tmp_path / "a.txt")
    assert [one.source for one in got if isinstance(one, Unreadable)] == [
        f"{tmp_path}/a.txt:5001",
        f"{tmp_path}/a.txt:5002",
    ]


def test_a_feed_gives_addresses_or_whole_articles(tmp_path):
    article = "<p>" + "Le décret a été signé ce matin à Genève. " * 60 + "</p>"
    entries = [
        ENTRY.replace(
            "</item>", "<pubDate>Tue, 19 Nov 2024 23:30:00 -0500</pubDate><description>x</description></item>"
        ),
        f"<item><guid>https://q.example/2</guid><source url='x'>AFP</source>"
        f"<content:encoded><![CDATA[{article}<script>alert(1)</script>]]></content:encoded></item>",
        "<item><title>Sans adresse</title></item>",
        "<item><title>Bref</title><link>https://q.example/4</link>"
        "<content:encoded><![CDATA[<p>Court.</p>]]></content:encoded></item>",
    ]
    written(tmp_path, {"a.xml": rss(*entries)})
    first, second, third, fourth = found(tmp_path / "a.xml")
    assert (first.source, first.content, first.url) == ("https://q.example/1", None, "https://q.example/1")
    assert (first.given.title, first.given.published) == ("Un & deux", "Tue, 19 Nov 2024 23:30:00 -0500")
    assert (first.given.outlet, first.fallback.outlet, first.fallback.language) == (
        None,
        "Le Quotidien",
        "fr-FR",
    )
    assert (second.source, second.given.outlet, second.media_type) == (
        "https://q.example/2",
        "AFP",
        "text/html",
    )
    assert b"signe" not in second.content and b"alert" not in second.content
    assert "signé ce matin" in page_of(second).decoded.text
    assert third.source == f"{tmp_path}/a.xml#3" and "without an http(s) address" in third.reason
    assert fourth.content is None


def test_atom(tmp_path):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>T</title><entry>'
        '<title type="html">Un &lt;b&gt;titre&lt;/b&gt;</title><link href="https://a.example/1"/>'
        "<updated>2024-11-20T10:00:00Z</updated><author><name>Ana Lis</name></author></entry></feed>"
    )
    wide = '<?xml version="1.0" encoding="utf-16"?>' + atom
    written(tmp_path, {"a": wide.encode("utf-16")})
    written(tmp_path, {"b": atom.encode()})
    (item,) = found(tmp_path / "b")
    assert (item.given.title, item.given.published, item.given.authors) == ("Un titre", None, ("Ana Lis",))
    assert item.fallback.published == "2024-11-20T10:00:00Z"
    assert found(tmp_path / "a")[0].given == item.given


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no feed"),
        (b"Un texte.", "no feed"),
        (HTML, "no feed"),
        (b"/etc/hostname", "no feed"),
        (rss(ENTRY)[:-30], "is cut"),
        (b"<?xml version='1.0'?><rss><channel>", "is cut"),
    ],
)
def test_what_is_no_feed(tmp_path, content, reason):
    written(tmp_path, {"a.rss": content})
    got = found(tmp_path / "a.rss")
    assert reason in got[-1].reason


def test_entities_of_a_feed_do_not_multiply(tmp_path):
    names = "abcdefghij"
    made = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{made}]>'.encode()
    bomb += rss("<item><title>&j;</title><link>https://q.example/1</link></item>").partition(b"?>")[2]
    written(tmp_path, {"a.rss": bomb})
    assert all(len(str(one)) < 2000 for one in found(tmp_path / "a.rss"))


@pytest.mark.parametrize(
    ("address", "of_feed"),
    [
        ("https://a.example/rss.xml", True),
        ("https://a.example/monde/feed/", True),
        ("https://a.example/?feed=rss2", True),
        ("https://a.example/x.rss?n=1", True),
        ("https://a.example/feeding-the-city", False),
        ("https://feed.example/story.html", False),
        ("https://a.example/feed/story-1", False),
    ],
)
def test_addresses_that_look_like_those_of_feeds(address, of_feed):
    assert (feed_address(address) is not None) == of_feed
    assert feed_address("feed:" + address) == address


@pytest.mark.parametrize(
    ("content", "sources"),
    [
        (HTML, ["-"]),
        (b"Un texte seul.", ["-"]),
        (gzip.compress(b'{"text": "Un."}\n{"text": "Deux."}\n', mtime=0), ["-:1", "-:2"]),
        (json.dumps({"text": "a" * 100_000}).encode(), ["-:1"]),
        (rss(ENTRY), ["https://q.example/1"]),
        (b"https://a.example/1\nhttps://a.example/2", ["https://a.example/1", "https://a.example/2"]),
        (b"{\n  un texte entre accolades\n}", ["-"]),
        (b"", ["-"]),
    ],
)
def test_standard_input_is_told_by_its_bytes(monkeypatch, content, sources):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [one.source for one in found("-")] == sources


def test_items_come_one_by_one(tmp_path):
    """A source is opened when its turn comes: what was read before is out by then."""
    written(tmp_path, {"a.txt": b"Un texte."})
    stream = items([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Options())
    assert next(stream).source == f"{tmp_path}/a.txt"
    written(tmp_path, {"b.txt": b"Deux textes."})
    assert next(stream).content == b"Deux textes."


class Server(http.server.BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, tuple[str, bytes]]] = {
        "/rss.xml": ("application/rss+xml", rss(ENTRY)),
        "/news": ("text/xml", rss(ENTRY)),
        "/page": ("text/html", HTML),
        "/feed": ("text/html; charset=utf-8", HTML),
    }

    def do_GET(self):
        kind, body = self.answers[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def base(monkeypatch):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    defaults = dict(network.fetch.__kwdefaults__, allow=lambda address, hop: True)
    monkeypatch.setattr(network.fetch, "__kwdefaults__", defaults)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_addresses_of_feeds_are_fetched_and_those_of_pages_are_not(base):
    got = found(base + "/rss.xml", f"feed:{base}/news", base + "/page", base + "/feed", f"feed:{base}/page")
    assert [one.source for one in got] == [
        "https://q.example/1",
        "https://q.example/1",
        base + "/page",
        base + "/feed",
        base + "/page",
    ]
    assert [getattr(one, "content", None) for one in got] == [None, None, None, HTML, None]
    assert "no feed" in got[4].reason
    page = page_of(got[2])
    assert (page.source, page.url, page.content) == (base + "/page", base + "/page", HTML)
    with pytest.raises(PageError, match="feed:ADDRESS"):
        page_of(Item(source="x", content=None, url=base + "/news"))


def test_addresses_that_are_refused():
    (told,) = found("http://127.0.0.1:1/rss.xml")
    assert "not a public address" in told.reason
    (item,) = found("ftp://a.example/x")
    with pytest.raises(PageError, match="only http and https"):
        page_of(item)
    with pytest.raises(PageError, match="neither"):
        page_of(Item(source="x", content=None))


def test_a_feed_over_the_limit(tmp_path):
    written(tmp_path, {"a.rss": rss(ENTRY)})
    assert "limit for a feed" in found(tmp_path / "a.rss", page_bytes=50)[0].reason
    assert feed.is_feed(rss(ENTRY))
