"""How often names stand in a text as words of their own: many names cost one pass over it, not one each."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_PIECE = re.compile(r"\w+|\W")
_LONG = 20_000
_WINDOW = 6
_END = ""
"""What no piece of a text is: under it a name that ends here."""


def counted(names: Iterable[str], text: str, most: int) -> Counter[str]:
    """How often each name stands in a text without a letter or digit right before or behind it.

    A name is not looked for within an earlier finding of itself; none is counted further than to `most`.
    """
    tree = _tree(names)
    pieces: list[str] = _PIECE.findall(text)
    found: Counter[str] = Counter()
    free: dict[str, int] = {}
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        node = tree.get(piece)
        if node is None or (at and not _is_word(piece) and _is_word(pieces[at - 1])):
            continue
        end = at
        while node is not None:
            name = node.get(_END)
            open_end = end == last or _is_word(pieces[end]) or not _is_word(pieces[end + 1])
            if name is not None and open_end and free.get(name, 0) <= at and found[name] < most:
                found[name] += 1
                free[name] = end + 1
            end += 1
            node = node.get(pieces[end]) if end <= last else None
    return found


def repeated(name: str, text: str, before: str, behind: str) -> bool:
    """Whether a name stands in a text more than once without a letter, a digit or certain signs beside it."""
    times = 0
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        clear = not (at and _bars(text[at - 1], before)) and not _bars(text[end : end + 1], behind)
        times += clear
        if times > 1:
            return True
        at = text.find(name, end if clear else at + 1)
    return False


def twice(name: str, text: str) -> bool:
    """Whether a name stands in a text more than once, be it within words."""
    if len(text) > _LONG:
        again = _again(text)
        if any(name[at : at + _WINDOW] not in again for at in range(len(name) - _WINDOW + 1)):
            return False
    return text.count(name) > 1


@lru_cache(1)
def _again(text: str) -> set[str]:
    """The stretches of some characters that a long text holds more than once."""
    seen: set[str] = set()
    again: set[str] = set()
    for at in range(len(text) - _WINDOW + 1):
        part = text[at : at + _WINDOW]
        (again if part in seen else seen).add(part)
    return again


def _tree(names: Iterable[str]) -> dict[str, Any]:
    """Names by their pieces, one in the other."""
    tree: dict[str, Any] = {}
    for name in names:
        node = tree
        for piece in _PIECE.findall(name):
            node = node.setdefault(piece, {})
        node[_END] = name
    return tree


def _is_word(piece: str) -> bool:
    return piece[-1].isalnum() or piece[-1] == "_"


def _bars(char: str, signs: str) -> bool:
    return bool(char) and (char.isalnum() or char == "_" or char in signs)
