from hypothesis import given
from hypothesis import strategies as st

from seuil.asking.provenance import provenance_of
from seuil.asking.resolve import compared
from seuil.event.model import Voice
from seuil.store import words
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


def written(outlets) -> tuple:
    """The pages of the record, the first of them from outlets that are written so."""
    given = dict(zip((page.key for page in PAGES), outlets, strict=False))
    return tuple(page.model_copy(update={"outlet": given.get(page.key, page.outlet)}) for page in PAGES)


def test_one_outlet_that_is_written_in_several_ways_is_one_row_as_most_pages_write_it():
    made = provenance_of((), written(("L'Écho", "l'echo.", "L'Écho")))
    assert row(made, "L'Écho").pages == 3
    other = provenance_of((), written(("The Herald", "Herald", "herald")))
    assert (row(other, "The Herald").pages, row(other, "Herald").pages) == (1, 2)
    assert provenance_of((), written(("Herald", "HERALD")), outlet="herald.").outlets[0].pages == 2


def cited(*names_and_sources):
    """An event with an account of its own for each who is cited."""
    voices = [Voice(source=source, name=name, stance="says") for name, source in names_and_sources]
    account = STRUCK.accounts[0]
    return STRUCK.model_copy(
        update={"accounts": tuple(account.model_copy(update={"voices": (voice,)}) for voice in voices)}
    )


def test_words_count_wherever_somebody_is_cited_by_them():
    unknown = cited(("Officials", None), ("officials", None))
    known = cited(("the Officials", "RUS"), ("officials", "RUS"))
    events = (unknown, known)
    rows = {(v.source, v.name): (v.events, v.accounts) for v in provenance_of(events, PAGES).voices}
    assert rows == {("RUS", ""): (1, 2), (None, "officials"): (2, 3)}


def test_the_outlet_of_an_original_counts_where_its_copies_alone_tell_an_event():
    account = STRUCK.accounts[0].model_copy(update={"outlet": "Weekly", "pages": (PAGES[0].key,)})
    told = STRUCK.model_copy(update={"accounts": (account,)})
    made = provenance_of((told,), written(("Daily",)))
    assert row(made, "Weekly").events == row(made, "Daily").events == 1


@given(st.text())
def test_names_are_compared_as_the_dossier_compares_them(name):
    assert words.fold(compared(name)) == words.fold(words.compared(name))
