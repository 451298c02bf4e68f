"""What is known of an article beside its page (from a table, a feed), put over what the page says of itself.

Given values win: who keeps a table of pages has looked at them, or had them from the publisher. Where the
page says something else, a note tells it. A value that cannot be used is a note too, and the page's own
stays.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_tz

from seuil.article.characters import characters, clean_line
from seuil.article.dates import DateGrammar
from seuil.article.draft import Draft
from seuil.article.language import language_of
from seuil.article.markup import host_of
from seuil.article.model import Article, When
from seuil.article.published import given as given_day
from seuil.article.shape import word_list
from seuil.article.title import near_title, same_title
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import folded
from seuil.errors import LanguageError
from seuil.page.formats.model import Given

MAX_TITLE = 500
"""Characters over which a given title is rather a text in the wrong column."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s?\d{1,2}(?::?\d{2})?.{0,40})?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?Z?)?$")
_SECONDS, _MILLISECONDS = re.compile(r"\d{9,10}(?:\.\d+)?$"), re.compile(r"\d{13}$")
_YEARS = range(1900, 2101)


def day_of(words: str, data: DataFiles) -> str | None:
    """The ISO day that a date says, as it stands there: no zone is reckoned; null for what says no one day.

    Read are ISO 8601 ("2024-11-19T10:00Z", "20241119"), RFC 2822 ("Tue, 19 Nov 2024 10:00:00 GMT"), seconds
    since 1970, and days with the month in letters ("19 novembre 2024"). "03/04/2024" may be two days.
    """
    words = words.strip()[:100]
    found = _ISO.match(words) or _COMPACT.match(words)
    if found:
        return _iso(*(int(part) for part in found.groups()))
    if _SECONDS.match(words) or _MILLISECONDS.match(words):
        seconds = float(words) if _SECONDS.match(words) else int(words) / 1000
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if "/" in words:
        return None
    parsed = parsedate_tz(words)
    return _iso(*parsed[:3]) if parsed else _written(words, data)


def _written(words: str, data: DataFiles) -> str | None:
    """The day of a date with its month in letters, in any language that we read."""
    low = folded(words)
    tables = [data.language(code).furniture.dateline for code in data.languages]
    dates = DateGrammar(tables, None).whole_dates(low)
    if len(dates) != 1 or dates[0].start != 0 or not re.search("[a-z]", low[: dates[0].end]):
        return None
    return dates[0].day.isoformat() if dates[0].day else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def take_title(draft: Draft, given: Given) -> None:
    """Make the given title the draft's, before its lines are sorted; the page's own is then a repetition."""
    if given.title is None:
        return
    title = clean_line(characters(given.title))
    if not word_list(title):
        return
    if len(title) > MAX_TITLE:
        draft.note(f"a title of {len(title)} characters was given with the page; it was not taken")
        return
    own = draft.title
    if own and not same_title(own, title):
        draft.title_variants = [*draft.title_variants, own]
        if not near_title(own, title):
            draft.note(f"the page's title is {own[:120]!r}; {title[:120]!r} was given with it and was taken")
    draft.title = title


def language_given(draft: Draft, own_words: list[str], data: DataFiles, given: Given) -> str | None:
    """The code of the given language, with a note where the words look like another one."""
    if given.language is None or not given.language.strip():
        return None
    code = code_of(given.language, data)
    try:
        found = language_of(own_words, data, draft.source, draft.language_hint)
        looks = data.language_names.get(found, found)
    except LanguageError as error:
        found, looks = "", error.reason.partition(";")[0].removeprefix("looks like ")
    if found != code and code in data.languages:
        draft.note(f"the page's words look like {looks}; the language {code} was given with it and was taken")
    return code


def code_of(language: str, data: DataFiles) -> str:
    """ISO 639-1 code of a language as tables write it ("fr-FR", "fra", "French"); else its own words."""
    low = language.strip().lower()
    first = re.split(r"[-_]", low, maxsplit=1)[0]
    names = {name.lower(): code for code, name in data.language_names.items()}
    return data.language_codes.get(first) or names.get(low) or first


def with_given(article: Article, data: DataFiles, given: Given, fallback: Given) -> Article:
    """The article with date, outlet and authors as given, else as the page says, else by ``fallback``."""
    notes = list(article.notes)
    published = _published(article, data, given, fallback, notes)
    authors = tuple(dict.fromkeys(clean_line(characters(name)) for name in given.authors)) or article.authors
    if article.authors and set(authors) != set(article.authors):
        said, taken = ", ".join(article.authors)[:200], ", ".join(authors)[:200]
        notes.append(f"the page names as authors {said}; {taken} were given with it and were taken")
    return article.model_copy(
        update={
            "published": published,
            "outlet": _outlet(article, given, fallback, notes),
            "authors": authors,
            "notes": tuple(dict.fromkeys(notes)),
        }
    )


def _published(
    article: Article, data: DataFiles, given: Given, fallback: Given, notes: list[str]
) -> When | None:
    own = article.published
    if given.published is not None:
        day = day_of(given.published, data)
        if day is not None:
            if own and own.edtf != day:
                notes.append(f"the page says {own.edtf}; {day} was given with it and was taken")
            return given_day(day)
        notes.append(
            f"the date {given.published[:60]!r} was given with the page and not taken; "
            "accepted: a day such as 2024-11-19, in ISO 8601, RFC 2822 or with the month in letters"
        )
    if own is None and fallback.published is not None:
        day = day_of(fallback.published, data)
        if day is not None:
            notes.append(f"no date of publication; the date of change {day} that was given was taken")
            return given_day(day)
    return own


def _outlet(article: Article, given: Given, fallback: Given, notes: list[str]) -> str | None:
    own = article.outlet
    named = own is not None and own != host_of(article.url)
    outlet = clean_line(characters(given.outlet)) if given.outlet else None
    if outlet:
        if named and own is not None and folded(own) != folded(outlet):
            notes.append(f"the page's outlet is {own!r}; {outlet[:120]!r} was given with it and was taken")
        return outlet
    # The host says better than a feed's title which outlet it is: its sections have feeds of their own.
    return own or (clean_line(characters(fallback.outlet)) if fallback.outlet else None)
