"""Whatever is given opens as a page, or is refused in one line that says why."""

import io

import pytest

from seuil.errors import PageError
from seuil.page.from_source import MAX_BYTES, open_page

HTML = b"<!doctype html><html><head><title>Essai</title></head><body><p>Bonjour.</p></body></html>"


def refused(source, **options):
    with pytest.raises(PageError) as error:
        open_page(source, **options)
    message = str(error.value)
    assert "\n" not in message
    assert error.value.reason
    return message


def test_path_bytes_and_open_files_give_the_same_page(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(HTML)
    with path.open("rb") as file:
        pages = [
            open_page(str(path)),
            open_page(path),
            open_page(HTML),
            open_page(file),
            open_page(io.BytesIO(HTML)),
        ]
    assert {page.sha256 for page in pages} == {pages[0].sha256}
    assert {page.media_type for page in pages} == {"text/html"}
    assert pages[0].source == str(path)


def test_a_file_of_text_is_read_as_its_characters():
    page = open_page(io.StringIO("Le décret est signé."))
    assert page.decoded.text == "Le décret est signé."


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Déjà vu à Genève.".encode())))
    page = open_page("-")
    assert (page.source, page.media_type, page.decoded.text) == ("-", "text/plain", "Déjà vu à Genève.")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", HTML, "text/html"),
        ("a.html", b"Rien que du texte, sans aucune balise.", "text/plain"),
        ("a.html", b"<b>Un titre</b> et du texte", "text/html"),
        ("a", b"<p>Un</p><p>Deux</p><p>Trois</p>", "text/html"),
        ("a.txt", b"Il a dit que 3 < 4 et que <nom> manquait.", "text/plain"),
    ],
)
def test_the_bytes_say_what_a_page_is(tmp_path, name, content, media_type):
    path = tmp_path / name
    path.write_bytes(content)
    assert open_page(path).media_type == media_type
    assert open_page(path, media_type="text/plain").media_type == "text/plain"


def test_missing_and_folder(tmp_path):
    assert "no such file" in refused(str(tmp_path / "none.html"))
    assert "is a folder" in refused(tmp_path)
    assert "cannot be opened" in refused("a\0b.html")
    assert refused("x" * 5000)


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\x00" * 40])
def test_empty(content):
    assert "empty" in refused(content)


@pytest.mark.parametrize(
    ("content", "looks"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        (b"some\x00\x01\x02bytes\x00" * 30, "binary"),
        (b"\x01\x02\x03\x04\x05 abc" * 30, "binary"),
    ],
)
def test_what_is_no_page_is_named(content, looks):
    assert looks in refused(content)


def test_too_large():
    assert "20 MB" in refused(b"a" * (MAX_BYTES + 1))


def test_other_media_types_and_addresses_are_refused():
    assert "accepted: text/html" in refused(HTML, media_type="application/pdf")
    assert "only http and https" in refused("ftp://example.org/a")
    assert "only http and https" in refused("file:///etc/hostname")


def test_a_file_that_fails_while_read():
    class Broken(io.RawIOBase):
        name = "broken"

        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    assert "broken: cannot be read: input/output error" in refused(Broken())
