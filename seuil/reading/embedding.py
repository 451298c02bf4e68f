"""The first layer of our networks: what a word looks like, as vectors.

spaCy's own layer knows a word's norm, first letter, last three letters and
shape. Treebanks of a hundred thousand words leave many forms unseen, so ours
adds longer beginnings and endings, and is blind to capitals in them: a title in
capitals, or ``Etats`` for ``États``, still looks like the word it is.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    set_current_ops,
    with_array,
)
from thinc.types import Floats2d, Ragged

_CACHED_WORDS: Final = 50_000
_FEATURES: Final = 6
_SHORT: Final = 4

Codes = NDArray[np.uint64]


def _folded(word: str) -> str:
    """Give ``word`` in small letters, digits as 0, the first letter bare in longer words.

    Short words keep the accent, which is all that tells ``à`` from ``a``.
    """
    small = "".join("0" if c.isdigit() else c for c in word.lower())
    if len(small) < _SHORT:
        return small
    return unicodedata.normalize("NFD", small[0])[0] + small[1:]


def _shape(word: str) -> str:
    """Give the pattern of capitals, small letters and digits, runs cut to two."""
    shape: list[str] = []
    for c in word:
        kind = ("X" if c.isupper() else "x") if c.isalpha() else ("d" if c.isdigit() else c)
        if shape[-2:] != [kind, kind]:
            shape.append(kind)
    return "".join(shape[:8])


def _codes(word: str) -> tuple[int, ...]:
    """Give the hashed features of ``word``, in the order of the columns."""
    norm = _folded(word)
    parts = (norm, norm[:3], norm[-2:], norm[-3:], norm[-5:], _shape(word))
    return tuple(hash_string(f"{i}{part}") for i, part in enumerate(parts))


def quick_products() -> None:
    """Let numpy's own BLAS multiply in this thread; call it before a pipeline is loaded.

    thinc's default was a third as fast on the machines tried, and reading half as fast.
    """
    set_current_ops(NumpyOps(use_blis=False))


class _Codes:
    """The codes of the words met, kept: a page has few words that the last did not."""

    def __init__(self) -> None:
        # Keyed by the hash of the form; bounded, since a worker may read pages for days.
        self.seen: dict[int, tuple[int, ...]] = {}

    def of(self, doc: Doc) -> Codes:
        """Give the codes of the words of ``doc``, one row a word."""
        if len(self.seen) > _CACHED_WORDS:
            self.seen.clear()
        rows = []
        for position, orth in enumerate(doc.to_array([ORTH]).ravel().tolist()):
            row = self.seen.get(orth)
            if row is None:
                row = self.seen[orth] = _codes(doc[position].text)
            rows.append(row)
        return np.asarray(rows, dtype=np.uint64).reshape((-1, _FEATURES))


def affix_features() -> Model[list[Doc], list[Codes]]:
    """Give the layer that turns documents into the codes of their words."""
    codes = _Codes()

    def extract(
        _model: Model[list[Doc], list[Codes]],
        docs: list[Doc],
        is_train: bool,  # noqa: ARG001  thinc passes it by name
    ) -> tuple[list[Codes], Callable[[list[Codes]], list[Doc]]]:
        return [codes.of(doc) for doc in docs], lambda _gradient: []

    return Model("seuil_affixes", extract)


@spacy.registry.architectures("seuil.AffixEmbed.v1")
def affix_embed(width: int, column_width: int, rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """Give the embedding: ``rows`` holds the size of each of the six tables."""
    tables = [HashEmbed(column_width, n, column=i, seed=8 + i, dropout=0.0) for i, n in enumerate(rows)]
    mix: Model[Ragged, Ragged] = with_array(
        Maxout(nO=width, nI=column_width * len(tables), nP=3, dropout=0.0, normalize=True)
    )
    return chain(affix_features(), list2ragged(), with_array(concatenate(*tables)), mix, ragged2list())


def _read_tensors(
    _model: Model[list[Doc], list[Floats2d]],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001  thinc passes it by name
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    for doc in docs:
        if len(doc) != len(doc.tensor):
            raise ValueError("the names are read from the vectors of tok2vec, which must come before")
    return [doc.tensor for doc in docs], lambda _gradient: []


@spacy.registry.architectures("seuil.OverSyntax.v1")
def over_syntax(
    embed: Model[list[Doc], list[Floats2d]],
    encode: Model[list[Floats2d], list[Floats2d]],
    tensor_width: int,
    embed_width: int,
    width: int,
) -> Model[list[Doc], list[Floats2d]]:
    """Give a network that reads the vectors the syntax has made, and words of its own beside.

    What the parser has learned of a sentence says much of its names, and is there
    already; the words of its own are for the names that no treebank holds.
    """
    tensors: Model[list[Doc], list[Floats2d]] = Model(
        "seuil_tensors", _read_tensors, dims={"nO": tensor_width}
    )
    mix: Model[list[Floats2d], list[Floats2d]] = with_array(
        Maxout(nO=width, nI=tensor_width + embed_width, nP=3, dropout=0.0, normalize=True)
    )
    network = chain(concatenate(tensors, embed), mix, encode)
    network.set_dim("nO", width)
    return network
