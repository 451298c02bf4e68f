"""Pages made to break a reader: each is read, or refused in one line."""

import pytest

from seuil.article.from_page import article_of
from seuil.article.tags import plain_text, too_much
from seuil.data_files import DataFiles
from seuil.errors import InputError
from seuil.page.from_source import open_page

DATA = DataFiles()
BODY = (
    "<p>Le gouvernement a annoncé lundi la suspension de l’accord de défense.</p>"
    "<p>Paris a rejeté ces accusations.</p>"
)


def read(content):
    return article_of(open_page(content.encode() if isinstance(content, str) else content), DATA)


@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "blockquote", "ul", "font"])
def test_elements_nested_a_hundred_thousand_deep(tag):
    article = read(f"<html><body>{f'<{tag}>' * 100_000}{BODY}{f'</{tag}>' * 100_000}</body></html>")
    assert "Le gouvernement a annoncé" in article.text
    assert "nest 100000 deep" in article.notes[0]


def test_unclosed_paragraphs_and_cells_are_not_deep():
    assert too_much("<p>un<p>deux<li>trois<td>quatre" * 5000) is None


@pytest.mark.parametrize(
    "content",
    [
        "<html><body>" + "<" * 200_000 + BODY,
        "<html><body>" + "<!--" * 50_000 + BODY,
        "<html><body>" + "<a " * 50_000 + BODY,
        "<html><body>" + "<script>" * 50_000 + BODY,
        "<html><body>" + "&" * 100_000 + "&#xffffffff;&#0;&#xD800;" + BODY,
        "<html><body><p " + 'a="b" ' * 50_000 + ">" + BODY,
        "<html><head><script type='application/ld+json'>" + "[" * 100_000 + "</script></head><body>" + BODY,
        "<html><head><script type='application/ld+json'>"
        + '{"@graph":' * 5_000
        + "</script></head><body>"
        + BODY,
        '<html><head><script type="application/ld+json">{"@type":"Article","headline":5,"author":[[1]],'
        '"datePublished":["x"],"keywords":{"a":1},"publisher":"x"}</script></head><body>' + BODY,
        "<html><body>" + "<h1>" + "x" * 100_000 + "</h1>" + BODY,
        "<html><body><div>" + BODY + "<div><p>" + "mot " * 100_000 + "</p>",
        "<html lang='" + "x" * 10_000 + "'><body>" + BODY,
        "<html><head><meta charset='rot13'></head><body>" + BODY,
        "<!DOCTYPE html [<!ENTITY a '" + "b" * 1000 + "'><!ENTITY c '&a;&a;&a;'>]><html><body>&c;" + BODY,
        "<html><body><frameset>" + BODY,
        "<html/>" + BODY + "<p>",
        "<html><body>" + BODY[:-20],
    ],
)
def test_read_or_refused(content):
    try:
        article = read(content)
    except InputError as refused:
        assert "\n" not in str(refused)
        assert len(str(refused)) < 300
    else:
        assert article.text


def test_many_elements_are_read_without_the_parser():
    article = read("<html><body>" + "<div>" + "<br>" * 70_000 + BODY)
    assert "suspension de l’accord" in article.text
    assert "70005 elements" in article.notes[0] or "elements" in article.notes[0]


def test_text_by_tags_alone():
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav>"
        "<!-- no --><p>Un &amp; deux</p>"
        "<script>var a = '<p>non</p>';</script><p>Trois<br>quatre</p></body>"
    )
    assert plain_text(page).split() == ["Un", "&amp;", "deux", "Trois", "quatre"]


def test_a_script_is_never_text():
    article = read(
        "<html><body><script>alert('x')</script>" + BODY + "<style>p{color:red}</style></body></html>"
    )
    assert "alert" not in article.text and "color" not in article.text


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html><body><img src='a'></body></html>", "<p></p>" * 9]
)
def test_no_article(content):
    with pytest.raises(InputError) as refused:
        read(content)
    assert "holds no" in str(refused.value)
