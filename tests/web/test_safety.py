"""Who gets in, what is taken, and what every answer carries: tried as somebody would who means harm."""

from __future__ import annotations

import base64
import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from seuil.page.from_source import MAX_BYTES
from seuil.web.desk import Desk
from seuil.web.rendering import attachment
from seuil.web.safety.guard import MAX_API_BODY, MAX_BODY
from seuil.web.safety.headers import HEADERS
from seuil.web.safety.origin import host_is_ours, local_path, may_ask, may_change
from seuil.web.safety.token import is_shown, kept
from seuil.web.settings import Settings, is_loopback
from tests.web.server import serving

HOSTS = Settings().hosts
TOKEN = "a-token-of-the-test"


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> str:
    """A server without a dossier and without a token."""
    with serving(Settings(dossier=str(tmp_path_factory.mktemp("none") / "none.db"))) as where:
        yield where


@pytest.fixture(scope="module")
def closed(tmp_path_factory) -> str:
    """A server that asks for a token."""
    settings = Settings(dossier=str(tmp_path_factory.mktemp("none") / "none.db"), token=TOKEN)
    with serving(settings) as where:
        yield where


def raw(address: str, sent: bytes) -> bytes:
    """What a server answers to these bytes, whole."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), 30) as line:
        line.sendall(sent)
        got = b""
        while piece := line.recv(65536):
            got += piece
    return got


def status(got: bytes) -> int:
    return int(got.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8377", "localhost:1", "LOCALHOST", "localhost.", "[::1]", "[::1]:8377"]
)
def test_our_own_names_are_ours(host):
    assert host_is_ours([host], HOSTS)


@pytest.mark.parametrize(
    "hosts",
    [
        [], [""], [":"], [":80"], ["evil.example"], ["evil.example:8377"], ["127.0.0.1.evil.example"],
        ["127.0.0.1", "127.0.0.1"], ["127.0.0.1", "evil.example"], ["127.0.0.1@evil.example"],
        ["evil.example@127.0.0.1"], ["127.0.0.1:8377:80"], ["127.0.0.1:²"], ["127.0.0.1, evil.example"],
        ["::1"], ["::1:8377"], ["[::1"], ["[::2]"], ["0.0.0.0"], ["2130706433"],
        ["localhost\0"], ["lоcalhost"],
    ],
)  # fmt: skip
def test_nobody_elses_name_is_ours(hosts):
    assert not host_is_ours(hosts, HOSTS)


OURS = {"host": "127.0.0.1:8377"}


def fetched(site: str, mode: str, destination: str) -> dict[str, str]:
    """What a browser says of a request."""
    return {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": destination}


@pytest.mark.parametrize(
    ("sent", "may"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1:8377"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8377"}, True),
        ({"referer": "http://127.0.0.1:8377/read?x=1"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "http://evil.example"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8377"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "http://127.0.0.1:9999"}, False),
        ({"origin": "https://127.0.0.1:8377"}, False),
        ({"origin": "http://127.0.0.1:8377.evil.example"}, False),
        ({"origin": "http://localhost:8377"}, False),
        ({"referer": "http://evil.example/"}, False),
        ({"referer": "http://127.0.0.1:83770/"}, False),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_a_change_comes_from_our_own_page_or_from_no_browser(method, sent, may):
    assert may_change(method, "http", OURS | sent) is may


@pytest.mark.parametrize(
    ("method", "sent", "may"),
    [
        ("GET", {}, True),
        ("GET", {"sec-fetch-site": "none"}, True),
        ("GET", {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, True),
        ("GET", fetched("cross-site", "navigate", "document"), True),
        ("GET", fetched("cross-site", "navigate", "iframe"), False),
        ("GET", fetched("cross-site", "no-cors", "image"), False),
        ("GET", fetched("same-site", "cors", "empty"), False),
        ("GET", {"sec-fetch-site": "anything"}, False),
        ("POST", fetched("cross-site", "navigate", "document"), False),
    ],
)  # fmt: skip
def test_another_site_may_lead_here_and_take_nothing_from_here(method, sent, may):
    assert may_ask(method, sent) is may


@pytest.mark.parametrize(
    "nasty",
    [
        "http://evil.example", "https:evil.example", "//evil.example", "///evil.example", "/\\evil.example",
        "\\\\evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example", "/\n/evil.example",
        "javascript:alert(1)", "data:text/html,x", "evil.example", "", "/é", "/\u202e//evil", "/\0", "?x",
        "#x",
        "/\r\nSet-Cookie: a=b",
    ],
)  # fmt: skip
def test_nothing_leads_elsewhere(bare, nasty):
    assert local_path(nasty) == "/"
    answer = httpx.post(f"{bare}/preferences", data={"lang": "fr", "next": nasty})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "set-cookie" in answer.headers and "evil" not in answer.headers["set-cookie"]


def test_what_is_our_own_is_gone_back_to(bare):
    assert local_path("/events?actor=RUS&page=2") == "/events?actor=RUS&page=2"
    assert local_path(None) == "/"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80"])
def test_a_name_that_is_led_here_is_refused(bare, host):
    for path in ("/", "/api/v1/info", "/static/css/base.css"):
        answer = httpx.get(f"{bare}{path}", headers={"host": host})
        assert answer.status_code == 421
        must_be_safe(answer)


def test_odd_request_lines_come_to_nothing(bare):
    host = bare.removeprefix("http://").encode()
    assert status(raw(bare, b"GET / HTTP/1.0\r\n\r\n")) == 421
    twice = b"GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\nHost: b\r\n\r\n"
    assert status(raw(bare, twice)) in (400, 421)
    absolute = b"GET http://evil.example/ HTTP/1.1\r\nConnection: close\r\nHost: "
    assert status(raw(bare, absolute + host + b"\r\n\r\n")) == 404
    assert status(raw(bare, absolute + b"evil.example\r\n\r\n")) == 421
    slashes = b"GET //evil.example/.. HTTP/1.1\r\nConnection: close\r\nHost: " + host + b"\r\n\r\n"
    assert status(raw(bare, slashes)) == 404
    assert b"location: http://evil" not in raw(bare, slashes).lower()


def must_be_safe(answer: httpx.Response) -> None:
    """The headers that everything carries; a page's policy lets nothing inline run."""
    for name in HEADERS:
        assert name in answer.headers, name
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'unsafe" not in policy and "unsafe-eval" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers
    assert "server" not in answer.headers or "python" not in answer.headers["server"].lower()


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/", 200),
        ("HEAD", "/", 200),
        ("OPTIONS", "/", 405),
        ("GET", "/nowhere", 404),
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/v1/info", 200),
        ("GET", "/api/v1/events?page=0", 422),
        ("GET", "/api/v1/events", 404),
        ("POST", "/api/v1/info", 405),
        ("GET", "/static/css/base.css", 200),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/static/%00", 404),
        ("GET", "/static/css/base.css%00.png", 404),
        ("GET", f"/static/{'a' * 5000}", 404),
        ("GET", "/api/docs", 200),
        ("GET", "/api/openapi.json", 200),
    ],
)
def test_every_answer_carries_our_headers(bare, method, path, expected):
    answer = httpx.request(method, f"{bare}{path}")
    assert answer.status_code == expected
    must_be_safe(answer)
    if path.startswith("/api/v1/") and expected >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail"}
    if method == "HEAD":
        assert answer.content == b""


