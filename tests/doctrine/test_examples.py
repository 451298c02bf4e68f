"""Examples beside the documents: each event owes its findings, and no others of those that it names."""

import pytest

from seuil.data_files import DataFiles
from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.scenarios import DoctrineExamplesFile
from seuil.doctrine.from_files import Doctrines
from seuil.finding.from_scenario import situation_of
from seuil.finding.from_situation import FindingMaker

DATA = DataFiles()
DOCTRINES = Doctrines(DATA)
FILES = {
    path.name.removesuffix(".examples.yaml"): read_yaml(path, DoctrineExamplesFile)
    for path in sorted((DATA.folder / "doctrines" / "examples").glob("*.yaml"))
}
CASES = [(name, event) for name, file in FILES.items() for event in file.events]


@pytest.mark.parametrize(("name", "event"), CASES, ids=[f"{name}-{event.id}" for name, event in CASES])
def test_an_event_gives_what_it_owes(name, event):
    found = {f.clause.id: f for f in FindingMaker(DOCTRINES, (name,)).findings(situation_of(event))}
    for owed in event.owes:
        assert DOCTRINES.clause(name, owed.clause) is not None, owed.clause
        assert owed.clause in found, f"{owed.clause}; found {sorted(found)}"
        assert found[owed.clause].truth.name == owed.truth
    for clause in event.not_:
        assert DOCTRINES.clause(name, clause) is not None, clause
        assert clause not in found


def test_every_document_with_a_pattern_has_examples():
    with_patterns = {d for d in DOCTRINES.ids if any(c.pattern is not None for c in DOCTRINES.get(d).clauses)}
    assert with_patterns <= set(FILES)
    assert all(file.doctrine == name for name, file in FILES.items())
