"""Lines made of pieces, each with its style by name: what the first picture and the list both draw.

Loads no Textual, and Rich's table of widths only where a text has letters that are not sure to be narrow.
"""

import re
from collections.abc import Iterable

from jobtui.domain.display import safe_line

Piece = tuple[str, str]
"""Words without control characters, and their style as Textual writes it; "" for that of the line."""

MATCH = "bold underline"
"""How words that were sought are lit: without a colour, so that it shows in every theme."""

_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u20a0-\u20bf"
    "\u2190-\u21ff\u23ce\u2423\u2500-\u25fc\u2605\u2713]*"
)
"""One cell a letter: Latin, Greek, Cyrillic, dashes, arrows, boxes and shapes."""


def literal(text: str, style: str = "") -> Piece:
    """One line of text from outside, shown letter for letter."""
    return safe_line(text), style


def lit(piece: Piece, words: tuple[str, ...], parts: tuple[str, ...]) -> list[Piece]:
    """The same with lit in it what is sought: words that begin a word, and parts that stand anywhere."""
    if not words and not parts:
        return [piece]
    from jobtui.domain.search import places

    text, style = piece
    found, at = [], 0
    for start, end in places(text, words, parts):
        found += [(text[at:start], style), (text[start:end], f"{style} {MATCH}".lstrip())]
        at = end
    return [*found, (text[at:], style)]


def plain(pieces: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(words for words, _ in pieces)


def cells(text: str) -> int:
    """How many cells a text takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fit(pieces: Iterable[Piece], width: int) -> list[Piece]:
    """Exactly so many cells; a letter of two cells that does not fit any more leaves a blank."""
    pieces = list(pieces)
    text = plain(pieces)
    lacking = width - cells(text)
    if lacking >= 0:
        return [*pieces, (" " * lacking, "")] if lacking else pieces
    cut = _cut(text, width - 1) + "…" if width else ""
    fitting, at = [], 0
    for words, style in pieces:
        fitting.append((cut[at : at + len(words)], style))
        at += len(words)
    return fitting


def _cut(text: str, width: int) -> str:
    if _NARROW.fullmatch(text):
        return text[:width]
    from rich.cells import set_cell_size

    return set_cell_size(text, width)
