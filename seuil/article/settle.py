"""Draft → draft with its title once, its furniture set apart and its dateline read.

The lines are gone through again until nothing more is set apart: so an article's own text, read again,
stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from seuil.article.dateline import DatelineReader, Stamp
from seuil.article.draft import Draft, StatedDate
from seuil.article.furniture import FurnitureRules
from seuil.article.header import HeaderReader, words_said
from seuil.article.lines import blocks_of
from seuil.article.model import FurnitureKind
from seuil.article.shape import is_sentence, is_title_like, word_list
from seuil.article.title import near_title, same_title, without_outlet
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import words_of

_MAX_ROUNDS = 8
_TOP_SENTENCES = 3
_LONGEST_NAME = 6
_NO_DATE = Stamp((), (), (), False, False, "byline")
_TAG_PARTS = re.compile(r"\s*[,;|·•]\s*|\s+(?=#)")


class Settler:
    """Sorts the lines of one article; made anew for each, since its words depend on language and site."""

    def __init__(self, data: DataFiles, language: str, rules: FurnitureRules) -> None:
        self._rules = rules
        own = data.language(language)
        self._datelines = own.once("datelines", lambda: DatelineReader(data, language))
        self._headers = HeaderReader(data, self._datelines, rules)
        self._outlets = data.once("outlets-in-words", lambda: _outlets_in_words(data))

    def settle(self, draft: Draft) -> None:
        """Sort the draft's lines in place."""
        from_markup = draft.title is not None
        for number in range(_MAX_ROUNDS):
            before = list(draft.blocks)
            stamps = self._stamps(draft)
            if not from_markup and (number == 0 or draft.title is None):
                self._take_title(draft, stamps)
            elif number == 0 and draft.title:
                self._trim_title(draft)
            self._take_repeats(draft)
            self._take_furniture(draft, self._stamps(draft), first=number == 0)
            if not from_markup:
                draft.blocks = self._as_read_again(draft)
            if draft.blocks == before:
                break
        self._take_header(draft)
        self._take_opening(draft)

    def _take_header(self, draft: Draft) -> None:
        """Read the lines of date above the running text that are in no block of the body."""
        if draft.visible_dates:
            return
        known = {line for _, line in draft.furniture} | set(draft.blocks)
        for line in draft.header:
            stamp = self._datelines.own_line(line)
            if stamp and stamp.dates and line not in known:
                self._keep_stamp(draft, stamp, line)
                draft.furniture.append((stamp.kind, line))
                return

    def _as_read_again(self, draft: Draft) -> list[str]:
        """The blocks as they would come out of the article's own text, title and all."""
        title = [draft.title] if draft.title else []
        again = blocks_of("\n".join([*title, *draft.blocks]))
        return again[1:] if title and again[:1] == title else draft.blocks

    def _take_title(self, draft: Draft, stamps: list[Stamp | None]) -> None:
        """Find the title among the first lines; what stands above it stays to be set apart."""
        lines = draft.blocks
        for index, line in enumerate(lines[:15]):
            found = self._rules.by_words(line)
            repeated = any(same_title(line, other) for other in lines[index + 1 : index + 6])
            if (
                stamps[index]
                or self._datelines.bare_date(line)
                or (found and (found[0] != "related" or (index > 0 and not repeated)))
            ):
                continue
            if not repeated and self._is_masthead(index, lines, stamps):
                draft.furniture.append(("navigation", line))
                draft.outlet = draft.outlet or self._headers.masthead(line)
                draft.blocks = [*lines[:index], *lines[index + 1 :]]
                self._take_title(draft, [*stamps[:index], *stamps[index + 1 :]])
                return
            followed = index + 1 < len(lines)
            dated = followed and stamps[index + 1] is not None and len(word_list(line)) <= 40
            if followed and (repeated or dated or is_title_like(line)):
                draft.title = line
                draft.blocks = [*lines[:index], *lines[index + 1 :]]
                self._trim_title(draft)
            return

    def _is_masthead(self, index: int, lines: list[str], stamps: list[Stamp | None]) -> bool:
        """Whether a short first line is the site's name or a heading, and the title comes after it."""
        line, rest = lines[index], lines[index + 1 :]
        furnished = 0
        while (
            furnished < len(rest)
            and self._rules.by_words(rest[furnished])
            and not stamps[index + 1 + furnished]
        ):
            furnished += 1
        following = rest[furnished] if furnished < len(rest) else ""
        named = self._headers.masthead(line) is not None
        too_long = len(word_list(line)) > (_LONGEST_NAME if named else 3)
        if too_long or len(word_list(following)) < 5 or not is_title_like(following):
            return False
        if is_sentence(following) and not following.rstrip().endswith("?"):
            return False
        over = line.isupper() and not following.isupper()
        return named or furnished > 0 or over or words_of(line) in self._outlets

    def _trim_title(self, draft: Draft) -> None:
        """The title without the outlet after it."""
        title = draft.title or ""
        said = {words_of(line) for line in (*draft.blocks[:8], *draft.title_variants)}
        outlets = self._outlets | ({words_of(draft.outlet)} if draft.outlet else set())
        trimmed, outlet = without_outlet(title, frozenset(outlets), frozenset(said))
        draft.title = trimmed
        draft.outlet = draft.outlet or outlet

    def _take_repeats(self, draft: Draft) -> None:
        """Set the title's repetitions apart: the same words anywhere, nearly so near the top."""
        if not draft.title:
            return
        titles = [draft.title, *draft.title_variants]
        kept: list[str] = []
        top = True
        for line in draft.blocks:
            same = any(same_title(title, line) for title in titles)
            if same or (top and any(near_title(title, line) for title in titles)):
                draft.furniture.append(("title-repeat", line))
            else:
                kept.append(line)
                top = top and not is_sentence(line)
        draft.blocks = kept

    def _take_furniture(self, draft: Draft, stamps: list[Stamp | None], *, first: bool) -> None:
        """Set furniture and lines of date and author apart, and keep what they say."""
        own = frozenset([words_of(draft.outlet)]) if draft.outlet else frozenset()
        kinds = self._rules.kinds(draft.blocks, self._outlets | own)
        kept: list[str] = []
        # An outlet that a header line names goes before an agency that another line names.
        draft.outlet = draft.outlet or next((one.outlet for one in stamps if one and one.outlet), None)
        for line, kind, stamp in zip(draft.blocks, kinds, stamps, strict=True):
            if stamp:
                self._keep_stamp(draft, stamp, line)
            named: FurnitureKind | None = stamp.kind if stamp else kind
            if named is None:
                kept.append(line)
                continue
            draft.furniture.append((named, line))
            self._keep_words(draft, named, line)
        # A page that is furniture throughout is rather one that we misread: its lines stay.
        if kept or not first:
            draft.blocks = kept
        else:
            draft.furniture = [one for one in draft.furniture if one[0] == "title-repeat"]

    def _keep_words(self, draft: Draft, kind: FurnitureKind, line: str) -> None:
        """Keep the tags of a line of tags, the agency of a credit, and say that a page is cut short."""
        if kind == "tag-line" and not draft.tags:
            body = line.partition(":")[2] or line
            parts = [part.strip(" #.") for part in _TAG_PARTS.split(body)]
            draft.tags = [part for part in parts if part] if len(parts) > 1 else []
        if kind == "credit" and not draft.outlet:
            draft.outlet = self._datelines.agency_named(line)
        if kind == "paywall":
            draft.note("the page shows only the beginning of the article; the rest is for subscribers")

    def _stamps(self, draft: Draft) -> list[Stamp | None]:
        """The stamp of each line, None where it has none: header lines too, above the running text."""
        lines = draft.blocks
        stamps = self._own_stamps(lines)
        running = (i for i, line in enumerate(lines) if is_sentence(line) and not stamps[i])
        head = next(running, len(lines))
        page = words_said([*([draft.title] if draft.title else []), *lines[head:]])
        for index, line in enumerate(lines[:head]):
            if not self._datelines.bare_date(line):
                first = draft.title is None and index == 0
                stamps[index] = self._headers.read(line, page, first=first) or stamps[index]
        if draft.title is not None:
            self._stamp_lone_outlets(lines[:head], stamps, page)
        return stamps

    def _stamp_lone_outlets(self, head: list[str], stamps: list[Stamp | None], page: frozenset[str]) -> None:
        """Give a stamp to an outlet's name that stands alone, beside a line of date or under the title."""
        dated = [stamp is not None and bool(stamp.dates) for stamp in stamps]
        for index, line in enumerate(head):
            beside = any(dated[max(0, index - 1) : index + 2])
            if stamps[index] is None and (beside or index == 0):
                outlet = self._headers.lone(line, page, beside_date=beside)
                if outlet:
                    stamps[index] = replace(_NO_DATE, outlet=outlet)

    def _own_stamps(self, lines: list[str]) -> list[Stamp | None]:
        """The lines of date and author: near the top, or anywhere when they say "published" or "updated"."""
        bare = [index for index, line in enumerate(lines) if self._datelines.bare_date(line)]
        several = len({words_of(lines[index]) for index in bare}) > 1
        dated = frozenset(bare)
        found: list[Stamp | None] = []
        sentences, total = 0, sum(1 for line in lines if is_sentence(line))
        for index, line in enumerate(lines):
            stamp = self._datelines.own_line(line)
            if found and found[-1] and found[-1].kind == "byline" and self._datelines.role_of_author(line):
                stamp = stamp or _NO_DATE
            at_end = sentences == total and index >= len(lines) - 3
            # Several bare dates are the headings of a chronology.
            heading = index in dated and (several or (sentences > 0 and not at_end))
            if stamp and (heading or not (sentences < _TOP_SENTENCES or stamp.marked or at_end)):
                stamp = None
            found.append(stamp)
            sentences += is_sentence(line) and stamp is None
        return found

    def _take_opening(self, draft: Draft) -> None:
        """Read the dateline at the beginning of one of the first paragraphs; it stays in the text."""
        running = [line for line in draft.blocks if is_sentence(line) or self._datelines.opening(line)]
        for line in running[:_TOP_SENTENCES]:
            stamp = self._datelines.opening(line)
            if stamp:
                self._keep_stamp(draft, stamp, line, paragraph=line)
                return

    def _keep_stamp(self, draft: Draft, stamp: Stamp, line: str, paragraph: str | None = None) -> None:
        """Keep the dates, authors and agency of a dateline."""
        where = "in the line " + repr(line[:80])
        for day, other, words, role in stamp.dates:
            if other is None:
                draft.visible_dates.append(StatedDate(day.isoformat(), words, role, where, paragraph))
                continue
            agreeing = [
                one.iso for one in draft.metadata_dates if one.iso in (day.isoformat(), other.isoformat())
            ]
            if agreeing:
                draft.visible_dates.append(StatedDate(agreeing[0], words, role, where, paragraph))
            else:
                draft.note(
                    f"the date {words!r} may be {day.isoformat()} or {other.isoformat()}; none was taken"
                )
        if stamp.yearless and not stamp.dates:
            draft.note(f"the dateline {line[:60]!r} gives no year; no date was taken from it")
        draft.authors = draft.authors or list(stamp.authors)
        draft.outlet = draft.outlet or stamp.outlet
        if stamp.agencies and not draft.outlet:
            draft.outlet = stamp.agencies[0]


def _outlets_in_words(data: DataFiles) -> frozenset[str]:
    names = [name for medium in data.media for name in (medium.name, *medium.other)]
    names += [one.outlet for one in data.sites.values() if one.outlet]
    return frozenset(map(words_of, names))
