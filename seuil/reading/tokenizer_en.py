"""spaCy's English tokenizer, made to agree with the treebanks on hyphens.

In: text that has been through :func:`seuil.reading.typography.normalise`.
Out: a spaCy ``Doc``. ``long-range`` is three words there and here; but the
treebanks do not part a prefix from its word: ``pro-Beijing``, ``non-nuclear``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import spacy
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

_PREFIXES: Final = (
    *(
        "anti",
        "non",
        "pre",
        "post",
        "pro",
        "ex",
        "co",
        "re",
        "un",
        "sub",
        "multi",
        "inter",
        "intra",
        "trans",
        "semi",
    ),
    *(
        "mid",
        "neo",
        "pan",
        "quasi",
        "counter",
        "ultra",
        "extra",
        "bi",
        "tri",
        "de",
        "dis",
        "micro",
        "macro",
        "mini",
    ),
    *("mega", "super", "hyper", "pseudo", "vice", "e", "cross"),
)

_HYPHENS: Final = "-|\u2013|--|---|~"


def _infixes(defaults: list[str]) -> list[str]:
    """Give spaCy's marks that part words, but for the hyphen after a prefix."""
    kept = [infix for infix in defaults if "(?:-" not in infix]
    bare = "".join(rf"(?<!\b{case(p)})" for p in _PREFIXES for case in (str, str.capitalize))
    return [
        *kept,
        rf"(?<=[{ALPHA}]){bare}(?:{_HYPHENS})(?=[{ALPHA}])",
        rf"(?<=[0-9])(?:{_HYPHENS})(?=[0-9{ALPHA}$\u00a3\u20ac])",
        rf"(?<=[{ALPHA}])(?:--|\u2013)(?=[{ALPHA}0-9])",
    ]


class EnglishTokenizer(Tokenizer):
    """spaCy's tokenizer, but for saving: it is made from code, so there is nothing to save."""

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: object) -> "EnglishTokenizer":
        """Read nothing."""
        return self


@spacy.registry.tokenizers("seuil.EnglishTokenizer.v1")
def create_english_tokenizer() -> Callable[[Language], EnglishTokenizer]:
    """Give what spaCy calls, with the pipeline, to make the tokenizer."""

    def make(nlp: Language) -> EnglishTokenizer:
        infixes = compile_infix_regex(_infixes(list(nlp.Defaults.infixes or [])))
        prefixes = spacy.util.compile_prefix_regex(nlp.Defaults.prefixes or [])
        suffixes = spacy.util.compile_suffix_regex(nlp.Defaults.suffixes or [])
        return EnglishTokenizer(
            nlp.vocab,
            rules=nlp.Defaults.tokenizer_exceptions,
            prefix_search=prefixes.search,
            suffix_search=suffixes.search,
            infix_finditer=infixes.finditer,
            token_match=nlp.Defaults.token_match,
            url_match=nlp.Defaults.url_match,
        )

    return make
