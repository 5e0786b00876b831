"""The one door through which text from outside reaches a widget."""

from rich.text import Text
from textual.content import Content

from jobtui.domain.display import safe_block, safe_line


def literal(text: str, style: str = "") -> Content:
    """One line of text, shown letter for letter."""
    line = safe_line(text)
    return Content.styled(line, style) if style else Content(line)


def block(text: str) -> Content:
    """Text of several lines, shown letter for letter."""
    return Content(safe_block(text))


def cell(text: str, style: str = "") -> Text:
    """One line for a DataTable cell, cut with an ellipsis where it is too long."""
    return Text(safe_line(text), style=style, overflow="ellipsis", no_wrap=True)
