"""Which datable beginning a phrase means: the places and actors that the sentence or page names decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from seuil.data_files import DataFiles
from seuil.data_files.shapes.time import Beginning
from seuil.reading.times.pieces import lowered
from seuil.reading.times.values import Begun, Counted, RawTime

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A sign in the sentence outweighs any number of them elsewhere on the page.
_IN_SENTENCE = 1000
# A day that a page counts lies at most so many days from the page's own.
_NEAR = 31


@dataclass(frozen=True, slots=True)
class Chosen:
    """A beginning meant, its day, and the sign that decided."""

    id: str
    what: str
    day: date
    day_one: bool
    sign: str


class Beginnings:
    """The beginnings of the data, and the words of one page against which to choose among them."""

    def __init__(self, doc: Doc, data: DataFiles, code: str, page: date | None) -> None:
        self.by_id = {row.id: row for row in data.beginnings}
        self.code = code
        self.doc = doc
        self.last = page
        self.page = _counts([token.lower_ for token in doc])

    def choose(self, raw: RawTime) -> Chosen | str | None:
        """The one that ``raw`` counts from; why none could be chosen; null if ``raw`` counts from none."""
        if not isinstance(raw.value, Counted | Begun) or not raw.value.beginnings:
            return None
        rows = self._possible(raw.value)
        if not rows:
            return "every beginning that the words may mean is later than the page"
        sentence = self._sentence(raw)
        scored = sorted(
            ((self._score(row, sentence, raw), row.id) for row in rows), key=lambda s: (-s[0][0], s[1])
        )
        (best, sign), name = scored[0]
        if best == 0:
            return f"the words may mean {_listed(rows)}, and nothing on the page says which"
        if len(scored) > 1 and scored[1][0][0] == best:
            return f"the page points to {name} and to {scored[1][1]} alike"
        row = self.by_id[name]
        what = row.what.en + (" (day to be confirmed)" if row.certainty == "check" else "")
        return Chosen(row.id, what, date.fromisoformat(row.date), row.counting == "day-1", sign)

    def _possible(self, value: Counted | Begun) -> list[Beginning]:
        """Those that lie before the page; of a counted day those first that bring it near the page's own."""
        rows = [self.by_id[i] for i in value.beginnings]
        if self.last is None:
            return rows
        rows = [row for row in rows if date.fromisoformat(row.date) <= self.last]
        if (
            isinstance(value, Counted)
            and value.unit == "day"
            and value.how == "ordinal"
            and value.count.low < 40000
        ):
            step = timedelta(days=value.count.low)
            near = [
                row for row in rows if abs((date.fromisoformat(row.date) + step - self.last).days) <= _NEAR
            ]
            return near or rows
        return rows

    def _sentence(self, raw: RawTime) -> dict[str, int]:
        """Words of the sentence of ``raw``, or of a stretch about it where there are no sentences."""
        if self.doc.has_annotation("SENT_START"):
            span = self.doc[raw.first].sent
            return _counts([token.lower_ for token in span])
        return _counts([token.lower_ for token in self.doc[max(0, raw.first - 30) : raw.last + 30]])

    def _score(self, row: Beginning, sentence: dict[str, int], raw: RawTime) -> tuple[int, str]:
        """How strongly the words point to ``row``, and the strongest sign."""
        signs = row.signs.get(self.code, ())
        score, best = 0, ("", 0)
        for sign in signs:
            words = lowered(sign)
            inside = min((sentence.get(w, 0) for w in words), default=0)
            outside = min((self.page.get(w, 0) for w in words), default=0)
            worth = _IN_SENTENCE * bool(inside) + outside
            score += worth
            best = max(best, (sign, worth), key=lambda b: b[1])
        own = _own_phrase(row, raw, self.doc, self.code)
        if score == 0:
            return (1, "its own name") if own is not None and own != own.lower() else (0, "")
        # A phrase of its own settles it between two that the page's words point to alike.
        return 2 * score + (own is not None), best[0]


def _own_phrase(row: Beginning, raw: RawTime, doc: Doc, code: str) -> str | None:
    """The phrase of ``row`` itself with which ``raw`` ends, if there is one, and not only a general word."""
    words = " ".join(lowered(doc.text[raw.start : raw.end]))
    own = [phrase for phrase in row.phrases.get(code, ()) if words.endswith(" ".join(lowered(phrase)))]
    return max(own, key=len, default=None)


def _counts(words: Sequence[str]) -> dict[str, int]:
    """Word → how often; hyphenated words count by their parts too."""
    counts: dict[str, int] = {}
    for word in words:
        for part in {word, *lowered(word)}:
            counts[part] = counts.get(part, 0) + 1
    return counts


def _listed(rows: Sequence[Beginning]) -> str:
    names = [row.id for row in rows]
    return " or ".join(names[:3]) + (" or another" if len(names) > 3 else "")
