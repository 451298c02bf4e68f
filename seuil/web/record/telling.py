"""What is to be seen in a plot, in words."""

from __future__ import annotations

from seuil.web.languages import _, grouped
from seuil.web.plots.density import Density
from seuil.web.record.listing import Listing


def density_seen(density: Density) -> str:
    """The bars in a sentence."""
    fullest = density.fullest
    if fullest is None:
        return _("No event has a time.")
    said = _("Events in time, from %(first)s to %(last)s: %(count)s. Most of them, %(most)s: %(fullest)s.")
    return said % {
        "first": density.bars[0].name,
        "last": density.bars[-1].name,
        "count": grouped(density.total),
        "most": grouped(fullest.total),
        "fullest": fullest.name,
    }


def density_caption(density: Density) -> str:
    """How to read the bars, and what is not among them."""
    how = {
        "day": _("Each bar is a day."),
        "week": _("Each bar is a week."),
        "month": _("Each bar is a month."),
        "year": _("Each bar is a year."),
    }[density.by]
    left = (
        (_("long before: %(count)s"), density.before),
        (_("long after: %(count)s"), density.after),
        (_("without a time: %(count)s"), density.undated),
    )
    missing = ", ".join(said % {"count": grouped(number)} for said, number in left if number)
    absent = _("Not drawn: %(events)s.") % {"events": missing} if missing else ""
    counts = _("It counts what begins in it; a click shows all that meets it, also what began before.")
    return " ".join(part for part in (how, counts, absent) if part)


def timeline_seen(listing: Listing) -> str:
    """The rows in a sentence."""
    return _(
        "Timeline, one row for each event, %(first)s to %(last)s of %(count)s. The list below says the same."
    ) % {
        "first": grouped(listing.first),
        "last": grouped(listing.last),
        "count": grouped(listing.total),
    }
