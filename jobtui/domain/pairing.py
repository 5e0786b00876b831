"""Which item of one list is which of another: two wordings of one share most of their words."""

import re
from collections.abc import Sequence

LIKE = 0.6
"""From this share of common words on, two items are two wordings of one."""

_WORD = re.compile(r"\w+[+#]*")


def pairs(old: Sequence[Sequence[str]], new: Sequence[str]) -> dict[int, int]:
    """Which old item is which new one, by their indexes, one to one.

    An old item may go by several texts. Equal texts come first, then the pair that shares most of its words.
    """
    before = [[words_of(text) for text in texts] for texts in old]
    after = [words_of(text) for text in new]
    found = sorted(
        (-max((_share(one, words) for one in ones), default=0.0), i, j)
        for i, ones in enumerate(before)
        for j, words in enumerate(after)
    )
    matched: dict[int, int] = {}
    for share, i, j in found:
        if -share >= LIKE and i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case; `c++` and `c#` are words."""
    return tuple(_WORD.findall(text.casefold()))


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Of all words of both the share they have in common; more than 1 for the very same text."""
    if one == other:
        return 2.0
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 0.0
