"""Put the parts of a language together and ship them: ``python -m training.assemble fr``.

The plain sentence ends, tok2vec, morphologizer, parser, the lemmatizer made here
from the treebanks, and the names, in one pipeline, without the strings and the tables that it does not need.
"""

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

import seuil.reading.lemmatizer  # noqa: F401  registers all of ours
from training.lemmas import learn
from training.train import TOKENIZERS, TRAIN


def assembled(language: str, corpora: Path, facts: Path, syntax: Path, names: Path | None) -> Language:
    """Give the whole pipeline."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("seuil_boundaries", first=True)
    nlp.add_pipe("seuil_lemmatizer")
    learned = learn(corpora, TRAIN[language], language, facts)
    nlp.get_pipe("seuil_lemmatizer").from_bytes(learned.to_bytes())
    if names:
        source = spacy.load(names)
        nlp.add_pipe("ner", source=source)
    nlp.meta.update(_meta())
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZERS[language]}
    return nlp


def _meta() -> dict[str, object]:
    return {
        "name": "seuil",
        "version": "1.0.0",
        "description": "News of crises: syntax, lemmas and names",
        "license": "CC BY-SA 4.0",
        "author": "the Seuil authors",
        "email": "",
        "url": "",
    }


def ship(nlp: Language, folder: Path) -> None:
    """Write the pipeline, and take out of it what loading does not need."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder, exclude=["vocab"])
    # The labels are in the models' own files; the strings of the treebanks are
    # theirs and of no use. spaCy wants the folder to be there, with these two.
    (folder / "vocab").mkdir(exist_ok=True)
    keep = sorted({label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())})
    (folder / "vocab" / "strings.json").write_text(json.dumps(keep, ensure_ascii=False), encoding="utf-8")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    # Scores belong in the card, where their conditions are told.
    meta["performance"] = {}
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and ship."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("language", choices=sorted(TRAIN))
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    arguments.add_argument("--facts", type=Path, default=Path("../shared/facts"))
    arguments.add_argument("--syntax", type=Path, required=True)
    arguments.add_argument("--names", type=Path, default=None)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    ship(assembled(given.language, given.corpora, given.facts, given.syntax, given.names), given.out)
    spacy.load(given.out)


if __name__ == "__main__":
    main()
