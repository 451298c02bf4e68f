"""Which language an article is in, among all that the identifier knows, not only those that we read."""

from __future__ import annotations

from py3langid.langid import rank

from seuil.data_files import DataFiles
from seuil.errors import LanguageError

# How far behind the best guess a language that we read may be, in log-probability for each character. In a
# headline the best guess is often chance (Danish for "Kiev frappe Koursk"); in a page it is not.
_MARGINS = ((60, 0.3), (200, 0.1))
_MARGIN_OF_A_PAGE = 0.02


def language_of(blocks: list[str], data: DataFiles, source: str, hint: str | None = None) -> str:
    """Code of the language of ``blocks``; raises LanguageError when it is not one that ``data`` holds.

    ``hint`` is what the page's markup says; it helps only where the words leave it nearly open.
    """
    text = _sample(blocks)
    ranked = [(str(code), float(score)) for code, score in rank(text)]
    if len(text) < _MARGINS[-1][0]:
        # A short text resembles some small language by chance; a page in one is not what comes here.
        ranked = [one for one in ranked if one[0] in data.language_names]
    best, best_score = ranked[0]
    ours = [(code, score) for code, score in ranked if code in data.languages]
    margin = next((width for length, width in _MARGINS if len(text) < length), _MARGIN_OF_A_PAGE) * len(text)
    if ours and hint in data.languages:
        hinted = dict(ours)[str(hint)]
        if best_score - hinted <= margin and hinted >= ours[0][1] - margin / 2:
            return str(hint)
    if ours and best_score - ours[0][1] <= margin:
        return ours[0][0]
    names = data.language_names
    name = f"{names[best]} ({best})" if best in names else f"the language {best!r}"
    raise LanguageError(source, f"looks like {name}; supported: {', '.join(data.languages)}")


def _sample(blocks: list[str]) -> str:
    """The longest blocks, up to ten thousand characters, in the order of the page."""
    longest = sorted(range(len(blocks)), key=lambda i: (-len(blocks[i]), i))[:20]
    return "\n".join(blocks[i] for i in sorted(longest))[:10_000]