def test_a_fault_of_ours_shows_no_traceback(tmp_path, monkeypatch, caplog):
    from seuil.web.views import home

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret words of a traceback")

    monkeypatch.setattr(home, "render", broken)
    monkeypatch.setattr("seuil.web.api.tables.Info", broken)
    with serving(Settings(dossier=str(tmp_path / "none.db"))) as where:
        page = httpx.get(f"{where}/", headers={"accept-language": "fr"})
        answer = httpx.get(f"{where}/api/v1/info")
    for one in (page, answer):
        assert one.status_code == 500
        assert "secret" not in one.text and "Traceback" not in one.text
        must_be_safe(one)
    assert page.headers["content-type"].startswith("text/html") and "<h1>" in page.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert caplog.text.count("RuntimeError: secret words") == 2


@pytest.mark.parametrize("path", ["/", "/timeline", "/map", "/doctrines/touched", "/api/v1/events"])
def test_a_fault_at_the_desk_of_a_view_is_answered_as_any_other(tmp_path, monkeypatch, caplog, path):
    def broken(_desk: object) -> None:
        raise RuntimeError("secret words of a traceback")

    monkeypatch.setattr(Desk, "store", property(broken))
    with serving(Settings(dossier=str(tmp_path / "none.db"), load=False)) as where:
        answer = httpx.get(f"{where}{path}", headers={"accept-language": "fr"})
    assert answer.status_code == 500
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "Une erreur est survenue" in answer.text
    must_be_safe(answer)
    problem = answer.headers["content-type"] == "application/problem+json"
    assert problem == path.startswith("/api/") and (problem or "<h1>" in answer.text)
    assert "RuntimeError: secret words" in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2fapp.py",
        "/static/..%5capp.py", "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/css/../../app.py",
        "/static/.", "/static/", "/static", "/static/css",
    ],
)  # fmt: skip
def test_files_beside_ours_are_not_served(bare, path):
    host = bare.removeprefix("http://").encode()
    asked = b"GET " + path.encode() + b" HTTP/1.1\r\nConnection: close\r\nHost: "
    got = raw(bare, asked + host + b"\r\n\r\n")
    assert status(got) in (307, 404)
    assert b"create_app" not in got and b"root:" not in got


