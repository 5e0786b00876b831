"""What the encoding of a stream lacks: symbols become ASCII of the same width, all else is escaped."""

import codecs

ERRORS = "jobtui.plain"
"""How streams name it."""


def _fallback(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from jobtui.tui.symbols import plain  # where everything can be written, nobody asks

    return "".join(map(_escaped, plain(error.object[error.start : error.end]))), error.end


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode("ascii")


codecs.register_error(ERRORS, _fallback)
