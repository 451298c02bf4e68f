"""Which lines of a page are furniture of its site: by words, then by shape and place.

A line is the article's own until shown otherwise: a sentence is set aside for words that only furniture
has, a line that is no sentence also for its shape and for where it stands (before the first sentence, after
the last).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from seuil.article.lines import is_list_item
from seuil.article.model import FurnitureKind
from seuil.article.shape import has_stop, is_sentence, word_list
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import CompiledWords, Site, folded, words_of

_MAX_SENTENCE_WORDS = 45
_LABELS = ("related", "previous-next", "tag-line", "newsletter", "share-bar")
_SEPARATORS = re.compile(r"\s*[,;|·•/]\s*|\s{2,}")
# A path through a site: "Archives > World > Asia".
_PATH = re.compile(r"\s+[>›»→]\s+")
_ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+|(?:^|\s)@\w{3,}$")
# A hyphen within a word is a space in phrases; between spaces it ends a label.
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:19|20)\d\d", re.I)
_CREDIT_END = re.compile(r"(?:©|\(c\)|\bvia\b|/)\s?[\w.’' -]{2,40}\)?$", re.I)


@dataclass(frozen=True)
class Zones:
    """Where the running text of a page begins and ends: indexes of its first and last sentence line."""

    first: int
    last: int

    def inside(self, index: int) -> bool:
        """Whether a line stands between two lines of running text."""
        return self.first < index < self.last


class _PageWords:
    """The words of all lines of a page, counted once: for lines of keywords, which repeat them."""

    def __init__(self, lines: list[str]) -> None:
        self._inside: Counter[str] = Counter()
        self._in_lines: Counter[str] = Counter()
        for line in lines:
            words = word_list(line)
            # The first word of a line has a capital whatever it is.
            self._inside.update(words[1:])
            self._in_lines.update({word.casefold() for word in words})

    def writes_with_capital(self, words: list[str]) -> bool:
        """Whether the page writes one of these words, small here, with a capital elsewhere."""
        return any(len(w) > 3 and self._inside[w.capitalize()] >= max(1, self._inside[w]) for w in words)

    def share_known(self, words: list[str]) -> float:
        """The share of a line's words that other lines have too."""
        return sum(1 for word in words if self._in_lines[word.casefold()] > 1) / max(1, len(words))


