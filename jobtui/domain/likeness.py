"""Which texts are nearly the same, without comparing each with each: MinHash over stretches of words."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from struct import unpack

_WORD = re.compile(r"\w+")
_STRETCH = 4
_BANDS, _ROWS = 16, 3
_PLACES = _BANDS * _ROWS

LEAST_WORDS = 30
"""A shorter text is like too many others to say anything."""

SHORT = 150
"""A text of fewer words is compared by its words."""


def bands(text: str) -> list[int]:
    """The numbers of a text. Texts that share four fifths of their stretches nearly surely share one.

    64-bit integers, none for a text too short to tell.
    """
    stretches = _stretches(text)
    if not stretches:
        return []
    lowest = [2**64 - 1] * _PLACES
    for stretch in stretches:
        # One hash a stretch: its remainder says which place it stands for, the rest how low it lies.
        low, place = divmod(unpack("<Q", blake2b(stretch.encode(), digest_size=8).digest())[0], _PLACES)
        lowest[place] = min(lowest[place], low)
    return [
        unpack("<q", blake2b(repr((band, rows)).encode(), digest_size=8).digest())[0]
        for band in range(_BANDS)
        if max(rows := tuple(lowest[band * _ROWS : (band + 1) * _ROWS])) < 2**64 - 1
    ]


def alike(one: str, other: str) -> float:
    """The share of stretches of four words that two texts have in common, 0 to 1."""
    left, right = _stretches(one), _stretches(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def nearness(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1: as `alike`, or where one is short by single words.

    In a short text one other line breaks many of its few stretches.
    """
    left, right = (_WORD.findall(text.casefold()) for text in (one, other))
    if min(len(left), len(right)) >= SHORT:
        return alike(one, other)
    return len({*left} & {*right}) / len({*left} | {*right}) if left and right else 0.0


def _stretches(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return set()
    return set(map(" ".join, _windows(words)))


def _windows(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_STRETCH)), strict=False)
