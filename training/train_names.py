"""Make the recogniser of names of one language: ``python -m training.train_names fr``.

It reads the vectors that the trained syntax makes, and does not change them.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed

from seuil.reading.embedding import quick_products
from training import gazetteer
from training.loop import Course, train
from training.named import (
    Passage,
    example,
    from_brat,
    from_gum,
    from_uner,
    joined,
    winer_pages,
)
from training.silver import known_names, listed_names, silver
from training.train import blank

TEST_PAGES, DEV_PAGES = 142, 50
BATCH = 32
VARIANTS = {"fr": 1, "en": 1}
STEPS = {"fr": 4000, "en": 4000}
Parts = tuple[list[Passage], list[Passage], list[Passage]]


def french(nlp: Language, corpora: Path) -> Parts:
    """Give WiNER's pages as train, dev and test: the last by date are never learned."""
    pages = [
        list(from_brat(nlp, text, marks)) for _, text, marks in winer_pages(corpora / "ner/winer-fr.tar.gz")
    ]
    cut = len(pages) - TEST_PAGES
    first, middle, last = pages[: cut - DEV_PAGES], pages[cut - DEV_PAGES : cut], pages[cut:]
    return [p for g in first for p in g], [p for g in middle for p in g], [p for g in last for p in g]


def english(_nlp: Language, corpora: Path) -> Parts:
    """Give Universal NER's dev and PUD with GUM's names as train, a slice of the first two as dev."""

    def uner(name: str) -> list[Passage]:
        return list(from_uner(corpora / f"en/{name}.conllu", corpora / f"ner/uner-en-{name}.iob2"))

    web, news, test = uner("ewt-dev"), uner("pud"), uner("ewt-test")
    gum = list(from_gum(corpora / "en/gum-open.conllu"))
    # The hand-marked sentences are fewer and closer to what is wanted, so they count twice.
    made = [*joined(web[:-300], 3), *joined(news[:-200], 2)] * 2 + list(joined(gum, 4))
    # EWT's own training part, its names kinded by lists where they tell.
    known = (
        dict.fromkeys(gazetteer.places(), "LOC")
        | known_names([*web[:-300], *news[:-200], *gum])
        | listed_names()
    )
    made += joined(silver(corpora / "en/ewt-train.conllu", known, gazetteer.first_names()), 3)
    return made, web[-300:] + news[-200:], test


PARTS: dict[str, Callable[[Language, Path], Parts]] = {"fr": french, "en": english}


class Vectors:
    """The trained syntax's vectors, put into documents for the names to be read from."""

    def __init__(self, syntax: Path) -> None:
        self.tok2vec = spacy.load(syntax).get_pipe("tok2vec")

    def into(self, made: list[Example]) -> list[Example]:
        """Give the examples, their words with their vectors."""
        for start in range(0, len(made), BATCH):
            docs = [m.predicted for m in made[start : start + BATCH]]
            for doc, vectors in zip(docs, self.tok2vec.predict(docs), strict=True):
                doc.tensor = vectors
        return made


def variants(
    nlp: Language, made: list[Passage], names: gazetteer.Names, *, seed: int, times: int, share: float
) -> list[Example]:
    """Give each passage as it is, and ``times`` more with names exchanged and capitals lost.

    They are made once, since the vectors of the syntax cost more than learning from them.
    """
    chance = random.Random(seed)
    # A passage without a name teaches little; one in four is enough to keep them quiet.
    made = [p for p in made if any(t[:1] == "B" for t in p.tags) or chance.random() < 0.25]
    found = list(made)
    for _ in range(times):
        changed = [gazetteer.substitute(p, names, chance, share) for p in made]
        found += [gazetteer.disguised(p, chance) for p in changed]
    return [example(nlp, p) for p in found]


def unchanged(_nlp: Language, given: Example) -> Iterator[Example]:
    """Give the example itself: the noise is in it already."""
    yield given


def main() -> None:
    """Read the command line, train, and print the scores on the test part."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("language", choices=sorted(PARTS))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--facts", type=Path, default=Path("../shared/facts"))
    arguments.add_argument("--out", type=Path, default=Path("build/models"))
    arguments.add_argument("--syntax", type=Path, required=True, help="the trained syntax of the language")
    arguments.add_argument("--steps", type=int, default=None)
    arguments.add_argument("--minutes", type=float, default=None)
    arguments.add_argument("--seed", type=int, default=0)
    given = arguments.parse_args()
    fix_random_seed(given.seed)
    quick_products()
    nlp = blank(given.language, "ner.cfg")
    vectors = Vectors(given.syntax)
    made, dev, test = PARTS[given.language](nlp, given.corpora)
    names = gazetteer.load(given.facts, nlp, given.language)
    gazetteer.widen(names, nlp)
    noisy = variants(nlp, made, names, seed=given.seed, times=VARIANTS[given.language], share=0.45)
    learned, held = vectors.into(noisy), vectors.into([example(nlp, p) for p in dev])
    course = Course(given.steps or STEPS[given.language], given.minutes)
    train(
        nlp,
        learned,
        held,
        unchanged,
        course,
        out=given.out,
        score=lambda s: s["ents_f"],
        peak=0.001,
        dropout=0.3,
        size=250,
        seed=given.seed,
    )
    nlp.from_disk(given.out)
    scores = nlp.evaluate(vectors.into([example(nlp, p) for p in test]))
    print({k: scores[k] for k in ("ents_p", "ents_r", "ents_f", "ents_per_type")})


if __name__ == "__main__":
    main()