def test_a_body_that_says_it_is_too_long_is_not_read(bare):
    host = bare.removeprefix("http://").encode()
    head = b"POST /api/v1/read HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nHost: "
    got = raw(bare, head + host + b"\r\nContent-Length: " + str(MAX_API_BODY + 1).encode() + b"\r\n\r\n")
    assert status(got) == 413
    assert b"application/problem+json" in got


def test_a_page_at_its_limit_is_taken_as_base64_too(bare):
    sent = base64.encodebytes(b"\x00" * MAX_BYTES).decode()
    answer = httpx.post(f"{bare}/api/v1/read", json={"content": sent, "name": "x.bin"}, timeout=60)
    assert answer.status_code == 422 and "x.bin" in answer.json()["detail"]  # it got as far as being read
    assert httpx.post(f"{bare}/preferences", content=b"a" * (MAX_BODY + 1)).status_code == 413


@pytest.mark.parametrize("path", ["/api/v1/read", "/preferences"])
def test_a_body_that_does_not_say_how_long_it_is_is_read_no_further(bare, path):
    taken = 0

    def endless():
        nonlocal taken
        while taken < 3 * MAX_API_BODY:
            taken += 1 << 20
            yield b"a" * (1 << 20)

    # A form's own parser has a lower limit, and may be the first to stop.
    expected = (413,) if path.startswith("/api") else (400, 413)
    kind = "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"
    answer = httpx.post(f"{bare}{path}", content=endless(), headers={"content-type": kind}, timeout=60)
    assert answer.status_code in expected
    must_be_safe(answer)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[" * 100_000, b'{"text": ' + b"[" * 50_000, b'{"text": "\\ud800"}', b'{"text": 1e999}',
        b"9" * 100_000, b"\xff\xfe", b'{"text": "a", "text": "b", "__proto__": 1}', b"null", b"NaN",
        b'{"content": "!!!!"}', b'{"text": "a", "address": "http://x"}', b'{"address": "file:///etc/passwd"}',
        b'{"address": "http://127.0.0.1/"}', b'{"address": "http://[::1]:80/"}', b'{"address": "http://0/"}',
    ],
)  # fmt: skip
def test_odd_bodies_are_told_what_is_wrong(bare, body):
    kind = {"content-type": "application/json"}
    answer = httpx.post(f"{bare}/api/v1/read", content=body, headers=kind, timeout=60)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) < 1100


def test_json_that_a_form_of_another_site_could_send_is_not_taken(bare):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = httpx.post(f"{bare}/api/v1/read", content=b'{"text": "a"}', headers={"content-type": kind})
        assert answer.status_code == 422


def test_without_the_token_nothing_is_shown(closed):
    for path in ("/", "/events", "/static/css/base.css", "/api/v1/info", "/api/docs", "/nowhere"):
        answer = httpx.get(f"{closed}{path}")
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        must_be_safe(answer)
    assert httpx.post(f"{closed}/preferences", data={"lang": "fr"}).status_code == 401
    assert "<link" not in httpx.get(f"{closed}/").text  # its style stands in it: no file of ours is given


