"""TOML from a file that anybody may have written: read within bounds, or refused in a few words."""

from typing import Any

LONGEST = 256_000
"""Characters of a file; people write a hundredth of it."""

_MOST_DOTS = 300
"""In one line: the time and memory that a key takes grow with the square of its parts."""

_MOST_BITS = 10_000


def toml_values(text: str) -> dict[str, Any]:
    """What the text holds. Raises ValueError, whose words end in no full stop and may name a line."""
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST:,} characters")
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            raise ValueError(f"more than {_MOST_DOTS} dots in a line (at line {number}, column 1)")
    import tomllib  # most runs read no TOML

    try:
        held = tomllib.loads(text)
        _bound(held)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise ValueError("a number is too long") from error
    return held


def _bound(value: Any) -> None:
    """Raise ValueError for a number that Python would not even print, such as 0xFFFF and so on."""
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        raise ValueError
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _bound(one)
