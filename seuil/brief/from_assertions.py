"""The way into the brief: what the stages made of one page, put in the contract's shape."""

from __future__ import annotations

from seuil.assertion.model import Assertions, Commitment
from seuil.brief.model import Brief, CommitmentRecord, PageRecord, TimeRecord, Unresolved
from seuil.page.model import Page
from seuil.reading.model import Reading, TimeExpression
from seuil.version import VERSION


def brief_of(page: Page, reading: Reading, read: Assertions) -> Brief:
    """The brief of one page."""
    article = reading.article.model_copy(
        update={"published": reading.published, "notes": (*reading.article.notes, *reading.notes)}
    )
    return Brief(
        version=VERSION,
        page=PageRecord(
            source=page.source, media_type=page.media_type, sha256=page.sha256, bytes=len(page.content)
        ),
        article=article,
        entities=tuple(reading.entities[key] for key in sorted(reading.entities)),
        assertions=read.assertions,
        attributions=read.attributions,
        commitments=tuple(_commitment(c) for c in read.commitments),
        times=tuple(_time(t, article.text) for t in reading.times if t.listed),
        set_aside=read.set_aside,
        unresolved=tuple(
            Unresolved(start=m.start, end=m.end, text=article.text[m.start : m.end], reason=m.why)
            for m in reading.mentions
            if m.entity is None
        ),
    )


def _commitment(found: Commitment) -> CommitmentRecord:
    values = found.model_dump()
    values["if"] = values.pop("if_")
    return CommitmentRecord.model_validate(values)


def _time(found: TimeExpression, text: str) -> TimeRecord:
    when = found.when
    return TimeRecord(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        edtf=when.edtf if when else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        basis=when.basis if when else "unknown",
        because=when.because if when else found.why,
    )
