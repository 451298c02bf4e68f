from seuil.asking.provenance import provenance_of
from tests.asking.made import EVENTS, STRUCK, HandMadeRecord

PAGES = tuple(HandMadeRecord().pages())


def row(provenance, outlet):
    return next(r for r in provenance.outlets if r.outlet == outlet)


def test_outlets_with_originals_copies_and_what_they_told_first():
    made = provenance_of(EVENTS, PAGES)
    weekly, daily, agency = (row(made, name) for name in ("Weekly", "Daily", "Agency"))
    assert (weekly.pages, weekly.originals, weekly.copies, weekly.events) == (2, 2, 0, 10)
    assert (daily.pages, daily.originals, daily.copies, daily.events) == (1, 0, 1, 1)
    assert (agency.first, daily.first, weekly.first) == (1, 0, 9)
    assert row(made, None).pages == 1


def test_each_who_is_cited_once_with_stances():
    voices = provenance_of((STRUCK,), PAGES).voices
    assert {(v.source, tuple(v.stances.items())) for v in voices} == {
        ("rus-ministry-of-defence", (("says", 1),)), ("UKR", (("denies", 1),)),
    }  # fmt: skip


def test_one_outlet_and_whom_its_pages_cite():
    made = provenance_of(EVENTS, PAGES, outlet="Daily")
    assert [r.outlet for r in made.outlets] == ["Daily"]
    assert [v.source for v in made.voices] == ["rus-ministry-of-defence"]
    assert provenance_of(EVENTS, PAGES, outlet="Nobody").outlets == ()
