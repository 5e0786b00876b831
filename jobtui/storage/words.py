"""Texts and questions as the words that full-text search goes by.

A run of Korean, Japanese or Chinese letters has no spaces to split at, so it stands in the index as its pairs
of neighbours and its last letter: whatever part of it is asked for, its pairs follow one another.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from jobtui.domain.search import UNSPACED, plain, tokens

COLUMNS = ("title", "company", "notes", "body")
"""What can be searched apart."""

CREATE = (
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, "
    "tokenize=\"unicode61 remove_diacritics 2 tokenchars '+#'\", prefix='2')"
)

_RUN = re.compile(f"[{UNSPACED}]+")
_DOTTED = re.compile(r"\.([^\W\d_]\w*)")


def indexed(text: str) -> str:
    """The text as the index takes it: its words, unspaced runs as pairs and their last letter.

    What follows a dot, as in `.net`, stands once more at the end, with a sign in place of the dot.
    """
    dotted = [f"#{name}" for name in dict.fromkeys(_DOTTED.findall(plain(text)))]
    return " ".join([*map(_split, tokens(text)), *dotted])


def question(words: Sequence[str]) -> str:
    """What FTS5 is asked for these words or phrases: all of them, each as the beginning of a word.

    "" if one of them has no letter or digit, and so is nowhere.
    """
    phrases = list(map(_phrase, words))
    return " AND ".join(phrases) if all(phrases) else ""


def _phrase(word: str) -> str:
    if dotted := _DOTTED.fullmatch(plain(word).strip()):
        return f'"#{dotted[1]}" *'
    found = tokens(word)
    if not found:
        return ""
    *before, last = found
    # The last word may go on, so the last letter of a run need not be the last one there.
    end = _pairs(last) if len(last) > 1 and _RUN.match(last) else [last]
    return f'"{" ".join([*map(_split, before), *end])}" *'


def _split(token: str) -> str:
    if token.isascii() or len(token) == 1 or not _RUN.match(token):
        return token
    return " ".join([*_pairs(token), token[-1]])


def _pairs(run: str) -> list[str]:
    return list(map("".join, pairwise(run)))
