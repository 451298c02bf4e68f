"""CoNLL-U in, spaCy documents out, with surface tokens as a page has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from seuil.reading.typography import normalise
from training.harmonise import harmonise

CHUNK = 10


@dataclass
class Word:
    """One token: ``head`` counts from 1 within its sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    space: bool = True
    misc: str = "_"


@dataclass
class Sentence:
    """A sentence, whether a new page begins with it, and its marks."""

    words: list[Word]
    starts_page: bool = False
    comments: list[str] = field(default_factory=list)


def read(path: Path, language: str) -> Iterator[Sentence]:
    """Give the sentences of a CoNLL-U file with harmonised labels and normalised marks."""
    rows: list[list[str]] = []
    comments: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            words = harmonise(_surface(rows, split=language == "en"), language)
            yield Sentence(words, any(c.startswith("# newdoc") for c in comments), comments)
            rows, comments = [], []


def _surface(rows: list[list[str]], split: bool) -> list[Word]:
    """Give the tokens as written: contractions whole, or cut where their parts spell them out."""
    words = {int(r[0]): r for r in rows if r[0].isdigit()}
    owner = {i: i for i in words}
    glued: dict[int, list[str]] = {}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        span = range(first, last + 1)
        space_after = row[9]
        if split and "".join(words[i][1] for i in span) == row[1]:
            for i in span:
                words[i][9] = "SpaceAfter=No" if i < last else space_after
            continue
        kept = _outer(words, span)
        for i in span:
            owner[i] = kept
        glued[kept] = _merged(words, span, kept, row)
    return _renumbered(words, owner, glued)


def _outer(words: dict[int, list[str]], span: range) -> int:
    """Give the part of a contraction that the rest of the sentence hangs on."""
    outside = [i for i in span if int(words[i][6]) not in span]
    return outside[0]


def _merged(words: dict[int, list[str]], span: range, kept: int, row: list[str]) -> list[str]:
    """Give one row for a contraction: the outer part, with the article's features."""
    merged = list(words[kept])
    merged[1], merged[9] = row[1], row[9]
    # As in the first models: "du" is an ADP that shows number and definiteness.
    if merged[5] == "_":
        merged[5] = next((words[i][5] for i in span if words[i][5] != "_"), "_")
    return merged


def _renumbered(
    words: dict[int, list[str]], owner: dict[int, int], glued: dict[int, list[str]]
) -> list[Word]:
    kept = [i for i in sorted(words) if owner[i] == i]
    place = {old: new for new, old in enumerate(kept, start=1)}
    result = []
    for i in kept:
        row = glued.get(i, words[i])
        head = int(row[6])
        result.append(
            Word(
                form=normalise(row[1]),
                lemma=normalise(row[2]) if row[2] != "_" or row[1] == "_" else row[1].lower(),
                upos=row[3],
                feats="" if row[5] == "_" else row[5],
                head=place[owner[head]] if head else 0,
                dep=row[7],
                space="SpaceAfter=No" not in row[9],
                misc=row[9],
            )
        )
    return result


def chunks(sentences: Iterable[Sentence], size: int = CHUNK) -> Iterator[list[Sentence]]:
    """Give runs of consecutive sentences, so that the parser learns where they end."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (len(run) >= size or (sentence.starts_page and len(run) >= size // 2)):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def to_doc(vocab: Vocab, run: list[Sentence]) -> Doc:
    """Give the document of a run of sentences, with everything that they annotate."""
    words = [w for s in run for w in s.words]
    offsets: list[int] = []
    for sentence in run:
        offsets += [len(offsets)] * len(sentence.words)
    starts = [i == o for i, o in enumerate(offsets)]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=[
            (o + w.head - 1) if w.head else i for i, (o, w) in enumerate(zip(offsets, words, strict=True))
        ],
        deps=["ROOT" if not w.head else w.dep for w in words],
        sent_starts=starts,
    )


def to_docbin(vocab: Vocab, paths: Iterable[Path], language: str) -> DocBin:
    """Give one DocBin of all the files, ten sentences a document."""
    docbin = DocBin(store_user_data=False)
    for path in paths:
        for run in chunks(read(path, language)):
            docbin.add(to_doc(vocab, run))
    return docbin
