"""Learn the lemmatizer's table and rules from the treebanks and from lists of irregular verbs."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from seuil.reading.lemmatizer import Exchange, Lemmatizer, Rules, Table, kind_of
from seuil.reading.typography import normalise
from training.conllu import read

HERE = Path(__file__).parent
LONGEST, LEAST = 7, 2
OPEN_CLASSES = ("VERB", "NOUN", "ADJ", "ADV")
# What the treebanks call one pronoun, two names in PUD: the others' is kept.
_WEIGHT = {"pud": 0.3}
Counts = dict[tuple[str, str], Counter[str]]


def counted(corpora: Path, names: Iterable[str], language: str) -> Counts:
    """Count the lemmas of each form and kind."""
    counts: Counts = defaultdict(Counter)
    for name in names:
        for sentence in read(corpora / language / f"{name}.conllu", language):
            for word in sentence.words:
                if word.upos in ("PROPN", "PUNCT", "X", "NUM", "SYM", "SPACE", "_"):
                    continue
                kind = kind_of(word.upos, dict(f.split("=", 1) for f in word.feats.split("|") if f))
                lemma = word.lemma if word.upos == "PRON" else word.lemma.lower()
                counts[word.form.lower(), kind][lemma] += _WEIGHT.get(name, 1)
    return counts


def supplement(language: str) -> Iterator[tuple[str, str, str]]:
    """Give form, kind and lemma of the verbs of the hand-written list."""
    listed = yaml.safe_load((HERE / f"verbs-{language}.yaml").read_text(encoding="utf-8"))
    for family in listed.get("families", {}).values():
        for infinitive in family["verbs"].split():
            stem = infinitive[: len(infinitive) - len(family["ending"])]
            for kind, endings in family["forms"].items():
                for ending in endings.split():
                    yield stem + ending.replace("_", ""), kind, infinitive
    for infinitive, forms in listed.get("irregular", {}).items():
        for kind, written in forms.items():
            for form in written.split():
                yield form, kind, infinitive
                if infinitive in listed.get("auxiliary", ""):
                    yield form, kind.replace("VERB", "AUX"), infinitive
    for form, lemma in listed.get("nouns", {}).items():
        yield form, "NOUN/Plur", lemma
    for forms in listed.get("adjectives", []):
        yield from _adjective(*forms.split())
    for infinitive, forms in listed.get("principal", {}).items():
        past, participle = forms.split()
        yield from _english(infinitive, past.split("|"), participle.split("|"))
    for infinitive in listed.get("regular", "").split():
        yield from _english(infinitive, [_added(infinitive, "ed")], [_added(infinitive, "ed")])


def _adjective(*forms: str) -> Iterator[tuple[str, str, str]]:
    """Give the four forms of a French adjective, of which the first is its lemma."""
    kinds = ("ADJ/Masc/Sing/", "ADJ/Fem/Sing/", "ADJ/Masc/Plur/", "ADJ/Fem/Plur/")
    for form, kind in zip(forms, kinds, strict=True):
        yield form, kind, forms[0]


def _english(infinitive: str, past: list[str], participle: list[str]) -> Iterator[tuple[str, str, str]]:
    """Give the forms of an English verb from its principal parts."""
    yield infinitive, "VERB/Inf//", infinitive
    yield infinitive, "VERB/Fin/Pres/Ind", infinitive
    yield _added(infinitive, "s"), "VERB/Fin/Pres/Ind", infinitive
    for kind in ("VERB/Part/Pres", "VERB/Ger//"):
        yield _added(infinitive, "ing"), kind, infinitive
    for form in past:
        yield form, "VERB/Fin/Past/Ind", infinitive
    for form in participle:
        yield form, "VERB/Part/Past", infinitive


def _added(verb: str, ending: str) -> str:
    """Give an English verb with an ending, by the ordinary rules of spelling."""
    if ending == "s":
        if verb.endswith("y") and verb[-2] not in "aeiou":
            return verb[:-1] + "ies"
        return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + ending
    if verb.endswith("y") and verb[-2] not in "aeiou" and ending == "ed":
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubles(verb) else "") + ending


def _doubles(verb: str) -> bool:
    """Tell whether the last consonant is written twice: one short, stressed vowel before it."""
    short = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    syllables = sum(c in "aeiouy" and (i == 0 or verb[i - 1] not in "aeiouy") for i, c in enumerate(verb))
    stressed_last = verb.endswith(("mit", "pel", "cur", "fer", "rol", "got", "gin", "bid", "cel"))
    return short and (syllables == 1 or stressed_last)


def exchange(form: str, lemma: str) -> Exchange:
    """Give the exchange of endings that makes ``lemma`` of ``form``."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def learn_rules(pairs: Iterable[tuple[str, str]]) -> dict[str, Exchange]:
    """Give, for each ending that settles something, its commonest exchange."""
    seen: dict[str, Counter[Exchange]] = defaultdict(Counter)
    for form, lemma in pairs:
        change = exchange(form, lemma)
        for size in range(min(LONGEST, len(form) - 1) + 1):
            if size >= change[0]:
                seen[form[len(form) - size :]][change] += 1
    rules: dict[str, Exchange] = {}
    for ending in sorted(seen, key=len):
        # Ties fall to the smaller change, then by the alphabet: always the same.
        best = min(seen[ending], key=lambda x: (-seen[ending][x], x))
        inherited = next((rules[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in rules), None)
        if best != inherited and (seen[ending][best] >= LEAST or not ending):
            rules[ending] = best
    return rules


def demonyms(facts: Path) -> Iterator[tuple[str, str, str]]:
    """Give the French adjectives of states, which news uses more than treebanks do."""
    with (facts / "states.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            forms = normalise(row["adjective_fr"]).split(";")
            if len(forms) == 4 and all(" " not in f for f in forms):
                yield from _adjective(*forms)


def learn(corpora: Path, names: Iterable[str], language: str, facts: Path) -> Lemmatizer:
    """Give the filled component."""
    counts = counted(corpora, names, language)
    listed = [*supplement(language), *(demonyms(facts) if language == "fr" else ())]
    for form, kind, lemma in listed:
        # What is listed by hand outweighs whatever a treebank says of it.
        counts[form, kind][lemma] += 1000
    by_upos: Counts = defaultdict(Counter)
    for (form, kind), lemmas in counts.items():
        if "/" in kind:
            by_upos[form, kind.partition("/")[0]].update(lemmas)
    everything = {**counts, **by_upos}
    best = {key: min(c, key=lambda x: (-c[x], x)) for key, c in everything.items()}
    known: dict[str, set[str]] = {upos: set() for upos in OPEN_CLASSES}
    for (_, kind), lemma in best.items():
        if kind in known:
            known[kind].add(lemma)
    lemmatizer = Lemmatizer({}, _all_rules(best), known)
    lemmatizer.table = _exceptions(lemmatizer, best)
    return lemmatizer


def _all_rules(best: dict[tuple[str, str], str]) -> Rules:
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (form, kind), lemma in best.items():
        if kind.startswith(OPEN_CLASSES) and form.isalpha():
            groups[kind].append((form, lemma))
    return {kind: learn_rules(pairs) for kind, pairs in sorted(groups.items())}


def _exceptions(lemmatizer: Lemmatizer, best: dict[tuple[str, str], str]) -> Table:
    """Give the forms that the rules get wrong; general kinds first, special ones where they differ."""
    table: Table = {}
    lemmatizer.table = table
    for (form, kind), lemma in sorted(best.items(), key=lambda item: ("/" in item[0][1], item[0])):
        if lemmatizer.lemma(form, kind) != lemma:
            table.setdefault(kind, {})[form] = lemma
    return table
