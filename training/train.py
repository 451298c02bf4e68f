"""Make the pipeline of one language: ``python -m training.train fr --corpora ../shared/corpora``."""

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Config

import seuil.reading.lemmatizer  # noqa: F401  registers the tokenizers and the first layer
from seuil.reading.embedding import quick_products
from training.augment import press_noise
from training.conllu import to_docbin
from training.loop import Course, train

HERE = Path(__file__).parent
TRAIN = {"fr": ("sequoia-train", "gsd-dev", "pud"), "en": ("ewt-train", "gum-open", "pud")}
DEV = {"fr": "sequoia-dev", "en": "ewt-dev"}
CODES = {"fr": "seuil_fr", "en": "en"}
TOKENIZERS = {"fr": "seuil.FrenchTokenizer.v1", "en": "seuil.EnglishTokenizer.v1"}
STEPS = {"fr": 6000, "en": 6000}


def blank(language: str, config: str) -> Language:
    """Give an untrained pipeline from a configuration of this folder, for one language."""
    settings = Config().from_disk(HERE / config)
    settings["nlp"]["lang"] = CODES[language]
    settings["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZERS[language]}
    return spacy.util.load_model_from_config(settings, auto_fill=True)


def examples(nlp: Language, docbin: DocBin) -> list[Example]:
    """Give examples on the treebank's own tokens."""
    made = []
    for doc in docbin.get_docs(nlp.vocab):
        bare = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        made.append(Example(bare, doc))
    return made


def train_parser(
    language: str, corpora: Path, out: Path, course: Course, *, seed: int, peak: float, resume: Path | None
) -> None:
    """Train tok2vec, morphologizer and parser; the best on dev is in ``out`` afterwards."""
    fix_random_seed(seed)
    nlp = spacy.load(resume) if resume else blank(language, "parser.cfg")
    folder = corpora / language
    made = to_docbin(nlp.vocab, [folder / f"{name}.conllu" for name in TRAIN[language]], language)
    dev = to_docbin(nlp.vocab, [folder / f"{DEV[language]}.conllu"], language)
    train(
        nlp,
        examples(nlp, made),
        examples(nlp, dev),
        press_noise(language, seed),
        course,
        out=out,
        score=lambda s: s["dep_las"],
        seed=seed,
        peak=peak,
        fresh=resume is None,
    )


def main() -> None:
    """Read the command line and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("language", choices=sorted(TRAIN))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--out", type=Path, default=Path("build/models"))
    arguments.add_argument("--steps", type=int, default=None)
    arguments.add_argument("--minutes", type=float, default=None, help="end by then, whatever the step")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--peak", type=float, default=0.001, help="the highest learning rate")
    arguments.add_argument("--resume", type=Path, default=None, help="go on from these weights")
    given = arguments.parse_args()
    quick_products()
    course = Course(given.steps or STEPS[given.language], given.minutes)
    out = given.out / given.language / "parser"
    train_parser(
        given.language, given.corpora, out, course, seed=given.seed, peak=given.peak, resume=given.resume
    )


if __name__ == "__main__":
    main()
