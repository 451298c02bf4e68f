"""A light French tokenizer that cuts words as the treebanks do.

In: text that has been through :func:`seuil.reading.typography.normalise`.
Out: a spaCy ``Doc``. One regular expression, no table of exceptions, so that it
loads at once. ``du``, ``des``, ``au``, ``auquel`` stay one token.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ELIDED: Final = r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])'"
_CLITIC: Final = (
    r"-(?:t-(?:il|elle|on|ils|elles)|je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|le|la|les|lui|leur|y|en|t)\b"
)
# Words in which an apostrophe or a full stop is a letter like the others.
_WHOLE: Final = r"(?:aujourd'hui|c'est-à-dire|quelqu'un|quelqu'une|presqu'île|prud'hom\w+|d'autant|d'ailleurs)\b"
_ABBREVIATION: Final = (
    r"(?:MM?|Mme?s?|Mlles?|Mgr|Dr|Pr|St|Ste|Me|Mr|Mrs|cf|etc|av|apr|art|chap|vol|no|pp?|env|hab|min|max|éd|ed|fig|tél|"
    r"boul|bd|c\.-à-d|J\.-C|Jr|Sr|ex|gén|col|lt|cap|sgt)\.(?=\s|$|[,;:)])"
)
_INITIALS: Final = r"(?:[A-ZÀ-Þ]\.-?){2,}[A-ZÀ-Þ]?(?![\w])|[A-ZÀ-Þ]\.(?=-?[A-ZÀ-Þ]|\s+[A-ZÀ-Þ][\w'])"
_ADDRESS: Final = r"(?:https?://|www\.)[^\s\"<>]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+"
_NUMBER: Final = (
    r"(?<![\w.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)"
    r"|\d{1,2}[hH]\d{2}\b|\d+(?:er|re|ère|e|ème|nd|nde|ers|res|h)\b"
    r"|\d+(?:[.,:/]\d+)+|\d+(?:-\d+)+"
)
_DOMAIN: Final = r"\w[\w-]*\.(?:fr|com|org|net|info|be|ch|ca|eu|ru|uk|int|gov|tv)\b"
# A hyphen joins, except before the pronoun of an inversion.
_WORD: Final = rf"\w+(?:(?!{_CLITIC})-(?:d'|l')?\w+|[&/](?=\w)\w+)*(?:'(?=\w)\w+)?"
_MARKS: Final = r"\.{2,}|--+|n°|°[CF]\b|[!?]{2,}"

_TOKEN: Final = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            _ADDRESS,
            _NUMBER,
            rf"(?<![\w]){_WHOLE}",
            rf"(?<![\w])(?i:{_ELIDED})(?=\w|\"| )",
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

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterator[Doc]:
        """Cut each text in turn."""
        return (self(text) for text in texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Give nothing: the tokenizer is all code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "FrenchTokenizer":
        """Take nothing back."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: Any) -> "FrenchTokenizer":
        """Read nothing."""
        return self


@spacy.registry.tokenizers("seuil.FrenchTokenizer.v1")
def create_french_tokenizer() -> Callable[[Language], FrenchTokenizer]:
    """Give what spaCy calls, with the pipeline, to make the tokenizer."""
    return lambda nlp: FrenchTokenizer(nlp.vocab)
