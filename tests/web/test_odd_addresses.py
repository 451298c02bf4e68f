"""The address bar and forms hold anything: a clear answer each time, never a traceback, never our fault."""

from __future__ import annotations

import random
from urllib.parse import quote, quote_from_bytes

import httpx
import pytest

from tests.web.routes import filled, paths

NAMES = (
    "actor", "target", "act", "plover", "instrument", "place", "status", "polarity", "certainty", "confirmed",
    "source", "since", "until", "as-known-at", "text", "order", "page", "limit", "extent", "theme", "width",
    "at", "old", "new", "doctrine", "clause", "outlet", "language", "kinship", "lang", "view", "token",
    "next", "download", "name", "field", "by", "title", "reading", "kind", "mention", "mentions", "event",
    "events", "values", "value", "reason", "address", "file", "on", "year", "day", "sort", "all",
    "q", "id", "key",
)  # fmt: skip
ODD = [
    b"", b"\0", b"a\0b", b"-1", b"0", b"1", b"99999999999999999999", b"1e308", b"NaN", "٣".encode(),
    "²".encode(), b"0x10", b"2024-02-30", b"9999-12-31", b"0000-00-00", b"2024-11-19T00:00:00Z",
    "２０２４-１１-１９".encode(), b"<script>alert(1)</script>", b"\"'><img src=x onerror=alert(1)>",
    b"{{7*7}}",
    b"${7*7}", b"%(x)s", b"%s%n", b"' OR 1=1 --", b"\";DROP TABLE event;--", b"../../etc/passwd", b"..",
    b"..\\..\\x", b"//evil.example", b"javascript:alert(1)", b"=1+1", b"\r\nX-Odd: 1", b"\xff\xfe",
    b"\xed\xa0\x80", b"\xc0\xaf", "\u202eabc\u2066".encode(), "\U0010ffff".encode(),
    "e\u0301\u0327".encode() * 30, b"a" * 5000,
    b"Russie", b"RUS", b"rus-2024", b"planned", b"yes", b"true", b"world", b"map", b"timeline", b"__proto__",
    b"constructor", b"null", b"None", b"*", b"%", b"_", b"\\", b"`", b"#", b"?", b"&", b";", b"[]",
]  # fmt: skip


def query(chosen: random.Random) -> str:
    """Some names with odd values, some of them again."""
    names = [chosen.choice(NAMES) for _ in range(chosen.randint(1, 4))]
    pairs = [(name, chosen.choice(ODD)) for name in names for _ in range(chosen.choice((1, 1, 2)))]
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs)


def must_be_clear(answer: httpx.Response) -> None:
    """Whatever it is, it is answered in our way."""
    assert answer.status_code < 500, f"{answer.request.method} {answer.request.url} {answer.text[:500]}"
    assert "Traceback" not in answer.text and "sqlalchemy" not in answer.text.lower()
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 400:
        assert kind.startswith(("text/html", "application/problem+json")), kind
        if kind.startswith("text/html"):
            assert "<h1" in answer.text
    if kind.startswith("text/html"):
        assert "<script>alert" not in answer.text and "onerror=alert(1)>" not in answer.text
    assert "x-odd" not in answer.headers


@pytest.mark.parametrize("path", paths("GET"))
def test_odd_values_in_an_address_are_answered_clearly(client, path):
    chosen = random.Random(path)
    targets = {f"{path}?{query(chosen)}" for _ in range(10)}
    targets |= {f"{path}?{name}={quote_from_bytes(chosen.choice(ODD))}" for name in chosen.sample(NAMES, 12)}
    if "{" in path:
        odd = [quote_from_bytes(value) for value in chosen.sample(ODD, 24)]
        targets |= set(list(filled(path, odd))[:40])
        targets |= {f"{one}?{query(chosen)}" for one in filled(path, ["x"])}
    for target in sorted(targets):
        if "{" not in target:
            ascii_target = quote(target, safe="/?&=%;:@!$'()*+,[]~.-_").encode()
            must_be_clear(client.get("/", extensions={"target": ascii_target}))


@pytest.mark.parametrize("path", paths("POST"))
def test_odd_forms_are_answered_clearly(own_address, path):
    chosen = random.Random(path)
    with httpx.Client(base_url=own_address, timeout=60) as client:
        for _ in range(6):
            target = next(filled(path, [quote_from_bytes(chosen.choice(ODD[1:])) or "x"]))
            content = query(chosen).encode()
            form = {"content-type": "application/x-www-form-urlencoded"}
            must_be_clear(_post(client, target, content, form))
        boundary = {"content-type": "multipart/form-data; boundary=x"}
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="../x"\r\n\r\n'
        part = head + b"\0\xff\r\n--x--\r\n"
        for content in (b"--x\r\n\r\n", b"--x--", part):
            must_be_clear(_post(client, target, content, boundary))
        must_be_clear(_post(client, target, b"\xff" * 100, {"content-type": "\xff"}))


def _post(client: httpx.Client, target: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    return client.post("/", content=content, headers=encoded, extensions={"target": target.encode()})
