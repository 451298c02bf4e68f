"""Each time expression with what the text about it says: paragraph, sentence, clause, tense, beginning."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seuil.article.model import Article, When
from seuil.data_files import DataFiles, LanguageData
from seuil.reading.times import days
from seuil.reading.times.beginnings import Beginnings, Chosen
from seuil.reading.times.tense import (
    PAST,
    Tense,
    clause_of,
    hangs_on_noun,
    is_term,
    tense_at,
    told_in_present,
)
from seuil.reading.times.values import Dated, Near, OnWeekday, RawTime, Value, Weekdays

if TYPE_CHECKING:
    from spacy.tokens import Doc

# So many words at most name a happening between "two days after" and its date.
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression with its paragraph, sentence, tense and the beginning that it counts from.

    ``clause`` is the token of the verb that it hangs on, -1 where there is none. ``of_noun``: it belongs to a
    noun of its clause, and does not share the verb's tense ("the attack of 7 October"). ``now``: the
    sentence's main clause is in the present.
    """

    raw: RawTime
    paragraph: int
    sentence: int
    tense: Tense | None
    beginning: Chosen | str | None
    # Whether the next one dates the happening that this one counts from: "a year after the coup of 2021".
    goes_on: bool = False
    clause: int = -1
    of_noun: bool = False
    now: bool = False


def placed(
    doc: Doc,
    raws: tuple[RawTime, ...],
    article: Article,
    data: DataFiles,
    language: LanguageData,
    page: When | None = None,
) -> tuple[Placed, ...]:
    """The time expressions with all that the text about them says."""
    starts = [span.start for span in article.paragraphs] or [0]
    sentences = [sent.start for sent in doc.sents] if doc.has_annotation("SENT_START") else [0]
    known = days.of_when(page)
    beginnings = Beginnings(doc, data, language.code, known.last if known else None)
    raws = tuple(_own_function(doc, raw) for raw in raws)
    return tuple(
        Placed(
            raw,
            bisect_right(starts, raw.start),
            bisect_right(sentences, raw.first),
            _tense(doc, raw, language),
            beginnings.choose(raw),
            _goes_on(doc, raw, after),
            clause_of(doc, raw.first, raw.last),
            hangs_on_noun(doc, raw.first, raw.last),
            told_in_present(doc, raw.first),
        )
        for raw, after in zip(raws, (*raws[1:], None), strict=False)
    )


def _own_function(doc: Doc, raw: RawTime) -> RawTime:
    """In "since Monday's attack" it is from the attack on, and the Monday is only its day."""
    root = doc[raw.first : raw.last + 1].root
    before = root.i < root.head.i and hangs_on_noun(doc, raw.first, raw.last)
    return replace(raw, function="at") if before and raw.function in ("since", "until") else raw


def _goes_on(doc: Doc, raw: RawTime, after: RawTime | None) -> bool:
    """Whether the words between two expressions name a happening: no mark, no verb with a tense."""
    if after is None or not 0 < after.first - raw.last <= _LONGEST_NAME or not _dates(after.value):
        return False
    between = doc[raw.last + 1 : after.first]
    return len(between) > 0 and not any(t.is_punct or "Fin" in t.morph.get("VerbForm") for t in between)


def _dates(value: Value) -> bool:
    """Whether it is a date of the calendar by itself."""
    return isinstance(value, Dated) and (value.year is not None or value.month is not None)


def _tense(doc: Doc, raw: RawTime, language: LanguageData) -> Tense | None:
    """The tense of its clause; "for Friday", "pour vendredi" look ahead whatever the verb."""
    words, value = language.time_words, raw.value
    open_date = isinstance(value, Dated) and value.year is None and value.direction is None
    weekday = (isinstance(value, OnWeekday) and value.direction is None) or isinstance(value, Weekdays)
    week = weekday or (isinstance(value, Near) and value.unit == "weekend")
    tense = tense_at(doc, raw.first, raw.last, words, weekday=week)
    ahead = raw.first > 0 and doc[raw.first - 1].lower_ in words.ahead_words
    over = open_date and raw.function == "until" and tense in PAST  # "by August, thousands had fled"
    if (weekday or open_date) and ahead and not over:
        return "future"
    if (weekday or open_date) and raw.function == "until" and is_term(doc, raw.first, words):
        return "future"
    return tense
