"""Whole pages in different makes: what comes out of each is written beside it in ``<name>.expected.yaml``."""

from pathlib import Path

import pytest
import yaml

from seuil.article.from_page import article_of
from seuil.data_files import DataFiles
from seuil.errors import ArticleError
from seuil.page.from_source import open_page

PAGES = Path(__file__).parent / "pages"
DATA = DataFiles()


@pytest.mark.parametrize("name", sorted(path.name.split(".")[0] for path in PAGES.glob("*.expected.yaml")))
def test_page(name):
    page = next(path for path in PAGES.glob(name + ".*") if not path.name.endswith(".yaml"))
    expected = yaml.load((PAGES / f"{name}.expected.yaml").read_text(), Loader=yaml.BaseLoader)
    article = article_of(open_page(page), DATA)
    assert article.title == expected["title"]
    assert article.language == expected["language"]
    assert article.outlet == expected.get("outlet")
    assert list(article.authors) == expected.get("authors", list(article.authors))
    assert list(article.tags) == expected.get("tags", list(article.tags))
    assert (article.published.earliest if article.published else None) == expected.get("published")
    assert expected.get("note", "") in " ".join(article.notes)
    for words in expected["with"]:
        assert words in article.text
    for words in expected["without"]:
        assert words not in article.text
    assert article.text.count(expected["title"]) == 1
    assert set(expected.get("kinds", [])) <= {one.kind for one in article.furniture}


def test_a_list_of_articles_is_refused():
    with pytest.raises(ArticleError, match="looks like a list of articles"):
        article_of(open_page(PAGES / "liste.html"), DATA)
