"""Score briefs against gold files: what a careful reader wrote down about a page.

    python -m tests.gold_score FOLDER SEUIL    every *.gold.json of the folder, read by that program

A gold assertion counts as found when the trigger of some assertion overlaps its anchor, a stretch of the
article's
text given in words (``nth`` says which occurrence). Of those found, each stated field is right or wrong;
where several
assertions overlap the anchor, the one that agrees best is taken. An entity agrees by its id or by its
country. In a
gold that is ``complete``, an assertion that overlaps no anchor is one too many. Text is compared without
regard to
case and kind of quotation mark, apostrophe or space.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("actor", "target", "instrument", "place")
PLAIN_FIELDS = ("plover", "status", "polarity", "certainty", "act")
OF_SOURCES = ("stance", "quotation")
_SAME = str.maketrans("’‘“”«»\u00a0\u202f", '\'\'""""  ')


@dataclass
class Score:
    """Counts of what was asked and what was right, and a line for each miss."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, check: str, ok: bool, miss: str) -> None:
        self.asked[check] += 1
        self.right[check] += ok
        if not ok:
            self.misses.append(f"{check}: {miss}")

    def add(self, other: Score) -> None:
        self.asked += other.asked
        self.right += other.right
        self.misses += other.misses

    def share(self, *checks: str) -> float:
        """The share right over these checks (1.0 where none was asked)."""
        asked = sum(self.asked[c] for c in checks)
        return sum(self.right[c] for c in checks) / asked if asked else 1.0

    @property
    def fields(self) -> tuple[str, ...]:
        """The field checks that were asked."""
        every = (*ROLES, *PLAIN_FIELDS, *OF_SOURCES, "when", "source")
        return tuple(f for f in every if self.asked[f])


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SAME).lower()


def anchor_span(text: str, anchor: str, nth: int) -> tuple[int, int] | None:
    at = -1
    for _ in range(nth):
        at = text.find(anchor, at + 1)
        if at == -1:
            return None
    return at, at + len(anchor)


def score(gold: dict[str, Any], brief: dict[str, Any]) -> Score:
    """The score of one brief (the JSON of the contract) against one gold."""
    result = Score()
    _score_article(gold.get("article", {}), brief["article"], result)
    text = plain(brief["article"]["text"])
    spans = [(a["trigger"]["start"], a["trigger"]["end"]) for a in brief["assertions"]]
    wanted: set[int] = set()
    for item in gold.get("assertions", []):
        span = anchor_span(text, plain(item["anchor"]), item.get("nth", 1))
        near = [n for n, (s, e) in enumerate(spans) if span and s < span[1] and span[0] < e]
        result.count("found", bool(near), f"{item['id']} «{item['anchor']}»")
        wanted.update(near)
        if near:
            _score_fields(item, [brief["assertions"][n] for n in near], brief, result)
    if gold.get("complete"):
        for n, assertion in enumerate(brief["assertions"]):
            result.count("wanted", n in wanted, f"{assertion['act']} «{assertion['trigger']['text']}»")
    return result


def _score_article(want: dict[str, Any], article: dict[str, Any], result: Score) -> None:
    if "title" in want:
        result.count("title", plain(article["title"] or "") == plain(want["title"]), repr(article["title"]))
    if "language" in want:
        result.count("language", article["language"] == want["language"], article["language"])
    if "published" in want:
        ok = (
            _within(want["published"], article["published"])
            if want["published"]
            else article["published"] is None
        )
        result.count("published", ok, str(article["published"]))
    text = plain(article["text"])
    for phrase in want.get("text_with", []):
        result.count("text kept", plain(phrase) in text, repr(phrase))
    for phrase in want.get("text_without", []):
        result.count("furniture out", plain(phrase) not in text, repr(phrase))


def _score_fields(
    item: dict[str, Any], near: list[dict[str, Any]], brief: dict[str, Any], result: Score
) -> None:
    checks = [f for f in (*ROLES, *PLAIN_FIELDS, *OF_SOURCES, "when", "source") if f in item]
    judged = [{f: _agrees(f, item[f], a, brief) for f in checks} for a in near]
    best = max(range(len(near)), key=lambda n: sum(judged[n].values()))
    for name in checks:
        have = near[best].get(name, near[best]["sources"])
        result.count(
            name, judged[best][name], f"{item['id']} «{item['anchor']}» wants {item[name]}, has {have}"
        )


def _agrees(name: str, want: Any, assertion: dict[str, Any], brief: dict[str, Any]) -> bool:
    if name in ROLES:
        have = _known_by(assertion[name], brief)
        return not have if want == [] else bool(have & set(want))
    if name == "when":
        return _within(want, assertion["when"])
    if name in PLAIN_FIELDS:
        return assertion[name] in want
    sources = [a for a in brief["attributions"] if a["id"] in assertion["sources"]]
    if name in OF_SOURCES:
        return any(a[name] in want for a in sources)
    if want == []:
        return not sources
    said = plain(" ".join(f"{a['source'] or ''} {a['description']}" for a in sources))
    have = _known_by([a["source"] for a in sources if a["source"]], brief)
    return bool(have & set(want)) or any(plain(w) in said for w in want)


def _known_by(ids: list[str], brief: dict[str, Any]) -> set[str]:
    by_id = {e["id"]: e for e in brief["entities"]}
    return {name for i in ids for name in (i, by_id.get(i, {}).get("country")) if name}


def _within(want: list[str], when: dict[str, Any] | None) -> bool:
    if when is None or not when["earliest"] or not when["latest"]:
        return False
    return bool(want[0] <= when["earliest"] and when["latest"] <= want[1])


def brief_by_program(program: str, page: Path) -> dict[str, Any]:
    """The brief that the installed program prints."""
    done = subprocess.run([program, "read", "--format", "json", str(page)], capture_output=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def report(name: str, result: Score) -> None:
    print(f"== {name}")
    for check in result.asked:
        print(f"  {check:14} {result.right[check]:4} of {result.asked[check]:4}")
    print(f"  {'all fields':14} {result.share(*result.fields):7.1%}")
    for miss in result.misses:
        print(f"  - {miss}")


def main(folder: str, program: str) -> None:
    total = Score()
    for path in sorted(Path(folder).glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        result = score(gold, brief_by_program(program, (path.parent / gold["page"]).resolve()))
        report(path.name, result)
        total.add(result)
    total.misses.clear()
    report("all", total)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
