"""What bytes are: HTML, plain text, or something that is no page."""

from __future__ import annotations

import re
from pathlib import PurePath

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP image, sound or video)"),
    (b"PK\x03\x04", "a zip archive (or a Word, OpenDocument or EPUB file)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "an Ogg sound or video"),
    (b"ID3", "an MP3 sound"),
    (b"WARC/", "a WARC archive"),
    (b"bplist", "a property list (a Safari web archive)"),
)
_HTML_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|title|meta|h[1-6]|p|br|span|table)\b", re.I
)
_OTHER_XML = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(rss|feed|rdf:rdf|svg|urlset|sitemapindex)\b",
    re.I | re.S,
)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")
_OTHER = {b"svg": "an SVG image", b"urlset": "a site map", b"sitemapindex": "a site map"}


def not_a_page(content: bytes) -> str | None:
    """What ``content`` looks like if it is no page ("a PDF document"), else None."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    if (
        content[:64].lstrip().lower().startswith(b"mime-version:")
        or b"multipart/related" in content[:512].lower()
    ):
        return "a saved web archive (MHTML)"
    xml = _OTHER_XML.match(content[:2048])
    if xml:
        return _OTHER.get(xml.group(1).lower(), "a feed, not one page")
    return None


def is_binary(content: bytes) -> bool:
    """Whether the bytes hold what no text holds: zero bytes (UTF-16 apart) or many control codes."""
    head = content[:65536]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = head.count(0)
    if zeros:
        pairs = max(1, len(head) // 2)
        one_sided = max(head[0::2].count(0), head[1::2].count(0)) > 0.6 * pairs
        return not (one_sided and min(head[0::2].count(0), head[1::2].count(0)) < 0.05 * pairs)
    controls = sum(head.count(code) for code in range(1, 32) if code not in (9, 10, 12, 13, 27))
    return controls * 50 > len(head)


def media_type_of(content: bytes, name: str) -> str:
    """``text/html`` or ``text/plain``: what the bytes show; the file's name only where they leave it open."""
    narrow = content[:16384].replace(b"\x00", b"")
    tags = len(_HTML_TAG.findall(narrow))
    opens = _HTML_TAG.match(narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")) is not None
    named = PurePath(name).suffix.lower() in _HTML_NAMES
    if tags and (opens or named or tags >= 3):
        return "text/html"
    if named and re.search(rb"</?[a-z]+[^<>]*>", narrow, re.I):
        return "text/html"
    return "text/plain"
