"""Reading from Python: what goes in, what comes out, in which order."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import seuil
from seuil.page.formats.model import Given, Item

FRENCH = "Paris a livré des missiles à Kiev mardi 19 novembre 2024, a annoncé le ministre de la Défense."
ENGLISH = "Russia fired missiles at Kyiv on Tuesday 19 November 2024, the defence ministry said."


def as_text(result: seuil.Brief | seuil.InputError) -> str:
    return result.to_json() if isinstance(result, seuil.Brief) else f"{type(result).__name__}: {result}"


@pytest.fixture(scope="module")
def reader() -> seuil.Reader:
    return seuil.Reader()


@pytest.fixture
def page(tmp_path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


def test_a_path_bytes_and_an_open_file_give_the_same_record(reader, page):
    sources = [page, str(page), FRENCH.encode(), io.BytesIO(FRENCH.encode())]
    briefs = [reader.read(source) for source in sources]
    assert all(b.assertions == briefs[0].assertions for b in briefs)
    assert briefs[0].page.sha256 == briefs[2].page.sha256
    assert briefs[0].article.language == "fr"


def test_a_text_with_what_is_known_of_it(reader):
    brief = reader.read_text(ENGLISH, language="en", published="2024-11-20", source="wire")
    assert brief.page.source == "wire"
    assert brief.article.published is not None
    assert brief.article.language == "en"


def test_many_pages_come_in_order_with_errors_in_their_places(reader, page):
    results = list(reader.read_many([page, "no-such-file", ENGLISH.encode()]))
    assert [type(r).__name__ for r in results] == ["Brief", "PageError", "Brief"]
    assert results[0] == reader.read(page)


def test_two_workers_give_what_one_gives(reader, page):
    pages = [page, ENGLISH.encode(), "no-such-file", FRENCH.encode()]
    alone = [as_text(result) for result in reader.read_many(pages)]
    assert [as_text(result) for result in reader.read_many(pages, workers=2)] == alone


def test_languages_can_be_limited(page):
    with pytest.raises(seuil.LanguageError, match="en"):
        seuil.Reader(languages=("en",)).read(page)


def test_wrong_calls_are_refused(reader, page):
    with pytest.raises(seuil.UsageError, match="xx"):
        seuil.Reader(languages=("xx",))
    with pytest.raises(seuil.UsageError, match="choose from"):
        reader.read(page, language="xx")
    with pytest.raises(seuil.UsageError, match="ISO day"):
        reader.read_text(FRENCH, published="yesterday")
    with pytest.raises(seuil.UsageError, match="1 or more"):
        list(reader.read_many([page], workers=0))


def test_a_brief_cannot_be_changed(reader, page):
    brief = reader.read(page)
    with pytest.raises(ValueError, match="frozen"):
        brief.version = "2"


def test_an_item_of_a_container_is_read_with_what_is_given_of_it(reader):
    given = Given(title="Paris arme Kiev", published="2024-11-20", outlet="Le Fil", language="fr")
    item = Item(source="a.csv:2", content=FRENCH.encode(), charset="utf-8", given=given)
    brief = reader.read_item(item)
    assert brief.page.source == "a.csv:2"
    assert (brief.article.title, brief.article.outlet) == ("Paris arme Kiev", "Le Fil")
    assert brief.article.published is not None
    assert brief.article.published.edtf == "2024-11-20"
    assert brief.assertions
    with pytest.raises(seuil.LanguageError, match="'de'"):
        reader.read_item(item.model_copy(update={"given": Given(language="de")}))
    with pytest.raises(seuil.PageError, match="PDF"):
        reader.read_item(Item(source="a.pdf", content=b"%PDF-1.7"))


def test_what_a_page_brings_into_the_vocabulary_goes_with_it(reader, page):
    reader.read(page)
    vocabulary = reader._pipeline._readers["fr"][0].pipeline.vocab
    before = len(vocabulary.strings)
    first = reader.read_text(FRENCH + " Le ministre Zyxwvut a parlé à Abcdwxyz.", language="fr")
    assert len(vocabulary.strings) == before
    assert reader.read_text(FRENCH + " Le ministre Zyxwvut a parlé à Abcdwxyz.", language="fr") == first


def test_threads_share_a_reader(reader):
    texts = [FRENCH.replace("Paris", name) for name in ("Londres", "Berlin", "Zyxw", "Varsovie")] * 3
    alone = [reader.read_text(text, language="fr") for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: reader.read_text(text, language="fr"), texts)) == alone
