"""What widgets and screens tell one another."""

from textual.message import Message


class DataChanged(Message):
    """Stored data changed; the screen on top reads again."""
