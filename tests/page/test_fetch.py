"""The guard over the network: what is fetched, what is refused, and where each redirect is judged."""

import gzip
import http.server
import ipaddress
import threading
import time
from typing import ClassVar

import pytest

from seuil.errors import PageError
from seuil.page.fetch import FEED_TYPES, PAGE_TYPES, fetch, is_public

PAGE = "<html><body><p>Un décret.</p></body></html>".encode()


class Server(http.server.BaseHTTPRequestHandler):
    seen: ClassVar[list] = []

    def do_GET(self):
        Server.seen.append((self.path, dict(self.headers)))
        getattr(self, "at_" + self.path.strip("/").split("?")[0].replace("-", "_"))()

    def log_message(self, *_):
        pass

    def answer(self, body=PAGE, status=200, **fields):
        self.send_response(status)
        fields = {
            "Content-Type": "text/html; charset=utf-8",
            **{k.replace("_", "-"): v for k, v in fields.items()},
        }
        for key, value in fields.items():
            if value is not None:
                self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self):
        self.answer()

    def at_plain(self):
        self.answer(b"Bonjour", Content_Type="text/plain; charset=latin-1")

    def at_pdf(self):
        self.answer(b"%PDF", Content_Type="application/pdf")

    def at_feed(self):
        self.answer(b"<rss/>", Content_Type="application/rss+xml; charset=utf-8")

    def at_missing(self):
        self.answer(b"no", status=404)

    def at_large(self):
        self.answer(b"a" * 300_000)

    def at_declared_large(self):
        self.answer(b"", Content_Length="999999999")

    def at_bomb(self):
        self.answer(gzip.compress(b"a" * 5_000_000, mtime=0), Content_Encoding="gzip")

    def at_gzip(self):
        self.answer(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip")

    def at_brotli(self):
        self.answer(b"???", Content_Encoding="br")

    def at_bad_gzip(self):
        self.answer(b"not gzip", Content_Encoding="gzip")

    def at_inward(self):
        self.answer(b"", 302, Location=f"http://127.0.0.1:{self.server.server_port}/page")

    def at_relative(self):
        self.answer(b"", 301, Location="/page?again")

    def at_to_file(self):
        self.answer(b"", 302, Location="file:///etc/hostname")

    def at_loop(self):
        self.answer(b"", 302, Location="/loop", Set_Cookie="a=b")

    def at_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def base():
    Server.seen.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def anywhere(address, hop):
    return True


def first_hop_only(address, hop):
    return hop == 0 or is_public(address)


def reason(address, **options):
    with pytest.raises(PageError) as refused:
        fetch(address, **options)
    assert "\n" not in str(refused.value)
    return refused.value.reason


def test_a_page_comes_with_its_type_charset_and_final_address(base):
    page = fetch(base + "/page", allow=anywhere)
    assert (page.content, page.media_type, page.charset, page.url) == (
        PAGE,
        "text/html",
        "utf-8",
        base + "/page",
    )
    plain = fetch(base + "/plain", allow=anywhere)
    assert (plain.media_type, plain.charset) == ("text/plain", "latin-1")
    assert fetch(base + "/gzip", allow=anywhere).content == PAGE


def test_redirects_are_followed_where_allowed(base):
    assert fetch(base + "/relative", allow=anywhere).url == base + "/page?again"
    assert fetch(base + "/inward", allow=anywhere).content == PAGE


def test_a_redirect_inward_is_refused(base):
    assert "not a public address" in reason(base + "/inward", allow=first_hop_only)


def test_the_loopback_is_refused_under_every_name(base):
    port = base.rpartition(":")[2]
    for host in (
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "0x7f000001",
        "[::ffff:127.0.0.1]",
    ):
        assert "not a public address" in reason(f"http://{host}:{port}/page"), host


def test_one_private_answer_among_public_ones_is_enough_to_refuse():
    def mixed(host, port):
        return ["93.184.215.14", "10.0.0.7"]

    assert "10.0.0.7" in reason("http://news.example/", resolve=mixed)


def test_the_address_that_was_judged_is_the_one_connected_to(base):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    port = base.rpartition(":")[2]
    page = fetch(
        f"http://news.example:{port}/page", allow=first_hop_only, resolve=lambda host, p: next(answers)
    )
    assert page.content == PAGE
    _, headers = Server.seen[-1]
    assert headers["Host"] == f"news.example:{port}"
    assert next(answers) == ["10.0.0.1"]  # the host was looked up once only


def test_neither_cookies_nor_proxies_of_the_environment(base, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch(base + "/page", allow=anywhere).content == PAGE
    assert "redirects more than 5 times" in reason(base + "/loop", allow=anywhere)
    assert "Cookie" not in Server.seen[-1][1]
    assert Server.seen[-1][1]["User-Agent"].startswith("Seuil/")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/pdf", "is application/pdf; accepted: text/html"),
        ("/missing", "answers 404"),
        ("/large", "larger than"),
        ("/declared-large", "larger than"),
        ("/bomb", "larger than"),
        ("/brotli", "compressed as br"),
        ("/bad-gzip", "badly compressed"),
        ("/to-file", "only http and https"),
    ],
)
def test_what_a_server_may_not_give(base, path, said):
    assert said in reason(base + path, allow=anywhere, max_bytes=200_000)


def test_a_server_that_drips_is_left(base):
    assert "cannot be reached" in reason(base + "/drip", allow=anywhere, seconds=0.5)


def test_addresses_that_cannot_be_asked():
    assert "only http and https" in reason("gopher://example.org/")
    assert "user name" in reason("http://user:pass@example.org/")
    assert reason("http://")
    assert reason("http://exa mple.org:99999999/")

    def unknown(host, port):
        raise OSError("no such host")

    assert "is not known" in reason("http://news.invalid/", resolve=unknown)


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1",
        "fc00::1", "ff02::1", "2001:db8::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::", "::7f00:1",
    ],
)  # fmt: skip
def test_addresses_of_no_public_place(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address):
    assert is_public(ipaddress.ip_address(address))


def test_a_feed_is_taken_only_when_asked_for(base):
    assert "feed:ADDRESS" in reason(base + "/feed", allow=anywhere)
    fetched = fetch(base + "/feed", accept=(*PAGE_TYPES, *FEED_TYPES), allow=anywhere)
    assert (fetched.content, fetched.media_type) == (b"<rss/>", "application/rss+xml")
    assert "text/html" in reason(base + "/pdf", accept=(*PAGE_TYPES, *FEED_TYPES), allow=anywhere)
