"""Which texts are nearly the same, without comparing each with each: MinHash over stretches of words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from struct import unpack

_WORD = re.compile(r"\w+")
_STRETCH = 4
_BANDS, _ROWS = 16, 3
_PLACES = _BANDS * _ROWS
_PLACES_OF = [range(band * _ROWS, (band + 1) * _ROWS) for band in range(_BANDS)]

LEAST_WORDS = 30
"""A shorter text is like too many others to say anything."""

SHORT = 150
"""A text of fewer words is compared by its words."""


@lru_cache(32)
def bands(text: str) -> tuple[int, ...]:
    """The numbers of a text. Texts that share four fifths of their stretches nearly surely share one.

    64-bit integers, none for a text too short to tell. Remembered for the last few texts, since one that
    arrives is looked for and then stored.
    """
    stretches = _stretches(text)
    digests = b"".join([blake2b(stretch.encode(), digest_size=8).digest() for stretch in stretches])
    # One hash a stretch: its remainder says which place it stands for, the rest how low it lies.
    falling = sorted(unpack(f"<{len(stretches)}Q", digests), reverse=True)
    lowest = {number % _PLACES: number // _PLACES for number in falling}
    return tuple(
        _number(band, tuple(lowest[place] for place in places))
        for band, places in enumerate(_PLACES_OF)
        if all(place in lowest for place in places)
    )


def _number(band: int, rows: tuple[int, ...]) -> int:
    found: tuple[int] = unpack("<q", blake2b(repr((band, rows)).encode(), digest_size=8).digest())
    return found[0]


def alike(one: str, other: str) -> float:
    """The share of stretches of four words that two texts have in common, 0 to 1."""
    left, right = _stretches(one), _stretches(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def nearness(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1: as `alike`, or where one is short by single words.

    In a short text one other line breaks many of its few stretches.
    """
    left, right = _words(one), _words(other)
    if min(len(left), len(right)) >= SHORT:
        return alike(one, other)
    return len({*left} & {*right}) / len({*left} | {*right}) if left and right else 0.0


@lru_cache(4)
def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(4)
def _stretches(text: str) -> frozenset[str]:
    """Remembered for the last few texts, since one that arrives is held against many."""
    words = _words(text)
    return frozenset(map(" ".join, _windows(words))) if len(words) >= LEAST_WORDS else frozenset()


def _windows(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_STRETCH)), strict=False)
