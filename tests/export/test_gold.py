"""What persons decided, as gold pages: written, read by ``seuil evaluate``, and scored."""

import pytest

from seuil.dossier import Dossier
from seuil.evaluation.cases import gold_cases
from seuil.evaluation.run import page_results
from seuil.event.model import Correction
from seuil.export.formats import FORMATS
from seuil.reader import Reader
from tests.export.record import HandRecord

PAGE = """Russia warns Ukraine after strike

2025-10-07

Ukraine struck a depot near Bryansk on Monday, the Russian defence ministry said.

Russia warned Ukraine against a second strike.
"""


@pytest.fixture(scope="module")
def decided(tmp_path_factory):
    """A dossier of one page, and its mentions by their triggers."""
    folder = tmp_path_factory.mktemp("decided")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    with Dossier(folder / "crisis.db") as dossier:
        dossier.add([str(folder / "page.txt")])
        yield dossier, {m.trigger: m for m in dossier.store.mentions() if not m.headline}


def scored(dossier, folder, *corrections):
    """The checks of the export with these corrections, and its notes."""
    numbers = [dossier.store.correct(one).number for one in corrections]
    notes = FORMATS["gold"].write(dossier.store, folder)
    for number in numbers:
        dossier.store.undo(number)
    (result,) = page_results(gold_cases([folder]), Reader())
    assert result.error is None
    assert result.unsound == ()
    return {(c.item, c.check, c.side): c.right for c in result.checks}, notes


def correction(kind, mention, **fields):
    values = {"number": 0, "made": "", "by": "Ada", "reason": "read again"}
    return Correction(kind=kind, mentions=(mention.key,), **values | fields)


def test_what_was_accepted_counts_as_found_with_every_field(decided, tmp_path):
    dossier, by = decided
    struck = by["struck"]
    checks, notes = scored(dossier, tmp_path / "gold", correction("accept", struck))
    assert checks[struck.key, "found", "owed"]
    assert {"act", "actor", "target", "when", "status", "polarity", "certainty", "source"} <= {
        name for _, name, side in checks if side == "field"
    }
    assert all(checks.values())
    assert notes == ()


def test_a_field_that_was_set_is_found_and_missed_in_that_field_alone(decided, tmp_path):
    dossier, by = decided
    struck = by["struck"]
    set_ = correction("set", struck, field="actor", values=("POL",))
    checks, _ = scored(dossier, tmp_path / "gold", correction("accept", struck), set_)
    assert checks[struck.key, "found", "owed"]
    assert [name for (_, name, _), right in checks.items() if not right] == ["actor"]
    alone, _ = scored(dossier, tmp_path / "alone", set_)
    assert {name: right for (item, name, _), right in alone.items() if item == struck.key} == {
        "found": True,
        "actor": False,
    }


def test_what_was_rejected_is_one_too_many(decided, tmp_path):
    dossier, by = decided
    checks, _ = scored(
        dossier, tmp_path / "gold", correction("reject", by["warned"]), correction("accept", by["struck"])
    )
    given = {item.split("@")[0]: right for (item, _, side), right in checks.items() if side == "given"}
    assert given == {by["struck"].act: True, by["warned"].act: False}


def test_the_last_word_counts(decided, tmp_path):
    dossier, by = decided
    struck = by["struck"]
    words = [correction("reject", struck), correction("accept", struck)]
    checks, _ = scored(dossier, tmp_path / "gold", *words)
    assert checks[struck.key, "found", "owed"]
    assert all(checks.values())


def test_what_is_of_no_page_is_counted_in_notes(tmp_path):
    notes = FORMATS["gold"].write(HandRecord(), tmp_path / "gold")
    assert [note.split(":")[0] for note in notes] == [
        "1 corrections of events and copies left out",
        "1 assertions left out",
    ]
    assert len(gold_cases([tmp_path / "gold"])) == 3
