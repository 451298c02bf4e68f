"""Lines between a title and the text: a line of date that body finders drop, a path through the site."""

from __future__ import annotations

import pytest

from seuil.article.from_page import article_of, article_of_text
from seuil.data_files import DataFiles
from seuil.page.model import Page

DATA = DataFiles()
_BODY = (
    "<p>Two patrol boats left the harbour on Thursday, the navy said, and were met by aircraft.</p>"
    "<p>The ministry said that nobody had been hurt, and that the boats would return to the port.</p>"
    "<p>Fishermen told reporters that they had heard three shots before dawn and had seen smoke.</p>"
)


def _page(above: str, markup: str = "") -> Page:
    head = f"<head><title>Boats leave the bay</title>{markup}</head>"
    body = f"<article><h1>Boats leave the bay</h1>{above}<section>{_BODY}</section></article>"
    html = f"<html>{head}<body>{body}</body></html>"
    return Page(content=html.encode(), source="test", media_type="text/html")


@pytest.mark.parametrize(
    "line",
    [
        "MANILA | Thursday, 14 March 2024, 08:40 GMT",
        "Manila – Thursday, March 14, 2024, 4:40 pm",
        "Published: 14 March 2024",
    ],
)
def test_a_line_of_date_beside_the_title_is_read(line):
    markup = '<meta property="article:published_time" content="2024-03-18T08:00:00Z">'
    article = article_of(_page(f'<div class="info">{line}</div>', markup), DATA)
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2024-03-14", "stated")
    assert line not in article.text


@pytest.mark.parametrize(
    "path", ["Archives > World > Asia", "Accueil › Monde › Pays baltes", "Dossiers » Armes » Accords anciens"]
)
def test_a_path_through_the_site_is_navigation(path):
    text = (
        f"Boats leave the bay\n\n{path}\n\n"
        "Two patrol boats left the harbour on Thursday, the navy said, and were met by "
        "aircraft over the bay.\n\nThe ministry said that nobody had been hurt."
    )
    article = article_of_text(text, DATA, language="en")
    assert [f.kind for f in article.furniture if f.text == path] == ["navigation"]