class FurnitureRules:
    """The words of all languages, and of the page's site, with the rules of shape."""

    def __init__(self, data: DataFiles, site: Site | None = None) -> None:
        own = tuple(CompiledWords(words, {}) for words in site.lines) if site else ()
        self._words = (*own, *data.furniture_words)
        self._sentence_words = {
            w for code in data.languages for w in data.language(code).furniture.sentence_words
        }
        self._linking_words = {
            w for code in data.languages for w in data.language(code).furniture.linking_words
        }
        self._agencies = data.once("agencies-in-words", lambda: _agencies_in_words(data))

    def kinds(self, lines: list[str], outlets: frozenset[str] = frozenset()) -> list[FurnitureKind | None]:
        """The kind of furniture of each line, None for the article's own; ``outlets`` are names as words."""
        by_words = [self.by_words(line) for line in lines]
        kinds: list[FurnitureKind | None] = [found[0] if found else None for found in by_words]
        zones = _zones(lines, kinds)
        kinds = [None if k and self._is_heading(i, lines[i], k, zones) else k for i, k in enumerate(kinds)]
        self._end_at_comments(lines, by_words, kinds)
        zones = _zones(lines, kinds)
        page = _PageWords(lines)
        for index, line in enumerate(lines):
            if kinds[index] is None and not zones.inside(index) and words_of(line) in outlets:
                kinds[index] = "navigation"
            if kinds[index] is None and not is_sentence(line):
                kinds[index] = self._by_shape(index, line, page, zones)
        self._after_labels(lines, by_words, kinds)
        self._at_bottom(lines, kinds)
        return kinds

    def by_words(self, line: str) -> tuple[FurnitureKind, CompiledWords] | None:
        """The kind of a line that its words show, with the table that says so."""
        words, low = words_of(line), _JOINED.sub(" ", folded(line))
        count = len(words.split())
        if not words or count > _MAX_SENTENCE_WORDS:
            return None
        stop = has_stop(line)
        for table in self._words:
            if (
                table.line
                and table.line.match(words)
                and not (stop and count > 8 and table.kind == "related")
            ):
                return table.kind, table
            if table.sections and table.sections.match(words) and not stop:
                return table.kind, table
        for table in self._words:
            if (table.contains and table.contains.search(words)) or self._opens(
                table, line, words, low, stop, count
            ):
                return table.kind, table
        if self._is_path(line):
            return "navigation", self._words[0]
        if count <= 8 and _ADDRESS.search(line) and not stop:
            return "byline", self._words[0]
        if count <= 20 and _COPYRIGHT.match(line.strip()):
            return "copyright", self._words[0]
        return ("caption", self._words[0]) if self._ends_in_credit(line) else None

    def _is_path(self, line: str) -> bool:
        """Whether the line is a path through a site that begins at one of its sections ("News > World")."""
        steps = [step for step in _PATH.split(line) if step]
        if len(steps) < 2 or any(len(word_list(step)) > 4 for step in steps[:-1]):
            return False
        first = words_of(steps[0])
        last = 4 if has_stop(line) else 25
        return len(word_list(steps[-1])) <= last and any(
            table.sections and table.sections.match(first) for table in self._words
        )

    def _opens(self, table: CompiledWords, line: str, words: str, low: str, stop: bool, count: int) -> bool:
        """Whether the line opens as furniture of this kind does, and is not a sentence that happens to open
        so.
        """
        if table.opens and not stop and count <= 30 and table.opens.match(words):
            return True
        if table.label and table.label.match(low):
            # A label before a whole sentence may be the article's own; captions and credits may be sentences.
            return count <= 15 or not stop or table.kind in ("caption", "credit", "newsletter", "tag-line")
        if table.capitals and not stop:
            label = table.capitals.match(line.strip(" \u00a0•·*-–—>«»"))
            rest = word_list(line.strip(" \u00a0•·*-–—>«»")[label.end() :]) if label else []
            return bool(rest) and not all(word.isupper() or word.isdigit() for word in rest)
        return False

    def _ends_in_credit(self, line: str) -> bool:
        """Whether the line ends in the credit of a picture: "… / AFP", "© Reuters", "REUTERS/Ann Field"."""
        if len(word_list(line)) > 40:
            return False
        if line.lstrip().startswith("©"):
            return True
        found = _CREDIT_END.search(line)
        if not found:
            return False
        before = word_list(line[: found.start()])[-1:]
        sides = [words_of(found.group().lstrip("/").replace("via", "")), *(words_of(word) for word in before)]
        return any(side in self._agencies for side in sides) and any(c in found.group() for c in "/©")

    def _is_heading(self, index: int, line: str, kind: FurnitureKind, zones: Zones) -> bool:
        """Whether a section's name ("Ukraine", "Security") stands inside the running text, as a heading."""
        if kind != "navigation" or has_stop(line) or not zones.inside(index):
            return False
        words = words_of(line)
        return any(table.sections and table.sections.match(words) for table in self._words)

    def _end_at_comments(
        self,
        lines: list[str],
        by_words: list[tuple[FurnitureKind, CompiledWords] | None],
        kinds: list[FurnitureKind | None],
    ) -> None:
        """All after a line such as "12 comments" is the readers', once most of the page stands before it."""
        sizes = [len(word_list(line)) if is_sentence(line) else 0 for line in lines]
        for index, found in enumerate(by_words):
            if found and found[1].ends_article and found[0] == kinds[index]:
                before, after = sum(sizes[:index]), sum(sizes[index:])
                if before >= 60 or before > after > 0:
                    kinds[index:] = [kind or found[0] for kind in kinds[index:]]
                    return

    def _by_shape(self, index: int, line: str, page: _PageWords, zones: Zones) -> FurnitureKind | None:
        """The kind of a line that is no sentence, by its shape: keywords in a row."""
        words = word_list(line)
        if has_stop(line) or is_list_item(line) or not words or line[0].isdigit():
            return None
        tokens = line.split()
        if all(token.startswith("#") and len(token) > 1 for token in tokens):
            return "tag-line"
        low = [part for word in words for part in words_of(word).split()]
        if any(word in self._sentence_words for word in low):
            return None
        if len(words) >= 3 and line == line.lower() and any(c.isalpha() for c in line):
            if not zones.inside(index) or page.writes_with_capital(words):
                return "tag-line"
            return None
        if zones.inside(index):
            return None
        steps = [step for step in _PATH.split(line) if step]
        # Two steps are a path above the text only; "»" may end a quotation there.
        plain = len(steps) >= 3 or (len(steps) == 2 and index < zones.first and not set(line) & set("»→«"))
        if plain and all(word_list(step) and len(word_list(step)) <= 4 for step in steps):
            return "navigation"
        items = [item for item in _SEPARATORS.split(line) if item]
        if len(items) >= 3 and all(len(word_list(item)) <= 4 for item in items):
            return "tag-line"
        if (
            index > zones.last
            and len(words) >= 3
            and page.share_known([word for word in words if words_of(word) not in self._linking_words]) >= 0.7
        ):
            return (
                "tag-line"
                if all(w[0].isupper() or words_of(w) in self._linking_words for w in words)
                else None
            )
        return None

    def _after_labels(
        self,
        lines: list[str],
        by_words: list[tuple[FurnitureKind, CompiledWords] | None],
        kinds: list[FurnitureKind | None],
    ) -> None:
        """Lines after a label that stands alone ("Read also", "Tags") are what it announces."""
        for index, found in enumerate(by_words):
            if not found or found[0] not in _LABELS or kinds[index] is None:
                continue
            if not found[1].line or not found[1].line.match(words_of(lines[index])):
                continue
            limit = {"related": 8, "tag-line": 12}.get(found[0], 1)
            for after in range(index + 1, min(index + 1 + limit, len(lines))):
                if kinds[after] is not None and kinds[after] != "related":
                    break
                if is_sentence(lines[after]) or (has_stop(lines[after]) and found[0] != "related"):
                    break
                if found[0] == "tag-line" and len(word_list(lines[after])) > 5:
                    break
                kinds[after] = found[0]

    def _at_bottom(self, lines: list[str], kinds: list[FurnitureKind | None]) -> None:
        """Lines without a stop after the last sentence: headlines of other articles, or names of links."""
        zones = _zones(lines, kinds)
        sentences = sum(1 for i, line in enumerate(lines) if kinds[i] is None and is_sentence(line))
        bottom = [i for i in range(zones.last + 1, len(lines)) if kinds[i] is None]
        loose = [i for i in bottom if not has_stop(lines[i]) and not is_list_item(lines[i])]
        furnished = next((i for i in range(zones.last + 1, len(lines)) if kinds[i] is not None), len(lines))
        for index in loose:
            # One line alone may be the article's own last words; two, or one among furniture, are not.
            if sentences >= 2 and (index > furnished or (len(loose) >= 2 and sentences >= 3)):
                kinds[index] = "related" if len(word_list(lines[index])) >= 4 else "navigation"


def _zones(lines: list[str], kinds: list[FurnitureKind | None]) -> Zones:
    """First and last line of running text that is not set aside; an empty page of it has none."""
    running = [i for i, line in enumerate(lines) if kinds[i] is None and is_sentence(line)]
    return Zones(running[0], running[-1]) if running else Zones(len(lines), len(lines))


def _agencies_in_words(data: DataFiles) -> frozenset[str]:
    media = [medium for medium in data.media if medium.kind == "agency"]
    return frozenset(words_of(name) for medium in media for name in (medium.name, *medium.other))
