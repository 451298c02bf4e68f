"""Where the time goes once the models are loaded: CPU time of the parse and of each stage, over a folder of
pages.

    python benchmarks/stages.py FOLDER [ROUNDS]

The first reading of each page is not counted. The goal: our stages together add less than 40 % to the parse.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from seuil.article.from_page import article_of
from seuil.assertion import from_reading
from seuil.assertion.from_reading import AssertionReader
from seuil.brief.from_assertions import brief_of
from seuil.data_files import DataFiles
from seuil.page.from_source import open_page
from seuil.reading import from_article
from seuil.reading.from_article import ArticleReader

T = TypeVar("T")
STAGES = ("page", "article", "parse", "rest of the reading", "assertions", "brief as JSON")
# Parts of the two stages in the middle, by the name they are called by; each counts in its stage too.
PARTS = {
    "entities": (from_article, "find_entities"),
    "times, page date": (from_article, "read_times"),
    "quotations": (from_article, "find_quotations"),
    "attribution": (from_reading, "find_attributions"),
}


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def time(self, stage: str, work: Callable[..., T], *given: Any) -> T:
        start = time.process_time()
        made = work(*given)
        self.spent[stage] += time.process_time() - start
        return made


class TimedParse:
    """In place of a reader's pipeline: the same, with its time kept."""

    def __init__(self, pipeline: Any, clock: Clock) -> None:
        self._pipeline, self._clock = pipeline, clock

    def make_doc(self, text: str) -> Any:
        return self._clock.time("parse", self._pipeline.make_doc, text)

    @property
    def pipeline(self) -> list[tuple[str, Callable[[Any], Any]]]:
        return [
            (name, lambda doc, part=part: self._clock.time("parse", part, doc))
            for name, part in self._pipeline.pipeline
        ]


def time_parts(parts: Counter[str]) -> None:
    """Keep the CPU seconds of each of PARTS in ``parts`` from now on."""
    for name, (module, function) in PARTS.items():
        work = getattr(module, function)

        def timed(*given: Any, _work: Callable[..., Any] = work, _name: str = name, **named: Any) -> Any:
            start = time.process_time()
            made = _work(*given, **named)
            parts[_name] += time.process_time() - start
            return made

        setattr(module, function, timed)


def read(page: Path, data: DataFiles, readers: dict[str, Any], clock: Clock) -> int:
    """Read one page with the clock running; the characters of its article."""
    opened = clock.time("page", open_page, page)
    article = clock.time("article", article_of, opened, data)
    if article.language not in readers:
        made = ArticleReader(data, article.language)
        readers[article.language] = (made, made.pipeline, AssertionReader(data, article.language))
    reader, pipeline, assertions = readers[article.language]
    reader.pipeline = TimedParse(pipeline, clock)
    before = clock.spent["parse"]
    start = time.process_time()
    reading = reader.read(article)
    clock.spent["rest of the reading"] += time.process_time() - start - (clock.spent["parse"] - before)
    found = clock.time("assertions", assertions.read, reading)
    clock.time("brief as JSON", lambda: brief_of(opened, reading, found).to_json())
    return len(article.text)


def main() -> None:
    if len(sys.argv) not in (2, 3):
        raise SystemExit("usage: stages.py FOLDER [ROUNDS]")
    rounds = int(sys.argv[2]) if len(sys.argv) == 3 else 3
    pages = sorted(p for p in Path(sys.argv[1]).iterdir() if p.suffix in (".html", ".txt"))
    data, readers = DataFiles(), {}
    for page in pages:
        read(page, data, readers, Clock())
    clock, characters, parts = Clock(), 0, Counter[str]()
    time_parts(parts)
    for _ in range(rounds):
        characters += sum(read(page, data, readers, clock) for page in pages)
    parse, count = clock.spent["parse"], rounds * len(pages)
    print(f"{len(pages)} pages, {rounds} rounds, {characters // count} characters a page")
    print(f"{'stage':<22}{'ms a page':>10}{'of the parse':>14}")
    for stage in STAGES:
        print(f"{stage:<22}{1000 * clock.spent[stage] / count:>10.1f}{clock.spent[stage] / parse:>13.0%}")
    for part in PARTS:
        print(f"  of which {part:<18}{1000 * parts[part] / count:>5.1f}{parts[part] / parse:>13.0%}")
    ours = sum(clock.spent.values()) - parse
    print(f"{'all but the parse':<22}{1000 * ours / count:>10.1f}{ours / parse:>13.0%}")


if __name__ == "__main__":
    main()
