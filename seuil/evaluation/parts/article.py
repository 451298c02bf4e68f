"""The article itself: title, language, day, and what must and must not be in its text."""

from __future__ import annotations

from seuil.brief.folding import plain
from seuil.evaluation.model import Check
from seuil.evaluation.parts.page import PageOwed, said, within


def checks(owed: PageOwed) -> list[Check]:
    """Checks named as the acceptance scorer names them, and "undated" for a page whose day cannot be
    known.
    """
    want, article = owed.gold.article, owed.brief.article
    found: list[Check] = []
    if want.title is not None:
        right = plain(article.title or "") == plain(want.title)
        found.append(_check("title", right, want.title, article.title))
    if want.language is not None:
        right = article.language == want.language
        found.append(_check("language", right, want.language, article.language))
    day = (article.published.earliest, article.published.latest) if article.published else None
    if want.published is not None:
        right = within(want.published, article.published)
        found.append(_check("published", right, want.published, day))
    if want.undated:
        found.append(_check("undated", article.published is None, None, day))
    for phrase in want.text_without:
        found.append(_check("furniture left out", plain(phrase) not in owed.text, phrase, None, phrase))
    for phrase in want.text_with:
        found.append(_check("text kept", plain(phrase) in owed.text, phrase, None, phrase))
    return found


def _check(name: str, right: bool, want: object, have: object, item: str = "") -> Check:
    return Check(
        part="article",
        check=name,
        side="field",
        right=right,
        item=item or name,
        want=said(want),
        have=said(have),
    )
