"""The one door through which text from outside reaches a widget."""

from textual.content import Content

from jobtui.domain.display import safe_block, safe_line


def literal(text: str, style: str = "") -> Content:
    """One line of text, shown letter for letter."""
    line = safe_line(text)
    return Content.styled(line, style) if style else Content(line)


def block(text: str) -> Content:
    """Text of several lines, shown letter for letter."""
    return Content(safe_block(text))
