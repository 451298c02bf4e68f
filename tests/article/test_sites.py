"""A site's own file: its outlet's name, and lines that only it has."""

from seuil.article.from_page import article_of
from seuil.article.furniture import FurnitureRules
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import FurnitureWords, Site
from seuil.page.model import Page

DATA = DataFiles()
BODY = (
    "<p>Le gouvernement a annoncé lundi la suspension de l’accord.</p><p>Paris a rejeté ces accusations.</p>"
)


def test_the_outlet_by_host_or_the_domain_over_it():
    content = f"<html><body><h1>Bamako suspend l’accord</h1>{BODY}</body></html>".encode()
    for url, outlet in (
        ("https://www.rfi.fr/a", "RFI"),
        ("https://amp.rfi.fr/a", "RFI"),
        ("https://a.example/b", "a.example"),
    ):
        page = Page(content=content, source=url, media_type="text/html", url=url)
        assert article_of(page, DATA).outlet == outlet


def test_lines_of_a_site():
    words = FurnitureWords(kind="promotion", line=("le fil de la nuit",))
    site = Site(hosts=("a.example",), lines=(words,), source="its pages")
    found = FurnitureRules(DATA, site).by_words("Le fil de la nuit")
    assert found is not None and found[0] == "promotion"
    assert FurnitureRules(DATA).by_words("Le fil de la nuit") is None


def test_all_shipped_files_are_read():
    assert DATA.sites["bbc.co.uk"] is DATA.sites["bbc.com"]
