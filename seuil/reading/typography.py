"""One writing for the many quote marks, spaces and dashes of the press.

Takes text as the article holds it and gives text of the same length, in which
each character stands where it stood: an offset into one is an offset into the
other. The language models are trained on, and only ever see, text so written.
"""

from typing import Final

_APOSTROPHES: Final = (
    "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u0060\uff07"
)
_DOUBLE_QUOTES: Final = (
    "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u02ba\u02dd"
    "\u275d\u275e\u301d\u301e\u301f\u2e42\uff02\u300c\u300d"
)
_SPACES: Final = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# Nothing may be removed, since offsets would move; a mark without width that
# allows a break, or a stray byte-order mark, is nearer to a space than to a letter.
_ZERO_WIDTH: Final = "\u200b\u2060\ufeff"
_HYPHENS: Final = "\u00ad\u2010\u2011\u2043\u2212\u02d7\ufe63\uff0d"
_DASHES: Final = "\u2012\u2013\u2014\u2015\u2e3a\u2e3b\ufe31\ufe32\ufe58"
_LINE_ENDS: Final = "\u0085\u2028\u2029"

# The dash is U+2013: the English treebanks have it, and it must not fall
# together with the hyphen, which joins words where a dash parts them.
_TABLE: Final[dict[int, str]] = {
    ord(character): plain
    for characters, plain in (
        (_APOSTROPHES, "'"),
        (_DOUBLE_QUOTES, '"'),
        (_SPACES, " "),
        (_ZERO_WIDTH, " "),
        (_HYPHENS, "-"),
        (_DASHES, "\u2013"),
        (_LINE_ENDS, "\n"),
    )
    for character in characters
}


def normalise(text: str) -> str:
    """Give ``text`` with one kind of each mark, one character for one.

    Letters, their case and accents, and newlines stay as they are.
    """
    return text.translate(_TABLE)
