"""The lemma of each word, from a table and from rules on endings.

In: a document whose words have a part of speech and features. Out: the same
document, each word with its lemma. Nothing is computed but look-ups, so it costs
a hundredth of what a network does, and the same word is always treated alike.

The order: a proper noun keeps its form; then the table of forms seen with these
features, then with this part of speech; then the rules on endings, longest
first, of which the first that gives a known lemma wins.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

# Registered here too, so that one import is enough to load our pipelines.
import seuil.reading.boundaries
import seuil.reading.embedding
import seuil.reading.tokenizer_en
import seuil.reading.tokenizer_fr  # noqa: F401

_CACHED_WORDS: Final = 100_000
_LONGEST_ENDING: Final = 7
_KEPT_AS_WRITTEN: Final = frozenset({"PROPN", "NUM", "SYM", "X", "SPACE"})

# An ending is exchanged for another: how many letters go, and what comes instead.
Exchange = tuple[int, str]
Table = dict[str, dict[str, str]]
Rules = dict[str, dict[str, Exchange]]


def kind_of(upos: str, feats: dict[str, str]) -> str:
    """Give the part of speech with the features on which its endings depend."""
    if upos in ("VERB", "AUX"):
        wanted: tuple[str, ...] = ("VerbForm", "Tense", "Mood")
        if feats.get("VerbForm") == "Part":
            wanted = wanted[:2]
    elif upos == "ADJ":
        wanted = ("Gender", "Number", "Degree")
    elif upos == "NOUN":
        wanted = ("Number",)
    else:
        return upos
    return "/".join([upos, *(feats.get(name, "") for name in wanted)])


def exchanged(form: str, exchange: Exchange) -> str:
    """Give ``form`` with its ending exchanged."""
    gone, new = exchange
    return form[: len(form) - gone] + new


def candidates(form: str, rules: dict[str, Exchange]) -> Iterator[str]:
    """Give the lemmas that the rules propose for ``form``, that of the longest ending first."""
    for start in range(max(0, len(form) - _LONGEST_ENDING), len(form) + 1):
        exchange = rules.get(form[start:])
        if exchange is not None and exchange[0] < len(form):
            yield exchanged(form, exchange)


class Lemmatizer:
    """The pipeline component: table, rules and the lemmas that are known."""

    def __init__(
        self, table: Table | None = None, rules: Rules | None = None, known: dict[str, set[str]] | None = None
    ) -> None:
        """Take what training learned, or nothing yet, if it will be read from disk."""
        self.table: Table = table or {}
        self.rules: Rules = rules or {}
        self.known: dict[str, set[str]] = known or {}
        self._kinds: dict[tuple[int, int], str] = {}
        self._seen: dict[tuple[int, str], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of ``doc`` its lemma."""
        for token in doc:
            kind = self._kind(token)
            lemma = self._seen.get((token.orth, kind))
            if lemma is None:
                if len(self._seen) > _CACHED_WORDS:
                    self._seen.clear()
                lemma = self._seen[token.orth, kind] = self.lemma(token.text, kind)
            token.lemma_ = lemma
        return doc

    def _kind(self, token: Token) -> str:
        key = (token.pos, token.morph.key)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = kind_of(token.pos_, token.morph.to_dict())
        return kind

    def lemma(self, form: str, kind: str) -> str:
        """Give the lemma of one form of this kind (see :func:`kind_of`)."""
        upos = kind.partition("/")[0]
        if upos in _KEPT_AS_WRITTEN:
            return form
        small = form.lower()
        for name in (kind, upos):
            found = self.table.get(name, {}).get(small)
            if found is not None:
                return found
        proposed = [c for name in (kind, upos) for c in candidates(small, self.rules.get(name, {}))]
        # A word that exists is likelier than the commonest ending.
        known = self.known.get(upos, ())
        for lemma in proposed:
            if lemma in known:
                return lemma
        return proposed[0] if proposed else small

    def know(self, upos: str, lemmas: Iterable[str]) -> None:
        """Add lemmas that exist, beside those of the training text: of the rules' proposals they win."""
        self.known.setdefault(upos, set()).update(lemmas)
        self._seen.clear()

    def to_bytes(self, **_: object) -> bytes:
        """Give everything that was learned."""
        known = {upos: sorted(lemmas) for upos, lemmas in self.known.items()}
        learned = {"table": self.table, "rules": self.rules, "known": known}
        return json.dumps(learned, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def from_bytes(self, data: bytes, **_: object) -> "Lemmatizer":
        """Take back what :meth:`to_bytes` gave."""
        read = json.loads(data)
        self.table = read["table"]
        self.rules = {
            kind: {e: (x[0], x[1]) for e, x in rules.items()} for kind, rules in read["rules"].items()
        }
        self.known = {upos: set(lemmas) for upos, lemmas in read["known"].items()}
        self._seen.clear()
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write one file in the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lemmas.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> "Lemmatizer":
        """Read what :meth:`to_disk` wrote."""
        return self.from_bytes((Path(path) / "lemmas.json").read_bytes())


@Language.factory("seuil_lemmatizer", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:  # noqa: ARG001  spaCy passes both
    """Give an empty component, which spaCy then fills from disk."""
    return Lemmatizer()
