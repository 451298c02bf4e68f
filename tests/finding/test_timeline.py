"""The timeline of 2023 to 2025, held to the findings that a careful reader wrote down, event by event.

timeline.golden.json was reviewed against the record: on 19 November 2024 both editions answer; the massive
launch asks for the border crossing; only Belarus stands beside Russia in the conventional limb; Russia's own
weapons in Belarus fall under nothing; the treaty with North Korea holds from 4 December 2024 only.
"""

import json
from pathlib import Path

from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.finding.from_scenario import read_scenario, situation_of
from seuil.finding.from_situation import FindingMaker

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = Path(__file__).with_name("timeline.golden.json")


def found():
    doctrines = Doctrines(DataFiles())
    maker = FindingMaker(doctrines)
    scenario = read_scenario(ROOT / "examples" / "timeline-2023-2025.yaml", doctrines)
    return {
        event.id: [
            " ".join((*f.key, f.truth.name, f.relation, *(["both editions"] if f.edition.shares_day else [])))
            for f in maker.findings(situation_of(event))
        ]
        for event in scenario.events
    }


def test_every_event_has_the_findings_of_a_careful_reader():
    assert found() == json.loads(GOLDEN.read_text("utf-8"))
