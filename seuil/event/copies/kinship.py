"""Whether two pages carry the same report, and how the one was made of the other.

Words alone do not decide. What a copy keeps is looked for: the sentences, each by what it says, their order,
the numbers, dates and names. What stands in quotation marks does not count, since whoever was at the same
press conference has it too. The figures are in ``data/event/copies.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seuil.data_files.shapes.copies import CopiesFile, Route
from seuil.event.copies.alignment import Alignment, align
from seuil.event.copies.facts import InPlace, Kept, in_place, kept
from seuil.event.copies.model import Fingerprint, Link, LinkKinship
from seuil.event.copies.tables import shipped


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is found between two pages: what the longer has of the shorter, and ``back``."""

    words: int
    triples: float
    text: Alignment
    back: Alignment
    numbers: Kept
    dates: Kept
    names: Kept
    place: InPlace


def link_of(a: Fingerprint, b: Fingerprint, figures: CopiesFile | None = None) -> Link | None:
    """The link between two pages, null where they are not copies. The order of the two does not matter.

    ``figures`` are those of a data folder (``data.copies``), or the shipped ones.
    """
    figures = figures or shipped().figures
    first, second = sorted((a, b), key=lambda one: one.page)
    if first.page == second.page:
        return None
    if first.body == second.body:
        return _link(first, second, "exact", 1.0, "the same body, word for word")
    shorter, longer = sorted((first, second), key=lambda one: (one.words, one.page))
    triples = _contained(shorter, longer)
    sure = triples >= figures.gap.sure_triples
    days = _days_between(first, second)
    if days > (figures.gap.sure_days if sure else figures.gap.days):
        return None
    if shorter.words < figures.least_words and not sure:
        return None
    found = compare(shorter, longer, triples, figures)
    if not _is_copy(found, first, second, figures):
        return None
    kinship = _kinship(first, second, triples, figures)
    like = found.text.kept if kinship == "translated" else max(triples, found.text.kept)
    return _link(first, second, kinship, like, _because(found, first.language != second.language))


def _link(a: Fingerprint, b: Fingerprint, kinship: LinkKinship, like: float, because: str) -> Link:
    return Link(a=a.page, b=b.page, kinship=kinship, like=round(min(like, 1.0), 3), because=because)


def compare(shorter: Fingerprint, longer: Fingerprint, triples: float, figures: CopiesFile) -> Comparison:
    """What the longer page holds of the shorter one; ``triples`` is the share of word triples."""
    translated = shorter.language != longer.language
    text, back = align(shorter, longer, figures, translated=translated)
    return Comparison(
        words=shorter.words,
        triples=triples,
        text=text,
        back=back,
        numbers=kept(shorter, longer, "numbers"),
        dates=kept(shorter, longer, "dates"),
        names=kept(shorter, longer, "names"),
        place=in_place(shorter, longer, text, 0.0 if translated else figures.contradiction.name),
    )


def _is_copy(found: Comparison, a: Fingerprint, b: Fingerprint, figures: CopiesFile) -> bool:
    if found.back.lead < figures.background.lead and found.back.aligned < figures.background.aligned:
        return False
    limit = figures.contradiction
    verbatim = found.triples >= limit.verbatim
    if found.place.changed >= limit.facts:
        if found.place.share >= (limit.share_verbatim if verbatim else limit.share):
            return False
    routes = figures.same_language if a.language == b.language else figures.translated
    more = figures.agencies_differ if a.agency and b.agency and a.agency != b.agency else 0.0
    return any(_fits(route, found, more, figures.prior) for route in routes)


def _fits(route: Route, found: Comparison, more: float, prior: float) -> bool:
    return (
        found.words >= route.words
        and found.triples >= route.triples
        and found.text.kept >= route.kept + more
        and found.text.aligned >= route.aligned + more
        and found.text.order >= route.order
        and (found.numbers + found.dates).share(prior) >= route.facts
        and found.names.share(prior) >= route.names
    )


def _kinship(a: Fingerprint, b: Fingerprint, triples: float, figures: CopiesFile) -> LinkKinship:
    if a.language != b.language:
        return "translated"
    return "trimmed" if triples >= figures.trimmed else "rewritten"


def _contained(shorter: Fingerprint, longer: Fingerprint) -> float:
    """The share of the word triples of the page with fewer that the other has."""
    fewer = min(len(shorter.triples), len(longer.triples))
    return len(set(shorter.triples).intersection(longer.triples)) / fewer if fewer else 0.0


def _days_between(a: Fingerprint, b: Fingerprint) -> int:
    """The least number of days that can lie between two pages; none where a date is unknown."""
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return 0
    later = date.fromisoformat(max(a.earliest, b.earliest))
    return max(0, (later - date.fromisoformat(min(a.latest, b.latest))).days)


def _because(found: Comparison, translated: bool) -> str:
    """What is kept, in words."""
    parts = [] if translated else [f"{found.triples:.0%} of word triples"]
    parts.append(f"{found.text.aligned:.0%} of the text has a counterpart")
    parts += [
        f"{facts} {kind}"
        for kind, facts in (("numbers", found.numbers), ("dates", found.dates), ("names", found.names))
        if facts.of
    ]
    parts.append("same order" if found.text.order >= 0.9 else "order changed")
    return ", ".join(parts)
