"""``seuil evaluate`` as it is called."""

import json
from pathlib import Path

import pytest

from seuil.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = "Israel struck a port in Yemen on Monday, the army said.\n\nNobody claimed the raid."
HOSTILE = "<script>alert(1)</script> \u202e=1+1"


@pytest.fixture
def gold(tmp_path):
    """A small gold page, open, and one of the same words, closed."""
    (tmp_path / "split.yaml").write_text("open: [o]\nclosed: [c]\n", "utf-8")
    for crisis in "oc":
        (tmp_path / f"{crisis}.txt").write_text(PAGE, "utf-8")
        assertions = [
            {"id": "s", "anchor": "struck", "act": ["strike"], "plover": ["ASSAULT"], "actor": ["ISR"]},
            {"id": "missed", "anchor": "Nobody", "about": HOSTILE + crisis},
        ]
        page = {
            "page": f"{crisis}.txt", "crisis": crisis, "article": {"language": "en"}, "complete": True,
            "assertions": assertions, "attributions": [], "times": [],
        }  # fmt: skip
        (tmp_path / f"{crisis}.gold.json").write_text(json.dumps(page), "utf-8")
    return tmp_path


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main(["evaluate", *map(str, arguments)])
    return left.value.code


def test_text_shows_open_misses_in_their_sentences_and_no_closed_ones(gold, capfd):
    assert run(gold) == 0
    out = capfd.readouterr().out
    assert "== en/o" in out
    assert "== en/c" not in out
    assert "[Nobody] claimed the raid." in out
    assert "closed en" in out
    assert "assertion found" in out
    assert run(gold, "--closed-misses") == 0
    assert "== en/c" in capfd.readouterr().out
    assert run(gold, "--no-misses", "--by", "act", "--half", "closed") == 0
    out = capfd.readouterr().out
    assert "==" not in out
    assert "strike" in out


def test_html_escapes_what_comes_from_gold_and_pages(gold, tmp_path):
    output = tmp_path / "out.html"
    assert run(gold, "--format", "html", "--output", output) == 0
    html = output.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\u202e" not in html
    assert "<mark>Nobody</mark>" in html
    assert HOSTILE + "c" not in html


def test_json_comes_back_for_comparison_and_hides_closed_misses(gold, tmp_path, capfd):
    before = tmp_path / "before.json"
    assert run(gold, "--format", "json", "--output", before) == 0
    kept = json.loads(before.read_text("utf-8"))
    assert kept["format"] == "seuil-evaluation/1"
    assert [len(p.get("checks", [])) > 0 for p in kept["pages"]] == [False, True]
    assert run(gold, "--against", before) == 0
    out = capfd.readouterr().out
    assert "gained: 0" in out
    assert "lost: 0" in out


def test_the_same_run_gives_the_same_bytes_with_one_worker_and_with_two(gold, capfd):
    assert run(gold, "--format", "json") == 0
    one = capfd.readouterr().out
    assert run(gold, "--format", "json", "--workers", 2) == 0
    assert capfd.readouterr().out == one


def test_a_page_that_cannot_be_read_misses_what_it_owes(gold, capfd):
    (gold / "o.txt").write_text("", "utf-8")
    assert run(gold, "--half", "open") == 0
    out = capfd.readouterr().out
    assert "could not be read" in out
    assert "assertion found" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["/nowhere"],
        ["--against", "/nowhere.json", "GOLD"],
        ["--corpus", "tsv", "GOLD"],
        ["--output", "/nowhere/out", "GOLD"],
        ["--workers", "0", "GOLD"],
        ["--format", "pdf", "GOLD"],
        [],
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(gold, capfd, arguments):
    assert run(*[gold if a == "GOLD" else a for a in arguments]) == 2
    err = capfd.readouterr().err
    assert err.startswith("seuil: ")
    assert err.count("\n") == 1
