"""Which agency a page is credited to."""

import pytest

from seuil.article.model import Article, Furniture, Span
from seuil.event.copies.credit import agency_of
from seuil.event.copies.tables import shipped


def article(*paragraphs: str, **fields) -> Article:
    text, spans = "", []
    for paragraph in paragraphs:
        start = len(text) + bool(text)
        text = f"{text}\n{paragraph}" if text else paragraph
        spans.append(Span(start=start, end=len(text)))
    return Article(title=None, language="en", text=text, paragraphs=tuple(spans), **fields)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (article("PORT SELEN (Reuters) - The port is shut."), ("reuters", False)),
        (article("Le port est fermé.", "(avec AFP)"), ("afp", False)),
        (article("Le port est fermé.", authors=("Agence France-Presse",)), ("afp", False)),
        (article("The port is shut.", furniture=(Furniture(kind="credit", text="With AP"),)), ("ap", False)),
        (article("The port is shut.", outlet="Reuters"), ("reuters", True)),
        (
            article("The port is shut, Reuters reported on Tuesday, citing sailors in the town."),
            (None, False),
        ),
        (article(), (None, False)),
    ],
)
def test_agency(page, wanted):
    assert agency_of(page, shipped().agencies) == wanted
