"""Text that is kept as files: ``python -m tests.asking.golden`` writes them anew, to be looked at before they
are committed.
"""

from pathlib import Path

from seuil.asking.gather import event_in, whole_of
from seuil.asking.lists import corrections_report, events_report, pages_report, timeline_report
from seuil.asking.provenance import provenance_of, sources_report
from seuil.asking.thresholds import ThresholdViews, touched_clauses
from seuil.asking.timeline import to_text
from seuil.asking.whole_event import EventView
from seuil.asking.wording import RecordWording
from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.views import DoctrineViews
from seuil.report.forms import as_markdown, as_text
from tests.asking.made import CORRECTIONS, ENTITIES, EVENTS, FINDINGS, STRUCK, HandMadeRecord

FOLDER = Path(__file__).resolve().parent / "golden"
LANGUAGES = ("en", "fr")


def texts(language: str) -> dict[str, str]:
    """File name → what the program says, at 80 columns."""
    data, record = DataFiles(), HandMadeRecord()
    say = RecordWording(data, language, ENTITIES, EVENTS)
    thresholds = ThresholdViews(DoctrineViews(Doctrines(data), language), say)
    touched = touched_clauses(FINDINGS, {e.id: e for e in EVENTS})
    view = EventView(whole_of(record, STRUCK), say, all_pages=True)
    early = EventView(whole_of(record, event_in(record, STRUCK.id, "2024-11-19")), say)
    reports = {
        "events": events_report(EVENTS, say, total=len(EVENTS)),
        "pages": pages_report(record.pages(), say),
        "sources": sources_report(provenance_of(EVENTS, record.pages()), say),
        "corrections": corrections_report(CORRECTIONS, say),
        "clauses": thresholds.report(touched, {e.id: e for e in EVENTS}),
        "event": view.report(thresholds),
        "event-on-the-day": early.report(thresholds, "2024-11-19"),
    }
    found = {f"{name}.{language}.txt": as_text(report) for name, report in reports.items()}
    found[f"timeline.{language}.md"] = as_markdown(timeline_report(EVENTS, say))
    return found | {f"timeline.{language}.txt": to_text(EVENTS, say)}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for code in LANGUAGES:
        for name, text in texts(code).items():
            (FOLDER / name).write_text(text, encoding="utf-8")