def test_the_token_is_shown_once_and_then_kept(closed):
    with httpx.Client(base_url=closed) as browser:
        entered = browser.get("/api/docs", params={"token": TOKEN, "lang": "fr"})
        assert (entered.status_code, entered.headers["location"]) == (303, "/api/docs?lang=fr")
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie and TOKEN not in cookie
        assert browser.get("/").status_code == 200
    assert httpx.get(f"{closed}//evil.example", params={"token": TOKEN}).headers["location"] == "/"


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"authorization": f"Bearer {TOKEN}"}, True),
        ({"authorization": f"bearer  {TOKEN} "}, True),
        ({"cookie": f"seuil_token={kept(TOKEN)}"}, True),
        ({"cookie": f'other={{"a": [1]}}; seuil_token=x; seuil_token={kept(TOKEN)}'}, True),
        ({"authorization": f"Basic {TOKEN}"}, False),
        ({"authorization": "Bearer"}, False),
        ({"authorization": f"Bearer {TOKEN}x"}, False),
        ({"authorization": "Bearer é\udcff"}, False),
        ({"cookie": f"seuil_token={TOKEN}"}, False),
        ({"cookie": "seuil_token="}, False),
        ({"cookie": f"xseuil_token={kept(TOKEN)}"}, False),
        ({}, False),
    ],
)
def test_who_shows_the_token_is_let_in(headers, let_in):
    assert is_shown(TOKEN, headers, None) is let_in
    assert not is_shown(TOKEN, {}, "") and not is_shown(TOKEN, {}, "é") and is_shown(TOKEN, {}, TOKEN)


def test_names_of_files_carry_nothing_into_headers():
    for name in ('a"; x=y', "a\r\nSet-Cookie: b=c", "../../etc/passwd", "\u202ecsv.exe", "", "." * 300, "é"):
        made = attachment(name)
        assert made.isascii() and made.isprintable()
        assert made.count('"') == 2 and "/" not in made and '="."' not in made


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("localhost.evil.example", False),
        ("", False),
        ("::ffff:192.168.1.2", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_only_loopback_goes_without_a_token(host, loopback):
    assert is_loopback(host) is loopback


# The command itself, as a process of its own.


def command(*arguments: str, code: str = "from seuil.cli import main; main()") -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.argv[0] = 'seuil'; {code}", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"NO_COLOR": "1"},
    )  # fmt: skip


def ended(process: subprocess.Popen) -> tuple[int, str]:
    _, said = process.communicate(timeout=120)
    return process.returncode, said


def test_a_port_that_is_taken_and_a_host_that_is_none_are_told_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, said = ended(command("serve", "--port", port))
        assert code == 2 and said.count("\n") == 1 and port in said
    for host in ("no such host", "192.0.2.1", "a" * 300, "é.invalid"):
        code, said = ended(command("serve", "--port", "0", "--host", host))
        assert code == 2 and said.count("\n") == 1 and "cannot listen" in said


def test_without_the_extra_it_says_which_to_install():
    hidden = "sys.modules['uvicorn'] = None; from seuil.cli import main; main()"
    code, said = ended(command("serve", code=hidden))
    assert code == 2 and "pip install 'seuil[web]'" in said and said.count("\n") == 1


@pytest.mark.parametrize(
    ("more", "token"), [((), False), (("--token",), True), (("--host", "0.0.0.0"), True)]
)
def test_it_says_where_it_is_and_ends_cleanly(tmp_path, more, token):
    process = command("serve", "--port", "0", "--dossier", str(tmp_path / "none.db"), *more)
    try:
        line = process.stderr.readline()
        address = line.removeprefix("seuil: ").split()[0]
        assert ("?token=" in address) is token
        answer = _asked(address)
        assert answer.status_code == (303 if token else 200)
        if token:
            assert httpx.get(address.partition("?")[0]).status_code == 401
    finally:
        process.send_signal(signal.SIGINT)
        code, said = ended(process)
    assert "Traceback" not in said
    assert code in (0, 130)


def _asked(address: str) -> httpx.Response:
    """The answer, once it listens."""
    until = time.monotonic() + 60
    while True:
        try:
            return httpx.get(address)
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.1)
