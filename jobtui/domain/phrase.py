"""Words that two texts share and hardly any other of mine does: what tells one team from another."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w[\w+#'’-]*")
_RUN = 3
_TELLING = 3
_LONG = 5
"""A word of so many letters says something; shorter ones mostly join others."""


def shared_phrase(one: str, other: str, rest: Iterable[str]) -> str:
    """The longest run of words that two texts share and none of the rest has; "" where there is none.

    At least three of its words are long; it is in lower case, otherwise as the first text has it.
    """
    words = _words(one)
    common = {run for run in _runs(words) if _telling(run)} & _runs(_words(other))
    for text in rest:
        if not common:
            return ""
        common -= _runs(_words(text))
    longest = max(_joined(words, common), key=_weight, default="")
    return longest if _weight(longest)[0] >= _TELLING else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _telling(run: Sequence[str]) -> bool:
    return sum(len(word) >= _LONG for word in run) >= 2


def _joined(words: Sequence[str], common: set[tuple[str, ...]]) -> Iterable[str]:
    """The stretches of the words that consist of common runs, overlapping ones as one."""
    begin = end = -1
    for at in range(len(words) - _RUN + 1):
        if tuple(words[at : at + _RUN]) not in common:
            continue
        if at > end - 1:
            if begin >= 0:
                yield " ".join(words[begin:end])
            begin = at
        end = at + _RUN
    if begin >= 0:
        yield " ".join(words[begin:end])


def _weight(phrase: str) -> tuple[int, int]:
    counted = Counter(len(word) >= _LONG for word in phrase.split())
    return counted[True], counted[False]
