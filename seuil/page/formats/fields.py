"""Which column or key of a table holds which field of a page, and a row made an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from seuil.data_files.shapes.pages import PageField
from seuil.errors import UsageError
from seuil.page.formats.model import Given, Item, Unreadable

FIELDS: tuple[PageField, ...] = get_args(PageField)
_CONTENT: tuple[PageField, ...] = ("text", "html")


def parse_fields(words: str) -> dict[PageField, str]:
    """A mapping as it is written on the command line: "text=body,title=headline". Raises UsageError."""
    found: dict[PageField, str] = {}
    for pair in filter(None, (part.strip() for part in words.split(","))):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        field = next((name for name in FIELDS if name == ours), None)
        if not equals or not theirs or field is None:
            raise UsageError(f"field {pair!r}: write FIELD=NAME; fields are {', '.join(FIELDS)}")
        if field in found:
            raise UsageError(f"field {field!r} is given twice")
        found[field] = theirs
    return found


class Fields:
    """Finds fields in rows: by the user's mapping, else by their usual names."""

    def __init__(self, mapped: Mapping[PageField, str], usual: Mapping[PageField, tuple[str, ...]]) -> None:
        self._mapped, self._usual = mapped, usual

    def demand(self, names: Iterable[str], source: str, *, sparse: bool = False) -> None:
        """Refuse names among which the mapped ones are not, or none holds a page. Raises UsageError.

        ``sparse`` names are those of one object, which may lack what others have, but not its page.
        """
        there = list(names)
        listed = ", ".join(there[:40]) or "none"
        for field, theirs in self._mapped.items():
            if not _holds(there, theirs) and not (sparse and field not in _CONTENT):
                raise UsageError(f"{source}: there is no {theirs!r} for {field}; there are: {listed}")
        if not any(self._stands(field, there) for field in (*_CONTENT, "url")):
            raise UsageError(
                f"{source}: none of its fields is known to hold a page's text; there are: {listed}; "
                "say which one does: text=NAME"
            )

    def known(self, names: list[str]) -> int:
        """How many fields stand among these names."""
        return sum(self._stands(field, names) for field in FIELDS)

    def item(self, row: Mapping[str, object], source: str) -> Item | Unreadable:
        """The page of a row: its text or HTML, or, where it has no such field, its address to be fetched."""
        url = self._words(row, "url")
        url = url if url and url.lower().startswith(("http://", "https://")) else None
        given = Given(
            title=self._words(row, "title"),
            published=self._words(row, "published"),
            language=self._words(row, "language"),
            outlet=self._words(row, "outlet"),
            authors=authors_of(self._value(row, "authors")),
        )
        for field in self._content_fields():
            text = self._value(row, field)
            if isinstance(text, str) and text.strip():
                content = text.encode("utf-8", "replace")
                kind = "text/html" if field == "html" else None
                return Item(
                    source=source, content=content, media_type=kind, url=url, charset="utf-8", given=given
                )
        if any(self._stands(field, list(row)) for field in _CONTENT):
            return Unreadable(source=source, reason="holds no text")
        if url is None:
            return Unreadable(source=source, reason=f"holds no text and no address; it has: {_listed(row)}")
        return Item(source=source, content=None, url=url, given=given)

    def _content_fields(self) -> tuple[PageField, ...]:
        """Text before HTML; of the two only the one that the user named, if one was."""
        named = tuple(field for field in _CONTENT if field in self._mapped)
        return named or _CONTENT

    def _stands(self, field: PageField, names: list[str]) -> bool:
        if field in self._mapped:
            return _holds(names, self._mapped[field])
        if field in _CONTENT and any(other in self._mapped for other in _CONTENT):
            return False
        low = {name.strip().casefold() for name in names}
        return any(name in low for name in self._usual.get(field, ()))

    def _words(self, row: Mapping[str, object], field: PageField) -> str | None:
        return plain(self._value(row, field))

    def _value(self, row: Mapping[str, object], field: PageField) -> object:
        """The value of a field: of several usual names, the first that holds something."""
        if field in self._mapped:
            return _at(row, self._mapped[field])
        low = {name.strip().casefold(): name for name in reversed(list(row))}
        values = (row[low[name]] for name in self._usual.get(field, ()) if name in low)
        return next((value for value in values if value not in (None, "", [])), None)


def plain(value: object) -> str | None:
    """One line of words of whatever a field holds; null where it holds none."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    words = " ".join(str(value).encode("utf-8", "replace").decode().split())
    return words or None


def authors_of(value: object) -> tuple[str, ...]:
    """The authors of a field: a list, or words parted by semicolons."""
    parts = (
        value if isinstance(value, (list, tuple)) else value.split(";") if isinstance(value, str) else [value]
    )
    return tuple(dict.fromkeys(words for part in parts if (words := plain(part))))


def _holds(names: list[str], name: str) -> bool:
    return name in names or name.partition(".")[0] in names or name.casefold() in map(str.casefold, names)


def _at(row: Mapping[str, object], name: str) -> object:
    """The value under a name, in whatever letters, or under names within names ("meta.date")."""
    if name in row:
        return row[name]
    low = name.casefold()
    for key, value in row.items():
        if key.casefold() == low:
            return value
    first, point, rest = name.partition(".")
    inner = row.get(first)
    return _at(inner, rest) if point and isinstance(inner, Mapping) else None


def _listed(row: Mapping[str, object]) -> str:
    return ", ".join(list(row)[:40]) or "nothing"
