"""From bytes to text, whatever the page or its server say about the charset.

Declarations are often wrong, so evidence goes first: a byte-order mark, then bytes that are valid UTF-8
(which text in another charset almost never is), then what was declared, then a guess.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from seuil.errors import PageError

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python's codecs also hold "rot13", "zip", "unicode_escape"…: a page may name charsets only.
_CHARSET = re.compile(
    r"utf-8|utf-16(-[lb]e)?|utf-32(-[lb]e)?|ascii|iso8859-\d+|cp125\d|cp(437|850|852|866|874|932|949|950)|koi8-[rut]"
    r"|mac-(roman|cyrillic|latin2)|gb(k|2312|18030)|big5|euc_(jp|kr)|shift_jis|iso2022_(jp|kr)"
)
_DECLARED_IN_PAGE = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]{2,30})""", re.I
)
_HEAD = 4096
# "Ã©", "â€™": UTF-8 that was read as cp1252 and saved again.
_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|â€[\x80-\xbf™œ\x9d˜“”¦¢]|Å[“’\x93]")
_C1 = re.compile("[\x80-\x9f]")


@dataclass(frozen=True)
class Decoded:
    """Text, the charset it was read in, and a note when that was not what was declared."""

    text: str
    charset: str
    note: str | None = None


def decode(content: bytes, source: str, declared: str | None = None) -> Decoded:
    """``content`` as text. Raises PageError when it is no text in any charset that we know."""
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(charset, "replace"), charset)
    wide = _without_mark(content)
    if wide:
        return Decoded(content.decode(wide, "replace"), wide)
    named = declared or _declared_in_page(content)
    result = _as_utf8(content, named) or _as_declared(content, named) or _guessed(content, named)
    if result is None:
        raise PageError(source, "cannot be decoded: no charset fits its bytes")
    return _mended(result)


def charset_name(label: str | None) -> str | None:
    """The name of a charset as Python's codec has it; None for an unknown label or a codec that is none."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    # Browsers read "latin-1" and "ascii" as windows-1252: pages that say so hold its quote marks and dashes.
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if _CHARSET.fullmatch(name) else None


def _declared_in_page(content: bytes) -> str | None:
    found = _DECLARED_IN_PAGE.search(content[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _without_mark(content: bytes) -> str | None:
    """UTF-16 that lacks its mark: in Latin text every second byte is zero."""
    head = content[:_HEAD]
    pairs = len(head) // 2
    if pairs < 4 or b"\x00" not in head:
        return None
    if head[1::2].count(0) > 0.6 * pairs and head[0::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.6 * pairs and head[1::2].count(0) < 0.05 * pairs:
        return "utf-16-be"
    return None


def _as_utf8(content: bytes, named: str | None) -> Decoded | None:
    """UTF-8, whole or with a few broken bytes (a page cut in the middle of a character)."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(1 for character in text if character > "\x7f") - broken
        if (broken > 3 and broken * 20 > whole) or whole == 0:
            return None
        return Decoded(text, "utf-8", f"{broken} broken bytes in UTF-8 text were replaced")
    known = charset_name(named)
    if known not in (None, "utf-8", "cp1252") or (known == "cp1252" and not content.isascii()):
        return Decoded(text, "utf-8", f"declared as {named}, but is UTF-8")
    return Decoded(text, "utf-8")


def _as_declared(content: bytes, named: str | None) -> Decoded | None:
    charset = charset_name(named)
    if charset is None or charset == "utf-8":
        return None
    try:
        text = content.decode(charset)
    except (UnicodeDecodeError, UnicodeError):
        return None
    return None if _C1.search(text) else Decoded(text, charset)


def _guessed(content: bytes, named: str | None) -> Decoded | None:
    """The likeliest charset: windows-1252 where French letters come out, else by statistics."""
    note = f"declared as {named}, but read as " if named else "no charset declared, read as "
    western = content.decode("cp1252", "replace")
    if _looks_western(western):
        return Decoded(western, "cp1252", note + "windows-1252")
    best = from_bytes(content[:100_000]).best()
    charset = charset_name(best.encoding) if best else None
    if charset is None:
        return None
    return Decoded(content.decode(charset, "replace"), charset, note + charset)


def _looks_western(text: str) -> bool:
    """Whether the characters over ASCII are those that French or English text has, and no others."""
    high = [character for character in text if character > "\x7f"]
    usual = sum(
        1 for character in high if character in "àâäéèêëîïôöùûüçœæÀÂÉÈÊËÎÏÔÙÛÜÇŒÆ«»“”‘’–—…€\xa0°·•©®™"
    )
    return bool(high) and usual >= 0.9 * len(high)


def _mended(decoded: Decoded) -> Decoded:
    """Text that was UTF-8, misread as windows-1252 and saved as UTF-8, read rightly again."""
    if len(_MOJIBAKE.findall(decoded.text)) < 3:
        return decoded
    try:
        text = decoded.text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        text = _MOJIBAKE_RUN.sub(_mend_run, decoded.text)
    if len(_MOJIBAKE.findall(text)) * 5 > len(_MOJIBAKE.findall(decoded.text)):
        return decoded
    return Decoded(text, decoded.charset, "UTF-8 that had been saved as windows-1252 was mended")


_MOJIBAKE_RUN = re.compile(r"[ÃÂÅâÄ][\x80-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}")


def _mend_run(found: re.Match[str]) -> str:
    """One damaged character mended where its bytes allow it, else as it was."""
    run = found.group()
    for length in (3, 2):
        try:
            # Five bytes have no character in windows-1252; browsers keep them as control codes, and so do we.
            raw = b"".join(
                c.encode("cp1252") if c not in "\x81\x8d\x8f\x90\x9d" else c.encode("latin-1")
                for c in run[:length]
            )
            return raw.decode("utf-8") + run[length:]
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return run
