"""Sentence ends that the marks leave no doubt of, given to the parser beforehand.

In: a document just cut into tokens. Out: the same, with a sentence start set where
a full stop and a capital make it plain, forbidden where nothing could end, and left
to the parser everywhere else. The parser learned its ends from few texts, and errs at
some that any reader sees.
"""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

_ENDS: Final = frozenset({".", "!", "?", "\u2026", "...", "!!", "?!", "!?", "??", "!!!"})
_QUOTE: Final = '"'
_CLOSING: Final = frozenset({")", "]", "'"})
_OPENING: Final = frozenset({"(", "[", "-", "\u2013", "'"})
_NEVER_FIRST: Final = frozenset({",", ";", ":", ".", ")", "]", "!", "?", "%", "\u2026"})
_MAY_END: Final = frozenset({":", ";", ")", "]", "\u2013", "-", "*", "|", ">"})


def _may_begin(form: str) -> bool:
    """Tell whether a sentence of the press can begin with this token."""
    return form[:1].isupper() or form[:1].isdigit() or form in _OPENING or form == _QUOTE


def starts(doc: Doc) -> list[bool | None]:
    """Give for each token whether a sentence starts there: yes, no, or not known (None)."""
    forms = [t.text for t in doc]
    found: list[bool | None] = [None] * len(forms)
    inside = False
    for i in range(1, len(forms)):
        if forms[i - 1] == _QUOTE:
            inside = not inside
        found[i] = _start(doc, forms, i, inside)
    return found


def _start(doc: Doc, forms: list[str], i: int, inside: bool) -> bool | None:
    before, form = forms[i - 1], forms[i]
    if "\n" in before:
        return True
    if form in _NEVER_FIRST or form.isspace() or before == ",":
        return False
    if form == _QUOTE and (inside or not doc[i - 1].whitespace_):
        return False
    if before in _ENDS:
        return True if _may_begin(form) and doc[i - 1].whitespace_ else None
    if i > 1 and forms[i - 2] == "." and (before in _CLOSING or (before == _QUOTE and not inside)):
        return True if _may_begin(form) and doc[i - 1].whitespace_ else None
    if form[:1].islower() and before not in _ENDS and before not in _MAY_END and not before.endswith("."):
        return False
    return None


class Boundaries:
    """The pipeline component; it holds nothing."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the starts that are sure."""
        for token, start in zip(doc, starts(doc), strict=True):
            if start is not None:
                token.is_sent_start = start
        return doc


@Language.factory("seuil_boundaries", assigns=["token.is_sent_start"])
def create_boundaries(nlp: Language, name: str) -> Boundaries:  # noqa: ARG001  spaCy passes both
    """Give the component."""
    return Boundaries()
