"""Texts with their names marked, as the recogniser of names is taught and tested."""

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from seuil.reading.typography import normalise
from training.conllu import Sentence, read

BRAT = {"Person": "PER", "Organization": "ORG", "Location": "LOC"}
GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
MISSING = ""
# Universal NER leaves a title before a name out of it.
TITLES = frozenset(
    [
        "mr.",
        "mr",
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "miss",
        "dr.",
        "dr",
        "sir",
        "lord",
        "lady",
        "prof.",
        "professor",
        "president",
        "senator",
        "sen.",
        "sen",
        "rep.",
        "rep",
        "gov.",
        "governor",
        "general",
        "gen.",
        "gen",
        "col.",
        "colonel",
        "captain",
        "capt.",
        "major",
        "lt.",
        "sgt.",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "saint",
        "minister",
        "secretary",
        "chairman",
        "judge",
        "justice",
        "mayor",
        "ambassador",
        "imam",
        "ayatollah",
        "mullah",
        "sheikh",
        "father",
        "uncle",
        "aunt",
    ]
)


@dataclass
class Passage:
    """Tokens, the spaces after them, and B-, I-, O or nothing (not known) for each."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]


def example(nlp: Language, passage: Passage) -> Example:
    """Give what spaCy trains on."""
    bare = Doc(nlp.vocab, words=passage.words, spaces=passage.spaces)
    marked = Doc(nlp.vocab, words=passage.words, spaces=passage.spaces, ents=passage.tags)
    return Example(bare, marked)


def winer_pages(archive: Path) -> Iterator[tuple[str, str, str]]:
    """Give each page of WiNER, in order of date: name, text, annotation."""
    with tarfile.open(archive) as packed:
        files = {m.name: m for m in packed.getmembers() if m.isfile()}
        for name in sorted(
            (n for n in files if n[:-4] + ".ann" in files and n.endswith(".txt")),
            key=lambda n: n.rpartition("/")[2],
        ):
            texts = []
            for each in (name, name[:-4] + ".ann"):
                handle = packed.extractfile(files[each])
                texts.append(handle.read().decode("utf-8") if handle else "")
            yield name, texts[0], texts[1]


def outermost(annotation: str) -> list[tuple[int, int, str]]:
    """Give the spans of a brat file that no other of the three kinds holds."""
    spans = []
    for line in annotation.splitlines():
        if line.startswith("T"):
            kind, _, rest = line.split("\t")[1].partition(" ")
            bounds = [int(b) for part in rest.split(";") for b in part.split()]
            if kind in BRAT:
                spans.append((min(bounds), max(bounds), BRAT[kind]))
    spans.sort(key=lambda s: (s[0], -s[1]))
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def from_brat(nlp: Language, text: str, annotation: str) -> Iterator[Passage]:
    """Give the paragraphs of a page, tokenised, with their outermost names."""
    spans = outermost(annotation)
    start = 0
    for line in normalise(text).split("\n"):
        inside = [(a - start, b - start, k) for a, b, k in spans if a >= start and b <= start + len(line)]
        if line.strip():
            yield tidied(tagged(nlp.make_doc(line), inside))
        start += len(line) + 1


def tagged(doc: Doc, spans: Iterable[tuple[int, int, str]]) -> Passage:
    """Give the passage of a document whose names lie at these characters."""
    tags = ["O"] * len(doc)
    for start, end, kind in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            tags[span.start] = f"B-{kind}"
            tags[span.start + 1 : span.end] = [f"I-{kind}"] * (len(span) - 1)
    return Passage([t.text for t in doc], [bool(t.whitespace_) for t in doc], tags)


def tidied(passage: Passage) -> Passage:
    """Take away the spaces that the removal of links left in WiNER (``la Bretagne , l' Aquitaine``)."""
    kept = [i for i, w in enumerate(passage.words) if not w.isspace()]
    words, tags = [passage.words[i] for i in kept], [passage.tags[i] for i in kept]
    spaces = [passage.spaces[i] for i in kept]
    for i, word in enumerate(words):
        if word in {",", ".", ")"} and i:
            spaces[i - 1] = False
        if word.endswith("'") and len(word) > 1:
            spaces[i] = False
    return Passage(words, spaces, tags)


def from_uner(sentences: Path, tags: Path) -> Iterator[Passage]:
    """Give the sentences of a treebank with the names that Universal NER marks in them.

    The sentences are found by number; PUD's are numbered otherwise in the two
    files, but stand in the same order.
    """
    blocks = [b.splitlines() for b in tags.read_text(encoding="utf-8").strip().split("\n\n")]
    rows = [[line.split("\t") for line in block if line[0] != "#"] for block in blocks]
    by_number = dict(zip(map(_number, blocks), rows, strict=True))
    for position, sentence in enumerate(read(sentences, "en")):
        marked = by_number.get(_number(sentence.comments)) or rows[position]
        if [normalise(r[1]) for r in marked] == [w.form for w in sentence.words]:
            yield _passage(sentence, [r[2] if r[2][2:] in ("PER", "ORG", "LOC") else "O" for r in marked])


def _number(comments: list[str]) -> str:
    return next(c.partition("= ")[2] for c in comments if c.startswith("# sent_id"))


def joined(passages: Iterable[Passage], size: int) -> Iterator[Passage]:
    """Give runs of ``size`` passages as one, since pages are read a paragraph at a time."""
    run = Passage([], [], [])
    for count, passage in enumerate(passages, start=1):
        ends = [*passage.spaces[:-1], True]
        run = Passage(run.words + passage.words, run.spaces + ends, run.tags + passage.tags)
        if count % size == 0:
            yield run
            run = Passage([], [], [])
    if run.words:
        yield run


def _passage(sentence: Sentence, tags: list[str]) -> Passage:
    return Passage([w.form for w in sentence.words], [w.space for w in sentence.words], tags)


def from_gum(path: Path) -> Iterator[Passage]:
    """Give GUM's sentences, each person, organisation or place reduced to its name."""
    for sentence in read(path, "en"):
        tags = ["O"] * len(sentence.words)
        for first, last, kind in sorted(_gum_spans(sentence), key=lambda s: (s[0] - s[1], s[0])):
            name = _name_within(sentence, first, last, kind)
            if name and all(tags[i] == "O" for i in range(name[0], name[1] + 1)):
                tags[name[0]] = f"B-{kind}"
                for i in range(name[0] + 1, name[1] + 1):
                    tags[i] = f"I-{kind}"
        yield _passage(sentence, tags)


def _gum_spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Read the brackets of ``Entity=``: ``(6-person-new-…``, ``6)``, or both at one word."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(sentence.words):
        value = next((m[7:] for m in word.misc.split("|") if m.startswith("Entity=")), "")
        for piece in value.replace("(", "\n(").replace(")", ")\n").split("\n"):
            number = piece.strip("()").split("-")[0]
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                kind = GUM.get(parts[1], "") if len(parts) > 1 else ""
                open_at.setdefault(number, []).append((i, kind))
            if piece.endswith(")") and open_at.get(number):
                start, kind = open_at[number].pop()
                if kind:
                    yield start, i, kind


def _name_within(sentence: Sentence, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """Give the first and last word of the contiguous name around the head of a phrase."""
    words = sentence.words
    heads = [i for i in range(first, last + 1) if not first <= words[i].head - 1 <= last]
    if len(heads) != 1 or words[heads[0]].upos != "PROPN":
        return None
    start = end = heads[0]
    while start > first and _belongs(words[start - 1].upos, words[start - 1].form):
        start -= 1
    while end < last and _belongs(words[end + 1].upos, words[end + 1].form):
        end += 1
    # "University of Portsmouth" is one name; "Smith of Portsmouth" is two.
    if kind != "PER" and end + 2 <= last and words[end + 1].form == "of" and words[end + 2].upos == "PROPN":
        end += 2
        while end < last and words[end + 1].upos == "PROPN":
            end += 1
    while start < end and words[start].form.lower() in TITLES:
        start += 1
    return (start, end) if words[start].form[:1].isupper() else None


def _belongs(upos: str, form: str) -> bool:
    return (
        upos == "PROPN" or form in {"-", "&"} or (upos == "ADJ" and form[:1].isupper() and form.endswith("n"))
    )
