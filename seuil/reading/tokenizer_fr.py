"""A light French for spaCy, and a tokenizer that cuts words as the treebanks do.

spaCy's own French compiles a table of exceptions for some three seconds whenever it
is imported; ``seuil_fr`` is a language of its own to spaCy, so that it never is.

In: text that has been through :func:`seuil.reading.typography.normalise`.
Out: a spaCy ``Doc``. One regular expression, no table of exceptions, so that it
loads at once. ``du``, ``des``, ``au``, ``auquel`` stay one token.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import spacy
from spacy.attrs import LIKE_NUM
from spacy.lang.lex_attrs import like_num
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ELIDED: Final = r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])'"
_CLITIC: Final = (
    r"-(?:t-(?:il|elle|on|ils|elles)|je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|le|la|les|lui|leur|y|en|t)"
    r"\b(?!-)"
)
# Words in which an apostrophe or a full stop is a letter like the others.
_WHOLE: Final = r"(?i:aujourd'hui|c'est-à-dire|quelqu'une?|presqu'île|prud'hom\w+|rendez-vous)\b"
_ABBREVIATION: Final = (
    r"(?:MM?|Mme?s?|Mlles?|Mgr|Dr|Pr|St|Ste|Me|Mr|Mrs|cf|etc|av|apr|art|chap|vol|no|pp?|env|hab|min|max|éd|ed|fig|tél|"
    r"boul|bd|c\.-à-d|J\.-C|Jr|Sr|ex|gén|col|lt|cap|sgt)\.(?=\s|$|[,;:)])"
)
_INITIALS: Final = r"(?:[A-ZÀ-Þ]\.-?){2,}[A-ZÀ-Þ]?(?!\w)|[A-ZÀ-Þ]\.(?=-?[A-ZÀ-Þ]|\s+[A-ZÀ-Þ][\w'])"
_ADDRESS: Final = r"(?:https?://|www\.)[^\s\"<>]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+"
_NUMBER: Final = (
    r"(?<![\w.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)"
    r"|\d+(?:er|re|ère|e|ème|nd|nde|ers|res)\b|\d+(?=[hH]\d\d\b|h\b|km\b)|(?<=\d)[hH](?=\d\d\b)"
    r"|\d+(?:[.,:/]\d+)+|\d+(?:-\d+)+"
)
_DOMAIN: Final = r"\w[\w-]*\.(?:fr|com|org|net|info|be|ch|ca|eu|ru|uk|int|gov|tv)\b"
# A hyphen joins, except before the pronoun of an inversion.
_WORD: Final = rf"\w+(?:(?!(?i:{_CLITIC}))-(?:d'|l')?\w+|&\w+)*(?:'(?=\w)\w+)?"
_MARKS: Final = r"\.{2,}|--+|n°|°[CF]\b|[!?]{2,}"

_TOKEN: Final = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            _ADDRESS,
            _NUMBER,
            rf"(?<!\w){_WHOLE}",
            rf"(?<!\w)(?i:{_ELIDED})(?=\w|\"| )",
            rf"(?<![\w-]){_ABBREVIATION}",
            rf"(?<!\w){_INITIALS}",
            _DOMAIN,
            _MARKS,
            rf"(?<=\w)(?i:{_CLITIC})",
            _WORD,
            r"\s+",
            r".",
        )
    ),
    re.DOTALL,
)


def cut(text: str) -> Iterator[str]:
    """Give the tokens of ``text`` in order; each run of white space is one of them."""
    for match in _TOKEN.finditer(text):
        yield match.group()


class FrenchTokenizer:
    """What spaCy asks of a tokenizer: text in, ``Doc`` out; nothing to save."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that the documents will share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut ``text``; the tokens and their spaces joined give it back exactly."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in cut(text):
            if piece.isspace():
                # The first space belongs to the word before it, as in spaCy.
                if piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                    spaces[-1] = True
                    piece = piece[1:]
                if not piece:
                    continue
            words.append(piece)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], **_: object) -> Iterator[Doc]:
        """Cut each text in turn."""
        return (self(text) for text in texts)

    def to_bytes(self, **_: object) -> bytes:
        """Give nothing: the tokenizer is all code."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "FrenchTokenizer":
        """Take nothing back."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: object) -> "FrenchTokenizer":
        """Read nothing."""
        return self


@spacy.registry.tokenizers("seuil.FrenchTokenizer.v1")
def create_french_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """Give what spaCy calls, with the pipeline, to make the tokenizer."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)


_NUMERALS: Final = frozenset(
    (
        *(
            "zéro",
            "un",
            "une",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
        ),
        *(
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf",
            "vingt",
            "trente",
        ),
        *(
            "quarante",
            "cinquante",
            "soixante",
            "soixante-dix",
            "quatre-vingts",
            "quatre-vingt",
            "cent",
            "cents",
        ),
        *("quatre-vingt-dix", "mille", "million", "millions", "milliard", "milliards"),
    )
)


def is_numeral(form: str) -> bool:
    """Tell whether a token is a number: ``3 000``, ``1,5``, ``douze``."""
    return bool(like_num(form.replace(" ", ""))) or form.lower() in _NUMERALS


class _FrenchDefaults(BaseDefaults):
    lex_attr_getters = {**BaseDefaults.lex_attr_getters, LIKE_NUM: is_numeral}  # noqa: RUF012  as spaCy has it


@spacy.registry.languages("seuil_fr")
class French(Language):
    """French without spaCy's table of exceptions."""

    lang = "seuil_fr"
    Defaults = _FrenchDefaults
