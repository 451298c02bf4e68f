"""Reading pages from Python: ``seuil.read`` and ``seuil.Reader``."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import IO

from seuil.brief.model import Brief
from seuil.data_files import DataFiles
from seuil.errors import InputError, UsageError
from seuil.page.formats.model import Item
from seuil.page.from_source import open_page
from seuil.pipeline import Pipeline

Source = str | Path | bytes | IO[bytes]


class Reader:
    """Reads pages into briefs; models and tables are loaded once, when first needed.

    ``languages`` limits which pages are read, by ISO 639-1 code; by default all that the data folder holds.
    """

    def __init__(self, languages: tuple[str, ...] | None = None) -> None:
        self.data = data = DataFiles()
        unknown = sorted(set(languages or ()) - set(data.languages))
        if unknown:
            raise UsageError(
                f"no such language: {', '.join(unknown)}; there are: {', '.join(data.languages)}"
            )
        self.languages = tuple(languages or data.languages)
        self._pipeline = Pipeline(data, self.languages)

    def load(self) -> None:
        """Load all models and tables now, so that the first page need not wait for them."""
        self._pipeline.load()

    def read(self, source: Source, *, language: str | None = None) -> Brief:
        """The brief of a page: a path, bytes, an open file, "-" for standard input, or an http(s) address.

        ``language`` says the page's language where it is known. Raises InputError (PageError, ArticleError,
        LanguageError) when the page is at fault, UsageError for a language that is not read.
        """
        self._check(language)
        return self._pipeline.read(open_page(source), language)

    def read_item(self, item: Item, *, language: str | None = None) -> Brief:
        """The brief of one page of a container (see ``seuil.page.formats.from_sources.items``).

        What the container says of the page (``item.given``) is taken over what the page says of itself, with
        a note in the article where they differ. Raises InputError when the page is at fault.
        """
        self._check(language)
        return self._pipeline.read_item(item, language)

    def read_text(
        self, text: str, *, language: str | None = None, published: str | None = None, source: str = "text"
    ) -> Brief:
        """The brief of a text given directly. ``published`` is an ISO date (2024-11-19) where it is known."""
        self._check(language)
        return self._pipeline.read_text(text, language, published, source)

    def read_many(self, sources: Iterable[Source], *, workers: int = 1) -> Iterator[Brief | InputError]:
        """The brief of each page in the order given; for a page at fault, its error takes the brief's place.

        With more than one worker, pages are read in processes of their own; ``sources`` must then be paths,
        addresses or bytes.
        """
        if workers < 1:
            raise UsageError(f"workers must be 1 or more, not {workers}")
        if workers == 1:
            for source in sources:
                yield self._read_or_error(source)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(
            workers, mp_context=context, initializer=_start_worker, initargs=(self.languages,)
        ) as pool:
            yield from pool.map(_read_in_worker, sources, chunksize=4)

    def _read_or_error(self, source: Source) -> Brief | InputError:
        try:
            return self.read(source)
        except InputError as error:
            return error

    def _check(self, language: str | None) -> None:
        if language is not None and language not in self.languages:
            raise UsageError(f"language {language!r} is not read; choose from: {', '.join(self.languages)}")


# One reader for each worker process: models are loaded once in each, not once a page.
_worker: list[Reader] = []


def _start_worker(languages: tuple[str, ...]) -> None:
    _worker.append(Reader(languages))


def _read_in_worker(source: Source) -> Brief | InputError:
    return _worker[0]._read_or_error(source)


def read(source: Source, *, language: str | None = None) -> Brief:
    """The brief of one page: ``Reader().read(source)``. Make a Reader to read several."""
    return Reader().read(source, language=language)
