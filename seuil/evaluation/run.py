"""Runs an evaluation: reads every case and puts every part's questions to its brief."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from seuil.brief.model import Brief
from seuil.errors import InputError
from seuil.evaluation import figures
from seuil.evaluation.cases import Case
from seuil.evaluation.fingerprint import fingerprint_of
from seuil.evaluation.gold import read_gold
from seuil.evaluation.model import Check, Evaluation, PageResult
from seuil.evaluation.parts import PARTS
from seuil.evaluation.parts.page import PageOwed
from seuil.evaluation.records.run import record_results
from seuil.reader import Reader
from seuil.version import VERSION

# Page, text, language, published, name of a case: what a worker needs to read it.
_Given = tuple[Path | None, str, str | None, str | None, str]


def evaluate(
    cases: Sequence[Case],
    pages: Iterable[PageResult],
    reader: Reader,
    records: Sequence[Path] = (),
    *,
    workers: int = 1,
) -> Evaluation:
    """The evaluation of these cases, from their pages' results, and of records, by their gold files."""
    results = tuple(pages)
    return Evaluation(
        version=VERSION,
        fingerprint=fingerprint_of(cases, reader.data.folder, records),
        pages=results,
        figures=figures.figures_of(results),
        by_act=figures.by(results, figures.acts_of),
        by_plover=figures.by(results, figures.plover_of),
        by_phenomenon=figures.by(results, figures.phenomena_of),
        records=tuple(record_results(records, reader, workers=workers)),
    )


def page_results(cases: Sequence[Case], reader: Reader, *, workers: int = 1) -> Iterator[PageResult]:
    """The result of each case, in their order. A page that cannot be read is a result with its error."""
    briefs = read_cases(cases, reader, workers=workers)
    for case, brief in zip(cases, briefs, strict=True):
        yield result_of(case, brief)


def read_cases(cases: Sequence[Case], reader: Reader, *, workers: int = 1) -> Iterator[Brief | InputError]:
    """The brief of each case, or its error."""
    given: list[_Given] = [(c.page, c.text, c.language, c.published, c.name) for c in cases]
    if workers == 1:
        yield from (_read(reader, one) for one in given)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start) as pool:
        yield from pool.map(_read_in_worker, given, chunksize=4)


def result_of(case: Case, brief: Brief | InputError) -> PageResult:
    """What all parts say of one page."""
    if isinstance(brief, InputError):
        return _of_error(case, brief)
    owed = PageOwed(case.gold(brief), brief)
    checks = tuple(check for part in PARTS.values() for check in part(owed))
    return PageResult(
        name=case.name,
        language=owed.gold.article.language or brief.article.language,
        crisis=case.crisis,
        half=case.half,
        text=brief.article.text,
        checks=checks,
        unsound=tuple(dict.fromkeys(owed.unsound)),
    )


def _of_error(case: Case, error: InputError) -> PageResult:
    """A page that was not read; what it owed of assertions is missed."""
    gold = read_gold(case.file) if case.file else None
    missed = tuple(
        Check(part="assertion", check="found", side="owed", right=False, item=a.id, words=a.anchor)
        for a in (gold and gold.assertions) or ()
    )
    return PageResult(
        name=case.name,
        language=(gold.article.language if gold else None) or case.language or "und",
        crisis=case.crisis,
        half=case.half,
        text="",
        checks=missed,
        error=str(error),
    )


_worker: list[Reader] = []


def _start() -> None:
    _worker.append(Reader())


def _read_in_worker(one: _Given) -> Brief | InputError:
    return _read(_worker[0], one)


def _read(reader: Reader, one: _Given) -> Brief | InputError:
    page, text, language, published, name = one
    try:
        if page is not None:
            return reader.read(page, language=language)
        return reader.read_text(text, language=language, published=published, source=name)
    except InputError as error:
        return error
