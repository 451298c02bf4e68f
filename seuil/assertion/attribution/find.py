"""All the attributions of a reading, each once, in text order, and which stands within which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.article.model import Span, TextSpan
from seuil.assertion.attribution import interrupted, phrases, quoted
from seuil.assertion.attribution.cited import cited_by, citing
from seuil.assertion.attribution.conditional import follow_conditionals
from seuil.assertion.attribution.documents import in_words
from seuil.assertion.attribution.governed import governed
from seuil.assertion.attribution.lexicon import Lexicon
from seuil.assertion.attribution.limits import limited
from seuil.assertion.attribution.model import AttributionReading, Found
from seuil.assertion.attribution.pronouns import with_speakers
from seuil.assertion.attribution.resumed import resumed, taken_up
from seuil.assertion.attribution.sources import description, entity, is_anonymous, medium
from seuil.assertion.attribution.syntax import SUBJECTS, subtree
from seuil.assertion.attribution.text import Text, Unit, is_finite
from seuil.assertion.attribution.verbs import Verb, verb_at
from seuil.assertion.model import QuotationKind
from seuil.data_files import DataFiles
from seuil.reading.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


_ANONYMITY = 20  # a plea not to be named is no longer than this, in tokens


def find_attributions(reading: Reading, data: DataFiles) -> tuple[AttributionReading, ...]:
    """Who says what in ``reading``, by the words of its language in ``data``: in text order, with ids a1,
    a2, …"""
    if not len(reading.doc):
        return ()
    language = data.language(reading.article.language)
    text = Text(reading, language.once("cue-words", lambda: Lexicon(language)))
    found = _all(text)
    _part_contents(text, found)
    if language.status.conditional_means_unconfirmed:
        follow_conditionals(text, found)
    found = [f for f in found if f.content and not _asks_for_anonymity(text, f)]
    found = [f for f in found if not _speaks_of_himself(text, f)]
    found.sort(key=lambda f: _place(f))
    within = _nesting(found)
    return with_speakers(text, [_reading_of(text, f, n, within) for n, f in enumerate(found)])


def _all(text: Text) -> list[Found]:
    """Every cue of the text, read by the first way that fits it."""
    found: list[Found] = []
    for unit in text.units:
        here = resumed(text, unit)
        here += interrupted.read(text, unit)
        named = quoted.after_name(text, unit)
        closing = quoted.after_dash(text, unit)
        here += [f for f in (named, closing) if f is not None]
        here += phrases.prepositional(text, unit)
        cites = _add_verbs(text, unit, here, found)
        here = _verbs_over_phrases(text, _without_double_denials(text, here))
        _reattach(text, here)
        here += phrases.nominal(text, unit)
        written = in_words(text, unit, here)
        here += [] if written is None else [written]
        here += [f for f in (citing(text, verb, here) for verb in cites) if f is not None]
        _share_speakers(text, here)
        _of_the_charge_before(here)
        limited(text, unit, here)
        here += cited_by(text, unit, here)
        found += _without_repeats(here)
    return found + quoted.continued(text, found)


def _add_verbs(text: Text, unit: Unit, here: list[Found], found: list[Found]) -> list[Verb]:
    """Adds the attributions of the unit's verbs to ``here``; the verbs that cite somebody are handed back."""
    done = {i for f in here for i in f.cue}
    cites: list[Verb] = []
    for i in range(unit.first, unit.last + 1):
        if i in done:
            continue
        verb = verb_at(text, text.doc[i])
        one = None if verb is None else governed(verb) or quoted.after_cue(text, verb)
        one = one or taken_up(text, unit, i, found + here)
        if one is not None:
            here.append(one)
            done |= set(one.cue)
        elif verb is not None and verb.sense("cites") is not None:
            cites.append(verb)
    return cites


def _speaks_of_himself(text: Text, one: Found) -> bool:
    """Whether a quoted speaker only says what he says ("We can only hope that …")."""
    if one.source is None or text.quote_of[one.cue_token] < 0 or one.continued:
        return False
    source = text.doc[one.source]
    return source.pos_ == "PRON" and source.morph.get("Person") == ["1"]


