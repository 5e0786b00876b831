"""What the header of a database file says when it is one of jobtui's."""

MAGIC = b"SQLite format 3\0"
APPLICATION_ID = int.from_bytes(b"JobT", "big")
SCHEMA = 4

HEADER = 100
"""How many bytes the header has."""


def numbers(header: bytes) -> tuple[int, int]:
    """The application a file belongs to, and the schema it has."""
    return int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
