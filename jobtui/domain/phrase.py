"""Words that two texts share and hardly any other of mine does: what tells one team from another."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w[\w+#'’-]*")
_RUN = 3
_TELLING = 3
_LONG = 5
"""A word of so many letters says something; shorter ones mostly join others."""


def shared_phrase(one: str, other: str, rest: Iterable[str]) -> str:
    """The longest run of words in a line that two texts share and none of the rest has; "" for none.

    At least three of its words are long; it is in lower case, otherwise as the first text has it.
    """
    lines = _lines(one)
    common = {run for run in _runs(lines) if _telling(run)} & _runs(_lines(other))
    for text in rest:
        if not common:
            return ""
        common -= _runs(_lines(text))
    longest = max((run for line in lines for run in _joined(line, common)), key=_weight, default=())
    return " ".join(_trimmed(longest)) if _weight(longest)[0] >= _TELLING else ""


def _lines(text: str) -> list[list[str]]:
    return [_WORD.findall(line) for line in text.casefold().splitlines()]


def _runs(lines: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    windows = (zip(*(line[start:] for start in range(_RUN)), strict=False) for line in lines)
    return {run for line in windows for run in line}


def _telling(run: Sequence[str]) -> bool:
    return sum(len(word) >= _LONG for word in run) >= 2


def _joined(words: Sequence[str], common: set[tuple[str, ...]]) -> Iterable[Sequence[str]]:
    """The stretches of a line that consist of common runs, overlapping ones as one."""
    begin = end = 0
    for at in range(len(words) - _RUN + 1):
        if tuple(words[at : at + _RUN]) not in common:
            continue
        if at >= end:
            yield words[begin:end]
            begin = at
        end = at + _RUN
    yield words[begin:end]


def _trimmed(words: Sequence[str]) -> Sequence[str]:
    """Without the short words at both ends."""
    long = [at for at, word in enumerate(words) if len(word) >= _LONG]
    return words[long[0] : long[-1] + 1]


def _weight(words: Sequence[str]) -> tuple[int, int]:
    long = sum(len(word) >= _LONG for word in words)
    return long, len(words)