def _share_speakers(text: Text, here: list[Found]) -> None:
    """Gives a cue that a conjunction joins to another, and that the parse leaves without a speaker, the
    one of
    that other ("Ankara le nie et affirme …")."""
    for one in here:
        first = min(one.cue)
        if one.source is not None or text.doc[first - 1].pos_ != "CCONJ":
            continue
        before = [f for f in here if f.cue_token < first - 1 and f.source is not None and not f.takes_up]
        near = [f for f in before if first - f.cue_token < _ANONYMITY]
        if near:
            one.source = max(near, key=lambda f: f.cue_token).source


def _of_the_charge_before(here: list[Found]) -> None:
    """Gives a clause that takes up a charge or a claim ("accusing it of arming them, which it denies") the
    content of that."""
    for one in here:
        ends = max(one.content, default=-1)
        own = [f for f in here if f is not one and one.takes_up and ends in f.content and f.cue_token <= ends]
        if own:
            inner = min(own, key=lambda f: len(f.content))
            one.content = {i for i in inner.content if i not in one.clause}


def _asks_for_anonymity(text: Text, one: Found) -> bool:
    """Whether what is said is only that the source is not to be named."""
    if one.stance != "asks" or max(one.content) - one.cue_token > _ANONYMITY:
        return False
    words = text.text_of(one.cue_token, max(max(one.content), one.cue_token)).lower()
    return any(phrase in words for phrase in text.lexicon.words.anonymity)


def _without_double_denials(text: Text, here: list[Found]) -> list[Found]:
    """Without the infinitive of a denial that is itself refused ("refused to rule out"): the two are one."""
    refusals = {f.cue_token for f in here if f.stance == "denies"}
    kept: list[Found] = []
    for one in here:
        cue = text.doc[one.cue_token]
        double = one.stance == "denies" and cue.dep_ == "xcomp" and cue.head.i in refusals
        if not (double and cue.morph.get("VerbForm") == ["Inf"]):
            kept.append(one)
    return kept


def _verbs_over_phrases(text: Text, here: list[Found]) -> list[Found]:
    """Without the phrases whose source a verb gives the same words ("selon lui, a dit X")."""
    verbs = [f for f in here if text.doc[f.cue_token].pos_ in ("VERB", "AUX")]
    said: dict[int | None, set[int]] = {}
    for verb in verbs:
        if verb.source is not None:
            said.setdefault(verb.source, set()).update(verb.content)
    are_verbs = {id(v) for v in verbs}
    return [f for f in here if id(f) in are_verbs or not said.get(f.source, set()) & f.content]


def _reattach(text: Text, here: list[Found]) -> None:
    """Gives "…, estimant que …", "…, adding that …" to the speaker of the words before, where the parse
    gave it to a
    verb inside what is said."""
    for one in here:
        cue = text.doc[one.cue_token]
        before = text.doc[max(one.cue[0] - 1, 0)]
        opened = before.text == "," or (before.head.i == cue.i and before.pos_ == "ADP")
        infinitive = cue.morph.get("VerbForm") == ["Inf"]
        gerund = cue.pos_ == "VERB" and not is_finite(cue) and opened and not infinitive
        if not gerund or one.clause or any(c.dep_ in SUBJECTS for c in cue.children):
            continue
        around = [
            f
            for f in here
            if f is not one and one.cue_token in f.content and not f.clause and f.source is not None
        ]
        if around:
            outer = min(around, key=lambda f: len(f.content))
            one.source = outer.source
            for other in around:
                other.content -= subtree(cue)


def _without_repeats(found: list[Found]) -> list[Found]:
    """One attribution for each cue; of two verbs and a noun for the same words, the first."""
    kept: list[Found] = []
    seen: set[int] = set()
    for one in found:
        if one.cue_token not in seen:
            seen.add(one.cue_token)
            kept.append(one)
    return kept


def _part_contents(text: Text, found: list[Found]) -> None:
    """Takes each attribution's own cue and source, and the parentheses around it, out of its content."""
    asides = [f for f in found if f.clause]
    for one in found:
        tokens = set(description(text, one)[1])
        if not one.continued:
            one.content -= set(one.cue) | (tokens if one.source in one.clause else set())
            one.content -= one.clause
    for aside in asides:
        for one in found:
            if one is not aside and one.cue_token in aside.content and aside.clause & one.content:
                one.content -= aside.clause


def _place(found: Found) -> tuple[int, int, int]:
    """Order in the text: where it begins; the wider first."""
    tokens = found.content if found.continued else found.content | set(found.cue)
    if found.source is not None and not found.continued:
        tokens = tokens | {found.source}
    return min(tokens), -len(found.content), found.cue_token


