"""Bytes become the text that their writer meant, whatever they declare."""

import pytest

from seuil.errors import PageError
from seuil.page.decode import charset_name, decode

FRENCH = "Les « menaces » de l’Élysée : un œil sur Séoul, déjà à 3 € près…"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_comes_back_without_any_declaration(charset):
    assert decode(FRENCH.encode(charset), "page").text == FRENCH


@pytest.mark.parametrize(
    "declared", ["latin-1", "iso-8859-1", "windows-1252", "koi8-r", "ascii", "nonsense", "rot13"]
)
def test_utf8_is_read_as_utf8_whatever_is_declared(declared):
    decoded = decode(FRENCH.encode(), "page", declared)
    assert (decoded.text, decoded.charset) == (FRENCH, "utf-8")


def test_a_wrong_declaration_is_said():
    assert "declared as iso-8859-1" in (decode(FRENCH.encode(), "page", "iso-8859-1").note or "")
    assert decode(FRENCH.encode(), "page", "utf-8").note is None


def test_cp1252_that_declares_utf8_is_recovered():
    page = b'<meta charset="utf-8"><p>' + FRENCH.encode("cp1252")
    assert FRENCH in decode(page, "page").text


def test_a_declared_charset_is_used():
    russian = "Владимир Путин подписал указ"
    assert decode(russian.encode("koi8-r"), "page", "koi8-r").text == russian
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + russian
    assert russian in decode(page.encode("cp1251"), "page").text


def test_a_page_cut_inside_a_character_is_still_utf8():
    decoded = decode(("décret signé à Téhéran " * 9 + "é").encode()[:-1], "page")
    assert decoded.charset == "utf-8"
    assert decoded.note is not None
    assert decoded.text.startswith("décret signé à Téhéran")


def test_utf8_saved_as_cp1252_and_again_as_utf8_is_mended():
    broken = FRENCH.encode().decode("cp1252", "ignore")
    text = "Un décret signé à Téhéran, où l’été a été sévère.".encode().decode("cp1252").encode()
    assert decode(text, "page").text == "Un décret signé à Téhéran, où l’été a été sévère."
    assert "Ã" in broken


@pytest.mark.parametrize(
    "label", ["rot13", "zip", "unicode_escape", "punycode", "base64", "idna", "", None, "x" * 500]
)
def test_only_charsets_are_taken_for_charsets(label):
    assert charset_name(label) is None


def test_what_no_charset_fits_is_refused_in_one_line():
    with pytest.raises(PageError) as refused:
        decode(bytes(range(128, 160)) * 3 + b"\x81\x8d\x8f\x90\x9d" * 40, "noise")
    assert "\n" not in str(refused.value)
