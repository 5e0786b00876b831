"""The one door through which text from outside reaches a widget."""

from textual.content import Content

from jobtui.domain.display import safe_block, safe_line
from jobtui.tui.pieces import MATCH

Sought = tuple[tuple[str, ...], tuple[str, ...]]
"""Words that begin a word, and parts that stand anywhere."""

NOTHING_SOUGHT: Sought = ((), ())


def literal(text: str, style: str = "") -> Content:
    """One line of text, shown letter for letter."""
    line = safe_line(text)
    return Content.styled(line, style) if style else Content(line)


def block(text: str) -> Content:
    """Text of several lines, shown letter for letter."""
    return Content(safe_block(text))


def lit(text: Content, sought: Sought) -> Content:
    """The text with what is sought in it lit."""
    if not any(sought):
        return text
    from jobtui.domain.search import places

    for start, end in places(text.plain, *sought):
        text = text.stylize(MATCH, start, end)
    return text


def sentence(text: str) -> str:
    """Words with a capital at the beginning; a key and the name of the program stay as they are."""
    kept = text[1:2] == " " or text.startswith("jobtui")
    return text if kept else text[:1].upper() + text[1:]


def fit(text: Content, width: int) -> Content:
    """Exactly so many cells; a letter of two cells that does not fit any more leaves a blank."""
    cut = text.truncate(width, ellipsis=True)
    return cut.pad_right(width - cut.cell_length)


def shorten(text: str, most: int) -> str:
    """At most so many characters, an ellipsis for the rest."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
