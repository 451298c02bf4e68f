"""Parses written by hand, and readings around them."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from seuil.article.model import Article, Span
from seuil.reading.model import Entity, Mention, Reading
from seuil.reading.quotations import find_quotations
from seuil.reading.typography import normalise


def reading(language: str, rows: str, *, title: bool = False, entities=(), mentions=()) -> Reading:
    """A reading of one text: a line for each token, ``word lemma POS dep head features``; head counts from 0.

    The words stand as the page has them; the document gets them in normalised typography. A word that ends
    with ``_`` is followed by no blank; "|" in place of a word is a line end.
    """
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [cell[0].rstrip("_").replace("|", "\n") or "_" for cell in cells]
    spaces = [not cell[0].endswith("_") and cell[0] != "|" for cell in cells]
    text = "".join(word + " " * space for word, space in zip(words, spaces, strict=True))
    words = [normalise(word) for word in words]
    doc = Doc(
        spacy.blank(language).vocab,
        words=words,
        spaces=spaces,
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        deps=[c[3] for c in cells],
        heads=[int(c[4]) for c in cells],
        morphs=[c[5] if len(c) > 5 else "" for c in cells],
    )
    span = Span(start=0, end=len(text))
    article = Article(
        title=text if title else None,
        language=language,
        text=text,
        title_span=span if title else None,
        paragraphs=(span,),
    )
    return Reading(
        article=article,
        doc=doc,
        entities={e.id: e for e in entities},
        mentions=tuple(mentions),
        quotations=find_quotations(doc, article),
        times=(),
        published=None,
    )


def mention(doc_token: int, entity: str, how: str = "name") -> Mention:
    """A mention of one token."""
    return Mention(start=0, end=0, first=doc_token, last=doc_token, head=doc_token, entity=entity, how=how)


def entity(id_: str, kind: str) -> Entity:
    """An entity of a kind."""
    return Entity(id=id_, name=id_, kind=kind)  # type: ignore[arg-type]
