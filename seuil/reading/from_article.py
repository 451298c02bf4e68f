"""The way into the reading stage: an article parsed, with its names, quotations and time expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

import spacy

from seuil.article.model import Article
from seuil.data_files import DataFiles
from seuil.data_files.shapes.acts import ActWords
from seuil.errors import LanguageError
from seuil.reading import embedding, lemmatizer, tokenizer_fr  # noqa: F401  (they register what the pipelines name)
from seuil.reading.clause_repair import ClauseRepair
from seuil.reading.coordination_repair import mend_coordination, mend_headless
from seuil.reading.datelines import dateline_tokens
from seuil.reading.entities import EntityIndex, find_entities
from seuil.reading.model import Reading
from seuil.reading.parse_repair import ParseRepair
from seuil.reading.quotations import find_quotations
from seuil.reading.times import read_times
from seuil.reading.typography import normalise

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy refuses longer texts to bound memory; ours is the page limit, well below.
_MAX_CHARACTERS = 2_000_000
_LEMMATIZER = "seuil_lemmatizer"


class ArticleReader:
    """Reads articles of one language; the pipeline and the index of names are loaded once."""

    def __init__(self, data: DataFiles, language: str, pipeline: Language | None = None) -> None:
        self._data = data
        self.language = language
        self.pipeline: Any = pipeline or load_pipeline(data, language)
        self._one_at_a_time = Lock()
        self._index = EntityIndex(data, language)
        words = data.language(language)
        self._teach_lemmas(words.act_words.values())
        self._repair = ParseRepair(words.roles.never_passive, words.morphology)
        self._past_is_participle = words.morphology.past_is_participle
        self._clauses = ClauseRepair(
            words.morphology.headline_verbs, past_is_participle=self._past_is_participle
        )

    def _teach_lemmas(self, acts: Iterable[ActWords]) -> None:
        """The words of the acts exist, though the training text may not have held them ("boycotted")."""
        if _LEMMATIZER not in self.pipeline.pipe_names:
            return
        component = self.pipeline.get_pipe(_LEMMATIZER)
        for words in acts:
            for upos, listed in (("VERB", words.verbs), ("NOUN", words.nouns)):
                lemmas = [w if isinstance(w, str) else w.lemma for w in listed]
                component.know(upos, (lemma.lower() for lemma in lemmas if lemma.isalpha()))

    @contextmanager
    def memory_zone(self) -> Iterator[None]:
        """A block at whose end the words that its readings brought into the vocabulary are let go.

        Without it the vocabulary grows with every page. No token of a reading may be looked at after it.
        There is one block at a time: another thread's would let go of the words that this one reads.
        """
        with self._one_at_a_time, self.pipeline.memory_zone():
            yield

    def read(self, article: Article) -> Reading:
        """The article parsed and read. Offsets are code points into ``article.text``."""
        doc = self._parse(article)
        # The page's date first: it says who holds an office.
        times, published, notes = read_times(doc, article, self._data, self.language)
        dated = article.model_copy(update={"published": published})
        entities, mentions = find_entities(doc, dated, self._data, self.language, index=self._index)
        return Reading(
            article=article,
            doc=doc,
            entities=entities,
            mentions=mentions,
            quotations=find_quotations(doc, article),
            times=times,
            published=published,
            notes=notes,
        )

    def _parse(self, article: Article) -> Doc:
        """The spaCy document: title and paragraphs never share a sentence."""
        # A line break would be a token that no treebank has; as a space it is none, and the break is kept as
        # a sentence end.
        doc = self.pipeline.make_doc(normalise(article.text).replace("\n", " "))
        for token in doc[1:]:
            if "\n" in article.text[doc[token.i - 1].idx : token.idx]:
                token.is_sent_start = True
        starts = frozenset(paragraph.start for paragraph in article.paragraphs)
        closing = {i + 1 for i in dateline_tokens(list(doc), starts)} - dateline_tokens(list(doc), starts)
        for i in closing:
            # The parser learned no datelines: it takes the city for the subject.
            if i + 1 < len(doc):
                doc[i + 1].is_sent_start = True
        for name, component in self.pipeline.pipeline:
            if name == _LEMMATIZER:
                self._repair.mend_forms(doc)
                self._mend_clauses(doc, article)
            doc = component(doc)
        mended = self._repair.mend_relations(doc)
        mend_coordination(mended, self._index.lexicon("speech_verbs"))
        return mended

    def _mend_clauses(self, doc: Doc, article: Article) -> None:
        title = article.title_span
        if title is not None and title.start == 0:
            self._clauses.mend_headline(doc, sum(1 for t in doc if t.idx < title.end))
        self._clauses.mend_clauses(doc)
        if self._past_is_participle:
            mend_headless(doc)


def load_pipeline(data: DataFiles, language: str) -> Language:
    """The shipped pipeline of a language. Raises LanguageError when it has none."""
    folder = data.folder / "languages" / language / "pipeline"
    if not folder.is_dir():
        raise LanguageError(
            language, f"no pipeline for this language; there are: {', '.join(data.languages)}"
        )
    pipeline = spacy.load(folder)
    pipeline.max_length = _MAX_CHARACTERS
    return pipeline
