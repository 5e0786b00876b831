"""The one filter between text written by strangers and a screen; every command and every widget uses it.

A terminal obeys control characters, and characters without a width can hide or reorder words. Here controls
become visible pictures, invisible characters go, and everything a person can read stays as it is. What is
stored is not touched: this is for showing only.
"""

import re
from unicodedata import category, east_asian_width

MAX_MARKS = 8
"""How many combining marks one letter may carry; more would paint over the rows above and below."""

_TAB = 4
_REPLACEMENT = "�"

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = (0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF)
_FORMATS = (*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B))
_TAGS_AND_ANNOTATIONS = (*range(0xFFF0, 0xFFFC), *range(0xE0000, 0xE0100))

_SHOWN_AS: dict[int, str | None] = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) != "\n"}
    | {0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    | dict.fromkeys((*_BIDI, *_INVISIBLE, *_FORMATS, *_TAGS_AND_ANNOTATIONS))
)


def safe_block(text: str) -> str:
    """Text for several lines: no control character but the newline is left, tabs are spaces."""
    if text.isprintable():
        return _few_marks(text)
    lines = _LINE_ENDS.sub("\n", text).expandtabs(_TAB)
    return _few_marks(lines.translate(_SHOWN_AS))


def safe_line(text: str) -> str:
    """Text for one line: as `safe_block`, and every newline is a space."""
    return safe_block(text).replace("\n", " ")


def hidden(text: str) -> int:
    """How many characters `safe_block` shows otherwise or leaves out; line ends and tabs do not count."""
    if text.isascii() and text.isprintable():
        return 0
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = lines.translate(_SHOWN_AS)
    changed = sum(ord(char) in _SHOWN_AS for char in lines)
    return changed + len(kept) - len(_few_marks(kept))


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(char) in "WF") for char in text
    )


def _few_marks(text: str) -> str:
    """Drop the combining marks past the eighth on one letter. A joiner starts no new letter."""
    if text.isascii():
        return text
    kinds = [*map(category, text)]
    if kinds.count("Mn") + kinds.count("Me") <= MAX_MARKS:
        return text
    kept: list[str] = []
    run = 0
    for char, kind in zip(text, kinds, strict=True):
        if kind in ("Mn", "Me"):
            run += 1
            if run > MAX_MARKS:
                continue
        elif char not in _JOINERS:
            run = 0
        kept.append(char)
    return "".join(kept)
