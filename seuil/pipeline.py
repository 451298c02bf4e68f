"""The order of the stages: page → article → reading → assertions → brief, and its touches. Nothing else is
decided here.
"""

from __future__ import annotations

from functools import cached_property

from seuil.article.from_page import article_of, article_of_text
from seuil.article.model import Article
from seuil.assertion.from_reading import AssertionReader
from seuil.brief.from_assertions import brief_of
from seuil.brief.model import Brief
from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.errors import LanguageError
from seuil.finding.from_brief import TouchMaker
from seuil.finding.from_situation import FindingMaker
from seuil.page.formats.model import Item
from seuil.page.formats.to_page import page_of
from seuil.page.model import Page
from seuil.reading.from_article import ArticleReader


class Pipeline:
    """All stages, each language's models loaded when its first page comes."""

    def __init__(self, data: DataFiles, languages: tuple[str, ...]) -> None:
        self.data = data
        self.languages = languages
        self._touch_makers: dict[str, TouchMaker] = {}
        self._readers: dict[str, tuple[ArticleReader, AssertionReader]] = {}

    def load(self) -> None:
        """Load the models of all languages, and the policies."""
        for language in self.languages:
            self._for(language, language)
            self._touches(language)

    def read(self, page: Page, language: str | None = None) -> Brief:
        """The brief of a page. Raises InputError when the page is at fault."""
        return self._brief(page, article_of(page, self.data, language=language))

    def read_item(self, item: Item, language: str | None = None) -> Brief:
        """The brief of a page that a container gave, fetched where its bytes are not at hand."""
        page = page_of(item)
        article = article_of(page, self.data, language=language, given=item.given, fallback=item.fallback)
        return self._brief(page, article)

    def read_text(self, text: str, language: str | None, published: str | None, source: str) -> Brief:
        """The brief of a text given directly."""
        page = Page(content=text.encode("utf-8", "replace"), source=source, media_type="text/plain")
        article = article_of_text(text, self.data, language=language, published=published, source=source)
        return self._brief(page, article)

    def _brief(self, page: Page, article: Article) -> Brief:
        articles, assertions = self._for(article.language, page.source)
        with articles.memory_zone():
            reading = articles.read(article)
            brief = brief_of(page, reading, assertions.read(reading))
        return brief.model_copy(update={"touches": self._touches(article.language).touches(brief)})

    def _touches(self, language: str) -> TouchMaker:
        """What sets a brief against the declared policies, in the words of the page's language."""
        if language not in self._touch_makers:
            words = self.data.language(language).doctrine_words
            self._touch_makers[language] = TouchMaker(self._findings, words, language)
        return self._touch_makers[language]

    @cached_property
    def _findings(self) -> FindingMaker:
        return FindingMaker(Doctrines(self.data))

    def _for(self, language: str, source: str) -> tuple[ArticleReader, AssertionReader]:
        if language not in self.languages:
            made_for = ", ".join(self.languages)
            raise LanguageError(source, f"the page is in {language!r}; this reader was made for {made_for}")
        if language not in self._readers:
            made = ArticleReader(self.data, language), AssertionReader(self.data, language)
            self._readers[language] = made
        return self._readers[language]
