"""Measure a pipeline on the test files, which nothing was learned from or chosen by."""

import argparse
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

import seuil.reading.lemmatizer  # noqa: F401  registers all of ours
from training.conllu import chunks, read, to_doc
from training.named import example
from training.train_names import PARTS

TESTS = {"fr": ("sequoia-test", "gsd-test"), "en": ("ewt-test",)}
NAMES = ("dep_las", "dep_uas", "pos_acc", "morph_acc", "lemma_acc", "sents_f")


def treebank(nlp: Language, path: Path, language: str, *, size: int, own_tokens: bool) -> dict[str, float]:
    """Give the scores on a CoNLL-U file, ``size`` sentences a document, on its tokens or on our own."""
    references = [to_doc(nlp.vocab, run) for run in chunks(read(path, language), size)]
    bare = [nlp.make_doc(r.text) if own_tokens else _bare(nlp, r) for r in references]
    made = [Example(doc, reference) for doc, reference in zip(nlp.pipe(bare), references, strict=True)]
    scores = (
        Scorer(nlp).score(made) | Scorer.score_token_attr(made, "lemma") | Scorer.score_tokenization(made)
    )
    return {name: round(float(scores[name]), 4) for name in (*NAMES, "token_f")}


def _bare(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def names(nlp: Language, language: str, corpora: Path) -> dict[str, dict[str, float]]:
    """Give precision, recall and F of the names of the test part, for each kind and for all."""
    test = PARTS[language](nlp, corpora)[2]
    scores = nlp.evaluate([example(nlp, p) for p in test])
    rows = {"all": {k: scores[f"ents_{k}"] for k in "prf"}, **scores["ents_per_type"]}
    return {kind: {k: round(float(v), 4) for k, v in row.items()} for kind, row in rows.items()}


def speed(nlp: Language, path: Path, language: str) -> float:
    """Give the words that are read in a second of this process's own time, the best of three runs."""
    texts = [to_doc(nlp.vocab, run).text for run in chunks(read(path, language))]

    def count() -> int:
        return sum(len(doc) for doc in nlp.pipe(texts))

    count()
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        best = max(best, count() / (time.process_time() - began))
    return round(best)


def main() -> None:
    """Read the command line and print the scores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("language", choices=sorted(TESTS))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--pipeline", type=Path, required=True)
    given = arguments.parse_args()
    nlp = spacy.load(given.pipeline)
    for name in TESTS[given.language]:
        path = given.corpora / given.language / f"{name}.conllu"
        for size, own in ((1, False), (10, False), (10, True)):
            scores = treebank(nlp, path, given.language, size=size, own_tokens=own)
            print(name, f"{size} a document,", "our tokens" if own else "gold tokens", scores, flush=True)
    if "ner" in nlp.pipe_names:
        print("names", names(nlp, given.language, given.corpora))
    first = given.corpora / given.language / f"{TESTS[given.language][0]}.conllu"
    print("words a second", speed(nlp, first, given.language))


if __name__ == "__main__":
    main()
