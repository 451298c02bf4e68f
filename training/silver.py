"""Names in a treebank that has none marked: bounded by its PROPN, kinded by lists.

Universal NER's sentences for English are few. EWT's training part says which
words are proper nouns, so only the kind of each name is to be found: from lists of
places and first names, from words that end the names of organisations, and from
the names that the hand-marked sentences hold. What none of them knows stays open,
and the recogniser learns nothing from it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from training.conllu import Sentence, Word, read
from training.named import MISSING, TITLES, Passage

HERE = Path(__file__).parent
ENDS = {
    "ORG": frozenset(
        [
            "inc.",
            "inc",
            "corp.",
            "corp",
            "corporation",
            "llc",
            "ltd",
            "ltd.",
            "co.",
            "co",
            "company",
            "group",
            "bank",
            "university",
            "college",
            "institute",
            "party",
            "committee",
            "commission",
            "council",
            "court",
            "agency",
            "department",
            "ministry",
            "association",
            "foundation",
            "force",
            "forces",
            "army",
            "navy",
            "brigade",
            "guard",
            "senate",
            "congress",
            "parliament",
            "assembly",
            "bureau",
            "office",
            "union",
            "league",
            "federation",
            "organization",
            "organisation",
            "press",
            "times",
            "post",
            "news",
            "society",
            "club",
            "team",
            "church",
            "school",
            "museum",
            "hospital",
            "police",
            "center",
            "centre",
            "authority",
            "board",
            "alliance",
            "coalition",
            "front",
        ]
    ),
    "LOC": frozenset(
        [
            "river",
            "lake",
            "mountain",
            "mountains",
            "sea",
            "ocean",
            "gulf",
            "bay",
            "island",
            "islands",
            "street",
            "avenue",
            "road",
            "park",
            "city",
            "county",
            "valley",
            "desert",
            "strait",
            "airport",
            "beach",
            "province",
            "district",
            "oblast",
            "republic",
            "peninsula",
        ]
    ),
}
Known = dict[str, str]


def runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Give first and last of each run of proper nouns, titles before it left out."""
    start: int | None = None
    for i in range(len(words) + 1):
        inside = i < len(words) and (words[i].upos == "PROPN" or _leads(words, i) or _hyphen(words, i))
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            while start < i - 1 and words[start].form.lower() in TITLES:
                start += 1
            yield start, i - 1
            start = None


def _leads(words: list[Word], i: int) -> bool:
    """``United`` in ``United States`` is an adjective to the treebank."""
    capital = words[i].upos in ("ADJ", "VERB") and words[i].form[:1].isupper()
    return (
        capital
        and i + 1 < len(words)
        and words[i + 1].upos == "PROPN"
        and words[i].dep in ("amod", "compound")
    )


def _hyphen(words: list[Word], i: int) -> bool:
    return (
        words[i].form == "-" and 0 < i < len(words) - 1 and words[i - 1].upos == words[i + 1].upos == "PROPN"
    )


def known_names(marked: Iterable[Passage]) -> Known:
    """Give the kind that each name of the marked passages mostly has."""
    seen: dict[str, Counter[str]] = {}
    for passage in marked:
        i = 0
        while i < len(passage.words):
            end = i + 1
            if passage.tags[i].startswith("B-"):
                while end < len(passage.tags) and passage.tags[end].startswith("I-"):
                    end += 1
                name = " ".join(passage.words[i:end]).lower()
                seen.setdefault(name, Counter())[passage.tags[i][2:]] += 1
            i = end
    return {name: kinds.most_common(1)[0][0] for name, kinds in seen.items()}


def listed_names() -> Known:
    """Give the names sorted by hand, for what the treebank's mails and web pages often name."""
    listed = yaml.safe_load((HERE / "names-en.yaml").read_text(encoding="utf-8"))
    return {n.strip().lower(): kind for kind, names in listed.items() for n in names.split(";") if n.strip()}


def kind_of_name(words: list[Word], known: Known, first_names: frozenset[str]) -> str:
    """Give PER, ORG, LOC, O for what is no name of these, or nothing where nothing tells."""
    forms = [w.form for w in words]
    text = " ".join(forms).lower()
    if text in known:
        return known[text]
    if any(c in text for c in "@0123456789/") or not forms[0][:1].isupper():
        return MISSING
    for kind, ends in ENDS.items():
        if len(forms) > 1 and forms[-1].lower() in ends:
            return kind
    if (
        len(forms) > 1
        and forms[0].lower() in first_names
        and all(f.isalpha() or f.endswith(".") for f in forms)
    ):
        return "PER"
    return MISSING


def silver(path: Path, known: Known, first_names: frozenset[str]) -> Iterator[Passage]:
    """Give the sentences of an English treebank with the names that can be kinded."""
    sentences = list(read(path, "en"))
    known = dict(known)
    # A family name alone has the kind of the full name that it stands in elsewhere.
    for sentence in sentences:
        for first, last in runs(sentence.words):
            if last > first and kind_of_name(sentence.words[first : last + 1], known, first_names) == "PER":
                known.setdefault(sentence.words[last].form.lower(), "PER")
                known.setdefault(sentence.words[first].form.lower(), "PER")
    for sentence in sentences:
        yield _marked(sentence, known, first_names)


def _marked(sentence: Sentence, known: Known, first_names: frozenset[str]) -> Passage:
    words = sentence.words
    tags = ["O"] * len(words)
    for first, last in runs(words):
        kind = kind_of_name(words[first : last + 1], known, first_names)
        titled = first > 0 and words[first - 1].form.lower() in TITLES
        if kind == MISSING and titled:
            kind = "PER"
        if kind == MISSING:
            tags[first : last + 1] = [MISSING] * (last + 1 - first)
        elif kind != "O":
            tags[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return Passage([w.form for w in words], [w.space for w in words], tags)