def _nesting(found: list[Found]) -> list[int | None]:
    """For each attribution, the narrowest other in whose content its cue stands."""
    within: list[int | None] = []
    for n, one in enumerate(found):
        around = [
            m
            for m, other in enumerate(found)
            if m != n
            and one.cue_token in other.content
            and not one.continued
            and other.cue_token not in one.content
        ]
        inner = min(around, key=lambda m: (len(found[m].content), m), default=None)
        if one.inside is not None:
            inner = next(m for m, other in enumerate(found) if other is one.inside)
        within.append(inner)
    return within


def _reading_of(text: Text, found: Found, n: int, within: list[int | None]) -> AttributionReading:
    """The attribution as the stage hands it on."""
    words, tokens = description(text, found)
    names_nobody = words.lower().lstrip("-") in text.lexicon.words.impersonal and _is_generic(text, found)
    content = _runs(text, found.content)
    outer = within[n]
    cue = (min(found.cue), max(found.cue))
    start, end = text.doc[cue[0]].idx, text.doc[cue[1]].idx + len(text.doc[cue[1]])
    return AttributionReading(
        id=f"a{n + 1}",
        source=entity(text, found, tokens),
        description="" if names_nobody else words,
        anonymous=is_anonymous(text, found, tokens),
        medium=None if found.continued else medium(text, found, found.content),
        cue=TextSpan(start=start, end=end, text=text.reading.article.text[start:end]),
        stance=found.stance,
        quotation=_kind(text, content),
        content=tuple(_span(text, run) for run in content),
        within=None if outer is None else f"a{outer + 1}",
        cue_token=found.cue_token,
        source_head=found.source,
        content_tokens=frozenset(found.content | found.goes_on),
    )


def _is_generic(text: Text, found: Found) -> bool:
    """Whether a pronoun that may name nobody does so here: no mention resolves it and it is not personal."""
    if found.source is None:
        return True
    token: Token = text.doc[found.source]
    return found.source not in text.mentions and token.lower_.lstrip("-").removeprefix("t-") in (
        "on",
        "l'on",
        "one",
    )


def _runs(text: Text, tokens: set[int]) -> list[tuple[int, int]]:
    """The stretches of a content: first and last token, marks and the complementiser at their edges left
    out."""
    words = sorted(i for i in tokens if text.doc[i].text[:1].isalnum() or text.doc[i].text[-1:].isalnum())
    runs: list[tuple[int, int]] = []
    for i in words:
        if (
            runs
            and all(j in tokens or not text.doc[j].text[:1].isalnum() for j in range(runs[-1][1] + 1, i))
            and _joined(text, tokens, runs[-1][1], i)
        ):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    if runs and runs[0][0] < runs[0][1] and _is_complementiser(text, runs[0][0]):
        runs[0] = (runs[0][0] + 1, runs[0][1])
        while runs[0][0] < runs[0][1] and not text.doc[runs[0][0]].text[:1].isalnum():
            runs[0] = (runs[0][0] + 1, runs[0][1])
    return runs


def _is_complementiser(text: Text, i: int) -> bool:
    """Whether the token only opens the clause that is said; inside a quotation it is said itself."""
    token = text.doc[i]
    return (
        token.dep_ == "mark" and token.lower_ in text.lexicon.words.complementisers and text.quote_of[i] < 0
    )


def _joined(text: Text, tokens: set[int], last: int, following: int) -> bool:
    """Whether two words of a content are of one stretch: nothing but blanks, marks and its own tokens
    between."""
    return all(
        j in tokens or j in text.marks or text.doc[j].is_space or text.doc[j].is_punct
        for j in range(last + 1, following)
    )


def _span(text: Text, run: tuple[int, int]) -> Span:
    """The stretch in code points, with the full stop or question mark that ends it inside a quotation."""
    first, last = text.doc[run[0]], text.doc[run[1]]
    return Span(start=first.idx, end=last.idx + len(last))


def _kind(text: Text, runs: list[tuple[int, int]]) -> QuotationKind:
    """Direct if all the words stand between quotation marks, mixed if some, indirect if none."""
    words = [i for first, last in runs for i in range(first, last + 1) if text.doc[i].text[:1].isalnum()]
    inside = sum(text.quote_of[i] >= 0 for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"
