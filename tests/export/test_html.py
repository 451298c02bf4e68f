"""The report: well-formed whatever pages hold; it loads and runs nothing, and every link leads somewhere."""

import io
import re
import xml.etree.ElementTree as ElementTree

import pytest

from seuil.data_files import DataFiles
from seuil.event.model import event_id
from seuil.export.formats import FORMATS
from seuil.export.options import Options
from tests.export.record import EVENTS, EmptyRecord, HandRecord

XHTML = re.compile(r"<!DOCTYPE html>\s*")


def report(record=None, **options):
    out = io.BytesIO()
    FORMATS["html"].write(record or HandRecord(), out, Options(**options))
    return out.getvalue().decode()


def tree(text):
    """Strict: one character that XML does not allow, or one unescaped word of a page, and it fails."""
    return ElementTree.fromstring(XHTML.sub("", text, count=1))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_well_formed_and_loads_and_runs_nothing(language):
    root = tree(report(language=language))
    names = {node.tag for node in root.iter()}
    assert not names & {"script", "img", "iframe", "link", "object", "form"}
    for node in root.iter():
        assert not any(name.startswith("on") or name == "src" for name in node.attrib)
    assert "default-src 'none'" in report(language=language)


@pytest.mark.parametrize("record", [HandRecord(), EmptyRecord()])
def test_every_link_leads_somewhere(record):
    root = tree(report(record))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for link in root.iter("a"):
        href = link.get("href")
        assert href.startswith("https://") or href[1:] in ids, href


def test_an_address_that_runs_something_is_no_link():
    class Hostile(HandRecord):
        def pages(self):
            for page in super().pages():
                yield page.model_copy(update={"url": "javascript:alert(1)", "outlet": '"><b onclick="x">'})

    root = tree(report(Hostile()))
    assert not any("javascript" in (link.get("href") or "") for link in root.iter("a"))


def test_all_events_stand_in_it_with_their_accounts_and_what_they_differ_on():
    text = report()
    root = tree(text)
    assert [a.get("id") for a in root.iter("article")] == [e.id for e in EVENTS]
    assert "‮" not in text and "\x00" not in text and "<script" not in text
    launch = next(a for a in root.iter("article") if a.get("id") == next(e.id for e in EVENTS if e.confirmed))
    said = " ".join(launch.itertext())
    assert all(
        word in said
        for word in ("Agency One", "Le Courrier", "with 2 copies", "Accounts differ", "2024-11-25")
    )


def test_thresholds_are_shown_with_what_the_clause_says_and_leaves_to_judge():
    assert "critical threat to &lt;sovereignty&gt;" in report()
    assert "§19(d)" in report() and "Basic principles of state policy" in report()


def test_a_doctrine_of_a_persons_own_is_called_by_its_id():
    class Own(HandRecord):
        def findings(self):
            for row in super().findings():
                yield row.model_copy(update={"doctrine": "my-own", "clause": "7"})

    assert "my-own" in report(Own())


def test_it_speaks_the_language_that_is_asked_for():
    assert '<html lang="fr">' in report(language="fr") and "Chronologie" in report(language="fr")
    assert "Crise &lt;1&gt;" in report(title="Crise <1>")


def test_many_events_are_listed_and_the_most_told_drawn():
    class Many(HandRecord):
        def events(self):
            for n in range(310):
                yield EVENTS[3].model_copy(update={"id": event_id(str(n))})

    root = tree(report(Many()))
    assert len(list(root.iter("article"))) == 310
    drawn = [a for svg in root.iter("svg") if svg.get("class") == "timeline" for a in svg.iter("a")]
    assert len(drawn) == 300
    assert "300 of 310 dated events are drawn" in " ".join(root.itertext())


def test_both_languages_have_the_same_words():
    data = DataFiles()
    first, *others = (data.language(code).report for code in data.languages)
    for other in others:
        for part in ("headings", "labels", "field", "kinship", "correction"):
            assert set(getattr(first, part)) == set(getattr(other, part))
        assert len(first.reading) == len(other.reading)


def test_every_kind_of_value_has_a_word():
    from typing import get_args

    from seuil.event.model import ROLES, Correction, Kinship

    words = DataFiles().language("en").report
    assert set(words.kinship) == set(get_args(Kinship))
    assert set(words.field) == {*ROLES, "number", "happened"}
    assert set(words.correction) == set(get_args(Correction.model_fields["kind"].annotation))
