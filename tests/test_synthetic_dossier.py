"""The generator of benchmarks: one seed gives one dossier, and all of it can be looked at."""

from __future__ import annotations

import pytest

from benchmarks.synthetic_dossier import make
from seuil.asking.gather import whole_of
from seuil.brief.as_html import to_html
from seuil.data_files import DataFiles
from seuil.export.formats import FORMATS
from seuil.store.model import Query

EVENTS = 300


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    with make(str(tmp_path_factory.mktemp("synthetic") / "made.db"), EVENTS, 7) as store:
        yield store


def test_two_runs_with_one_seed_give_one_dossier(dossier, tmp_path):
    with make(str(tmp_path / "again.db"), EVENTS, 7, workers=2) as again:
        assert again.digest() == dossier.digest()
    with make(str(tmp_path / "other.db"), EVENTS, 8) as other:
        assert other.digest() != dossier.digest()


def test_it_holds_what_a_real_one_holds(dossier):
    events = list(dossier.events())
    assert len(events) == EVENTS == dossier.count(Query())
    assert not dossier.stale
    assert {p.kinship for p in dossier.pages()} == {"original", "exact"}
    assert {b.article.language for b in map(dossier.brief, _pages(dossier))} == {"en", "fr"}
    assert any(event.differences for event in events)
    assert any(event.confirmed for event in events)
    assert any(len(event.history) > 1 for event in events)
    assert {"happened", "planned"} <= {event.status for event in events}
    assert {"affirmed", "negated"} == {event.polarity for event in events}
    assert any(event.when is None for event in events)
    assert next(dossier.findings()).event in {event.id for event in events}
    known = dossier.known_span()
    assert dossier.count(Query(known_at=known[0])) < dossier.count(Query(known_at="2024-03-01")) < EVENTS


def test_every_span_of_its_pages_holds_its_words(dossier):
    for key in _pages(dossier):
        brief = dossier.brief(key)
        text = brief.article.text
        spans = [a.trigger for a in brief.assertions] + [a.evidence for a in brief.assertions]
        spans += [m for e in brief.entities for m in e.mentions] + [a.cue for a in brief.attributions]
        spans += list(brief.times)
        assert spans
        assert all(text[s.start : s.end] == s.text for s in spans)
        named = {e.id for e in brief.entities}
        assert all({*a.actor, *a.target, *a.instrument, *a.place} <= named for a in brief.assertions)


def test_it_can_be_shown_and_exported(dossier, tmp_path):
    data = DataFiles()
    for key in _pages(dossier)[:4]:
        assert "<html" in to_html(dossier.brief(key), data, "fr")
    event = max(dossier.events(), key=lambda event: len(event.accounts))
    assert len(whole_of(dossier, event).mentions) >= len(event.accounts) > 1
    for name in ("csv", "jsonl", "html"):
        place = tmp_path / name
        FORMATS[name].write(dossier, place)
        assert place.is_dir() == FORMATS[name].folder


def _pages(dossier):
    return [page.key for page in dossier.pages()]
