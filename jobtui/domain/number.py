"""Numbers in words, and how many it takes to tell of a typical one."""

LEAST = 5
"""Of fewer no median, rank or share is told."""


def counted(number: int, thing: str) -> str:
    """`1 posting`, `2,000 postings`, `3 responsibilities`."""
    if number == 1:
        return f"{number} {thing}"
    return f"{number:,} {thing[:-1]}ies" if thing.endswith("ty") else f"{number:,} {thing}s"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
