"""Which language an article is in, among all that the identifier knows, not only those that we read."""

from __future__ import annotations

from py3langid.langid import rank

from seuil.article.shape import word_list
from seuil.data_files import DataFiles
from seuil.errors import LanguageError

# Under so many letters the identifier's first guess is often a neighbour (Walloon for French).
_SHORT = 200


def language_of(blocks: list[str], data: DataFiles, source: str, hint: str | None = None) -> str:
    """Code of the language of ``blocks``; raises LanguageError when it is not one that ``data`` holds.

    ``hint`` is what the page's markup says; it decides only where the words themselves do not.
    """
    text = _sample(blocks)
    ranked = [str(code) for code, _ in rank(text)]
    best = ranked[0]
    if best in data.languages:
        return best
    supported = next((code for code in ranked if code in data.languages), None)
    by_words = _by_small_words(text, data)
    if by_words and (len(text) < _SHORT or (by_words == supported and ranked.index(by_words) <= 2)):
        return by_words
    if len(text) < 40 and hint in data.languages:
        return str(hint)
    if len(text) < _SHORT // 4 and text.isascii() and supported and ranked.index(supported) <= 2:
        return supported
    name = (
        f"{data.language_names[best]} ({best})" if best in data.language_names else f"the language {best!r}"
    )
    raise LanguageError(source, f"looks like {name}; supported: {', '.join(data.languages)}")


def _sample(blocks: list[str]) -> str:
    """The longest blocks, up to ten thousand characters, in the order of the page."""
    longest = sorted(range(len(blocks)), key=lambda i: (-len(blocks[i]), i))[:20]
    return "\n".join(blocks[i] for i in sorted(longest))[:10_000]


def _by_small_words(text: str, data: DataFiles) -> str | None:
    """The supported language whose small words the text holds, when it clearly does."""
    words = [word.casefold() for word in word_list(text.replace("’", " ").replace("'", " "))]
    if not words:
        return None
    shares = []
    for code in data.languages:
        table = data.language(code).furniture
        small = {*table.sentence_words, *table.linking_words}
        shares.append((sum(1 for word in words if word in small) / len(words), code))
    shares.sort(reverse=True)
    clear = shares[0][0] >= 0.2 and (len(shares) == 1 or shares[0][0] >= shares[1][0] + 0.1)
    return shares[0][1] if clear else None
