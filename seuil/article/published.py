"""When the article was published: what its words say, what its markup says, and which of them is taken."""

from __future__ import annotations

from datetime import date

from seuil.article.draft import Draft, StatedDate
from seuil.article.model import When


def published_of(draft: Draft, text: str) -> When | None:
    """The date of publication, or None where nothing gives it or what gives it contradicts itself.

    ``text`` is the article's text, in which the words of a dateline are looked up. Notes say what was not
    taken.
    """
    visible = _days(draft.visible_dates, "published")
    markup = _days(draft.metadata_dates, "published")
    if not visible and not markup:
        return _from_updates(draft, text)
    if len(visible) > 1:
        return _contradicting(draft, visible, markup, text)
    if visible and markup and visible[0].iso != markup[0].iso:
        draft.note(
            f"the page's words say {visible[0].iso} ({visible[0].text!r}), "
            f"its markup {markup[0].iso} ({markup[0].where}): "
            "the words were taken, since the article's own days count from them"
        )
    if visible:
        return _stated(visible[0], text)
    if len(markup) > 1:
        draft.note(
            "the markup gives several dates of publication: "
            + ", ".join(f"{one.iso} ({one.where})" for one in markup)
            + "; the first was taken"
        )
    return _from_markup(markup[0])


def given(day: str) -> When:
    """A date of publication that the caller gave."""
    return When(edtf=day, earliest=day, latest=day, basis="publication", because="given with the text")


def _days(dates: list[StatedDate], role: str) -> list[StatedDate]:
    """The dates of a role, each day once, in the order found."""
    found: dict[str, StatedDate] = {}
    for one in dates:
        # Of two lines that say the same day, the one that stays in the text can be pointed at.
        if one.role == role and (one.iso not in found or (one.paragraph and not found[one.iso].paragraph)):
            found[one.iso] = one
    return list(found.values())


def _contradicting(
    draft: Draft, visible: list[StatedDate], markup: list[StatedDate], text: str
) -> When | None:
    """Several dates in the page's words: the one that the markup says too, else the markup's, else none."""
    said = ", ".join(f"{one.iso} ({one.text!r})" for one in visible)
    days = {one.iso for one in markup}
    agreeing = [one for one in visible if one.iso in days]
    if agreeing:
        draft.note(
            f"the page's words give several dates: {said}; {agreeing[0].iso} was taken, as in the markup"
        )
        return _stated(agreeing[0], text)
    if markup:
        draft.note(f"the page's words give several dates: {said}; the markup's {markup[0].iso} was taken")
        return _from_markup(markup[0])
    # A dispatch of the 18th put on a site on the 19th: the words count from the first of the two days.
    ordered = sorted(visible, key=lambda one: one.iso)
    if (date.fromisoformat(ordered[-1].iso) - date.fromisoformat(ordered[0].iso)).days <= 2:
        draft.note(
            f"the page's words give several dates: {said}; the earliest was taken, since they are days apart"
        )
        return _stated(ordered[0], text)
    draft.note(f"the page's words give several dates that contradict each other: {said}; none was taken")
    return None


def _from_updates(draft: Draft, text: str) -> When | None:
    """Only a date of change is given: the article is not younger than that, and most often of that day."""
    updates = [*_days(draft.visible_dates, "updated"), *_days(draft.metadata_dates, "updated")]
    if not updates:
        return None
    draft.note(f"no date of publication; the date of change {updates[0].iso} was taken")
    return _stated(updates[0], text) if updates[0] in draft.visible_dates else _from_markup(updates[0])


def _stated(one: StatedDate, text: str) -> When:
    """The date that the page's words state; offsets where the words stand in the article's text."""
    start = -1
    if one.paragraph and one.paragraph in text:
        start = text.index(one.paragraph) + one.paragraph.index(one.text)
    return When(
        edtf=one.iso,
        earliest=one.iso,
        latest=one.iso,
        text=one.text,
        start=start if start >= 0 else None,
        end=start + len(one.text) if start >= 0 else None,
        basis="stated",
        because=f"stated by the page ({one.where})",
    )


def _from_markup(one: StatedDate) -> When:
    return When(
        edtf=one.iso,
        earliest=one.iso,
        latest=one.iso,
        basis="publication",
        because=f"date of publication in the page's markup ({one.where})"
        if one.role == "published"
        else f"date of change in the page's markup ({one.where})",
    )
